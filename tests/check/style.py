"""Checks what can be counted of the project's style in firmware/ and tests/."""

import json
import re
import subprocess

from source import bare_code, c_files, line_of, run

FILE_LINES = 600
HEADER_LINES = 120
FUNCTION_LINES = 60
# The one header that is a whole vocabulary: the model at the seam between the two halves.
LONG_HEADERS = ["firmware/desk/snapshot.h"]

BANNED = {
    r"\b(strcpy|strcat|sprintf|vsprintf|atoi|atol|atof|strtok|localtime|gmtime|gets)\s*\(":
        "{} is not used here",
    r"\btypedef\s+(struct|union|enum)\b": "a {} keeps its keyword; no typedef",
}


def _length_findings(path, text):
    lines = text.count("\n")
    if path.suffix == ".h" and lines > HEADER_LINES and str(path) not in LONG_HEADERS:
        yield f"{path}: {lines} lines; a header ends at {HEADER_LINES}"
    if lines > FILE_LINES:
        yield f"{path}: {lines} lines; a file ends at {FILE_LINES}"


def _text_findings(path, text):
    if not re.match(r"/\* \S", text):
        yield f"{path}:1: the first line does not say what the file is for"
    code = bare_code(text)
    for pattern, sentence in BANNED.items():
        for match in re.finditer(pattern, code):
            yield f"{path}:{line_of(code, match.start())}: {sentence.format(match[1])}"


def _function_findings(top, paths):
    """Function lengths as universal-ctags sees them."""
    asked = subprocess.run(
        ["ctags", "--output-format=json", "--languages=C", "--langmap=C:.c.h", "--kinds-C=f",
         "--fields=+ne", "-f", "-", "-L", "-"],
        input="\n".join(map(str, paths)), cwd=top, capture_output=True, encoding="utf-8", check=True)
    for tag in map(json.loads, asked.stdout.splitlines()):
        lines = tag.get("end", tag["line"]) - tag["line"] + 1
        if lines > FUNCTION_LINES:
            yield (f"{tag['path']}:{tag['line']}: {tag['name']} has {lines} lines;"
                   f" a function ends at {FUNCTION_LINES}")


def check(top):
    """All findings of the tree, as sentences with their place."""
    findings = []
    paths = c_files(top, "firmware", "tests")
    for path in paths:
        text = (top / path).read_text(encoding="utf-8")
        findings += _length_findings(path, text)
        findings += _text_findings(path, text)
    return [*findings, *_function_findings(top, paths)]


if __name__ == "__main__":
    run(check)
