#!/usr/bin/python3
"""Measures the idle wall: wake-ups a second, CPU, memory, frames, and exec to first frame.

usage: idle.py WALLBOARD [SECONDS]

Idle is a desk at night: no ticket waits, no clock runs, the feed answers 304. Both halves run, show
off screen. Wake-ups are voluntary context switches; memory is RSS and PSS of each half. Frames are
those presented in the same window; one a minute is the wall's clock. Asserts nothing."""

import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

SETTLE_S = 12


class QuietDesk(http.server.BaseHTTPRequestHandler):
    """Answers the same document, then 304."""

    document = json.dumps({
        "schema": "wallboard/1",
        "taken_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "desk": {"name": "Night", "time_zone": "Europe/Lisbon"},
        "totals": {"open": 4, "waiting": 0, "unassigned": 0, "at_risk": 0, "overdue": 0},
        "queues": [{"id": str(i), "name": f"Queue {i}", "open": 1, "waiting": 0} for i in range(4)],
    }).encode()

    def do_GET(self):
        known = self.headers.get("If-None-Match") == '"1"'
        self.send_response(304 if known else 200)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "0" if known else str(len(self.document)))
        self.end_headers()
        if not known:
            self.wfile.write(self.document)

    def log_message(self, *_):
        pass


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


class Half:
    """One half of the wall, and its counters at the start of the window."""

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
        cpu = (cpu_s(self.pid) - self.cpu) / seconds * 100
        rss, pss = status_field(self.pid, "VmRSS") / 1024, pss_kib(self.pid) / 1024
        print(f"{self.name:8} {wakeups / seconds:10.2f} {cpu:8.3f} {rss:8.1f} {pss:8.1f}")

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def wait_for(path, since):
    """Seconds from `since` until the file is there."""
    while not path.exists():
        if time.monotonic() - since > 60:
            sys.exit(f"{path.name} did not appear within 60 s")
        time.sleep(0.002)
    return time.monotonic() - since


def frames(spool):
    """Frames presented up to the last time that show.json was written."""
    return json.loads((spool / "show.json").read_text())["frames"]


def write_config(spool, port):
    config = spool / "wallboard.json"
    source = {"type": "feed", "url": f"http://127.0.0.1:{port}/snapshot", "poll": "15s"}
    config.write_text(json.dumps({"source": source, "screen": {"pages": ["overview"]}}))
    return ["--config", str(config), "--spool", str(spool), "--state", str(spool)]


def measure(wallboard, seconds, spool, where):
    collect = Half("collect", [wallboard, "collect", *where])
    wait_for(spool / "snapshot.json", collect.began)
    show = Half("show", [wallboard, "show", "--offscreen", "1920x1080", *where])
    first_ms = wait_for(spool / "show.json", show.began) * 1000
    time.sleep(SETTLE_S)
    before = frames(spool)
    for half in (collect, show):
        half.mark()
    time.sleep(seconds)
    print(f"{'half':8} {'wake-ups/s':>10} {'CPU %':>8} {'RSS MiB':>8} {'PSS MiB':>8}")
    for half in (collect, show):
        half.report(seconds)
    print(f"show: frames in {seconds:.0f} s: {frames(spool) - before} (the clock changes each minute)")
    print(f"show: exec to first frame, drawn and written as a PNG: {first_ms:.0f} ms")
    for half in (show, collect):
        half.stop()


def main():
    wallboard, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), QuietDesk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="wallboard-idle-") as folder:
        spool = Path(folder)
        measure(wallboard, seconds, spool, write_config(spool, server.server_address[1]))
    server.shutdown()


if __name__ == "__main__":
    main()
