"""The board's power is cut at random moments; each start is also the recovery of the one before.

CUTS says how often (100 for the record), SEED repeats a run. What was written is looked at while the board is off:
the config in force is a whole set, no secret is lost, the history is sound. One cut in three falls while an update is
installed; then a slot that starts must be the good old one, or the whole new one.
"""

import functools
import http.server
import json
import os
import random
import re
import threading
import time
from collections import Counter

import pytest

from board import HERE, PORT, START_S, Board
from bundles import Bundles

CUTS = int(os.environ.get("CUTS", "5"))
SEED = int(os.environ.get("SEED", "1"))
HEALTHY_EVERY = 10
NEW_VERSION = "0.2.0"
INSTALL_S = 120     # how long an update takes at most before the power goes
# The last of these that the serial log has when the power goes.
MOMENTS = (("update", r"wallboard-test: update begins"), ("at work", r"Started .*wallboard-show"),
           ("import", r"Starting .*wallboard-provision"), ("start", r"Starting kernel"), ("loader", r""))


def config(number):
    return json.dumps({"source": {"type": "feed", "url": f"http://{HERE}:{PORT}/wallboard/v1/snapshot", "poll": "1s",
                                  "token_file": "desk.token"},
                       "network": {"ntp": [HERE]}, "history": {"batch": "10s"},
                       "desk": {"name": f"Desk {number}"}}).encode()


def machine(disk, folder):
    return Board(folder, disk, size=(640, 360), cpus=1)


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


def moment_of(log):
    return next(name for name, mark in MOMENTS if re.search(mark, log))


def wait_healthy(board):
    """A shell in a board whose wall shows what the desk has answered."""
    shell = board.wait_shell()
    end = time.monotonic() + START_S
    while True:
        answer = shell.run("wallboard health --spool /run/wallboard", 60, check=False)
        if "FAIL" not in answer and "a source has answered" in answer:
            return shell
        assert time.monotonic() < end, answer
        time.sleep(2)


def recover(disk, sets, folder):
    """A whole start to a healthy wall, and how long it took; then the newest set is in force and its token off the card."""
    with machine(disk, folder) as board:
        begun = time.monotonic()
        board.wait_serial(r"wallboard: slot [AB], tries left", START_S)
        shell = wait_healthy(board)
        taken_s = time.monotonic() - begun
        assert shell.run(". /etc/os-release; echo $IMAGE_VERSION").strip() in ("0.1.0", NEW_VERSION)
        shell.run("sync", 60)
    assert check_disk(disk, sets) == (max(sets), "ok")
    assert disk.on_card("desk.token") is None
    return taken_s


def begin_update(board, url):
    """Lets the board install the bundle, on its own."""
    shell = wait_healthy(board)
    shell.run("echo wallboard-test: update begins >/dev/console")
    shell.run(f"setsid wallboard-update --allow-downgrade --no-restart {url}/update.raucb >/dev/console 2>&1 </dev/null &")


@pytest.fixture(name="updates")
def updates_on_the_web(tmp_path):
    bundles = Bundles(tmp_path / "bundles")
    bundles.of_slot("update.raucb", NEW_VERSION)
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=bundles.folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{HERE}:{server.server_port}"
        server.shutdown()


def put_set(disk, sets, number):
    """A new config and token on the card."""
    sets[number] = (config(number), f"token-{number}-{'x' * 600}".encode())
    disk.put_on_card("wallboard.json", sets[number][0])
    disk.put_on_card("desk.token", sets[number][1])


def test_the_board_comes_back_from_every_power_cut(card, desk, updates, tmp_path, record_property):
    dice, sets, table = random.Random(SEED), {}, Counter()
    put_set(card, sets, 0)
    whole_s = recover(card, sets, tmp_path / "vm")
    print(f"a whole start takes {whole_s:.0f} s")
    for cut in range(1, CUTS + 1):
        if dice.random() < 0.6:
            put_set(card, sets, cut)
        with machine(card, tmp_path / "vm") as board:
            if cut % 3 == 0:
                begin_update(board, updates)
            time.sleep(dice.uniform(0.5, INSTALL_S if cut % 3 == 0 else 1.3 * whole_s))
            assert board.alive()
            moment = moment_of(board.serial())
        number, verdict = check_disk(card, sets)
        table[moment, "newest set" if number == max(sets) else "set before", f"history {verdict}"] += 1
        print(f"cut {cut}: {moment}, set {number} of {max(sets)}, history {verdict}", flush=True)
        if cut % HEALTHY_EVERY == 0 or cut == CUTS:
            recover(card, sets, tmp_path / "vm")
    record_property("power cuts", str(dict(table)))
    print(json.dumps({" / ".join(key): count for key, count in sorted(table.items())}, indent=1))
    assert desk.poll() is None
