/* Tests of screen/kms_output: the display that is taken of those connected to a card. */
#include "cmocka_all.h"

#include <string.h>

#include "edid.h"
#include "fake_card.h"
#include "screen/kms_output.h"

static struct fake_connector hdmi(bool connected)
{
    return (struct fake_connector){
        .type = DRM_MODE_CONNECTOR_HDMIA,
        .connected = connected,
        .modes = {fake_mode(1920, 1080, DRM_MODE_TYPE_PREFERRED), fake_mode(1280, 720, 0)},
        .mode_count = 2,
    };
}

static int open_card(void **state)
{
    struct fake_card *card = fake_card_open();
    card->connectors[0] = hdmi(true);
    card->connectors[1] = hdmi(true);
    card->connectors[1].type = DRM_MODE_CONNECTOR_DSI;
    card->connector_count = 2;
    *state = card;
    return 0;
}

static int close_card(void **state)
{
    (void)state;
    fake_card_close();
    return 0;
}

static struct kms_output found(const struct fake_card *card, const struct kms_wish *wish)
{
    struct kms_output output = {.connector = 0};
    struct error error = {""};
    if (!kms_output_find(card->fd, wish, &output, &error))
        fail_msg("%s", error.text);
    return output;
}

static void assert_refused(int card, const struct kms_wish *wish, const char *sentence)
{
    struct kms_output output = {.connector = 4711};
    struct error error = {""};
    assert_false(kms_output_find(card, wish, &output, &error));
    assert_string_equal(error.text, sentence);
    assert_int_equal(output.connector, 4711);
}

static void the_first_display_is_taken(void **state)
{
    struct fake_card *card = *state;
    const struct kms_wish any = {.connector = NULL};
    struct kms_output output = found(card, &any);
    assert_string_equal(output.name, "HDMI-A-1");
    assert_int_equal(output.connector, FAKE_CONNECTOR_ID);
    assert_int_equal(output.crtc, FAKE_CRTC);
    assert_int_equal(output.size_px.w, 1920);
    assert_int_not_equal(output.dpms, 0);
    assert_true(output.wish_is_fulfilled);
    card->connectors[0].connected = false;
    assert_string_equal(found(card, &any).name, "DSI-1");
}

static void the_connector_that_is_named_is_taken(void **state)
{
    const struct fake_card *card = *state;
    const struct kms_wish wish = {.connector = "DSI-1"};
    assert_string_equal(found(card, &wish).name, "DSI-1");
}

static void without_a_display_it_says_so(void **state)
{
    struct fake_card *card = *state;
    const struct kms_wish any = {.connector = NULL};
    const struct kms_wish named = {.connector = "HDMI-A-1"};
    const struct kms_wish wrong = {.connector = "HDMI-A-9"};
    assert_refused(card->fd, &wrong, "no display is connected to HDMI-A-9");
    card->connectors[0].connected = false;
    assert_refused(card->fd, &named, "no display is connected to HDMI-A-1");
    card->connectors[1].connected = false;
    assert_refused(card->fd, &any, "no display is connected");
    assert_refused(-1, &any, "its outputs cannot be listed: Bad file descriptor");
}

/* As of a plug that makes contact, but not yet on the line that tells the modes. */
static void a_display_that_cannot_be_driven_is_none(void **state)
{
    struct fake_card *card = *state;
    const struct kms_wish any = {.connector = NULL};
    card->connectors[0].mode_count = 0;
    card->connectors[1].has_no_crtc = true;
    assert_refused(card->fd, &any, "no display is connected");
}

static void the_mode_that_is_wished_for_is_set_where_it_is_offered(void **state)
{
    const struct fake_card *card = *state;
    struct kms_wish wish = {.mode = {.size = {1280, 720}}};
    struct kms_output output = found(card, &wish);
    assert_int_equal(output.size_px.w, 1280);
    assert_true(output.wish_is_fulfilled);
    wish.mode.size.w = 1000;
    output = found(card, &wish);
    assert_int_equal(output.size_px.w, 1920);
    assert_false(output.wish_is_fulfilled);
}

static void the_display_says_its_name_and_size(void **state)
{
    struct fake_card *card = *state;
    const struct kms_wish any = {.connector = NULL};
    uint8_t edid[EDID_BLOCK];
    edid_fill(edid, (struct size){1210, 680}, (struct size){121, 68});
    card->connectors[0].edid = edid;
    struct kms_output output = found(card, &any);
    assert_string_equal(output.display, "WALL 55");
    assert_int_equal(output.size_mm.w, 1210);
    edid[40]++; /* the checksum is wrong now */
    output = found(card, &any);
    assert_string_equal(output.display, "");
    assert_int_equal(output.size_mm.w, 0);
    card->connectors[0].edid = NULL;
    assert_int_equal(found(card, &any).size_mm.w, 0);
}

static void it_is_there_until_it_is_unplugged(void **state)
{
    struct fake_card *card = *state;
    const struct kms_wish any = {.connector = NULL};
    struct kms_output output = found(card, &any);
    assert_true(kms_output_is_there(card->fd, &output));
    card->connectors[0].connected = false;
    assert_false(kms_output_is_there(card->fd, &output));
}

static void another_display_is_not_the_same(void **state)
{
    struct fake_card *card = *state;
    const struct kms_wish any = {.connector = NULL};
    struct kms_output output = found(card, &any);
    struct kms_output again = found(card, &any);
    assert_true(kms_output_equal(&output, &again));
    card->connectors[0].modes[0].vrefresh = 50;
    again = found(card, &any);
    assert_false(kms_output_equal(&output, &again));
    card->connectors[0].connected = false;
    again = found(card, &any);
    assert_false(kms_output_equal(&output, &again));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_first_display_is_taken, open_card, close_card),
        cmocka_unit_test_setup_teardown(the_connector_that_is_named_is_taken, open_card,
                                        close_card),
        cmocka_unit_test_setup_teardown(without_a_display_it_says_so, open_card, close_card),
        cmocka_unit_test_setup_teardown(a_display_that_cannot_be_driven_is_none, open_card,
                                        close_card),
        cmocka_unit_test_setup_teardown(the_mode_that_is_wished_for_is_set_where_it_is_offered,
                                        open_card, close_card),
        cmocka_unit_test_setup_teardown(the_display_says_its_name_and_size, open_card, close_card),
        cmocka_unit_test_setup_teardown(it_is_there_until_it_is_unplugged, open_card, close_card),
        cmocka_unit_test_setup_teardown(another_display_is_not_the_same, open_card, close_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
