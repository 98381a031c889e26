"""The image in QEMU, as it comes off the card: power on, first frame, live figures, no network, a wrong config."""

import json
import os
import pathlib
import shutil
import subprocess
import time

import pytest

import qemu

TOP = pathlib.Path(__file__).resolve().parents[2]
IMAGE = pathlib.Path(os.environ.get("WALLBOARD_IMAGE", TOP / "build/image/work/wallboard-test-arm64.img"))
UBOOT = "/usr/lib/u-boot/qemu_arm64/u-boot.bin"
FAT_AT = "@@1M"
BOOT_S = 300
PORT = 8791

pytestmark = pytest.mark.skipif(not IMAGE.exists(), reason=f"no {IMAGE}: board/image --test makes it")


def config(port=PORT):
    """What somebody writes onto the card; QEMU's 10.0.2.2 is this machine's loopback."""
    return {"source": {"type": "feed", "url": f"http://10.0.2.2:{port}/wallboard/v1/snapshot", "poll": "5s"},
            "desk": {"name": "Service Desk", "time_zone": "Europe/Lisbon"}}


@pytest.fixture(name="card")
def a_card(tmp_path):
    """A copy of the image that a test may write on."""
    card = tmp_path / "card.img"
    subprocess.run(["cp", "--sparse=always", IMAGE, card], check=True)
    os.truncate(card, 2 << 30)
    return card


@pytest.fixture(name="desk")
def a_desk(tmp_path):
    """A simulated desk on this machine's loopback."""
    program = os.environ.get("WALLBOARD", TOP / "build/gcc/firmware/wallboard")
    with open(tmp_path / "desk.log", "wb") as log:
        child = subprocess.Popen([program, "simdesk", "--port", str(PORT)], stdin=subprocess.DEVNULL,
                                 stdout=log, stderr=log)
    yield child
    child.terminate()
    child.wait()


def put(card, name, text):
    """Puts a file onto the card's FAT partition, as a card reader would."""
    source = card.parent / name
    source.write_text(text, encoding="utf-8")
    subprocess.run(["mcopy", "-o", "-i", f"{card}{FAT_AT}", source, f"::{name}"], check=True)


def board(directory, card, **more):
    """A board of QEMU's with the card in it."""
    arguments = {"bios": UBOOT, "drives": [card], "write": True, "network": True, "cpus": 2,
                 "devices": ["i6300esb"], "size": (1280, 720)}
    return qemu.Qemu(directory, "aarch64", **{**arguments, **more})


def is_drawn(_width, _height, rgb):
    """Text on a plain ground: more than a few colours, and not the console's black alone."""
    pixels = {rgb[i:i + 3] for i in range(0, len(rgb), 3 * 97)}
    return len(pixels) > 12


def health(shell):
    """What the screen half says of itself."""
    return json.loads(shell.run("cat /run/wallboard/show.json"))


def wait_for(shell, wanted, timeout_s=120):
    """The first health of the wall that is wanted."""
    end = time.monotonic() + timeout_s
    while True:
        told = health(shell)
        if wanted(told):
            return told
        assert time.monotonic() < end, told
        time.sleep(2)


def keep(machine, name):
    """Leaves the picture for people, where WALLBOARD_PICTURES says."""
    folder = os.environ.get("WALLBOARD_PICTURES")
    if folder:
        shutil.copy(machine.screendump(), pathlib.Path(folder) / f"{name}.ppm")


def test_live_figures_reach_the_wall(card, desk, tmp_path):
    put(card, "wallboard.json", json.dumps(config()))
    begun = time.monotonic()
    with board(tmp_path / "q", card) as machine:
        machine.wait_serial("wallboard: slot A, tries left: A 2, B 3", 60)
        assert machine.wait_pixels(is_drawn, BOOT_S)
        print(f"power-on to first frame: {time.monotonic() - begun:.1f} s")
        machine.wait_serial("wallboard test console", BOOT_S)
        shell = machine.shell()
        wait_for(shell, lambda told: told["freshness"] == "fresh")
        keep(machine, "live")
        assert shell.run("systemctl --failed --no-legend").strip() == ""
        assert shell.run("findmnt -n -o OPTIONS /").split(",")[0].strip() == "ro"
        assert int(shell.run("findmnt -n -b -o SIZE /data")) > 800 << 20
        assert shell.run("ss -Hltun | grep -v '%eth0\\|127.0.0\\|:68 '", check=False).strip() == ""
    assert desk.poll() is None
