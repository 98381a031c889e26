"""Checks who includes whom in firmware/: the table of folders, and where third-party headers are fenced."""

import re

from source import c_files, line_of, run, without_comments

# From the ground up: each folder and those it may include.
MAY = {
    "base": [],
    "base/zone": ["base"],
    "json": ["base"],
    "desk": ["base"],
    "feed": ["base", "json", "desk"],
    "config": ["base", "base/zone", "json", "desk"],
    "source": ["base", "base/zone", "json", "desk", "feed"],
    "history": ["base", "base/zone", "desk"],
    "collect": ["base", "base/zone", "json", "desk", "feed", "config", "source", "history"],
    "draw": ["base"],
    "view": ["base", "base/zone", "json", "desk", "draw"],
    "screen": ["base", "draw"],
    "device": ["base"],
    "show": ["base", "base/zone", "json", "desk", "feed", "config", "draw", "view",
             "screen", "device"],
    "simdesk": ["base", "base/zone", "json", "desk", "feed"],
}
MAY["command"] = list(MAY)
MAY["."] = [*MAY, "command"]

FENCED = {
    r"glib(-object)?\.h": ["base/zone"],
    r"cjson/.*": ["json"],
    r"curl/.*": ["source"],
    r"sqlite3\.h": ["history"],
    r"microhttpd\.h": ["collect", "simdesk"],
    r"libintl\.h|qrencode\.h": ["view"],
    r"SDL.*|fribidi.*|png\.h|wayland-.*|xf86drm.*|drm.*|libudev\.h|libinput\.h": ["screen"],
    r"systemd/.*": ["device"],
}

# ISO C17, POSIX and Linux: open to all.
SYSTEM = re.compile(
    r"(assert|complex|ctype|errno|fenv|float|inttypes|limits|locale|math|setjmp|signal|stdalign"
    r"|stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|stdnoreturn|string|tgmath|threads|time"
    r"|uchar|wchar|wctype"
    r"|dirent|fcntl|fnmatch|ftw|getopt|glob|grp|ifaddrs|langinfo|libgen|malloc|net/.*|netdb"
    r"|netinet/.*|arpa/.*|linux/.*|sys/.*|poll|pthread|pwd|sched|spawn|strings|sysexits|syslog"
    r"|termios|unistd)\.h")

_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
_MAY = re.compile(r"wallboard_folder\((\S+)([^)]*)\)")


def folder_of(path):
    """The folder of firmware/ that a path such as firmware/base/zone/zone.c belongs to."""
    return str(path.parent.relative_to("firmware"))


def _own_finding(folder, name):
    if ".." in name.split("/"):
        return f'"{name}" leaves its folder; write "folder/file.h"'
    target = name.rpartition("/")[0]
    if not target:
        return f'"{name}" names no folder; write "folder/file.h"'
    if target != folder and target not in MAY[folder]:
        return f'{folder} may not include "{name}"; it may include: {", ".join(MAY[folder])}'
    return None


def _foreign_finding(folder, name):
    for pattern, homes in FENCED.items():
        if re.fullmatch(pattern, name):
            return None if folder in homes else f"<{name}> belongs only in {', '.join(homes)}"
    if not SYSTEM.fullmatch(name):
        return f"<{name}> is in no row of layering.py; fence it to its folder"
    return None


def _code_findings(top):
    for path in c_files(top, "firmware"):
        folder = folder_of(path)
        if folder not in MAY:
            yield f"{path}: the folder {folder} has no row in layering.py"
            continue
        text = without_comments((top / path).read_text(encoding="utf-8"))
        for match in _INCLUDE.finditer(text):
            judge = _own_finding if match[1] == '"' else _foreign_finding
            finding = judge(folder, match[2])
            if finding:
                yield f"{path}:{line_of(text, match.start(1))}: {finding}"


def _cmake_findings(top):
    """A MAY list wider than the table would open the fence."""
    for path in sorted((top / "firmware").rglob("CMakeLists.txt")):
        for folder, rest in _MAY.findall(path.read_text(encoding="utf-8")):
            words = rest.split()
            start = words.index("MAY") + 1 if "MAY" in words else len(words)
            for word in words[start:]:
                if word in ("SOURCES", "LIBRARIES"):
                    break
                if word not in MAY.get(folder, []):
                    yield f"{path.relative_to(top)}: MAY of {folder} names {word}, the table does not"


def check(top):
    """All findings of the tree, as sentences with their place."""
    return [*_code_findings(top), *_cmake_findings(top)]


if __name__ == "__main__":
    run(check)
