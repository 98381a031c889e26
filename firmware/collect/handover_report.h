/* The handover of one shift as a printable page. */
#ifndef WALLBOARD_COLLECT_HANDOVER_REPORT_H
#define WALLBOARD_COLLECT_HANDOVER_REPORT_H

#include "base/zone/zone.h"
#include "desk/snapshot.h"
#include "desk/staffing.h"

struct arena;

struct handover_report {
    /* An extract (handover_extract) whose handover is of the shift in question: shifts.current
       ended or is ending. */
    const struct snapshot *snapshot;
    const struct zone *zone; /* the desk's, in which times are told; the office's own stands beside
                                where its clock shows another time */
    struct wall_time now;    /* when it is written */
    enum service_level_formula formula;
};

/* HTML that stands alone, on A4 when printed; everything that came from outside is escaped. */
const char *handover_report_html(const struct handover_report *report, struct arena *arena);

#endif
