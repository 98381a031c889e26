/* Events come out soonest first, and of equal times in the order they went in. */
#include "cmocka_all.h"

#include "base/random.h"
#include "simdesk/event.h"

static void comes_out_in_order(void **state)
{
    (void)state;
    enum { EVENTS = 5000 };
    struct event_heap heap = {0};
    struct random dice = random_from(3);
    for (uint32_t i = 0; i < EVENTS; i++)
        event_push(&heap, (struct event){.at_ms = random_below(&dice, 500), .subject = i});
    struct event last = {.at_ms = -1};
    struct event next;
    for (int i = 0; i < EVENTS; i++) {
        assert_true(event_pop(&heap, 1000, &next));
        assert_true(next.at_ms >= last.at_ms);
        if (next.at_ms == last.at_ms)
            assert_true(next.subject > last.subject);
        last = next;
    }
    assert_false(event_pop(&heap, INT64_MAX, &next));
    event_heap_finish(&heap);
}

static void a_day_begins_before_all_else_of_its_instant(void **state)
{
    (void)state;
    static const enum event_kind IN[] = {EVENT_REOPEN, EVENT_MIDNIGHT, EVENT_ARRIVAL,
                                         EVENT_BOUNDARY};
    static const enum event_kind OUT[] = {EVENT_MIDNIGHT, EVENT_BOUNDARY, EVENT_REOPEN,
                                          EVENT_ARRIVAL};
    struct event_heap heap = {0};
    for (int i = 0; i < 4; i++)
        event_push(&heap, (struct event){.at_ms = 5, .kind = IN[i]});
    event_push(&heap, (struct event){.at_ms = 4, .kind = EVENT_RATE});
    struct event next;
    assert_true(event_pop(&heap, 5, &next));
    assert_int_equal(next.kind, EVENT_RATE);
    for (int i = 0; i < 4; i++) {
        assert_true(event_pop(&heap, 5, &next));
        assert_int_equal(next.kind, OUT[i]);
    }
    event_heap_finish(&heap);
}

static void leaves_what_comes_later(void **state)
{
    (void)state;
    struct event_heap heap = {0};
    struct event next = {.subject = 99};
    event_push(&heap, (struct event){.at_ms = 20, .subject = 2});
    event_push(&heap, (struct event){.at_ms = 10, .subject = 1});
    assert_true(event_pop(&heap, 10, &next));
    assert_int_equal(next.subject, 1);
    assert_false(event_pop(&heap, 19, &next));
    assert_int_equal(next.subject, 1);
    assert_int_equal(heap.count, 1);
    event_heap_finish(&heap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_out_in_order),
        cmocka_unit_test(a_day_begins_before_all_else_of_its_instant),
        cmocka_unit_test(leaves_what_comes_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
