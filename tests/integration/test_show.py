"""The screen half: it outlives the network half, and says how old the data is."""

import datetime
import json
import os
import signal
import stat

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


def out_of_hours():
    """Hours of a day that is neither today nor tomorrow in any time zone."""
    day = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=3)
    return f"{day:%a}".lower() + " 08:00-09:00"


def start_out_of_hours(wallboard, scenario, **hours):
    desk = Simdesk(wallboard, "--seed", "7", "--scenario", scenario)
    config = wallboard.write_config({"source": {"type": "feed", "url": desk.url, "poll": "1s"},
                                     "screen": {"hours": {"on": out_of_hours(), **hours}}})
    return wallboard.start("run", "--config", config, "--spool", wallboard.directory, "--state",
                           wallboard.directory, "--offscreen", "640x360", name="run")


def test_out_of_hours_the_screen_is_dark_on_purpose_and_well(wallboard):
    run = start_out_of_hours(wallboard, "calm", wake=[])
    told = wait_until(lambda: health(wallboard).get("dark") and health(wallboard), "the dark", 30)
    assert told["dark"].startswith("dark on purpose until ") and told["dark"].endswith(" 08:00")
    assert "the screen is " + told["dark"] in run.err()
    frames = told["frames"]
    done = wallboard.run("health", "--spool", wallboard.directory, "--within", "30s")
    assert done.returncode == 0, done.stdout
    assert "ok    display  dark on purpose until" in done.stdout
    assert health(wallboard)["frames"] == frames


def test_an_incident_keeps_the_screen_on(wallboard):
    run = start_out_of_hours(wallboard, "incident")
    wait_until(lambda: health(wallboard).get("freshness") == "fresh", "fresh figures", 30)
    assert health(wallboard)["dark"] is None
    assert run.alive()


def test_an_incident_takes_the_screen_over_once_and_the_pages_turn_on(wallboard):
    desk = Simdesk(wallboard, "--seed", "7", "--scenario", "incident")
    pages = wallboard.directory / "pages"
    pages.mkdir()
    (pages / "incidents.json").write_text("""{
        "name": "incidents", "takeover": { "on": "incident", "for": "12s" },
        "rows": [[{ "widget": "incidents" }]] }""", encoding="utf-8")
    config = wallboard.write_config({"source": {"type": "feed", "url": desk.url, "poll": "1s"},
                                     "screen": {"pages": ["overview", "queues"], "standby": ["incidents"],
                                                "page_dir": "pages", "dwell": "3s"}})
    wallboard.start("run", "--config", config, "--spool", wallboard.directory, "--state", wallboard.directory,
                    "--offscreen", "640x360")
    wait_until(lambda: health(wallboard).get("page") == "incidents", "the takeover", 40)
    wait_until(lambda: health(wallboard).get("page") in ("overview", "queues"), "the pages to turn on", 30)


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


def test_the_secret_of_the_aliases_outlives_a_restart(wallboard, where, tmp_path):
    """As on a board: the state is the other half's, and the spool is empty after each start."""
    own, salts = tmp_path / "own", []
    own.mkdir()
    for start in ("first", "second"):
        spool = tmp_path / start
        show = wallboard.start("show", *where[:2], "--spool", spool, "--state", tmp_path / "state", "--own", own,
                               "--offscreen", "640x360", name=start)
        wait_until((spool / "show.json").exists, "the wall")
        show.stop()
        salts.append((own / "names.salt").read_bytes())
        assert not (spool / "names.salt").exists()
    assert salts[0] == salts[1] and len(salts[0]) >= 32
    assert stat.S_IMODE((own / "names.salt").stat().st_mode) == 0o600


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


@pytest.mark.parametrize("command", ["run", "show"])
def test_without_a_config_the_wall_says_so_and_begins_when_there_is_one(wallboard, command):
    desk = Simdesk(wallboard, "--seed", "7")
    config = wallboard.directory / "later.json"
    where = ["--config", config, "--spool", wallboard.directory, "--state", wallboard.directory]
    wall = wallboard.start(command, *where, "--offscreen", "1280x720", name="wall")
    wait_until(lambda: "later.json: No such file" in (health(wallboard).get("trouble") or ""), "the sentence", 20)
    assert health(wallboard)["page"] is None
    config.write_text("{\n  \"sorce\": 5\n}\n", encoding="utf-8")
    wait_until(lambda: "later.json:2: sorce" in (health(wallboard).get("trouble") or ""), "the mistake's line", 20)
    config.write_text(json.dumps({"source": {"type": "feed", "url": desk.url, "poll": "1s"}}), encoding="utf-8")
    wait_until(lambda: health(wallboard).get("page") == "overview", "the first page", 20)
    assert wall.alive()


def test_a_config_that_the_board_refused_is_told_beside_the_one_in_force(wallboard, where):
    wallboard.start("run", *where, "--offscreen", "1280x720")
    wait_until(lambda: health(wallboard).get("freshness") == "fresh", "fresh figures", 20)
    board = {"schema": "wallboard-board/1", "state": "rejected", "sentence": "wallboard.json:12: dwell: expected a duration"}
    (wallboard.directory / "board.json").write_text(json.dumps(board), encoding="utf-8")
    wait_until(lambda: health(wallboard).get("trouble"), "the sentence", 30)
    assert health(wallboard)["trouble"] == "The new config was refused: " + board["sentence"]
    assert health(wallboard)["page"]
