"""A board in QEMU: starts it, reads its serial log, looks at its screen, presses its keys, ends it."""

import json
import pathlib
import re
import shutil
import socket
import subprocess
import time

# What each architecture's machine is made of, without an accelerator that a build machine may lack.
MACHINES = {
    "x86_64": ["qemu-system-x86_64", "-machine", "q35", "-cpu", "max"],
    "aarch64": ["qemu-system-aarch64", "-machine", "virt", "-cpu", "cortex-a53"],
}
CONSOLES = {"x86_64": "ttyS0", "aarch64": "ttyAMA0"}
PACKAGES = {"x86_64": "qemu-system-x86", "aarch64": "qemu-system-arm"}
STEP_S = 0.05


class QemuError(Exception):
    """QEMU or the machine in it did not do what was asked, as a sentence."""


def _wait(condition, timeout_s):
    """The first truthy value of condition(), or None when the time is over."""
    end = time.monotonic() + timeout_s
    while True:
        value = condition()
        if value or time.monotonic() > end:
            return value or None
        time.sleep(STEP_S)


def read_ppm(path):
    """Width, height and the RGB bytes of a binary PPM."""
    data = pathlib.Path(path).read_bytes()
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    if not head:
        raise QemuError(f"{path} is not a binary PPM")
    return int(head[1]), int(head[2]), data[head.end():]


class Qemu:
    """One machine. Give it a kernel (with initrd and append) or drives; all waits are bounded.

    directory   where its sockets, serial.log, qemu.log and screendumps go (a short path: sockets)
    arch        "x86_64" or "aarch64"
    size        of the display, (width, height); None: no display at all
    drives      paths of raw disk images; changes to them are kept only with write=True
    devices     further -device values; extra: any further arguments
    """

    def __init__(self, directory, arch="x86_64", *, kernel=None, initrd=None, append="", bios=None,
                 size=(1920, 1080), memory_mb=1024, cpus=1, drives=(), write=False, devices=(),
                 network=False, extra=()):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.serial_log = self.directory / "serial.log"
        self._sockets = {}
        self._qmp_file = None
        self._shell = None
        argv = [*MACHINES[arch], "-accel", "tcg", "-m", str(memory_mb), "-smp", str(cpus),
                "-nodefaults", "-no-user-config", "-display", "none", "-vga", "none",
                "-device", "virtio-rng-pci", "-device", "virtio-keyboard-pci",
                *self._socket_arguments("qmp"), "-mon", "chardev=qmp,mode=control",
                *self._socket_arguments("serial", self.serial_log), "-serial", "chardev:serial",
                *self._socket_arguments("shell"), "-device", "virtio-serial-pci",
                "-device", "virtconsole,chardev=shell"]
        if size:
            argv += ["-device", f"virtio-gpu-pci,xres={size[0]},yres={size[1]}"]
        if kernel:
            argv += ["-kernel", str(kernel), "-append", f"console={CONSOLES[arch]} {append}"]
        if initrd:
            argv += ["-initrd", str(initrd)]
        if bios:
            argv += ["-bios", str(bios)]
        for number, drive in enumerate(drives):
            keep = "" if write else ",snapshot=on"
            argv += ["-drive", f"if=none,id=drive{number},format=raw,file={drive}{keep}",
                     "-device", f"virtio-blk-pci,drive=drive{number}"]
        if network:
            argv += ["-netdev", "user,id=net0", "-device", "virtio-net-pci,netdev=net0,id=card0,romfile="]
        for device in devices:
            argv += ["-device", device]
        self._argv = [*argv, *map(str, extra)]
        self._package = PACKAGES[arch]
        self._child = None

    def _socket_arguments(self, name, log=None):
        path = self.directory / name
        path.unlink(missing_ok=True)
        self._sockets[name] = str(path)
        kept = f",logfile={log}" if log else ""
        return ["-chardev", f"socket,id={name},path={path},server=on,wait=off{kept}"]

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        """Powers the machine on; it goes on by itself."""
        if not shutil.which(self._argv[0]):
            raise QemuError(f"{self._argv[0]} is not installed; board/install-packages board-test"
                            f" installs {self._package}")
        self.serial_log.write_bytes(b"")
        with open(self.directory / "qemu.log", "wb") as log:
            self._child = subprocess.Popen(self._argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        if not _wait(lambda: self._try_qmp() or not self.alive(), 20) or not self.alive():
            raise QemuError("QEMU did not start: " + self._own_words())
        self._qmp_file.readline()
        self.qmp("qmp_capabilities")

    def _own_words(self):
        return (self.directory / "qemu.log").read_text(errors="replace").strip() or "it says nothing"

    def _try_qmp(self):
        try:
            self._qmp_file = self._connect("qmp", 30).makefile("rw", encoding="utf-8")
        except OSError:
            return False
        return True

    def _connect(self, name, timeout_s):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(timeout_s)
        connection.connect(self._sockets[name])
        return connection

    def alive(self):
        """Whether the machine is powered on."""
        return self._child is not None and self._child.poll() is None

    def kill(self):
        """A power cut."""
        if self._child is None:
            return
        self._child.kill()
        self._child.wait()
        if self._qmp_file:
            self._qmp_file.close()
        self._child = None

    def qmp(self, command, **arguments):
        """What QEMU answers to a command of its machine protocol."""
        request = {"execute": command, **({"arguments": arguments} if arguments else {})}
        try:
            self._qmp_file.write(json.dumps(request) + "\n")
            self._qmp_file.flush()
            while True:
                line = self._qmp_file.readline()
                answer = json.loads(line) if line else {"error": {"desc": self._own_words()}}
                if "error" in answer:
                    raise QemuError(f"QEMU refused {command}: {answer['error']['desc']}")
                if "return" in answer:
                    return answer["return"]
        except OSError as error:
            raise QemuError(f"QEMU did not answer {command}: {error}") from error

    def serial(self):
        """All that the serial console has printed so far."""
        return self.serial_log.read_text(encoding="utf-8", errors="replace")

    def wait_serial(self, pattern, timeout_s, after=0):
        """The first match of the pattern in the serial log behind `after`, the end() of an earlier match."""
        wanted = re.compile(pattern, re.MULTILINE)
        found = _wait(lambda: wanted.search(self.serial(), after) or not self.alive(), timeout_s)
        if isinstance(found, re.Match):
            return found
        end = self.serial()[-2000:]
        why = "the machine ended" if found else f"waited {timeout_s:g} s in vain"
        raise QemuError(f"{why} for /{pattern}/ on the serial console, which ends:\n{end}")

    def type_serial(self, text):
        """Types on the serial console, no faster than a port without room for more than a few characters takes them."""
        with self._connect("serial", 30) as connection:
            for letter in text:
                connection.sendall(letter.encode())
                time.sleep(STEP_S)

    def screendump(self, path=None):
        """A PPM of what the display shows."""
        path = path or self.directory / "screen.ppm"
        self.qmp("screendump", filename=str(path))
        return pathlib.Path(path)

    def pixels(self):
        """(width, height, RGB bytes) of what the display shows."""
        return read_ppm(self.screendump())

    def wait_pixels(self, wanted, timeout_s):
        """Waits until wanted(width, height, rgb) is true; returns whether it came true."""
        return bool(_wait(lambda: wanted(*self.pixels()), timeout_s))

    def send_key(self, *codes):
        """Presses keys together and lets go, by QEMU's names: "right", "spc", "ret"."""
        self.qmp("send-key", keys=[{"type": "qcode", "data": code} for code in codes])

    def reset(self):
        """The reset button."""
        self.qmp("system_reset")

    def plug_network(self, on=True):
        """Pulls the network's cable, or plugs it in."""
        self.qmp("set_link", name="card0", up=on)

    def freeze(self, on=True):
        """Stops the machine's processors, or lets them go on."""
        self.qmp("stop" if on else "cont")

    def shell(self, timeout_s=30):
        """A shell that the machine offers on its virtio console (/dev/hvc0). Its socket takes one at a time."""
        if self._shell:
            self._shell.close()
        self._shell = Shell(self._connect("shell", timeout_s))
        return self._shell


class Shell:
    """Runs commands in the machine, where something there reads lines from /dev/hvc0 as sh does.

    lost    a command did not end in time: what it says yet would be taken for the next one's
    """

    def __init__(self, connection):
        self.lost = False
        self._connection = connection
        self._number = 0

    def close(self):
        self._connection.close()

    def run(self, command, timeout_s=30, check=True):
        """The command's output; fails when it does not end in time, or with a code but 0."""
        self._number += 1
        mark = f"--end-{self._number}-"
        self._connection.sendall(f"{{ {command}\n}} 2>&1; echo {mark}$?\n".encode())
        text = self._read_until(mark, command, timeout_s)
        output, _, code = text.rpartition(mark)
        if check and int(code):
            raise QemuError(f"\"{command}\" ended with code {int(code)}: {output.strip()}")
        return output.replace("\r", "")

    def _read_until(self, mark, command, timeout_s):
        heard = b""
        end = time.monotonic() + timeout_s
        done = re.compile(re.escape(mark).encode() + rb"\d+\s*$")
        while not done.search(heard):
            more = self._read_within(end - time.monotonic())
            if not more:
                self.lost = True
                raise QemuError(f"\"{command}\" did not end within {timeout_s:g} s; it said:"
                                f" {heard[-500:].decode(errors='replace')}")
            heard += more
        return heard.decode("utf-8", errors="replace")

    def _read_within(self, timeout_s):
        """What is heard; nothing when the time is over or QEMU has ended."""
        self._connection.settimeout(max(0.01, timeout_s))
        try:
            return self._connection.recv(65536)
        except OSError:
            return b""
