"""The machine with a display: its graphics card, its input devices, and the wall under test."""

import pathlib

from guest import Guest

MODULES = ["virtio_gpu", "virtio_input", "evdev"]
RULES = ["lib/udev/rules.d/50-udev-default.rules", "lib/udev/rules.d/60-input-id.rules"]
FONTS = "/usr/share/fonts/truetype/noto"
FACES = ["NotoSans-Regular", "NotoSans-Bold", "NotoSansMath-Regular", "NotoSansSymbols-Regular",
         "NotoSansSymbols2-Regular"]

# Everything by hand: the tests say when a display is there and what runs.
INIT = """mkdir -p /spool /state
/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add
udevadm settle --timeout=30"""


def display_guest(directory, binary, cache, assets, tools, files):
    """Kernel and initrd to give to Qemu. `files` maps paths in the guest to bytes."""
    guest = Guest(cache)
    guest.program(guest.package("udev") / "bin/udevadm", "/usr/bin/udevadm")
    guest.files.link("/lib/systemd/systemd-udevd", "/usr/bin/udevadm")
    guest.take("udev", *RULES)
    guest.take("libinput-bin", "usr/share/libinput")
    guest.program(binary, "/usr/bin/wallboard")
    for tool in tools:
        guest.program(tool, f"/usr/bin/{pathlib.Path(tool).name}")
    for face in FACES:
        guest.files.copy(f"{FONTS}/{face}.ttf")
    guest.files.copy(pathlib.Path(assets) / "pages", "/usr/share/wallboard/pages")
    for path, data in files.items():
        guest.files.add(path, data)
    guest.write(directory, MODULES, INIT)
    return guest
