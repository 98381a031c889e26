# Read by cpack: the dependencies of the program that was built, and times that do not change with the clock.
set(fixed "fonts-noto-core, tzdata")
if(CPACK_WALLBOARD_SYSROOT)
    execute_process(
        COMMAND "${CPACK_WALLBOARD_DEPENDS}" "${CPACK_WALLBOARD_PROGRAM}" "${CPACK_WALLBOARD_SYSROOT}"
        OUTPUT_VARIABLE libraries OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "${libraries}, ${fixed}")
else()
    set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "${fixed}")
endif()
