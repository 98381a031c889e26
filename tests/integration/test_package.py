"""The Debian package: made by cpack of the build under test, looked through, and unpacked into a root of its own."""

import os
import pathlib
import re
import stat
import subprocess
import tarfile

import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = SOURCE / "assets/schema/wallboard-1.example.json"
BUILD = pathlib.Path(os.environ.get("WALLBOARD", SOURCE / "build/gcc/firmware/wallboard")).resolve().parents[1]
BOARDS = sorted(folder.name for folder in (SOURCE / "board/boards").iterdir())


def run(*argv, code=0, **more):
    """Output and errors of a command that ends with this code."""
    done = subprocess.run([str(word) for word in argv], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8", timeout=300, check=False, **more)
    assert done.returncode == code, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def deb(tmp_path_factory):
    """The package's path."""
    folder = tmp_path_factory.mktemp("deb")
    run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder, cwd=folder)
    [path] = folder.glob("*.deb")
    return path


@pytest.fixture(scope="module")
def files(deb):
    """What it installs: path → tarfile.TarInfo."""
    with subprocess.Popen(["dpkg-deb", "--fsys-tarfile", str(deb)], stdout=subprocess.PIPE) as child:
        with tarfile.open(fileobj=child.stdout, mode="r|") as tar:
            return {member.name.removeprefix("."): member for member in tar}


@pytest.fixture(scope="module")
def control(deb, tmp_path_factory):
    """The folder with its control files."""
    folder = tmp_path_factory.mktemp("control")
    run("dpkg-deb", "--control", deb, folder)
    return folder


@pytest.fixture(scope="module")
def root(deb, tmp_path_factory):
    """A root folder with dpkg's database, where the package was unpacked as dpkg does it."""
    folder = tmp_path_factory.mktemp("root")
    (folder / "var/lib/dpkg").mkdir(parents=True)
    (folder / "var/lib/dpkg/status").touch()
    run("dpkg", f"--root={folder}", "--force-not-root", "--force-depends", "--force-bad-path",
        f"--log={folder}/log", "--unpack", deb)
    return folder


def fields_of(deb):
    return dict(re.findall(r"^([\w-]+): (.*)$", run("dpkg-deb", "--field", deb), re.MULTILINE))


def test_it_says_what_it_is_and_what_it_needs(deb):
    fields = fields_of(deb)
    assert fields["Package"] == "wallboard"
    assert re.fullmatch(r"\d+(\.\d+)+", fields["Version"])
    assert fields["Architecture"] == run("dpkg", "--print-architecture").strip()
    assert re.fullmatch(r".+ <\S+@\S+>", fields["Maintainer"])
    assert deb.name == f"wallboard_{fields['Version']}_{fields['Architecture']}.deb"
    needed = set(re.findall(r"(?:^|, )([\w.+-]+)", fields["Depends"]))
    assert {"fonts-noto-core", "tzdata", "libsdl2-2.0-0", "libdrm2", "libinput10", "libudev1", "libc6"} <= needed
    assert not any(name.startswith(("libgl1", "libegl", "libgbm", "mesa")) for name in needed)


def test_it_brings_program_units_pages_words_and_papers(files):
    wanted = ["/usr/bin/wallboard", "/usr/lib/systemd/system/wallboard-show.service",
              "/usr/lib/systemd/system/wallboard-collect.service", "/usr/lib/sysusers.d/wallboard.conf",
              "/usr/lib/tmpfiles.d/wallboard.conf", "/usr/share/man/man1/wallboard.1",
              "/usr/share/doc/wallboard/copyright"]
    wanted += [f"/usr/share/wallboard/pages/{page.name}" for page in (SOURCE / "assets/pages").iterdir()]
    wanted += [f"/usr/share/wallboard/schema/{schema.name}" for schema in (SOURCE / "assets/schema").iterdir()]
    wanted += [f"/usr/share/locale/{words.stem}/LC_MESSAGES/wallboard.mo"
               for words in (SOURCE / "assets/locale").glob("*.po")]
    wanted += [f"/usr/lib/systemd/system/{unit.name}" for unit in (SOURCE / "board/systemd").glob("*.service")]
    assert [path for path in wanted if path not in files] == []


def test_it_has_no_conffiles_since_the_config_is_not_its_own(files, control):
    assert not (control / "conffiles").exists()
    assert [path for path in files if not f"{path}/".startswith("/usr/") and path.strip("/")] == []
    assert [path for path in files if path.startswith("/usr/local")] == []


def test_owners_and_modes_are_as_debian_wants_them(files, control):
    for path, member in files.items():
        wanted = 0o755 if member.isdir() or path.startswith("/usr/bin/") else 0o644
        assert (member.uid, member.gid, stat.S_IMODE(member.mode)) == (0, 0, wanted), path
    for script in ("postinst", "prerm", "postrm"):
        assert stat.S_IMODE((control / script).stat().st_mode) == 0o755
        assert (control / script).read_text().startswith("#!/bin/sh\n")
        run("sh", "-n", control / script)


def test_sums_are_right(root, control):
    sums = (control / "md5sums").read_text()
    assert "usr/bin/wallboard" in sums
    run("md5sum", "--check", "--quiet", control / "md5sums", cwd=root)


def test_units_start_what_is_there(root):
    for unit in (root / "usr/lib/systemd/system").iterdir():
        for program in re.findall(r"^Exec\w+=[-@+!:]*(/\S+)", unit.read_text(), re.MULTILINE):
            if program.startswith("/usr/bin/wallboard"):
                assert (root / program.lstrip("/")).exists() or program == "/usr/bin/wallboard-update", unit.name


@pytest.mark.parametrize("conf", ["board/systemd/tmpfiles.conf", "board/root/etc/tmpfiles.d/wallboard.conf"])
def test_each_half_has_a_folder_that_only_it_may_write(conf):
    """What the units keep lies where tmpfiles makes a folder of their user, on the package's system and on a board."""
    lines = [line.split() for line in (SOURCE / conf).read_text().splitlines() if line and line[0] != "#"]
    folders = {words[1]: words for words in lines}
    for half, option in ("collect", "--state"), ("show", "--own"):
        unit = (SOURCE / f"board/systemd/wallboard-{half}.service").read_text()
        folder = re.search(rf"{option} (\S+)", unit).group(1)
        assert re.search(rf"^ReadWritePaths=.*[ -]{folder}( |$)", unit, re.MULTILINE)
        kind, _, *rest = folders[folder]
        if kind == "L+":        # memory on a board, but for what leads to the card
            kind, _, *rest = folders[rest[-1]]
        assert (kind, rest[1]) == ("d", f"wallboard-{half}")
        assert rest[0][-1] == "0"


def test_what_was_unpacked_draws_its_own_pages(root, tmp_path):
    program = root / "usr/bin/wallboard"
    assert "not stripped" not in run("file", "--brief", program)
    assert re.match(r"wallboard \d", run(program, "--version"))
    run(program, "render", "--snapshot", EXAMPLE, "--page", "queues", "--size", "640x360", "--out",
        tmp_path / "wall.png")
    assert (tmp_path / "wall.png").read_bytes().startswith(b"\x89PNG")


def test_its_scripts_do_no_harm_where_there_is_no_systemd(control):
    nothing = {"PATH": "/nonexistent"}
    run("/bin/sh", control / "postinst", "configure", "", env=nothing)
    run("/bin/sh", control / "prerm", "upgrade", "9", env=nothing)
    run("/bin/sh", control / "postrm", "upgrade", "9", env=nothing)


@pytest.mark.parametrize("board, sentence", [
    ("nonsense", 'BOARD is "nonsense"; expected one of: ' + ", ".join(BOARDS)),
    ("", 'BOARD is ""; expected one of: ' + ", ".join(BOARDS)),
    ("rpi4", 'BOARD is "rpi4" (Raspberry Pi 4B, 400), which this compiler does not build for; add --toolchain '
             "toolchain.cmake"),
])
def test_a_wrong_board_is_refused_in_a_sentence(tmp_path, board, sentence):
    told = run("cmake", "-S", SOURCE, "-B", tmp_path, "-G", "Ninja", f"-DBOARD={board}", code=1)
    assert sentence in " ".join(told.split())


def test_every_board_says_all_that_is_asked_of_it():
    readers = [SOURCE / "board/boards.cmake", SOURCE / "board/image", *(SOURCE / "board/recipe").iterdir()]
    read = "".join(path.read_text() for path in readers if path.is_file())
    for board in BOARDS:
        keys = re.findall(r"^(\w+):", (SOURCE / f"board/boards/{board}/board.txt").read_text(), re.MULTILINE)
        assert keys == re.findall(r"^(\w+):", (SOURCE / "board/boards/generic/board.txt").read_text(), re.MULTILINE)
        assert [key for key in keys if key not in read] == []


def test_a_purge_leaves_no_token_and_a_removal_all_of_them(control, tmp_path):
    """The script runs with an rm that only tells what it is to take away."""
    told = tmp_path / "told"
    told.touch()
    (tmp_path / "rm").write_text(f'#!/bin/sh\necho "$@" >>{told}\n')
    (tmp_path / "rm").chmod(0o755)
    for action in ("remove", "upgrade"):
        run("/bin/sh", control / "postrm", action, env={"PATH": str(tmp_path)})
    assert told.read_text() == ""
    run("/bin/sh", control / "postrm", "purge", env={"PATH": str(tmp_path)})
    removed = told.read_text().split()
    assert "/etc/wallboard/credentials" in removed
    assert "/etc/wallboard" not in removed
