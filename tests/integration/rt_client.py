"""Speaks REST2 to the private Request Tracker as any of its users."""

import base64
import http.client
import json


class RtClient:
    """One kept-alive connection; every refusal is an exception."""

    def __init__(self, port):
        self._port = port
        self._connection = None

    def call(self, credentials, method, path, body=None):
        payload = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": "Basic " + base64.b64encode(credentials.encode()).decode(),
                   "Accept": "application/json", "Content-Type": "application/json"}
        status, answer = self._exchange(method, "/REST/2.0/" + path, payload, headers)
        if status not in (200, 201):
            raise RuntimeError(f"{method} {path} by {credentials.split(':')[0]}: "
                               f"{status} {answer[:300]!r}")
        return json.loads(answer) if answer else None

    def close(self):
        if self._connection:
            self._connection.close()
            self._connection = None

    def _exchange(self, method, path, payload, headers):
        """Sends again once only where the server had closed the idle connection before."""
        fresh = self._connection is None
        if fresh:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            self._connection.request(method, path, payload, headers)
            response = self._connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            if fresh:
                raise
            return self._exchange(method, path, payload, headers)
        answer = response.read()
        if response.will_close:
            self.close()
        return response.status, answer
