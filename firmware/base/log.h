/* One line per event to stderr, with the priority prefix that journald reads. */
#ifndef WALLBOARD_BASE_LOG_H
#define WALLBOARD_BASE_LOG_H

/* Syslog's priorities, as in sd-daemon(3). */
enum log_level { LOG_LEVEL_ERROR = 3, LOG_LEVEL_WARNING = 4, LOG_LEVEL_INFO = 6 };

typedef void log_sink(void *self, enum log_level level, const char *line);

/* Where lines go; NULL puts stderr back. The only global state of the program. A line equal to
   the one before is counted, and "(repeated N times)" is logged when another comes. */
void log_set_sink(log_sink *sink, void *self);

void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warning(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
