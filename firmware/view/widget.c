/* The registry of widgets: a new one is a file and a row here. */
#include "view/widget.h"

#include "base/text.h"

const struct widget_kind *const WIDGETS[] = {
    &WIDGET_TILE,         &WIDGET_QUEUES,    &WIDGET_CLOCKS,     &WIDGET_RANKS,    &WIDGET_TEAM,
    &WIDGET_AGENTS,       &WIDGET_SHIFT,     &WIDGET_INHERITED,  &WIDGET_PROMISES, &WIDGET_NOTES,
    &WIDGET_ACKNOWLEDGED, &WIDGET_INCIDENTS, &WIDGET_PLAN,       &WIDGET_OFFICES,  &WIDGET_STAFFING,
    &WIDGET_REQUIRED,     &WIDGET_QR,        &WIDGET_INDICATORS, &WIDGET_CHART,    &WIDGET_BARS,
    &WIDGET_GAUGE,        &WIDGET_NOTICES,   &WIDGET_PICTURE,
};
const size_t WIDGET_COUNT = sizeof WIDGETS / sizeof *WIDGETS;

const struct widget_kind *widget_named(const char *name)
{
    for (size_t i = 0; i < WIDGET_COUNT; i++)
        if (text_equal(WIDGETS[i]->name, name))
            return WIDGETS[i];
    return NULL;
}
