"""`wallboard pages`: everything that a page can hold is told, and the config's schema knows the same."""

import json
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SCHEMA = json.loads((ASSETS / "schema/config.schema.json").read_text(encoding="utf-8"))["$defs"]


def parts(wallboard, *arguments):
    """The listing by heading: each row's name, help and keys."""
    result = wallboard.run("pages", *arguments)
    assert result.returncode == 0 and result.stderr == "", result.stderr
    found = {}
    for block in result.stdout.split("\n\n"):
        heading, *lines = block.splitlines()
        rows = []
        for line in lines:
            if line.startswith("   "):
                rows.append(("keys", line.split(", ")))
            else:
                name, _, words = line[2:].partition(" ")
                rows.append((name, words.strip()))
        found[heading.split()[0]] = [(name, [key.strip() for key in words] if name == "keys" else words)
                                     for name, words in rows]
    return found


def test_each_page_widget_column_and_figure_is_told_with_help(wallboard):
    found = parts(wallboard)
    pages = [name for name, _ in found["Pages"] if name != "keys"]
    assert sorted(pages) == sorted(path.stem for path in (ASSETS / "pages").glob("*.json"))
    for heading in ("Pages", "Widgets,", "Columns", "Figures,"):
        assert all(words for _, words in found[heading]), heading


def test_the_schema_knows_the_same_widgets_keys_columns_and_figures(wallboard):
    found = parts(wallboard)
    rows = found["Widgets,"]
    told = {name: set(keys) for (name, _), (_, keys) in zip(rows[::2], rows[1::2])}
    schema = {kind["properties"]["widget"]["const"]: kind["properties"] for kind in SCHEMA["widget"]["oneOf"]}
    assert told == {name: set(keys) for name, keys in schema.items()}
    helps = {name: words for name, words in rows if name != "keys"}
    assert helps == {name: keys["widget"]["description"] for name, keys in schema.items()}
    assert [name for name, _ in found["Rows:"]] == ["stack", "span"]
    assert set(found["Pages"][-1][1]) == set(SCHEMA["page"]["properties"])
    assert [name for name, _ in found["Columns"]] == schema["queues"]["columns"]["items"]["enum"]
    assert [name for name, _ in found["Figures,"]] == SCHEMA["figure"]["anyOf"][0]["enum"] + ["indicators.ID"]


def test_a_page_is_printed_to_start_from_and_is_right_as_it_stands(wallboard):
    printed = wallboard.run("pages", "--page", "overview")
    assert printed.returncode == 0
    assert printed.stdout == (ASSETS / "pages/overview.json").read_text(encoding="utf-8")
    path = wallboard.directory / "mine.json"
    path.write_text(printed.stdout.replace('"overview"', '"mine"'), encoding="utf-8")
    checked = wallboard.run("pages", "--check", path)
    assert (checked.returncode, checked.stdout) == (0, f'{path}: the page "mine" is well\n')


def test_a_file_with_a_mistake_is_told_with_its_place(wallboard):
    path = wallboard.directory / "mine.json"
    path.write_text('{ "name": "mine",\n"rows": [[{ "widget": "tyle" }]] }', encoding="utf-8")
    checked = wallboard.run("pages", "--check", path)
    assert checked.returncode == 3
    assert f'{path}:2: rows[0][0].widget: there is no widget "tyle"; did you mean "tile"?' in checked.stderr
    assert wallboard.run("pages", "--check", "/nowhere.json").returncode == 3
    nowhere = wallboard.run("pages", "--page", "nowhere")
    assert nowhere.returncode == 3 and 'there is no page "nowhere"' in nowhere.stderr


def test_the_pages_of_a_config_are_listed_with_their_mistakes(wallboard):
    (wallboard.directory / "own").mkdir()
    (wallboard.directory / "own/lunch.json").write_text(
        '{ "name": "lunch", "help": "what there is to eat", "rows": [[{ "widget": "agents" }]] }', encoding="utf-8")
    config = wallboard.write_config({"screen": {"page_dir": "own", "pages": [
        {"name": "mine", "help": "ours alone", "rows": [[{"widget": "agents"}]]}, "nowhere"]}})
    result = wallboard.run("pages", "--config", config)
    lines = result.stdout.splitlines()
    assert lines[1].split(None, 2) == ["*", "mine", "ours alone"]
    assert lines[2].startswith("* nowhere") and 'there is no page "nowhere"' in lines[2]
    assert lines[3].split(None, 1) == ["lunch", "what there is to eat"]
    written = wallboard.run("pages", "--config", config, "--page", "mine")
    assert written.returncode == 3 and f'the page "mine" has no file: it stands in {config}' in written.stderr
