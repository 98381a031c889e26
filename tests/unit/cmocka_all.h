/* cmocka with the headers that it wants before itself. */
#ifndef WALLBOARD_TESTS_CMOCKA_ALL_H
#define WALLBOARD_TESTS_CMOCKA_ALL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>

#include <cmocka.h>

/* cmocka's own takes NAN for equal to anything. */
#undef assert_float_equal
#define assert_float_equal(a, b, epsilon)                                                          \
    assert_true(fabs((double)(a) - (double)(b)) <=                                                 \
                fmax((double)(epsilon), 1e-6 * fabs((double)(b))))

#endif
