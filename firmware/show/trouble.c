/* What is wrong, in the one sentence that the wall has room for. */
#include "show/trouble.h"

#include "desk/snapshot.h"
#include "show/config_wait.h"
#include "view/view.h"
#include "view/words.h"

static const char NO_ADDRESS[] = N_("This board has no network address. Check the cable, or the "
                                    "name and passphrase in wifi.conf.");

/* A config that the board refused while another one is in force. */
static const char *refusal(const struct board *board, struct error *buffer)
{
    if (!board->sentence)
        return N_("The new config was refused.");
    error_set(buffer, _("The new config was refused: %s"), board->sentence);
    return buffer->text;
}

static bool is_fresh(const struct trouble_facts *facts)
{
    return facts->time.trusted && view_freshness(facts->snapshot, facts->time.now) == FRESH;
}

/* Only a board's set-up knows addresses: the wall has no network. What it tells may be a minute
   old, and where figures come in there is a network. */
static bool has_no_address(const struct trouble_facts *facts)
{
    const struct board *board = facts->board;
    bool known = board && board->has_card && !facts->starting;
    return known && board->address_count == 0 && !is_fresh(facts);
}

static const char *no_address(const struct board *board, struct error *buffer)
{
    const char *name = board->wifi_name;
    switch (name ? board->wifi : BOARD_WIFI_UNKNOWN) {
    case BOARD_WIFI_CONNECTED:
        error_set(buffer,
                  _("The Wi-Fi network \"%s\" gives this board no address. Check its DHCP."), name);
        return buffer->text;
    case BOARD_WIFI_REFUSED:
        error_set(
            buffer,
            _("The Wi-Fi network \"%s\" does not let this board in. Check passphrase, account "
              "and CA in wifi.conf."),
            name);
        return buffer->text;
    case BOARD_WIFI_OUT_OF_REACH:
        error_set(
            buffer,
            _("The Wi-Fi network \"%s\" is not in reach. Check its name in wifi.conf, and the "
              "access point."),
            name);
        return buffer->text;
    case BOARD_WIFI_UNKNOWN:
    case BOARD_WIFI_COUNT:
        break;
    }
    return NO_ADDRESS;
}

static const char *network_sentence(const struct trouble_facts *facts, struct error *buffer)
{
    if (has_no_address(facts))
        return no_address(facts->board, buffer);
    return facts->early ? NULL : desk_clock_trouble(facts->time);
}

/* A remark such as of a file that lies on the card still: all else comes before it. */
static const char *remark(const struct trouble_facts *facts)
{
    bool ill = facts->snapshot && snapshot_ill_source(facts->snapshot);
    return facts->board && !ill ? facts->board->sentence : NULL;
}

const char *trouble_sentence(const struct trouble_facts *facts, struct error *buffer)
{
    if (facts->no_page) {
        error_set(buffer, _("No page can be shown: %s"), facts->no_page);
        return buffer->text;
    }
    if (facts->wait)
        return facts->wait->sentence;
    if (facts->board && facts->board->state == BOARD_REJECTED)
        return refusal(facts->board, buffer);
    if (facts->unread) {
        error_set(buffer, _("The figures cannot be read: %s"), facts->unread);
        return buffer->text;
    }
    if (facts->unkept)
        return facts->unkept;
    const char *sentence = network_sentence(facts, buffer);
    return sentence ? sentence : remark(facts);
}
