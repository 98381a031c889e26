/* A QR code as squares on the wall: whole pixels a module, light around. */
#include "view/qr_modules.h"

#include <math.h>

enum { LEAST_MODULE_PX = 3 };

static const double MODULE_LEAST = 0.6, MODULE_MOST = 1.2;
static const struct colour LIGHT = COLOUR_RGB(0xFFFFFF), DARK = COLOUR_RGB(0x000000);

int qr_modules_count(const struct qr_code *code)
{
    return code->side > 0 ? code->side + 2 * QR_MODULES_QUIET : 0;
}

static int module_px(const struct scene *scene, double units)
{
    int px = (int)lround(scene->type.unit_px * units);
    return px > LEAST_MODULE_PX ? px : LEAST_MODULE_PX;
}

int qr_modules_least_px(const struct scene *scene)
{
    return module_px(scene, MODULE_LEAST);
}

int qr_modules_most_px(const struct scene *scene)
{
    return module_px(scene, MODULE_MOST);
}

int qr_modules_fit_px(const struct scene *scene, const struct qr_code *code, int room_px)
{
    int modules = qr_modules_count(code), most = qr_modules_most_px(scene);
    int module = modules > 0 ? room_px / modules : 0;
    if (module < LEAST_MODULE_PX)
        return 0;
    return module < most ? module : most;
}

/* Each row of dark modules that touch is one fill. */
static void draw_row(const struct scene *scene, const struct qr_code *code, int row,
                     struct point at, int module)
{
    const bool *dark = code->dark + (size_t)row * (size_t)code->side;
    bool mirrored = scene->input->right_to_left; /* twice is not at all */
    for (int from = 0; from < code->side;) {
        int to = from;
        while (to < code->side && dark[to])
            to++;
        int first = mirrored ? code->side - to : from;
        struct rect run = {at.x + first * module, at.y + row * module, (to - from) * module,
                           module};
        if (to > from)
            draw_fill(scene->list, run, 0, DARK);
        from = to + 1;
    }
}

void qr_modules_draw(const struct scene *scene, const struct qr_code *code, struct point at,
                     int module)
{
    int side = qr_modules_count(code) * module, quiet = QR_MODULES_QUIET * module;
    draw_fill(scene->list, (struct rect){at.x, at.y, side, side}, 0, LIGHT);
    for (int row = 0; row < code->side; row++)
        draw_row(scene, code, row, (struct point){at.x + quiet, at.y + quiet}, module);
}
