"""Fixtures shared by the integration tests."""

import os

import pytest

from wallboard import Wallboard


@pytest.fixture(scope="session")
def binary():
    """Path of the wallboard binary, from the environment variable WALLBOARD."""
    path = os.environ.get("WALLBOARD")
    if not path:
        pytest.fail("Set WALLBOARD to the path of the wallboard binary under test.")
    if not os.access(path, os.X_OK):
        pytest.fail(f"WALLBOARD names {path}, which is not a program; build it first.")
    return os.path.abspath(path)


@pytest.fixture
def wallboard(binary, tmp_path):
    """A Wallboard with its own directory; whatever it started has ended after the test."""
    board = Wallboard(binary, tmp_path)
    yield board
    board.stop_all()
