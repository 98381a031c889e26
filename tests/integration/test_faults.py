"""`wallboard collect` keeps the last good snapshot whole through everything a server may do."""

import json
import random
import re
import shutil
import sqlite3
import statistics
import time
from contextlib import closing

import pytest

from collecting import MAX_BYTES, PATIENCE_S, TIMEOUT_S, TOKEN, Collecting
from fault_server import FEED_PATH, FaultServer
from process import wait_until
from small_disk import SmallDisk

# Behaviour of the server, and the words that its sentence on the wall cannot do without.
FAULTS = {
    "unauthorized": r"401.*token|token.*401",
    "broken": r"500",
    "html": r"HTML",
    "not_json": r"JSON",
    "nested": r"JSON|nest|deep",
    "wrong_type": r"totals[./]open",
    "other_format": r"wallboard/9",
    "truncated": r"truncated|ended early|incomplete|cut off|closed",
    "slow": r"took longer|timed? ?out|too slow|no answer within",
    "oversized": r"larger than|too large|more than",
    "endless": r"larger than|too large|more than",
    "bomb": r"larger than|too large|more than",
}
NO_HOST = r"DNS|resolve|no such host|unknown host|name"
MEMORY_LIMIT_KIB = 150_000
KILLS = 100
BUSY_S = 8  # what a busy machine may add; a body that is never cut off takes minutes


@pytest.fixture
def server():
    made = FaultServer()
    yield made
    made.stop()


@pytest.fixture
def collecting(wallboard, server):
    """A collect that has published 17 open tickets and knows the server as healthy."""
    made = Collecting(wallboard, server)
    server.open_tickets = 17
    made.start()
    made.wait_healthy(17)
    yield made
    assert TOKEN not in made.outputs()


@pytest.fixture
def disk(tmp_path):
    """Named before `wallboard` in a test's list, so that it is unmounted when nothing runs."""
    made = SmallDisk(tmp_path / "disk")
    yield made
    made.unmount()


def utc(unix_s):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(unix_s))


def assert_sentence(message, pattern):
    """A line of at least three words that holds the essential ones."""
    assert re.search(pattern, message, re.IGNORECASE), message
    assert len(message.split()) >= 3 and "\n" not in message and len(message) < 400, message


def assert_last_good(document, switched_at):
    """The figures and the time of the last good poll, however often it has failed since."""
    assert document["totals"]["open"] == 17
    assert document["queues"][0]["name"] == "Größe 0"
    assert document["taken_at"] <= utc(switched_at + 1)


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_and_recovery(collecting, server, fault):
    switched_at = time.time()
    server.behaviour = fault
    server.open_tickets = 18
    document = collecting.wait_error()
    assert_last_good(document, switched_at)
    assert_sentence(document["sources"][0]["message"], FAULTS[fault])
    assert collecting.process.alive()
    server.behaviour = "healthy"
    assert collecting.wait_healthy(18)["taken_at"] >= utc(switched_at)
    assert not collecting.source()["message"]


@pytest.mark.parametrize("fault", ("oversized", "endless", "bomb"))
def test_large_body_is_not_taken_in(collecting, server, fault):
    server.behaviour = fault
    collecting.wait_error()
    assert collecting.resident_peak_kib() < MEMORY_LIMIT_KIB
    assert server.sent_bytes < 40 * MAX_BYTES, "the connection must be given up early"


def test_slow_body_meets_its_time_limit(collecting, server):
    server.behaviour = "slow"
    before = len(server.requests)
    wait_until(lambda: len(server.requests) > before, "a poll", PATIENCE_S)
    collecting.wait_error()
    assert time.monotonic() - server.requests[before].at < TIMEOUT_S + BUSY_S


def test_retry_after_is_obeyed(collecting, server):
    switched_at = time.time()
    server.behaviour = "too_many"
    document = collecting.wait_error()
    assert_last_good(document, switched_at)
    assert_sentence(document["sources"][0]["message"], r"429")
    refused = [request for request in server.requests if request.status == 429]
    server.open_tickets, server.behaviour = 18, "healthy"
    collecting.wait_healthy(18)
    after = [request for request in server.requests if request.at > refused[0].at]
    assert after[0].at - refused[0].at >= server.retry_after_s - 0.05


def test_unchanged_document_is_asked_for_by_its_tag(collecting, server):
    server.behaviour, server.open_tickets = "unchanged", 18
    collecting.wait_healthy(18)
    wait_until(lambda: [r.status for r in server.requests].count(304) >= 2, "two 304", PATIENCE_S)
    known = [request for request in server.requests if request.status == 304]
    assert all(request.headers["If-None-Match"] == '"open-18"' for request in known)
    assert collecting.wait_healthy(18)["totals"]["open"] == 18
    server.open_tickets = 19
    collecting.wait_healthy(19)


def test_token_is_sent_to_the_configured_host_only(collecting, server):
    other = FaultServer()
    try:
        server.redirect_to = f"http://localhost:{other.port}{FEED_PATH}"
        server.behaviour = "redirect"
        document = collecting.wait_error()
    finally:
        other.stop()
    assert_sentence(document["sources"][0]["message"], r"redirect|another host|other host")
    assert other.requests == []
    assert all(TOKEN in request.headers["Authorization"] for request in server.requests)


def test_closed_port(collecting, server):
    switched_at = time.time()
    server.stop()
    document = collecting.wait_error()
    assert_last_good(document, switched_at)
    assert_sentence(document["sources"][0]["message"], r"connect|refused")
    assert collecting.process.alive()


def test_unknown_host(collecting):
    collecting.process.stop()
    stopped_at = time.time()
    collecting.start(f"http://wallboard-test.invalid{FEED_PATH}")
    document = collecting.wait_error()
    assert_last_good(document, stopped_at)
    assert_sentence(document["sources"][0]["message"], NO_HOST)
    assert collecting.process.alive()


def hurt(disk, how):
    disk.set_read_only(True) if how == "read-only" else disk.fill()


def mend(disk, how):
    disk.set_read_only(False) if how == "read-only" else disk.empty()


def lines_about(text, pattern):
    return [line for line in text.splitlines() if re.search(pattern, line, re.IGNORECASE)]


def polls_from_now(server, count):
    """Waits for that many more polls."""
    end = len(server.requests) + count
    wait_until(lambda: len(server.requests) >= end, f"{count} polls", PATIENCE_S)


@pytest.mark.parametrize("how, pattern", (("read-only", r"read-only"), ("full", r"space|full")))
def test_spool_that_cannot_be_written(disk, wallboard, server, how, pattern):
    collecting = Collecting(wallboard, server, spool=disk.path / "spool")
    server.open_tickets = 17
    collecting.start()
    collecting.wait_healthy(17)
    hurt(disk, how)
    server.open_tickets = 18
    wait_until(lambda: lines_about(collecting.process.err(), pattern), "a sentence", PATIENCE_S)
    polls_from_now(server, 2)
    assert collecting.snapshot()["totals"]["open"] == 17
    (line,) = lines_about(collecting.process.err(), pattern)
    assert "snapshot.json" in line or str(collecting.spool) in line
    assert collecting.process.alive()
    mend(disk, how)
    collecting.wait_healthy(18)


@pytest.mark.parametrize("how", ("read-only", "full"))
def test_state_that_cannot_be_written(disk, wallboard, server, how):
    """The wall goes on with what it has in memory, and says that the history is not kept."""
    collecting = Collecting(wallboard, server, state=disk.path / "state")
    server.open_tickets = 17
    collecting.start()
    collecting.wait_healthy(17)
    if how == "read-only":  # a disk that is written to cannot become so
        collecting.process.stop()
    hurt(disk, how)
    if how == "read-only":
        collecting.start()
    server.open_tickets = 18
    document = collecting.wait_healthy(18)
    assert collecting.process.alive()
    if how == "read-only":
        assert any("history" in notice["text"] for notice in document["notices"])


def test_snapshot_is_replaced_not_rewritten(collecting, server):
    """Who has the old document open keeps it whole."""
    with open(collecting.spool / "snapshot.json", "rb") as old:
        server.open_tickets = 18
        collecting.wait_healthy(18)
        assert json.load(old)["totals"]["open"] == 17


class KilledStarts:
    """Starts collect and kills it in the start, in its first poll, or after it has published."""

    def __init__(self, collecting, server, moments):
        self.collecting = collecting
        self.server = server
        self.moments = moments
        self.since_start_s = []  # to the new document, as seen so far
        self.since_poll_s = []

    def in_the_start(self):
        self.collecting.start()
        self._kill_within(1.3 * self._usual(self.since_start_s))

    def in_the_poll(self):
        self._start_and_see_poll()
        self._kill_within(1.3 * self._usual(self.since_poll_s))

    def after_publishing(self):
        """While the state is written and the next poll is waited for."""
        self._start_and_see_document()
        self._kill_within(self._usual(self.since_poll_s))

    def _usual(self, times_s):
        """Of the latest starts: the machine may become slower or faster meanwhile."""
        return statistics.median(times_s[-5:])

    def _kill_within(self, span_s):
        time.sleep(self.moments.uniform(0, span_s))
        self.collecting.process.kill()

    def _start_and_see_poll(self):
        before = len(self.server.requests)
        self.collecting.start()
        wait_until(lambda: len(self.server.requests) > before, "a poll", PATIENCE_S, step_s=0.001)

    def _start_and_see_document(self):
        document, began_s = self._document(), time.monotonic()
        self._start_and_see_poll()
        polled_s = time.monotonic()
        wait_until(lambda: self._document() != document, "the snapshot", PATIENCE_S, step_s=0.001)
        self.since_start_s.append(time.monotonic() - began_s)
        self.since_poll_s.append(time.monotonic() - polled_s)

    def _document(self):
        """Which file it is; a replaced one is another."""
        path = self.collecting.spool / "snapshot.json"
        if not self.collecting.published():
            return None
        status = path.stat()
        return status.st_ino, status.st_mtime_ns


def assert_state_is_whole(state, queues):
    last = state / "last-snapshot.json"
    if last.exists():
        assert len(json.loads(last.read_bytes())["queues"]) == queues
    with closing(sqlite3.connect(f"file:{state}/history.db?mode=ro", uri=True)) as history:
        assert history.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_kill_at_any_moment(wallboard, server):
    """A hundred kills: never half a document nor an older one, and no heap of leavings."""
    server.queues, server.behaviour = 3000, "counting"
    collecting = Collecting(wallboard, server)
    killed = KilledStarts(collecting, server, random.Random(2026))
    killed.after_publishing()
    ways = (killed.in_the_start, killed.in_the_poll, killed.after_publishing)
    last, unpublished = collecting.open_tickets(), 0
    for kill in (ways * KILLS)[:KILLS]:
        kill()
        document = collecting.snapshot()
        assert len(document["queues"]) == server.queues
        figure = document["totals"]["open"]
        assert last <= figure <= server.open_tickets
        assert figure > last or kill != killed.after_publishing
        unpublished += figure == last
        last = figure
        assert_state_is_whole(collecting.state, server.queues)
    assert unpublished, "all were killed too late to hurt"
    assert len(list(collecting.spool.iterdir())) <= 5
    assert len(list(collecting.state.iterdir())) <= 5


def open_in_state(state):
    last = state / "last-snapshot.json"
    return json.loads(last.read_bytes())["totals"]["open"] if last.exists() else None


def test_last_snapshot_outlives_a_lost_spool(collecting, server):
    """The spool is in memory on a board: after a power cut the state brings the figures back."""
    wait_until(lambda: open_in_state(collecting.state) == 17, "the state", PATIENCE_S)
    collecting.process.kill()
    stopped_at = time.time()
    shutil.rmtree(collecting.spool)
    server.behaviour = "broken"
    collecting.start()
    wait_until(collecting.published, "a snapshot from the state", PATIENCE_S)
    assert_last_good(collecting.wait_error(), stopped_at)
