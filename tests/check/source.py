"""C files of a source tree: finding them, and their text without comments and strings."""

import pathlib
import re
import sys

_TOKENS = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def c_files(top, *folders):
    """All .c and .h files under the folders, sorted, as paths below top."""
    top = pathlib.Path(top)
    found = [path for folder in folders for path in (top / folder).rglob("*.[ch]")]
    return sorted(path.relative_to(top) for path in found)


def _blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def without_comments(text):
    """The text with comments blanked out, line numbers kept."""
    return _TOKENS.sub(lambda match: _blank(match) if match[0][0] == "/" else match[0], text)


def bare_code(text):
    """The text with comments and literals blanked out, line numbers kept."""
    return _TOKENS.sub(_blank, text)


def line_of(text, offset):
    """The number of the line that an offset lies in."""
    return text.count("\n", 0, offset) + 1


def run(check):
    """Runs check(top) for the command line; each finding is a line on stdout."""
    findings = check(pathlib.Path(sys.argv[1]))
    for finding in findings:
        print(finding)
    print(f"{len(findings)} found")
    sys.exit(bool(findings))
