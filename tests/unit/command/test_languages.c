/* The wall in every language: nothing missing, cut, overlapping or drawn as an empty box. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"
#include "base/text.h"
#include "check.h"
#include "cmocka_all.h"
#include "desks.h"
#include "desks_more.h"
#include "feed/feed.h"
#include "pages.h"
#include "screen/typeface.h"
#include "screen/typeface_image.h"
#include "view/format.h"
#include "view/view.h"
#include "view/words.h"

#define ELLIPSIS "…"

/* One language with the faces it is drawn in. */
struct speaker {
    const struct language *language;
    struct typeface *typeface;
};

/* What is drawn: one page of one desk on one panel. */
struct sight {
    const char *page;
    const struct snapshot *(*desk)(struct arena *arena);
    struct view_panel panel;
};

static const char *const SIGHT_PAGES[] = {"overview",    "queues",   "response", "sla",
                                          "handover",    "tiers",    "vip",      "assistants",
                                          "quality",     "security", "disputes", "incidents",
                                          "leaderboard", "offices",  "staffing"};
static const struct snapshot *(*const SIGHT_DESKS[])(struct arena *arena) = {
    desks_busy, desks_incident, desks_handover};
/* These in every shape, the others in the first two. */
static const char *const MAIN_PAGES[] = {"overview", "sla", "handover"};
static const struct view_panel SIGHT_PANELS[] = {
    {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1080, 1920}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {3840, 2160}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1280, 720}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1024, 768}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {2560, 1080}, .diagonal_in = 55, .distance_m = 5},
    {.size_px = {1920, 1080}, .diagonal_in = 55, .distance_m = 8},
};
enum {
    SIGHT_PAGE_COUNT = sizeof SIGHT_PAGES / sizeof *SIGHT_PAGES,
    SIGHT_DESK_COUNT = sizeof SIGHT_DESKS / sizeof *SIGHT_DESKS,
    SIGHT_PANEL_COUNT = sizeof SIGHT_PANELS / sizeof *SIGHT_PANELS,
    USUAL_PANEL_COUNT = 2
};

static struct sight sight_at(size_t index)
{
    return (struct sight){
        .page = SIGHT_PAGES[index % SIGHT_PAGE_COUNT],
        .desk = SIGHT_DESKS[index / SIGHT_PAGE_COUNT % SIGHT_DESK_COUNT],
        .panel = SIGHT_PANELS[index / SIGHT_PAGE_COUNT / SIGHT_DESK_COUNT],
    };
}

static bool is_looked_at(size_t index)
{
    const char *page = SIGHT_PAGES[index % SIGHT_PAGE_COUNT];
    bool usual = index / SIGHT_PAGE_COUNT / SIGHT_DESK_COUNT < USUAL_PANEL_COUNT;
    for (size_t i = 0; i < sizeof MAIN_PAGES / sizeof *MAIN_PAGES; i++)
        usual = usual || text_equal(page, MAIN_PAGES[i]);
    return usual;
}

static struct speaker speaker_of(const struct language *language)
{
    struct error error;
    struct speaker speaker = {.language = language};
    struct typeface_setup setup = {.language = language->tag};
    if (!typeface_new(&setup, &speaker.typeface, &error))
        fail_msg("%s", error.text);
    return speaker;
}

static struct view_input input_of(const struct speaker *speaker, const struct sight *sight,
                                  struct arena *arena)
{
    bool found = words_speak(WALLBOARD_BUILT_LOCALES, speaker->language->locale);
    assert_int_equal(found, speaker->language != &LANGUAGES[0]);
    return (struct view_input){
        .page = pages_load(sight->page, arena),
        .snapshot = sight->desk(arena),
        .now = DESKS_NOW,
        .state_since = DESKS_NOW,
        .policy = desks_policy(),
        .panel = sight->panel,
        .right_to_left = speaker->language->right_to_left,
        .measure = typeface_measure(speaker->typeface),
    };
}

static void say(const struct speaker *speaker, const struct sight *sight, const char *what,
                const char *text)
{
    print_error("%s, %s at %dx%d: %s: \"%s\"\n", speaker->language->tag, sight->page,
                sight->panel.size_px.w, sight->panel.size_px.h, what, text);
}

/* What is data may be cut: a stretch of the snapshot's own text. */
static bool is_cut_word(const char *text, const char *data)
{
    const char *cut = strstr(text, ELLIPSIS);
    if (!cut)
        return false;
    char kept[256];
    const char *from = cut > text ? text : cut + strlen(ELLIPSIS);
    size_t length = cut > text ? (size_t)(cut - text) : strlen(from);
    snprintf(kept, sizeof kept, "%.*s", (int)length, from);
    return strstr(data, kept) == NULL;
}

static size_t box_count(const struct speaker *speaker, const char *text)
{
    size_t before = typeface_missing(speaker->typeface);
    struct draw_font font = {FACE_REGULAR, 24};
    struct shape_image image = typeface_image(speaker->typeface, font, text);
    SDL_FreeSurface(image.surface);
    return typeface_missing(speaker->typeface) - before;
}

static size_t text_faults(const struct speaker *speaker, const struct sight *sight,
                          const struct draw_list *list, const char *data)
{
    size_t faults = 0;
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind != DRAW_TEXT)
            continue;
        const char *text = command->text.text;
        bool cut = is_cut_word(text, data), boxed = box_count(speaker, text) > 0;
        if (cut)
            say(speaker, sight, "a word is cut", text);
        if (boxed)
            say(speaker, sight, "an empty box", text);
        faults += (size_t)cut + boxed;
    }
    return faults;
}

static size_t faults_of(const struct speaker *speaker, const struct sight *sight)
{
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct view_input input = input_of(speaker, sight, arena);
    view_draw(&input, list);
    size_t length = 0;
    char *data = feed_write(input.snapshot, true, &length);
    size_t faults = text_faults(speaker, sight, list, data);
    char problem[256] = "";
    if (!check_page(&input, list, problem, sizeof problem)) {
        say(speaker, sight, "breaks a rule", problem);
        faults++;
    }
    free(data);
    draw_list_free(list);
    arena_free(arena);
    return faults;
}

static void every_page_stands_in_every_language(void **state)
{
    (void)state;
    size_t faults = 0;
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        struct speaker speaker = speaker_of(&LANGUAGES[i]);
        for (size_t k = 0; k < SIGHT_PAGE_COUNT * SIGHT_DESK_COUNT * SIGHT_PANEL_COUNT; k++) {
            struct sight sight = sight_at(k);
            if (!is_looked_at(k))
                continue;
            faults += faults_of(&speaker, &sight);
        }
        typeface_free(speaker.typeface);
    }
    assert_int_equal(faults, 0);
}

/* The texts of a catalogue: a table of lengths and places. Source: GNU gettext manual, "The Format
   of GNU MO Files"; all of it is in this machine's byte order. */
static size_t catalogue_boxes(const struct speaker *speaker, struct arena *arena)
{
    struct error error;
    struct file_bytes file = {0};
    const char *path = arena_textf(arena, WALLBOARD_BUILT_LOCALES "/%s/LC_MESSAGES/wallboard.mo",
                                   speaker->language->locale);
    if (!file_read(path, 1 << 20, arena, &file, &error))
        fail_msg("%s", error.text);
    uint32_t head[5], place[2];
    memcpy(head, file.bytes, sizeof head);
    assert_int_equal(head[0], 0x950412de);
    assert_true(head[2] > 100);
    size_t boxes = 0;
    for (uint32_t i = 1; i < head[2]; i++) { /* the first is the header */
        memcpy(place, file.bytes + head[4] + i * sizeof place, sizeof place);
        boxes += box_count(speaker, file.bytes + place[1]);
    }
    return boxes;
}

static const struct draw_command *text_of(const struct draw_list *list, const char *text)
{
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_TEXT && text_equal(command->text.text, text))
            return command;
    }
    fail_msg("it does not say \"%s\"", text);
    return NULL;
}

static bool says(const struct draw_list *list, const char *words)
{
    for (size_t i = 0; i < draw_list_count(list); i++) {
        const struct draw_command *command = draw_list_at(list, i);
        if (command->kind == DRAW_TEXT && strstr(command->text.text, words))
            return true;
    }
    return false;
}

/* Another language has less to say of it, but has it in words that the floor can read. */
static void trouble_is_told_in_the_walls_language(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    for (int german = 0; german <= 1; german++) {
        struct speaker speaker = speaker_of(language_named(german ? "de" : "en"));
        struct sight sight = {"queues", desks_busy, SIGHT_PANELS[0]};
        struct view_input input = input_of(&speaker, &sight, arena);
        struct source_report source = {.id = "rt",
                                       .health = SOURCE_ERROR,
                                       .last_ok_at = DESKS_NOW,
                                       .trouble = TROUBLE_LOGIN,
                                       .message = "rt.example.org refused the token (401)"};
        struct snapshot desk = *input.snapshot;
        desk.sources = &source;
        desk.source_count = 1;
        input.snapshot = &desk;
        view_draw(&input, list);
        assert_true(says(list, "refused the token") == !german);
        assert_true(says(list, "lehnt die Anmeldung ab") == german);
        source.trouble = TROUBLE_NONE;
        view_draw(&input, list);
        assert_true(says(list, "refused the token"));
        typeface_free(speaker.typeface);
    }
    draw_list_free(list);
    arena_free(arena);
}

/* Tiles and the clock change sides. */
static void arabic_runs_from_the_right(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct draw_list *list = draw_list_new();
    struct speaker speaker = speaker_of(language_named("ar"));
    struct sight sight = {"overview", desks_busy, SIGHT_PANELS[0]};
    struct view_input input = input_of(&speaker, &sight, arena);
    view_draw(&input, list);
    int first = text_of(list, _("Waiting"))->bounds.x,
        last = text_of(list, _("SLA today"))->bounds.x;
    assert_true(first > 1920 / 2 && last < 1920 / 2);
    assert_true(text_of(list, "09:30")->bounds.x < 1920 / 4);
    draw_list_free(list);
    typeface_free(speaker.typeface);
    arena_free(arena);
}

static void no_word_of_a_catalogue_falls_to_an_empty_box(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 1; i < LANGUAGE_COUNT; i++) {
        struct speaker speaker = speaker_of(&LANGUAGES[i]);
        size_t boxes = catalogue_boxes(&speaker, arena);
        if (boxes > 0)
            fail_msg("%s: %zu empty boxes", speaker.language->tag, boxes);
        typeface_free(speaker.typeface);
    }
    arena_free(arena);
}

static void names_in_any_script_have_their_glyphs_in_every_language(void **state)
{
    (void)state;
    static const char *const NAMES[] = {
        "فاطمة الزهراء، Support", "आदित्य शर्मा",      "สมชาย ใจดี",  "דנה כהן (VIP)",
        "王小明 / 田中さくら",    "김민준",          "Жанна Їжак", "Ελένη",
        "Nguyễn Thị Hương",       "Çağrı Işık, 3rd",
    };
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        struct speaker speaker = speaker_of(&LANGUAGES[i]);
        for (size_t k = 0; k < sizeof NAMES / sizeof *NAMES; k++)
            if (box_count(&speaker, NAMES[k]) > 0)
                fail_msg("%s: an empty box in \"%s\"", speaker.language->tag, NAMES[k]);
        typeface_free(speaker.typeface);
    }
}

static void assert_joined(struct format_figure figure, const char *wanted)
{
    char text[FORMAT_TEXT];
    format_join(&figure, text);
    assert_string_equal(text, wanted);
}

/* As CLDR 44 has them, but units after a blank: the wall sets them so. */
static void figures_have_each_languages_form(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *four, *five, *share, *hour;
    } ROWS[] = {
        {"en", "1,284", "12,845", "98.6\u00a0%", "14:30"},
        {"de", "1.284", "12.845", "98,6\u00a0%", "14:30"},
        {"fr", "1\u202f284", "12\u202f845", "98,6\u00a0%", "14:30"},
        {"es", "1284", "12.845", "98,6\u00a0%", "14:30"},
        {"pt-BR", "1.284", "12.845", "98,6\u00a0%", "14:30"},
        {"it", "1.284", "12.845", "98,6\u00a0%", "14:30"},
        {"tr", "1.284", "12.845", "%98,6", "14:30"},
        {"ru", "1\u202f284", "12\u202f845", "98,6\u00a0%", "14:30"},
        {"uk", "1\u202f284", "12\u202f845", "98,6\u00a0%", "14:30"},
        {"vi", "1.284", "12.845", "98,6\u00a0%", "14:30"},
        {"id", "1.284", "12.845", "98,6\u00a0%", "14.30"},
        {"zh-CN", "1,284", "12,845", "98.6\u00a0%", "14:30"},
        {"zh-TW", "1,284", "12,845", "98.6\u00a0%", "14:30"},
        {"ja", "1,284", "12,845", "98.6\u00a0%", "14:30"},
        {"ko", "1,284", "12,845", "98.6\u00a0%", "14:30"},
        {"ar", "1,284", "12,845", "%98.6", "14:30"},
    };
    assert_int_equal(sizeof ROWS / sizeof *ROWS, LANGUAGE_COUNT);
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        char hour[FORMAT_PART];
        words_speak(WALLBOARD_BUILT_LOCALES, language_named(ROWS[i].tag)->locale);
        assert_joined(format_count(1284), ROWS[i].four);
        assert_joined(format_count(12845), ROWS[i].five);
        assert_joined(format_percent(98.61, 1), ROWS[i].share);
        format_hour(14, 30, hour);
        assert_string_equal(hour, ROWS[i].hour);
    }
}

/* Russian has three forms, Arabic six. */
static void plurals_follow_each_languages_rule(void **state)
{
    (void)state;
    words_speak(WALLBOARD_BUILT_LOCALES, "ru");
    assert_string_equal(words_plural("%d of %d step done", "%d of %d steps done", 1),
                        "%d из %d шага сделано");
    assert_string_equal(words_plural("%d of %d step done", "%d of %d steps done", 11),
                        "%d из %d шагов сделано");
    words_speak(WALLBOARD_BUILT_LOCALES, "ar");
    assert_string_equal(words_plural("%d of %d step done", "%d of %d steps done", 2),
                        "تم %d من %d خطوتين");
    assert_string_equal(words_plural("%d of %d step done", "%d of %d steps done", 5),
                        "تم %d من %d خطوات");
}

static void without_its_catalogue_the_wall_speaks_english(void **state)
{
    (void)state;
    assert_false(words_speak("/nowhere", "de"));
    assert_string_equal(_("fine"), "fine");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_stands_in_every_language),
        cmocka_unit_test(trouble_is_told_in_the_walls_language),
        cmocka_unit_test(arabic_runs_from_the_right),
        cmocka_unit_test(no_word_of_a_catalogue_falls_to_an_empty_box),
        cmocka_unit_test(names_in_any_script_have_their_glyphs_in_every_language),
        cmocka_unit_test(figures_have_each_languages_form),
        cmocka_unit_test(plurals_follow_each_languages_rule),
        cmocka_unit_test(without_its_catalogue_the_wall_speaks_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
