/* SPOOL/show.json as others read it: what show tells of itself. */
#include "feed/show_health.h"

#include "base/file.h"
#include "feed/seam.h"
#include "json/reader.h"

enum { MOST_BYTES = 64 * 1024 };

bool show_health_read(const char *path, struct arena *arena, struct show_health *ret_health,
                      struct error *error)
{
    struct file_bytes bytes;
    struct json_reader *reader = NULL;
    if (!file_read(path, MOST_BYTES, arena, &bytes, error) ||
        !json_reader_new((struct json_text){bytes.bytes, bytes.length, SEAM_HEALTH},
                         (struct json_limits){.bytes = MOST_BYTES}, arena, &reader, error))
        return false;
    struct json_at root = json_root(reader);
    json_require(&root, "display");
    json_require(&root, "frames");
    struct show_health health = {.display = json_text(&root, "display"),
                                 .dark = json_text(&root, "dark"),
                                 .frames = json_number(&root, "frames")};
    bool ok = json_reader_finish(reader, error);
    json_reader_free(reader);
    if (ok)
        *ret_health = health;
    return ok;
}
