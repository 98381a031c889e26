"""Starts, watches and ends background processes by their own process id."""

import os
import pathlib
import signal
import subprocess
import time


def wait_until(condition, what, timeout_s=30.0, step_s=0.05):
    """The first truthy value of condition(), or a failure that says what never came."""
    end = time.monotonic() + timeout_s
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout_s:g} s in vain for {what}")
        time.sleep(step_s)


class Process:
    """One child in its own process group, its two outputs kept in files."""

    def __init__(self, argv, directory, name, env=None):
        self._ended = False
        directory = pathlib.Path(directory)
        self.out_path = directory / f"{name}.out"
        self.err_path = directory / f"{name}.err"
        with open(self.out_path, "wb") as out, open(self.err_path, "wb") as err:
            self._child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                           env=env, start_new_session=True)

    @property
    def pid(self):
        return self._child.pid

    def alive(self):
        return self._child.poll() is None

    def worked_s(self):
        """Processor time used so far."""
        with open(f"/proc/{self.pid}/stat", encoding="utf-8") as stat:
            user, system = stat.read().rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def out(self):
        return self.out_path.read_text(encoding="utf-8", errors="replace")

    def err(self):
        return self.err_path.read_text(encoding="utf-8", errors="replace")

    def kill(self):
        """SIGKILL to the whole group, as a power cut would end it."""
        if not self._ended:
            self._signal(signal.SIGKILL)
            self._child.wait()
            self._ended = True

    def stop(self, timeout_s=30.0):
        """SIGTERM first; what is still there after the time limit is killed."""
        if self.alive():
            self._signal(signal.SIGTERM)
        try:
            self._child.wait(timeout_s)
        except subprocess.TimeoutExpired:
            pass
        self.kill()
        return self._child.returncode

    def _signal(self, number):
        try:
            os.killpg(self._child.pid, number)
        except ProcessLookupError:
            pass
