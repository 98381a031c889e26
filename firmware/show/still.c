/* One page of one snapshot, drawn off screen into a PNG. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "screen/painter.h"
#include "show/explain.h"
#include "show/show.h"
#include "show/sight.h"

static bool write_list(const struct show_still *still, const struct draw_list *list,
                       struct error *error)
{
    if (!still->list_out)
        return true;
    char *text = draw_list_dump(list);
    bool ok = file_replace(still->list_out, text, strlen(text), FILE_FAST, error);
    free(text);
    return ok;
}

static void explain(const struct show_still *still, const struct draw_measure *measure,
                    const struct draw_list *list, const struct account *account)
{
    struct explained explained = {.page = page_name(still->page),
                                  .panel =
                                      sight_panel(still->look, (struct panel){still->size, {0, 0}}),
                                  .measure = measure,
                                  .list = list,
                                  .account = account};
    explain_write(&explained, still->explain);
}

static bool paint(const struct show_still *still, struct typeface *typeface,
                  struct painter *painter, struct error *error)
{
    struct sight *sight = sight_new(still->look, typeface_measure(typeface));
    struct sight_scene scene = {
        .page = still->page,
        .snapshot = still->snapshot,
        .now = still->now,
        .since = WALL_TIME_NONE,
        .panel = {.size_px = still->size},
    };
    struct wall_time until;
    struct rect damage;
    struct account *account = NULL;
    if (still->explain)
        account = calloc(1, sizeof *account);
    scene.account = account;
    const struct draw_list *list = sight_draw(sight, &scene, &until);
    bool ok = write_list(still, list, error);
    if (account)
        explain(still, typeface_measure(typeface), list, account);
    free(account);
    if (still->out)
        painter_paint(painter, list, &damage, 1);
    sight_free(sight);
    if (!ok || !still->out)
        return ok;
    return png_write(still->out, painter_frame(painter), error);
}

bool show_still_write(const struct show_still *still, struct error *error)
{
    struct typeface *typeface = NULL;
    struct painter *painter = NULL;
    bool ok = typeface_new(&still->look->fonts, &typeface, error) &&
              painter_new(still->size, typeface, &painter, error) &&
              paint(still, typeface, painter, error);
    painter_free(painter);
    typeface_free(typeface);
    return ok;
}
