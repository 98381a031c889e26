"""Compares weekly spans over every clock change of some zones with what zdump(8) says of the zones."""
import datetime
import re
import subprocess
import sys

PROGRAM = sys.argv[1:]
FIRST_YEAR, LAST_YEAR = 2024, 2030

# How many changes each has in these years. Where a government still changes its mind: at least this many.
ZONES = {
    "Europe/Lisbon": 14,
    "America/New_York": 14,
    "Australia/Lord_Howe": 14,  # half an hour
    "America/Santiago": 12,  # at midnight, both ways
    "Africa/Casablanca": 12,  # around Ramadan
    "Asia/Beirut": 12,  # forward at midnight
}

SUNDAY, MONDAY_TO_FRIDAY, SATURDAY, DAILY = 0b0000001, 0b0111110, 0b1000000, 0b1111111

# Weekdays (bit 0 Sunday), minutes from and to.
PATTERNS = [
    (DAILY, 8 * 60, 16 * 60),
    (MONDAY_TO_FRIDAY, 9 * 60, 17 * 60),
    (DAILY, 16 * 60, 0),
    (DAILY, 0, 8 * 60),
    (DAILY, 22 * 60, 6 * 60),
    (SATURDAY | SUNDAY, 20 * 60, 4 * 60 + 30),
    (SATURDAY, 22 * 60, 2 * 60),
    (DAILY, 0, 0),
    (DAILY, 2 * 60 + 30, 2 * 60 + 30),
    (SATURDAY | SUNDAY, 23 * 60 + 30, 23 * 60 + 30),
    (DAILY, 22 * 60, 1 * 60 + 30),
    (DAILY, 1 * 60 + 30, 9 * 60),
    (DAILY, 2 * 60 + 15, 2 * 60 + 45),
    (SUNDAY, 0, 1 * 60),
    (DAILY, 3 * 60 + 15, 2 * 60 + 30),
]

UNIX = datetime.date(1970, 1, 1)
CHANGE = re.compile(r"\S+ +\w+ (\w+ +\d+ [\d:]+ \d+) UT = .* gmtoff=(-?\d+)")


def offsets(zone):
    """The zone's offsets as (from when on, seconds east of UTC), both in seconds, the oldest from ever on."""
    asked = subprocess.run(["zdump", "-v", "-c", f"{FIRST_YEAR - 1},{LAST_YEAR + 2}", zone], capture_output=True,
                           encoding="utf-8", check=True)
    rows = []
    for line in asked.stdout.splitlines():
        found = CHANGE.match(line)
        if found:
            moment = datetime.datetime.strptime(found[1], "%b %d %H:%M:%S %Y").replace(tzinfo=datetime.timezone.utc)
            rows.append((int(moment.timestamp()), int(found[2])))
    changes = [(-10**11, rows[0][1])] if rows else []
    for before, after in zip(rows[::2], rows[1::2]):  # the last second before each change, and its first
        assert after[0] == before[0] + 1 and before[1] == changes[-1][1], (zone, before, after)
        changes.append(after)
    return changes


def first_showing(changes, local_s):
    """The first instant at which the clock shows that time or a later one."""
    for (begins, offset), (ends, _) in zip(changes, changes[1:] + [(10**11, 0)]):
        instant = max(begins, local_s - offset)
        if instant < ends:
            return instant
    raise AssertionError(local_s)


def spans(changes, pattern, around_s):
    weekdays, from_min, to_min = pattern
    day = around_s // 86400
    for number in range(day - 18, day + 19):
        date = UNIX + datetime.timedelta(days=number)
        if not weekdays >> (date.isoweekday() % 7) & 1:
            continue
        starts = first_showing(changes, number * 86400 + from_min * 60)
        ends = first_showing(changes, (number + (to_min <= from_min)) * 86400 + to_min * 60)
        if starts < ends:
            yield starts * 1000, ends * 1000


def expected(known, at):
    """What weekly_table prints of the instant."""
    inside = [span for span in known if span[0] <= at < span[1]]
    assert len(inside) <= 1, inside
    before = [span for span in known if span[0] < at][-1]
    after = [span for span in known if span[0] > at][0]
    return [*(inside[0] if inside else "--"), *before, *after]


def instants(known, change_s):
    """Every hour of the days around the change, its very edge, and the edges of the spans nearby."""
    edges = [edge for span in known for edge in span if abs(edge - change_s * 1000) < 36 * 3600 * 1000]
    hours = [(change_s + hour * 3600 + 1234) * 1000 for hour in range(-30, 31)]
    return sorted({*hours, *(edge + step for edge in [change_s * 1000, *edges] for step in (-1, 0, 1))})


def questions(changes, change_s):
    for pattern in PATTERNS:
        known = list(spans(changes, pattern, change_s))
        for at in instants(known, change_s):
            yield f"{pattern[0]} {pattern[1]} {pattern[2]} {at}", " ".join(map(str, expected(known, at)))


def in_question(change_s):
    return FIRST_YEAR <= datetime.datetime.fromtimestamp(change_s, datetime.timezone.utc).year <= LAST_YEAR


def check(zone, least):
    """How many questions were asked, and the sentences on wrong answers."""
    changes = offsets(zone)
    wanted = [moment for moment, _ in changes if moment > 0 and in_question(moment)]
    if len(wanted) < least:
        return 0, [f"{zone}: zdump knows {len(wanted)} changes from {FIRST_YEAR} to {LAST_YEAR}, expected {least}"]
    rows = [row for change_s in wanted for row in questions(changes, change_s)]
    asked = subprocess.run([*PROGRAM, zone], input="\n".join(row[0] for row in rows), capture_output=True,
                           encoding="utf-8", check=False)
    answers = [line.strip() for line in asked.stdout.splitlines()]
    if asked.returncode != 0 or len(answers) != len(rows):
        return 0, [f"{zone}: {len(answers)} answers to {len(rows)} questions: {asked.stderr}"]
    return len(rows), [f"{zone}: {question}: got {answer}, expected {right}"
                       for (question, right), answer in zip(rows, answers) if answer != right]


def main():
    total, failures = 0, []
    for zone, least in ZONES.items():
        count, wrong = check(zone, least)
        total += count
        failures += wrong
    print("\n".join(failures[:20]) or f"{total} answers agree")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
