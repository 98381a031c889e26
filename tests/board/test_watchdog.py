"""What hangs in the booted image is started anew: a half of the wall by systemd, systemd itself by the hardware."""

import json
import time

from board import Board, config, wait_fresh


def test_a_frozen_half_is_started_anew(card, desk, tmp_path):
    card.put_on_card("wallboard.json", json.dumps(config()).encode())
    with Board(tmp_path / "q", card) as machine:
        machine.wait_slot("A")
        shell = machine.wait_shell()
        wait_fresh(shell)
        pid = shell.run("systemctl show -P MainPID wallboard-show").strip()
        begun = time.monotonic()
        shell.run(f"kill -STOP {pid}; while [ -d /proc/{pid} ]; do sleep 0.5; done", 600)
        print(f"show, frozen, was ended after {time.monotonic() - begun:.1f} s")
        shell.run("until systemctl is-active wallboard-show; do sleep 0.5; done", 60)
        assert shell.run("systemctl show -P MainPID wallboard-show").strip() not in ("0", pid)
        wait_fresh(shell)
    assert desk.poll() is None


def test_a_frozen_system_is_reset_by_the_hardware(card, desk, tmp_path):
    card.put_on_card("wallboard.json", json.dumps(config()).encode())
    with Board(tmp_path / "q", card, devices=["i6300esb"], extra=["-action", "watchdog=reset"]) as machine:
        machine.wait_slot("A")
        shell = machine.wait_shell()
        wait_fresh(shell)
        assert shell.run("cat /sys/class/watchdog/watchdog0/identity").strip() == "i6300ESB timer"
        begun, end = time.monotonic(), len(machine.serial())
        shell.run("kill -SEGV 1", check=False)
        end = machine.wait_slot("A", end)
        print(f"reset {time.monotonic() - begun:.1f} s after systemd froze")
        wait_fresh(machine.wait_shell(end))
    assert desk.poll() is None
