/* The board's network as systemd-networkd, timesyncd and iwd take it. */
#include "device/netconf.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"

enum { FILE_TEXT = 4096 };

struct output {
    const char *root;
    struct arena *arena;
    char buffer[FILE_TEXT];
};

static struct text begin(struct output *output)
{
    return text_over(output->buffer, sizeof output->buffer);
}

static bool finish(struct output *output, const char *path, struct error *error)
{
    const char *whole = arena_textf(output->arena, "%s/%s", output->root, path);
    return file_make_folder(file_folder(output->arena, whole), error) &&
           file_replace(whole, output->buffer, strlen(output->buffer), FILE_FAST, error);
}

static void add_list(struct text *text, const char *key, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_addf(text, "%s=%s\n", key, list[i]);
}

struct interface {
    const char *name, *type;
    int metric; /* of its routes: where there are two, the lower one goes first */
};

static const struct interface ETHERNET = {"ethernet", "ether", 100}, WIFI = {"wifi", "wlan", 600};

/* However an interface comes by its routes. */
static void add_routes(struct text *text, struct netconf_address address, int metric)
{
    if (!address.address)
        text_addf(text, "\n[DHCPv4]\nRouteMetric=%d\n", metric);
    if (address.gateway)
        text_addf(text, "\n[Route]\nGateway=%s\nMetric=%d\n", address.gateway, metric);
    text_addf(text, "\n[IPv6AcceptRA]\nRouteMetric=%d\n", metric);
}

/* systemd.network(5). DHCP's host name is the kernel's; IPv6 comes with router advertisements. */
static bool write_interface(struct output *output, const struct netconf *netconf,
                            struct interface interface, struct netconf_address address,
                            struct error *error)
{
    struct text text = begin(output);
    text_addf(&text, "[Match]\nType=%s\nKind=!*\n\n[Network]\n", interface.type);
    if (address.address)
        text_addf(&text, "Address=%s\n", address.address);
    else
        text_add(&text, "DHCP=yes\n");
    add_list(&text, "DNS", netconf->dns, netconf->dns_count);
    add_routes(&text, address, interface.metric);
    return finish(output,
                  arena_textf(output->arena, "run/systemd/network/10-%s.network", interface.name),
                  error);
}

static bool write_ntp(struct output *output, const struct netconf *netconf, struct error *error)
{
    struct text text = begin(output);
    text_add(&text, "[Time]\n");
    add_list(&text, "NTP", netconf->ntp, netconf->ntp_count);
    return finish(output, "run/systemd/timesyncd.conf.d/wallboard.conf", error);
}

/* networkd gives the addresses; iwd only connects. A wall has nothing else to do: a network that is
   back is looked for each half minute (iwd: five minutes at most), and an access point that did not
   let the board in is tried again then (iwd: a minute later, then half an hour, then up to a day);
   after a wrong 802.1X password iwd tries again at once, whatever stands here.
   Source: iwd.config(5). */
static const char PATIENCE[] =
    "\n[Scan]\nMaximumPeriodicScanInterval=30\n"
    "\n[Blacklist]\nInitialTimeout=30\nMultiplier=1\nMaximumTimeout=30\n";

static bool write_iwd(struct output *output, const struct wifi *network, struct error *error)
{
    struct text text = begin(output);
    text_add(&text, "[General]\nEnableNetworkConfiguration=false\n");
    if (network->country)
        text_addf(&text, "Country=%s\n", network->country);
    text_add(&text, PATIENCE);
    return finish(output, "run/iwd/main.conf", error);
}

static bool is_network(const char *name)
{
    return text_ends(name, ".psk") || text_ends(name, ".8021x") || text_ends(name, ".open");
}

static bool clear_networks(const char *folder, struct arena *arena, struct error *error)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return error_set(error, "cannot open %s: %s", folder, strerror(errno));
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (is_network(entry->d_name))
            unlink(file_join(arena, folder, entry->d_name));
    }
    closedir(dir);
    return true;
}

static bool write_network(struct output *output, const struct netconf *netconf, struct error *error)
{
    struct arena *arena = output->arena;
    const char *folder = arena_textf(arena, "%s/var/lib/iwd", output->root);
    if (!file_make_folder(folder, error) || !clear_networks(folder, arena, error))
        return false;
    if (chmod(folder, 0700) != 0)
        return error_set(error, "cannot close %s to others: %s", folder, strerror(errno));
    if (netconf->network.kind == WIFI_NONE)
        return true;
    const char *path = file_join(arena, folder, wifi_iwd_name(&netconf->network, arena));
    const char *text = wifi_iwd_text(&netconf->network, netconf->certificates, arena);
    return file_create(path, text, strlen(text), 0600, error);
}

bool netconf_write(const struct netconf *netconf, const char *root, struct error *error)
{
    struct output output = {.root = root, .arena = arena_new()};
    bool ok = write_interface(&output, netconf, ETHERNET, netconf->ethernet, error) &&
              write_interface(&output, netconf, WIFI, netconf->wifi, error) &&
              write_ntp(&output, netconf, error) && write_iwd(&output, &netconf->network, error) &&
              write_network(&output, netconf, error);
    arena_free(output.arena);
    return ok;
}
