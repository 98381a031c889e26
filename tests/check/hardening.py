"""Checks that systemd finds the board's services well shut in: systemd-analyze security, off line."""

import subprocess

from source import run

OF_THE_BOARD = "board/root/usr/lib/systemd/system"
# systemd's own figure, from 0 (shut in) to 100, that a service may reach. Only collect has a network. The others of the
# board mount, name, update and restart it, which none can that is shut in.
HALVES = {"board/systemd/wallboard-collect.service": 16, "board/systemd/wallboard-show.service": 13}
MOST = {**HALVES, f"{OF_THE_BOARD}/wallboard-announce.service": 20, f"{OF_THE_BOARD}/wallboard-errors.service": 15}

# What would leave the wall without a clock that it may trust, and looks harmless in a list.
BLINDING = {"ProtectClock=yes": "forbids adjtimex, which tells whether the clock is synchronised",
            "ProcSubset=pid": "hides boot_id, which ties the desk's clock to this boot"}
ASKS_THE_CLOCK = "SystemCallFilter=adjtimex clock_adjtime clock_adjtime64"


def blinding(unit):
    """Every line of the unit that keeps its program from the clock, and the one that is missing."""
    lines = unit.read_text(encoding="utf-8").splitlines()
    yield from (f"{line} {why}" for line, why in BLINDING.items() if line in lines)
    denied = max(number for number, line in enumerate(lines) if line.startswith("SystemCallFilter=~"))
    if ASKS_THE_CLOCK not in lines[denied:]:
        yield f"{ASKS_THE_CLOCK} does not follow what is denied"


def check(top):
    """Every service that is more open than it has to be, or shut in so far that it is blind, as a sentence."""
    findings = []
    for name, most in MOST.items():
        if name in HALVES:
            findings += [f"{name}: {words}" for words in blinding(top / name)]
        asked = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={most}", str(top / name)],
            capture_output=True, encoding="utf-8", check=False)
        if asked.returncode:
            last = (asked.stdout + asked.stderr).strip().rpartition("\n")[2]
            findings.append(f"{name}: more than {most / 10:g} of 10: {last}")
    return findings


if __name__ == "__main__":
    run(check)
