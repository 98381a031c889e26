"""Rules that hold between the parts of any wallboard/1 document, worked out independently."""

import calendar
import time

ADDITIVE = ("open", "waiting", "unassigned", "at_risk", "overdue")
ADDITIVE_TODAY = ("arrived", "answered", "solved", "breached", "abandoned", "escalated", "reopened",
                  "answered_in_target", "abandoned_in_target")
SPREADS = ("first_response_s", "lead_time_s", "handle_s")


def unix(text):
    return calendar.timegm(time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S"))


def contradictions(document):
    """Sentences, one per broken rule; none for a consistent document."""
    rules = (sums, oldest, oldest_open, spreads, means, clocks, references, people, unique_ids,
             rows, parts, shifts, boundary, trends)
    return [sentence for rule in rules for sentence in rule(document)]


def sums(document):
    totals, queues = document["totals"], document["queues"]
    for key in ADDITIVE:
        added = sum(queue[key] for queue in queues)
        if added != totals[key]:
            yield f"totals.{key} is {totals[key]}, the queues add up to {added}"
    for key in ADDITIVE_TODAY:
        added = sum(queue["today"][key] for queue in queues)
        if added != totals["today"][key]:
            yield f"totals.today.{key} is {totals['today'][key]}, the queues add up to {added}"


def oldest(document):
    parts = [queue["oldest_waiting_at"] for queue in document["queues"]]
    first = min(filter(None, parts), default=None, key=unix)
    if document["totals"]["oldest_waiting_at"] != first:
        yield f"totals.oldest_waiting_at is not the oldest of the queues, {first}"
    for owner in (document["totals"], *document["queues"]):
        since, name = owner["oldest_waiting_at"], owner.get("name", "totals")
        if (since is None) != (owner["waiting"] == 0):
            yield f"{name} has {owner['waiting']} waiting, the oldest since {since}"
        if since and unix(since) > unix(document["taken_at"]):
            yield f"{name} waits since {since}, which is still to come"


def oldest_open(document):
    found = [queue["oldest_open_at"] for queue in document["queues"]]
    first = min(filter(None, found), default=None, key=unix)
    if document["totals"]["oldest_open_at"] != first:
        yield f"totals.oldest_open_at is not the oldest of the queues, {first}"
    for owner in (document["totals"], *document["queues"]):
        since, waiting = owner["oldest_open_at"], owner["oldest_waiting_at"]
        name = owner.get("name", "totals")
        if (since is None) != (owner["open"] == 0):
            yield f"{name} has {owner['open']} open, the oldest since {since}"
        if since and unix(since) > unix(waiting or document["taken_at"]):
            yield f"{name} has its oldest open since {since}, but one waits since {waiting}"


def days(document):
    """Every set of day figures with its name."""
    yield "totals.today", document["totals"]["today"]
    for queue in document["queues"]:
        yield f"{queue['id']}.today", queue["today"]
    for name, shift in (document["shifts"] or {}).items():
        if shift:
            yield f"shifts.{name}.totals", shift["totals"]


def parts(document):
    """What is a part of something is no more than it; unknowns say nothing."""
    for name, day in days(document):
        if day is None:
            continue
        pairs = [("answered_in_target", day["answered"]), ("abandoned_in_target", day["abandoned"])]
        found = [(key, day[key], whole) for key, whole in pairs]
        found += [(f"{key}.{part}", day[key][part], day[key][whole])
                  for key, part, whole in (("csat", "good", "rated"),) if day[key]]
        for key, part, whole in found:
            if None not in (part, whole) and part > whole:
                yield f"{name}.{key} is {part}, of {whole}"


def shifts(document):
    told = document["shifts"] or {}
    for name, shift in told.items():
        if shift and unix(shift["starts_at"]) >= unix(shift["ends_at"]):
            yield f"shifts.{name} ends before it starts"
    current, now = told.get("current"), unix(document["taken_at"])
    if current and not unix(current["starts_at"]) <= now < unix(current["ends_at"]):
        yield "shifts.current is not now"
    for earlier, later in (("last_week", "current"), ("previous", "current"), ("current", "next")):
        if told.get(earlier) and told.get(later) and (
                unix(told[earlier]["starts_at"]) > unix(told[later]["starts_at"])):
            yield f"shifts.{earlier} starts after shifts.{later}"
    if told.get("next") and unix(told["next"]["starts_at"]) <= now:
        yield "shifts.next has begun"


def boundary(document):
    """A handover is between two shifts, at most an hour away."""
    handover, told = document["handover"], document["shifts"] or {}
    if not handover or not handover["boundary_at"]:
        return
    at = unix(handover["boundary_at"])
    ends = [unix(shift[key]) for shift in told.values() if shift
            for key in ("starts_at", "ends_at")]
    if ends and at not in ends:
        yield f"handover.boundary_at {handover['boundary_at']} is no shift's beginning or end"
    if abs(at - unix(document["taken_at"])) > 3600:
        yield f"handover.boundary_at {handover['boundary_at']} is not near"


def trends(document):
    for trend in document["trends"] or []:
        compared = trend["compared"]
        if compared and (compared["value"] is None) != (compared["with"] == "none"):
            yield f"trend {trend['id']} compares {compared['value']} with {compared['with']}"


def rows(document):
    for queue in document["queues"]:
        if max(queue["waiting"], queue["unassigned"]) > queue["open"]:
            yield f"queue {queue['id']} has more waiting or unassigned than open"
        if queue["at_risk"] + queue["overdue"] > queue["open"]:
            yield f"queue {queue['id']} has more running clocks than open tickets"
        if queue["agents"] and queue["agents"]["available"] > queue["agents"]["online"]:
            yield f"queue {queue['id']} has more agents available than online"


def spreads(document):
    for owner in (document["totals"], *document["queues"], *document["agents"]):
        name = owner.get("id", "totals")
        for key in SPREADS:
            spread = (owner["today"] or {}).get(key)
            if spread and not spread["n"]:
                if any(spread[part] is not None for part in ("mean", "p50", "p90")):
                    yield f"{name}.today.{key}: figures of no samples"
            elif spread and not 0 <= spread["p50"] <= spread["p90"]:
                yield f"{name}.today.{key}: p50 and p90 are not in order"


def means(document):
    """The totals' mean is the queues' means weighted by n."""
    for key in SPREADS:
        whole = document["totals"]["today"][key]
        spreads_of_queues = [queue["today"][key] for queue in document["queues"]]
        parts = [spread for spread in spreads_of_queues if spread and spread["n"]]
        count = sum(part["n"] for part in parts)
        if count != (whole["n"] if whole else 0):
            yield f"totals.today.{key}.n is not the sum of the queues' n, {count}"
        elif count and abs(sum(p["mean"] * p["n"] for p in parts) / count - whole["mean"]) > 1:
            yield f"totals.today.{key}.mean is not the queues' weighted mean"


def clocks(document):
    """Every listed clock that has run out counts; all are listed unless clocks_total says more."""
    now = unix(document["taken_at"])
    out = {clock["ticket"] for clock in document["clocks"]
           if not clock["paused"] and unix(clock["due_at"]) < now}
    overdue = document["totals"]["overdue"]
    complete = len(document["clocks"]) == document["clocks_total"]
    if len(out) > overdue or (complete and len(out) != overdue):
        yield f"totals.overdue is {overdue}, the listed clocks say {len(out)}"
    for clock in document["clocks"]:
        if unix(clock["started_at"]) > min(now, unix(clock["due_at"])):
            yield f"the clock of ticket {clock['ticket']} starts too late"


def references(document):
    queues = {queue["id"] for queue in document["queues"]}
    agents = {agent["id"] for agent in document["agents"]}
    wanted = [(clock["queue"], queues) for clock in document["clocks"]]
    wanted += [(queue, queues) for incident in document["incidents"] or []
               for queue in incident["queues"]]
    wanted += [(clock["owner"], agents) for clock in document["clocks"] if clock["owner"]]
    return [f"{name} is named but not there" for name, there in wanted if name not in there]


def people(document):
    solved = sum(agent["today"]["solved"] for agent in document["agents"])
    if solved > document["totals"]["today"]["solved"]:
        yield f"the agents solved {solved}, more than the desk"


def unique_ids(document):
    for part in ("queues", "agents", "teams", "offices", "indicators"):
        ids = [entry["id"] for entry in document[part] or []]
        if len(ids) != len(set(ids)):
            yield f"{part} holds an id twice"
