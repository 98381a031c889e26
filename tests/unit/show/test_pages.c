/* Tests of show/pages.c: order, dwell, own pages first, changed pages, and what each mistake in the
   config's list or in a file costs and says. */
#include <sys/stat.h>

#include "base/log.h"
#include "config/config.h"
#include "folder.h"
#include "show/pages.h"
#include "view/page_rule.h"

static const char BUILT_IN[] = WALLBOARD_SOURCE_DIR "/assets/pages";
#define AGENTS "[[{ \"widget\": \"agents\" }]]"

static char logged[1024];

static void keep_line(void *self, enum log_level level, const char *line)
{
    (void)self;
    (void)level;
    snprintf(logged, sizeof logged, "%s", line);
}

static struct pages_setup setup_of(const char *list, const char *own, struct arena *arena)
{
    struct config config;
    struct error error;
    const char *text = arena_textf(arena, "{\n\"screen\": { \"pages\": [\n%s\n] } }", list);
    if (!config_parse((struct json_text){text, strlen(text), "w.json"}, "/etc/wallboard", arena,
                      &config, &error))
        fail_msg("%s", error.text);
    struct page_choice *choices = arena_array(arena, config.screen.page_count, sizeof *choices);
    for (size_t i = 0; i < config.screen.page_count; i++)
        choices[i] =
            (struct page_choice){config.screen.pages[i].name, config.screen.pages[i].written};
    return (struct pages_setup){.choices = choices,
                                .choice_count = config.screen.page_count,
                                .document = config.screen.pages_in,
                                .own_folder = own,
                                .folder = BUILT_IN,
                                .dwell_ms = 20000};
}

static struct pages read_list(const char *list, const char *own, struct arena *arena)
{
    struct pages pages = {0};
    struct error error;
    struct pages_setup setup = setup_of(list, own, arena);
    logged[0] = '\0';
    if (!pages_read(&setup, arena, &pages, &error))
        fail_msg("%s", error.text);
    return pages;
}

static void pages_come_in_order_with_their_dwell(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct pages pages =
        read_list("{ \"page\": \"sla\", \"dwell\": \"5s\" }, \"overview\"", NULL, arena);
    assert_int_equal(pages.count, 2);
    assert_string_equal(page_name(pages.list[0]), "sla");
    assert_int_equal(pages.dwell_ms[0], 5000);
    assert_string_equal(page_name(pages.list[1]), "overview");
    assert_int_equal(pages.dwell_ms[1], 20000);
    assert_int_equal(pages.mistakes, 0);
    assert_string_equal(logged, "");
    arena_free(arena);
}

static void the_usual_pages_need_no_list(void **state)
{
    (void)state;
    static const struct page_choice usual[] = {{"overview", false}, {"queues", false}};
    struct arena *arena = arena_new();
    struct pages pages;
    struct error error;
    struct pages_setup setup = {
        .choices = usual, .choice_count = 2, .folder = BUILT_IN, .dwell_ms = 7000};
    assert_true(pages_read(&setup, arena, &pages, &error));
    assert_int_equal(pages.count, 2);
    assert_int_equal(pages.dwell_ms[1], 7000);
    arena_free(arena);
}

static void a_page_may_be_written_in_the_list_or_change_another(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *list = "{ \"name\": \"mine\", \"dwell\": \"1m\", \"rows\": " AGENTS " },"
                       "{ \"name\": \"overview\", \"dwell\": \"30s\" },"
                       "{ \"page\": \"overview\", \"name\": \"overview-2\" }";
    struct pages pages = read_list(list, NULL, arena);
    assert_int_equal(pages.count, 3);
    assert_string_equal(page_name(pages.list[0]), "mine");
    assert_int_equal(pages.dwell_ms[0], 60000);
    assert_null(page_help(pages.list[0]));
    assert_string_equal(page_name(pages.list[1]), "overview");
    assert_int_equal(pages.dwell_ms[1], 30000);
    assert_string_equal(page_help(pages.list[1]), page_help(pages.list[2]));
    assert_string_equal(page_name(pages.list[2]), "overview-2");
    assert_int_equal(pages.dwell_ms[2], 20000);
    arena_free(arena);
}

struct mistake {
    const char *item;
    const char *sentence;
};

/* Each costs that page alone. */
static const struct mistake LEFT_OUT[] = {
    {"3", "w.json:3: screen.pages[0]: expected a page's name, or an object that is a page or "
          "changes one, found the number 3"},
    {"null", "w.json:2: screen.pages[0]: expected a page's name, or an object that is a page or "
             "changes one, found nothing"},
    {"\"../x\"", "w.json:3: screen.pages[0]: expected a page's name, small letters, digits, \"-\" "
                 "and \"_\", found the text \"../x\""},
    {"\"nowhere\"", "w.json:3: screen.pages[0]: there is no page \"nowhere\": expected the file "
                    "/built/in/nowhere.json"},
    {"{ \"dwell\": \"20s\" }", "w.json:3: screen.pages[0].name: is missing"},
    {"{ \"name\": \"nowhere\", \"dwell\": \"20s\" }",
     "w.json:3: screen.pages[0].name: there is no page \"nowhere\": expected the file "
     "/built/in/nowhere.json"},
    {"{ \"page\": \"nowhere\" }", "w.json:3: screen.pages[0].page: there is no page \"nowhere\": "
                                  "expected the file /built/in/nowhere.json"},
    {"{ \"name\": \"mine\", \"rows\": [] }",
     "w.json:3: screen.pages[0].rows: expected 1 to 8 rows, found 0"},
    {"{ \"name\": \"mine\", \"rows\": [\n[{ \"widget\": \"agents\" },\n{ \"widget\": \"tile\","
     " \"value\": \"totals.wating\" }]] }",
     "w.json:5: screen.pages[0].rows[0][1].value: there is no figure \"totals.wating\"; did you "
     "mean \"totals.waiting\"?"},
};

static void a_mistake_in_the_list_costs_its_page_and_is_told_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof LEFT_OUT / sizeof *LEFT_OUT; i++) {
        struct arena *arena = arena_new();
        const char *list = arena_textf(arena, "%s, \"queues\"", LEFT_OUT[i].item);
        struct pages pages = read_list(list, NULL, arena);
        assert_int_equal(pages.count, 1);
        assert_int_equal(pages.mistakes, 1);
        assert_string_equal(page_name(pages.list[0]), "queues");
        const char *folder = strstr(LEFT_OUT[i].sentence, "/built/in");
        const char *wanted =
            folder ? arena_textf(arena, "%.*s%s%s", (int)(folder - LEFT_OUT[i].sentence),
                                 LEFT_OUT[i].sentence, BUILT_IN, folder + strlen("/built/in"))
                   : LEFT_OUT[i].sentence;
        assert_string_equal(logged, arena_textf(arena, "page left out: %s", wanted));
        arena_free(arena);
    }
}

static void a_wrong_change_leaves_the_page_as_it_was(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct pages pages = read_list("{ \"page\": \"sla\", \"dwell\": \"2h\" }", NULL, arena);
    assert_int_equal(pages.count, 1);
    assert_int_equal(pages.dwell_ms[0], 20000);
    assert_string_equal(logged, "the page \"sla\" is shown without it: w.json:3: "
                                "screen.pages[0].dwell: expected a duration from 2s to 1h, found "
                                "the text \"2h\"");
    pages = read_list("{ \"name\": \"sla\", \"rows\": [[]] }", NULL, arena);
    assert_string_equal(page_name(pages.list[0]), "sla");
    assert_string_equal(logged, "the page \"sla\" is shown without it: w.json:3: "
                                "screen.pages[0].rows[0]: expected 1 to 6 widgets beside each "
                                "other, found 0");
    arena_free(arena);
}

static void of_two_pages_with_one_name_the_first_stays(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct pages pages = read_list("\"sla\", \"queues\",\n{ \"page\": \"sla\" }", NULL, arena);
    assert_int_equal(pages.count, 2);
    assert_int_equal(pages.mistakes, 1);
    assert_string_equal(logged, "page left out: w.json:4: screen.pages[2]: there is a page \"sla\" "
                                "further up; give this one a \"name\" of its own");
    arena_free(arena);
}

static void without_a_single_page_it_fails(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct pages pages;
    struct error error;
    struct pages_setup setup = setup_of("{ \"name\": \"mine\", \"rows\": [] }", NULL, arena);
    assert_false(pages_read(&setup, arena, &pages, &error));
    assert_string_equal(error.text,
                        "w.json:3: screen.pages[0].rows: expected 1 to 8 rows, found 0");
    arena_free(arena);
}

/* A file mine.json of that text, tried as "mine", with "queues" behind it. */
static void try_file(const char *text, mode_t mode, const char *wanted)
{
    static const char *const names[] = {"mine.json", NULL};
    struct arena *arena = arena_new();
    const char *own = folder_make(arena), *path = folder_write(arena, own, "mine.json", text);
    chmod(path, mode);
    struct pages pages = read_list("\"mine\", \"queues\"", own, arena);
    const char *sentence =
        arena_textf(arena, "page left out: w.json:3: screen.pages[0]: %s", wanted);
    const char *hole = strstr(sentence, "PATH");
    assert_int_equal(pages.count, 1);
    assert_string_equal(logged, arena_textf(arena, "%.*s%s%s", (int)(hole - sentence), sentence,
                                            path, hole + strlen("PATH")));
    folder_remove(arena, own, names);
    arena_free(arena);
}

static void standby_pages_come_behind_the_others_and_once(void **state)
{
    (void)state;
    static const char *const standby[] = {"nowhere", "vip", "handover", "queues"};
    struct arena *arena = arena_new();
    struct pages_setup setup = setup_of("\"sla\", \"vip\"", NULL, arena);
    struct pages pages;
    struct error error;
    setup.standby = standby;
    setup.standby_count = 4;
    assert_true(pages_read(&setup, arena, &pages, &error));
    assert_int_equal(pages.turning, 2);
    assert_int_equal(pages.count, 4);
    assert_int_equal(pages.mistakes, 1);
    assert_string_equal(page_name(pages.list[2]), "handover");
    assert_int_equal(pages.dwell_ms[2], 40000);
    assert_string_equal(logged, "the page \"queues\" on standby never comes: it has neither "
                                "\"when\" nor \"takeover\"");
    arena_free(arena);
}

static void rules_of_a_page_are_changed_one_by_one(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct pages pages =
        read_list("{ \"page\": \"handover\", \"takeover\": \"never\" }", NULL, arena);
    const struct page_rule *rule = page_rules(pages.list[0]);
    assert_false(rule->when.always);
    assert_int_equal(rule->takeover.occasions, 0);
    arena_free(arena);
}

static void a_mistake_in_a_file_is_told_with_both_places(void **state)
{
    (void)state;
    try_file("{ \"name\": \"mine\",\n\"rows\": [[{ \"widget\": \"tyle\" }]] }", 0644,
             "PATH:2: rows[0][0].widget: there is no widget \"tyle\"; did you mean \"tile\"?");
    try_file("{ \"name\": \"mine\",\n\"rows\": [[ }", 0644,
             "PATH:2:12: expected a value, found \"}\"");
    try_file("{ \"name\": \"other\", \"rows\": " AGENTS " }", 0644,
             "PATH: name: the page \"other\" must stand in a file other.json");
    if (geteuid() != 0)
        try_file("{}", 0, "cannot open PATH: Permission denied");
}

static void a_broken_page_of_ones_own_gives_way_to_the_built_in_one(void **state)
{
    (void)state;
    static const char *const names[] = {"queues.json", NULL};
    struct arena *arena = arena_new();
    const char *own = folder_make(arena);
    folder_write(arena, own, "queues.json", "{\"name\": 5}");
    struct pages pages = read_list("\"queues\"", own, arena);
    const struct page *page = NULL;
    struct error error;
    assert_string_equal(page_name(pages.list[0]), "queues");
    assert_non_null(strstr(logged, "the built-in page is shown instead: "));
    assert_int_equal(pages.mistakes, 1);
    struct pages_setup setup = setup_of("\"queues\"", own, arena);
    assert_false(pages_read_one(&setup, "queues", arena, &page, &error));
    folder_remove(arena, own, names);
    arena_free(arena);
}

static void a_folder_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct pages pages = read_list("\"queues\"", "/nowhere", arena);
    assert_int_equal(pages.count, 1);
    assert_int_equal(pages.mistakes, 1);
    assert_string_equal(logged, "screen.page_dir: the folder /nowhere cannot be read");
    arena_free(arena);
}

static void one_page_is_found_by_name_listed_or_not(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const struct page *page = NULL;
    struct error error;
    struct pages_setup setup =
        setup_of("\"sla\", { \"name\": \"mine\", \"rows\": " AGENTS " }", NULL, arena);
    assert_true(pages_read_one(&setup, "mine", arena, &page, &error));
    assert_string_equal(page_name(page), "mine");
    assert_true(pages_read_one(&setup, "vip", arena, &page, &error));
    assert_string_equal(page_name(page), "vip");
    assert_false(pages_read_one(&setup, "nowhere", arena, &page, &error));
    assert_string_equal(page_name(page), "vip");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_come_in_order_with_their_dwell),
        cmocka_unit_test(standby_pages_come_behind_the_others_and_once),
        cmocka_unit_test(rules_of_a_page_are_changed_one_by_one),
        cmocka_unit_test(the_usual_pages_need_no_list),
        cmocka_unit_test(a_page_may_be_written_in_the_list_or_change_another),
        cmocka_unit_test(a_mistake_in_the_list_costs_its_page_and_is_told_with_its_place),
        cmocka_unit_test(a_wrong_change_leaves_the_page_as_it_was),
        cmocka_unit_test(of_two_pages_with_one_name_the_first_stays),
        cmocka_unit_test(without_a_single_page_it_fails),
        cmocka_unit_test(a_mistake_in_a_file_is_told_with_both_places),
        cmocka_unit_test(a_broken_page_of_ones_own_gives_way_to_the_built_in_one),
        cmocka_unit_test(a_folder_that_is_not_there_is_told),
        cmocka_unit_test(one_page_is_found_by_name_listed_or_not),
    };
    log_set_sink(keep_line, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
