/* Tests of show/board_waiting.c: what the system completes, and why a config is not taken. */
#include "show/board_waiting.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "show/config_wait.h"

static void the_system_completes_what_is_missing(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char name[256] = "";
    assert_int_equal(gethostname(name, sizeof name - 1), 0);
    struct board none = board_waiting_completed(NULL, arena);
    assert_int_equal(none.state, BOARD_UNCONFIGURED);
    assert_false(none.has_card);
    assert_string_equal(none.hostname, name);
    struct board told = {.state = BOARD_REJECTED, .has_card = true, .hostname = "wall-3"};
    struct board completed = board_waiting_completed(&told, arena);
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
    struct board board = board_waiting(&told, &wait, arena);
    assert_int_equal(board.state, BOARD_REJECTED);
    assert_string_equal(board.sentence, "wallboard.json:2: own");
    told.sentence = "rt.token is still on the card";
    assert_string_equal(board_waiting(&told, &wait, arena).sentence, wait.sentence);
    told = (struct board){.state = BOARD_REJECTED};
    assert_string_equal(board_waiting(&told, &wait, arena).sentence, "wallboard.json:2: own");
    told.sentence = "wallboard.json:9: of the set-up";
    assert_string_equal(board_waiting(&told, &wait, arena).sentence, told.sentence);
    told = (struct board){.state = BOARD_UNCONFIGURED};
    assert_null(board_waiting(&told, &wait, arena).sentence);
    assert_string_equal(board_waiting(NULL, &wait, arena).sentence, wait.sentence);
    wait.seen.st_ino = 0;
    assert_int_equal(board_waiting(NULL, &wait, arena).state, BOARD_UNCONFIGURED);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_system_completes_what_is_missing),
        cmocka_unit_test(a_refused_config_has_its_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
