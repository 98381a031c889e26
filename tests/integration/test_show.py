"""The screen half: it outlives the network half, and says how old the data is."""

import json
import os
import signal

import pytest
from process import wait_until
from simdesk import Simdesk


def health(board):
    """What show last wrote of itself, or nothing while it is being replaced or not there yet."""
    path = board.directory / "show.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def children_of(pid):
    """The processes that a process started."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as children:
        return [int(child) for child in children.read().split()]


@pytest.fixture
def where(wallboard):
    """Options for a config that polls a simulated desk every second."""
    desk = Simdesk(wallboard, "--seed", "7")
    config = wallboard.write_config({"source": {"type": "feed", "url": desk.url, "poll": "1s"},
                                     "screen": {"dwell": "3s"}})
    return ["--config", config, "--spool", wallboard.directory, "--state", wallboard.directory]


def test_run_shows_fresh_figures_and_turns_pages(wallboard, where):
    wallboard.start("run", *where, "--offscreen", "1280x720")
    wait_until(lambda: health(wallboard).get("freshness") == "fresh", "fresh figures")
    first = health(wallboard)
    assert (first["width"], first["height"]) == (1280, 720)
    wait_until(lambda: health(wallboard)["page"] != first["page"], "another page", 30)


def test_show_goes_on_and_says_the_age_when_collect_is_killed(wallboard, where):
    collect = wallboard.start("collect", *where, name="collect")
    show = wallboard.start("show", *where, "--offscreen", "1280x720", name="show")
    wait_until(lambda: health(wallboard).get("freshness") == "fresh", "fresh figures")
    collect.kill()
    json.loads((wallboard.directory / "snapshot.json").read_text(encoding="utf-8"))
    wait_until(lambda: health(wallboard).get("freshness") == "late", "the age of the data", 30)
    assert show.alive()


def test_run_brings_a_killed_collect_back(wallboard, where):
    run = wallboard.start("run", *where, "--offscreen", "1280x720", name="run")
    [collect] = wait_until(lambda: children_of(run.pid), "collect to start")
    wait_until(lambda: health(wallboard).get("freshness") == "fresh", "fresh figures")
    os.kill(collect, signal.SIGKILL)
    wait_until(lambda: [c for c in children_of(run.pid) if c != collect], "a new collect")
    assert "collect was ended by signal 9" in run.err()
    wait_until(lambda: health(wallboard).get("freshness") == "fresh", "fresh figures again", 30)


def test_a_broken_snapshot_leaves_the_wall_as_it_was(wallboard, where):
    collect = wallboard.start("collect", *where, name="collect")
    wait_until((wallboard.directory / "snapshot.json").exists, "a snapshot")
    collect.stop()
    show = wallboard.start("show", *where, "--offscreen", "1280x720", name="show")
    wait_until(lambda: health(wallboard).get("snapshot_taken_at"), "the snapshot on the wall")
    (wallboard.directory / "broken").write_text('{"schema": "wallboard/1", "totals": 5}', encoding="utf-8")
    os.replace(wallboard.directory / "broken", wallboard.directory / "snapshot.json")
    wait_until(lambda: health(wallboard).get("trouble"), "a sentence about it")
    assert "taken_at: is missing" in health(wallboard)["trouble"]
    assert health(wallboard)["snapshot_taken_at"]
    assert show.alive()


def test_ending_leaves_no_child_behind(wallboard, where):
    run = wallboard.start("run", *where, "--offscreen", "1280x720", name="run")
    wait_until(lambda: health(wallboard).get("freshness") == "fresh", "fresh figures")
    [collect] = children_of(run.pid)
    assert run.stop() == 0
    assert not os.path.exists(f"/proc/{collect}")
