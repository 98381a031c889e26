"""Fixtures of the display tests: the built programs, by the environment that ctest sets."""

import pytest
from built import built


@pytest.fixture(scope="session")
def binary():
    """The wallboard under test."""
    return built("WALLBOARD")


@pytest.fixture(scope="session")
def tool():
    """tests/display/display_tool.c, built."""
    return built("DISPLAY_TOOL")


@pytest.fixture(scope="session")
def hang():
    """tests/display/hang.c, built."""
    return built("DISPLAY_HANG")


@pytest.fixture(scope="session")
def cache():
    """A folder that outlives the run, for Debian packages."""
    return built("DEBIAN_CACHE")
