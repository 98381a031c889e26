"""Clocks that are wrong or jump, the board's and the server's: nothing is filed under a wrong day."""

import json
import os
import re
import sqlite3
import time
from contextlib import closing

import pytest

from fault_server import FaultServer
from process import Process, wait_until
from rt_clock import Clock

DAY_S = 86400
POLLS = 3  # that see each clock
PATIENCE_S = 60
EXACT_S = 30  # a busy machine's exchange with the server may take that long; the jumps are of a day
# A sanitizer wants to be the first library; the moved clock must stand before it.
SANITIZED = {"ASAN_OPTIONS": "verify_asan_link_order=0"}


class Board:
    """`wallboard run` against a server, with a wall clock that can be moved."""

    def __init__(self, wallboard, server):
        self.server = server
        self.wallboard = wallboard
        self.clock = Clock(wallboard.directory / "clock")
        self.process = None

    def start(self):
        directory = self.wallboard.directory
        config = self.wallboard.write_config({
            "source": {"type": "feed", "url": self.server.url, "poll": "1s"},
            "desk": {"name": "Clock desk", "time_zone": "UTC"}, "history": {"batch": "10s"}})
        argv = [self.wallboard.binary, "run", "--config", config, "--spool", directory,
                "--state", directory, "--offscreen", "640x360"]
        self.process = Process([str(word) for word in argv], directory, "run",
                               env=self.environment())

    def environment(self):
        moved = self.clock.environment()
        preloaded = f"{moved['LD_PRELOAD']} {os.environ['UNSYNCHRONISED']}"
        return {**os.environ, **moved, **SANITIZED, "LD_PRELOAD": preloaded}

    def polls(self, count=POLLS):
        """Waits for that many more polls to be worked on."""
        end = len(self.server.requests) + count + 1
        wait_until(lambda: len(self.server.requests) >= end, f"{count} polls", PATIENCE_S)

    def trouble(self):
        """What the wall says, or nothing."""
        path = self.wallboard.directory / "show.json"
        return json.loads(path.read_text(encoding="utf-8"))["trouble"] if path.exists() else None

    def says(self, pattern):
        wait_until(lambda: re.search(pattern, self.trouble() or ""), f"the wall to say {pattern}",
                   PATIENCE_S)

    def is_fresh(self):
        path = self.wallboard.directory / "show.json"
        return path.exists() and json.loads(path.read_text(encoding="utf-8"))["freshness"] == "fresh"

    def wait_fresh(self):
        wait_until(lambda: self.is_fresh() and not self.trouble(), "fresh figures", PATIENCE_S)

    def filed(self):
        """(time in seconds, day) of all samples; it ends the program, which then writes the rest."""
        assert self.process.stop() == 0
        path = self.wallboard.directory / "history.db"
        if not path.exists():
            return []
        with closing(sqlite3.connect(path)) as history:
            return history.execute("SELECT at / 1000.0, day FROM sample").fetchall()


@pytest.fixture
def board(wallboard):
    server = FaultServer()
    made = Board(wallboard, server)
    yield made
    if made.process:
        made.process.stop()
    server.stop()


def assert_filed_right(samples, began_s):
    assert samples, "nothing was filed at all"
    for at_s, day in samples:
        assert began_s - EXACT_S <= at_s <= time.time() + EXACT_S, f"filed at {time.ctime(at_s)}"
        assert day == int(time.strftime("%Y%m%d", time.gmtime(at_s)))


def test_1970_without_a_network(board):
    """A board that has just been switched on, and nobody tells it the time."""
    board.server.stop()
    board.clock.run(60 - int(time.time()))
    board.start()
    board.says(r"clock is not synchronised")
    assert board.filed() == []


def test_1970_and_a_server_that_tells_no_time(board):
    """Figures come, but nobody knows when."""
    board.server.dated = False
    board.clock.run(60 - int(time.time()))
    board.start()
    board.polls()
    board.says(r"clock is not synchronised")
    assert board.filed() == []


def test_1970_and_a_server_that_tells_the_time(board):
    began_s = time.time()
    board.clock.run(60 - int(began_s))
    board.start()
    board.wait_fresh()
    board.polls()
    assert_filed_right(board.filed(), began_s)


def test_the_boards_clock_jumps(board):
    began_s = time.time()
    board.start()
    board.wait_fresh()
    for offset_s in (DAY_S, 0, -DAY_S, 0):
        board.clock.run(offset_s)
        board.polls()
        board.wait_fresh()
    assert_filed_right(board.filed(), began_s)


@pytest.mark.parametrize("ahead_s, word", ((DAY_S, "ahead"), (-DAY_S, "behind")))
def test_the_servers_clock_jumps(board, ahead_s, word):
    began_s = time.time()
    board.start()
    board.wait_fresh()
    board.server.ahead_s = ahead_s
    board.polls()
    if ahead_s > 0:
        board.says(r"clock is not synchronised")
    board.server.ahead_s = 0
    board.polls()
    board.wait_fresh()
    log = board.process.err()
    assert len(re.findall(rf"the server's clock is suddenly \d+ min {word}", log)) == 1
    assert log.count("the server's clock is as before again") == 1
    assert_filed_right(board.filed(), began_s)
