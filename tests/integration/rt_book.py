"""Our own log of what was done on the seeded desk, and the figures that must follow from it."""

import math

CLOSED = ("resolved", "rejected", "deleted", "merged")
AT_RISK_SHARE = 0.25


class Ticket:
    """What we know of one ticket; times are unix seconds, None where it has not happened."""

    def __init__(self, at, queue, subject):
        self.queue = queue
        self.subject = subject
        self.status = "new"
        self.owner = None
        self.created = at
        self.first_reply = None
        self.last_reply = None
        self.resolved = None
        self.promised = None
        self._customer_since = at  # the first of the messages that nobody has answered

    def reply(self, at):
        self.first_reply = self.first_reply or at
        self.last_reply = at
        self._customer_since = None
        if self.status in ("new", "resolved"):
            self.status = "open"

    def ask(self, at):
        self._customer_since = self._customer_since or at
        if self.status == "resolved":
            self.status = "open"

    def is_open(self):
        return self.status not in CLOSED

    def is_waiting(self):
        return self.is_open() and self.status != "stalled" and self.first_reply is None

    def due(self):
        """The level's nearest deadline: for the next message, or for the whole ticket."""
        if not self.queue.level:
            return self.promised
        minutes = self.queue.level.minutes
        ends = []
        if self._customer_since is not None and "Response" in minutes:
            ends.append(self._customer_since + 60 * minutes["Response"])
        if self._customer_since is None and "KeepInLoop" in minutes:
            ends.append(self.last_reply + 60 * minutes["KeepInLoop"])
        if "Resolve" in minutes:
            ends.append(self.created + 60 * minutes["Resolve"])
        return min(ends)

    def clock_state(self, now):
        """'none', 'paused', 'overdue', 'at_risk' or 'running'."""
        due = self.due()
        if not self.is_open() or due is None:
            return "none"
        if self.status == "stalled":
            return "paused"
        if due < now:
            return "overdue"
        start = self.created if self.is_waiting() else self.last_reply
        return "at_risk" if due - now < AT_RISK_SHARE * (due - start) else "running"


class Book:
    """All tickets by key; midnight is the desk's, in unix seconds."""

    def __init__(self, midnight):
        self.midnight = midnight
        self.tickets = {}

    def write(self, event):
        if event.kind == "create":
            self.tickets[event.ticket] = Ticket(event.at, *event.value)
            return
        ticket = self.tickets[event.ticket]
        if event.kind == "take":
            ticket.owner = event.actor
        elif event.kind == "reply":
            ticket.reply(event.at)
        elif event.kind == "ask":
            ticket.ask(event.at)
        elif event.kind == "promise":
            ticket.promised = event.value
        elif event.kind == "resolve":
            ticket.status, ticket.resolved = "resolved", event.at
        elif event.kind != "note":
            ticket.status = {"stall": "stalled", "reject": "rejected", "delete": "deleted",
                             "merge": "merged"}[event.kind]

    def expected(self, now):
        """Everything a snapshot must agree with, ready for JSON."""
        tickets = list(self.tickets.values())
        queues = {ticket.queue.name for ticket in tickets}
        return {"now": now, "totals": self._figures(tickets, now),
                "queues": {name: self._figures([t for t in tickets if t.queue.name == name], now)
                           for name in sorted(queues)},
                "solved_by_owner": self._solved_by_owner(tickets)}

    def _figures(self, tickets, now):
        live = [ticket for ticket in tickets if ticket.is_open()]
        states = [ticket.clock_state(now) for ticket in tickets]
        waiting = [ticket.created for ticket in live if ticket.is_waiting()]
        return {"open": len(live), "waiting": len(waiting),
                "oldest_waiting_at": min(waiting, default=None),
                "unassigned": sum(ticket.owner is None for ticket in live),
                "overdue": states.count("overdue"), "at_risk": states.count("at_risk"),
                "paused": states.count("paused"),
                "solved": sum(map(self._is_solved_today, tickets)),
                "first_response_s": first_response(tickets, self.midnight)}

    def _is_solved_today(self, ticket):
        return ticket.status == "resolved" and ticket.resolved >= self.midnight

    def _solved_by_owner(self, tickets):
        """Nobody's tickets stand under the empty name."""
        owners = [ticket.owner or "" for ticket in tickets if self._is_solved_today(ticket)]
        return {owner: owners.count(owner) for owner in sorted(set(owners))}


def nearest_rank(ordered, percent):
    return ordered[max(1, math.ceil(percent * len(ordered) / 100)) - 1]


def first_response(tickets, midnight):
    """Seconds from created to the first staff reply, where that came since midnight."""
    times = sorted(ticket.first_reply - ticket.created for ticket in tickets
                   if ticket.first_reply is not None and ticket.first_reply >= midnight)
    if not times:
        return None
    return {"n": len(times), "mean": sum(times) / len(times),
            "p50": nearest_rank(times, 50), "p90": nearest_rank(times, 90)}
