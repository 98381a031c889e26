"""Checks that nothing stands at the top of the tree but what has its place there."""

from source import run

ALLOWED = ["CMakeLists.txt", "LICENSE", "README.md", "assets", "board", "firmware", "tests",
           "toolchain.cmake"]
# What a build leaves and git ignores.
IGNORED = ["build"]


def check(top):
    """Every name too many."""
    return [f"{path.name}: has no place at the top level"
            for path in sorted(top.iterdir())
            if path.name not in ALLOWED + IGNORED and not path.name.startswith(".")]


if __name__ == "__main__":
    run(check)
