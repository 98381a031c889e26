"""A small file system of its own, which a test can fill up or make read-only."""

import os
import subprocess
import time

SIZE_KIB = 512


class SmallDisk:
    """A tmpfs; mounting it needs root."""

    def __init__(self, path):
        self.path = path
        path.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "wallboard-test",
                               str(path)], capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise RuntimeError("This test must mount a tmpfs: run it as root with CAP_SYS_ADMIN "
                               f"({done.stderr.strip()}).")
        self._filler = path / "filler"

    def set_read_only(self, read_only):
        """Tries again while a file happens to be open for writing."""
        option = "remount,ro" if read_only else "remount,rw"
        for _ in range(50):
            done = subprocess.run(["mount", "-o", option, str(self.path)], capture_output=True,
                                  encoding="utf-8", check=False)
            if done.returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError(f"mount -o {option} failed: {done.stderr.strip()}")

    def fill(self):
        """Writes until not a byte more fits."""
        with open(self._filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                return

    def empty(self):
        self._filler.unlink()

    def unmount(self):
        subprocess.run(["umount", "-l", str(self.path)], check=True)
        os.rmdir(self.path)
