/* A temporary folder for a test, and files in it. */
#ifndef WALLBOARD_TESTS_SHOW_FOLDER_H
#define WALLBOARD_TESTS_SHOW_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cmocka_all.h"

static const char *folder_make(struct arena *arena)
{
    char *name = arena_text(arena, "/tmp/wallboard-unit-XXXXXX");
    assert_non_null(mkdtemp(name));
    return name;
}

static inline const char *folder_write(struct arena *arena, const char *folder, const char *name,
                                       const char *text)
{
    struct error error;
    const char *path = file_join(arena, folder, name);
    if (!file_replace(path, text, strlen(text), FILE_FAST, &error))
        fail_msg("%s", error.text);
    return path;
}

static void folder_remove(struct arena *arena, const char *folder, const char *const *names)
{
    for (; *names; names++)
        unlink(file_join(arena, folder, *names));
    assert_int_equal(rmdir(folder), 0);
}

#endif
