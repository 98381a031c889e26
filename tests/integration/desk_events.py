"""Reckons a desk's figures from the event log of simdesk alone (its format: wallboard(1), simdesk).

A span is [from_ms, until_ms) in Unix milliseconds. The desk tells what has happened up to and with
the instant of a snapshot, so that a snapshot's today is figures(midnight, taken_at + 1).

Definitions: solved are the tickets solved in the span that nobody reopened before its end; a lead
time and a handling time belong to each of them, from the ticket's creation and over all its steps of
work. Breached and fulfilled are clocks that ran out or ended in time in the span. What counts for a
queue happened while the ticket was in it; escalated counts for the queue that it left. Durations are
whole seconds, half a second rounds up. Percentiles are by nearest rank.
"""

import bisect
import json
from collections import Counter, defaultdict

COUNTED = ("arrived", "answered", "abandoned", "escalated", "reopened", "breached", "fulfilled")


def read(path):
    with open(path, encoding="utf-8") as lines:
        return EventLog([json.loads(line) for line in lines])


def whole_seconds(length_ms):
    return (length_ms + 500) // 1000


def spread(samples):
    """Mean and percentiles as the snapshot has them."""
    if not samples:
        return {"mean": None, "p50": None, "p90": None, "n": 0}
    ordered = sorted(samples)
    rank = {percent: -(-percent * len(ordered) // 100) for percent in (50, 90)}
    return {"mean": sum(ordered) / len(ordered), "p50": ordered[rank[50] - 1],
            "p90": ordered[rank[90] - 1], "n": len(ordered)}


def attainment_pct(figures):
    """Fulfilled among the ended clocks; None where none ended."""
    ended = figures["sla"]["fulfilled"] + figures["sla"]["breached"]
    return 100 * figures["sla"]["fulfilled"] / ended if ended else None


def _place(events, at_ms):
    return bisect.bisect_left(events, at_ms, key=lambda event: event["at"])


class EventLog:
    """All that happened, in order, each event with what earlier ones say about its ticket."""

    def __init__(self, events):
        self.began_ms = events[0]["at"]
        self.queues = {event["queue"]: event for event in events if event["event"] == "queue"}
        self.events = [event for event in events if "ticket" in event]
        times = [event["at"] for event in self.events]
        assert events[0]["event"] == "began" and times == sorted(times)
        self._tickets = {}
        self._parts = defaultdict(list)  # by queue and agent; None is all
        for event in self.events:
            self._relate(event)
            for queue, agent in {(None, None), (event["queue"], None), (None, event.get("agent"))}:
                self._parts[queue, agent].append(event)

    def figures(self, from_ms, until_ms, queue=None, agent=None):
        """A day's or shift's figures in the shape of the snapshot's "today"."""
        counts, good = Counter(), 0
        in_target = Counter()
        first_response, lead_time, handle = [], [], []
        for event in self.within(from_ms, until_ms, queue, agent):
            kind = event["event"]
            counts[kind] += 1
            in_target[kind] += event.get("in_target", False)
            good += event.get("good", False)
            if kind == "answered":
                first_response.append(whole_seconds(event["waited_ms"]))
            elif kind == "solved" and event.get("undone_at", until_ms) >= until_ms:
                counts["still solved"] += 1
                lead_time.append(whole_seconds(event["lead_ms"]))
                if "agent" in event:
                    handle.append(whole_seconds(event["handle_ms"]))
        figures = {key: counts[key] for key in COUNTED if key != "fulfilled"}
        return figures | {
            "solved": counts["still solved"],
            "answered_in_target": in_target["answered"],
            "abandoned_in_target": in_target["abandoned"],
            "first_response_s": spread(first_response),
            "lead_time_s": spread(lead_time),
            "handle_s": spread(handle),
            "csat": {"good": good, "rated": counts["rated"]},
            "sla": {"fulfilled": counts["fulfilled"], "breached": counts["breached"]}}

    def within(self, from_ms, until_ms, queue=None, agent=None):
        """The events of the span, of one queue or one agent where that is named."""
        part = self._parts.get((queue, agent), [])
        return part[_place(part, from_ms):_place(part, until_ms)]

    def backlog(self, until_ms):
        """By queue, when the tickets that are open right before `until_ms` were created."""
        open_in = {}
        for event in self.within(self.began_ms, until_ms):
            if event["event"] in ("solved", "abandoned"):
                open_in.pop(event["ticket"], None)
            elif event["event"] in ("arrived", "reopened", "escalated", "handed_over"):
                open_in[event["ticket"]] = event.get("to", event["queue"])
        created = {queue: [] for queue in self.queues}
        for ticket, queue in open_in.items():
            created[queue].append(self._tickets[ticket]["created_ms"])
        return created

    def _relate(self, event):
        kind, at = event["event"], event["at"]
        if kind == "arrived":
            self._tickets[event["ticket"]] = {"created_ms": at, "handle_ms": 0}
        ticket = self._tickets[event["ticket"]]
        waited_ms = at - ticket["created_ms"]
        target_ms = self.queues[event["queue"]]["first_response_s"] * 1000
        if kind in ("answered", "abandoned"):
            assert ticket.setdefault("settled", event) is event, f"{kind} twice: {event}"
            event |= {"waited_ms": waited_ms, "in_target": waited_ms <= target_ms}
        if kind == "answered":
            assert event["created_at"] == ticket["created_ms"], event
        elif kind == "worked":
            ticket["handle_ms"] += event["ms"]
        elif kind == "solved":
            ticket["solved"] = event
            event |= {"lead_ms": waited_ms, "handle_ms": ticket["handle_ms"]}
        elif kind == "reopened":
            ticket.pop("solved")["undone_at"] = at
        elif kind in ("fulfilled", "breached"):
            assert (at > event["due_at"]) == (kind == "breached"), event
