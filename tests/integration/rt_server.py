"""A private Request Tracker 5: own config, own SQLite file, own moved clock, on a loopback port."""

import http.client
import json
import os
import pathlib
import socket
import subprocess

from process import Process, wait_until
from rt_clock import Clock

HERE = pathlib.Path(__file__).resolve().parent
LIBRARY = "/usr/share/request-tracker5/lib"
SERVER = "/usr/share/request-tracker5/libexec/rt-server"
SET_UP_DATABASE = "/usr/sbin/rt-setup-database-5"
ROOT_PASSWORD = "root-of-the-test"
# Not the desk's zone and not UTC: query dates that RT reads in its own zone then show.
SITE_ZONE = "America/New_York"

PACKAGES = "request-tracker5 rt5-db-sqlite rt5-standalone dbconfig-no-thanks msmtp-mta faketime"

SITE_CONFIG = """use utf8;
$RT::VarPath = "{var}";
$RT::MasonDataDir = "{var}/mason";
$RT::MasonSessionDir = "{var}/session";
Set($rtname, 'desk.test');
Set($Organization, 'desk.test');
Set($WebDomain, '127.0.0.1');
Set($WebPort, {port});
Set($WebBaseURL, 'http://127.0.0.1:{port}');
Set($WebPath, '');
Set($Timezone, '{zone}');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '{var}/rt.sqlite');
Set($MailCommand, 'mbox');
Set($OwnerEmail, 'root@desk.test');
Set($LogToSyslog, undef);
Set($LogToFile, undef);
Set($LogToSTDERR, 'warning');
Set($BcryptCost, 4);
Set($MinimumPasswordLength, 5);
Set(%ServiceAgreements, (
    QueueDefault => {{ {defaults} }},
    Levels => {{ {levels} }},
));
1;
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def require_packages():
    missing = [path for path in (SERVER, SET_UP_DATABASE) if not os.path.exists(path)]
    if missing:
        raise RuntimeError(f"Request Tracker 5 is not installed ({missing[0]} is missing): "
                           f"install the Debian packages {PACKAGES}.")


def perl_level(level):
    """One service level as Perl; minutes are calendar time."""
    parts = ", ".join(f"{kind} => {{ RealMinutes => {minutes} }}"
                      for kind, minutes in level.minutes.items())
    return f"'{level.name}' => {{ StartImmediately => 1, {parts} }}"


class RtServer:
    """Built once, then started and stopped; tokens are there after build()."""

    def __init__(self, directory, queues):
        require_packages()
        self.directory = pathlib.Path(directory)
        self.port = free_port()
        self.clock = Clock(self.directory / "clock")
        self.url = f"http://127.0.0.1:{self.port}"
        self.agents_group = None
        self.reader_token = None
        self.stranger_token = None
        self._queues = queues
        self._process = None

    def build(self):
        self._write_config()
        self._set_up_database()
        made = json.loads(self._perl(["perl", str(HERE / "rt_admin.pl")]))
        self.agents_group = made["agents_group"]
        self.reader_token = made["reader"]
        self.stranger_token = made["stranger"]

    def start(self):
        environment = {**self._environment(), **self.clock.environment()}
        argv = [SERVER, "--server", "Starlet", "--host", "127.0.0.1", "--port", str(self.port),
                "--max-workers", "2", "--max-keepalive-reqs", "100"]
        self._process = Process(argv, self.directory, "rt", environment)
        wait_until(self._answers, "Request Tracker to answer", timeout_s=60)

    def stop(self):
        if self._process:
            self._process.stop()
            self._process = None

    def log(self):
        return self._process.err()

    def _write_config(self):
        var = self.directory / "var"
        for name in ("mason", "session"):
            (var / name).mkdir(parents=True)
        (self.directory / "none.d").mkdir()
        levels = {queue.level.name: queue.level for queue in self._queues if queue.level}
        text = SITE_CONFIG.format(
            var=var, port=self.port, zone=SITE_ZONE,
            defaults=", ".join(f"'{queue.name}' => '{queue.level.name}'"
                               for queue in self._queues if queue.level),
            levels=", ".join(map(perl_level, levels.values())))
        (self.directory / "RT_SiteConfig.pm").write_text(text, encoding="utf-8")

    def _set_up_database(self):
        password = self.directory / "root.password"
        password.write_text(ROOT_PASSWORD + "\n", encoding="ascii")
        self._perl([SET_UP_DATABASE, "--action", "init", "--dba", "root", "--dba-password", "",
                    "--skip-create", "--root-password-file", str(password)])

    def _environment(self):
        return {**os.environ, "PERL5LIB": LIBRARY,
                "RT_SITE_CONFIG": str(self.directory / "RT_SiteConfig.pm"),
                "RT_SITE_CONFIG_DIR": str(self.directory / "none.d")}

    def _perl(self, argv):
        done = subprocess.run(argv, env=self._environment(), capture_output=True,
                              encoding="utf-8", timeout=120, check=False)
        if done.returncode:
            raise RuntimeError(f"{argv[0]} failed while building Request Tracker: "
                               f"{done.stderr or done.stdout}")
        return done.stdout

    def _answers(self):
        if not self._process.alive():
            raise RuntimeError(f"Request Tracker ended at its start: {self.log()}")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/REST/2.0/rt")
            return connection.getresponse().status == 401
        except OSError:
            return False
        finally:
            connection.close()
