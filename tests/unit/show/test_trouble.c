/* Tests of show/trouble.c: one sentence, of the gravest that is wrong. */
#include "show/trouble.h"

#include <assert.h>
#include <string.h>

#include "cmocka_all.h"
#include "show/config_wait.h"

static const struct desk_time UNTRUSTED = {.trusted = false};

static void assert_told(struct trouble_facts facts, const char *sentence)
{
    struct error buffer;
    const char *told = trouble_sentence(&facts, &buffer);
    assert_non_null(told);
    assert_string_equal(told, sentence);
}

/* Each is taken away once it was told, and the next one shows. */
static void the_gravest_is_told(void **state)
{
    (void)state;
    struct config_wait wait = {.sentence = "wallboard.json:2: sorce"};
    struct board board = {.state = BOARD_REJECTED, .sentence = "wallboard.json:9: dwell"};
    struct trouble_facts facts = {.no_page = "queues.json:3: rows",
                                  .wait = &wait,
                                  .board = &board,
                                  .unread = "taken_at: is missing",
                                  .unkept = "The picture is not kept.",
                                  .time = UNTRUSTED};
    assert_told(facts, "No page can be shown: queues.json:3: rows");
    facts.no_page = NULL;
    assert_told(facts, "wallboard.json:2: sorce");
    facts.wait = NULL;
    assert_told(facts, "The new config was refused: wallboard.json:9: dwell");
    board.sentence = NULL;
    assert_told(facts, "The new config was refused.");
    board.state = BOARD_CONFIGURED;
    assert_told(facts, "The figures cannot be read: taken_at: is missing");
    facts.unread = NULL;
    assert_told(facts, "The picture is not kept.");
    facts.unkept = NULL;
    board.sentence = "rt.token is imported, but it is still on the card";
    assert_told(facts, "The clock is not synchronised, so the age of the figures is unknown. Check "
                       "the network and this board's network time (NTP).");
    facts.time.trusted = true;
    assert_told(facts, "rt.token is imported, but it is still on the card");
}

static void a_remark_of_the_board_hides_no_ill_source(void **state)
{
    (void)state;
    struct error buffer;
    struct source_report source = {.health = SOURCE_ERROR, .message = "no answer"};
    struct snapshot snapshot = {.sources = &source, .source_count = 1};
    struct board board = {.state = BOARD_CONFIGURED, .sentence = "it is still on the card"};
    struct trouble_facts facts = {
        .board = &board, .snapshot = &snapshot, .time = {.trusted = true}};
    assert_null(trouble_sentence(&facts, &buffer));
    source.health = SOURCE_OK;
    assert_told(facts, "it is still on the card");
}

static void nothing_is_said_where_all_is_well(void **state)
{
    (void)state;
    struct error buffer;
    struct board board = {.state = BOARD_UNCONFIGURED};
    struct trouble_facts facts = {.board = &board, .time = {.trusted = true}};
    assert_null(trouble_sentence(&facts, &buffer));
}

/* The first answer may tell the time; what else is wrong does not wait for it. */
static void the_clock_is_given_a_moment(void **state)
{
    (void)state;
    struct error buffer;
    struct trouble_facts facts = {.time = UNTRUSTED, .early = true};
    assert_null(trouble_sentence(&facts, &buffer));
    facts.unread = "x";
    assert_told(facts, "The figures cannot be read: x");
}

static void a_board_without_an_address_says_so_before_it_blames_the_clock(void **state)
{
    (void)state;
    static const char *const ADDRESSES[] = {"192.0.2.7"};
    struct board board = {.state = BOARD_CONFIGURED, .has_card = true};
    struct trouble_facts facts = {.board = &board, .time = UNTRUSTED};
    assert_told(facts, "This board has no network address. Check the cable, or the name and "
                       "passphrase in wifi.conf.");
    board.has_card = false; /* somebody's own computer, of which nobody tells the addresses */
    assert_told(facts, desk_clock_trouble(UNTRUSTED));
    board = (struct board){.has_card = true, .addresses = ADDRESSES, .address_count = 1};
    assert_told(facts, desk_clock_trouble(UNTRUSTED));
}

static void why_the_wifi_gives_no_address_is_told_where_it_is_known(void **state)
{
    (void)state;
    static const char *const SENTENCES[] = {
        [BOARD_WIFI_UNKNOWN] = "This board has no network address. Check the cable, or the name "
                               "and passphrase in wifi.conf.",
        [BOARD_WIFI_CONNECTED] =
            "The Wi-Fi network \"Office\" gives this board no address. Check its DHCP.",
        [BOARD_WIFI_REFUSED] = "The Wi-Fi network \"Office\" does not let this board in. Check "
                               "passphrase, account and CA in wifi.conf.",
        [BOARD_WIFI_OUT_OF_REACH] = "The Wi-Fi network \"Office\" is not in reach. Check its name "
                                    "in wifi.conf, and the access point.",
    };
    static_assert(sizeof SENTENCES / sizeof *SENTENCES == BOARD_WIFI_COUNT, "a sentence each");
    struct board board = {.state = BOARD_CONFIGURED, .has_card = true, .wifi_name = "Office"};
    for (unsigned wifi = 0; wifi < BOARD_WIFI_COUNT; wifi++) {
        board.wifi = (enum board_wifi)wifi;
        assert_told((struct trouble_facts){.board = &board, .time = UNTRUSTED}, SENTENCES[wifi]);
    }
    board = (struct board){.has_card = true, .wifi = BOARD_WIFI_REFUSED};
    assert_told((struct trouble_facts){.board = &board, .time = UNTRUSTED},
                SENTENCES[BOARD_WIFI_UNKNOWN]);
}

/* What a board knows of its addresses is from before the network was up. */
static void a_missing_address_is_told_neither_at_the_start_nor_beside_fresh_figures(void **state)
{
    (void)state;
    struct error buffer;
    struct snapshot snapshot = {.taken_at = {1000000000000}};
    struct board board = {.state = BOARD_CONFIGURED, .has_card = true};
    struct trouble_facts facts = {.board = &board,
                                  .snapshot = &snapshot,
                                  .time = {.now = snapshot.taken_at, .trusted = true}};
    assert_null(trouble_sentence(&facts, &buffer));
    facts.time.now = wall_time_add_ms(facts.time.now, 3600000);
    assert_told(facts, "This board has no network address. Check the cable, or the name and "
                       "passphrase in wifi.conf.");
    facts.starting = true;
    assert_null(trouble_sentence(&facts, &buffer));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_board_without_an_address_says_so_before_it_blames_the_clock),
        cmocka_unit_test(why_the_wifi_gives_no_address_is_told_where_it_is_known),
        cmocka_unit_test(a_missing_address_is_told_neither_at_the_start_nor_beside_fresh_figures),
        cmocka_unit_test(a_remark_of_the_board_hides_no_ill_source),
        cmocka_unit_test(the_gravest_is_told),
        cmocka_unit_test(nothing_is_said_where_all_is_well),
        cmocka_unit_test(the_clock_is_given_a_moment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
