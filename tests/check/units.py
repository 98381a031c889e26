"""Checks that systemd understands every unit: systemd-analyze verify, as if they lay in one system."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from source import run

FOLDERS = ("board/systemd", "board/root/usr/lib/systemd/system")
KINDS = (".service", ".timer", ".path")
# What is the board's own, or Debian's and not installed where this runs.
_ELSEWHERE = re.compile(r"Command \S+ is not executable|Failed to (add dependency|load configuration)|Unit .* not found")


def units(top):
    """The units of the tree, by name."""
    return {path.name: path for folder in FOLDERS for path in sorted((top / folder).glob("*")) if path.suffix in KINDS}


def programs(top, name, path):
    """A sentence for each program of the tree that a unit starts and that is not there."""
    for program in re.findall(r"^Exec\w+=[-@+!:]*(/\S+)", path.read_text(encoding="utf-8"), re.MULTILINE):
        if program.startswith("/usr/lib/wallboard/") and not os.access(f"{top}/board/root{program}", os.X_OK):
            yield f"{name}: starts {program}, which is not there or no program"


def check(top):
    """Every line of a unit that systemd would pass over or refuse."""
    found = units(top)
    if not found:
        return []
    findings = [finding for name, path in found.items() for finding in programs(top, name, path)]
    with tempfile.TemporaryDirectory() as folder:
        for name, path in found.items():
            pathlib.Path(folder, name).write_bytes(path.read_bytes())
            added = top / "board/root/etc/systemd/system" / f"{name}.d"
            if added.is_dir():
                shutil.copytree(added, f"{folder}/{name}.d")
        asked = subprocess.run(["systemd-analyze", "verify", "--man=no", *(f"{folder}/{name}" for name in found)],
                               capture_output=True, encoding="utf-8", check=False)
    for line in asked.stderr.splitlines():
        ours = line.startswith(folder) or line.partition(":")[0] in found
        if ours and not _ELSEWHERE.search(line):
            findings.append(line.removeprefix(f"{folder}/"))
    return findings


if __name__ == "__main__":
    run(check)
