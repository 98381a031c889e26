"""Update bundles for tests: of the image's own slot with something changed in it, or of next to nothing."""

import random
import subprocess

from board import KEYS, TOP, WORK


class Bundles:
    """Makes bundles in a folder, from which a web server may give them out."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def _sign(self, root, name, version, keys=KEYS, **more):
        options = {"image": root, "version": version, "cert": keys / "cert.pem", "key": keys / "key.pem",
                   "keyring": keys / "ca.pem", "out": self.folder / name, **more}
        subprocess.run([TOP / "board/bundle", *(word for key, value in options.items() for word in (f"--{key}", value))],
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return name

    def of_nothing(self, name, version="9.0", **more):
        """What a board must refuse before it looks at the content."""
        root = self.folder / "nothing"
        root.write_bytes(random.Random(1).randbytes(100_000))   # rauc makes no bundle of less than a page
        return self._sign(root, name, version, **more)

    def of_slot(self, name, version, *changes):
        """The slot's own file system, as `version`, with debugfs's commands done to it."""
        root = self.folder / "root.ext4"
        subprocess.run(["cp", "--sparse=always", WORK / "slot.ext4", root], check=True)
        release = self.folder / "os-release"
        old = subprocess.run(["debugfs", "-R", "cat /usr/lib/os-release", root], check=True, capture_output=True,
                             encoding="utf-8").stdout
        lines = [line for line in old.splitlines() if not line.startswith("IMAGE_VERSION=")]
        release.write_text("\n".join([*lines, f"IMAGE_VERSION={version}", ""]), encoding="utf-8")
        commands = ["rm /usr/lib/os-release", f"write {release} /usr/lib/os-release", *changes]
        script = self.folder / "changes"
        script.write_text("\n".join(commands) + "\n", encoding="utf-8")
        done = subprocess.run(["debugfs", "-w", "-f", script, root], check=True, capture_output=True, encoding="utf-8")
        assert "not found" not in done.stdout + done.stderr, done.stderr
        self._sign(root, name, version)
        root.unlink()
        return name

    def spoil(self, name, new_name):
        """A copy with one byte changed in its first block."""
        content = bytearray((self.folder / name).read_bytes())
        content[len(content) // 4] ^= 0xFF
        (self.folder / new_name).write_bytes(content)
        return new_name
