"""Checks that clang-format would change nothing in firmware/ and tests/."""

import subprocess

from source import c_files, run

# Pinned: another version lays some lines out otherwise.
CLANG_FORMAT = "clang-format-14"


def check(top):
    """Every line that clang-format would lay out otherwise."""
    paths = [str(path) for path in c_files(top, "firmware", "tests")]
    if not paths:
        return []
    asked = subprocess.run([CLANG_FORMAT, "--dry-run", "--ferror-limit=1", *paths], cwd=top,
                           capture_output=True, encoding="utf-8", check=True)
    return [line for line in asked.stderr.splitlines() if "clang-format-violations" in line]


if __name__ == "__main__":
    run(check)
