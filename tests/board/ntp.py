"""A time server on this machine's loopback: an emulated board finds no other, and no wall trusts figures without one."""

import contextlib
import socketserver
import struct
import threading
import time

ADDRESS = ("127.0.0.1", 123)
SINCE_1900_S = 2208988800
FRACTION = 1 << 32
SERVER, VERSION = 4, 4
PRECISION_LOG2_S = -20
PACKET = struct.Struct("!BBbbII4sQQQQ")


def _now():
    return int((time.time() + SINCE_1900_S) * FRACTION)


class _Answer(socketserver.BaseRequestHandler):
    """Source: RFC 5905, 7.3."""

    def handle(self):
        asked, socket = self.request
        if len(asked) < PACKET.size:
            return
        received, originated = _now(), PACKET.unpack(asked[:PACKET.size])[-1]
        head = (VERSION << 3 | SERVER, 1, 6, PRECISION_LOG2_S, 0, 0, b"TEST")
        socket.sendto(PACKET.pack(*head, received, originated, received, _now()), self.client_address)


@contextlib.contextmanager
def time_server():
    """Answers while it is entered; the port takes root."""
    with socketserver.ThreadingUDPServer(ADDRESS, _Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()
