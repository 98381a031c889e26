"""The board's power is cut at random moments; each start is also the recovery of the one before.

CUTS says how often (100 for the record), IMAGE names the raw test image, SEED repeats a run. What was written is
looked at while the board is off: the config in force is a whole set, no secret is lost, the history is sound.
"""

import json
import os
import random
import shutil
import subprocess
import time
from collections import Counter

import pytest

from disk import Disk
from qemu import Qemu

CUTS = int(os.environ.get("CUTS", "5"))
SEED = int(os.environ.get("SEED", "1"))
LOADER = "/usr/lib/u-boot/qemu_arm64/u-boot.bin"
FIRST_WORDS_S, WHOLE_START_S = 60, 240
HEALTHY_EVERY = 20
# Seconds after power-on between which the cut falls: what the board is about then, under TCG.
MOMENTS = {"loader": (0.5, 6), "start and import": (6, 40), "at work": (40, 100)}


def config(number):
    return json.dumps({"source": {"type": "feed", "url": "http://10.0.2.2:8780/wallboard/v1/snapshot", "poll": "1s",
                                  "token_file": "desk.token"},
                       "history": {"batch": "10s"}, "desk": {"name": f"Desk {number}"}}).encode()


@pytest.fixture
def simdesk():
    """The desk that the board polls, on the host's side of QEMU's network."""
    child = subprocess.Popen([os.environ["WALLBOARD"], "simdesk", "--port", "8780"], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield child
    child.terminate()
    child.wait()


def machine(disk, folder):
    return Qemu(folder, "aarch64", bios=LOADER, drives=[disk.path], write=True, network=True, size=(640, 360),
                devices=["i6300esb"], extra=["-action", "watchdog=reset"])


def check_disk(disk, sets):
    """The state that the board was left in: (which set is in force, SQLite's word)."""
    copy = disk.copy_data()
    force = disk.data_files(copy, "/config") or {}
    number = None
    if "wallboard.json" in force:
        numbers = [n for n, (wall, token) in sets.items() if force["wallboard.json"] == wall]
        assert numbers, "the config in force is none that was ever put onto the card"
        number = numbers[-1]
        assert force.get("desk.token") in [token for _, token in sets.values()], "the token in force is not whole"
        assert force["desk.token"] == sets[number][1], f"set {number} is mixed with another's token"
    newest = max(sets)
    assert number == newest or disk.on_card("desk.token") == sets[newest][1], "a token vanished before its import"
    verdict = disk.history_verdict(copy)
    assert verdict in (None, "ok")
    return number, verdict


def test_the_board_comes_back_from_every_power_cut(simdesk, tmp_path, record_property):
    image = os.environ.get("IMAGE")
    assert image, "IMAGE must name the raw test image, as board/image --test makes it"
    dice = random.Random(SEED)
    disk = Disk(tmp_path / "board.img", tmp_path / "look")
    shutil.copyfile(image, disk.path)
    subprocess.run(["truncate", "-s", "2G", str(disk.path)], check=True)
    sets, table = {}, Counter()
    for cut in range(CUTS):
        sets[cut] = (config(cut), f"token-{cut}-{'x' * 600}".encode())
        if disk.on_card("desk.token") is None or dice.random() < 0.5:
            disk.put_on_card("wallboard.json", sets[cut][0])
            disk.put_on_card("desk.token", sets[cut][1])
        else:
            del sets[cut]
        moment = dice.choice(sorted(MOMENTS))
        with machine(disk, tmp_path / "vm") as board:
            time.sleep(dice.uniform(*MOMENTS[moment]))
            assert board.alive()
        number, verdict = check_disk(disk, sets)
        table[moment, "new set" if number == max(sets) else "older set" if number is not None else "none yet",
              f"history {verdict}"] += 1
        if (cut + 1) % HEALTHY_EVERY == 0 or cut + 1 == CUTS:
            recover(disk, sets, tmp_path / "vm")
    record_property("power cuts", str(dict(table)))
    print(json.dumps({" / ".join(key): count for key, count in sorted(table.items())}, indent=1))
    assert simdesk.poll() is None


def recover(disk, sets, folder):
    """A whole start to a healthy wall; then the newest set is in force and its token is off the card."""
    with machine(disk, folder) as board:
        board.wait_serial(r"wallboard: slot [AB], tries left", FIRST_WORDS_S)
        shell = board.shell()
        end = time.monotonic() + WHOLE_START_S
        answer = ""
        while "poll     a source has answered" not in answer and time.monotonic() < end:
            try:
                answer = shell.run("wallboard health --spool /run/wallboard", 20, check=False)
            except Exception:  # pylint: disable=broad-exception-caught  # the shell is not there yet
                time.sleep(2)
                shell = board.shell()
        assert "FAIL" not in answer and "a source has answered" in answer, answer
        shell.run("sync", 60)
    number, verdict = check_disk(disk, sets)
    assert (number, verdict) == (max(sets), "ok")
    assert disk.on_card("desk.token") is None
