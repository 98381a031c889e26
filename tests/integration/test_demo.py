"""The demo: pictures of every page, and figures on them that agree with the desk's snapshot."""

import json
import re

from simdesk import Simdesk

PAGES = ["overview", "queues", "sla", "leaderboard"]
MOMENT = ["--seed", "7", "--at", "2026-11-22T09:30:00Z", "--speed", "0"]
PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (1920).to_bytes(4, "big") + (1080).to_bytes(4, "big")


def demo(board, pictures, *more):
    """Runs the demo off screen for a few seconds; for more where a busy machine has not polled by then."""
    for seconds in (4, 12, 36):
        result = board.run("demo", *MOMENT, "--for", f"{seconds}s", "--pictures", pictures,
                           "--offscreen", "1920x1080", *more)
        if "snapshot.json: No such file" not in result.stderr:
            break
    return result


def shown_texts(board, snapshot, page):
    """Every text on a page, from the draw list that `render` can write beside the picture."""
    listing = board.directory / "list.txt"
    result = board.run("render", "--snapshot", snapshot, "--page", page, "--list", listing,
                       "--out", board.directory / "again.png")
    assert result.returncode == 0, result.stderr
    return re.findall(r'"((?:[^"\\]|\\.)*)"', listing.read_text(encoding="utf-8"))


def test_demo_leaves_a_picture_of_every_page(wallboard, tmp_path):
    result = demo(wallboard, tmp_path / "pictures")
    assert result.returncode == 0, result.stderr
    for page in PAGES:
        picture = (tmp_path / "pictures" / f"{page}.png").read_bytes()
        assert picture.startswith(PNG_HEAD)
        assert str(tmp_path / "pictures" / f"{page}.png") in result.stdout


def test_demo_shows_the_desk_that_snapshot_polls(wallboard, tmp_path):
    assert demo(wallboard, tmp_path / "pictures").returncode == 0
    shown = json.loads((tmp_path / "pictures/snapshot.json").read_text(encoding="utf-8"))
    desk = Simdesk(wallboard, *MOMENT)
    config = wallboard.write_config({"source": {"type": "feed", "url": desk.url}})
    result = wallboard.run("snapshot", "--config", config)
    assert result.returncode == 0, result.stderr
    polled = json.loads(result.stdout)
    for section in ("taken_at", "totals", "queues", "clocks", "agents"):
        assert shown[section] == polled[section], section


def test_figures_on_the_overview_are_the_snapshots(wallboard, tmp_path):
    pictures = tmp_path / "pictures"
    assert demo(wallboard, pictures).returncode == 0
    totals = json.loads((pictures / "snapshot.json").read_text(encoding="utf-8"))["totals"]
    texts = shown_texts(wallboard, pictures / "snapshot.json", "overview")
    assert (wallboard.directory / "again.png").read_bytes() == (pictures / "overview.png").read_bytes()
    assert f"{totals['waiting']:,}" in texts
    mean = round(totals["today"]["first_response_s"]["mean"])
    assert f"{mean // 60}:{mean % 60:02d}" in texts


def test_demo_cleans_up_and_says_where_it_draws(wallboard, tmp_path):
    kept = tmp_path / "kept"
    result = demo(wallboard, tmp_path / "pictures", "--keep", kept)
    assert result.returncode == 0
    assert f"the picture is {kept}/screen.png" in result.stderr
    assert (kept / "screen.png").read_bytes().startswith(PNG_HEAD)


def test_without_a_display_it_says_so_and_goes_on(wallboard, tmp_path, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    result = wallboard.run("demo", *MOMENT, "--for", "3s")
    assert result.returncode == 0
    assert "display" in result.stderr
    assert re.search(r"the picture is \S+/screen\.png", result.stderr)


def test_demo_that_needs_a_display_is_code_9(wallboard, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert wallboard.run("demo", *MOMENT, "--need-display", "--for", "3s").returncode == 9


def test_need_display_is_code_9(wallboard, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    result = wallboard.run("show", "--need-display", "--spool", wallboard.directory, "--state", wallboard.directory)
    assert result.returncode == 9
