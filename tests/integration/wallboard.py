"""Drives the wallboard binary: writes its config and token files, runs its commands."""

import json
import pathlib
import subprocess

from process import Process

RUN_LIMIT_S = 60


class Wallboard:
    """The binary under test together with a private directory for its files."""

    def __init__(self, binary, directory):
        self.binary = str(binary)
        self.directory = pathlib.Path(directory)
        self._running = []

    def write_token(self, name, token):
        path = self.directory / name
        path.touch(mode=0o600)
        path.write_text(token + "\n", encoding="utf-8")
        return path

    def write_config(self, config, name="wallboard.json"):
        path = self.directory / name
        path.write_text(json.dumps(config, indent=2), encoding="utf-8")
        return path

    def run(self, *arguments, timeout_s=RUN_LIMIT_S):
        """Runs a command to its end; outputs are text, the exit code is not judged here."""
        return subprocess.run([self.binary, *map(str, arguments)], stdin=subprocess.DEVNULL,
                              capture_output=True, encoding="utf-8", timeout=timeout_s, check=False)

    def start(self, *arguments, name="wallboard"):
        """Starts a command that goes on until stop_all()."""
        process = Process([self.binary, *map(str, arguments)], self.directory, name)
        self._running.append(process)
        return process

    def stop_all(self):
        while self._running:
            self._running.pop().stop()
