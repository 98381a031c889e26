/* Measures the painter on a full wall (296 texts, 40 cards, 4 charts): bench_paint [ROUNDS].
   Best of ROUNDS in milliseconds. For instructions run it with ROUNDS 1 under callgrind. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/random.h"
#include "draw/list.h"
#include "screen/painter.h"
#include "screen/typeface.h"

enum { CARDS = 40, COLUMNS = 8, TEXTS_A_CARD = 7, EXTRA_TEXTS = 16, CHARTS = 4, CHART_POINTS = 60 };

static const struct colour GROUND = COLOUR_RGB(0x101820);
static const struct colour CARD = COLOUR_RGB(0x1b2631);
static const struct colour INK = COLOUR_RGB(0xf2f4f5);

/* What differs from one picture to the next. */
struct moment {
    int clock;   /* seconds */
    int figures; /* steps of the figures that change */
    int page;    /* another page: all texts differ */
};

struct bench {
    struct size size;
    struct typeface *typeface;
    struct painter *painter;
    struct draw_list *list;
    int rounds;
};

static int scaled(const struct bench *bench, int at_1080p)
{
    return at_1080p * bench->size.h / 1080;
}

static void write(struct bench *bench, struct point at, int size_px, enum draw_face face,
                  const char *words)
{
    struct draw_text text = {.text = words,
                             .font = {face, scaled(bench, size_px)},
                             .baseline = at,
                             .colour = INK,
                             .ground = CARD};
    draw_text(bench->list, typeface_measure(bench->typeface), &text);
}

static void draw_card(struct bench *bench, int index, struct moment moment)
{
    static const char *const WORDS[] = {"Payments", "Card disputes", "First response", "oldest",
                                        "available"};
    int w = bench->size.w / COLUMNS;
    int h = bench->size.h * 8 / 10 / (CARDS / COLUMNS);
    struct rect box = {index % COLUMNS * w, scaled(bench, 80) + index / COLUMNS * h, w, h};
    draw_fill(bench->list, rect_inset(box, scaled(bench, 6), scaled(bench, 6)), scaled(bench, 12),
              CARD);
    char words[64];
    for (int i = 0; i < 5; i++) {
        snprintf(words, sizeof words, "%s %c%d", WORDS[i], 'A' + moment.page, index);
        struct point at = {box.x + scaled(bench, 16), box.y + scaled(bench, 34 + 26 * i)};
        write(bench, at, 22, FACE_REGULAR, words);
    }
    int changing = index < 17 ? moment.figures : 0;
    snprintf(words, sizeof words, "%d", 1000 + index * 37 + changing);
    write(bench, (struct point){box.x + scaled(bench, 140), box.y + scaled(bench, 60)}, 40,
          FACE_BOLD, words);
    write(bench, (struct point){box.x + scaled(bench, 140), box.y + scaled(bench, 130)}, 22,
          FACE_REGULAR, "98.6 %");
}

static void draw_chart(struct bench *bench, int index, struct moment moment)
{
    struct point points[CHART_POINTS];
    struct random random = random_from((uint64_t)index + (uint64_t)(index ? 0 : moment.figures));
    int w = bench->size.w / CHARTS - scaled(bench, 40);
    int left = bench->size.w / CHARTS * index + scaled(bench, 20);
    for (int i = 0; i < CHART_POINTS; i++)
        points[i] = (struct point){left + w * i / (CHART_POINTS - 1),
                                   scaled(bench, 960 + (int)random_below(&random, 90))};
    draw_line(bench->list, points, CHART_POINTS, scaled(bench, 4), COLOUR_RGB(0x56b4e9));
}

static void draw(struct bench *bench, struct moment moment)
{
    char words[64];
    draw_list_begin(bench->list, bench->size, GROUND);
    for (int i = 0; i < CARDS; i++)
        draw_card(bench, i, moment);
    for (int i = 0; i < EXTRA_TEXTS - 1; i++) {
        snprintf(words, sizeof words, "strip %c %d", 'A' + moment.page, i);
        write(bench, (struct point){scaled(bench, 20 + 110 * i), scaled(bench, 50)}, 22,
              FACE_REGULAR, words);
    }
    snprintf(words, sizeof words, "12:%02d", moment.clock % 60);
    write(bench, (struct point){scaled(bench, 1740), scaled(bench, 55)}, 48, FACE_BOLD, words);
    for (int i = 0; i < CHARTS; i++)
        draw_chart(bench, i, moment);
}

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* What one measurement does before each round, and the picture it paints. */
struct task {
    const char *name;
    bool anew; /* paint all, whatever changed */
    struct moment step;
};

static void measure(struct bench *bench, const struct task *task)
{
    struct moment moment = {0, 0, 0};
    double listing = 1e9, painting = 1e9;
    for (int round = 0; round < bench->rounds; round++) {
        struct rect areas[64];
        moment.clock += task->step.clock;
        moment.figures += task->step.figures;
        moment.page = (moment.page + task->step.page) % 26;
        if (task->anew)
            painter_invalidate(bench->painter);
        double start = now_ms();
        draw(bench, moment);
        double listed = now_ms();
        painter_paint(bench->painter, bench->list, areas, 64);
        double painted = now_ms();
        listing = listed - start < listing ? listed - start : listing;
        painting = painted - listed < painting ? painted - listed : painting;
    }
    printf("%4dp  %-34s list %7.3f ms  paint %7.3f ms\n", bench->size.h, task->name, listing,
           painting);
}

static bool run(struct size size, int rounds)
{
    static const struct task TASKS[] = {
        {"first picture (nothing cached)", true, {0, 0, 1}},
        {"all anew, all cached", true, {0, 0, 0}},
        {"another page (all texts differ)", false, {0, 0, 1}},
        {"17 figures and a chart", false, {0, 1, 0}},
        {"only the clock", false, {1, 0, 0}},
        {"nothing changed", false, {0, 0, 0}},
    };
    struct error error = {""};
    struct typeface_setup setup = {.family = "Noto Sans"};
    struct bench bench = {.size = size, .rounds = rounds, .list = draw_list_new()};
    if (!typeface_new(&setup, &bench.typeface, &error) ||
        !painter_new(size, bench.typeface, &bench.painter, &error)) {
        fprintf(stderr, "%s\n", error.text);
        return false;
    }
    for (size_t i = 0; i < sizeof TASKS / sizeof *TASKS; i++) {
        int kept = bench.rounds;
        bench.rounds = i == 0 ? 1 : kept;
        measure(&bench, &TASKS[i]);
        bench.rounds = kept;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%4dp  %zu commands, at most %ld MB resident so far\n", size.h,
           draw_list_count(bench.list), usage.ru_maxrss / 1024);
    painter_free(bench.painter);
    typeface_free(bench.typeface);
    draw_list_free(bench.list);
    return true;
}

int main(int argc, char **argv)
{
    long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 20;
    if (rounds < 1 || rounds > 10000) {
        fprintf(stderr, "usage: bench_paint [ROUNDS], 1 to 10000\n");
        return 2;
    }
    bool done =
        run((struct size){1920, 1080}, (int)rounds) && run((struct size){3840, 2160}, (int)rounds);
    return done ? 0 : 1;
}
