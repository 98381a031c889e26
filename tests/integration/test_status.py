"""The status page: health in words, the snapshot for other boards, the picture on the wall."""

import json
import socket
import urllib.error
import urllib.request

import pytest
from process import wait_until
from simdesk import Simdesk

LIMIT_S = 10


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url, **headers):
    """Status, headers and body, whatever the status is."""
    request = urllib.request.Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=LIMIT_S) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.fixture
def page(wallboard):
    """Where the status page of a running collect is."""
    desk = Simdesk(wallboard, "--seed", "7", "--speed", "0")
    port = free_port()
    config = wallboard.write_config({"source": {"type": "feed", "url": desk.url, "poll": "1s"},
                                     "desk": {"name": "Care <b>&</b> Co"},
                                     "status": {"port": port}})
    wallboard.start("collect", "--config", config, "--spool", wallboard.directory, "--state", wallboard.directory)
    wait_until((wallboard.directory / "snapshot.json").exists, "a snapshot")
    return f"http://127.0.0.1:{port}"


def test_page_tells_the_health_and_escapes_names(page):
    status, headers, body = fetch(page + "/")
    assert status == 200
    assert headers["Content-Type"].startswith("text/html")
    assert b"main" in body
    assert b"<b>&</b>" not in body


def test_snapshot_is_the_one_in_the_spool(page, wallboard):
    status, headers, body = fetch(page + "/wallboard/v1/snapshot")
    assert status == 200
    served = json.loads(body)
    kept = json.loads((wallboard.directory / "snapshot.json").read_text(encoding="utf-8"))
    assert served["totals"] == kept["totals"]
    assert headers["ETag"]


def test_a_second_board_shows_the_same_figures(page, wallboard):
    config = wallboard.write_config({"source": {"type": "feed", "url": page + "/wallboard/v1/snapshot"}}, "hub.json")
    result = wallboard.run("snapshot", "--config", config)
    assert result.returncode == 0, result.stderr
    kept = json.loads((wallboard.directory / "snapshot.json").read_text(encoding="utf-8"))
    assert json.loads(result.stdout)["totals"] == kept["totals"]


def test_picture_is_there_once_show_drew_one(page, wallboard):
    assert fetch(page + "/screen.png")[0] == 404
    wallboard.start("show", "--offscreen", "1280x720", "--spool", wallboard.directory,
                    "--state", wallboard.directory, name="show")
    wait_until((wallboard.directory / "screen.png").exists, "a picture")
    status, headers, body = fetch(page + "/screen.png")
    assert (status, headers["Content-Type"]) == (200, "image/png")
    assert body.startswith(b"\x89PNG")


@pytest.mark.parametrize("path", ["/nowhere", "/../wallboard.json", "/wallboard.json"])
def test_nothing_else_is_served(page, path):
    assert fetch(page + path)[0] == 404


def test_only_reading_is_allowed(page):
    request = urllib.request.Request(page + "/", data=b"x", method="POST")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=LIMIT_S)
    assert refused.value.code == 405
    refused.value.close()
