"""Days of a simulated desk replayed into the history, against an independent reckoning of its event log."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest

import desk_events

DAYS = 3
BEGINNING_S = 1788192000  # 2026-09-01 00:00 in Kuala Lumpur, as in tests/bench/replay.c
DAY_S = 86400
SHIFT_S = 8 * 3600
BATCH_MS = 5 * 60 * 1000
MINUTE_MS = 60 * 1000
KILLS = 200
SMALL = ("--queues", "5", "--agents", "20")
MIB = 1024 * 1024
COUNTS = ("arrived", "answered", "solved", "breached", "abandoned", "answered_in_target",
          "abandoned_in_target", "escalated", "reopened")
SPREADS = ("first_response", "lead_time", "handle")


@pytest.fixture(scope="session")
def replay():
    path = os.environ.get("REPLAY")
    if not path:
        pytest.fail("Set REPLAY to the path of bench_replay.")
    return path


def run_replay(replay, *arguments):
    done = subprocess.run([replay, *map(str, arguments)], capture_output=True, encoding="utf-8",
                          timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def live(replay, folder, *arguments):
    """The folder of a replay of DAYS days, and the desk's event log."""
    run_replay(replay, "--state", folder, "--days", DAYS, "--events", folder / "events.jsonl",
               *arguments)
    return folder, desk_events.read(folder / "events.jsonl")


@pytest.fixture(scope="module")
def lived(replay, tmp_path_factory):
    """The desk told live figures only."""
    return live(replay, tmp_path_factory.mktemp("live"))


@pytest.fixture(scope="module")
def told(replay, tmp_path_factory):
    """The desk told its shifts' totals too, with percentiles."""
    return live(replay, tmp_path_factory.mktemp("told"), "--told")


def rows_of(folder, query, *values):
    """Leaves the journal for the program to find."""
    with closing(sqlite3.connect(f"file:{folder / 'history.db'}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query, values)]


def midnights_ms():
    return [(BEGINNING_S + day * DAY_S) * 1000 for day in range(DAYS)]


def flat(figures):
    """The figures that can be added and taken away, in the columns of the history."""
    columns = {name: figures[name] for name in COUNTS}
    for name in SPREADS:
        spread = figures[name + "_s"]
        columns[name + "_n"] = spread["n"]
        columns[name + "_sum_s"] = (spread["mean"] or 0) * spread["n"]
    return columns | {
        "csat_good": figures["csat"]["good"], "csat_rated": figures["csat"]["rated"],
        "sla_fulfilled": figures["sla"]["fulfilled"], "sla_breached": figures["sla"]["breached"]}


def of_shift(log, starts_ms):
    """The day's figures at a shift's end less those at its beginning: what the history can know.

    A case solved before the shift and reopened in it counts against it."""
    midnight_ms = starts_ms - (starts_ms - BEGINNING_S * 1000) % (DAY_S * 1000)
    ends_ms = starts_ms + SHIFT_S * 1000
    late = flat(log.figures(midnight_ms, min(ends_ms + 1, midnight_ms + DAY_S * 1000)))
    early = flat(log.figures(midnight_ms, starts_ms + 1)) if starts_ms > midnight_ms else None
    return {name: late[name] - (early[name] if early else 0) for name in late}


def test_days_close_with_the_figures_of_the_event_log(lived):
    folder, log = lived
    names = [None, *log.queues]
    rows = rows_of(folder, "SELECT day_end.*, series.name FROM day_end "
                           "JOIN series ON series.id = day_end.series ORDER BY day")
    assert len(rows) == DAYS * len(names)
    days = sorted({row["day"] for row in rows})
    for row in rows:
        midnight_ms = midnights_ms()[days.index(row["day"])]
        queue = None if row["name"] == "totals" else row["name"].removeprefix("queues.")
        figures = log.figures(midnight_ms, midnight_ms + DAY_S * 1000, queue=queue)
        for column, expected in flat(figures).items():
            assert row[column] == pytest.approx(expected, rel=1e-12), (row["name"], column)
        spread = figures["first_response_s"]
        assert row["first_response_p50_s"] == spread["p50"], row["name"]
        assert row["first_response_p90_s"] == spread["p90"], row["name"]


def test_shift_totals_are_those_of_the_event_log(lived):
    folder, log = lived
    shifts = rows_of(folder, "SELECT * FROM shift ORDER BY starts_at")
    assert [row["name"] for row in shifts] == (["Night", "Day", "Evening"] * DAYS)[:-1]
    for row in shifts:
        for column, expected in of_shift(log, row["starts_at"]).items():
            if column.endswith("_sum_s"):
                n = row[column.replace("sum_s", "n")]
                kept = (row[column.replace("sum_s", "mean")] or 0) * n
            else:
                kept = row[column]
            assert kept == pytest.approx(expected, rel=1e-9, abs=1e-6), (row["name"], column)


def test_shift_percentiles_and_attainment_that_the_desk_told(told):
    folder, log = told
    shifts = rows_of(folder, "SELECT * FROM shift WHERE starts_at >= ? ORDER BY starts_at",
                     BEGINNING_S * 1000)
    assert len(shifts) == DAYS * 3 - 1  # the last one has not ended
    for row in shifts:
        starts_ms = row["starts_at"]
        figures = log.figures(starts_ms, starts_ms + SHIFT_S * 1000)
        for name in SPREADS:
            for part in ("p50", "p90", "n"):
                assert row[f"{name}_{part}"] == figures[name + "_s"][part], (row["name"], name)
        kept = {"sla": {"fulfilled": row["sla_fulfilled"], "breached": row["sla_breached"]}}
        assert desk_events.attainment_pct(kept) == pytest.approx(
            desk_events.attainment_pct(figures))


def test_five_minutes_and_half_hours_thin_out_the_minutes(lived):
    folder, _ = lived
    for step, length_ms in ((1, 5 * MINUTE_MS), (2, 30 * MINUTE_MS)):
        coarse = rows_of(folder, "SELECT slot, at, waiting FROM sample JOIN series ON id = series "
                                 "WHERE step = ? AND name = 'totals' ORDER BY slot", step)
        fine = {row["slot"]: row["waiting"] for row in rows_of(
            folder, "SELECT slot, waiting FROM sample JOIN series ON id = series "
                    "WHERE step = 0 AND name = 'totals'")}
        assert len(coarse) == DAYS * DAY_S * 1000 // length_ms, step
        shared = [row for row in coarse if row["slot"] in fine]
        assert len(shared) >= DAY_S * 1000 // length_ms
        assert all(row["waiting"] == fine[row["slot"]] for row in shared)


def config_of(folder, **history):
    """A desk of three shifts, with those settings of its history."""
    shifts = [{"name": name, "from": begin, "to": end} for name, begin, end in (
        ("Night", "00:00", "08:00"), ("Day", "08:00", "16:00"), ("Evening", "16:00", "00:00"))]
    path = folder / "wallboard.json"
    path.write_text(json.dumps({
        "source": {"type": "feed", "url": "http://127.0.0.1:1/"}, "shifts": shifts,
        "desk": {"time_zone": "Asia/Kuala_Lumpur"}, "history": history}), encoding="utf-8")
    return path


def test_what_a_day_costs_does_not_grow(replay, tmp_path):
    """Kept for 3 days, so that from the fifth on a day goes for each that comes."""
    days = run_replay(replay, "--state", tmp_path, "--days", 10, *SMALL,
                      "--config", config_of(tmp_path, keep="3d"))
    assert len(days) == 10
    early, late = days[1:4], days[6:]
    for name in ("written_bytes", "computed_us"):
        most = max(day[name] for day in early)
        assert min(day[name] for day in late) < 1.5 * most, name
    assert max(day["file_bytes"] for day in late) <= 1.1 * days[4]["file_bytes"]
    assert all(day["written_bytes"] < 64 * MIB for day in days)


def test_the_bound_holds(replay, tmp_path):
    """File and journal together, while samples and reports of shifts are filed."""
    days = run_replay(replay, "--state", tmp_path, "--days", 3,
                      "--config", config_of(tmp_path, max_size=1))
    assert all(day["file_bytes"] + day["journal_bytes"] <= MIB for day in days)
    assert rows_of(tmp_path, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    [samples] = rows_of(tmp_path, "SELECT count(*) AS n FROM sample WHERE step = 2")
    assert samples["n"] > 0


class Killed:
    """A replay in its own process that is killed without warning."""

    def __init__(self, replay, folder, begin):
        self._child = subprocess.Popen(
            [replay, "--state", str(folder), "--begin", str(begin), "--report", *SMALL],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)

    def kill_after(self, polls, pause_s):
        """Kills it some polls and a moment later; the time of the last poll it reported."""
        reported = b"".join(self._child.stdout.readline() for _ in range(polls))
        time.sleep(pause_s)
        self._child.send_signal(signal.SIGKILL)
        rest, errors = self._child.communicate()
        assert self._child.returncode == -signal.SIGKILL, errors
        *whole, _cut_off = (reported + rest).split(b"\n")
        return int([line for line in whole if line.startswith(b"filed ")][-1].split()[1])


def test_kill_at_random_moments(replay, tmp_path):
    """Each time the file is sound and no more than the last batch is gone."""
    chance = random.Random(20261123)
    for begin in range(KILLS):
        last_ms = Killed(replay, tmp_path, begin).kill_after(chance.randint(1, 60),
                                                             chance.random() * 0.03)
        assert rows_of(tmp_path, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        [latest] = rows_of(tmp_path, "SELECT max(at) AS at FROM sample")
        begun_ms = (BEGINNING_S + begin * DAY_S) * 1000
        lost_ms = last_ms - max(latest["at"] or 0, begun_ms)
        assert lost_ms <= BATCH_MS + MINUTE_MS, f"round {begin}: {lost_ms} ms are gone"
