"""What tests of the board share: a card to write on, a desk to poll."""

import subprocess

import pytest

from board import PORT, WALLBOARD, put_image
from ntp import time_server


@pytest.fixture(name="card")
def a_card(tmp_path):
    card = put_image(tmp_path)
    yield card
    card.path.unlink()


@pytest.fixture(scope="session", name="clock", autouse=True)
def a_clock():
    with time_server():
        yield


@pytest.fixture(scope="module", name="long_desk")
def a_desk_for_long(tmp_path_factory):
    """A simulated desk on this machine's loopback."""
    log = tmp_path_factory.mktemp("desk") / "log"
    with open(log, "wb") as opened:
        child = subprocess.Popen([WALLBOARD, "simdesk", "--port", str(PORT)], stdin=subprocess.DEVNULL,
                                 stdout=opened, stderr=opened)
    yield child
    assert child.poll() is None, log.read_text()
    child.terminate()
    child.wait()


@pytest.fixture(name="desk")
def a_desk(long_desk):
    return long_desk
