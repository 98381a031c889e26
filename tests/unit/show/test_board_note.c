/* Tests of show/board_note.c: what the board's set-up says, its mistakes, and what it left out. */
#include "folder.h"
#include "show/board_note.h"
#include "show/config_wait.h"

static const char *const NAMES[] = {"board.json", NULL};

static void all_of_it_is_read(void **state)
{
    (void)state;
    static const char TEXT[] =
        "{\"schema\":\"wallboard-board/1\",\"state\":\"rejected\","
        "\"sentence\":\"wallboard.json:12: x\",\"hostname\":\"wall-3\",\"model\":\"\","
        "\"serial\":\"c0ffee\",\"addresses\":[\"192.0.2.7\",\"2001:db8::7\"],"
        "\"help_url\":\"https://wall.example.org/\",\"of_a_newer_one\":1}";
    struct arena *arena = arena_new();
    const char *folder = folder_make(arena);
    struct board board = {.state = BOARD_CONFIGURED};
    struct error error;
    if (!board_note_read(folder_write(arena, folder, "board.json", TEXT), arena, &board, &error))
        fail_msg("%s", error.text);
    assert_int_equal(board.state, BOARD_REJECTED);
    assert_true(board.has_card);
    assert_string_equal(board.sentence, "wallboard.json:12: x");
    assert_string_equal(board.hostname, "wall-3");
    assert_null(board.model);
    assert_string_equal(board.serial, "c0ffee");
    assert_int_equal(board.address_count, 2);
    assert_string_equal(board.addresses[1], "2001:db8::7");
    assert_string_equal(board.help_url, "https://wall.example.org/");
    folder_remove(arena, folder, NAMES);
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const char *const ROWS[][2] = {
        {"{\"state\":\"configured\"}", "schema: is missing"},
        {"{\"schema\":\"wallboard-board/1\"}", "state: is missing"},
        {"{\"schema\":\"wallboard/1\",\"state\":\"configured\"}",
         "schema: expected \"wallboard-board/1\", found the text \"wallboard/1\""},
        {"{\"schema\":\"wallboard-board/1\",\"state\":\"new\"}",
         "state: expected one of \"configured\", \"unconfigured\", \"rejected\""},
        {"{\"schema\":\"wallboard-board/1\",\"state\":\"configured\",\"addresses\":[5]}",
         "addresses[0]: expected a text, found the number 5"},
        {"{", "board.json:1:2: expected a key"},
    };
    struct arena *arena = arena_new();
    const char *folder = folder_make(arena);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct board board = {.state = BOARD_CONFIGURED};
        struct error error = {.text = ""};
        const char *path = folder_write(arena, folder, "board.json", ROWS[i][0]);
        assert_false(board_note_read(path, arena, &board, &error));
        if (!strstr(error.text, ROWS[i][1]))
            fail_msg("%s\n  gave: %s\n  wanted: %s", ROWS[i][0], error.text, ROWS[i][1]);
    }
    folder_remove(arena, folder, NAMES);
    arena_free(arena);
}

static void the_system_completes_what_is_missing(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char name[256] = "";
    assert_int_equal(gethostname(name, sizeof name - 1), 0);
    struct board none = board_note_completed(NULL, arena);
    assert_int_equal(none.state, BOARD_UNCONFIGURED);
    assert_false(none.has_card);
    assert_string_equal(none.hostname, name);
    struct board told = {.state = BOARD_REJECTED, .has_card = true, .hostname = "wall-3"};
    struct board completed = board_note_completed(&told, arena);
    assert_int_equal(completed.state, BOARD_REJECTED);
    assert_string_equal(completed.hostname, "wall-3");
    assert_int_equal(completed.address_count, none.address_count);
    arena_free(arena);
}

/* A page that says "refused" says with which line, whoever found the mistake. */
static void a_refused_config_has_its_sentence(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config_wait wait = {.sentence = "wallboard.json:2: own", .seen = {.st_ino = 7}};
    struct board told = {.state = BOARD_CONFIGURED};
    struct board board = board_note_waiting(&told, &wait, arena);
    assert_int_equal(board.state, BOARD_REJECTED);
    assert_string_equal(board.sentence, "wallboard.json:2: own");
    told.sentence = "rt.token is still on the card";
    assert_string_equal(board_note_waiting(&told, &wait, arena).sentence, wait.sentence);
    told = (struct board){.state = BOARD_REJECTED};
    assert_string_equal(board_note_waiting(&told, &wait, arena).sentence, "wallboard.json:2: own");
    told.sentence = "wallboard.json:9: of the set-up";
    assert_string_equal(board_note_waiting(&told, &wait, arena).sentence, told.sentence);
    told = (struct board){.state = BOARD_UNCONFIGURED};
    assert_null(board_note_waiting(&told, &wait, arena).sentence);
    assert_string_equal(board_note_waiting(NULL, &wait, arena).sentence, wait.sentence);
    wait.seen.st_ino = 0;
    assert_int_equal(board_note_waiting(NULL, &wait, arena).state, BOARD_UNCONFIGURED);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(the_system_completes_what_is_missing),
        cmocka_unit_test(a_refused_config_has_its_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
