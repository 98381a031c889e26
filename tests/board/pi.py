"""A Raspberry Pi 3B as QEMU has it: started by the loader that is on the card; no display, and no watchdog that works."""

from qemu import Qemu

# QEMU resets the machine as soon as this driver starts its watchdog.
WITHOUT = "module_blacklist=bcm2835_wdt"


class Pi(Qemu):
    """With the card in its slot; what it writes is kept."""

    def __init__(self, directory, card):
        super().__init__(directory, "aarch64")
        files = []
        for name in ("u-boot.bin", "bcm2837-rpi-3-b.dtb"):
            (self.directory / name).write_bytes(card.on_card(name))
            files.append(self.directory / name)
        # The first serial port is the Bluetooth chip's.
        self._argv = ["qemu-system-aarch64", "-machine", "raspi3b", "-accel", "tcg,thread=single", "-display", "none",
                      "-kernel", str(files[0]), "-dtb", str(files[1]),
                      "-drive", f"if=sd,format=raw,file={card.path}",
                      *self._socket_arguments("qmp"), "-mon", "chardev=qmp,mode=control", "-serial", "null",
                      *self._socket_arguments("serial", self.serial_log), "-serial", "chardev:serial",
                      "-netdev", "user,id=net0", "-device", "usb-net,netdev=net0"]

    def pass_loader(self):
        """Stops the loader's countdown, to keep the one driver out."""
        self.wait_serial("Hit any key to stop autoboot", 60)
        self.type_serial("\r")
        self.wait_serial("^U-Boot> *$", 30)
        self.type_serial(f"setenv wallboard_args {WITHOUT}; run bootcmd\r")
