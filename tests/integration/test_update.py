"""Bundles are made and judged by the real rauc; what installs them runs on a board only (tests/board)."""

import email.utils
import http.server
import json
import os
import pathlib
import subprocess
import threading

import pytest

from small_disk import SmallDisk

TOP = pathlib.Path(__file__).resolve().parents[2]
UPDATE = TOP / "board/root/usr/bin/wallboard-update"
GATE = TOP / "board/root/usr/lib/wallboard/health-gate"


def run(*command, env=None):
    return subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, check=False, timeout=60,
                          capture_output=True, encoding="utf-8", env={**os.environ, **(env or {})})


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """Two authorities: the board trusts the first."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ours", "theirs"):
        done = run(TOP / "board/test-key", folder / name)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def bundles(keys, tmp_path_factory):
    """bundle(version, compatible, signer) makes one of what stands for a file system, once."""
    folder = tmp_path_factory.mktemp("bundles")
    image = folder / "root.ext4"
    image.write_bytes(os.urandom(64 * 1024))

    def bundle(version, compatible="wallboard-arm64", signer="ours"):
        out = folder / f"{version}-{compatible}-{signer}.raucb"
        if not out.exists():
            done = run(TOP / "board/bundle", "--image", image, "--version", version, "--compatible", compatible,
                       "--cert", keys / signer / "cert.pem", "--key", keys / signer / "key.pem",
                       "--keyring", keys / signer / "ca.pem", "--out", out)
            assert done.returncode == 0, done.stderr
        return out
    return bundle


class Board:
    """What wallboard-update looks at on a board that runs 1.5.0 in slot A."""

    def __init__(self, folder, keyring):
        self.folder, self.state = folder, folder / "update"
        conf = (TOP / "board/root/etc/rauc/system.conf").read_text()
        (folder / "system.conf").write_text(conf.replace("/etc/rauc/keyring.pem", str(keyring)))
        (folder / "os-release").write_text('ID=debian\nIMAGE_VERSION="1.5.0"\n')
        (folder / "cmdline").write_text("ro rauc.slot=A quiet\n")
        self.env = {"RAUC_CONF": str(folder / "system.conf"), "OS_RELEASE": str(folder / "os-release"),
                    "UPDATE_DIR": str(self.state), "UPDATE_SETTINGS": str(folder / "settings"),
                    "CMDLINE": str(folder / "cmdline"), "ROOM_KIB": "0", "SPOOL": str(folder / "spool"),
                    "JOURNAL_STREAM": ""}

    def update(self, *arguments, **env):
        return run(UPDATE, *arguments, env={**self.env, **env})

    def settings(self, url, begin="00:00", end="23:59"):
        (self.folder / "settings").write_text(
            f"UPDATE_URL='{url}'\nUPDATE_FROM='{begin}'\nUPDATE_TO='{end}'\nUPDATE_ZONE='UTC'\n"
            "UPDATE_PROXY=''\nUPDATE_CA=''\n")

    def gate(self, running="A", **env):
        (self.folder / "cmdline").write_text(f"ro rauc.slot={running} quiet\n")
        return run(GATE, env={**self.env, "MARK_GOOD": f"touch {self.folder}/good", "HEALTH_WITHIN": "1s",
                              "RESTART": f"touch {self.folder}/restarted", **env})

    def left(self, name):
        path = self.folder / name
        return path.exists()


@pytest.fixture
def board(tmp_path, keys):
    return Board(tmp_path, keys / "ours/ca.pem")


@pytest.fixture
def server():
    """Serves files by name with an ETag; .hits are the codes that were answered to GET."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self, body):
            content = self.server.files[self.path].read_bytes()
            tag = f'"{hash(content) & 0xffffffff:x}"'
            same = self.headers["If-None-Match"] == tag
            self.send_response(304 if same else 200)
            if body:
                self.server.hits.append(304 if same else 200)
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", email.utils.formatdate(1700000000, usegmt=True))
            if not self.server.silent_on_length:
                self.send_header("Content-Length", "0" if same else str(len(content)))
            self.end_headers()
            if body and not same:
                self.wfile.write(content)

        def do_GET(self):  # pylint: disable=invalid-name
            self.answer(True)

        def do_HEAD(self):  # pylint: disable=invalid-name
            self.answer(False)

        def log_message(self, *_):
            pass

    httpd = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.files, httpd.hits, httpd.silent_on_length = {}, [], False
    httpd.url = f"http://127.0.0.1:{httpd.server_port}/b"
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


def test_a_newer_bundle_would_be_installed(board, bundles):
    done = board.update("--check", bundles("1.10.0"))
    assert (done.returncode, done.stdout, done.stderr) == (
        0, "wallboard-update: 1.10.0 would be installed over 1.5.0\n", "")


def test_an_older_one_is_refused_unless_asked_for(board, bundles):
    done = board.update("--check", bundles("1.4.9"))
    assert done.returncode == 5
    assert done.stderr == ("wallboard-update: 1.4.9 is older than 1.5.0, which is running; --allow-downgrade "
                           "takes it all the same\n")
    assert board.update("--check", "--allow-downgrade", bundles("1.4.9")).returncode == 0


def test_the_same_again_is_nothing_new(board, bundles):
    done = board.update("--check", bundles("1.5.0"))
    assert (done.returncode, done.stdout) == (0, "wallboard-update: 1.5.0 is running already\n")


def test_another_signer_is_refused(board, bundles):
    done = board.update("--check", bundles("1.6.0", signer="theirs"))
    assert done.returncode == 3
    assert "is no bundle that this board trusts: it is damaged, or signed by somebody else" in done.stderr


@pytest.mark.parametrize("spoil", [lambda data: data[:-100], lambda data: b"", lambda data: b"x" * len(data),
                                   lambda data: data[:-700] + bytes([data[-700] ^ 1]) + data[-699:]],
                         ids=["cut", "empty", "other", "one bit of the signature"])
def test_a_damaged_bundle_is_refused(board, bundles, spoil):
    path = board.folder / "spoilt.raucb"
    path.write_bytes(spoil(bundles("1.6.0").read_bytes()))
    assert board.update("--check", path).returncode == 3


def test_a_refusal_is_a_warning_in_the_journal(board, bundles):
    done = board.update("--check", bundles("1.4.9"), JOURNAL_STREAM="8:1234")
    assert done.stderr.startswith("<4>wallboard-update: 1.4.9 is older")


def test_another_board_is_refused(board, bundles):
    path = bundles("1.6.0", compatible="wallboard-armhf")
    done = board.update("--check", path)
    assert done.returncode == 4
    assert done.stderr == (f'wallboard-update: {path} is for the board "wallboard-armhf", this one is '
                           '"wallboard-arm64"\n')


@pytest.mark.parametrize("arguments, code, words", [
    ([], 2, "Usage:"), (["--chek", "x"], 2, 'there is no option "--chek"'),
    (["a", "b"], 2, 'one bundle is taken, found "a" and "b"'), (["/no/such"], 1, "there is no file /no/such"),
    (["ftp://x/y"], 2, "expected a file, or a URL with http or https")])
def test_mistakes_are_sentences(board, arguments, code, words):
    done = board.update(*arguments)
    assert done.returncode == code
    assert words in done.stderr


def test_a_bundle_is_fetched(board, bundles, server):
    server.files["/b"] = bundles("1.6.0")
    done = board.update("--check", server.url)
    assert done.returncode == 0, done.stderr
    server.shutdown()
    server.server_close()
    done = board.update("--check", server.url)
    assert done.returncode == 7
    assert f"cannot fetch {server.url}: " in done.stderr


def test_a_disk_too_small_is_told_before_the_download(board, bundles, server):
    server.files["/b"] = bundles("1.6.0")
    disk = SmallDisk(board.folder / "small")
    try:
        done = board.update("--check", server.url, UPDATE_DIR=str(disk.path), ROOM_KIB="512")
    finally:
        subprocess.run(["umount", str(disk.path)], check=True)
    assert done.returncode == 6
    assert "not enough space: the bundle has 0 MiB" in done.stderr
    assert not server.hits


def test_a_server_that_does_not_say_how_much_comes_cannot_fill_the_disk(board, bundles, server):
    server.files["/b"] = bundles("1.6.0")
    server.silent_on_length = True
    assert board.update("--check", server.url).returncode == 0
    assert not (board.state / "bundle.raucb").exists()
    server.files["/b"] = board.folder / "large"
    server.files["/b"].write_bytes(bytes(800 * 1024))
    disk = SmallDisk(board.folder / "small")
    try:
        done = board.update("--check", server.url, UPDATE_DIR=str(disk.path), ROOM_KIB="256")
        left = {path.name for path in disk.path.iterdir()}
    finally:
        subprocess.run(["umount", str(disk.path)], check=True)
    assert (done.returncode, done.stderr) == (
        6, f"wallboard-update: not enough space for the bundle in {disk.path}\n")
    assert "bundle.raucb" not in left


def test_what_was_fetched_and_refused_does_not_stay(board, bundles, server):
    server.files["/b"] = bundles("1.4.0")
    assert board.update(server.url).returncode == 5
    assert not (board.state / "bundle.raucb").exists()


def test_the_schedule_keeps_its_hours_and_asks_only_what_is_new(board, bundles, server):
    server.files["/b"] = bundles("1.4.0")
    board.settings(server.url, "23:59", "23:59")
    assert board.update("--scheduled", "--check").returncode == 0
    assert not server.hits
    board.settings(server.url)
    assert board.update("--scheduled", "--check").returncode == 5
    assert board.update("--scheduled", "--check").returncode == 0    # the refused one is not fetched again
    assert server.hits == [200, 304]
    server.files["/b"] = bundles("1.7.0")
    done = board.update("--scheduled", "--check")
    assert "1.7.0 would be installed" in done.stdout
    assert server.hits == [200, 304, 200]
    (board.state / "failed").write_text("1.7.0\n")
    done = board.update("--scheduled", "--check")
    assert (done.returncode, done.stderr) == (1, "wallboard-update: 1.7.0 did not become healthy on this board "
                                                 "before; install it by hand to try again\n")


def test_without_a_url_the_schedule_does_nothing(board):
    board.settings("")
    assert board.update("--scheduled").returncode == 0


def test_a_key_in_the_source_tree_is_refused(keys, bundles, tmp_path):
    bundles("1.6.0")
    key = TOP / "tests/integration/left.key"
    key.write_bytes((keys / "ours/key.pem").read_bytes())
    try:
        done = run(TOP / "board/bundle", "--image", bundles("1.6.0"), "--version", "1", "--cert",
                   keys / "ours/cert.pem", "--key", key, "--keyring", keys / "ours/ca.pem", "--out", tmp_path / "x")
    finally:
        key.unlink()
    assert done.returncode == 1
    assert "lies in the source tree" in done.stderr


def test_a_start_without_an_update_is_good(board):
    assert board.gate().returncode == 0
    assert board.left("good") and not board.left("restarted")


def test_an_unhealthy_new_version_is_restarted_and_not_called_good(board, binary):
    board.state.mkdir()
    (board.state / "pending").write_text("B 1.6.0 installed\n")
    done = board.gate("B", PATH=f"{pathlib.Path(binary).parent}:{os.environ['PATH']}")
    assert done.returncode == 1
    assert "wallboard-health: 1.6.0 is not healthy after 1s; restarting" in done.stdout
    assert board.left("restarted") and not board.left("good")
    done = board.gate("A")                                            # U-Boot went back
    assert "slot A, the one before it, runs again" in done.stdout
    assert (board.state / "failed").read_text() == "1.6.0\n"
    assert not (board.state / "pending").exists()
    assert board.left("good")


def test_an_installation_that_was_cut_off_is_not_held_against_the_version(board):
    board.state.mkdir()
    (board.state / "pending").write_text("B 1.6.0 installing\n")
    assert "was cut off" in board.gate("A").stdout
    assert not (board.state / "failed").exists()


def healthy_board(wallboard, board, desk_url):
    """Both halves of the real program on the board's spool."""
    config = wallboard.write_config({"source": {"type": "feed", "url": desk_url, "poll": "1s"}})
    places = ["--config", config, "--spool", board.folder / "spool", "--state", board.folder / "state"]
    wallboard.start("collect", *places, name="collect")
    wallboard.start("show", *places, "--offscreen", "640x360", name="show")


def test_health_is_told_from_what_the_program_leaves(wallboard, board, binary):
    from simdesk import Simdesk
    done = wallboard.run("health", "--spool", board.folder / "spool")
    assert done.returncode == 1
    assert "FAIL  display  cannot open" in done.stdout and "FAIL  poll     cannot open" in done.stdout
    healthy_board(wallboard, board, Simdesk(wallboard).url)
    done = wallboard.run("health", "--spool", board.folder / "spool", "--within", "30s")
    assert done.returncode == 0, done.stdout
    assert "ok    poll     a source has answered" in done.stdout
    board.state.mkdir()
    (board.state / "pending").write_text("B 1.6.0 installed\n")
    done = board.gate("B", PATH=f"{pathlib.Path(binary).parent}:{os.environ['PATH']}")
    assert done.returncode == 0 and "1.6.0 is kept" in done.stdout
    assert board.left("good") and not (board.state / "pending").exists()


def test_an_honest_429_is_health_and_a_refused_login_is_not(wallboard, board):
    from fault_server import FaultServer
    faults = FaultServer()
    try:
        faults.behaviour = "too_many"
        healthy_board(wallboard, board, faults.url)
        done = wallboard.run("health", "--spool", board.folder / "spool", "--within", "30s")
        assert "ok    poll     " in done.stdout and "(429)" in done.stdout
        faults.behaviour = "unauthorized"
        path = board.folder / "spool/snapshot.json"
        from process import wait_until
        wait_until(lambda: "401" in (json.loads(path.read_bytes())["sources"][0]["message"] or ""), "the 401", 60)
        done = wallboard.run("health", "--spool", board.folder / "spool")
        assert done.returncode == 1 and "FAIL  poll" in done.stdout
    finally:
        faults.stop()


def test_a_display_that_is_not_plugged_in_is_no_failure(wallboard, board):
    for connector, state in {"card0": None, "card0-HDMI-A-1": "disconnected\n"}.items():
        folder = board.folder / "sys/class/drm" / connector
        folder.mkdir(parents=True)
        if state:
            (folder / "status").write_text(state)
    done = wallboard.run("health", "--spool", board.folder / "spool", "--system", board.folder)
    assert "ok    display  none is plugged in" in done.stdout
    (folder / "status").write_text("connected\n")
    done = wallboard.run("health", "--spool", board.folder / "spool", "--system", board.folder)
    assert "FAIL  display" in done.stdout
