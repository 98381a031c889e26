/* Tests of show/pages.c: order, dwell, own pages first, a bad page left out. */
#include "base/log.h"
#include "folder.h"
#include "show/pages.h"

static const char BUILT_IN[] = WALLBOARD_SOURCE_DIR "/assets/pages";

static char logged[1024];

static void keep_line(void *self, enum log_level level, const char *line)
{
    (void)self;
    (void)level;
    snprintf(logged, sizeof logged, "%s", line);
}

static const char *page_text(struct arena *arena, const char *name)
{
    struct file_bytes file;
    struct error error;
    const char *path = arena_textf(arena, "%s/%s.json", BUILT_IN, name);
    if (!file_read(path, 100000, arena, &file, &error))
        fail_msg("%s", error.text);
    return file.bytes;
}

static void pages_come_in_order_with_their_dwell(void **state)
{
    (void)state;
    static const struct page_choice choices[] = {{"sla", 5000}, {"overview", 0}};
    struct pages_setup setup = {
        .choices = choices, .choice_count = 2, .folder = BUILT_IN, .dwell_ms = 20000};
    struct arena *arena = arena_new();
    struct pages pages;
    struct error error;
    assert_true(pages_read(&setup, arena, &pages, &error));
    assert_int_equal(pages.count, 2);
    assert_string_equal(page_name(pages.list[0]), "sla");
    assert_int_equal(pages.dwell_ms[0], 5000);
    assert_true(pages.dwell_ms[1] > 0);
    arena_free(arena);
}

static void a_bad_page_is_reported_and_left_out(void **state)
{
    (void)state;
    static const struct page_choice choices[] = {{"broken", 0}, {"nowhere", 0}, {"queues", 0}};
    static const char *const names[] = {"broken.json", "queues.json", NULL};
    struct arena *arena = arena_new();
    const char *own = folder_make(arena);
    folder_write(arena, own, "broken.json", "{\"name\": 5}");
    folder_write(arena, own, "queues.json", page_text(arena, "queues"));
    struct pages_setup setup = {.choices = choices,
                                .choice_count = 3,
                                .folder = BUILT_IN,
                                .own_folder = own,
                                .dwell_ms = 20000};
    struct pages pages;
    struct error error;
    assert_true(pages_read(&setup, arena, &pages, &error));
    assert_int_equal(pages.count, 1);
    assert_string_equal(page_name(pages.list[0]), "queues");
    assert_non_null(strstr(logged, "page left out: there is no page \"nowhere\""));
    setup.choice_count = 2;
    assert_false(pages_read(&setup, arena, &pages, &error));
    assert_non_null(strstr(error.text, "there is no page \"nowhere\": expected the file "));
    folder_remove(arena, own, names);
    arena_free(arena);
}

static void standby_pages_come_behind_the_others_and_once(void **state)
{
    (void)state;
    static const struct page_choice choices[] = {{"sla", 0}, {"vip", 0}};
    static const char *const standby[] = {"nowhere", "vip", "handover", "queues"};
    struct pages_setup setup = {.choices = choices,
                                .choice_count = 2,
                                .standby = standby,
                                .standby_count = 4,
                                .folder = BUILT_IN,
                                .dwell_ms = 20000};
    struct arena *arena = arena_new();
    struct pages pages;
    struct error error;
    assert_true(pages_read(&setup, arena, &pages, &error));
    assert_int_equal(pages.turning, 2);
    assert_int_equal(pages.count, 4);
    assert_string_equal(page_name(pages.list[2]), "handover");
    assert_int_equal(pages.dwell_ms[2], 40000);
    assert_string_equal(logged, "the page \"queues\" on standby never comes: it has neither "
                                "\"when\" nor \"takeover\"");
    arena_free(arena);
}

static void a_broken_page_of_ones_own_gives_way_to_the_built_in_one(void **state)
{
    (void)state;
    static const struct page_choice choices[] = {{"queues", 0}};
    static const char *const names[] = {"queues.json", NULL};
    struct arena *arena = arena_new();
    const char *own = folder_make(arena);
    folder_write(arena, own, "queues.json", "{\"name\": 5}");
    struct pages_setup setup = {.choices = choices,
                                .choice_count = 1,
                                .folder = BUILT_IN,
                                .own_folder = own,
                                .dwell_ms = 20000};
    struct pages pages;
    const struct page *page = NULL;
    struct error error;
    assert_true(pages_read(&setup, arena, &pages, &error));
    assert_string_equal(page_name(pages.list[0]), "queues");
    assert_non_null(strstr(logged, "the built-in page is shown instead: "));
    assert_false(pages_read_one(&setup, "queues", arena, &page, &error));
    folder_remove(arena, own, names);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_come_in_order_with_their_dwell),
        cmocka_unit_test(standby_pages_come_behind_the_others_and_once),
        cmocka_unit_test(a_broken_page_of_ones_own_gives_way_to_the_built_in_one),
        cmocka_unit_test(a_bad_page_is_reported_and_left_out),
    };
    log_set_sink(keep_line, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
