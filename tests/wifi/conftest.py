"""Fixtures of the Wi-Fi tests: the built program, by the environment that ctest sets."""

import pytest
from built import built


@pytest.fixture(scope="session")
def binary():
    """The wallboard under test."""
    return built("WALLBOARD")


@pytest.fixture(scope="session")
def cache():
    """A folder that outlives the run, for Debian packages."""
    return built("DEBIAN_CACHE")
