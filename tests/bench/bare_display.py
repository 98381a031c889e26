#!/usr/bin/python3
"""Measures the wall on a bare display: exec to first picture, wake-ups, CPU a frame, memory while pages turn.

usage: bare_display.py WALLBOARD DISPLAY_TOOL DEBIAN_CACHE [MINUTES]

The machine is that of tests/display, emulated: its times are no board's, its counts and its memory are. Its clock is
held, so that wake-ups are the presenter's and the loop's own. Pages turn for MINUTES (10), each after 2 s with its
fade. A frame's CPU is user and system time of the whole wall over the frames presented. Asserts nothing."""

import json
import pathlib
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / folder) for folder in ("display", "guest", "board")]

from bare_board import CONFIGS, Board, write_guest  # noqa: E402

PAGES = ["overview", "queues", "sla", "leaderboard"]
TICK_S = 0.01  # USER_HZ of /proc/PID/stat
STILL_S = 60
FIRST = ("rm -f /spool/show.json; cut -d' ' -f1 /proc/uptime; {start};"
         " until [ -e /spool/show.json ]; do usleep 5000; done; cut -d' ' -f1 /proc/uptime")


def status(board, field):
    """A number of the wall's /proc/PID/status, such as VmRSS in KiB."""
    return int(board.shell.run(f"grep ^{field}: /proc/$(cat /tmp/wall.pid)/status | grep -o '[0-9]*'"))


def cpu_s(board):
    """User and system time of the wall so far."""
    fields = board.shell.run("cat /proc/$(cat /tmp/wall.pid)/stat").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * TICK_S


def frames(board):
    """Frames presented up to the last time that show.json was written."""
    return json.loads(board.shell.run("cat /spool/show.json"))["frames"]


def first_picture_s(board):
    begun, seen = board.shell.run(FIRST.format(start=board.wall_command("wall")), 120).split()
    return float(seen) - float(begun)


def measure_still(board):
    print(f"exec to first picture, shown and written as a PNG: {first_picture_s(board):.1f} s (emulated)")
    time.sleep(5)
    before = status(board, "voluntary_ctxt_switches")
    time.sleep(STILL_S)
    wakeups = status(board, "voluntary_ctxt_switches") - before
    print(f"still picture: {wakeups * 60 / STILL_S:.0f} wake-ups a minute, RSS {status(board, 'VmRSS') / 1024:.1f} MiB")


def measure_turning(board, minutes):
    """The least and the most memory of each minute: a picture that fades or is written as a PNG needs more."""
    print(f"{'minute':>6} {'RSS MiB':>12} {'own MiB':>12} {'frames':>7} {'CPU ms/frame':>12}")
    for minute in range(1, minutes + 1):
        whole, own, end = [], [], time.monotonic() + 60
        while time.monotonic() < end:
            whole.append(status(board, "VmRSS") / 1024)
            own.append(status(board, "RssAnon") / 1024)
            time.sleep(1.7)  # out of step with the pages
        seen = frames(board)
        print(f"{minute:6} {min(whole):5.1f} … {max(whole):4.1f} {min(own):5.1f} … {max(own):4.1f} {seen:7}"
              f" {cpu_s(board) * 1000 / max(seen, 1):12.0f}", flush=True)


def measure(board, minutes):
    measure_still(board)
    board.stop_wall()
    board.start_wall("turning")
    board.wait_log("the display is")
    measure_turning(board, minutes)
    board.stop_wall()


def main():
    wallboard, tool, cache = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
    minutes = int(sys.argv[4]) if len(sys.argv) > 4 else 10
    CONFIGS["turning"] = {"pages": PAGES, "dwell": "2s"}
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        directory = pathlib.Path(folder)
        board = Board(write_guest(directory, wallboard, cache, [tool]), wallboard, directory)
        try:
            board.wait_until_up()
            measure(board, minutes)
        finally:
            board.switch_off()


if __name__ == "__main__":
    main()
