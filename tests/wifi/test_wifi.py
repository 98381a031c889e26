"""The wifi.conf that somebody writes: iwd connects by it, or the wall is told why it does not."""

import pathlib
import tempfile

import pytest
from networks import REFUSED, TAKEN
from radio_board import RadioBoard, make_guest


@pytest.fixture(scope="module")
def machine(binary, cache):
    with tempfile.TemporaryDirectory(prefix="radio") as folder:  # sockets want a short path
        directory = pathlib.Path(folder)
        machine = RadioBoard(make_guest(directory, binary, cache), directory)
        try:
            machine.wait_until_up()
            yield machine
        finally:
            machine.switch_off()


@pytest.fixture
def board(machine):
    """With neither settings nor an access point."""
    yield machine
    machine.stop_iwd()
    machine.stop_point()


@pytest.mark.parametrize("name", TAKEN)
def test_connects(board, name):
    board.provision(f"taken/{name}")
    board.start_point(f"taken/{name}")
    board.start_iwd()
    board.wait_connected(TAKEN[name].ssid)
    board.wait_log("hostapd", "AP-STA-CONNECTED")
    board.wait_told("connected", TAKEN[name].ssid)


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(board, name):
    board.provision(f"refused/{name}")
    board.start_point(f"refused/{name}")
    board.start_iwd()
    board.wait_log(*REFUSED[name].refusal)
    board.wait_told("refused", "Office")
    assert board.connected_to() is None, board.logs()


def test_another_network_is_left_alone(board):
    board.provision("other/elsewhere")
    board.start_point("other/elsewhere")
    board.start_iwd()
    board.wait_in_reach("Office")
    board.wait_told("out_of_reach", "Elsewhere")
    assert board.connected_to() is None, board.logs()


def test_an_access_point_that_refused_is_tried_again_soon(board):
    board.provision("refused/wpa2")
    board.start_point("refused/wpa2")
    board.start_iwd()
    board.wait_log("hostapd", "IEEE 802.11: associated", times=2)
    board.stop_point()
    board.start_point("other/mended")
    board.wait_connected("Office")
