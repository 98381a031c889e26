# U-Boot's script for every board and for QEMU: choose a slot, count the try, load from it.
# distro_bootcmd sets devtype and devnum; partition 1 is the FAT, 2 and 3 are the slots A and B.
setenv BOOT_ORDER "A B"
setenv BOOT_A_LEFT 3
setenv BOOT_B_LEFT 3

# Two copies, each with a CRC: a power cut spoils at most the one being written. Not named uboot.env: a Pi's loader
# would take that for all of its settings and then know no command to start with.
setenv counters none
for copy in slots.env slots-copy.env; do
  if test "${counters}" = none; then
    if load ${devtype} ${devnum}:1 ${scriptaddr} ${copy}; then
      if env import -c ${scriptaddr} 0x4000 BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT; then
        setenv counters ${copy}
      fi
    fi
  fi
done

setenv slot none
for candidate in ${BOOT_ORDER}; do
  if test "${slot}" = none; then
    if test "${candidate}" = A && test "${BOOT_A_LEFT}" -gt 0; then
      setexpr BOOT_A_LEFT ${BOOT_A_LEFT} - 1
      setenv slot A
    fi
    if test "${candidate}" = B && test "${BOOT_B_LEFT}" -gt 0; then
      setexpr BOOT_B_LEFT ${BOOT_B_LEFT} - 1
      setenv slot B
    fi
  fi
done
if test "${slot}" = none; then
  echo "wallboard: no tries left in either slot; both get three again"
  setenv BOOT_A_LEFT 3
  setenv BOOT_B_LEFT 3
  setenv slot A
fi
echo "wallboard: slot ${slot}, tries left: A ${BOOT_A_LEFT}, B ${BOOT_B_LEFT} (counters: ${counters})"

env export -c -s 0x4000 ${scriptaddr} BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT
fatwrite ${devtype} ${devnum}:1 ${scriptaddr} slots.env 0x4000
fatwrite ${devtype} ${devnum}:1 ${scriptaddr} slots-copy.env 0x4000

setenv part 2
if test "${slot}" = B; then setenv part 3; fi
setenv console ttyS1,115200
if test "${board}" = qemu-arm; then setenv console ttyAMA0,115200; fi
# board/image --test changes the next line: every word of the start goes to the serial port.
setenv quiet "quiet loglevel=4 systemd.show_status=false"
setenv bootargs "console=tty0 console=${console} rauc.slot=${slot} ro ${quiet} systemd.volatile=state net.ifnames=0 panic=10 vt.global_cursor_default=0 consoleblank=0 ${wallboard_args}"
load ${devtype} ${devnum}:${part} ${kernel_addr_r} /boot/Image && load ${devtype} ${devnum}:${part} ${ramdisk_addr_r} /boot/initrd.img && booti ${kernel_addr_r} ${ramdisk_addr_r}:${filesize} ${fdt_addr}
echo "wallboard: slot ${slot} cannot be started"
reset
