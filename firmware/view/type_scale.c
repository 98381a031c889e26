/* Works out cap heights from the viewing distance and builds the scale on them. */
#include "view/type_scale.h"

#include <math.h>

#include "draw/panel_size.h"

static const double LABEL_ARC_MINUTES = 16;
static const double FIGURE_ARC_MINUTES = 20;
static const double RATIO = 1.25;
static const double LEAST_WIDTH_LABELS = 12;
static const double LEAST_HEIGHT_LABELS = 9;
static const double DEFAULT_DIAGONAL_IN = 55;
static const double DEFAULT_DISTANCE_M = 5;
static const double MM_PER_INCH = 25.4;

/* Type of a few pixels has no shape; below this the picture is only seen to be there. */
enum { LEAST_CAP_PX = 4, UNITS_MARGIN = 8 };

static double positive_or(double value, double fallback)
{
    return value > 0 && isfinite(value) ? value : fallback;
}

/* Pixels per millimetre; the coarser direction where pixels are not square. */
double type_scale_px_per_mm(const struct view_panel *panel)
{
    double w = panel->size_px.w, h = panel->size_px.h;
    if (panel_size_check(panel->size_mm, panel->size_px, NULL))
        return fmin(w / panel->size_mm.w, h / panel->size_mm.h);
    return hypot(w, h) / (positive_or(panel->diagonal_in, DEFAULT_DIAGONAL_IN) * MM_PER_INCH);
}

double type_scale_distance_m(const struct view_panel *panel)
{
    return positive_or(panel->distance_m, DEFAULT_DISTANCE_M);
}

static double distance_px(const struct view_panel *panel)
{
    return type_scale_distance_m(panel) * 1000 * type_scale_px_per_mm(panel);
}

double type_scale_arc_minutes(const struct view_panel *panel, double px)
{
    return atan(px / distance_px(panel)) * 180 / acos(-1) * 60;
}

int type_scale_cap_px(const struct view_panel *panel, double arc_minutes)
{
    double angle = arc_minutes / 60 * acos(-1) / 180;
    return (int)fmax(LEAST_CAP_PX, round(tan(angle) * distance_px(panel)));
}

static int size_for(const struct draw_measure *measure, int cap_px)
{
    int regular = measure_size_for_cap(measure, FACE_REGULAR, cap_px);
    int bold = measure_size_for_cap(measure, FACE_BOLD, cap_px);
    return regular > bold ? regular : bold;
}

/* How much of the wanted size fits, at most 1. */
static double shrink(const struct view_panel *panel, int label_px)
{
    double by_width = panel->size_px.w / (LEAST_WIDTH_LABELS * label_px);
    double by_height = panel->size_px.h / (LEAST_HEIGHT_LABELS * label_px);
    return fmin(1, fmin(by_width, by_height));
}

struct type_scale type_scale_for(const struct view_panel *panel, const struct draw_measure *measure)
{
    int label = type_scale_cap_px(panel, LABEL_ARC_MINUTES);
    int figure = type_scale_cap_px(panel, FIGURE_ARC_MINUTES);
    double fits = shrink(panel, size_for(measure, label));
    if (fits < 1) {
        label = (int)fmax(LEAST_CAP_PX, floor(label * fits));
        figure = (int)fmax(LEAST_CAP_PX, floor(figure * fits));
    }
    struct type_scale scale = {.label_cap_px = label, .figure_cap_px = figure};
    scale.size_px[TYPE_LABEL] = size_for(measure, label);
    scale.size_px[TYPE_FIGURE] = size_for(measure, figure);
    for (int step = TYPE_2; step < TYPE_STEPS; step++)
        scale.size_px[step] = (int)lround(scale.size_px[TYPE_LABEL] * pow(RATIO, step));
    scale.unit_px = scale.size_px[TYPE_LABEL] * 8 / 52.0;
    int shorter = panel->size_px.w < panel->size_px.h ? panel->size_px.w : panel->size_px.h;
    scale.margin_px =
        (int)lround(fmin(UNITS_MARGIN * scale.unit_px, shorter * (UNITS_MARGIN * 8) / 1080.0));
    return scale;
}
