"""A small Linux for QEMU: Debian's kernel, busybox, and what a test puts into it. It is fetched, never installed here."""

import os
import pathlib
import re
import subprocess

from cpio import Cpio

LIST = pathlib.Path(__file__).resolve().parents[2] / "board/packages/guest.txt"
CONSOLE = ["virtio_pci", "virtio_console"]
LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/lib/x86_64-linux-gnu"]

INIT = """#!/bin/busybox sh
/bin/busybox mkdir -p /proc /sys /dev /run /tmp
/bin/busybox --install -s /bin
export PATH=/bin:/usr/bin:/usr/sbin:/sbin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mount -t tmpfs tmpfs /run
while read -r module; do insmod "$module"; done </modules
{more}
echo "GUEST READY"
while :; do {{ stty -echo -onlcr; sh 2>&1 | cat >/dev/hvc0; }} </dev/hvc0; done
"""


def output(*argv, **more):
    """What a command says; those of administrators (depmod) are in /sbin."""
    path = f"{os.environ.get('PATH', '/usr/bin:/bin')}:/usr/sbin:/sbin"
    environment = {**os.environ, "PATH": path, **more.pop("env", {})}
    return subprocess.run(argv, capture_output=True, encoding="utf-8", check=True, timeout=300,
                          stdin=subprocess.DEVNULL, env=environment, **more).stdout


def _package(name):
    """The name of a package of LIST; of a kernel's, which only stands for the newest, that one's."""
    assert name in LIST.read_text().splitlines(), f"{name} is not in {LIST}"
    if not name.startswith("linux-image-"):
        return name
    return re.findall(r"Depends: (linux-image-\S+)", output("apt-cache", "depends", name))[0]


def unpack(cache, name):
    """The package's files in a folder of the cache; fetched from this machine's own apt sources."""
    package = _package(name)
    folder = cache / package
    if not (folder / ".whole").exists():
        work = cache / f"{package}.work"
        work.mkdir(parents=True, exist_ok=True)
        output("apt-get", "-q", "-o", "APT::Sandbox::User=", "download", package, cwd=work)
        [deb] = work.glob("*.deb")
        output("dpkg-deb", "-x", deb, folder)
        deb.unlink()
        work.rmdir()
        (folder / ".whole").touch()
    return folder


class Guest:
    """Fill it, write() it, and give its kernel and initrd to Qemu."""

    def __init__(self, cache):
        self._cache = pathlib.Path(cache)
        self.tree = self.package("linux-image-amd64")
        [self.kernel] = (self.tree / "boot").glob("vmlinuz-*")
        self.version = self.kernel.name.removeprefix("vmlinuz-")
        self.initrd = None
        self.files = Cpio()
        self.take("busybox-static", "bin/busybox")
        output("depmod", "-b", self.tree, self.version)

    def package(self, name):
        return unpack(self._cache, name)

    def take(self, package, *paths):
        """Files or folders of a package, where they would be installed."""
        for path in paths:
            self.files.copy(self.package(package) / path, f"/{path}")

    def program(self, source, name=None, libraries=()):
        """A program or library of this machine with all that it loads; some of it from packages of the guest's."""
        folders = {f"{self.package(package)}{folder}": folder for package in libraries for folder in LIBRARIES}
        told = output("ldd", source, env={"LD_LIBRARY_PATH": ":".join(folders)})
        assert "not found" not in told, f"{source} lacks libraries: {told}"
        self.files.copy(source, name)
        for library in sorted(set(re.findall(r"(/\S+) \(0x", told))):
            folder, _, stem = library.rpartition("/")
            self.files.copy(library, f"{folders.get(folder, folder)}/{stem}")

    def modules(self, names):
        """Files of modules inside the kernel's tree, each after those it needs."""
        told = "".join(output("modprobe", "-d", self.tree, "-S", self.version, "--show-depends", name)
                       for name in names)
        paths = re.findall(r"^insmod (\S+)", told, re.MULTILINE)
        return [path.removeprefix(str(self.tree)) for path in dict.fromkeys(paths)]

    def write(self, directory, modules=(), more=""):
        """The whole, with modules that are there from the start and further words of the init."""
        loaded = self.modules([*CONSOLE, *modules])
        for path in loaded:
            self.files.copy(f"{self.tree}{path}", path)
        self.files.add("/modules", "".join(f"{path}\n" for path in loaded).encode())
        self.files.script("/init", INIT.format(more=more))
        self.initrd = pathlib.Path(directory) / "initrd.cpio"
        self.initrd.write_bytes(self.files.bytes())
