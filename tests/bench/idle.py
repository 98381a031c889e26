#!/usr/bin/python3
"""Measures the idle wall: wake-ups a second, CPU, resident memory, frames, and exec to first frame.

usage: idle.py WALLBOARD [SECONDS]

Both halves run on a desk that stands still: collect polls a feed that always answers 304, show
draws off screen. Wake-ups are voluntary context switches; memory is RSS and PSS of each half.
Prints a table; asserts nothing."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def status_field(pid, name):
    """A number from /proc/PID/status, such as VmRSS in KiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1])
    return 0


def pss_kib(pid):
    """The proportional share of memory, in KiB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def cpu_s(pid):
    """User and system time so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def frames(spool):
    """How many frames show has presented, from show.json."""
    return json.loads((spool / "show.json").read_text())["frames"]


class Half:
    """One half of the wall and its counters at the start of the idle time."""

    def __init__(self, name, arguments):
        self.name = name
        self.began = time.monotonic()
        self.process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
        self.pid = self.process.pid

    def mark(self):
        self.wakeups = status_field(self.pid, "voluntary_ctxt_switches")
        self.cpu = cpu_s(self.pid)

    def report(self, seconds):
        wakeups = status_field(self.pid, "voluntary_ctxt_switches") - self.wakeups
        print(
            f"{self.name:8} {wakeups / seconds:10.2f} {(cpu_s(self.pid) - self.cpu) / seconds * 100:8.3f}"
            f" {status_field(self.pid, 'VmRSS') / 1024:8.1f} {pss_kib(self.pid) / 1024:8.1f}"
        )

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def start_desk(wallboard, environment):
    """A desk that stands still, and its URL."""
    desk = subprocess.Popen(
        [wallboard, "simdesk", "--port", "0", "--speed", "0", "--scenario", "calm"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    return desk, desk.stdout.readline().split()[-1]


def wait_for(path, since):
    """Seconds from `since` until the file is there."""
    while not path.exists():
        if time.monotonic() - since > 60:
            sys.exit(f"{path.name} did not appear within 60 s")
        time.sleep(0.002)
    return time.monotonic() - since


def main():
    wallboard, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    spool = Path(tempfile.mkdtemp(prefix="wallboard-idle-"))
    environment = dict(os.environ, SDL_VIDEODRIVER="")
    desk, url = start_desk(wallboard, environment)
    config = spool / "wallboard.json"
    config.write_text(
        json.dumps(
            {
                "source": {"type": "feed", "url": url, "poll": "15s"},
                "screen": {"pages": ["overview"]},
            }
        )
    )
    where = ["--config", str(config), "--spool", str(spool), "--state", str(spool)]
    collect = Half("collect", [wallboard, "collect", *where])
    wait_for(spool / "snapshot.json", collect.began)
    show = Half("show", [wallboard, "show", "--offscreen", "1920x1080", *where])
    first_ms = wait_for(spool / "show.json", show.began) * 1000
    time.sleep(12)
    before = frames(spool)
    for half in (collect, show):
        half.mark()
    time.sleep(seconds)
    print(f"{'half':8} {'wake-ups/s':>10} {'CPU %':>8} {'RSS MiB':>8} {'PSS MiB':>8}")
    for half in (collect, show):
        half.report(seconds)
    print(f"show: exec to first frame (drawn and written as PNG) {first_ms:.0f} ms")
    time.sleep(11)
    print(f"show: frames while idle for {seconds:.0f} s: {frames(spool) - before}")
    for half in (show, collect):
        half.stop()
    desk.terminate()
    desk.wait(10)
    for name in spool.iterdir():
        name.unlink()
    spool.rmdir()


if __name__ == "__main__":
    main()
