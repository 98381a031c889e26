"""The far end of a machine's display cable: unplugs it, and plugs in displays of any size.

QEMU's VNC server hands the size of a client's window to the graphics card, which tells the machine of it as of a
display that was changed, with an EDID of its own. 0x0 is no display."""

import socket
import struct

SET_DESKTOP_SIZE = 251
NO_PASSWORD = 1
WAIT_S = 10


class Monitor:
    """Give `arguments` to Qemu as extra; connect once it runs."""

    def __init__(self, directory):
        self._path = str(directory / "vnc")
        self.arguments = ["-vnc", f"unix:{self._path}"]
        self._connection = None

    def connect(self):
        """Source: RFC 6143, 7.1 to 7.3."""
        self._connection = socket.socket(socket.AF_UNIX)
        self._connection.settimeout(WAIT_S)
        self._connection.connect(self._path)
        self._connection.sendall(self._read(12))
        self._read(self._read(1)[0])
        self._connection.sendall(bytes([NO_PASSWORD]))
        assert self._read(4) == bytes(4)
        self._connection.sendall(b"\1")
        name_length = struct.unpack(">I", self._read(24)[20:])[0]
        self._read(name_length)

    def close(self):
        if self._connection:
            self._connection.close()

    def _read(self, length):
        heard = b""
        while len(heard) < length:
            more = self._connection.recv(length - len(heard))
            assert more, "QEMU's VNC server hung up"
            heard += more
        return heard

    def plug(self, width, height):
        """A display whose own mode this is, now on the cable."""
        screen = struct.pack(">IHHHHI", 0, 0, 0, width, height, 0)
        self._connection.sendall(struct.pack(">BxHHBx", SET_DESKTOP_SIZE, width, height, 1) + screen)

    def unplug(self):
        self.plug(0, 0)
