"""The simulated desk's figures are those that its event log says, each one exactly."""

import datetime
import itertools
import json

import pytest

import desk_events

DAY_MS = 24 * 3600 * 1000
MIDNIGHT_MS = 16 * 3600 * 1000  # Kuala Lumpur's, in UTC
FIGURES = ("arrived", "answered", "solved", "breached", "abandoned", "answered_in_target",
           "abandoned_in_target", "escalated", "reopened", "first_response_s", "lead_time_s",
           "handle_s", "csat", "sla")
OF_AGENTS = ("solved", "answered", "first_response_s", "handle_s", "csat", "reopened")

SMALL = ("--queues", "3", "--agents", "12")
LARGE = ("--queues", "60", "--agents", "500", "--load", "1.2")
DESKS = [
    *itertools.product(("1", "7"), ("calm", "busy", "flood", "incident", "handover"),
                       ("2026-11-22T09:30:00Z",), ((),)),
    ("23", "busy", "2026-11-22T15:59:59Z", ()),  # the day's last second
    ("23", "busy", "2026-11-22T16:00:00Z", ()),  # midnight, and a shift's beginning
    ("23", "busy", "2026-11-22T16:00:01Z", ()),
    ("5", "flood", "2026-11-22T08:00:00Z", ()),
    ("5", "busy", "2026-03-01T03:17:42Z", SMALL),
    ("5", "busy", "2026-03-01T23:50:00Z", LARGE),
]


def unix_ms(text):
    instant = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return round(instant.timestamp() * 1000)


def lived(wallboard, *arguments):
    """A printed snapshot and the event log of the same life."""
    path = wallboard.directory / "events.jsonl"
    done = wallboard.run("simdesk", "--print", "--events", path, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), desk_events.read(path)


def written(figure):
    """As the feed writes it: fractions to 15 digits."""
    if isinstance(figure, dict):
        return {key: written(part) for key, part in figure.items()}
    return f"{figure:.15g}" if isinstance(figure, float) else str(figure)


def differences(told, reckoned, keys, name):
    return [f"{name}.{key}: the snapshot says {told[key]}, the event log {reckoned[key]}"
            for key in keys if written(told[key]) != written(reckoned[key])]


def of_today(document, log):
    until_ms = unix_ms(document["taken_at"]) + 1
    from_ms = until_ms - 1 - (until_ms - 1 - MIDNIGHT_MS) % DAY_MS
    today = document["totals"]["today"]
    yield from differences(today, log.figures(from_ms, until_ms), FIGURES, "totals")
    for queue in document["queues"]:
        reckoned = log.figures(from_ms, until_ms, queue=queue["id"])
        yield from differences(queue["today"], reckoned, FIGURES, queue["id"])
    for agent in document["agents"]:
        reckoned = log.figures(from_ms, until_ms, agent=agent["id"])
        yield from differences(agent["today"], reckoned, OF_AGENTS, agent["id"])


def of_shifts(document, log):
    now_ms = unix_ms(document["taken_at"])
    for name in ("current", "previous"):
        shift = document["shifts"][name]
        until_ms = min(unix_ms(shift["ends_at"]), now_ms + 1)
        reckoned = log.figures(unix_ms(shift["starts_at"]), until_ms)
        yield from differences(shift["totals"], reckoned, FIGURES, name)


def of_backlog(document, log):
    until_ms = unix_ms(document["taken_at"]) + 1
    backlog = log.backlog(until_ms)
    backlog["totals"] = [created for part in backlog.values() for created in part]
    for owner in (document["totals"], *document["queues"]):
        name, oldest = owner.get("id", "totals"), owner["oldest_open_at"]
        told = {"open": owner["open"], "oldest_open_ms": unix_ms(oldest) if oldest else None}
        reckoned = {"open": len(backlog[name]), "oldest_open_ms": min(backlog[name], default=None)}
        yield from differences(told, reckoned, told.keys(), name)


@pytest.mark.parametrize("seed, scenario, at, size", DESKS)
def test_figures_are_those_of_the_log(wallboard, seed, scenario, at, size):
    document, log = lived(wallboard, "--seed", seed, "--scenario", scenario, "--at", at, *size)
    assert [*of_today(document, log), *of_shifts(document, log), *of_backlog(document, log)] == []
    assert len(log.events) > 500 and unix_ms(document["taken_at"]) - log.began_ms >= DAY_MS


def test_attainment():
    assert desk_events.attainment_pct({"sla": {"fulfilled": 3, "breached": 1}}) == 75
    assert desk_events.attainment_pct({"sla": {"fulfilled": 0, "breached": 0}}) is None


def test_the_log_changes_nothing(wallboard):
    setting = ("--seed", "7", "--at", "2026-11-22T09:30:00Z")
    with_log, _ = lived(wallboard, *setting)
    without = wallboard.run("simdesk", "--print", *setting)
    assert json.loads(without.stdout) == with_log


def test_live_only_tells_nothing_planned_or_remembered(wallboard):
    setting = ("--seed", "7", "--scenario", "handover", "--at", "2026-11-22T09:30:00Z")
    whole, _ = lived(wallboard, *setting)
    plain, log = lived(wallboard, "--live-only", *setting)
    assert [*of_today(plain, log), *of_backlog(plain, log)] == []
    assert plain["totals"] == whole["totals"] and plain["clocks"] == whole["clocks"]
    for part in ("trends", "shifts", "handover", "forecast", "alarms"):
        assert plain[part] is None
    assert all(agent["rank_at_shift_start"] is None for agent in plain["agents"])
    assert all(queue["agents"]["required"] is None for queue in plain["queues"])


@pytest.mark.parametrize("path, sentence", (
    ("/dev/full", "/dev/full: the event log could not be written whole"),
    ("/nowhere/events", "/nowhere/events: cannot be written: No such file or directory")))
def test_a_log_that_cannot_be_written_is_told(wallboard, path, sentence):
    done = wallboard.run("simdesk", "--print", "--events", path)
    assert done.returncode != 0 and sentence in done.stderr
