"""One `wallboard collect` against a fault server, and what it leaves in its spool."""

import json

from process import wait_until

TOKEN = "feed-token-4f1c2a77d0"
TIMEOUT_S = 2
MAX_BYTES = 1_000_000
# Longest wait for a change to show: a poll interval, a time-out, and some steps of back-off.
PATIENCE_S = 25


class Collecting:
    """Start it, change the server, and look; spool and state may lie anywhere."""

    def __init__(self, board, server, spool=None, state=None):
        self.board = board
        self.server = server
        self.spool = spool or board.directory / "spool"
        self.state = state or board.directory / "state"
        self.process = None
        self._starts = 0

    def start(self, url=None):
        for directory in (self.spool, self.state):
            directory.mkdir(exist_ok=True)
        self.board.write_token("feed.token", TOKEN)
        config = self.board.write_config({
            "source": {"type": "feed", "url": url or self.server.url, "token_file": "feed.token",
                       "poll": "1s", "timeout": f"{TIMEOUT_S}s", "max_bytes": MAX_BYTES},
            "desk": {"name": "Fault desk", "time_zone": "Asia/Kuala_Lumpur"}})
        self._starts += 1
        self.process = self.board.start("collect", "--config", config, "--spool", self.spool,
                                        "--state", self.state, name=f"collect{self._starts}")

    def snapshot(self):
        """The published document, whole; a half-written one fails to parse."""
        return json.loads((self.spool / "snapshot.json").read_bytes())

    def published(self):
        return (self.spool / "snapshot.json").exists()

    def source(self):
        return self.snapshot()["sources"][0]

    def open_tickets(self):
        return self.snapshot()["totals"]["open"]

    def wait_healthy(self, open_tickets):
        """Until the figure is published and the source is well."""
        wait_until(lambda: self.published() and self.open_tickets() == open_tickets
                   and self.source()["health"] == "ok",
                   f"a healthy snapshot with {open_tickets} open", PATIENCE_S)
        return self.snapshot()

    def wait_error(self):
        """Until the published document says that its source is in trouble."""
        wait_until(lambda: self.source()["health"] == "error", "the error to be published",
                   PATIENCE_S)
        return self.snapshot()

    def resident_peak_kib(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            (line,) = [line for line in status if line.startswith("VmHWM:")]
        return int(line.split()[1])

    def outputs(self):
        """Everything that anyone could read: both outputs and the files of spool and state."""
        files = [path for folder in (self.spool, self.state) for path in folder.rglob("*")
                 if path.is_file() and path.name != "filler"]
        written = [path.read_bytes().decode("utf-8", "replace") for path in files]
        return "\n".join([self.process.out(), self.process.err(), *written])
