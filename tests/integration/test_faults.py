"""`wallboard collect` keeps the last good snapshot whole through everything a server may do."""

import json
import random
import re
import shutil
import time

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
    server.open_tickets = 18
    server.behaviour = fault
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
    assert time.monotonic() - server.requests[before].at < TIMEOUT_S + 2


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


def time_to_publish(collecting, server):
    """Seconds from a start, and from its poll, to a new document."""
    before, began_s = len(server.requests), time.monotonic()
    document = collecting.spool / "snapshot.json"
    stamp = document.stat().st_mtime_ns if document.exists() else 0
    collecting.start()
    wait_until(lambda: len(server.requests) > before, "a poll", PATIENCE_S, step_s=0.001)
    polled_s = time.monotonic()
    wait_until(lambda: document.exists() and document.stat().st_mtime_ns != stamp,
               "the snapshot", PATIENCE_S, step_s=0.001)
    published_s = time.monotonic()
    collecting.process.kill()
    return published_s - began_s, published_s - polled_s


def kill_at_some_moment(collecting, server, moments, took_s):
    """Half of them anywhere in the start, half while an answer is being worked on."""
    since_start_s, since_poll_s = took_s
    before = len(server.requests)
    collecting.start()
    if moments.random() < 0.5:
        time.sleep(moments.uniform(0, 1.3 * since_start_s))
    else:
        wait_until(lambda: len(server.requests) > before, "a poll", PATIENCE_S, step_s=0.001)
        time.sleep(moments.uniform(0, 1.3 * since_poll_s))
    collecting.process.kill()


def test_kill_at_any_moment(wallboard, server):
    """A hundred kills: never half a document, no heap of leavings, and time to publish some."""
    moments = random.Random(2026)
    server.queues, server.behaviour = 3000, "counting"
    collecting = Collecting(wallboard, server)
    time_to_publish(collecting, server)
    took_s = time_to_publish(collecting, server)
    seen = set()
    for _ in range(KILLS):
        kill_at_some_moment(collecting, server, moments, took_s)
        document = collecting.snapshot()
        assert len(document["queues"]) == server.queues
        seen.add(document["totals"]["open"])
    assert len(seen) > KILLS // 10, "most were killed before they had published anything"
    assert len(list(collecting.spool.iterdir())) <= 5


def test_last_snapshot_outlives_a_lost_spool(collecting, server):
    """The spool is in memory on a board: after a power cut the state brings the figures back."""
    collecting.process.kill()
    stopped_at = time.time()
    shutil.rmtree(collecting.spool)
    server.behaviour = "broken"
    collecting.start()
    wait_until(collecting.published, "a snapshot from the state", PATIENCE_S)
    assert_last_good(collecting.wait_error(), stopped_at)
