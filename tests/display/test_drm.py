"""The wall on a bare display: what a display in QEMU shows is what `wallboard render` draws, byte for byte."""

import datetime
import json
import pathlib
import re
import subprocess
import tempfile
import time

import pytest
from guest import Guest
from monitor import Monitor
from qemu import Qemu, read_ppm

SOURCE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = SOURCE / "assets/schema/wallboard-1.example.json"
SIZE = (1280, 720)
# A minute in which the picture is not shifted against burn-in, after the day of any build.
MOMENT = datetime.datetime.fromtimestamp(143814 * 256 * 60, datetime.timezone.utc)
HELD_S = int(MOMENT.timestamp()) - 50  # the wall shows the snapshot's own time while the clock is a little behind
SCREEN = {"pages": ["overview", "queues"], "dwell": "1h", "diagonal_in": 120, "distance_m": 3}
CONFIGS = {"wall": {}, **{f"turned-{degrees}": {"rotation": degrees} for degrees in (90, 180, 270)},
           "small": {"mode": "1024x768"}, "impossible": {"mode": "1000x700"}, "elsewhere": {"connector": "HDMI-A-1"},
           "asleep": {"hours": {"on": "mon-fri 08:00-18:00", "wake": []}}}
SYSFS = "/sys/class/drm/card0-Virtual-1"
WAIT_S = 90  # on a machine that has other things to do


def at_moment(text):
    """The snapshot with all its times moved, so that it was taken at MOMENT."""
    taken_at = datetime.datetime.fromisoformat(json.loads(text)["taken_at"].replace("Z", "+00:00"))

    def moved(match):
        time = datetime.datetime.fromisoformat(match[0].replace("Z", "+00:00"))
        return (time + (MOMENT - taken_at)).isoformat().replace("+00:00", "Z")

    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", moved, text)


class Board:
    """The machine with its shell and its display's cable, and one wall at a time in it."""

    def __init__(self, qemu, monitor, binary, directory):
        self.qemu, self.monitor = qemu, monitor
        self.shell = qemu.shell()
        self._binary, self._directory = binary, directory
        self._rendered = {}

    @staticmethod
    def wall_command(config, before=""):
        """Starts a wall in the background, in the words of the machine's shell."""
        return (f"{before} wallboard show --display drm --config /etc/{config}.json --spool /spool --state /state"
                " 9>&- >/tmp/wall.log 2>&1 & echo $! >/tmp/wall.pid")

    def start_wall(self, config="wall", before=""):
        self.shell.run(self.wall_command(config, before))

    def stop_wall(self):
        self.shell.run("kill $(cat /tmp/wall.pid); while kill -0 $(cat /tmp/wall.pid); do sleep 0.1; done",
                       check=False)

    def log(self):
        return self.shell.run("cat /tmp/wall.log")

    def _wait_words(self, path, wanted):
        """Waits until a file of the machine has a line that begins so, or says so somewhere."""
        end = time.monotonic() + WAIT_S
        words = self.shell.run(f"cat {path}")
        while not re.search(wanted, words, re.MULTILINE):
            assert time.monotonic() < end, f"{path} does not say \"{wanted}\" but: {words}"
            time.sleep(0.2)
            words = self.shell.run(f"cat {path}")

    def wait_log(self, sentence):
        """Waits until the wall has said so since it was started."""
        self._wait_words("/tmp/wall.log", re.escape(sentence))

    def wait_panel(self, state):
        """Waits until the kernel has the panel "On" or "Off"."""
        self._wait_words(f"{SYSFS}/dpms", f"^{state}$")

    def wait_cable(self, state):
        """Waits until the kernel knows a display "connected" or "disconnected"."""
        self._wait_words(f"{SYSFS}/status", f"^{state}$")

    def rendered(self, page, size=SIZE, degrees=0):
        """The RGB bytes that a display of this size must show."""
        width, height = size if degrees % 180 == 0 else size[::-1]
        key = page, width, height, degrees
        if key not in self._rendered:
            picture, pixels = self._directory / "rendered.png", self._directory / "rendered.ppm"
            subprocess.run([self._binary, "render", "--snapshot", self._directory / "snapshot.json",
                            "--config", self._directory / "wall.json", "--page", page,
                            "--size", f"{width}x{height}", "--out", picture], check=True, timeout=60)
            subprocess.run(["convert", picture, "-rotate", str(degrees), "-depth", "8", pixels],
                           check=True, timeout=60)
            self._rendered[key] = read_ppm(pixels)
        return self._rendered[key]

    def shows(self, page, size=SIZE, degrees=0):
        """Whether the display comes to show the page, every byte of it."""
        wanted = self.rendered(page, size, degrees)
        return self.qemu.wait_pixels(lambda *shown: shown == wanted, WAIT_S)

    def shows_only(self, colour):
        return self.qemu.wait_pixels(lambda _w, _h, rgb: rgb == bytes(colour) * (len(rgb) // 3), WAIT_S)


def write_guest(directory, binary, cache, tools):
    """The guest, and on this side the snapshot and the config that are rendered."""
    snapshot = at_moment(EXAMPLE.read_text(encoding="utf-8"))
    zone = json.loads(snapshot)["desk"]["time_zone"]
    configs = {name: json.dumps({"screen": {**SCREEN, **more}}) for name, more in CONFIGS.items()}
    files = {"/spool/snapshot.json": snapshot.encode(),
             f"/usr/share/zoneinfo/{zone}": pathlib.Path("/usr/share/zoneinfo", zone).read_bytes(),
             **{f"/etc/{name}.json": text.encode() for name, text in configs.items()}}
    (directory / "snapshot.json").write_text(snapshot, encoding="utf-8")
    (directory / "wall.json").write_text(configs["wall"], encoding="utf-8")
    return Guest(cache, directory, binary, SOURCE / "assets", tools, files)


@pytest.fixture(scope="module")
def board(binary, tool, hang, cache):
    with tempfile.TemporaryDirectory(prefix="board") as folder:  # sockets want a short path
        directory = pathlib.Path(folder)
        guest = write_guest(directory, binary, cache, [tool, hang])
        monitor = Monitor(directory)
        with Qemu(directory, kernel=guest.kernel, initrd=guest.initrd, append="panic=5 loglevel=4",
                  size=SIZE, extra=monitor.arguments) as qemu:
            qemu.wait_serial("GUEST READY", 150)
            monitor.connect()
            monitor.plug(*SIZE)  # QEMU says nothing of what it takes for no change
            machine = Board(qemu, monitor, binary, directory)
            machine.shell.run(f"display_tool hold {HELD_S} >/tmp/hold.log 2>&1 &")
            yield machine
            monitor.close()


@pytest.fixture
def bare(board):
    """A board without a wall yet, on its usual display."""
    yield board
    board.stop_wall()
    board.monitor.plug(*SIZE)
    board.wait_cable("connected")


@pytest.fixture
def wall(bare):
    """A board that shows the overview."""
    bare.start_wall()
    assert bare.shows("overview"), bare.log()
    return bare


class OtherProgram:
    """Another program in the board that shows a colour on the display, and obeys."""

    def __init__(self, shell):
        self._shell = shell

    def start(self, colour):
        self._shell.run(f"rm -f /tmp/f; mkfifo /tmp/f; : >/tmp/other.log;"
                        f" display_tool show {bytes(colour).hex()} </tmp/f >/tmp/other.log 2>&1 & exec 9>/tmp/f")
        self._wait_done(1)

    def _wait_done(self, times):
        self._shell.run(f"for i in $(seq 200); do [ $(grep -c done /tmp/other.log) -ge {times} ] && break; sleep 0.1;"
                        f" done; cat /tmp/other.log; [ $(grep -c done /tmp/other.log) -ge {times} ]")

    def tell(self, word):
        before = int(self._shell.run("grep -c done /tmp/other.log"))
        self._shell.run(f"echo {word} >&9")
        self._wait_done(before + 1)

    def end(self):
        self._shell.run("exec 9>&-; for i in $(seq 50); do pgrep -f 'display_tool show' || break; sleep 0.1; done",
                        check=False)


@pytest.fixture
def other(board):
    program = OtherProgram(board.shell)
    yield program
    program.end()


def test_a_key_turns_the_page(wall):
    wall.qemu.send_key("right")
    assert wall.shows("queues"), wall.log()
    wall.qemu.send_key("p")
    assert wall.shows("overview"), wall.log()


def test_the_display_is_unplugged_and_plugged_back(wall):
    wall.monitor.unplug()
    wall.wait_log("/dev/dri/card0: no display is connected; the wall is shown when that changes")
    wall.qemu.send_key("right")
    wall.monitor.plug(*SIZE)
    assert wall.shows("queues"), wall.log()


def test_another_display_is_plugged_in_its_place(wall):
    wall.monitor.plug(1600, 900)
    assert wall.shows("overview", (1600, 900)), wall.log()
    assert "QEMU Monitor at Virtual-1 on /dev/dri/card0: 1600x900 at 75 Hz, 406x228 mm" in wall.log()


def test_another_terminal_has_the_display_for_a_while(wall, other):
    wall.shell.run("chvt 2")
    wall.wait_log("another terminal has the display now")
    other.start((0xd5, 0x5e, 0x00))
    assert wall.shows_only((0xd5, 0x5e, 0x00)), wall.log()
    wall.qemu.send_key("right")  # not meant for the wall
    other.end()
    wall.shell.run("chvt 1")
    assert wall.shows("overview"), wall.log()


def test_a_page_flip_that_never_completes(bare):
    # A program that looks for errors of its own memory wants to be loaded first, and may go without.
    bare.start_wall(before="ASAN_OPTIONS=verify_asan_link_order=0 HANG=/tmp/hang LD_PRELOAD=/usr/bin/libdisplay_hang.so")
    assert bare.shows("overview"), bare.log()
    bare.shell.run("touch /tmp/hang")
    pressed = 0
    while "Virtual-1 does not take pictures any more; the wall is shown when that changes" not in bare.log():
        assert pressed < 100, bare.log()
        bare.qemu.send_key("right")
        pressed += 1
        time.sleep(0.5)
    assert "Virtual-1 did not take a picture in time; its mode is set anew" in bare.log()
    bare.shell.run("rm /tmp/hang")
    bare.qemu.send_key("right")  # the next picture makes good for one that was never taken
    pressed += 1
    assert bare.shows(SCREEN["pages"][pressed % 2]), bare.log()


def test_waiting_costs_next_to_nothing(wall):
    count = "grep ^voluntary /proc/$(cat /tmp/wall.pid)/status | grep -o '[0-9]*'"
    wall.shell.run("sleep 2")
    before, after = map(int, wall.shell.run(f"{count}; sleep 10; {count}").split())
    assert after - before <= 10


def test_a_wall_that_ends_gives_the_terminal_back(wall):
    wall.stop_wall()
    assert "segfault" not in wall.qemu.serial()
    wall.shell.run("chvt 2; chvt 1")
    assert wall.shell.run("cat /sys/class/tty/tty0/active").strip() == "tty1"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned(bare, degrees):
    bare.start_wall(f"turned-{degrees}")
    assert bare.shows("overview", degrees=degrees), bare.log()
    bare.qemu.send_key("right")
    assert bare.shows("queues", degrees=degrees), bare.log()


def test_another_mode_than_the_displays_own(bare):
    bare.start_wall("small")
    assert bare.shows("overview", (1024, 768)), bare.log()


def test_a_mode_that_is_not_offered_is_told(bare):
    bare.start_wall("impossible")
    bare.wait_log("Virtual-1 does not offer the mode that the config asks for")
    assert bare.shows("overview"), bare.log()


def test_a_connector_that_has_no_display_is_waited_for(bare):
    bare.start_wall("elsewhere")
    bare.wait_log("/dev/dri/card0: no display is connected to HDMI-A-1; the wall is shown when that changes")


def test_started_without_a_display(bare):
    bare.monitor.unplug()
    bare.wait_cable("disconnected")
    bare.start_wall()
    bare.wait_log("/dev/dri/card0: no display is connected; the wall is shown when that changes")
    bare.monitor.plug(*SIZE)
    assert bare.shows("overview"), bare.log()


def test_started_while_another_program_has_the_display(bare, other):
    other.start((0x00, 0x9e, 0x73))
    bare.start_wall()
    bare.wait_log("/dev/dri/card0: another program has the display (a desktop?); the wall is shown when that changes")
    assert bare.shows_only((0x00, 0x9e, 0x73)), bare.log()
    other.end()
    assert bare.shows("overview"), bare.log()


def test_the_panel_is_switched_off_and_on(bare, other):
    other.start((0x56, 0xb4, 0xe9))
    assert bare.shows_only((0x56, 0xb4, 0xe9))
    other.tell("off")
    assert bare.shell.run(f"cat {SYSFS}/dpms").strip() == "Off"
    other.tell("anything")
    assert bare.shell.run(f"cat {SYSFS}/dpms").strip() == "Off"
    other.tell("on")
    assert bare.shell.run(f"cat {SYSFS}/dpms").strip() == "On"
    assert bare.shows_only((0x56, 0xb4, 0xe9))


def test_out_of_hours_the_panel_is_dark_until_a_key(bare):
    bare.start_wall("asleep")
    bare.wait_panel("Off")
    bare.qemu.send_key("spc")
    assert bare.shows("overview"), bare.log()
    bare.wait_panel("On")


def test_a_display_that_is_plugged_in_at_night_stays_dark(bare):
    bare.start_wall("asleep")
    bare.wait_panel("Off")
    bare.monitor.unplug()
    bare.wait_log("no display is connected")
    bare.monitor.plug(1600, 900)
    bare.wait_log("1600x900 at 75 Hz")
    bare.shell.run("sleep 1")
    _, _, rgb = bare.qemu.pixels()
    assert len(set(rgb)) <= 2  # QEMU's own words on black
    bare.qemu.send_key("spc")
    assert bare.shows("overview", (1600, 900)), bare.log()
