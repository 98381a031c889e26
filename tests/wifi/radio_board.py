"""A board with an emulated radio, and an access point on another one in the same machine: iwd's, and hostapd's."""

import json
import pathlib
import re
import shlex
import time

from authority import make_authority
from guest import Guest, output
from networks import KEY_PASSWORD, OTHER, REFUSED, TAKEN, USERS
from qemu import Qemu

SOURCE = pathlib.Path(__file__).resolve().parents[2]
UNIT = SOURCE / "board/root/etc/systemd/system/iwd.service.d/wallboard.conf"
ZONE = "/usr/share/zoneinfo/Europe/Lisbon"
CONFIG = """{
  "source": { "type": "rt", "url": "https://rt.example.org", "token_file": "rt.token" },
  "desk": { "name": "Service Desk", "time_zone": "Europe/Lisbon" }
}
"""
STATION, NETWORK = "net.connman.iwd.Station", "net.connman.iwd.Network"
WAIT_S, COMMAND_S, ASK_S = 240, 120, 1  # on a machine that has other things to do
RADIOS = "mac80211_hwsim"
MD4 = "/usr/lib/x86_64-linux-gnu/ossl-modules/legacy.so"  # which MSCHAPv2 is made of
PASSWD = "root:x:0:0::/:/bin/sh\nmessagebus:x:101:101::/:/bin/false\n"
GROUP = "root:x:0:\nmessagebus:x:101:\nnetdev:x:102:\n"

INIT = """echo /sbin/modprobe >/proc/sys/kernel/modprobe
mkdir -p /run/dbus /run/wallboard /var/lib
ln -s /run /var/run
ip link set lo up
modprobe mac80211_hwsim radios=2
grep -hv '^#' /usr/lib/modules-load.d/*.conf | while read -r module; do modprobe "$module"; done
dbus-daemon --system"""


def _add_kept_modules(guest, directory):
    """The modules that the board's image keeps, for the kernel to load by itself, and the radios."""
    recipe = SOURCE / "board/recipe/modules"
    kept = output(recipe, guest.tree, guest.version, "all").split()
    tree = directory / "modules"
    lists = [f"/lib/modules/{guest.version}/modules.{name}" for name in ("order", "builtin", "builtin.modinfo")]
    for path in {f"/{path.lstrip('/')}" for path in kept} | set(guest.modules([RADIOS])) | set(lists):
        target = tree / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((guest.tree / path.lstrip("/")).read_bytes())
    output("depmod", "-b", tree, guest.version)
    guest.files.copy(tree / "lib", "/lib")


def _add_networks(guest, networks, folder, authority):
    for name, network in networks.items():
        card = f"/networks/{folder}/{name}/card"
        guest.files.add(f"/networks/{folder}/{name}/hostapd.conf", network.hostapd_conf().encode())
        guest.files.add(f"{card}/wallboard.json", CONFIG.encode())
        guest.files.add(f"{card}/rt.token", b"1-14-secret\n")
        guest.files.add(f"{card}/wifi.conf", network.conf.encode())
        for place, source in network.files.items():
            guest.files.add(f"{card}/{place}", authority[source])


def make_guest(directory, binary, cache):
    """All networks in it; the radios come with the kernel, the rest as the image has it."""
    guest = Guest(cache)
    _add_kept_modules(guest, directory)
    guest.program("/bin/kmod", "/sbin/modprobe")
    guest.program("/usr/bin/busctl")
    guest.program(binary, "/usr/bin/wallboard")
    guest.program(guest.package("iwd") / "usr/libexec/iwd", "/usr/libexec/iwd", ["libell0"])
    guest.program(guest.package("hostapd") / "usr/sbin/hostapd", "/usr/sbin/hostapd",
                  ["libnl-3-200", "libnl-genl-3-200", "libnl-route-3-200"])
    guest.files.copy(MD4)
    guest.program(guest.package("dbus-daemon") / "usr/bin/dbus-daemon", "/usr/bin/dbus-daemon")
    guest.take("dbus-system-bus-common", "usr/share/dbus-1/system.conf")
    guest.take("iwd", "usr/share/dbus-1/system.d/iwd-dbus.conf", "usr/lib/modules-load.d/pkcs8.conf")
    guest.files.copy(ZONE)
    guest.files.add("/etc/passwd", PASSWD.encode())
    guest.files.add("/etc/group", GROUP.encode())
    authority = make_authority(directory / "authority", KEY_PASSWORD)
    for name in ("ca.pem", "server.pem", "server.key", "server-sha512.pem", "server-sha512.key"):
        guest.files.add(f"/pki/{name}", authority[name])
    guest.files.add("/pki/users", USERS.encode())
    for folder, networks in {"taken": TAKEN, "refused": REFUSED, "other": OTHER}.items():
        _add_networks(guest, networks, folder, authority)
    guest.write(directory, more=INIT)
    return guest


def iwd_environment():
    """What the board's unit sets for iwd, and what its Debian unit has systemd make."""
    [setting] = re.findall(r"^Environment=(\S+)$", UNIT.read_text(), re.MULTILINE)
    return f"{setting} STATE_DIRECTORY=/var/lib/iwd"


def _ends(name):
    return (f"if [ -e /tmp/{name}.pid ]; then p=$(cat /tmp/{name}.pid); rm /tmp/{name}.pid; kill $p;"
            " for i in $(seq 100); do kill -0 $p 2>/dev/null || break; sleep 0.1; done; fi")


class RadioBoard:
    """The machine: what a test does in it."""

    def __init__(self, guest, directory):
        """Powers it on; the caller switches it off."""
        self.qemu = Qemu(directory, kernel=guest.kernel, initrd=guest.initrd, append="panic=5 loglevel=4",
                         size=None, memory_mb=512, extra=["-no-reboot"])
        self.qemu.start()
        self.shell = None

    def wait_until_up(self):
        self.qemu.wait_serial("GUEST READY", 300)
        self.shell = self.qemu.shell()

    def _run(self, command):
        return self.shell.run(command, COMMAND_S)

    def _wait(self, condition, trouble):
        """Until condition() is true; asked seldom, since that takes time from what is waited for."""
        end = time.monotonic() + WAIT_S
        while not condition():
            assert time.monotonic() < end, f"{trouble}:\n{self.logs()}"
            time.sleep(ASK_S)

    def switch_off(self):
        self.qemu.kill()

    def provision(self, folder):
        """The settings of a network's card, imported as at a start of the board."""
        self._run(f"rm -rf /card; cp -r /networks/{folder}/card /card; wallboard provision --from /card"
                       " --to /data/config --spool /run/wallboard --system /")

    def start_point(self, folder):
        """All that hostapd has to say: it keeps quiet about a wrong WPA3 passphrase."""
        self._run(f"hostapd -B -t -d -f /tmp/hostapd.log -P /tmp/hostapd.pid /networks/{folder}/hostapd.conf")

    def start_iwd(self):
        """Radio 1 is the access point's."""
        self._run(f"{iwd_environment()} /usr/libexec/iwd --nophys phy1 >/tmp/iwd.log 2>&1 & echo $! >/tmp/iwd.pid")

    def stop_point(self):
        self._run(f"{_ends('hostapd')}; rm -f /tmp/hostapd.log")

    def stop_iwd(self):
        self._run(f"{_ends('iwd')}; rm -f /tmp/iwd.log")

    def wait_told(self, *told):
        """Until the wall is told this state and name of the Wi-Fi, as the board's timer has it told every minute."""
        self._wait(lambda: self._announced() == told, f"the wall is not told {told}")

    def _announced(self):
        self._run("wallboard provision --announce --from /card --to /data/config --spool /run/wallboard")
        board = json.loads(self._run("cat /run/wallboard/board.json"))
        return board["wifi"], board["wifi_name"]

    def _objects(self):
        """What iwd has on the bus, by path, interface and property; nothing while it is not there."""
        told = self._run("busctl --json=short call net.connman.iwd / org.freedesktop.DBus.ObjectManager"
                              " GetManagedObjects 2>/dev/null || :")
        return json.loads(told)["data"][0] if told.startswith("{") else {}

    def _names(self):
        """Of the networks in reach."""
        return [o[NETWORK]["Name"]["data"] for o in self._objects().values() if NETWORK in o]

    def connected_to(self):
        """The name of the network that iwd is connected to; None: to none."""
        objects = self._objects()
        for station in [o[STATION] for o in objects.values() if STATION in o]:
            if station["State"]["data"] == "connected":
                return objects[station["ConnectedNetwork"]["data"]][NETWORK]["Name"]["data"]
        return None

    def wait_connected(self, name):
        self._wait(lambda: self.connected_to() == name, f"iwd does not connect to {name}")

    def wait_in_reach(self, name):
        self._wait(lambda: name in self._names(), f"{name} is not heard")

    def logs(self):
        """What access point and iwd have said."""
        return self._run("tail -n 30 /tmp/hostapd.log /tmp/iwd.log 2>/dev/null || :")

    def wait_log(self, name, words, times=1):
        """Until the log has lines with these words."""
        count = f"grep -cF {shlex.quote(words)} /tmp/{name}.log || :"
        self._wait(lambda: int(self._run(count)) >= times, f"{name} does not say \"{words}\" {times} times")
