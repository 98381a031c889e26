"""Updates in the booted image: what is refused, how the board finds back from a bad one, and that a good one is kept.

One board lives through all of these, in this order: an emulated start takes minutes.
"""

import functools
import http.server
import json
import subprocess
import threading

import pytest

from board import HERE, START_S, TOP, WHAT_IT_TAKES, Board, config, put_image, wait_fresh
from bundles import Bundles

INSTALL_S = 900
SLOT_B = "/dev/disk/by-partuuid/4c4c4157-03"


@pytest.fixture(scope="module", name="shelf")
def a_shelf(tmp_path_factory):
    """(Bundles, the URL under which the board finds them)."""
    bundles = Bundles(tmp_path_factory.mktemp("bundles"))
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=bundles.folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield bundles, f"http://{HERE}:{server.server_port}"
        server.shutdown()


class Life:
    """The board, a shell in its present start, and where in the serial log that began."""

    def __init__(self, machine):
        self.machine, self.shell, self.end = machine, None, 0

    def wait_start(self, slot):
        """Until slot A or B is up and its health gate has judged it."""
        self.end = self.machine.wait_slot(slot, self.end)
        self.shell = self.machine.wait_shell(self.end)
        self.wait_judged()

    def wait_judged(self):
        self.shell.run("until systemctl is-active -q wallboard-health; do sleep 1; done", START_S)

    def restart(self):
        self.end = len(self.machine.serial())
        self.shell.run("sync; systemctl --no-block reboot")

    def update(self, what, options=""):
        """(code, what wallboard-update says)."""
        said = self.shell.run(f"wallboard-update {options} {what}; echo code $?", INSTALL_S)
        words, _, code = said.rpartition("code ")
        return int(code), words.strip()

    def install(self, url):
        code, words = self.update(url, "--no-restart")
        assert code == 0, words

    def version(self):
        return self.shell.run(". /etc/os-release; echo $IMAGE_VERSION").strip()

    def gate_says(self):
        return self.shell.run("journalctl -b -u wallboard-health -o cat")


@pytest.fixture(scope="module", name="life")
def a_life(tmp_path_factory, long_desk):
    card = put_image(tmp_path_factory.mktemp("card"))
    card.put_on_card("wallboard.json", json.dumps(config()).encode())
    with Board(tmp_path_factory.mktemp("q"), card) as machine:
        life = Life(machine)
        life.end = machine.wait_slot("A")
        life.shell = machine.wait_shell()
        wait_fresh(life.shell, START_S)
        machine.keep_picture("before-update")
        life.wait_judged()
        print(life.shell.run(WHAT_IT_TAKES, START_S))
        yield life
    assert long_desk.poll() is None


def test_what_is_refused_changes_nothing(life, shelf, tmp_path):
    bundles, url = shelf
    stranger = tmp_path / "stranger"
    subprocess.run([TOP / "board/test-key", stranger], check=True)
    bundles.of_nothing("good.raucb")
    bundles.spoil("good.raucb", "damaged.raucb")
    bundles.of_nothing("stranger.raucb", keys=stranger)
    bundles.of_nothing("other-board.raucb", compatible="toaster")
    bundles.of_nothing("older.raucb", version="0.0.1")
    before = life.shell.run(f"sha256sum {SLOT_B}", 300)
    for name, wanted, words in (("stranger", 3, "signed by somebody else"), ("damaged", 3, "damaged"),
                                ("other-board", 4, 'is for the board "toaster"'), ("older", 5, "is older than"),
                                ("none", 7, "cannot fetch")):
        code, said = life.update(f"{url}/{name}.raucb")
        assert (code, words in said) == (wanted, True), f"{name}: {code}: {said}"
        print(f"{name}: {said.splitlines()[-1]}")
    assert life.shell.run(f"sha256sum {SLOT_B}", 300) == before
    assert "BOOT_ORDER=A B" in life.shell.run("/usr/lib/wallboard/with-card fw_printenv", 60)


def test_one_that_cannot_start_is_left_by_the_loader(life, shelf):
    bundles, url = shelf
    bundles.of_slot("broken.raucb", "1.1.0", "rm /boot/Image")
    life.install(f"{url}/broken.raucb")
    life.restart()
    for _ in range(3):
        life.end = life.machine.wait_slot("B", life.end)
    life.wait_start("A")
    check_fallback(life, "1.1.0")


def test_a_good_one_is_kept(life, shelf):
    bundles, url = shelf
    bundles.of_slot("good.raucb", "1.2.0")
    life.install(f"{url}/good.raucb")
    life.restart()
    life.wait_start("B")
    assert life.version() == "1.2.0"
    wait_fresh(life.shell)
    assert "1.2.0 is kept" in life.gate_says()
    counters = life.shell.run("/usr/lib/wallboard/with-card fw_printenv", 60)
    assert "BOOT_ORDER=B A" in counters and "BOOT_B_LEFT=3" in counters


def test_one_that_never_becomes_healthy_is_left(life, shelf):
    bundles, url = shelf
    bundles.of_slot("sick.raucb", "1.3.0", "rm /usr/lib/systemd/system/wallboard-collect.service",
                    "symlink /usr/lib/systemd/system/wallboard-collect.service /dev/null")
    life.install(f"{url}/sick.raucb")
    life.shell.run("echo HEALTH_WITHIN=10s >/data/update/health.env")
    life.restart()
    for _ in range(3):
        life.end = life.machine.wait_slot("A", life.end)
    life.wait_start("B")
    check_fallback(life, "1.3.0")


def check_fallback(life, version):
    """The board runs what it ran before, and will not take that version by itself again."""
    assert life.version() != version
    wait_fresh(life.shell)
    assert f"{version} in slot" in life.gate_says() and "did not become healthy" in life.gate_says()
    assert life.shell.run("cat /data/update/failed").strip() == version
