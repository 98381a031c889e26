"""`wallboard render`: one page of a snapshot as a picture. What the pictures look like is tested by the
goldens of tests/unit/command/test_pictures.c."""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).resolve().parents[1] / "golden/pages"


def render(board, name, page, size, theme, snapshot=GOLDEN / "desk.json", *more):
    """The path of the picture that `wallboard render` makes."""
    out = board.directory / f"{name}.png"
    result = board.run("render", "--snapshot", snapshot, "--page", page, "--size", size,
                       "--theme", theme, "--out", out, *more)
    assert result.returncode == 0, result.stderr
    return out


def test_a_picture_is_the_same_from_run_to_run(wallboard):
    first = render(wallboard, "first", "sla", "3840x2160", "night").read_bytes()
    assert render(wallboard, "second", "sla", "3840x2160", "night").read_bytes() == first


def test_time_changes_the_picture_and_old_data_looks_old(wallboard):
    fresh = render(wallboard, "fresh", "overview", "1920x1080", "night").read_bytes()
    texts = wallboard.directory / "list.txt"
    stale = render(wallboard, "stale", "overview", "1920x1080", "night", GOLDEN / "desk.json",
                   "--at", "2026-11-23T03:40:00Z", "--list", texts).read_bytes()
    assert stale != fresh
    assert "from 11:30" in texts.read_text(encoding="utf-8")


def test_a_page_is_explained(wallboard):
    """A wall at 8 m on a 55-inch panel: sizes of type, what stands there and what does not."""
    config = wallboard.directory / "far.json"
    config.write_text('{"screen": {"distance_m": 8, "diagonal_in": 55}}', encoding="utf-8")
    result = wallboard.run("render", "--snapshot", GOLDEN / "desk.json", "--config", config, "--explain")
    assert result.returncode == 0, result.stderr
    assert "panel:     55.0 inches (1218x685 mm), screen.diagonal_in\n" in result.stdout
    assert "read from: 8 m" in result.stdout
    assert "label      59   37.4         16.1" in result.stdout
    assert "status     74   46.9         20.2" in result.stdout
    assert '\n  tile "SLA": no height\n' in result.stdout
    assert " of 14 rows" in result.stdout


def texts_in(wallboard, language, *more):
    """What stands on the SLA page in a language, and the complaints."""
    texts = wallboard.directory / f"{language}.txt"
    result = wallboard.run("render", "--snapshot", GOLDEN / "desk.json", "--page", "sla", "--language", language,
                           "--out", wallboard.directory / "x.png", "--list", texts, *more)
    assert result.returncode == 0, result.stderr
    return texts.read_text(encoding="utf-8"), result.stderr


def test_the_wall_speaks_the_language_it_is_told(wallboard):
    english, _ = texts_in(wallboard, "en")
    german, complaints = texts_in(wallboard, "de")
    assert "Most urgent" in english or "at risk" in english
    assert "gefährdet" in german and "at risk" not in german
    assert complaints == ""


def test_without_its_words_the_wall_says_so_and_speaks_english(wallboard, monkeypatch):
    monkeypatch.setenv("WALLBOARD_LOCALES", "/nowhere")
    texts, complaints = texts_in(wallboard, "de")
    assert "at risk" in texts
    assert 'no words for "de" in /nowhere: the wall speaks English' in complaints


@pytest.mark.parametrize("arguments, sentence", [
    (["--page", "nowhere"], 'there is no page "nowhere"'),
    (["--snapshot", "/nowhere.json"], "cannot open /nowhere.json: No such file or directory"),
    (["--out", "/nowhere/x.png"], "/nowhere/x.png"),
    (["--language", "nl"], "--language: expected one of en, de, fr, es, pt-BR, it, tr, ru, uk, vi, "
                           'id, zh-CN, zh-TW, ja, ko, ar, found "nl"'),
])
def test_mistakes_are_sentences(wallboard, arguments, sentence):
    given = {"--page": "sla", "--snapshot": GOLDEN / "desk.json", "--out": wallboard.directory / "x.png"}
    given.update(dict([arguments]))
    result = wallboard.run("render", *[part for pair in given.items() for part in pair])
    assert result.returncode != 0
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
