"""A board's disk image, looked at and written to while the board is off: its FAT, its data partition."""

import pathlib
import sqlite3
import struct
import subprocess
from contextlib import closing

SECTOR = 512
BOOT, SLOT_A, SLOT_B, DATA = 1, 2, 3, 4


def _run(*command, codes=(0,)):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, capture_output=True,
                          check=False, timeout=300)
    if done.returncode not in codes:
        raise AssertionError(f"{command[0]} ended with {done.returncode}: "
                             f"{(done.stdout + done.stderr).decode(errors='replace')[-800:]}")
    return done.stdout


class Disk:
    """A raw image with an MBR. Nothing is mounted; the file systems are read from outside."""

    def __init__(self, path, work):
        self.path, self.work = pathlib.Path(path), pathlib.Path(work)
        self.work.mkdir(parents=True, exist_ok=True)

    def place(self, partition):
        """(offset, length) in bytes."""
        with open(self.path, "rb") as image:
            table = image.read(SECTOR)[446:510]
        start, count = struct.unpack("<II", table[16 * (partition - 1) + 8:16 * partition])
        return start * SECTOR, count * SECTOR

    def _fat(self):
        return f"{self.path}@@{self.place(BOOT)[0]}"

    def put_on_card(self, name, content):
        source = self.work / "put"
        source.write_bytes(content)
        _run("mcopy", "-o", "-i", self._fat(), source, f"::{name}")

    def on_card(self, name):
        """The file's bytes; None where there is none."""
        target = self.work / "got"
        target.unlink(missing_ok=True)
        _run("mcopy", "-n", "-i", self._fat(), f"::{name}", target, codes=(0, 1))
        return target.read_bytes() if target.exists() else None

    def copy_data(self):
        """A copy of the data partition with its journal replayed, as the next start would."""
        offset, length = self.place(DATA)
        copy = self.work / "data.ext4"
        with open(self.path, "rb") as image, open(copy, "wb") as out:
            image.seek(offset)
            for _ in range(length // (1 << 20)):
                block = image.read(1 << 20)
                if block.strip(b"\0"):
                    out.write(block)
                else:
                    out.seek(len(block), 1)
            out.truncate(length)
        _run("e2fsck", "-E", "journal_only", "-y", copy, codes=(0, 1))
        _run("e2fsck", "-fn", copy)                     # whatever is left wrong is a failure
        return copy

    def data_files(self, copy, folder):
        """The files of a folder of the data partition, by name; None where there is no such folder."""
        listing = _run("debugfs", "-R", f"ls -p {folder}", copy).decode()
        if not listing.strip():
            return None
        files = {}
        for line in listing.splitlines():
            fields = line.split("/")
            if len(fields) > 5 and fields[2].startswith("10"):
                files[fields[5]] = _run("debugfs", "-R", f"cat {folder}/{fields[5]}", copy)
        return files

    def history_verdict(self, copy):
        """SQLite's word on the history, "ok" where all is well; None where there is none yet."""
        files = self.data_files(copy, "/state") or {}
        if "history.db" not in files:
            return None
        for name, content in files.items():
            if name.startswith("history.db"):
                (self.work / name).write_bytes(content)
        with closing(sqlite3.connect(self.work / "history.db")) as database:
            return database.execute("PRAGMA integrity_check").fetchone()[0]
