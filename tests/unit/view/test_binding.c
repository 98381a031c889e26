/* Tests of view/binding.c: the table itself. */
#include "cmocka_all.h"

#include <string.h>

#include "view/binding.h"

static void every_binding_can_be_found_and_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < BINDING_COUNT; i++) {
        const struct binding *binding = &BINDINGS[i];
        assert_ptr_equal(binding_named(binding->name), binding);
        assert_true(strlen(binding->label) > 0);
        assert_true(strlen(binding->short_label) > 0);
        assert_true(strlen(binding->after) > 0);
        assert_true(strlen(binding->help) > 10);
        assert_true(binding->offset < sizeof(struct facts));
    }
    assert_null(binding_named("totals.nothing"));
    assert_null(binding_named(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_binding_can_be_found_and_explained)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
