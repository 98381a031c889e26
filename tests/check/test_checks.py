"""Plants one violation at a time in a small tree and sees each check name it."""

import pathlib
import shutil
import subprocess

import pytest

import fence
import layering
import layout
import style
import top_level
import units

CLEAN = "/* Says what it is for. */\n"
TOP = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(name="tree")
def small_tree(tmp_path):
    """A tree in which every check finds nothing."""
    shutil.copy(TOP / ".clang-format", tmp_path)
    plant(tmp_path, "firmware/desk/queue.h", CLEAN)
    plant(tmp_path, "firmware/desk/queue.c",
          CLEAN + '#include "desk/queue.h"\n\n#include <stdio.h>\n\n#include "base/text.h"\n')
    plant(tmp_path, "firmware/desk/CMakeLists.txt", "wallboard_folder(desk MAY base SOURCES queue.c)\n")
    for check in (layering, style, layout, top_level):
        assert check.check(tmp_path) == []
    return tmp_path


def plant(tree, path, text):
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_text(text, encoding="utf-8")


def function_of(lines):
    return CLEAN + "int f(void)\n{\n" + "    g();\n" * (lines - 3) + "}\n"


@pytest.mark.parametrize("path, line, finding", [
    ("firmware/desk/a.c", '#include "screen/painter.h"',
     'firmware/desk/a.c:2: desk may not include "screen/painter.h"; it may include: base'),
    ("firmware/base/a.c", '#  include "base/zone/zone.h"',
     'firmware/base/a.c:2: base may not include "base/zone/zone.h"; it may include: '),
    ("firmware/view/a.h", '#include "../draw/list.h"',
     'firmware/view/a.h:2: "../draw/list.h" leaves its folder; write "folder/file.h"'),
    ("firmware/view/a.h", '#include "list.h"',
     'firmware/view/a.h:2: "list.h" names no folder; write "folder/file.h"'),
    ("firmware/show/a.c", "#include <curl/curl.h>",
     "firmware/show/a.c:2: <curl/curl.h> belongs only in source"),
    ("firmware/view/a.c", "#include <SDL2/SDL.h>",
     "firmware/view/a.c:2: <SDL2/SDL.h> belongs only in screen"),
    ("firmware/feed/a.c", "#include <cjson/cJSON.h>",
     "firmware/feed/a.c:2: <cjson/cJSON.h> belongs only in json"),
    ("firmware/desk/a.c", "#include <zlib.h>",
     "firmware/desk/a.c:2: <zlib.h> is in no row of layering.py; fence it to its folder"),
    ("firmware/cellar/a.c", "#include <stdio.h>",
     "firmware/cellar/a.c: the folder cellar has no row in layering.py"),
])
def test_wrong_includes_are_named(tree, path, line, finding):
    plant(tree, path, f"{CLEAN}{line}\n")
    assert layering.check(tree) == [finding]


@pytest.mark.parametrize("line", ['// #include "screen/painter.h"', '/* #include <curl/curl.h> */',
                                  "#include <sys/stat.h>"])
def test_comments_and_the_system_are_let_through(tree, line):
    plant(tree, "firmware/desk/a.c", f"{CLEAN}{line}\n")
    assert layering.check(tree) == []


def test_a_wider_fence_in_cmake_is_named(tree):
    plant(tree, "firmware/desk/CMakeLists.txt",
          "wallboard_folder(desk MAY base screen\n    SOURCES queue.c LIBRARIES m)\n")
    assert layering.check(tree) == [
        "firmware/desk/CMakeLists.txt: MAY of desk names screen, the table does not"]


@pytest.mark.parametrize("path, text, finding", [
    ("firmware/desk/a.c", "int x;\n",
     "firmware/desk/a.c:1: the first line does not say what the file is for"),
    ("firmware/desk/a.h", CLEAN + "\n" * 120, "firmware/desk/a.h: 121 lines; a header ends at 120"),
    ("tests/unit/a.c", CLEAN + "\n" * 600, "tests/unit/a.c: 601 lines; a file ends at 600"),
    ("firmware/desk/a.c", CLEAN + "x = atoi(y);\n", "firmware/desk/a.c:2: atoi is not used here"),
    ("firmware/desk/a.c", CLEAN + "\nstrcpy (a, b);\n",
     "firmware/desk/a.c:3: strcpy is not used here"),
    ("firmware/desk/a.h", CLEAN + "typedef struct ticket ticket;\n",
     "firmware/desk/a.h:2: a struct keeps its keyword; no typedef"),
    ("firmware/desk/a.c", function_of(61),
     "firmware/desk/a.c:2: f has 61 lines; a function ends at 60"),
])
def test_breaches_of_style_are_named(tree, path, text, finding):
    plant(tree, path, text)
    assert style.check(tree) == [finding]


@pytest.mark.parametrize("text", [
    CLEAN + "/* atoi( is banned */\n", CLEAN + 'f("typedef struct x; strcpy(");\n',
    CLEAN + "my_atoi(x);\n", function_of(60), CLEAN + "\n" * 599])
def test_what_only_looks_like_a_breach_is_let_through(tree, text):
    plant(tree, "firmware/desk/a.c", text)
    assert style.check(tree) == []


def test_the_long_header_is_let_through(tree):
    plant(tree, style.LONG_HEADERS[0], CLEAN + "\n" * 300)
    assert style.check(tree) == []


def test_other_layout_is_named(tree):
    plant(tree, "tests/unit/a.c", CLEAN + "int  x;\n")
    [finding] = layout.check(tree)
    assert finding.startswith("tests/unit/a.c:2:4: ")


def test_a_stranger_at_the_top_is_named(tree):
    plant(tree, "scripts/x", "")
    plant(tree, "build/x", "")
    assert top_level.check(tree) == ["scripts: has no place at the top level"]


@pytest.mark.parametrize("unit, finding", [
    ("[Service]\nExecStart=/bin/true\nMemoryMaxx=1M\n",
     "x.service:3: Unknown key 'MemoryMaxx' in section [Service], ignoring."),
    ("[Service]\nExecStart=/usr/lib/wallboard/none\n",
     "x.service: starts /usr/lib/wallboard/none, which is not there or no program"),
    ("[Service]\nExecStart=/bin/true\nType=notfiy\n",
     "x.service:3: Failed to parse service type, ignoring: notfiy"),
])
def test_units_that_systemd_does_not_understand_are_named(tree, unit, finding):
    plant(tree, "board/systemd/x.service", "[Service]\nExecStart=/bin/true\n")
    assert units.check(tree) == []
    plant(tree, "board/systemd/x.service", unit)
    assert units.check(tree) == [finding]


def test_what_a_board_adds_to_a_unit_is_looked_at_too(tree):
    plant(tree, "board/systemd/x.service", "[Service]\nExecStart=/bin/true\n")
    plant(tree, "board/root/etc/systemd/system/x.service.d/board.conf", "[Service]\nLoadCredentials=a:/b\n")
    assert units.check(tree) == [
        "x.service.d/board.conf:2: Unknown key 'LoadCredentials' in section [Service], ignoring."]


@pytest.fixture(name="command")
def fenced_command(tmp_path):
    """A compiler that is shown base/ only, in a tree that has screen/ too."""
    plant(tmp_path, "base/base/text.h", "")
    plant(tmp_path, "screen/screen/painter.h", "")
    return [shutil.which("cc") or shutil.which("gcc"), f"-I{tmp_path}/base"]


def test_the_compiler_shows_an_open_fence(command, tmp_path):
    headers = ["base/text.h", "screen/painter.h"]
    assert fence.reachable(command, headers) == {"base/text.h"}
    assert fence.reachable([*command, f"-I{tmp_path}/screen"], headers) == set(headers)


def test_a_wrong_include_does_not_compile(command):
    assert fence.compiles(command, "base/text.h")
    assert not fence.compiles(command, "screen/painter.h")


@pytest.mark.parametrize("name", ["layering", "style", "layout", "top_level"])
def test_findings_fail_the_command(tree, name):
    script = [shutil.which("python3"), str(TOP / "tests/check" / f"{name}.py"), str(tree)]
    assert subprocess.run(script, capture_output=True, check=False).returncode == 0
    plant(tree, "stranger/x", "")
    plant(tree, "firmware/desk/a.c", 'int  x;\n#include "screen/painter.h"\n')
    assert subprocess.run(script, capture_output=True, check=False).returncode == 1
