"""A small Linux for QEMU: Debian's kernel, busybox, udev, and the wallboard under test."""

import os
import pathlib
import re
import subprocess

from cpio import Cpio

MODULES = ["virtio_pci", "virtio_gpu", "virtio_console", "virtio_input", "evdev"]
LIST = pathlib.Path(__file__).resolve().parents[2] / "board/packages/guest.txt"
RULES = ["lib/udev/rules.d/50-udev-default.rules", "lib/udev/rules.d/60-input-id.rules"]
SHOWN = "/usr/bin/wallboard"
FONTS = "/usr/share/fonts/truetype/noto"
FACES = ["NotoSans-Regular", "NotoSans-Bold", "NotoSansMath-Regular", "NotoSansSymbols-Regular",
         "NotoSansSymbols2-Regular"]

# Everything by hand: the tests say when a display is there and what runs.
INIT = """#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /run /tmp /spool /state
/bin/busybox --install -s /bin
export PATH=/bin:/usr/bin:/sbin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mount -t tmpfs tmpfs /run
while read -r module; do insmod "$module"; done </modules
/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add
udevadm settle --timeout=30
echo "GUEST READY"
while :; do { stty -echo -onlcr; sh 2>&1 | cat >/dev/hvc0; } </dev/hvc0; done
"""


def _output(*argv, **more):
    """What a command says; those of administrators (depmod) are in /sbin."""
    path = f"{os.environ.get('PATH', '/usr/bin:/bin')}:/usr/sbin:/sbin"
    return subprocess.run(argv, capture_output=True, encoding="utf-8", check=True, timeout=300,
                          stdin=subprocess.DEVNULL, env={**os.environ, "PATH": path}, **more).stdout


def _package(name):
    """The name of a package of LIST; of a kernel's, which only stands for the newest, that one's."""
    assert name in LIST.read_text().splitlines(), f"{name} is not in {LIST}"
    if not name.startswith("linux-image-"):
        return name
    return re.findall(r"Depends: (linux-image-\S+)", _output("apt-cache", "depends", name))[0]


def unpack(cache, name):
    """The package's files in a folder of the cache; fetched from this machine's own apt sources."""
    package = _package(name)
    folder = cache / package
    if not (folder / ".whole").exists():
        work = cache / f"{package}.work"
        work.mkdir(parents=True, exist_ok=True)
        _output("apt-get", "-q", "-o", "APT::Sandbox::User=", "download", package, cwd=work)
        [deb] = work.glob("*.deb")
        _output("dpkg-deb", "-x", deb, folder)
        deb.unlink()
        work.rmdir()
        (folder / ".whole").touch()
    return folder


def libraries_of(*programs):
    """Every shared library that the programs load, as this machine's loader finds them."""
    told = "".join(_output("ldd", program) for program in programs)
    return sorted(set(re.findall(r"(/\S+) \(0x", told)))


def _modules(kernel, version):
    """Paths inside the package, each after those it needs."""
    _output("depmod", "-b", kernel, version)
    told = "".join(_output("modprobe", "-d", kernel, "-S", version, "--show-depends", module)
                   for module in MODULES)
    return list(dict.fromkeys(re.findall(r"^insmod (\S+)", told, re.MULTILINE)))


def _system(cache, kernel, version):
    cpio = Cpio()
    modules = _modules(kernel, version)
    for module in modules:
        cpio.copy(module, module.removeprefix(str(kernel)))
    cpio.add("/modules", "".join(m.removeprefix(str(kernel)) + "\n" for m in modules).encode())
    busybox, udev, libinput = (unpack(cache, package) for package in ("busybox-static", "udev", "libinput-bin"))
    cpio.copy(busybox / "bin/busybox", "/bin/busybox")
    cpio.copy(udev / "bin/udevadm", "/usr/bin/udevadm")
    cpio.link("/lib/systemd/systemd-udevd", "/usr/bin/udevadm")
    for rules in RULES:
        cpio.copy(udev / rules, f"/{rules}")
    cpio.copy(libinput / "usr/share/libinput", "/usr/share/libinput")
    for library in libraries_of(udev / "bin/udevadm"):
        cpio.copy(library)
    cpio.script("/init", INIT)
    return cpio


def _program(cpio, binary, assets, *tools):
    cpio.copy(binary, SHOWN)
    for tool in tools:
        cpio.copy(tool, f"/usr/bin/{pathlib.Path(tool).name}")
    for library in libraries_of(binary, *tools):
        cpio.copy(library)
    for face in FACES:
        cpio.copy(f"{FONTS}/{face}.ttf")
    cpio.copy(pathlib.Path(assets) / "pages", "/usr/share/wallboard/pages")


class Guest:
    """Kernel and initrd to give to Qemu. `files` maps paths in the guest to bytes."""

    def __init__(self, cache, directory, binary, assets, tools=(), files=None):
        cache = pathlib.Path(cache)
        kernel = unpack(cache, "linux-image-amd64")
        [self.kernel] = (kernel / "boot").glob("vmlinuz-*")
        cpio = _system(cache, kernel, self.kernel.name.removeprefix("vmlinuz-"))
        _program(cpio, binary, assets, *tools)
        for path, data in (files or {}).items():
            cpio.add(path, data)
        self.initrd = pathlib.Path(directory) / "initrd.cpio"
        self.initrd.write_bytes(cpio.bytes())
