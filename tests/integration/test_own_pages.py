"""A page that a team lead writes, without a compiler: in the config, with an indicator of the company's own feed."""

import json

import pytest

INDICATOR = {"id": "refunds.due", "label": "Refunds due", "value": 37, "target": 40, "better": "down"}
TILE = {"widget": "tile", "value": "indicators.refunds.due"}
MINE = {"name": "mine", "title": "Refunds", "rows": [[TILE, {"widget": "tile", "value": "totals.waiting"}]]}


def snapshot(wallboard, *indicators):
    path = wallboard.directory / "snapshot.json"
    path.write_text(json.dumps({
        "schema": "wallboard/1", "taken_at": "2026-11-23T10:00:00Z", "totals": {"waiting": 12},
        "indicators": list(indicators)}), encoding="utf-8")
    return path


def texts(wallboard, config, page, *more):
    """What stands on the page, and what is complained of."""
    listed = wallboard.directory / "list.txt"
    result = wallboard.run("render", "--config", config, "--snapshot", wallboard.directory / "snapshot.json",
                           "--page", page, "--out", wallboard.directory / "x.png", "--list", listed, *more)
    assert result.returncode == 0, result.stderr
    return listed.read_text(encoding="utf-8"), result.stderr


def test_a_page_of_the_config_is_rendered_with_its_own_indicator(wallboard):
    snapshot(wallboard, INDICATOR)
    config = wallboard.write_config({"screen": {"pages": [MINE]}})
    said, complaints = texts(wallboard, config, "mine")
    for words in ("Refunds", "Refunds due", '"37"', "of 40", '"12"'):
        assert words in said, words
    assert complaints == ""


def test_an_indicator_the_feed_does_not_have_says_so_and_leaves_the_rest_whole(wallboard):
    snapshot(wallboard)
    config = wallboard.write_config({"screen": {"pages": [MINE]}})
    said, complaints = texts(wallboard, config, "mine")
    for words in ("refunds.due", '"–"', "not reported", "Waiting", '"12"'):
        assert words in said, words
    assert complaints == ""


def test_a_page_of_the_config_is_shown(wallboard):
    snapshot(wallboard, INDICATOR)
    config = wallboard.write_config({"screen": {"pages": [MINE]}})
    result = wallboard.run("show", "--config", config, "--spool", wallboard.directory, "--state", wallboard.directory,
                           "--offscreen", "1280x720", "--for", "2s")
    assert result.returncode == 0, result.stderr
    health = json.loads((wallboard.directory / "show.json").read_text(encoding="utf-8"))
    assert health["page"] == "mine"
    assert (wallboard.directory / "screen.png").stat().st_size > 10000


def test_a_page_may_change_another(wallboard):
    snapshot(wallboard)
    config = wallboard.write_config({"screen": {"pages": [{"page": "queues", "title": "All of it"}]}})
    said, _ = texts(wallboard, config, "queues")
    assert "All of it" in said


@pytest.mark.parametrize("change, sentence", [
    ({"value": "totals.wating"}, 'screen.pages[1].rows[0][0].value: there is no figure "totals.wating"; '
                                 'did you mean "totals.waiting"?'),
    ({"widget": "tyle"}, 'screen.pages[1].rows[0][0].widget: there is no widget "tyle"; did you mean "tile"?'),
])
def test_a_mistake_costs_its_page_and_not_the_wall(wallboard, change, sentence):
    snapshot(wallboard, INDICATOR)
    page = {"name": "mine", "rows": [[{**TILE, **change}]]}
    config = wallboard.write_config({"screen": {"pages": ["queues", page]}})
    result = wallboard.run("show", "--config", config, "--spool", wallboard.directory, "--state", wallboard.directory,
                           "--offscreen", "1280x720", "--for", "1s")
    assert result.returncode == 0, result.stderr
    assert f"page left out: {config}:" in result.stderr and sentence in result.stderr
    assert json.loads((wallboard.directory / "show.json").read_text(encoding="utf-8"))["page"] == "queues"
    check = wallboard.run("render", "--config", config, "--snapshot", wallboard.directory / "snapshot.json",
                          "--page", "mine", "--out", wallboard.directory / "x.png")
    assert check.returncode == 3 and sentence in check.stderr


def test_check_tells_every_mistake_in_the_pages(wallboard):
    config = wallboard.write_config({
        "source": {"type": "feed", "url": "http://127.0.0.1:9/"},
        "screen": {"pages": ["nowhere", {"name": "mine", "rows": []}, "queues"]}})
    result = wallboard.run("check", "--config", config)
    assert result.returncode == 3
    assert 'screen.pages[0]: there is no page "nowhere": expected the file ' in result.stderr
    assert "screen.pages[1].rows: expected 1 to 8 rows, found 0" in result.stderr
