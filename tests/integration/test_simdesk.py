"""The simulated desk serves a valid, consistent and repeatable feed over HTTP."""

import email.utils
import json
import pathlib
import re
import time

import jsonschema
import pytest

from consistency import contradictions, unix
from simdesk import Simdesk

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "assets/schema/wallboard-1.schema.json"
NOON = ("--at", "2026-11-22T09:30:00Z", "--speed", "0")
SCENARIOS = ("calm", "busy", "flood", "incident", "handover")
SCALE = ("--queues", "500", "--agents", "5000")
LARGEST_BYTES = 8_000_000
SLOWEST_S = 5


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=jsonschema.FormatChecker())


def still(board, *arguments, name="simdesk"):
    """What a desk with a standing clock serves."""
    return Simdesk(board, "--seed", "7", *NOON, *arguments, name=name).fetch()


def assert_sound(document, validator):
    assert [f"{error.json_path}: {error.message}" for error in
            validator.iter_errors(document)] == []
    assert contradictions(document) == []


def test_headers(wallboard):
    answer = Simdesk(wallboard, "--seed", "7").fetch()
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("application/json")
    assert re.fullmatch(r'(W/)?"[^"]+"', answer.headers["ETag"])
    assert email.utils.parsedate_to_datetime(answer.headers["Date"])


def test_known_document_is_not_sent_again(wallboard):
    desk = Simdesk(wallboard, "--seed", "7", *NOON)
    tag = desk.fetch().headers["ETag"]
    again = desk.fetch(If_None_Match=tag)
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", tag)
    assert desk.fetch(If_None_Match='"another"').status == 200


def test_clock_starts_where_told(wallboard):
    assert still(wallboard).document()["taken_at"] == "2026-11-22T09:30:00Z"


def test_same_seed_same_bytes(wallboard):
    first, second = still(wallboard, name="one"), still(wallboard, name="two")
    assert first.body == second.body
    assert first.headers["ETag"] == second.headers["ETag"]


def test_other_seed_other_desk(wallboard):
    other = Simdesk(wallboard, "--seed", "8", *NOON, name="other").fetch()
    assert other.body != still(wallboard).body


def test_time_can_run_fast(wallboard):
    desk = Simdesk(wallboard, "--seed", "7", "--at", "2026-11-22T09:30:00Z", "--speed", "60")
    began_s = time.monotonic()
    first = unix(desk.fetch().document()["taken_at"])
    between_s = time.monotonic()
    time.sleep(2)
    end_s = time.monotonic()
    passed = unix(desk.fetch().document()["taken_at"]) - first
    assert 60 * (end_s - between_s) - 60 <= passed <= 60 * (time.monotonic() - began_s) + 60


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenario_is_valid_and_consistent(wallboard, validator, scenario):
    document = still(wallboard, "--scenario", scenario).document()
    assert_sound(document, validator)
    assert document["totals"]["open"] > 0 and document["totals"]["today"]["solved"] > 0


def test_running_desk_stays_consistent(wallboard, validator):
    desk = Simdesk(wallboard, "--seed", "7", "--scenario", "busy", "--speed", "600")
    for _ in range(5):
        assert_sound(desk.fetch().document(), validator)
        time.sleep(0.4)


def test_scenarios_are_what_they_are_called(wallboard):
    said = {name: still(wallboard, "--scenario", name, name=name).document() for name in SCENARIOS}
    waiting = {name: document["totals"]["waiting"] for name, document in said.items()}
    assert waiting["flood"] > waiting["busy"] > waiting["calm"]
    assert said["incident"]["incidents"] and not said["calm"]["incidents"]
    assert said["handover"]["handover"]["inherited"]


def test_unknown_scenario_is_refused(wallboard):
    done = wallboard.run("simdesk", "--port", "0", "--scenario", "quiet")
    assert done.returncode != 0
    assert "quiet" in done.stderr and "calm" in done.stderr


def test_large_desk(wallboard, validator):
    desk = Simdesk(wallboard, "--seed", "7", *NOON, *SCALE)
    worked_s = desk.worked_s()
    answer = desk.fetch()
    assert desk.worked_s() - worked_s < SLOWEST_S
    assert len(answer.body) < LARGEST_BYTES
    document = answer.document()
    assert (len(document["queues"]), len(document["agents"])) == (500, 5000)
    assert_sound(document, validator)


@pytest.mark.parametrize("size", ((), SCALE), ids=("usual", "large"))
def test_snapshot_agrees_with_the_feed(wallboard, size):
    desk = Simdesk(wallboard, "--seed", "7", *NOON, *size)
    wallboard.write_token("feed.token", "no-token-is-checked")
    config = wallboard.write_config({
        "source": {"type": "feed", "url": desk.url, "token_file": "feed.token", "poll": "15s"},
        "desk": {"name": "Simulated", "time_zone": "Asia/Kuala_Lumpur"}})
    done = wallboard.run("snapshot", "--config", config)
    assert done.returncode == 0, done.stderr
    served, taken = desk.fetch().document(), json.loads(done.stdout)
    assert taken["totals"] == served["totals"]
    figures = [(queue["name"], queue["open"], queue["waiting"]) for queue in served["queues"]]
    assert [(q["name"], q["open"], q["waiting"]) for q in taken["queues"]] == figures
