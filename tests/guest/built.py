"""What was built, by the environment that ctest sets."""

import os
import pathlib

import pytest


def built(variable):
    path = os.environ.get(variable)
    if not path:
        pytest.fail(f"Set {variable}, as ctest does: ctest --test-dir BUILD -L 'display|wifi'.")
    return pathlib.Path(path).resolve()
