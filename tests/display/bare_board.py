"""A board without a desktop, in QEMU: its shell, its display's cable, and one wall at a time in it."""

import datetime
import json
import pathlib
import re
import subprocess
import time

from display_guest import display_guest
from monitor import Monitor
from qemu import Qemu, QemuError, read_ppm

SOURCE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = SOURCE / "assets/schema/wallboard-1.example.json"
SIZE = (1280, 720)
# A minute in which the picture is not shifted against burn-in, after the day of any build.
MOMENT = datetime.datetime.fromtimestamp(143814 * 256 * 60, datetime.timezone.utc)
HELD_S = int(MOMENT.timestamp()) - 50  # the wall shows the snapshot's own time while the clock is a little behind
# No page but these, however long a test takes: none that takes over for the snapshot's incident.
SCREEN = {"pages": ["overview", "queues"], "standby": [], "dwell": "1h", "diagonal_in": 120, "distance_m": 3}
CONFIGS = {"wall": {}, **{f"turned-{degrees}": {"rotation": degrees} for degrees in (90, 180, 270)},
           "small": {"mode": "1024x768"}, "impossible": {"mode": "1000x700"}, "elsewhere": {"connector": "HDMI-A-1"},
           "asleep": {"hours": {"on": "mon-fri 08:00-18:00", "wake": []}}}
SYSFS = "/sys/class/drm/card0-Virtual-1"
ENDED_EARLY = "143"  # by the signal itself, before the wall listens to it
WAIT_S = 90  # on a machine that has other things to do


def _time(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def at_rest(text):
    """The snapshot without what the wall counts by the second: clocks due soon, and waits that began just now."""
    document = json.loads(text)
    now, recent = _time(document["taken_at"]), datetime.timedelta(minutes=10)
    document["clocks"] = [clock for clock in document["clocks"] if _time(clock["due_at"]) > now + recent]
    for entry in [document["totals"], *document["queues"], *document["alarms"]]:
        for field in {"oldest_waiting_at", "since"} & entry.keys():
            if entry[field] and _time(entry[field]) > now - recent:
                entry[field] = (_time(entry[field]) - recent).isoformat()
    return json.dumps(document)


def at_moment(text):
    """The snapshot with all its times moved, so that it was taken at MOMENT."""
    taken_at = _time(json.loads(text)["taken_at"])

    def moved(match):
        return (_time(match[0]) + (MOMENT - taken_at)).isoformat().replace("+00:00", "Z")

    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", moved, text)


def _ends(name, ask):
    """Asks the program of /tmp/NAME.pid to end and waits for it; with its exit code, in the words of the shell."""
    return (f"if [ -e /tmp/{name}.pid ]; then p=$(cat /tmp/{name}.pid); rm /tmp/{name}.pid; {ask};"
            " for i in $(seq 100); do kill -0 $p 2>/dev/null || break; sleep 0.1; done;"
            " kill -KILL $p 2>/dev/null; wait $p; fi")


class Board:
    """The machine with its shell and its display's cable, and one wall at a time in it."""

    def __init__(self, guest, binary, directory):
        """Powers it on; the caller switches it off, also when it does not come up."""
        self.monitor = Monitor(directory)
        self.qemu = Qemu(directory, kernel=guest.kernel, initrd=guest.initrd, append="panic=5 loglevel=4",
                         size=SIZE, extra=[*self.monitor.arguments, "-no-reboot"])
        self.qemu.start()
        self.shell = None
        self._binary, self._directory = binary, directory
        self._rendered = {}

    def wait_until_up(self):
        self.qemu.wait_serial("GUEST READY", 150)
        self.monitor.connect()
        self.monitor.plug(*SIZE)  # QEMU says nothing of what it takes for no change
        self.shell = self.qemu.shell()
        self.shell.run(f"display_tool hold {HELD_S} >/tmp/hold.log 2>&1 &")

    def answers(self):
        """Whether it runs and its shell is of use."""
        return self.qemu.alive() and self.shell is not None and not self.shell.lost

    def switch_off(self):
        self.monitor.close()
        self.qemu.kill()

    @staticmethod
    def wall_command(config, before=""):
        """Starts a wall in the background, in the words of the machine's shell."""
        return (f"{before} wallboard show --display drm --config /etc/{config}.json --spool /spool --state /state"
                " 9>&- >/tmp/wall.log 2>&1 & echo $! >/tmp/wall.pid")

    def start_wall(self, config="wall", before=""):
        self.shell.run(self.wall_command(config, before))

    def stop_wall(self):
        """Ends a wall, if there is one; fails where it does not end well, or not by itself."""
        ended = self.shell.run(_ends("wall", "kill $p") + "; echo code $?", 60).split()[-1]
        assert ended in ("0", ENDED_EARLY), f"the wall ended with code {ended}: {self.log()}"

    def switch_terminal(self, number):
        self.shell.run(f"timeout 20 chvt {number}")

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


class OtherProgram:
    """Another program in the board that shows a colour on the display, and obeys."""

    def __init__(self, shell):
        self._shell = shell

    def start(self, colour):
        self._shell.run(f"rm -f /tmp/f; mkfifo /tmp/f; : >/tmp/other.log; display_tool show {bytes(colour).hex()}"
                        " </tmp/f >/tmp/other.log 2>&1 & echo $! >/tmp/other.pid; exec 9>/tmp/f")
        self._wait_done(1)

    def _wait_done(self, times):
        self._shell.run(f"for i in $(seq 200); do [ $(grep -c done /tmp/other.log) -ge {times} ] && break; sleep 0.1;"
                        f" done; cat /tmp/other.log; [ $(grep -c done /tmp/other.log) -ge {times} ]")

    def tell(self, word):
        before = int(self._shell.run("grep -c done /tmp/other.log"))
        self._shell.run(f"echo {word} >&9")
        self._wait_done(before + 1)

    def end(self):
        self._shell.run(_ends("other", "exec 9>&-"), 60)


class Boards:
    """The board in use; another one in its place when it does not answer any more."""

    def __init__(self, guest, binary, directory):
        self._parts = guest, binary, directory
        self._board = None
        self._never_up = None

    def one_that_answers(self):
        if self._never_up:
            raise QemuError(f"the machine did not come up before: {self._never_up}")
        if not (self._board and self._board.answers()):
            self.switch_off()
            self._power_on()
        return self._board

    def _power_on(self):
        self._board = Board(*self._parts)
        try:
            self._board.wait_until_up()
        except QemuError as error:
            self._never_up = error
            raise

    def switch_off(self):
        if self._board:
            self._board.switch_off()
        self._board = None


def write_guest(directory, binary, cache, tools):
    """The guest, and on this side the snapshot and the config that are rendered."""
    snapshot = at_rest(at_moment(EXAMPLE.read_text(encoding="utf-8")))
    zone = json.loads(snapshot)["desk"]["time_zone"]
    configs = {name: json.dumps({"screen": {**SCREEN, **more}}) for name, more in CONFIGS.items()}
    files = {"/spool/snapshot.json": snapshot.encode(),
             f"/usr/share/zoneinfo/{zone}": pathlib.Path("/usr/share/zoneinfo", zone).read_bytes(),
             **{f"/etc/{name}.json": text.encode() for name, text in configs.items()}}
    (directory / "snapshot.json").write_text(snapshot, encoding="utf-8")
    (directory / "wall.json").write_text(configs["wall"], encoding="utf-8")
    return display_guest(directory, binary, cache, SOURCE / "assets", tools, files)


