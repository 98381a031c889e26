"""`wallboard snapshot` against a private Request Tracker says exactly what was done there."""

import calendar
import json
import time

import pytest

from rt_desk import AGENTS
from rt_seed import seeded_desk
from wallboard import Wallboard

FIGURES = ("open", "waiting", "unassigned", "overdue", "at_risk")
SECTIONS = ("totals", "Helpdesk", "Billing", "Rückfragen", "Field service")
# A mean may be written as a whole number of seconds.
MEAN_TOLERANCE_S = 0.5


def unix(text):
    return calendar.timegm(time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S"))


def write_desk(board, desk, token):
    board.write_token("rt.token", token)
    return board.write_config({
        "source": {"type": "rt", "url": desk.server.url, "token_file": "rt.token", "poll": "15s"},
        "desk": {"name": "Service Desk", "time_zone": desk.plan.zone}})


def take_snapshot(board, desk):
    """The parsed snapshot and both outputs as text."""
    config = write_desk(board, desk, desk.server.reader_token)
    done = board.run("snapshot", "--config", config)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), done.stdout + done.stderr


@pytest.fixture(scope="module")
def desk(binary, tmp_path_factory):
    """The seeded desk; needs the binary only so that its absence is said before the long work."""
    made = seeded_desk(tmp_path_factory.mktemp("rt"))
    yield made
    made.server.stop()


@pytest.fixture(scope="module")
def expected(desk):
    return desk.expected()


@pytest.fixture(scope="module")
def taken(desk, binary, tmp_path_factory):
    return take_snapshot(Wallboard(binary, tmp_path_factory.mktemp("board")), desk)


@pytest.fixture(scope="module")
def snapshot(taken):
    return taken[0]


def section(snapshot, name):
    """The totals, or the one queue of that name."""
    if name == "totals":
        return snapshot["totals"]
    (queue,) = [queue for queue in snapshot["queues"] if queue["name"] == name]
    return queue


def expected_section(expected, name):
    return expected["totals"] if name == "totals" else expected["queues"][name]


def test_seed_tells_right_from_wrong(desk, expected):
    """Each figure is far enough from nought, and UTC's day gives others than the desk's."""
    totals = expected["totals"]
    assert totals["open"] > 120, "more than a page of a hundred is needed"
    assert all(totals[key] >= 5 for key in (*FIGURES, "paused", "solved"))
    wrong_day = type(desk.book)(desk.plan.now - desk.plan.now % 86400)
    wrong_day.tickets = desk.book.tickets
    wrong = wrong_day.expected(desk.plan.now)["totals"]
    assert wrong["first_response_s"] != totals["first_response_s"]
    assert wrong["solved"] != totals["solved"]


def test_document_names_its_format(snapshot, expected):
    assert snapshot["schema"] == "wallboard/1"
    assert snapshot["desk"]["time_zone"] == expected["time_zone"]
    assert snapshot["sources"][0]["type"] == "rt"
    assert snapshot["sources"][0]["health"] == "ok"
    assert abs(unix(snapshot["taken_at"]) - time.time()) < 1200


def test_queues_are_all_there(snapshot):
    assert sorted(q["name"] for q in snapshot["queues"] if q["open"]) == sorted(SECTIONS[1:])


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("figure", FIGURES)
def test_figure(snapshot, expected, name, figure):
    assert section(snapshot, name)[figure] == expected_section(expected, name)[figure]


@pytest.mark.parametrize("name", SECTIONS)
def test_oldest_waiting(snapshot, expected, name):
    oldest = section(snapshot, name)["oldest_waiting_at"]
    assert unix(oldest) == expected_section(expected, name)["oldest_waiting_at"]


@pytest.mark.parametrize("name", SECTIONS)
def test_solved_today(snapshot, expected, name):
    assert section(snapshot, name)["today"]["solved"] == expected_section(expected, name)["solved"]


@pytest.mark.parametrize("name", SECTIONS)
def test_first_response_today(snapshot, expected, name):
    found = section(snapshot, name)["today"]["first_response_s"]
    wanted = expected_section(expected, name)["first_response_s"]
    assert {key: found[key] for key in ("n", "p50", "p90")} == \
        {key: wanted[key] for key in ("n", "p50", "p90")}
    assert abs(found["mean"] - wanted["mean"]) <= MEAN_TOLERANCE_S


def test_solved_today_per_agent(snapshot, expected):
    """Credited to the owner under the real name; nobody's tickets make no agent."""
    found = {agent["name"]: agent["today"]["solved"] for agent in snapshot["agents"]}
    wanted = {AGENTS[owner]: n for owner, n in expected["solved_by_owner"].items() if owner}
    assert {name: n for name, n in found.items() if n} == wanted
    assert expected["solved_by_owner"][""] > 0, "the seed must hold solved tickets without owner"


def test_clocks_end_when_the_level_says(snapshot, desk):
    assert snapshot["clocks"]
    for clock in snapshot["clocks"]:
        assert unix(clock["due_at"]) == desk.dues[clock["ticket"]], clock


def test_no_token_in_any_output(taken, desk):
    assert desk.server.reader_token not in taken[1]


def test_now_is_the_servers(desk, wallboard):
    """With the server's clock hours ahead, overdue and at risk are as of that clock."""
    offset = quiet_offset(desk)
    wanted = desk.book.expected(int(time.time()) + offset)["totals"]
    desk.server.clock.run(offset)
    try:
        totals = take_snapshot(wallboard, desk)[0]["totals"]
    finally:
        desk.server.clock.run()
    assert {key: totals[key] for key in ("overdue", "at_risk")} == \
        {key: wanted[key] for key in ("overdue", "at_risk")}


def quiet_offset(desk):
    """A move of hours after which no clock turns for some minutes, yet some have by then."""
    def states(offset):
        now = int(time.time()) + offset
        return [ticket.clock_state(now) for ticket in desk.book.tickets.values()]

    for offset in range(3600, 12 * 3600, 600):
        if states(offset - 60) == states(offset + 300) != states(0):
            return offset
    raise AssertionError("the seed leaves no quiet moment in the next twelve hours")


def test_wrong_token(desk, wallboard):
    wrong = "1-99-00000000000000000000000000000000"
    done = wallboard.run("snapshot", "--config", write_desk(wallboard, desk, wrong))
    assert done.returncode != 0
    assert "401" in done.stderr
    assert "token" in done.stderr.lower(), "it must say what to look at"
    assert wrong not in done.stdout + done.stderr


def test_token_without_rights(desk, wallboard):
    token = desk.server.stranger_token
    done = wallboard.run("snapshot", "--config", write_desk(wallboard, desk, token))
    assert done.returncode != 0
    assert "SeeQueue" in done.stderr
    assert token not in done.stdout + done.stderr
