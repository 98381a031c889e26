"""The command line: help, version and mistakes of every command, and what the man page says of them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ["demo", "run", "collect", "show", "check", "pages", "snapshot", "render", "handover",
            "provision", "health", "simdesk"]


def call(binary, *arguments):
    """Runs the program for at most a minute."""
    return subprocess.run(
        [binary, *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def options_in_help(text):
    """The names of the options that a --help lists."""
    return set(re.findall(r"^  --([a-z-]+)", text, re.MULTILINE))


def test_help_lists_every_command(binary):
    result = call(binary, "--help")
    assert result.returncode == 0
    listed = re.findall(r"^  (\w+) +\S", result.stdout, re.MULTILINE)
    assert listed == COMMANDS


def test_version(binary):
    assert re.fullmatch(r"wallboard \d+\.\d+\.\d+\n", call(binary, "--version").stdout)


def test_no_command_is_a_usage_error(binary):
    result = call(binary)
    assert result.returncode == 2
    assert "usage: wallboard COMMAND" in result.stderr


def test_unknown_command(binary):
    result = call(binary, "shwo")
    assert result.returncode == 2
    assert 'there is no command "shwo"' in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_and_version(binary, command):
    result = call(binary, command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"usage: wallboard {command} ")
    assert {"help", "version"} < options_in_help(result.stdout)
    assert call(binary, command, "--version").returncode == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_the_man_page_names_every_option(binary, command):
    page = (ROOT / "assets/man/wallboard.1").read_text(encoding="utf-8")
    listed = options_in_help(call(binary, command, "--help").stdout)
    missing = [name for name in listed if f"--{name}" not in page]
    assert not missing


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_named(binary, command):
    result = call(binary, command, "--confgi", "x")
    assert result.returncode == 2
    assert 'there is no option "--confgi"' in result.stderr


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["run"], "--config FILE is needed"),
        (["collect"], "--config FILE is needed"),
        (["check"], "--config FILE is needed"),
        (["snapshot"], "--config FILE is needed"),
        (["handover", "--out", "x.html"], "--config FILE is needed"),
        (["handover", "--config", "x"], "--out FILE is needed, or --list"),
        (["handover", "--config", "x", "--out", "x.pdf"],
         'expected a name that ends in .html or .json, found "x.pdf"'),
        (["handover", "--config", "x", "--list", "--shift", "noon"],
         'expected "current", "previous" or a time such as 2026-11-22T09:30:00Z, found "noon"'),
        (["render", "--out", "x.png"], "--snapshot FILE is needed"),
        (["render", "--snapshot", "x.json"], "--out FILE.png or --explain is needed"),
        (["render", "--size", "10x"], 'expected a size such as 1920x1080, found "10x"'),
        (["show", "--for", "soon"], 'expected a duration such as "20s"'),
        (["show", "--config"], "--config needs a value: FILE"),
        (["show", "--need-display=yes"], "--need-display takes no value"),
        (["render", "--at", "noon"], "expected a time such as 2026-11-22T09:30:00Z"),
        (["demo", "--pictrues", "x"], 'did you mean "--pictures"?'),
    ],
)
def test_mistakes_are_sentences(binary, arguments, sentence):
    result = call(binary, *arguments)
    assert result.returncode == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["run", "collect", "check", "pages", "snapshot", "show"])
def test_a_wrong_config_is_code_3_and_names_the_line(binary, command, tmp_path):
    config = tmp_path / "wallboard.json"
    config.write_text('{\n  "sorce": 5\n}\n', encoding="utf-8")
    result = call(binary, command, "--config", str(config))
    assert result.returncode == 3
    assert "wallboard.json:2:" in result.stderr
    assert 'did you mean "source"?' in result.stderr


@pytest.mark.parametrize("command", ["run", "collect", "check", "snapshot"])
def test_a_config_without_a_source_is_code_3(binary, command, tmp_path):
    config = tmp_path / "wallboard.json"
    config.write_text("{}", encoding="utf-8")
    result = call(binary, command, "--config", str(config))
    assert result.returncode == 3
    assert "source: expected an object with a type and a url, found none" in result.stderr


@pytest.mark.parametrize("command", ["collect", "check", "pages", "snapshot"])
def test_a_missing_config_is_code_3(binary, command, tmp_path):
    result = call(binary, command, "--config", str(tmp_path / "none.json"))
    assert result.returncode == 3
    assert "No such file" in result.stderr


def test_the_example_config_lacks_only_what_is_everybodys_own(wallboard):
    example = ROOT / "assets/schema/config.example.json"
    assert wallboard.run("pages", "--config", example).returncode == 0
    told = wallboard.run("check", "--config", example)
    assert "pages: " in told.stdout
    assert [re.sub(r"cannot open .*/", "cannot open ", line) for line in told.stderr.splitlines()] == [
        f'wallboard: picture "{name}": cannot open {name}.png: No such file or directory' for name in ("logo", "team")]


def test_render_writes_no_png_under_another_kinds_name(binary, tmp_path):
    example = str(ROOT / "assets/schema/wallboard-1.example.json")
    for name in ("wall.jpg", "wall.v2.JPEG", "wall.pdf"):
        result = call(binary, "render", "--snapshot", example, "--out", str(tmp_path / name))
        assert result.returncode == 2
        assert f"--out {tmp_path}/{name}: the picture is a PNG, name it FILE.png" in result.stderr
    for name in ("wall.PNG", "wall", "tmp.k3Xw9"):
        assert call(binary, "render", "--snapshot", example, "--out", str(tmp_path / name)).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tmp.k3Xw9", "wall", "wall.PNG"]


def test_check_tells_every_picture_and_font_that_cannot_be_read(wallboard, tmp_path):
    (tmp_path / "broken.png").write_text("GIF89a", encoding="utf-8")
    config = wallboard.write_config({
        "source": {"type": "feed", "url": "http://127.0.0.1:9/x"},
        "screen": {"font": "No Such Sans", "logo": "none.png", "pictures": {"team": "broken.png"}}})
    done = wallboard.run("check", "--config", config)
    assert done.returncode == 3
    assert f'picture "logo": cannot open {tmp_path}/none.png: No such file or directory' in done.stderr
    assert f'picture "team": {tmp_path}/broken.png: this is no PNG picture: ' in done.stderr
    assert 'font "No Such Sans": no NoSuchSans-Regular.ttf in ' in done.stderr
    assert "the wall is drawn in Noto Sans" in done.stderr
    assert "source " not in done.stdout


def test_check_says_that_pictures_are_well(wallboard, tmp_path):
    shutil.copy(ROOT / "tests/golden/pages/overview.png", tmp_path / "logo.png")
    config = wallboard.write_config({"source": {"type": "feed", "url": "http://127.0.0.1:9/x"},
                                     "screen": {"logo": "logo.png"}})
    done = wallboard.run("check", "--config", config)
    assert done.returncode == 5      # nobody listens there
    assert "pictures: 1, all well\n" in done.stdout


@pytest.mark.parametrize("option, sentence", [
    (("--scenario", "storm"), 'wallboard demo: --scenario is calm, busy, flood, incident or handover, not "storm"\n'),
    (("--queues", "many"), 'wallboard demo: --queues: expected a number from 1 to 500, found "many"\n'),
])
def test_a_mistake_in_the_demos_desk_is_the_demos(binary, option, sentence):
    result = call(binary, "demo", *option, "--for", "1s")
    assert (result.returncode, result.stderr) == (2, sentence)


def test_a_demo_without_a_display_does_not_promise_one(wallboard):
    said = wallboard.run("demo", "--for", "1s").stderr
    assert "drawing off screen" not in said or "when that changes" not in said


def keys_of(schema):
    """Every key that a schema gives a meaning to."""
    for key, inner in schema.get("properties", {}).items():
        yield key
        yield from keys_of(inner)
    for part in [*([schema["items"]] if "items" in schema else []), *schema.get("anyOf", []), *schema.get("oneOf", []),
                 *schema.get("allOf", [])]:
        yield from keys_of(part)


def test_the_man_page_names_every_key_of_the_config():
    """But for those of the widgets, which `wallboard pages` tells."""
    schema = json.loads((ROOT / "assets/schema/config.schema.json").read_text(encoding="utf-8"))
    defined = schema["$defs"]
    keys = {*keys_of(schema), *(key for name in defined if name != "widget" for key in keys_of(defined[name]))}
    widget = {key for kind in defined["widget"]["oneOf"] for key in kind["properties"]}
    page = (ROOT / "assets/man/wallboard.1").read_text(encoding="utf-8").replace("\\-", "-")
    words = set(re.findall(r"[\w-]+", page))
    assert sorted(keys - words - widget - {"$schema"}) == []


def test_the_man_page_formats_without_warnings():
    result = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(ROOT / "assets/man/wallboard.1")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0
    assert result.stderr == ""
    assert "there is no display, and one is needed" in result.stdout
