/* Figures and times of a handover as people read them on paper. */
#ifndef WALLBOARD_COLLECT_HANDOVER_WORDS_H
#define WALLBOARD_COLLECT_HANDOVER_WORDS_H

#include "base/text.h"
#include "base/zone/zone.h"

/* As on the wall: 1,284 · 98.6 % · 2:47 · 12 min · 1 h 12 min · 3 d 4 h; NAN is "–". */
void handover_words_count(struct text *text, double count);
void handover_words_percent(struct text *text, double percent);
void handover_words_duration(struct text *text, double seconds);

enum handover_unit { HANDOVER_COUNT, HANDOVER_PERCENT, HANDOVER_DURATION };
void handover_words_figure(struct text *text, enum handover_unit unit, double figure);

/* "+80", "−0.4 pt", "±0"; NAN is "–". */
void handover_words_change(struct text *text, enum handover_unit unit, double change);

/* "16:30"; on another day than `day` "Tue 24 Nov 16:30"; NONE is "–". A `day` that is NONE is
   always another. */
void handover_words_time(struct text *text, const struct zone *zone, struct wall_time time,
                         struct wall_time day);

/* "Mon 23 Nov 2026". */
void handover_words_date(struct text *text, const struct zone *zone, struct wall_time time);

/* "UTC+8", "UTC−3:30", "UTC". */
void handover_words_offset(struct text *text, const struct zone *zone, struct wall_time time);

#endif
