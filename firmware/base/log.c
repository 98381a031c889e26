/* One line per event to stderr, with the priority prefix that journald reads. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { LINE_BYTES = 1024 };

static struct {
    log_sink *sink;
    void *self;
    enum log_level level;
    unsigned repeats;
    char last[LINE_BYTES];
} state;

/* systemd sets JOURNAL_STREAM for a unit whose stderr goes to the journal. */
static void write_stderr(enum log_level level, const char *line)
{
    if (getenv("JOURNAL_STREAM"))
        fprintf(stderr, "<%d>%s\n", (int)level, line);
    else
        fprintf(stderr, "wallboard: %s\n", line);
}

static void emit(enum log_level level, const char *line)
{
    if (state.sink)
        state.sink(state.self, level, line);
    else
        write_stderr(level, line);
}

static void flush_repeats(void)
{
    char line[64];
    if (state.repeats == 0)
        return;
    snprintf(line, sizeof line, "(repeated %u times)", state.repeats);
    state.repeats = 0;
    emit(state.level, line);
}

static void log_line(enum log_level level, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

static void log_line(enum log_level level, const char *format, va_list args)
{
    char buffer[LINE_BYTES];
    struct text line = text_over(buffer, sizeof buffer);
    text_addv(&line, format, args);
    if (level == state.level && strcmp(buffer, state.last) == 0) {
        state.repeats++;
        return;
    }
    flush_repeats();
    state.level = level;
    memcpy(state.last, buffer, line.length + 1);
    emit(level, buffer);
}

void log_set_sink(log_sink *sink, void *self)
{
    flush_repeats();
    state.sink = sink;
    state.self = self;
    state.last[0] = '\0';
}

void log_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    log_line(LOG_LEVEL_ERROR, format, args);
    va_end(args);
}

void log_warning(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    log_line(LOG_LEVEL_WARNING, format, args);
    va_end(args);
}

void log_info(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    log_line(LOG_LEVEL_INFO, format, args);
    va_end(args);
}
