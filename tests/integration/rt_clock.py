"""The moved clock of a private Request Tracker: a file that libfaketime reads at every call."""

import glob
import os
import time


def library():
    """Path of libfaketime on this machine, whatever its architecture."""
    found = sorted(glob.glob("/usr/lib/*/faketime/libfaketime.so.1"))
    if not found:
        raise RuntimeError("libfaketime is missing: install the Debian package faketime.")
    return found[0]


class Clock:
    """Stands still at a given second, or runs at a given distance from the real time."""

    def __init__(self, path):
        self.path = str(path)
        self.run()

    def environment(self):
        return {"LD_PRELOAD": library(), "FAKETIME_TIMESTAMP_FILE": self.path,
                "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "NO_FAKE_STAT": "1", "TZ": "UTC"}

    def freeze(self, unix_s):
        self._write(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(unix_s)))

    def run(self, offset_s=0):
        self._write(f"{offset_s:+d}")

    def _write(self, text):
        part = self.path + ".part"
        with open(part, "w", encoding="ascii") as file:
            file.write(text + "\n")
        os.replace(part, self.path)
