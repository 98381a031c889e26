"""The same image in QEMU's Raspberry Pi 3B, as far as QEMU's goes: both halves run; there is no display."""

import json

from board import START_S, config
from pi import Pi


def test_the_same_image_runs_on_a_pi_3(card, desk, tmp_path):
    card.put_on_card("wallboard.json", json.dumps(config()).encode())
    with Pi(tmp_path / "q", card) as machine:
        machine.pass_loader()
        machine.wait_serial("wallboard: slot A, tries left: A 2, B 3", 60)
        machine.wait_serial("Raspberry Pi 3 Model B", START_S)
        machine.wait_serial("Started .*wallboard-collect.service", 2 * START_S)
        machine.wait_serial("Started .*wallboard-show.service", START_S)
    assert desk.poll() is None
