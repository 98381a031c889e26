"""Plays the plan of a support desk to Request Tracker over REST2 and writes what must be seen.

usage: rt_seed.py DIRECTORY, which builds, starts and seeds a desk there until it is interrupted.
"""

import json
import pathlib
import sys
import time

from rt_book import Book
from rt_client import RtClient
from rt_desk import AGENTS, CUSTOMERS, QUEUES
from rt_plan import Plan
from rt_server import ROOT_PASSWORD, RtServer

ROOT = "root:" + ROOT_PASSWORD
PASSWORD = "password-of-the-test"
STATUS = {"resolve": "resolved", "stall": "stalled", "reject": "rejected", "delete": "deleted"}
FOUNDED_DAYS_AGO = 6


def as_written(unix_s):
    """A date to set over REST2, which reads it as UTC (its searches would not)."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(unix_s))


class Seeder:
    """Puts one plan into one server; the book is kept beside it, never read back from RT."""

    def __init__(self, server, plan):
        self.book = Book(plan.midnight)
        self._server = server
        self._plan = plan
        self._client = RtClient(server.port)
        self.ids = {}

    def play(self):
        self._server.clock.freeze(self._plan.now - FOUNDED_DAYS_AGO * 86400)
        self._found()
        for event in self._plan.events:
            self._server.clock.freeze(event.at)
            getattr(self, "_" + event.kind)(event)
            self.book.write(event)
        self._client.close()
        self._server.clock.run()

    def _found(self):
        for queue in QUEUES:
            body = {"Name": queue.name, "SLADisabled": 0 if queue.level else 1}
            self._client.call(ROOT, "POST", "queue", body)
        for name, real_name in AGENTS.items():
            self._add_user(name, real_name, 1)
        for name in CUSTOMERS:
            self._add_user(name, name.title(), 0)
        members = [str(self._client.call(ROOT, "GET", "user/" + name)["id"]) for name in AGENTS]
        self._client.call(ROOT, "PUT", f"group/{self._server.agents_group}/members", members)

    def _add_user(self, name, real_name, privileged):
        body = {"Name": name, "RealName": real_name, "EmailAddress": f"{name}@example.org",
                "Password": PASSWORD, "Privileged": privileged}
        self._client.call(ROOT, "POST", "user", body)

    def _as(self, name, method, path, body):
        return self._client.call(f"{name}:{PASSWORD}", method, path, body)

    def _change(self, event, body):
        self._as(event.actor, "PUT", f"ticket/{self.ids[event.ticket]}", body)

    def _message(self, event, kind):
        body = {"Content": f"{kind} by {event.actor}", "ContentType": "text/plain"}
        self._as(event.actor, "POST", f"ticket/{self.ids[event.ticket]}/{kind}", body)

    def _create(self, event):
        queue, subject = event.value
        body = {"Queue": queue.name, "Subject": subject, "ContentType": "text/plain",
                "Requestor": f"{event.actor}@example.org", "Content": "Please help.",
                "Priority": event.ticket * 13 % 100}
        self.ids[event.ticket] = self._as(event.actor, "POST", "ticket", body)["id"]

    def _take(self, event):
        self._change(event, {"Owner": event.actor})

    def _reply(self, event):
        self._message(event, "correspond")

    _ask = _reply

    def _note(self, event):
        self._message(event, "comment")

    def _promise(self, event):
        self._change(event, {"Due": as_written(event.value)})

    def _merge(self, event):
        self._change(event, {"MergeInto": self.ids[event.value]})

    def _set_status(self, event):
        self._change(event, {"Status": STATUS[event.kind]})

    _resolve = _stall = _reject = _delete = _set_status


class SeededDesk:
    """A running server with its plan played; book and ids say what was done to it."""

    def __init__(self, server, plan, seeder):
        self.server = server
        self.plan = plan
        self.book = seeder.book
        self.dues = {str(seeder.ids[key]): ticket.due()
                     for key, ticket in self.book.tickets.items() if ticket.is_open()}

    def expected(self):
        return {"time_zone": self.plan.zone, **self.book.expected(self.plan.now)}


def seeded_desk(directory):
    """Builds, starts and seeds; what a snapshot must say also goes to expected.json."""
    server = RtServer(directory, QUEUES)
    server.build()
    server.start()
    try:
        plan = Plan(int(time.time()))
        seeder = Seeder(server, plan)
        seeder.play()
    except BaseException:
        server.stop()
        raise
    desk = SeededDesk(server, plan, seeder)
    path = pathlib.Path(directory) / "expected.json"
    path.write_text(json.dumps(desk.expected(), indent=1, ensure_ascii=False), encoding="utf-8")
    return desk


def main():
    server = seeded_desk(sys.argv[1]).server
    print(f"{server.url} token {server.reader_token}", flush=True)
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main()
