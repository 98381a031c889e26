"""Starts the simulated support desk and fetches what it serves."""

import json
import re
import urllib.error
import urllib.request
from dataclasses import dataclass

from process import wait_until

LISTENING = re.compile(r"^listening on (http://127\.0\.0\.1:\d+/wallboard/v1/snapshot)$", re.M)
START_LIMIT_S = 30


@dataclass(frozen=True)
class Answer:
    status: int
    headers: object
    body: bytes

    def document(self):
        return json.loads(self.body)


class Simdesk:
    """One running `wallboard simdesk` on a port that it picked itself."""

    def __init__(self, board, *arguments, name="simdesk"):
        self._process = board.start("simdesk", "--port", "0", *arguments, name=name)
        self.url = wait_until(self._listening, "simdesk to say where it listens", START_LIMIT_S)

    def fetch(self, **headers):
        request = urllib.request.Request(self.url, headers={
            name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(request, timeout=START_LIMIT_S) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.headers, error.read())

    def worked_s(self):
        """Processor time it has used; other programs do not lengthen it."""
        return self._process.worked_s()

    def _listening(self):
        if not self._process.alive():
            raise AssertionError(f"simdesk ended at its start: {self._process.err()}")
        found = LISTENING.search(self._process.out())
        return found and found.group(1)
