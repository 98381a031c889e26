/* wifi.conf: what is read, each mistake's sentence, and iwd's file. */
#include <string.h>

#include "base/arena.h"
#include "cmocka_all.h"
#include "device/wifi.h"

static bool read_text(const char *text, struct arena *arena, struct wifi *wifi, struct error *error)
{
    return wifi_read((struct file_bytes){text, strlen(text)}, "wifi.conf", arena, wifi, error);
}

static struct wifi well(const char *text, struct arena *arena)
{
    struct wifi wifi;
    struct error error = {""};
    if (!read_text(text, arena, &wifi, &error))
        fail_msg("%s", error.text);
    return wifi;
}

static void a_passphrase_makes_a_personal_network(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct wifi wifi =
        well("\xEF\xBB\xBF# ours\r\nssid = My Office\r\n\r\npassphrase=\" 1=2 \\3 \"\r\n", arena);
    assert_int_equal(wifi.kind, WIFI_PERSONAL);
    assert_string_equal(wifi.ssid, "My Office");
    assert_string_equal(wifi.passphrase, " 1=2 \\3 ");
    assert_string_equal(wifi_iwd_name(&wifi, arena), "My Office.psk");
    assert_string_equal(wifi_iwd_text(&wifi, "/c", arena),
                        "[Security]\nPassphrase=\\s1=2 \\\\3 \n\n[Settings]\nAutoConnect=true\n"
                        "Hidden=false\n");
    arena_free(arena);
}

static void digits_are_the_key_itself(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct wifi wifi = well("ssid = a.b\npassphrase = "
                            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789ABCDEF\n",
                            arena);
    assert_string_equal(wifi_iwd_name(&wifi, arena), "=612e62.psk");
    assert_non_null(strstr(wifi_iwd_text(&wifi, "/c", arena), "PreSharedKey=0123"));
    arena_free(arena);
}

static void an_open_network_is_asked_for(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct wifi wifi = well("ssid = Guests\nopen = Yes\n", arena);
    assert_int_equal(wifi.kind, WIFI_OPEN);
    assert_string_equal(wifi_iwd_name(&wifi, arena), "Guests.open");
    assert_null(strstr(wifi_iwd_text(&wifi, "/c", arena), "[Security]"));
    arena_free(arena);
}

static void remarks_alone_are_no_network(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_int_equal(well("", arena).kind, WIFI_NONE);
    assert_int_equal(well("# nothing\n\n", arena).kind, WIFI_NONE);
    arena_free(arena);
}

static void peap_and_ttls_carry_a_password(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct wifi wifi = well("ssid=C\neap=PEAP\nidentity=wall\nanonymous_identity=anonymous\n"
                            "password=p\nca=ca.pem\nserver_name=r.example.org\n",
                            arena);
    assert_int_equal(wifi.kind, WIFI_COMPANY);
    assert_string_equal(wifi_iwd_name(&wifi, arena), "C.8021x");
    assert_string_equal(wifi_iwd_text(&wifi, "/c", arena),
                        "[Security]\nEAP-Method=PEAP\nEAP-Identity=anonymous\n"
                        "EAP-PEAP-CACert=/c/ca.pem\nEAP-PEAP-ServerDomainMask=r.example.org\n"
                        "EAP-PEAP-Phase2-Method=MSCHAPV2\nEAP-PEAP-Phase2-Identity=wall\n"
                        "EAP-PEAP-Phase2-Password=p\n\n[Settings]\nAutoConnect=true\n"
                        "Hidden=false\n");
    wifi = well("ssid=C\neap=ttls\nidentity=wall\npassword=p\nca=ca.pem\n", arena);
    assert_string_equal(wifi_iwd_text(&wifi, "/c", arena),
                        "[Security]\nEAP-Method=TTLS\nEAP-Identity=wall\n"
                        "EAP-TTLS-CACert=/c/ca.pem\nEAP-TTLS-Phase2-Method=Tunneled-PAP\n"
                        "EAP-TTLS-Phase2-Identity=wall\nEAP-TTLS-Phase2-Password=p\n\n"
                        "[Settings]\nAutoConnect=true\nHidden=false\n");
    arena_free(arena);
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sentence;
    } cases[] = {
        {"ssid Office\n", "wifi.conf:1: expected a line such as \"ssid = Office\""},
        {"\nsid = Office\n", "wifi.conf:2: unknown key, did you mean \"ssid\"?"},
        {"network={\n", "wifi.conf:1: unknown key; known are ssid, passphrase, country, hidden, "
                        "open, and eap with its own"},
        {"ssid = a\nssid = b\n", "wifi.conf:2: \"ssid\" stands in line 1 already"},
        {"ssid =\n", "wifi.conf:1: ssid: the value is empty"},
        {"passphrase = 12345678", "wifi.conf:1: ssid is missing: the network's name"},
        {"ssid = 123456789012345678901234567890123",
         "wifi.conf:1: ssid: a network's name has at most 32 bytes"},
        {"ssid = a", "wifi.conf:1: how to log in is missing: \"passphrase\", \"eap\" or \"open = "
                     "yes\""},
        {"ssid = a\npassphrase = 1234567", "wifi.conf:2: passphrase: expected 8 to 63 characters "
                                           "(or the key's 64 digits from 0 to f), found 7"},
        {"ssid = a\npassphrase = gr\xC3\xBC\xC3\x9F"
         "e aus",
         "wifi.conf:2: passphrase: holds a character that no Wi-Fi passphrase has (only ASCII is "
         "allowed)"},
        {"ssid = a\npassphrase = 12345678\nopen = yes",
         "wifi.conf:3: \"passphrase\", \"eap\" and \"open = yes\" exclude each other"},
        {"ssid = a\nopen = maybe", "wifi.conf:2: open: expected yes or no"},
        {"ssid = a\nopen = yes\nhidden = 1", "wifi.conf:3: hidden: expected yes or no"},
        {"ssid = a\nopen = yes\ncountry = pt",
         "wifi.conf:3: country: expected two capital letters such as PT"},
        {"ssid = a\npassword = 12345678", "wifi.conf:2: password: goes with \"eap\"; for a home "
                                          "network write \"passphrase\""},
        {"ssid = a\neap = leap", "wifi.conf:2: eap: expected peap, ttls or tls"},
        {"ssid = a\neap = peap",
         "wifi.conf:2: eap = peap needs \"identity\": who the board logs in as"},
        {"ssid = a\neap = peap\nidentity = i",
         "wifi.conf:2: eap = peap needs \"ca\": the file with the CA of the login server, such as "
         "ca.pem"},
        {"ssid = a\neap = ttls\nidentity = i\nca = ca.pem",
         "wifi.conf:2: eap = ttls needs \"password\": of the identity"},
        {"ssid = a\neap = tls\nidentity = i\nca = ca.pem",
         "wifi.conf:2: eap = tls needs \"client_cert\": the file with the board's certificate"},
        {"ssid = a\neap = tls\nidentity = i\nca = ca.pem\nclient_cert = c",
         "wifi.conf:2: eap = tls needs \"client_key\": the file with the certificate's key"},
        {"ssid = a\neap = peap\nidentity = i\npassword = p\nca = /etc/ca.pem",
         "wifi.conf:5: ca: expected the name of a file beside this one"},
        {"ssid = \xFF", "wifi.conf: is not UTF-8 text: save it again as UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena *arena = arena_new();
        struct wifi wifi = {.ssid = "untouched"};
        struct error error = {""};
        assert_false(read_text(cases[i].text, arena, &wifi, &error));
        assert_string_equal(error.text, cases[i].sentence);
        assert_string_equal(wifi.ssid, "untouched");
        arena_free(arena);
    }
}

static void a_file_too_large_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct wifi wifi;
    struct error error = {""};
    struct file_bytes large = {arena_alloc(arena, 20000), 20000};
    assert_false(wifi_read(large, "wifi.conf", arena, &wifi, &error));
    assert_string_equal(error.text, "wifi.conf: has 20000 bytes, more than the 16384 allowed");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_passphrase_makes_a_personal_network),
        cmocka_unit_test(digits_are_the_key_itself),
        cmocka_unit_test(an_open_network_is_asked_for),
        cmocka_unit_test(remarks_alone_are_no_network),
        cmocka_unit_test(peap_and_ttls_carry_a_password),
        cmocka_unit_test(mistakes_have_their_sentences),
        cmocka_unit_test(a_file_too_large_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
