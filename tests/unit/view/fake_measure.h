/* Text measured without fonts: every character is half its size wide, capitals 0.714 of it. */
#ifndef WALLBOARD_TESTS_VIEW_FAKE_MEASURE_H
#define WALLBOARD_TESTS_VIEW_FAKE_MEASURE_H

#include "draw/measure.h"

extern const struct draw_measure FAKE_MEASURE;

#endif
