"""Decides what happens on the seeded desk, and when: the script of events, oldest first."""

import datetime
import random
import zoneinfo
from dataclasses import dataclass

from rt_book import Book
from rt_desk import AGENTS, CUSTOMERS, QUEUES, SUBJECTS

DAY_S = 86400
# No figure may change by itself from this long before the plan's now to this long after it.
QUIET_BEFORE_S = 120
QUIET_AFTER_S = 1800
# The desk's midnight lies far from now and is not UTC's; the first that fits is taken.
ZONES = ("Asia/Kuala_Lumpur", "America/Sao_Paulo", "Asia/Kolkata", "America/Los_Angeles")


@dataclass(frozen=True)
class Event:
    """One act at one second; value is the subject, a due time, or another ticket's key."""
    at: int
    kind: str
    ticket: int
    actor: str = ""
    value: object = None


@dataclass(frozen=True)
class Story:
    """A kind of ticket: how many, in which queues, when created, and the steps after it.

    A span of numbers is minutes: for the creation before now, for a step after the one before.
    A span that starts with "today" or "yesterday" is a part of that day of the desk, 0 to 1.
    """
    name: str
    count: int
    queues: tuple
    created: tuple
    steps: tuple = ()


HELPDESK, BILLING, QUESTIONS, FIELD = range(4)
ANY = (HELPDESK, BILLING, QUESTIONS, FIELD)
MORNING = ("today", .02, .6)
LATE_YESTERDAY = ("yesterday", .6, .95)

TAKE = ("take", (2, 20))
REPLY = ("reply", (1, 30))
ASK_AGAIN = ("ask", (5, 30))
RESOLVE = ("resolve", (3, 40))

STORIES = (
    Story("backlog", 52, (FIELD,), (20, 5600)),
    Story("taken", 6, (FIELD, QUESTIONS), (60, 4000), (TAKE,)),
    Story("noted", 4, (FIELD,), (60, 2000), (TAKE, ("note", (1, 30)))),
    Story("fresh", 12, (HELPDESK, BILLING), (5, 700)),
    Story("nearly due", 3, (HELPDESK,), (184, 208)),
    Story("old question", 6, (QUESTIONS,), (1200, 2400)),
    Story("promised", 6, (FIELD,), (300, 900), (("promise", (1, 30)),)),
    Story("promised and answered", 6, (FIELD,), (300, 900), (("promise", (1, 30)), TAKE, REPLY)),
    Story("answered", 14, ANY, MORNING, (TAKE, REPLY)),
    Story("answered late", 5, ANY, LATE_YESTERDAY, (("reply", ("today", .05, .9)),)),
    Story("answered at night", 4, ANY, ("yesterday", .9, .97), (TAKE, ("reply", (1, 10)))),
    Story("dialogue", 5, ANY, MORNING, (TAKE, REPLY, ASK_AGAIN, REPLY)),
    Story("customer's turn", 5, (HELPDESK, BILLING), MORNING, (TAKE, REPLY, ASK_AGAIN)),
    Story("unowned", 4, (HELPDESK, FIELD), MORNING, (REPLY,)),
    Story("paused", 5, (HELPDESK,), ("yesterday", .05, .4), (TAKE, REPLY, ("stall", (5, 40)))),
    Story("paused early", 2, (BILLING,), ("yesterday", .05, .4), (TAKE, ("stall", (5, 40)))),
    Story("solved", 20, ANY, MORNING, (TAKE, REPLY, RESOLVE)),
    Story("solved late", 5, ANY, LATE_YESTERDAY, (TAKE, REPLY, ("resolve", ("today", .03, .9)))),
    Story("solved before", 5, ANY, ("yesterday", .05, .9), (TAKE, REPLY, RESOLVE)),
    Story("solved at night", 3, ANY, ("yesterday", .89, .94), (TAKE, REPLY, RESOLVE)),
    Story("solved unowned", 2, (FIELD,), MORNING, (REPLY, RESOLVE)),
    Story("solved by another", 3, ANY, MORNING, (TAKE, REPLY, ("resolve by another", (3, 40)))),
    Story("reopened", 4, ANY, MORNING, (TAKE, REPLY, RESOLVE, ASK_AGAIN)),
    Story("solved twice", 2, ANY, MORNING, (TAKE, REPLY, RESOLVE, ASK_AGAIN, REPLY, RESOLVE)),
    Story("rejected", 3, ANY, MORNING, (TAKE, REPLY, ("reject", (3, 40)))),
    Story("rejected before", 2, (FIELD,), ("yesterday", .1, .8), (("reject", (3, 40)),)),
    Story("deleted", 2, (HELPDESK, FIELD), (60, 900), (("delete", (3, 40)),)),
    Story("merged", 3, (FIELD,), (60, 900), (("merge", (3, 30)),)),
)


class Plan:
    """The whole script for one now (unix seconds, whole); the same seed writes the same one."""

    def __init__(self, now, seed=7):
        self.now = now
        self.zone = next(filter(self._fits, ZONES))
        self.midnight = self._midnight()
        self._random = random.Random(seed)
        self._keys = 0
        self.events = []
        for story in STORIES:
            for _ in range(story.count):
                self.events += self._ticket(story)
        self.events.sort(key=lambda event: event.at)

    def _local(self, zone):
        return datetime.datetime.fromtimestamp(self.now, zoneinfo.ZoneInfo(zone))

    def _fits(self, zone):
        return 6 <= self._local(zone).hour < 23 and self._local(zone).utcoffset()

    def _midnight(self):
        start = self._local(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return int(start.timestamp())

    def _ticket(self, story):
        """Draws times until the ticket's story is over and nothing about it is on the edge."""
        self._keys += 1
        for _ in range(1000):
            events = self._draw(story)
            if events[-1].at < self.now - QUIET_BEFORE_S and self._is_quiet(events):
                return events
        raise RuntimeError(f"no room for the story '{story.name}' before {self.now}")

    def _draw(self, story):
        draw, key = self._random, self._keys
        owner, other = draw.sample(sorted(AGENTS), 2)
        customer = draw.choice(CUSTOMERS)
        at = self._time(story.created, self.now, -1)
        queue = QUEUES[story.queues[key % len(story.queues)]]
        events = [Event(at, "create", key, customer, (queue, f"{draw.choice(SUBJECTS)} #{key}"))]
        for kind, span in story.steps:
            at = self._time(span, at, 1)
            events.append(self._step(at, kind, (owner, other, customer)))
        return events

    def _step(self, at, kind, people):
        owner, other, customer = people
        if kind == "resolve by another":
            return Event(at, "resolve", self._keys, other)
        if kind == "promise":
            due = self.now + 60 * self._random.randint(-300, 600)
            return Event(at, kind, self._keys, owner, due)
        if kind == "merge":
            return Event(at, kind, self._keys, owner, self._oldest_backlog())
        return Event(at, kind, self._keys, customer if kind == "ask" else owner)

    def _oldest_backlog(self):
        return min(self.events, key=lambda event: event.at).ticket

    def _time(self, span, base, sign):
        if span[0] in ("today", "yesterday"):
            day, low, high = span
            start = self.midnight - (DAY_S if day == "yesterday" else 0)
            length = DAY_S if day == "yesterday" else self.now - self.midnight
            return int(start + length * self._random.uniform(low, high))
        return int(base + sign * 60 * self._random.uniform(*span))

    def _is_quiet(self, events):
        """No clock of this ticket turns while the test may look."""
        book = Book(self.midnight)
        for event in events:
            book.write(event)
        moments = (self.now - QUIET_BEFORE_S, self.now + QUIET_AFTER_S)
        return len({book.tickets[events[0].ticket].clock_state(now) for now in moments}) == 1
