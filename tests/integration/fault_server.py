"""An HTTP server on loopback that serves a feed and misbehaves as its test says."""

import gzip
import http.server
import json
import threading
import time
from dataclasses import dataclass

FEED_PATH = "/wallboard/v1/snapshot"
FLOOD_BYTES = 200_000_000
CHUNK = b" " * 65536


@dataclass(frozen=True)
class Request:
    """What came in, when (monotonic seconds), and how it was answered."""
    at: float
    path: str
    headers: dict
    status: int


def feed_document(open_tickets, queues, taken_at_s):
    """A small wallboard/1 document whose totals hold the given figure."""
    now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(taken_at_s))
    rest = [{"id": f"q{n}", "name": f"Queue {n}", "open": 0, "waiting": 0}
            for n in range(1, queues)]
    first = {"id": "q0", "name": "Größe 0", "open": open_tickets, "waiting": 1}
    return {"schema": "wallboard/1", "taken_at": now, "valid_for_s": 15,
            "desk": {"name": "Fault desk", "time_zone": "Asia/Kuala_Lumpur"},
            "totals": {"open": open_tickets, "waiting": 1},
            "queues": [first, *rest]}


class FaultServer:
    """Set `behaviour` to the name of a Handler method without its `serve_`, at any time."""

    def __init__(self):
        self.behaviour = "healthy"
        self.open_tickets = 1
        self.queues = 3
        self.retry_after_s = 3
        self.redirect_to = ""
        self.ahead_s = 0  # of the right time
        self.dated = True  # whether there is a Date header
        self.requests = []
        self.sent_bytes = 0
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.faults = self
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    @property
    def port(self):
        return self._server.server_address[1]

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}{FEED_PATH}"

    def now(self):
        """The server's own clock."""
        return time.time() + self.ahead_s

    def document(self):
        return feed_document(self.open_tickets, self.queues, self.now())

    def stopping(self):
        return self._stopping.is_set()

    def stop(self):
        if not self._stopping.is_set():
            self._stopping.set()
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    """One method per behaviour."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.server.faults.stopping():
            self.close_connection = True  # a kept-alive connection must not outlive the server
            return
        try:
            getattr(self, "serve_" + self.server.faults.behaviour)()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        return super().date_time_string(timestamp or self.server.faults.now())

    def head(self, status, **headers):
        """Notes the request, then sends status and headers; `Date` comes by itself, where it does."""
        self.server.faults.requests.append(
            Request(time.monotonic(), self.path, dict(self.headers), status))
        if self.server.faults.dated:
            self.send_response(status)
        else:
            self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def answer(self, status, body, content_type="application/json", **headers):
        self.head(status, Content_Type=content_type, Content_Length=len(body), **headers)
        self.send(body)

    def send(self, body):
        self.wfile.write(body)
        self.server.faults.sent_bytes += len(body)

    def flood(self):
        """Sends until the other side has had enough, or all of it."""
        for _ in range(FLOOD_BYTES // len(CHUNK)):
            self.send(CHUNK)

    def serve_healthy(self):
        body = json.dumps(self.server.faults.document()).encode()
        self.answer(200, body, ETag=f'"open-{self.server.faults.open_tickets}-{time.time_ns()}"')

    def serve_unchanged(self):
        """One ETag per figure: 304 to whom it is known."""
        tag = f'"open-{self.server.faults.open_tickets}"'
        if self.headers.get("If-None-Match") == tag:
            self.head(304, ETag=tag)
        else:
            self.answer(200, json.dumps(self.server.faults.document()).encode(), ETag=tag)

    def serve_counting(self):
        """A new figure at each request."""
        self.server.faults.open_tickets += 1
        self.serve_healthy()

    def serve_unauthorized(self):
        self.answer(401, b'{"message": "Unauthorized"}', WWW_Authenticate="Bearer")

    def serve_too_many(self):
        self.answer(429, b'{"message": "slow down"}',
                    Retry_After=self.server.faults.retry_after_s)

    def serve_broken(self):
        self.answer(500, b"Internal Server Error", "text/plain")

    def serve_html(self):
        self.answer(200, b"<!DOCTYPE html><html><body>Please log in</body></html>",
                    "text/html; charset=utf-8")

    def serve_not_json(self):
        self.answer(200, b'{"schema": "wallboard/1", "totals": oops}')

    def serve_nested(self):
        self.answer(200, b"[" * 200_000)

    def serve_wrong_type(self):
        document = self.server.faults.document()
        document["totals"]["open"] = "many"
        self.answer(200, json.dumps(document).encode())

    def serve_other_format(self):
        document = {**self.server.faults.document(), "schema": "wallboard/9"}
        self.answer(200, json.dumps(document).encode())

    def serve_truncated(self):
        body = json.dumps(self.server.faults.document()).encode()
        self.head(200, Content_Type="application/json", Content_Length=len(body))
        self.send(body[:len(body) // 2])
        self.close_connection = True

    def serve_slow(self):
        body = json.dumps(self.server.faults.document()).encode()
        self.head(200, Content_Type="application/json", Content_Length=len(body))
        for byte in body:
            if self.server.faults.stopping():
                return
            self.send(bytes([byte]))
            time.sleep(1)

    def serve_oversized(self):
        self.head(200, Content_Type="application/json", Content_Length=FLOOD_BYTES)
        self.flood()
        self.close_connection = True

    def serve_endless(self):
        """As large as oversized, but the length is not told before."""
        self.head(200, Content_Type="application/json", Connection="close")
        self.flood()

    def serve_bomb(self):
        """Small on the wire, large when unpacked."""
        body = gzip.compress(CHUNK * 800, compresslevel=1)
        self.answer(200, body, Content_Encoding="gzip")

    def serve_redirect(self):
        self.answer(302, b"", "text/plain", Location=self.server.faults.redirect_to)
