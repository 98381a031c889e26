"""The handover: in the snapshot around a boundary, kept with its acknowledgement, and as a report."""

import json
import pathlib
import time

import jsonschema
import pytest

from fault_server import FaultServer
from process import wait_until

SCHEMA = json.loads((pathlib.Path(__file__).resolve().parents[2] /
                     "assets/schema/wallboard-1.schema.json").read_text(encoding="utf-8"))
HOUR_S = 3600
PATIENCE_S = 60


def rfc3339(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


class ShiftServer(FaultServer):
    """A desk whose day shift ends at `boundary`, in seconds since 1970; its clock waits for run()."""

    def __init__(self, seconds_left):
        self._standing_at = int(time.time())
        self._behind_s = None
        self.boundary = self._standing_at + seconds_left
        super().__init__()

    def run(self):
        self._behind_s = time.time() - self._standing_at

    def now(self):
        return self._standing_at if self._behind_s is None else time.time() - self._behind_s

    def shift(self, name, office, begins_at, **members):
        return {"name": name, "office": office, "starts_at": rfc3339(begins_at),
                "ends_at": rfc3339(begins_at + 8 * HOUR_S), **members}

    def document(self):
        day = self.shift("Day", "kl", self.boundary - 8 * HOUR_S, lead="Mei",
                         totals={"arrived": 1284, "solved": 870})
        evening = self.shift("Evening", "dub", self.boundary, rostered=36, required=41)
        ended = self.now() >= self.boundary
        return {
            **super().document(),
            "queues": [{"id": "vip", "name": "VIP <b>", "tier": 1, "open": 7,
                        "oldest_open_at": rfc3339(self.boundary - 16 * HOUR_S)},
                       {"id": "care", "name": "Care", "tier": 2, "open": 4}],
            "clocks": [{"ticket": "12089", "queue": "vip", "due_at": rfc3339(self.boundary + 600),
                        "owner": "a1"},
                       {"ticket": "12090", "queue": "vip",
                        "due_at": rfc3339(self.boundary + 2 * HOUR_S)}],
            "agents": [{"id": "a1", "name": "Vince", "office": "kl", "status": "available",
                        "today": {"solved": 12}},
                       {"id": "a2", "name": "Hina", "office": "kl", "status": "offline",
                        "today": {"solved": 4}}],
            "offices": [{"id": "kl", "name": "Kuala Lumpur", "time_zone": "Asia/Kuala_Lumpur"},
                        {"id": "dub", "name": "Dublin", "time_zone": "Europe/Dublin"}],
            "shifts": {"current": evening if ended else day, "previous": day if ended else None,
                       "next": None if ended else evening},
        }


class Desk:
    """`wallboard collect` against a ShiftServer, and the handover command beside it."""

    def __init__(self, board, seconds_left):
        self.board = board
        self.server = ShiftServer(seconds_left)
        self.spool = board.directory / "spool"
        self.state = board.directory / "state"
        (board.directory / "notes.txt").write_text(
            "# notes\nWallet maintenance <until> 11:00 [Mei]\n", encoding="utf-8")
        self.config = board.write_config({
            "source": {"type": "feed", "url": self.server.url, "poll": "1s"},
            "desk": {"name": "Handover desk", "time_zone": "Asia/Kuala_Lumpur"},
            "history": {"batch": "10s"}, "handover": {"notes_file": "notes.txt"}})

    def start(self):
        return self.board.start("collect", "--config", self.config, "--spool", self.spool,
                                "--state", self.state)

    def snapshot(self):
        path = self.spool / "snapshot.json"
        return json.loads(path.read_bytes()) if path.exists() else {}

    def handover(self):
        return self.snapshot().get("handover") or {}

    def write(self, *arguments):
        return self.board.run("handover", "--config", self.config, "--spool", self.spool,
                              "--state", self.state, *arguments)

    def list(self):
        return [line.split("\t") for line in self.write("--list").stdout.splitlines()]


@pytest.fixture
def desk(wallboard):
    """A desk five seconds before the end of its day shift."""
    desk = Desk(wallboard, 5)
    yield desk
    wallboard.stop_all()
    desk.server.stop()


def assert_fails(result, code, sentence):
    assert result.returncode == code
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_shift_is_handed_over_kept_and_reported(desk):
    collect = desk.start()
    handover = wait_until(desk.handover, "the handover", PATIENCE_S)
    assert handover["boundary_at"] == rfc3339(desk.server.boundary)
    assert handover["inherited"] == [
        {"tier": 1, "open": 7, "oldest_at": rfc3339(desk.server.boundary - 16 * HOUR_S)},
        {"tier": 2, "open": 4, "oldest_at": None}]
    assert handover["notes"] == [{"text": "Wallet maintenance <until> 11:00", "by": "Mei"}]
    assert handover["acknowledged_at"] is None
    assert desk.snapshot()["shifts"]["current"]["online"] == 1
    # The wall was not there when the shift began.
    assert [agent["rank_at_shift_start"] for agent in desk.snapshot()["agents"]] == [None, None]

    (desk.spool / "acknowledge").write_text("Luísa\n", encoding="utf-8")
    wait_until(lambda: desk.handover()["acknowledged_by"] == "Luísa", "the acknowledgement",
               PATIENCE_S)
    assert not (desk.spool / "acknowledge").exists()

    out = desk.board.directory / "current.json"
    assert desk.write("--shift", "current", "--out", out).returncode == 0
    assert json.loads(out.read_bytes())["shifts"]["current"]["name"] in ("Day", "Evening")

    desk.server.run()
    day = [rfc3339(desk.server.boundary - 8 * HOUR_S), "kl", "Day", "870", "Luísa"]
    # While collect runs and writes; a batch later all is kept.
    wait_until(lambda: desk.server.now() > desk.server.boundary + 11 and desk.list() == [day],
               "the day shift in the history", PATIENCE_S)
    assert desk.handover()["acknowledged_by"] == "Luísa"
    check_documents(desk)
    assert collect.stop() == 0
    assert "AddressSanitizer" not in collect.err()
    check_documents(desk)
    check_mistakes(desk)


def check_documents(desk):
    """The report and the document of the shift that ended, by two ways of naming it."""
    page = desk.board.directory / "previous.html"
    document = desk.board.directory / "day.json"
    assert desk.write("--out", page).returncode == 0
    html = page.read_text(encoding="utf-8")
    assert "Handover Day, Kuala Lumpur → Evening, Dublin" in html
    # 41 at work are 59 on the roster, where three in ten are away; 36 are planned.
    assert "1,284" in html and "23 short" in html and "Vince" in html
    assert "VIP &lt;b&gt;" in html and "VIP <b>" not in html
    assert "Wallet maintenance &lt;until&gt; 11:00" in html
    assert "<b>Taken over</b> by Luísa" in html
    at = rfc3339(desk.server.boundary - HOUR_S)
    assert desk.write("--shift", at, "--out", document).returncode == 0
    kept = json.loads(document.read_bytes())
    jsonschema.validate(kept, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert kept["shifts"]["current"]["name"] == "Day"
    assert kept["shifts"]["current"]["totals"]["arrived"] == 1284
    assert [clock["ticket"] for clock in kept["clocks"]] == ["12089"]
    assert kept["handover"]["acknowledged_by"] == "Luísa"


def check_mistakes(desk):
    out = desk.board.directory / "none.html"
    at = rfc3339(desk.server.boundary - 9 * HOUR_S)
    assert_fails(desk.write("--shift", at, "--out", out), 1,
                 f"no shift that is kept in the history ran at {at}")
    assert_fails(desk.write("--out", desk.board.directory / "no" / "folder.html"), 1,
                 "No such file or directory")
    assert not out.exists()


def test_an_acknowledgement_outside_the_window_is_removed(wallboard):
    desk = Desk(wallboard, 2 * HOUR_S)
    desk.spool.mkdir()
    (desk.spool / "acknowledge").write_text("Mei", encoding="utf-8")
    collect = desk.start()
    try:
        wait_until(desk.snapshot, "a snapshot", PATIENCE_S)
        wait_until(lambda: "there is no handover to acknowledge now" in collect.err(), "the line",
                   PATIENCE_S)
        assert not (desk.spool / "acknowledge").exists()
        assert desk.snapshot()["handover"] is None
        # Asked for, the report tells what there would be to hand over now.
        out = wallboard.directory / "current.json"
        assert desk.write("--shift", "current", "--out", out).returncode == 0
        handover = json.loads(out.read_bytes())["handover"]
        assert [tier["open"] for tier in handover["inherited"]] == [7, 4]
        assert handover["boundary_at"] == rfc3339(desk.server.boundary)
    finally:
        wallboard.stop_all()
        desk.server.stop()


def test_without_a_history_there_is_a_sentence(wallboard):
    config = wallboard.write_config({})
    spool, state = wallboard.directory / "spool", wallboard.directory / "state"
    folders = ("--spool", spool, "--state", state, "--config", config)
    out = wallboard.directory / "x.html"
    assert_fails(wallboard.run("handover", *folders, "--out", out), 1,
                 "there is no history: " + str(state / "history.db") + " is missing")
    assert_fails(wallboard.run("handover", *folders, "--list"), 1, "history.db")
    assert_fails(wallboard.run("handover", *folders, "--shift", "current", "--out", out), 1,
                 "history.db")
    assert not spool.exists() and not state.exists()


def test_a_wrong_config_is_code_3(wallboard):
    config = wallboard.write_config({"sorce": 5})
    assert_fails(wallboard.run("handover", "--config", config, "--list"), 3,
                 'did you mean "source"?')
