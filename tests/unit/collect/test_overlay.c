/* The config laid over a snapshot: what it sets, what it hides, what it leaves. */
#include "collect_config.h"

#include <math.h>

#include "collect/overlay.h"

#define CONFIG                                                                                     \
    "{\"source\": {\"type\": \"rt\", \"token_file\": \"t\", \"url\": \"http://rt\"},"              \
    " \"desk\": {\"name\": \"Wall\", \"time_zone\": \"Asia/Kuala_Lumpur\"},"                       \
    " \"queues\": [{\"id\": \"VIP\", \"short_name\": \"V\", \"tier\": 2, \"lane\": \"vip\"},"      \
    " {\"id\": \"9\", \"hidden\": true}]}"

static void test_overlay(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct config config = collect_config(arena, CONFIG);
    struct queue queues[3] = {queue_unknown(), queue_unknown(), queue_unknown()};
    queues[0].id = "1", queues[0].name = "VIP", queues[0].team = "A";
    queues[1].id = "9", queues[1].name = "Spam";
    queues[2].id = "3", queues[2].name = "Other";
    struct sla_clock clocks[] = {{.ticket = "5", .queue = "9"}, {.ticket = "6", .queue = "1"}};
    struct snapshot snapshot = snapshot_unknown();
    snapshot.queues = queues, snapshot.queue_count = 3;
    snapshot.clocks = clocks, snapshot.clock_count = 2, snapshot.clocks_total = 40;
    snapshot.totals.open = 100;
    for (int round = 0; round < 2; round++) {
        overlay_config(&config, arena, &snapshot);
        assert_string_equal(snapshot.desk_name, "Wall");
        assert_string_equal(snapshot.time_zone, "Asia/Kuala_Lumpur");
        assert_int_equal(snapshot.queue_count, 2);
        assert_string_equal(snapshot.queues[0].short_name, "V");
        assert_int_equal(snapshot.queues[0].lane, LANE_VIP);
        assert_int_equal((int)snapshot.queues[0].tier, 2);
        assert_string_equal(snapshot.queues[0].team, "A");
        assert_string_equal(snapshot.queues[1].name, "Other");
        assert_true(isnan(snapshot.queues[1].tier));
        assert_int_equal(snapshot.clock_count, 1);
        assert_string_equal(snapshot.clocks[0].ticket, "6");
        assert_int_equal((int)snapshot.clocks_total, 39);
        assert_int_equal((int)snapshot.totals.open, 100);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_overlay)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
