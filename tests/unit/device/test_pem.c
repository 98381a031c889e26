/* PEM files: what is taken, and each mistake's sentence. */
#include <string.h>

#include "cmocka_all.h"
#include "device/pem.h"

#define BODY                                                                                       \
    "MIIBszCCAVmgAwIBAgIUGJ1cPq0K5m0l8sJ2yq1s1f3n0n8wCgYIKoZIzj0EAwIw\n"                           \
    "HTEbMBkGA1UEAwwSd2FsbGJvYXJkIHRlc3QgQ0EwHhcNMjYxMTI3MDAwMDAwWhcN\n"
#define CERTIFICATE "-----BEGIN CERTIFICATE-----\n" BODY "-----END CERTIFICATE-----\n"
#define KEY "-----BEGIN EC PRIVATE KEY-----\n" BODY "-----END EC PRIVATE KEY-----\n"

static bool check(const char *text, enum pem_kind kind, struct error *error)
{
    return pem_check((struct file_bytes){text, strlen(text)}, "ca.pem", kind, error);
}

static void certificates_and_remarks_are_taken(void **state)
{
    (void)state;
    struct error error;
    assert_true(check(CERTIFICATE, PEM_CERTIFICATES, &error));
    assert_true(
        check("subject=/CN=our CA\r\n" CERTIFICATE "\n" CERTIFICATE, PEM_CERTIFICATES, &error));
    assert_true(check(KEY, PEM_KEY, &error));
    assert_true(check("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n" BODY
                      "-----END RSA PRIVATE KEY-----\n",
                      PEM_KEY, &error));
}

static void mistakes_have_their_sentences(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sentence;
    } cases[] = {
        {"", "ca.pem: holds no certificate in PEM (\"-----BEGIN …\"); convert it: openssl x509 "
             "-inform der -outform pem"},
        {"0\x82\x01", "ca.pem: holds no certificate in PEM (\"-----BEGIN …\"); convert it: openssl "
                      "x509 -inform der -outform pem"},
        {CERTIFICATE KEY, "ca.pem:5: a private key has no place here, only certificates: take it "
                          "out, and trust it no more"},
        {"-----BEGIN CERTIFICATE-----\n" BODY, "ca.pem:1: the block that begins here does not end"},
        {"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
         "ca.pem:1: the block that begins here is cut short"},
        {"-----BEGIN CERTIFICATE-----\n" BODY "what?\n-----END CERTIFICATE-----\n",
         "ca.pem:4: this is no base64: is the file damaged?"},
        {"\n-----END CERTIFICATE-----\n", "ca.pem:2: the end of a block that has not begun"},
        {"-----BEGIN CERTIFICATE-----\n" BODY "-----BEGIN CERTIFICATE-----\n",
         "ca.pem:4: a block begins before that of line 1 has ended"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {""};
        assert_false(check(cases[i].text, PEM_CERTIFICATES, &error));
        assert_string_equal(error.text, cases[i].sentence);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(certificates_and_remarks_are_taken),
        cmocka_unit_test(mistakes_have_their_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
