/* A QR code that a phone before the wall can read, such as the address of the desk. */
#include "view/widget.h"

#include <string.h>

#include "base/arena.h"
#include "view/pen.h"
#include "view/qr_modules.h"
#include "view/words.h"

struct qr {
    const char *title; /* NULL: none */
    bool of_desk;      /* the code is that of the desk's address, which the policy has */
    struct qr_code code;
};

static const char *const KEYS[] = {"widget", "span", "title", "text", NULL};

static const void *qr_read(const struct json_at *at, struct arena *arena)
{
    struct qr *qr = arena_alloc(arena, sizeof *qr);
    struct json_at place = json_member(at, "text");
    const char *text = json_text(at, "text");
    qr->title = json_text(at, "title");
    qr->of_desk = !text;
    if (text && (!*text || strlen(text) > QR_CODE_MOST))
        json_fail(&place, "a text of 1 to %d bytes", QR_CODE_MOST);
    else if (text)
        qr->code = qr_code_of(text, arena);
    return qr;
}

static struct qr_code code_of(const struct scene *scene, const struct qr *qr)
{
    const char *url = scene->input->policy.desk_url;
    if (!qr->of_desk)
        return qr->code;
    return url && strlen(url) <= QR_CODE_MOST ? qr_code_of(url, scene->arena)
                                              : (struct qr_code){.side = 0};
}

static int heading_px(const struct scene *scene, const struct qr *qr)
{
    return qr->title && *qr->title ? scene_line_px(scene) : 0;
}

static struct extent qr_extent(struct scene *scene, const void *settings, int width)
{
    const struct qr *qr = settings;
    struct qr_code code = code_of(scene, qr);
    int modules = qr_modules_count(&code), heading = heading_px(scene, qr);
    (void)width;
    if (modules == 0)
        return (struct extent){0};
    int least = modules * qr_modules_least_px(scene);
    int want = modules * qr_modules_most_px(scene);
    return (struct extent){least, heading + least, heading + want, 0};
}

static void qr_draw(struct scene *scene, const void *settings, struct rect rect)
{
    const struct qr *qr = settings;
    struct qr_code code = code_of(scene, qr);
    int heading = heading_px(scene, qr);
    int room = rect.h - heading < rect.w ? rect.h - heading : rect.w;
    int module = qr_modules_fit_px(scene, &code, room);
    if (module == 0)
        return;
    if (heading > 0) {
        struct rect line = rect_cut_top(&rect, heading);
        struct draw_font font = pen_font(scene, FACE_REGULAR, TYPE_LABEL);
        struct pen_run title = {.text = pen_fit(scene, font, _(qr->title), line.w),
                                .role = ROLE_LABEL,
                                .colour = scene->theme.quiet};
        int baseline = pen_baseline(scene, line.y, line.h, FACE_REGULAR, TYPE_LABEL);
        pen_draw(scene, (struct pen_line){line.x, baseline, scene->theme.ground}, &title, 1);
    }
    qr_modules_draw(scene, &code, (struct point){rect.x, rect.y}, module);
}

const struct widget_kind WIDGET_QR = {
    .name = "qr",
    .help = "a QR code of a text, without one of the desk's own address",
    .keys = KEYS,
    .read = qr_read,
    .extent = qr_extent,
    .draw = qr_draw,
};
