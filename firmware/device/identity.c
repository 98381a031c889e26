/* Which board this is: its model, serial number, host name and addresses. */
#include "device/identity.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <dirent.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"

/* What the kernel tells in a file of /proc or /sys, whose sizes it does not: up to a NUL or a
   line's end. "" where there is none. */
static void read_word(const char *root, const char *path, char buffer[static IDENTITY_TEXT])
{
    char whole[512];
    buffer[0] = '\0';
    snprintf(whole, sizeof whole, "%s%s", root, path);
    FILE *file = fopen(whole, "re");
    if (!file)
        return;
    size_t length = fread(buffer, 1, IDENTITY_TEXT - 1, file);
    buffer[length] = '\0';
    buffer[strcspn(buffer, "\r\n")] = '\0';
    fclose(file);
}

/* "dc:a6:32:01:02:03" becomes "dca632010203". */
static void keep_alphanumeric(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (isalnum((unsigned char)*from))
            *to++ = (char)tolower((unsigned char)*from);
    }
    *to = '\0';
}

/* Wired ones first, then by name; loopback last. */
static int compare_interfaces(const void *a, const void *b)
{
    const char *const *left = a, *const *right = b;
    bool wired_left = (*left)[0] == 'e', wired_right = (*right)[0] == 'e';
    if (wired_left != wired_right)
        return wired_left ? -1 : 1;
    return strcmp(*left, *right);
}

static void read_mac(const char *root, char mac[static IDENTITY_TEXT])
{
    enum { MOST = 16 };
    const char *names[MOST];
    size_t count = 0;
    struct arena *arena = arena_new();
    DIR *dir = opendir(arena_textf(arena, "%s/sys/class/net", root));
    mac[0] = '\0';
    for (struct dirent *entry = dir ? readdir(dir) : NULL; entry; entry = readdir(dir)) {
        if (count < MOST && entry->d_name[0] != '.' && !text_equal(entry->d_name, "lo"))
            names[count++] = arena_text(arena, entry->d_name);
    }
    if (dir)
        closedir(dir);
    qsort(names, count, sizeof names[0], compare_interfaces);
    if (count > 0)
        read_word(root, arena_textf(arena, "/sys/class/net/%s/address", names[0]), mac);
    keep_alphanumeric(mac);
    arena_free(arena);
}

struct identity identity_read(const char *root)
{
    struct identity identity;
    read_word(root, "/proc/device-tree/model", identity.model);
    read_word(root, "/proc/device-tree/serial-number", identity.serial);
    keep_alphanumeric(identity.serial);
    read_mac(root, identity.mac);
    if (identity.serial[0] == '\0')
        text_copy(identity.serial, sizeof identity.serial, identity.mac);
    return identity;
}

void identity_hostname(const struct identity *identity, const char *template, char *buffer,
                       size_t capacity)
{
    enum { LABEL = 63 }; /* RFC 1123 */
    char whole[512];
    struct text text = text_over(whole, sizeof whole);
    while (*template) {
        if (text_starts(template, "{serial}")) {
            text_add(&text, identity->serial);
            template += strlen("{serial}");
        } else if (text_starts(template, "{mac}")) {
            text_add(&text, identity->mac);
            template += strlen("{mac}");
        } else {
            text_addf(&text, "%c", *template ++);
        }
    }
    whole[LABEL] = '\0';
    size_t length = strlen(whole);
    while (length > 0 && whole[length - 1] == '-')
        whole[--length] = '\0';
    text_copy(buffer, capacity, length > 0 ? whole : "wallboard");
}

static bool is_public(const struct ifaddrs *entry)
{
    if (!entry->ifa_addr || !(entry->ifa_flags & IFF_UP) || (entry->ifa_flags & IFF_LOOPBACK))
        return false;
    if (entry->ifa_addr->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const void *)entry->ifa_addr;
        return (ntohl(v4->sin_addr.s_addr) >> 16) != 0xA9FE; /* 169.254/16, RFC 3927 */
    }
    if (entry->ifa_addr->sa_family != AF_INET6)
        return false;
    const struct sockaddr_in6 *v6 = (const void *)entry->ifa_addr;
    return !IN6_IS_ADDR_LINKLOCAL(&v6->sin6_addr);
}

/* NULL: it cannot be told. */
static const char *as_text(const struct sockaddr *address, struct arena *arena)
{
    enum { MOST = 64 }; /* an IPv6 address and its zone */
    char text[MOST];
    socklen_t size =
        address->sa_family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    bool told = getnameinfo(address, size, text, MOST, NULL, 0, NI_NUMERICHOST) == 0;
    return told ? arena_text(arena, text) : NULL;
}

const char *const *identity_addresses(struct arena *arena, size_t *ret_count)
{
    enum { MOST = 8 };
    const char **addresses = arena_array(arena, MOST, sizeof *addresses);
    struct ifaddrs *list = NULL;
    size_t count = 0;
    if (getifaddrs(&list) != 0)
        list = NULL;
    for (struct ifaddrs *entry = list; entry && count < MOST; entry = entry->ifa_next) {
        const char *text = is_public(entry) ? as_text(entry->ifa_addr, arena) : NULL;
        if (text)
            addresses[count++] = text;
    }
    freeifaddrs(list);
    *ret_count = count;
    return addresses;
}
