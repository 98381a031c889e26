/* The page of a board without a config: what to do, which board it is, and a QR code. */
#include "view/frame.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/line_break.h"
#include "view/qr_modules.h"
#include "view/words.h"

enum { MOST_LINES = 4, MOST_ROWS = 5, QR_TEXT = QR_CODE_MOST + 1 };

static const double GAP = 4, COLUMN_GAP = 3, TOP_GAP = 6;

struct row {
    const char *label;
    const char *value;
};

static const char *headline_of(const struct board *board)
{
    return board->state == BOARD_REJECTED ? _("The config was refused") : _("No config yet");
}

static const char *advice_of(const struct board *board)
{
    if (!board->has_card)
        return _("The wall begins by itself as soon as the file is right.");
    if (board->state == BOARD_REJECTED)
        return _("Mend wallboard.json on the memory card, then start the board again.");
    return _("Put a file wallboard.json on the memory card, then start the board again.");
}

static size_t add_row(struct row *rows, size_t count, const char *label, const char *value)
{
    if (value && *value)
        rows[count++] = (struct row){label, value};
    return count;
}

static const char *addresses_of(const struct scene *scene, const struct board *board)
{
    const char *all = NULL;
    for (size_t i = 0; i < board->address_count; i++)
        all = all ? arena_textf(scene->arena, "%s, %s", all, board->addresses[i])
                  : board->addresses[i];
    return all;
}

static size_t rows_of(const struct scene *scene, const struct board *board, struct row *rows)
{
    size_t count = add_row(rows, 0, _("Name"), board->hostname);
    const char *addresses = addresses_of(scene, board);
    count = add_row(rows, count, _("Address"), addresses ? addresses : _("none yet"));
    count = add_row(rows, count, _("Board"), board->model);
    count = add_row(rows, count, _("Serial"), board->serial);
    return add_row(rows, count, _("Help"), board->help_url);
}

/* A phone opens the guide, or takes down which board this is. */
static struct qr_code code_of(const struct scene *scene, const struct board *board)
{
    char buffer[QR_TEXT];
    struct text text = text_over(buffer, sizeof buffer);
    if (board->help_url)
        return qr_code_of(board->help_url, scene->arena);
    text_addf(&text, "wallboard %s", board->hostname ? board->hostname : "");
    for (size_t i = 0; i < board->address_count; i++)
        text_addf(&text, " %s", board->addresses[i]);
    text_addf(&text, "%s%s", board->serial ? " " : "", board->serial ? board->serial : "");
    return qr_code_of(buffer, scene->arena);
}

static struct pen_paragraph paragraph_of(const struct scene *scene, const char *text,
                                         struct colour colour)
{
    return (struct pen_paragraph){.text = text,
                                  .step = TYPE_LABEL,
                                  .role = ROLE_LABEL,
                                  .colour = colour,
                                  .ground = scene->vivid->ground,
                                  .most = MOST_LINES};
}

/* A word that is wider than its line, such as a long address, would be cut. */
static bool words_fit(const struct scene *scene, const struct pen_paragraph *paragraph, int width)
{
    struct draw_font font = pen_font(scene, paragraph->face, paragraph->step);
    const char *text = paragraph->text;
    while (*text) {
        size_t bytes = line_break_next(text, 0);
        const char *word = arena_bytes(scene->arena, text, bytes);
        if (measure_width(scene->input->measure, font, word) > width)
            return false;
        text += bytes;
        text += strspn(text, " ");
    }
    return true;
}

/* Draws it and cuts its height off; what has no room is left out. Whether all of it is there. */
static bool put(const struct scene *scene, const struct pen_paragraph *paragraph, struct rect *rect)
{
    int size = scene->type.size_px[paragraph->step];
    int height = scene_line_px(scene) * size / scene->type.size_px[TYPE_LABEL];
    struct pen_paragraph endless = *paragraph;
    endless.most = 2 * MOST_LINES;
    if (height * pen_lines(scene, paragraph, rect->w) > rect->h)
        return false;
    rect_cut_top(rect, pen_paragraph(scene, paragraph, *rect));
    return words_fit(scene, paragraph, rect->w) &&
           pen_lines(scene, &endless, rect->w) <= paragraph->most;
}

static bool put_headline(const struct scene *scene, const struct board *board, struct rect *rect)
{
    struct pen_paragraph headline = paragraph_of(scene, headline_of(board), scene->vivid->text);
    headline.face = FACE_BOLD;
    headline.role = ROLE_HEADLINE;
    headline.most = 2;
    headline.step = TYPE_4;
    while (headline.step > TYPE_FIGURE && pen_lines(scene, &headline, rect->w) > 1)
        headline.step--;
    return put(scene, &headline, rect);
}

static int label_width(const struct scene *scene, const struct row *rows, size_t count)
{
    int widest = 0;
    for (size_t i = 0; i < count; i++) {
        struct pen_run run = {.text = rows[i].label, .step = TYPE_LABEL};
        int width = pen_width(scene, &run, 1);
        widest = width > widest ? width : widest;
    }
    return widest + scene_units(scene, COLUMN_GAP);
}

static bool put_rows(const struct scene *scene, const struct row *rows, size_t count,
                     struct rect rect)
{
    int line = scene_line_px(scene), left = label_width(scene, rows, count);
    bool whole = true;
    for (size_t i = 0; i < count; i++) {
        if (rect.h < line)
            return false;
        struct pen_paragraph label = paragraph_of(scene, rows[i].label, scene->vivid->quiet);
        struct pen_paragraph value = paragraph_of(scene, rows[i].value, scene->vivid->text);
        struct rect beside = {rect.x + left, rect.y, rect.w - left, rect.h};
        value.most = rect.h / line < 2 ? 1 : 2;
        label.most = 1;
        pen_paragraph(scene, &label, rect);
        whole = put(scene, &value, &beside) && whole;
        rect_cut_top(&rect, rect.h - beside.h);
    }
    return whole;
}

/* At the right where the picture is wide, below where it is high; cuts its place off. */
static void put_code(struct scene *scene, const struct board *board, struct rect *rect)
{
    struct qr_code code = code_of(scene, board);
    bool wide = rect->w > rect->h;
    int module = qr_modules_fit_px(scene, &code, (wide ? rect->w : rect->h) / 3);
    int side = qr_modules_count(&code) * module;
    if (side == 0)
        return;
    struct rect place = wide ? rect_cut_right(rect, side) : rect_cut_bottom(rect, side);
    if (wide)
        rect_cut_right(rect, scene_units(scene, GAP));
    else
        rect_cut_bottom(rect, scene_units(scene, GAP));
    qr_modules_draw(scene, &code, (struct point){place.x, place.y}, module);
}

bool board_draw(struct scene *scene, const struct board *board, struct rect rect)
{
    struct row rows[MOST_ROWS];
    size_t count = rows_of(scene, board, rows);
    rect_cut_top(&rect, scene_units(scene, TOP_GAP));
    put_code(scene, board, &rect);
    bool whole = put_headline(scene, board, &rect);
    if (board->sentence) {
        struct pen_paragraph why = paragraph_of(scene, board->sentence, scene->vivid->text);
        whole = put(scene, &why, &rect) && whole;
        rect_cut_top(&rect, scene_units(scene, GAP / 2));
    }
    struct pen_paragraph advice = paragraph_of(scene, advice_of(board), scene->vivid->quiet);
    whole = put(scene, &advice, &rect) && whole;
    rect_cut_top(&rect, scene_units(scene, GAP));
    return put_rows(scene, rows, count, rect) && whole;
}
