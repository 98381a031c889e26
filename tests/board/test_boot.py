"""The image in QEMU as it comes off the card: power on, first frame, live figures, and what may be wrong at first."""

import json
import time

from board import START_S, WHAT_IT_TAKES, Board, config, is_drawn, told, wait_fresh, wait_told


def put_config(card, **more):
    card.put_on_card("wallboard.json", json.dumps(config(**more), indent=1).encode())


def start(machine):
    """A shell in the board once it is up, and how long the first picture took."""
    begun = time.monotonic()
    machine.wait_slot("A")
    assert machine.wait_pixels(is_drawn, START_S), machine.serial()[-3000:]
    taken_s = time.monotonic() - begun
    return machine.wait_shell(), taken_s


def test_live_figures_reach_the_wall(card, desk, tmp_path):
    put_config(card)
    with Board(tmp_path / "q", card) as machine:
        begun = time.monotonic()
        shell, first_frame_s = start(machine)
        wait_fresh(shell)
        live_s = time.monotonic() - begun
        machine.keep_picture("live")
        print(f"power-on to first picture {first_frame_s:.1f} s, to live figures {live_s:.1f} s")
        print(shell.run(WHAT_IT_TAKES, START_S))
        assert shell.run("systemctl --failed --no-legend").strip() == ""
        assert shell.run("findmnt -n -o OPTIONS /").split(",")[0].strip() == "ro"
        assert int(shell.run("findmnt -n -b -o SIZE /data")) > 800 << 20
        assert shell.run("ss -Hltun | grep -v '%eth0\\|127.0.0\\|:68 '", check=False).strip() == ""
        assert told(shell)["width"] == 1280
    assert desk.poll() is None


def test_without_a_network_it_says_so_and_takes_the_figures_later(card, desk, tmp_path):
    put_config(card)
    card.put_on_card("wifi.conf", b'ssid = Office\npassphrase = "correct horse"\n')
    with Board(tmp_path / "q", card) as machine:
        machine.plug_network(False)
        shell, _ = start(machine)
        show = wait_told(shell, lambda show: show.get("trouble"))
        machine.keep_picture("no-network")
        assert show["freshness"] != "fresh"
        assert shell.run("systemctl is-active wallboard-announce.timer").strip() == "active"
        board = wait_told(shell, lambda board: board.get("wifi_name"), name="board.json")
        assert (board["wifi_name"], board["wifi"]) == ("Office", "unknown")     # there is no radio
        machine.plug_network()
        wait_fresh(shell)
    assert desk.poll() is None


def test_a_mistake_in_the_config_is_a_sentence_on_the_wall(card, tmp_path):
    card.put_on_card("wallboard.json", b'{\n  "source": { "type": "feed", "url": "http://10.0.2.2/" },\n'
                                       b'  "desk": { "name": "Service Desk", "time_zone": "Europe/Lissabon" }\n}\n')
    with Board(tmp_path / "q", card) as machine:
        shell, _ = start(machine)
        board = told(shell, "board.json")
        assert board["state"] == "rejected"
        assert "wallboard.json:3" in board["sentence"] and "Europe/Lissabon" in board["sentence"]
        wait_told(shell, lambda show: show.get("frames", 0) > 0)
        machine.keep_picture("wrong-config")


def test_the_first_start_tells_what_to_do(card, tmp_path):
    with Board(tmp_path / "q", card) as machine:
        shell, _ = start(machine)
        board = wait_told(shell, lambda board: board.get("addresses"), name="board.json")
        assert board["state"] == "unconfigured" and "10.0.2.15" in " ".join(board["addresses"])
        wait_told(shell, lambda show: show.get("frames", 0) > 0)
        machine.keep_picture("first-start")
        assert shell.run("systemctl is-active wallboard-collect", check=False).strip() == "inactive"
