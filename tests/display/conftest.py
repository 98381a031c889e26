"""Fixtures of the display tests: the built programs, by the environment that ctest sets."""

import os
import pathlib

import pytest


def _named(variable):
    path = os.environ.get(variable)
    if not path:
        pytest.fail(f"Set {variable}, as ctest does: ctest --test-dir BUILD -L display.")
    return pathlib.Path(path).resolve()


@pytest.fixture(scope="session")
def binary():
    """The wallboard under test."""
    return _named("WALLBOARD")


@pytest.fixture(scope="session")
def tool():
    """tests/display/display_tool.c, built."""
    return _named("DISPLAY_TOOL")


@pytest.fixture(scope="session")
def hang():
    """tests/display/hang.c, built."""
    return _named("DISPLAY_HANG")


@pytest.fixture(scope="session")
def cache():
    """A folder that outlives the run, for Debian packages."""
    return _named("DEBIAN_CACHE")
