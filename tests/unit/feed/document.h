/* The documented example and other texts, read for a test. */
#ifndef WALLBOARD_TESTS_FEED_DOCUMENT_H
#define WALLBOARD_TESTS_FEED_DOCUMENT_H

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "feed/feed.h"

static inline struct file_bytes document_example(struct arena *arena)
{
    struct file_bytes bytes = {NULL, 0};
    struct error error = {""};
    if (!file_read(WALLBOARD_SOURCE_DIR "/assets/schema/wallboard-1.example.json", 1 << 20, arena,
                   &bytes, &error))
        fail_msg("%s", error.text);
    return bytes;
}

static inline struct snapshot document_read(const char *text, size_t length, struct arena *arena)
{
    struct snapshot snapshot = snapshot_unknown();
    struct error error = {""};
    if (!feed_read(text, length, "feed", arena, &snapshot, &error))
        fail_msg("%s", error.text);
    return snapshot;
}

#endif
