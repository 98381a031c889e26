"""Updates in the booted image: what is taken, what is refused, and how the board finds back from a bad one."""

import functools
import http.server
import json
import subprocess
import threading

import pytest

from board import HERE, START_S, TOP, Board, config, wait_fresh
from bundles import Bundles

INSTALL_S = 600


@pytest.fixture(name="shelf")
def a_shelf(tmp_path):
    """(Bundles, the URL under which the board finds them)."""
    bundles = Bundles(tmp_path / "bundles")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=bundles.folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield bundles, f"http://{HERE}:{server.server_port}"
        server.shutdown()


def start(machine, card, **more):
    card.put_on_card("wallboard.json", json.dumps(config(**more)).encode())
    machine.start()
    end = machine.wait_slot("A")
    shell = machine.wait_shell()
    shell.run("until systemctl is-active wallboard-health; do sleep 1; done", START_S)
    return shell, end


def update(shell, what, options=""):
    """(code, what wallboard-update says)."""
    said = shell.run(f"wallboard-update {options} {what}; echo code $?", INSTALL_S)
    words, _, code = said.rpartition("code ")
    return int(code), words.strip()


def version_of(shell):
    return shell.run(". /etc/os-release; echo $IMAGE_VERSION").strip()


def install(shell, url):
    code, words = update(shell, url, "--no-restart")
    assert code == 0, words
    shell.run("sync", 120)


def restart(machine, shell):
    """Where in the log the old start ends."""
    end = len(machine.serial())
    shell.run("systemctl --no-block reboot")
    return end


def test_what_is_refused_changes_nothing(card, desk, shelf, tmp_path):
    bundles, url = shelf
    stranger = tmp_path / "stranger"
    subprocess.run([TOP / "board/test-key", stranger], check=True)
    bundles.of_nothing("good.raucb")
    bundles.spoil("good.raucb", "damaged.raucb")
    bundles.of_nothing("stranger.raucb", keys=stranger)
    bundles.of_nothing("other-board.raucb", compatible="toaster")
    bundles.of_nothing("older.raucb", version="0.0.1")
    machine = Board(tmp_path / "q", card)
    try:
        shell, _ = start(machine, card)
        before = shell.run("sha256sum /dev/disk/by-partuuid/4c4c4157-03", 120)
        for name, wanted, words in (("stranger", 3, "signed by somebody else"), ("damaged", 3, "damaged"),
                                    ("other-board", 4, 'is for the board "toaster"'), ("older", 5, "is older than"),
                                    ("none", 7, "cannot fetch")):
            code, said = update(shell, f"{url}/{name}.raucb")
            assert (code, words in said) == (wanted, True), f"{name}: {code}: {said}"
            print(f"{name}: {said.splitlines()[-1]}")
        assert shell.run("sha256sum /dev/disk/by-partuuid/4c4c4157-03", 120) == before
        assert "BOOT_ORDER=A B" in shell.run("/usr/lib/wallboard/with-card fw_printenv")
        wait_fresh(shell)
    finally:
        machine.kill()
    assert desk.poll() is None


def test_a_good_one_is_kept(card, desk, shelf, tmp_path):
    bundles, url = shelf
    bundles.of_slot("good.raucb", "1.1.0")
    machine = Board(tmp_path / "q", card)
    try:
        shell, _ = start(machine, card)
        install(shell, f"{url}/good.raucb")
        end = machine.wait_slot("B", restart(machine, shell))
        shell = machine.wait_shell(end)
        assert version_of(shell) == "1.1.0"
        wait_fresh(shell)
        shell.run("until systemctl is-active wallboard-health; do sleep 1; done", START_S)
        assert "is kept" in shell.run("journalctl -b -u wallboard-health -o cat")
        end = machine.wait_slot("B", restart(machine, shell))
        machine.wait_shell(end)
    finally:
        machine.kill()
    assert desk.poll() is None


def test_one_that_cannot_start_is_left_by_the_loader(card, desk, shelf, tmp_path):
    bundles, url = shelf
    bundles.of_slot("broken.raucb", "1.2.0", "rm /boot/Image")
    machine = Board(tmp_path / "q", card)
    try:
        shell, _ = start(machine, card)
        install(shell, f"{url}/broken.raucb")
        end = restart(machine, shell)
        for _ in range(3):
            end = machine.wait_slot("B", end)
        shell = machine.wait_shell(machine.wait_slot("A", end))
        check_fallback(shell, "1.2.0")
    finally:
        machine.kill()
    assert desk.poll() is None


def test_one_that_never_becomes_healthy_is_left(card, desk, shelf, tmp_path):
    bundles, url = shelf
    bundles.of_slot("sick.raucb", "1.3.0", "rm /usr/lib/systemd/system/wallboard-collect.service",
                    "symlink /usr/lib/systemd/system/wallboard-collect.service /dev/null")
    machine = Board(tmp_path / "q", card)
    try:
        shell, _ = start(machine, card)
        install(shell, f"{url}/sick.raucb")
        shell.run("echo HEALTH_WITHIN=30s >/data/update/health.env; sync")
        end = restart(machine, shell)
        for _ in range(3):
            end = machine.wait_slot("B", end)
        shell = machine.wait_shell(machine.wait_slot("A", end))
        check_fallback(shell, "1.3.0")
    finally:
        machine.kill()
    assert desk.poll() is None


def check_fallback(shell, version):
    """The board runs what it ran before, and will not take that version by itself again."""
    assert version_of(shell) != version
    wait_fresh(shell)
    shell.run("until systemctl is-active wallboard-health; do sleep 1; done", START_S)
    assert "did not become healthy" in shell.run("journalctl -b -u wallboard-health -o cat")
    assert shell.run("cat /data/update/failed").strip() == version
