/* Tests of show/board_note.c: what the board's set-up says, and its mistakes. */
#include "folder.h"
#include "show/board_note.h"

static const char *const NAMES[] = {"board.json", NULL};

static void all_of_it_is_read(void **state)
{
    (void)state;
    static const char TEXT[] =
        "{\"schema\":\"wallboard-board/1\",\"state\":\"rejected\","
        "\"sentence\":\"wallboard.json:12: x\",\"hostname\":\"wall-3\",\"model\":\"\","
        "\"serial\":\"c0ffee\",\"addresses\":[\"192.0.2.7\",\"2001:db8::7\"],"
        "\"help_url\":\"https://wall.example.org/\",\"wifi\":\"out_of_reach\","
        "\"wifi_name\":\"Office\",\"of_a_newer_one\":1}";
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
    assert_int_equal(board.wifi, BOARD_WIFI_OUT_OF_REACH);
    assert_string_equal(board.wifi_name, "Office");
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
        {"{\"schema\":\"wallboard-board/1\",\"state\":\"configured\",\"wifi\":\"asleep\"}",
         "wifi: expected one of \"unknown\", \"connected\", \"refused\", \"out_of_reach\""},
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

/* What provisioning writes is what the wall reads. */
static void what_is_written_is_read_again(void **state)
{
    (void)state;
    static const char *const ADDRESSES[] = {"192.0.2.7", "2001:db8::7"};
    struct arena *arena = arena_new();
    const char *folder = folder_make(arena);
    const char *path = folder_write(arena, folder, "board.json", "old");
    struct board read = {.state = BOARD_CONFIGURED};
    struct board written = {.state = BOARD_REJECTED,
                            .sentence = "wallboard.json:12: \"x\"",
                            .hostname = "wall-3",
                            .serial = "c0ffee",
                            .addresses = ADDRESSES,
                            .address_count = 2,
                            .wifi = BOARD_WIFI_REFUSED,
                            .wifi_name = "B\xC3\xBCro"};
    struct error error = {.text = ""};
    if (!board_note_write(path, &written, &error))
        fail_msg("%s", error.text);
    if (!board_note_read(path, arena, &read, &error))
        fail_msg("%s", error.text);
    assert_int_equal(read.state, BOARD_REJECTED);
    assert_string_equal(read.sentence, written.sentence);
    assert_string_equal(read.hostname, "wall-3");
    assert_string_equal(read.serial, "c0ffee");
    assert_null(read.model);
    assert_null(read.help_url);
    assert_int_equal(read.address_count, 2);
    assert_string_equal(read.addresses[0], "192.0.2.7");
    assert_int_equal(read.wifi, BOARD_WIFI_REFUSED);
    assert_string_equal(read.wifi_name, "B\xC3\xBCro");
    folder_remove(arena, folder, NAMES);
    assert_false(board_note_write(path, &written, &error));
    assert_non_null(strstr(error.text, "board.json"));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(what_is_written_is_read_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
