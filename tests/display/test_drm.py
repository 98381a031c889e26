"""The wall on a bare display: what a display in QEMU shows is what `wallboard render` draws, byte for byte."""

import pathlib
import tempfile
import time

import pytest
from bare_board import SCREEN, SIZE, SYSFS, Boards, OtherProgram, write_guest


@pytest.fixture(scope="module")
def boards(binary, tool, hang, cache):
    with tempfile.TemporaryDirectory(prefix="board") as folder:  # sockets want a short path
        directory = pathlib.Path(folder)
        boards = Boards(write_guest(directory, binary, cache, [tool, hang]), binary, directory)
        yield boards
        boards.switch_off()


@pytest.fixture
def board(boards):
    """The machine, or a new one in the place of one that an earlier test broke."""
    board = boards.one_that_answers()
    yield board
    assert board.answers(), f"the machine is lost; its serial console ends:\n{board.qemu.serial()[-3000:]}"


@pytest.fixture
def bare(board):
    """A board without a wall yet, on its usual display."""
    yield board
    if board.answers():
        board.stop_wall()
        board.monitor.plug(*SIZE)
        board.wait_cable("connected")


@pytest.fixture
def wall(bare):
    """A board that shows the overview."""
    bare.start_wall()
    assert bare.shows("overview"), bare.log()
    return bare


@pytest.fixture
def other(board):
    program = OtherProgram(board.shell)
    yield program
    if board.answers():
        program.end()


def test_a_key_turns_the_page(wall):
    wall.qemu.send_key("right")
    assert wall.shows("queues"), wall.log()
    wall.qemu.send_key("p")
    assert wall.shows("overview"), wall.log()


def test_the_display_is_unplugged_and_plugged_back(wall):
    wall.monitor.unplug()
    wall.wait_log("/dev/dri/card0: no display is connected; the wall is shown when that changes")
    wall.qemu.send_key("right")
    wall.monitor.plug(*SIZE)
    assert wall.shows("queues"), wall.log()


def test_another_display_is_plugged_in_its_place(wall):
    wall.monitor.plug(1600, 900)
    assert wall.shows("overview", (1600, 900)), wall.log()
    assert "QEMU Monitor at Virtual-1 on /dev/dri/card0: 1600x900 at 75 Hz, 406x228 mm" in wall.log()


def test_another_terminal_has_the_display_for_a_while(wall, other):
    wall.switch_terminal(2)
    wall.wait_log("another terminal has the display now")
    other.start((0xd5, 0x5e, 0x00))
    assert wall.shows_only((0xd5, 0x5e, 0x00)), wall.log()
    wall.qemu.send_key("right")  # not meant for the wall
    other.end()
    wall.switch_terminal(1)
    assert wall.shows("overview"), wall.log()


# A program that looks for errors of its own memory wants to be loaded first, and may go without.
HANGING = "ASAN_OPTIONS=verify_asan_link_order=0 HANG=/tmp/hang LD_PRELOAD=/usr/bin/libdisplay_hang.so"


def test_a_still_picture_that_is_never_taken(bare):
    bare.start_wall(before=HANGING)
    assert bare.shows("overview"), bare.log()
    bare.shell.run("touch /tmp/hang")
    bare.qemu.send_key("spc")  # a picture that says so, and none after it
    bare.wait_log("Virtual-1 did not take a picture in time; its mode is set anew")
    bare.shell.run("rm /tmp/hang")
    assert bare.qemu.wait_pixels(lambda *shown: shown != bare.rendered("overview"), 5), bare.log()
    bare.qemu.send_key("spc")
    assert bare.shows("overview"), bare.log()


def test_a_page_flip_that_never_completes(bare):
    bare.start_wall(before=HANGING)
    assert bare.shows("overview"), bare.log()
    bare.shell.run("touch /tmp/hang")
    pressed = 0
    while "Virtual-1 does not take pictures any more; the wall is shown when that changes" not in bare.log():
        assert pressed < 100, bare.log()
        bare.qemu.send_key("right")
        pressed += 1
        time.sleep(0.5)
    assert "Virtual-1 did not take a picture in time; its mode is set anew" in bare.log()
    bare.shell.run("rm /tmp/hang")
    bare.qemu.send_key("right")  # the next picture makes good for one that was never taken
    pressed += 1
    assert bare.shows(SCREEN["pages"][pressed % 2]), bare.log()


def test_waiting_costs_next_to_nothing(wall):
    count = "grep ^voluntary /proc/$(cat /tmp/wall.pid)/status | grep -o '[0-9]*'"
    wall.shell.run("sleep 2")
    before, after = map(int, wall.shell.run(f"{count}; sleep 10; {count}").split())
    assert after - before <= 4


def test_a_wall_that_ends_gives_the_terminal_back(wall):
    wall.stop_wall()
    assert "segfault" not in wall.qemu.serial()
    wall.switch_terminal(2)
    wall.switch_terminal(1)
    assert wall.shell.run("cat /sys/class/tty/tty0/active").strip() == "tty1"


def test_after_a_wall_that_was_killed_the_next_one_has_the_terminal(wall):
    wall.shell.run("kill -KILL $(cat /tmp/wall.pid); wait $(cat /tmp/wall.pid)", check=False)
    wall.start_wall()
    assert wall.shows("overview"), wall.log()
    wall.switch_terminal(2)
    wall.wait_log("another terminal has the display now")
    wall.switch_terminal(1)
    assert wall.shows("overview"), wall.log()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned(bare, degrees):
    bare.start_wall(f"turned-{degrees}")
    assert bare.shows("overview", degrees=degrees), bare.log()
    bare.qemu.send_key("right")
    assert bare.shows("queues", degrees=degrees), bare.log()


def test_another_mode_than_the_displays_own(bare):
    bare.start_wall("small")
    assert bare.shows("overview", (1024, 768)), bare.log()


def test_a_mode_that_is_not_offered_is_told(bare):
    bare.start_wall("impossible")
    bare.wait_log("Virtual-1 does not offer the mode that the config asks for")
    assert bare.shows("overview"), bare.log()


def test_a_connector_that_has_no_display_is_waited_for(bare):
    bare.start_wall("elsewhere")
    bare.wait_log("/dev/dri/card0: no display is connected to HDMI-A-1; the wall is shown when that changes")


def test_started_without_a_display(bare):
    bare.monitor.unplug()
    bare.wait_cable("disconnected")
    bare.start_wall()
    bare.wait_log("/dev/dri/card0: no display is connected; the wall is shown when that changes")
    bare.monitor.plug(*SIZE)
    assert bare.shows("overview"), bare.log()


def test_started_while_another_program_has_the_display(bare, other):
    other.start((0x00, 0x9e, 0x73))
    bare.start_wall()
    bare.wait_log("/dev/dri/card0: another program has the display (a desktop?); the wall is shown when that changes")
    assert bare.shows_only((0x00, 0x9e, 0x73)), bare.log()
    other.end()
    assert bare.shows("overview"), bare.log()


def test_the_panel_is_switched_off_and_on(bare, other):
    other.start((0x56, 0xb4, 0xe9))
    assert bare.shows_only((0x56, 0xb4, 0xe9))
    other.tell("off")
    assert bare.shell.run(f"cat {SYSFS}/dpms").strip() == "Off"
    other.tell("anything")
    assert bare.shell.run(f"cat {SYSFS}/dpms").strip() == "Off"
    other.tell("on")
    assert bare.shell.run(f"cat {SYSFS}/dpms").strip() == "On"
    assert bare.shows_only((0x56, 0xb4, 0xe9))


def test_out_of_hours_the_panel_is_dark_until_a_key(bare):
    bare.start_wall("asleep")
    bare.wait_panel("Off")
    bare.qemu.send_key("spc")
    assert bare.shows("overview"), bare.log()
    bare.wait_panel("On")


def test_a_display_that_is_plugged_in_at_night_stays_dark(bare):
    bare.start_wall("asleep")
    bare.wait_panel("Off")
    bare.monitor.unplug()
    bare.wait_log("no display is connected")
    bare.monitor.plug(1600, 900)
    bare.wait_log("1600x900 at 75 Hz")
    bare.shell.run("sleep 1")
    _, _, rgb = bare.qemu.pixels()
    assert len(set(rgb)) <= 2  # QEMU's own words on black
    bare.qemu.send_key("spc")
    assert bare.shows("overview", (1600, 900)), bare.log()
