"""The image in QEMU's arm64 board: its card, its start, what it tells of itself."""

import json
import os
import pathlib
import shutil
import subprocess
import time

import qemu
from disk import Disk

TOP = pathlib.Path(__file__).resolve().parents[2]
WORK = TOP / "build/image/work"
IMAGE = pathlib.Path(os.environ.get("IMAGE", WORK / "wallboard-test-arm64.img"))
WALLBOARD = os.environ.get("WALLBOARD", TOP / "build/gcc/firmware/wallboard")
KEYS = TOP / "build/keys"
LOADER = "/usr/lib/u-boot/qemu_arm64/u-boot.bin"
PORT = 8791
CARD_SIZE = "2G"
HERE = "10.0.2.2"           # what QEMU calls this machine's loopback
# For the report: what starting took, memory, how full the slot and the data are.
WHAT_IT_TAKES = ("systemctl is-system-running --wait >/dev/null; systemd-analyze; head -3 /proc/meminfo; df -m / /data;"
                 " for half in show collect; do systemctl show -p Id -p MemoryCurrent wallboard-$half; done")
SLOT_S, START_S = 90, 900   # until the loader has chosen a slot; until the system is up, on a busy machine


def config(**more):
    """What somebody writes onto the card."""
    return {"source": {"type": "feed", "url": f"http://{HERE}:{PORT}/wallboard/v1/snapshot", "poll": "5s"},
            "desk": {"name": "Service Desk", "time_zone": "Europe/Lisbon"}, "network": {"ntp": [HERE]},
            "screen": {"diagonal_in": 55}, **more}


def put_image(folder):
    """A card with the image on it, larger than the image, as cards are."""
    assert IMAGE.exists(), f"there is no {IMAGE}: board/image --test makes it"
    card = folder / "card.img"
    subprocess.run(["cp", "--sparse=always", IMAGE, card], check=True)
    subprocess.run(["truncate", "-s", CARD_SIZE, card], check=True)
    return Disk(card, folder / "look")


class Board(qemu.Qemu):
    """A board that keeps what it writes to its card. See qemu.Qemu for the further arguments."""

    def __init__(self, directory, card, **more):
        arguments = {"bios": LOADER, "drives": [card.path], "write": True, "network": True, "cpus": 2,
                     "size": (1280, 720)}
        super().__init__(directory, "aarch64", **{**arguments, **more})

    def wait_slot(self, slot, after=0):
        """Until the loader has chosen a slot, and that it is this one; where in the log it said so."""
        said = self.wait_serial(r"^wallboard: slot (\w), tries left: .*$", SLOT_S + START_S, after)
        assert said[1] == slot, said[0]
        return said.end()

    def wait_shell(self, after=0, within_s=START_S):
        """A shell in the board that started behind `after`."""
        self.wait_serial("wallboard test console", within_s, after)
        return self.shell()

    def keep_picture(self, name):
        """Leaves what the display shows for people, where PICTURES says."""
        folder = pathlib.Path(os.environ.get("PICTURES", ""))
        if folder.name:
            self.qmp("screendump", filename=str(folder / f"{name}.png"), format="png")
            shutil.copy(self.serial_log, folder / f"{name}.log")


def is_drawn(_width, _height, rgb):
    """Text on a plain ground: more than a few colours, and not the console's alone."""
    return len({rgb[i:i + 3] for i in range(0, len(rgb), 3 * 97)}) > 12


def told(shell, name="show.json"):
    """What a half tells in the spool; nothing where it has not told yet."""
    text = shell.run(f"cat /run/wallboard/{name}", check=False)
    return json.loads(text) if text.startswith("{") else {}


def wait_told(shell, wanted, within_s=180, name="show.json"):
    """The first of what is told that is wanted."""
    end = time.monotonic() + within_s
    while True:
        now = told(shell, name)
        if wanted(now):
            return now
        assert time.monotonic() < end, now or shell.run("systemctl --failed; journalctl -b -p warning -n 40")
        time.sleep(1)


def wait_fresh(shell, within_s=180):
    """Until live figures are on the wall."""
    return wait_told(shell, lambda show: show.get("freshness") == "fresh", within_s)
