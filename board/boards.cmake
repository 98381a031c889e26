# What -DBOARD=NAME means: board/boards/NAME/board.txt says which processor to compile for.
file(GLOB boards RELATIVE "${CMAKE_CURRENT_LIST_DIR}/boards" "${CMAKE_CURRENT_LIST_DIR}/boards/*")
if(NOT BOARD IN_LIST boards)
    list(JOIN boards ", " known)
    message(FATAL_ERROR "BOARD is \"${BOARD}\"; expected one of: ${known}")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/boards/${BOARD}/board.txt")
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/boards/${BOARD}/board.txt" board_lines)

# board_value(cpu cpu): the line "cpu: …"; empty where it says nothing.
function(board_value key ret_value)
    set(value "")
    foreach(line IN LISTS board_lines)
        if(line MATCHES "^${key}:[ ]*(.*)$")
            set(value "${CMAKE_MATCH_1}")
        endif()
    endforeach()
    set(${ret_value} "${value}" PARENT_SCOPE)
endfunction()

board_value(cpu board_cpu)
board_value(name board_name)
if(board_cpu)
    if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|armv7l)$")
        message(FATAL_ERROR "BOARD is \"${BOARD}\" (${board_name}), which this compiler does not build for; "
            "add --toolchain toolchain.cmake")
    endif()
    add_compile_options(-mcpu=${board_cpu})
endif()
