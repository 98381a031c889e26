/* cmocka with the headers that it wants before itself. */
#ifndef WALLBOARD_TESTS_CMOCKA_ALL_H
#define WALLBOARD_TESTS_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
