"""Checks that systemd finds the board's services well shut in: systemd-analyze security, off line."""

import subprocess

from source import run

OF_THE_BOARD = "board/root/usr/lib/systemd/system"
# systemd's own figure, from 0 (shut in) to 100, that a service may reach. Only collect has a network. The others of the
# board mount, name, update and restart it, which none can that is shut in.
MOST = {"board/systemd/wallboard-collect.service": 15, "board/systemd/wallboard-show.service": 10,
        f"{OF_THE_BOARD}/wallboard-announce.service": 20, f"{OF_THE_BOARD}/wallboard-errors.service": 15}


def check(top):
    """Every service that is more open than it has to be, as a sentence."""
    findings = []
    for name, most in MOST.items():
        asked = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={most}", str(top / name)],
            capture_output=True, encoding="utf-8", check=False)
        if asked.returncode:
            last = (asked.stdout + asked.stderr).strip().rpartition("\n")[2]
            findings.append(f"{name}: more than {most / 10:g} of 10: {last}")
    return findings


if __name__ == "__main__":
    run(check)
