/* Board and network: what is read, and each mistake's sentence. */
#include "cmocka_all.h"

#include "parsed.h"

static void what_is_left_out_has_its_usual_value(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config = parsed("{}", arena);
    assert_string_equal(config.board.hostname, "wallboard-{serial}");
    assert_null(config.board.help_url);
    assert_null(config.board.update_url);
    assert_string_equal(config.board.update_from, "02:00");
    assert_string_equal(config.board.update_to, "04:00");
    assert_null(config.network.address);
    assert_int_equal(config.network.interface, INTERFACE_ETHERNET);
    assert_int_equal(config.network.dns.count, 0);
    assert_int_equal(config.network.ntp.count, 0);
    arena_free(arena);
}

static void all_of_it_is_read(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"board\":{\"hostname\":\"wall-{mac}\",\"help_url\":\"https://help.example.org\","
               "\"update\":{\"url\":\"https://u.example.org/w.raucb\",\"window\":\"22:30-05:00\"}},"
               "\"network\":{\"interface\":\"wifi\",\"address\":\"2001:db8::7/64\","
               "\"gateway\":\"2001:db8::1\",\"dns\":[\"192.0.2.53\"],"
               "\"ntp\":[\"ntp.example.org\",\"192.0.2.123\"]}}",
               arena);
    assert_string_equal(config.board.hostname, "wall-{mac}");
    assert_string_equal(config.board.help_url, "https://help.example.org");
    assert_string_equal(config.board.update_url, "https://u.example.org/w.raucb");
    assert_string_equal(config.board.update_from, "22:30");
    assert_string_equal(config.board.update_to, "05:00");
    assert_int_equal(config.network.interface, INTERFACE_WIFI);
    assert_string_equal(config.network.address, "2001:db8::7/64");
    assert_string_equal(config.network.gateway, "2001:db8::1");
    assert_int_equal(config.network.dns.count, 1);
    assert_string_equal(config.network.ntp.names[1], "192.0.2.123");
    arena_free(arena);
}

static void sources_take_what_they_leave_out_from_the_network(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct config config =
        parsed("{\"source\":[{\"id\":\"a\",\"type\":\"feed\",\"url\":\"https://a.example.org\"},"
               "{\"id\":\"b\",\"type\":\"feed\",\"url\":\"https://b.example.org\","
               "\"proxy\":\"http://own.example.org:1\",\"ca_file\":\"own.pem\"}],"
               "\"network\":{\"proxy\":\"http://proxy.example.org:3128\",\"ca_file\":\"ca.pem\"}}",
               arena);
    assert_string_equal(config.sources[0].proxy, "http://proxy.example.org:3128");
    assert_string_equal(config.sources[0].ca_file, "/etc/wallboard/ca.pem");
    assert_string_equal(config.sources[1].proxy, "http://own.example.org:1");
    assert_string_equal(config.sources[1].ca_file, "/etc/wallboard/own.pem");
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"board\":{\"hostname\":\"Wall 7\"}}",
         "w.json:1: board.hostname: expected up to 40 small letters, digits and \"-\", and "
         "{serial} or {mac}, found the text \"Wall 7\""},
        {"{\"board\":{\"hostname\":\"{ip}\"}}",
         "w.json:1: board.hostname: expected up to 40 small letters, digits and \"-\", and "
         "{serial} or {mac}, found the text \"{ip}\""},
        {"{\"board\":{\"update\":{\"window\":\"2-4\"}}}",
         "w.json:1: board.update.window: expected two times of day such as \"02:00-04:00\", found "
         "the text \"2-4\""},
        {"{\"board\":{\"update\":{\"window\":\"02:00-24:00\"}}}",
         "w.json:1: board.update.window: expected two times of day such as \"02:00-04:00\", found "
         "the text \"02:00-24:00\""},
        {"{\"board\":{\"update\":{\"window\":\"02:00-02:00\"}}}",
         "w.json:1: board.update.window: begins when it ends, and so is never open: "
         "\"02:00-04:00\" would do"},
        {"{\"board\":{\"update\":{\"url\":\"https://u.example.org/$(x)\"}}}",
         "w.json:1: board.update.url: expected a URL without quotes, \"$\" and \"\\\", found the "
         "text \"https://u.example.org/$(x)\""},
        {"{\"board\":{\"update\":{\"url\":\"https://u:p@u.example.org/\"}}}",
         "w.json:1: board.update.url: the URL carries a user or password, which must not stand in "
         "the config"},
        {"{\"board\":{\"name\":\"x\"}}",
         "w.json:1: board.name: unknown key, known are \"hostname\", \"help_url\", \"update\""},
        {"{\"network\":{\n\"address\":\"192.0.2.7\"}}",
         "w.json:2: network.address: expected an address with its prefix such as "
         "\"192.0.2.7/24\", found the text \"192.0.2.7\""},
        {"{\"network\":{\"address\":\"192.0.2.7/33\"}}",
         "w.json:1: network.address: expected an address with its prefix such as "
         "\"192.0.2.7/24\", found the text \"192.0.2.7/33\""},
        {"{\"network\":{\"address\":\"192.0.2/24\"}}",
         "w.json:1: network.address: expected an address with its prefix such as "
         "\"192.0.2.7/24\", found the text \"192.0.2/24\""},
        {"{\"network\":{\"gateway\":\"192.0.2.1\"}}",
         "w.json:1: network.gateway: a gateway goes with an \"address\"; without one DHCP tells "
         "it"},
        {"{\"network\":{\"address\":\"192.0.2.7/24\",\"gateway\":\"router\"}}",
         "w.json:1: network.gateway: expected an IP address such as \"192.0.2.1\", found the text "
         "\"router\""},
        {"{\"network\":{\"dns\":[\"dns.example.org\"]}}",
         "w.json:1: network.dns[0]: expected an IP address, found the text \"dns.example.org\""},
        {"{\"network\":{\"ntp\":[\"ntp server\"]}}",
         "w.json:1: network.ntp[0]: expected an IP address or a host's name, found the text \"ntp "
         "server\""},
        {"{\"network\":{\"ntp\":[1,2,3,4,5,6,7,8,9]}}",
         "w.json:1: network.ntp: has 9 entries, at most 8 are allowed"},
        {"{\"network\":{\"interface\":\"eth0\"}}",
         "w.json:1: network.interface: expected one of \"ethernet\", \"wifi\", found the text "
         "\"eth0\""},
    };
    REFUSED(refusals);
}

static void a_fixed_address_wants_a_name_server(void **state)
{
    (void)state;
    static const struct refusal refusals[] = {
        {"{\"network\":{\"address\":\"192.0.2.7/24\"}}",
         "w.json:1: network.dns: is missing: with an \"address\" of its own the board is told no "
         "name server by DHCP, so name one such as [\"192.0.2.53\"]"},
        {"{\"network\":{\"address\":\"192.0.2.7/24\",\"dns\":[]}}",
         "w.json:1: network.dns: is missing: with an \"address\" of its own the board is told no "
         "name server by DHCP, so name one such as [\"192.0.2.53\"]"},
    };
    REFUSED(refusals);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_left_out_has_its_usual_value),
        cmocka_unit_test(all_of_it_is_read),
        cmocka_unit_test(sources_take_what_they_leave_out_from_the_network),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(a_fixed_address_wants_a_name_server),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
