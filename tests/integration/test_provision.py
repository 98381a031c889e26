"""Settings go from the card into force as a whole, whatever happens on the way."""

import base64
import json
import os
import pathlib
import re
import shutil
import stat
import struct
import subprocess
import zlib

import pytest

from small_disk import SmallDisk

# A sanitizer's search for leaks cannot run under strace, and fails the program that it was to watch.
TRACED = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
TOKEN = "1-14-secretsecretsecret"
PASSPHRASE = "correct horse battery"
CERTIFICATE = ("-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(bytes(range(192))).decode()
               + "-----END CERTIFICATE-----\n")
KEY = CERTIFICATE.replace("CERTIFICATE", "PRIVATE KEY")


def config(**more):
    return {"source": {"type": "rt", "url": "https://rt.example.org", "token_file": "rt.token"},
            "desk": {"name": "Service Desk", "time_zone": "Europe/Lisbon"}, **more}


def png(width=2, height=1):
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    rows = b"".join(b"\0" + b"\x80\x80\x80" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Card:
    """A board's folders: the card, what is in force, the spool and the system's files."""

    def __init__(self, wallboard, top):
        self.wallboard = wallboard
        self.top = pathlib.Path(top)
        self.boot, self.force = self.top / "boot", self.top / "data/config"
        self.spool, self.system = self.top / "spool", self.top / "system"
        self.boot.mkdir(parents=True)
        self.force.parent.mkdir()

    def put(self, name, content):
        path = self.boot / name
        path.parent.mkdir(exist_ok=True)
        if isinstance(content, dict):
            content = json.dumps(content, indent=1)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def put_usual(self, **more):
        self.put("wallboard.json", config(**more))
        self.put("rt.token", TOKEN + "\n")
        self.put("wifi.conf", f'ssid = Office\npassphrase = "{PASSPHRASE}"\n')

    def arguments(self, *more):
        return ["provision", "--from", str(self.boot), "--to", str(self.force), "--spool",
                str(self.spool), "--system", str(self.system), *more]

    def provision(self, *more):
        return self.wallboard.run(*self.arguments(*more))

    def board(self):
        return json.loads((self.spool / "board.json").read_text())

    def in_force(self):
        return tree(self.force)

    def on_card(self):
        return tree(self.boot)


def tree(folder):
    """Every file below a folder with its bytes; None where there is no such folder."""
    if not folder.exists():
        return None
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def card(wallboard, tmp_path):
    return Card(wallboard, tmp_path / "board")


def test_without_a_file_the_board_says_that_it_has_no_config(card):
    run = card.provision()
    assert (run.returncode, run.stderr) == (
        0, f"wallboard: there is no wallboard.json in {card.boot}: the board has no settings yet\n")
    board = card.board()
    assert board["schema"] == "wallboard-board/1"
    assert (board["state"], board["sentence"], board["help_url"]) == ("unconfigured", None, None)
    assert board["hostname"].startswith("wallboard")
    assert isinstance(board["addresses"], list)
    assert card.in_force() is None


def test_a_folder_that_is_not_there_is_no_empty_card(card):
    card.boot.rmdir()
    run = card.provision()
    assert run.returncode == 2
    assert f"--from: cannot open the folder {card.boot}: No such file or directory" in run.stderr
    card.boot.write_text("")
    run = card.provision()
    assert run.returncode == 2
    assert f"--from: {card.boot} is no folder" in run.stderr
    assert not (card.spool / "board.json").exists()


def test_help_warns_of_what_is_erased(card):
    told = card.wallboard.run("provision", "--help").stdout
    assert "erases the secrets there" in told
    assert "its secrets are erased" in told


def test_the_import_takes_all_and_erases_secrets_only(card):
    card.put_usual(network={"ca_file": "ca.pem"}, screen={"page_dir": "pages", "logo": "logo.png",
                                                                  "pictures": {"team": "team.png"}},
                   handover={"notes_file": "notes.txt"}, board={"help_url": "https://help.example.org/"})
    for name, content in {"ca.pem": CERTIFICATE, "logo.png": png(), "team.png": png(3, 2), "notes.txt": "Call back\n",
                          "pages/own.json": "{}", "pages/readme.txt": "no page",
                          "config.txt": "arm_64bit=1\n"}.items():
        card.put(name, content)
    before = card.on_card()
    run = card.provision()
    assert run.returncode == 0, run.stderr
    secrets = {"rt.token", "wifi.conf"}
    assert card.on_card() == {name: before[name] for name in before.keys() - secrets}
    assert card.in_force() == {name: before[name] for name in before.keys()
                               - {"config.txt", "pages/readme.txt"}}
    assert (card.board()["state"], card.board()["help_url"]) == (
        "configured", "https://help.example.org/")
    rights = {name: stat.S_IMODE((card.force / name).stat().st_mode)
              for name in ("wallboard.json", "rt.token", "wifi.conf")}
    assert rights == {"wallboard.json": 0o644, "rt.token": 0o600, "wifi.conf": 0o600}
    assert not (card.force.parent / "config.new").exists()


def test_a_second_start_writes_nothing(card):
    card.put_usual()
    assert card.provision().returncode == 0
    before = {path: path.stat() for path in [card.force, *card.force.iterdir()]}
    assert card.provision().returncode == 0
    for path, then in before.items():
        now = path.stat()
        assert (now.st_ino, now.st_mtime_ns) == (then.st_ino, then.st_mtime_ns)


def test_a_new_config_keeps_the_secrets_that_were_imported(card):
    card.put_usual()
    assert card.provision().returncode == 0
    card.put("wallboard.json", config(screen={"dwell": "30s"}))
    assert card.provision().returncode == 0
    force = card.in_force()
    assert json.loads(force["wallboard.json"])["screen"] == {"dwell": "30s"}
    assert force["rt.token"].decode().strip() == TOKEN
    assert PASSPHRASE in force["wifi.conf"].decode()


def test_a_logo_is_kept_as_long_as_the_config_names_it(card):
    card.put_usual(screen={"logo": "logo.png"})
    card.put("logo.png", png())
    assert card.provision().returncode == 0
    (card.boot / "logo.png").unlink()
    assert card.provision().returncode == 0
    assert card.in_force()["logo.png"] == png()
    card.put_usual()
    assert card.provision().returncode == 0
    assert "logo.png" not in card.in_force()


def test_a_logo_that_nothing_names_is_no_mistake_but_is_told(card):
    card.put_usual()
    card.put("logo.png", png())
    run = card.provision()
    assert run.returncode == 0
    assert ('logo.png: nothing names it, and it is not shown; write "screen": { "logo": "logo.png" } into '
            "wallboard.json\n") in run.stderr
    assert (card.board()["state"], card.board()["sentence"]) == ("configured", None)
    assert "logo.png" not in card.in_force()


def test_the_certificates_of_the_wifi_before_are_to_be_taken_off(card):
    card.put_usual()
    card.put("ca.pem", CERTIFICATE)
    card.put("wifi.conf", "ssid = Corp\neap = peap\nidentity = wall\npassword = secret99\nca = ca.pem\n"
                          "server_name = radius.example.org\n")
    run = card.provision()
    assert run.returncode == 0, run.stderr
    card.put("wifi.conf", "ssid = Office\npassphrase = another horse\n")
    assert card.provision().returncode == 3
    assert card.board()["sentence"] == (
        "ca.pem: nothing names it (the wifi.conf before did): take ca.pem off the card, or name it: write "
        '"network": { "ca_file": "ca.pem" } into wallboard.json')


def test_a_name_in_other_letters_is_the_same_file_on_the_card(card):
    """As FAT has it: "ca.pem" opens CA.PEM, here by a file of each name."""
    card.put_usual(network={"ca_file": "CA.PEM"}, screen={"logo": "Logo.png"})
    for name, content in {"CA.PEM": CERTIFICATE, "ca.pem": CERTIFICATE, "Logo.png": png(), "logo.png": png()}.items():
        card.put(name, content)
    run = card.provision()
    assert run.returncode == 0, run.stderr
    assert "nothing names" not in run.stderr
    assert {"CA.PEM", "Logo.png"} < card.in_force().keys()


def test_an_empty_wifi_conf_ends_wifi(card):
    card.put_usual()
    assert card.provision().returncode == 0
    assert (card.system / "var/lib/iwd/Office.psk").exists()
    card.put("wifi.conf", "# none\n")
    assert card.provision().returncode == 0
    assert not list((card.system / "var/lib/iwd").iterdir())


def token_in(name):
    return {"source": {"type": "feed", "url": "https://desk.example.org/", "token_file": name}}


WITH_LOGO = config(screen={"logo": "logo.png"})
MISTAKES = [
    ({"wallboard.json": '{\n "sorce": {}\n}'},
     'wallboard.json:2: sorce: unknown key, did you mean "source"?'),
    ({"wallboard.json": "{\n"}, "wallboard.json:2:1: "),
    ({"wallboard.json": "{}"}, "wallboard.json: source: expected an object with a type and a url, found none"),
    ({"rt.token": None},
     "wallboard.json names rt.token, which is not on the card: put it beside wallboard.json"),
    ({"rt.token": "two\nlines\n"},
     "the token file rt.token has several lines: one with the token is wanted"),
    ({"rt.token": "\n"}, "the token file rt.token is empty: put the token into it"),
    ({"wifi.conf": "ssid = Office\npassphrase = short\n"},
     "wifi.conf:2: passphrase: expected 8 to 63 characters (or the key's 64 digits from 0 to f), found 5"),
    ({"wifi.conf": "ssid = O\n".encode("utf-16")},
     "wifi.conf: is not UTF-8 text: save it again as UTF-8"),
    ({"ca.pem": CERTIFICATE},
     'ca.pem: nothing names it: take ca.pem off the card, or name it: write '
     '"network": { "ca_file": "ca.pem" } into wallboard.json'),
    ({"wallboard.json": config(network={"ca_file": "ca.pem"}), "ca.pem": KEY},
     "ca.pem:1: a private key has no place here, only certificates: take it out, and trust it no more"),
    ({"wallboard.json": config(network={"ca_file": "ca.pem"}), "ca.pem": CERTIFICATE[:90]},
     "ca.pem:1: the block that begins here does not end"),
    ({"wallboard.json": WITH_LOGO, "logo.png": "GIF89a"}, "logo.png: is no PNG picture; save it as PNG"),
    ({"wallboard.json": WITH_LOGO, "logo.png": png()[:-20]}, "logo.png: is damaged or cut short"),
    ({"wallboard.json": WITH_LOGO, "logo.png": png(5000, 1)},
     "logo.png: is 5000x1 pixels, expected at most 4096x4096"),
    ({"wallboard.json": config(screen={"pictures": {"team": "team.png"}})},
     "wallboard.json names team.png, which is not on the card: put it beside wallboard.json"),
    ({"wallboard.json": config(screen={"pictures": {"team": "team.png"}}), "team.png": "GIF89a"},
     "team.png: is no PNG picture; save it as PNG"),
    ({"wallboard.json": token_in("keys/desk.token")},
     'wallboard.json: "keys/desk.token" does not lie beside it; put it there and write only its name'),
    ({"wallboard.json": token_in("Schlüssel.token"), "Schlüssel.token": TOKEN},
     'wallboard.json: the token file "Schlüssel.token" needs another name, of letters without accents, digits, '
     '"-", "_" and "." (at most 200)'),
    ({"wallboard.json": token_in("a:b"), "a:b": TOKEN}, 'wallboard.json: the token file "a:b" needs another name'),
    ({"wallboard.json": token_in("t" * 201), "t" * 201: TOKEN}, 'wallboard.json: the token file "ttt'),
    ({"wallboard.json": token_in("/etc/wallboard/rt.token")},
     'wallboard.json: the token file "/etc/wallboard/rt.token" has to lie beside it on the card: put it there and '
     "write only its name"),
    ({"wallboard.json": token_in("credential:rt")},
     'wallboard.json: the token file "credential:rt" has to lie beside it on the card'),
    ({"wallboard.json": config(screen={"page_dir": "pages"})},
     "wallboard.json names the folder pages, which is not on the card"),
    ({"wifi.conf": None, "wifi.txt": "ssid = x"}, "the card has wifi.txt: its name must be wifi.conf"),
]


@pytest.mark.parametrize("changes, sentence", MISTAKES)
def test_a_mistake_is_a_sentence_and_leaves_the_old_set(card, changes, sentence):
    card.put_usual(screen={"dwell": "9s"})
    assert card.provision().returncode == 0
    force = card.in_force()
    shutil.rmtree(card.force)          # the sentence must not depend on what is kept …
    for name, content in changes.items():
        card.put("rt.token", TOKEN)
        if content is None:
            continue
        card.put(name, content)
    if changes.get("rt.token", "") is None:
        (card.boot / "rt.token").unlink()
    before = card.on_card()
    run = card.provision()
    board = card.board()
    assert run.returncode == 3, run.stderr
    assert board["state"] == "rejected"
    assert board["sentence"].startswith(sentence)
    assert board["sentence"] in run.stderr
    assert card.on_card() == before
    assert card.in_force() is None
    card.force.mkdir()                 # … and the set in force does not depend on the sentence
    for name, content in force.items():
        (card.force / name).write_bytes(content)
    (card.boot / "rt.token").write_text("two\nlines")
    assert card.provision().returncode == 3
    assert card.in_force() == force


@pytest.mark.parametrize("board, url", [
    ({"help_url": "https://help.example.org/"}, "https://help.example.org/"),
    ({"help_url": "https://user:word@help.example.org/"}, None),
    ({"help_url": 5}, None),
    ({}, None),
])
def test_a_refused_config_still_names_whom_to_ask(card, board, url):
    card.put_usual(board=board, screen={"dwell": 20})
    assert card.provision().returncode == 3
    assert (card.board()["state"], card.board()["help_url"]) == ("rejected", url)


def test_a_config_in_force_that_is_refused_still_names_whom_to_ask(card):
    card.put_usual(board={"help_url": "https://help.example.org/"})
    assert card.provision().returncode == 0
    (card.boot / "wallboard.json").unlink()
    force = card.force / "wallboard.json"
    force.write_text(force.read_text().replace("{", '{ "of_a_newer_program": 1,', 1))
    assert card.provision().returncode == 3
    assert (card.board()["state"], card.board()["help_url"]) == ("rejected", "https://help.example.org/")


def test_an_absolute_name_on_the_card_itself_is_refused_too(card):
    """What is in force has to stand without the card."""
    card.put_usual()
    card.put("wallboard.json", token_in(f"{card.boot}/rt.token"))
    assert card.provision().returncode == 3
    assert card.board()["sentence"] == (
        f'wallboard.json: the token file "{card.boot}/rt.token" has to lie beside it on the card: put it there and '
        "write only its name")
    assert (card.boot / "rt.token").exists()


def test_an_empty_card_leaves_the_settings_and_says_so(card):
    card.put_usual()
    assert card.provision().returncode == 0
    force = card.in_force()
    (card.boot / "wallboard.json").unlink()
    run = card.provision()
    assert (run.returncode, run.stderr) == (
        0, f"wallboard: there is no wallboard.json in {card.boot}: the board goes on with the settings it has\n")
    assert card.in_force() == force


def test_a_network_that_cannot_be_written_withholds_nothing_else(card):
    card.put_usual(board={"update": {"url": "https://u.example.org/w.raucb"}})
    card.system.mkdir()
    (card.system / "run").mkdir()
    (card.system / "run/systemd").write_text("no folder")
    run = card.provision()
    assert run.returncode == 1
    assert f"{card.system}/run/systemd" in run.stderr
    assert tree(card.system / "run/wallboard-credentials") == {"rt.token": TOKEN.encode() + b"\n"}
    assert "u.example.org" in (card.system / "run/wallboard-update/settings").read_text()
    assert card.board()["state"] == "configured"


def test_a_full_disk_leaves_the_old_set_and_the_secrets(card):
    card.put_usual()
    assert card.provision().returncode == 0
    force = card.in_force()
    card.put("rt.token", "1-15-another")
    run = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-P", str(card.force) + ".new/rt.token",
                          "-e", "inject=write:error=ENOSPC", card.wallboard.binary, *card.arguments()],
                         capture_output=True, encoding="utf-8", timeout=60, check=False,
                         env=TRACED)
    assert run.returncode == 1, run.stderr
    assert card.board()["sentence"] == (
        f"cannot write {card.force}.new/rt.token: No space left on device")
    assert card.in_force() == force
    assert (card.boot / "rt.token").read_text() == "1-15-another"
    assert card.provision().returncode == 0
    assert card.in_force()["rt.token"] == b"1-15-another"


def test_a_secret_that_cannot_be_erased_is_told(card):
    card.boot.rmdir()
    disk = SmallDisk(card.boot)
    try:
        card.put_usual()
        disk.set_read_only(True)
        run = card.provision()
        sentence = (f"wifi.conf is imported, but it is still on the card: cannot erase {card.boot}/wifi.conf: "
                    "Read-only file system. Take it off there")
        assert (run.returncode, card.board()["state"], card.board()["sentence"]) == (0, "configured", sentence)
        assert sentence in run.stderr
        assert card.in_force()["rt.token"].decode().strip() == TOKEN
        disk.set_read_only(False)
        assert card.provision().returncode == 0
        assert card.board()["sentence"] is None
        assert card.on_card().keys() == {"wallboard.json"}
    finally:
        disk.unmount()


# Between two of them nothing changes that outlives the program. Strace counts each by itself.
CHANGES = ["write", "fsync", "/^rename", "/^unlink", "/^rmdir", "/^mkdir", "/^f?chmod"]


def killed_at(card, call, count):
    """Runs provision and kills it as it enters its n-th such call; False where it ended before."""
    run = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                          "-e", f"inject={call}:signal=KILL:when={count}",
                          card.wallboard.binary, *card.arguments()],
                         capture_output=True, encoding="utf-8", timeout=60, check=False,
                         env=TRACED)
    return run.returncode != 0


def secret_is_somewhere(card, name, old, new):
    """What is on the card or in force holds one whole version of the secret."""
    kept = card.in_force() or {}
    return card.on_card().get(name) == new or kept.get(name) in (old, new)


def check_a_kill(card, old, new, when):
    """What is in force now, and that the next start brings the new set; "old" or "new"."""
    force = card.in_force()
    assert force in (old, new), f"{when}: a mixture is in force"
    for name in ("rt.token", "wifi.conf"):
        assert secret_is_somewhere(card, name, (old or {}).get(name), new[name]), f"{when}: {name} is lost"
        assert force == new or card.on_card()[name] == new[name], (
            f"{when}: {name} was erased before it was imported")
    assert card.provision().returncode == 0
    assert card.in_force() == new, f"{when}: the next start does not finish"
    assert card.on_card().keys() == {"wallboard.json", "ca.pem"}
    assert not (card.force.parent / "config.new").exists()
    return "new" if force == new else "old"


@pytest.mark.parametrize("first", [True, False], ids=["first import", "second import"])
def test_killed_at_any_moment_one_whole_set_is_in_force(wallboard, tmp_path, first):
    """The program is killed before each call that changes something, one run for each."""
    ends = []
    for call in CHANGES:
        for count in range(1, 100):
            card = Card(wallboard, tmp_path / "board")
            if not first:
                card.put_usual()
                assert card.provision().returncode == 0
            old = card.in_force()
            card.put("wallboard.json", config(network={"ca_file": "ca.pem"}, screen={"dwell": "30s"}))
            card.put("ca.pem", CERTIFICATE)
            card.put("rt.token", "1-15-" + "another" * 200)   # over several sectors
            card.put("wifi.conf", "ssid = Other\npassphrase = another horse\n")
            new = card.on_card()
            killed = killed_at(card, call, count)
            ends.append(check_a_kill(card, old, new, f"{call} {count}"))
            shutil.rmtree(card.top)
            if not killed:
                break
    assert ends.count("old") > 10
    assert ends.count("new") > 10


def test_all_is_on_the_disk_before_the_swap_and_the_swap_before_the_erasing(card):
    """A power cut, unlike a kill, loses what was not synchronised: the order of the calls is the proof."""
    card.put_usual()
    assert card.provision().returncode == 0
    card.put_usual(screen={"dwell": "30s"})
    log = card.top / "calls"
    subprocess.run(["strace", "-f", "-qq", "-y", "-o", log, "-e",
                    "trace=write,fsync,renameat2,unlink", card.wallboard.binary, *card.arguments()],
                   check=True, timeout=60, capture_output=True, env=TRACED)
    calls = log.read_text().splitlines()

    def first(pattern):
        found = [i for i, line in enumerate(calls) if re.search(pattern, line)]
        assert found, f"{pattern}: not in\n" + "\n".join(calls)
        return found[0]

    swap = first(r"renameat2\(.*RENAME_EXCHANGE")
    for name in ("wallboard.json", "rt.token", "wifi.conf"):
        path = re.escape(f"{card.force}.new/{name}")
        assert first(rf"write\(\d+<{path}>") < first(rf"fsync\(\d+<{path}>") < swap
    assert first(rf"fsync\(\d+<{re.escape(str(card.force))}\.new>") < swap
    parent = first(rf"fsync\(\d+<{re.escape(str(card.force.parent))}>")
    assert swap < parent
    for name in ("rt.token", "wifi.conf"):
        path = re.escape(str(card.boot / name))
        zeros, synced = first(rf"write\(\d+<{path}>"), first(rf"fsync\(\d+<{path}>")
        assert parent < zeros < synced < first(rf'unlink\("{path}"')


def test_an_erasing_that_a_power_cut_stopped_is_finished(card):
    """The first sector is zeros already, the rest still text."""
    card.put_usual()
    token = b"x" * 700
    card.put("rt.token", token)
    assert card.provision().returncode == 0
    card.put("rt.token", bytes(512) + token[512:])
    assert card.provision().returncode == 0
    assert card.in_force()["rt.token"] == token
    assert "rt.token" not in card.on_card()


def test_the_network_is_written_for_the_system(card):
    card.put_usual(network={"interface": "wifi", "address": "192.0.2.7/24", "gateway": "192.0.2.1",
                            "dns": ["192.0.2.53"], "ntp": ["ntp.example.org", "192.0.2.123"]})
    card.put("wifi.conf", "ssid = Bürø\ncountry = PT\npassphrase = \\ 12345678\nhidden = yes\n")
    assert card.provision().returncode == 0
    networks = card.system / "run/systemd/network"
    assert (networks / "10-ethernet.network").read_text() == (
        "[Match]\nType=ether\nKind=!*\n\n[Network]\nDHCP=yes\nDNS=192.0.2.53\n"
        "\n[DHCPv4]\nRouteMetric=100\n\n[IPv6AcceptRA]\nRouteMetric=100\n")
    assert (networks / "10-wifi.network").read_text() == (
        "[Match]\nType=wlan\nKind=!*\n\n[Network]\nAddress=192.0.2.7/24\nDNS=192.0.2.53\n"
        "\n[Route]\nGateway=192.0.2.1\nMetric=600\n\n[IPv6AcceptRA]\nRouteMetric=600\n")
    assert (card.system / "run/systemd/timesyncd.conf.d/wallboard.conf").read_text() == (
        "[Time]\nNTP=ntp.example.org\nNTP=192.0.2.123\n")
    assert (card.system / "run/iwd/main.conf").read_text() == (
        "[General]\nEnableNetworkConfiguration=false\nCountry=PT\n"
        "\n[Scan]\nMaximumPeriodicScanInterval=30\n"
        "\n[Blacklist]\nInitialTimeout=30\nMultiplier=1\nMaximumTimeout=30\n")
    [network] = (card.system / "var/lib/iwd").iterdir()
    assert network.name == "=" + "Bürø".encode().hex() + ".psk"
    assert stat.S_IMODE(network.stat().st_mode) == 0o600
    assert network.read_text() == (
        "[Security]\nPassphrase=\\\\ 12345678\n\n[Settings]\nAutoConnect=true\nHidden=true\n")


def test_the_board_names_itself_by_its_serial_number(card):
    tree = card.system / "proc/device-tree"
    tree.mkdir(parents=True)
    (tree / "model").write_bytes(b"Raspberry Pi 4 Model B Rev 1.4\0")
    (tree / "serial-number").write_bytes(b"100000003D1D1C36\0")
    card.put_usual(board={"hostname": "wall-{serial}-lis"})
    assert card.provision().returncode == 0
    board = card.board()
    assert board["model"] == "Raspberry Pi 4 Model B Rev 1.4"
    assert board["serial"] == "100000003d1d1c36"
    assert board["hostname"] == "wall-100000003d1d1c36-lis"


def test_a_company_network_takes_its_certificates_and_key(card):
    card.put_usual()
    card.put("wifi.conf", "ssid = Corp\neap = tls\nidentity = wall@example.org\nca = radius.pem\n"
                          "client_cert = wall.pem\nclient_key = wall.key\nserver_name = radius.example.org\n")
    card.put("radius.pem", CERTIFICATE)
    card.put("wall.pem", CERTIFICATE)
    card.put("wall.key", KEY)
    assert card.provision().returncode == 0
    assert "wall.key" not in card.on_card()
    assert stat.S_IMODE((card.force / "wall.key").stat().st_mode) == 0o600
    assert (card.system / "var/lib/iwd/Corp.8021x").read_text() == (
        "[Security]\nEAP-Method=TLS\nEAP-Identity=wall@example.org\n"
        f"EAP-TLS-CACert={card.force}/radius.pem\nEAP-TLS-ClientCert={card.force}/wall.pem\n"
        f"EAP-TLS-ClientKey={card.force}/wall.key\nEAP-TLS-ServerDomainMask=radius.example.org\n"
        "\n[Settings]\nAutoConnect=true\nHidden=false\n")


def test_announce_tells_the_wifi_as_far_as_it_is_known(card, monkeypatch):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/bus")
    card.put_usual()
    assert card.provision().returncode == 0
    before = card.board()
    assert card.provision("--announce").returncode == 0
    assert card.board() == {**before, "wifi": "unknown", "wifi_name": "Office"}
    path = card.spool / "board.json"
    written = path.stat().st_ino
    assert card.provision("--announce").returncode == 0
    assert path.stat().st_ino == written        # there was nothing new to tell


def test_announce_tells_addresses_anew_and_imports_nothing(card):
    card.put_usual(board={"help_url": "https://help.example.org/"})
    card.put("rt.token", "")
    assert card.provision().returncode == 3
    before = card.board()
    card.put("rt.token", TOKEN)
    path = card.spool / "board.json"
    path.write_text(json.dumps({**before, "addresses": ["192.0.2.99"]}))
    assert card.provision("--announce").returncode == 0
    assert card.board() == before
    assert (card.boot / "rt.token").exists()


def test_updates_are_told_to_the_shell(card):
    card.put_usual(board={"update": {"url": "https://u.example.org/w.raucb", "window": "01:00-05:30"}},
                   network={"proxy": "http://proxy.example.org:3128"})
    assert card.provision().returncode == 0
    assert (card.system / "run/wallboard-update/settings").read_text() == (
        "UPDATE_URL='https://u.example.org/w.raucb'\nUPDATE_FROM='01:00'\nUPDATE_TO='05:30'\n"
        "UPDATE_ZONE='Europe/Lisbon'\nUPDATE_PROXY='http://proxy.example.org:3128'\nUPDATE_CA=''\n")


def handed_over(card):
    """$CREDENTIALS_DIRECTORY as systemd makes it from the board's unit: LoadCredential=ID:FOLDER."""
    unit = pathlib.Path(__file__).resolve().parents[2] / (
        "board/root/etc/systemd/system/wallboard-collect.service.d/board.conf")
    loads = re.findall(r"^LoadCredential=(?:(.+):(.+))?$", unit.read_text(), re.MULTILINE)
    assert loads[0] == ("", "") and len(loads) == 2     # first forget what the unit itself loads
    [(name, folder)] = loads[1:]
    target = card.top / "credentials"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path in (card.system / folder.lstrip("/")).iterdir():
        shutil.copy(path, target / f"{name}_{path.name}")
    return target


def test_tokens_reach_the_network_half_as_its_credentials(card, wallboard):
    """Nobody but root reads a token's file: the unit's credentials are the only way to it."""
    from simdesk import Simdesk
    desk = Simdesk(wallboard, "--token-file", wallboard.write_token("of-the-desk", TOKEN))
    card.put("wallboard.json", {"source": {"type": "feed", "url": desk.url, "token_file": "desk.token"}})
    card.put("desk.token", TOKEN + "\n")
    assert card.provision().returncode == 0
    places = card.system / "run/wallboard-credentials"
    assert stat.S_IMODE(places.stat().st_mode) == 0o700
    assert [(path.name, stat.S_IMODE(path.stat().st_mode)) for path in places.iterdir()] == [("desk.token", 0o600)]
    credentials = handed_over(card)
    (card.force / "desk.token").unlink()                # what another user cannot read
    snapshot = [card.wallboard.binary, "snapshot", "--config", card.force / "wallboard.json"]
    alone = subprocess.run(snapshot, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert alone.returncode != 0
    assert f"cannot open the token file {card.force}/desk.token: No such file" in alone.stderr
    done = subprocess.run(snapshot, capture_output=True, encoding="utf-8", timeout=60, check=False,
                          env={**os.environ, "CREDENTIALS_DIRECTORY": str(credentials)})
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["schema"] == "wallboard/1"


def test_a_token_no_longer_named_is_no_longer_handed_over(card):
    card.put_usual()
    assert card.provision().returncode == 0
    assert tree(card.system / "run/wallboard-credentials") == {"rt.token": TOKEN.encode() + b"\n"}
    card.put("wallboard.json", {"source": [
        {"id": "a", "type": "feed", "url": "https://a.example.org/", "token_file": "new.token"},
        {"id": "b", "type": "feed", "url": "https://b.example.org/", "token_file": "new.token"},
        {"id": "c", "type": "feed", "url": "https://c.example.org/"}]})
    card.put("new.token", "another")
    assert card.provision().returncode == 0
    assert tree(card.system / "run/wallboard-credentials") == {"new.token": b"another"}
