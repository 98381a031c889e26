"""Checks with the compiler itself that a folder reaches the headers it may include and no others."""

import json
import pathlib
import shlex
import subprocess
import sys

from layering import MAY, folder_of


def first_commands(build, top):
    """For each folder, the compiler and include paths of one of its files."""
    entries = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    commands = {}
    for entry in entries:
        path = pathlib.Path(entry["file"])
        if path.is_relative_to(top / "firmware"):
            words = shlex.split(entry["command"])
            flags = [word for word in words if word.startswith("-I")]
            commands.setdefault(folder_of(path.relative_to(top)), [words[0], *flags])
    return commands


def reachable(command, headers):
    """Those of the headers that an #include would find."""
    asks = "".join(f'#if __has_include("{header}")\nreached {header}\n#endif\n' for header in headers)
    done = subprocess.run([*command, "-E", "-P", "-x", "c", "-"], input=asks, capture_output=True,
                          encoding="utf-8", check=True)
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith("reached ")}


def compiles(command, header):
    """Whether a file that includes the header gets through the compiler."""
    done = subprocess.run([*command, "-fsyntax-only", "-x", "c", "-"], encoding="utf-8",
                          input=f'#include "{header}"\n', capture_output=True, check=False)
    return done.returncode == 0


def findings(top, build):
    """All findings, as sentences; top and build are absolute."""
    folders = [folder for folder in MAY if folder != "."]
    headers = [f"{folder}/{path.name}" for folder in folders
               for path in sorted((top / "firmware" / folder).glob("*.h"))]
    commands = first_commands(build, top)
    for folder, command in commands.items():
        for header in sorted(reachable(command, headers)):
            home = header.rpartition("/")[0]
            # base/ lies around base/zone/, so whoever sees the one reaches the other's path too.
            if home not in [folder, *MAY[folder]] and not home.startswith("base/"):
                yield f'{folder}: "{header}" can be included and should not'
    if not compiles(commands["desk"], "base/text.h"):
        yield 'desk: "base/text.h" does not compile and should'
    if compiles(commands["desk"], "screen/painter.h"):
        yield 'desk: "screen/painter.h" compiles and should not'


def main():
    """fence.py TOP BUILD"""
    top, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    found = list(findings(top, build))
    print("\n".join([*found, f"{len(found)} found"]))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
