"""The board's lasting log of errors: what it keeps, and that it stays small whatever happens."""

import os
import pathlib
import subprocess

import pytest

KEEP = pathlib.Path(__file__).resolve().parents[2] / "board/root/usr/lib/wallboard/keep-errors"
MIB = 1024 * 1024


class Journal:
    """Stands for journald: .tell() is what the next journalctl prints."""

    def __init__(self, folder):
        self.folder = folder
        self.said, self.asked = folder / "said", folder / "asked"
        (folder / "log").mkdir()
        command = folder / "bin/journalctl"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\necho "$@" >>{self.asked}\nexec cat {self.said}\n')
        command.chmod(0o755)

    def tell(self, text):
        self.said.write_text(text)
        done = subprocess.run([KEEP], capture_output=True, encoding="utf-8", timeout=30, check=False, env={
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "LOG_DIR": f"{self.folder}/log",
            "RUN_DIR": str(self.folder)})
        assert (done.returncode, done.stderr) == (0, "")

    def kept(self):
        return {path.name: path.read_text() for path in (self.folder / "log").iterdir()}


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path)


def test_warnings_are_kept_one_after_the_other(journal):
    journal.tell("first\n")
    journal.tell("")
    journal.tell("second\n")
    assert journal.kept() == {"errors.log": "first\nsecond\n"}
    for asked in journal.asked.read_text().splitlines():
        assert "-p warning" in asked and "--cursor-file=" in asked


def test_it_never_grows_over_two_mebibytes(journal):
    for number in range(20):
        journal.tell(f"{number:02d} {'x' * 200_000}\n")
        assert sum(len(text) for text in journal.kept().values()) <= 2 * MIB
    kept = journal.kept()
    assert kept.keys() == {"errors.log", "errors.log.1"}
    assert kept["errors.log"].splitlines()[-1].startswith("19 ")


def test_of_a_flood_the_newest_are_kept_and_it_says_so(journal):
    journal.tell("".join(f"warning {number:06d}\n" for number in range(100_000)))
    first, *rest = journal.kept()["errors.log"].splitlines()
    assert first == f"wallboard-errors: {100_000 * 15 - 262_144 + 100} older bytes are left out"
    assert rest[-1] == "warning 099999"
    assert len(journal.kept()["errors.log"]) <= 262_144
