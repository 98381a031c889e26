# Compiles for a board: cmake -S . -B build/arm64 --toolchain toolchain.cmake [-DWALLBOARD_ARCH=armhf]
# Libraries come from the sysroot that board/setup-cross makes, else from Debian's multiarch packages.
set(WALLBOARD_ARCH arm64 CACHE STRING "The board's Debian architecture: arm64 or armhf")
if(WALLBOARD_ARCH STREQUAL arm64)
    set(CMAKE_SYSTEM_PROCESSOR aarch64)
    set(triple aarch64-linux-gnu)
    set(emulator qemu-aarch64-static)
elseif(WALLBOARD_ARCH STREQUAL armhf)
    set(CMAKE_SYSTEM_PROCESSOR armv7l)
    set(triple arm-linux-gnueabihf)
    set(emulator qemu-arm-static)
else()
    message(FATAL_ERROR "WALLBOARD_ARCH is \"${WALLBOARD_ARCH}\"; expected arm64 or armhf")
endif()
set(WALLBOARD_SYSROOT "${CMAKE_CURRENT_LIST_DIR}/build/sysroot-${WALLBOARD_ARCH}" CACHE PATH
    "The board's headers and libraries, as board/setup-cross unpacks them")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES WALLBOARD_ARCH WALLBOARD_SYSROOT)

set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_C_COMPILER ${triple}-gcc)
set(CMAKE_LIBRARY_ARCHITECTURE ${triple})
set(CMAKE_CROSSCOMPILING_EMULATOR ${emulator})
if(EXISTS "${WALLBOARD_SYSROOT}/usr/include")
    set(CMAKE_SYSROOT "${WALLBOARD_SYSROOT}")
    # The loader finds libpulsecommon through a run path, which the cross linker does not follow.
    set(CMAKE_EXE_LINKER_FLAGS_INIT
        "-Wl,-rpath-link,${WALLBOARD_SYSROOT}/usr/lib/${triple}/pulseaudio")
    list(APPEND CMAKE_CROSSCOMPILING_EMULATOR -L "${WALLBOARD_SYSROOT}")
    set(ENV{PKG_CONFIG_SYSROOT_DIR} "${WALLBOARD_SYSROOT}")
    set(ENV{PKG_CONFIG_LIBDIR}
        "${WALLBOARD_SYSROOT}/usr/lib/${triple}/pkgconfig:${WALLBOARD_SYSROOT}/usr/share/pkgconfig")
else()
    set(CMAKE_FIND_ROOT_PATH "/usr/${triple}" /)
    list(APPEND CMAKE_CROSSCOMPILING_EMULATOR -L "/usr/${triple}")
    set(ENV{PKG_CONFIG_LIBDIR} "/usr/lib/${triple}/pkgconfig:/usr/share/pkgconfig")
endif()

# Programs (pkg-config, msgfmt) are this machine's, all that is linked is the board's.
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
