"""Writes cpio archives in the "newc" form that the kernel unpacks as its first file system."""

import os
import pathlib
import stat

ALIGNMENT = 4


class Cpio:
    """One archive, in the order in which files are added; folders on the way are made."""

    def __init__(self):
        self._parts = []
        self._seen = set()

    def add(self, name, data=b"", mode=stat.S_IFREG | 0o644):
        """A file with these bytes, at an absolute path."""
        name = name.strip("/")
        parent = os.path.dirname(name)
        if parent and parent not in self._seen:
            self.folder(parent)
        if name in self._seen:
            return
        self._seen.add(name)
        self._entry(name, data, mode)

    def folder(self, name):
        self.add(name, mode=stat.S_IFDIR | 0o755)

    def link(self, name, target):
        self.add(name, target.encode(), stat.S_IFLNK | 0o777)

    def script(self, name, text):
        self.add(name, text.encode(), stat.S_IFREG | 0o755)

    def copy(self, source, name=None):
        """A file of this machine, links followed, at the same path or another; or a whole folder."""
        source = pathlib.Path(source)
        name = name or str(source)
        if source.is_dir():
            for entry in sorted(source.iterdir()):
                self.copy(entry, f"{name}/{entry.name}")
            return
        self.add(name, source.read_bytes(), stat.S_IFREG | source.stat().st_mode & 0o777)

    def _entry(self, name, data, mode):
        encoded = name.encode() + b"\0"
        fields = (len(self._parts) + 1, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(encoded), 0)
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + encoded
        self._parts.append(_padded(head) + _padded(data))

    def bytes(self):
        """The whole archive; several may stand one after another."""
        self._entry("TRAILER!!!", b"", 0)
        parts = b"".join(self._parts)
        self._parts.pop()
        return parts + bytes(-len(parts) % 512)


def _padded(data):
    return data + bytes(-len(data) % ALIGNMENT)
