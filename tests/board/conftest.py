"""What tests of the board share: a card to write on, a desk to poll."""

import subprocess

import pytest

from board import IMAGE, PORT, WALLBOARD
from disk import Disk

CARD_SIZE = "2G"


@pytest.fixture(name="card")
def a_card(tmp_path):
    """A card with the image on it, larger than the image, as cards are."""
    assert IMAGE.exists(), f"there is no {IMAGE}: board/image --test makes it"
    card = tmp_path / "card.img"
    subprocess.run(["cp", "--sparse=always", IMAGE, card], check=True)
    subprocess.run(["truncate", "-s", CARD_SIZE, card], check=True)
    yield Disk(card, tmp_path / "look")
    card.unlink()


@pytest.fixture(name="desk")
def a_desk(tmp_path):
    """A simulated desk on this machine's loopback."""
    with open(tmp_path / "desk.log", "wb") as log:
        child = subprocess.Popen([WALLBOARD, "simdesk", "--port", str(PORT)], stdin=subprocess.DEVNULL,
                                 stdout=log, stderr=log)
    yield child
    assert child.poll() is None, (tmp_path / "desk.log").read_text()
    child.terminate()
    child.wait()
