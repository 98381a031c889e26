/* What is wrong, in the one sentence that the wall has room for. */
#include "show/trouble.h"

#include "show/config_wait.h"
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

/* A wrong passphrase ends here, too. Only a board's set-up knows addresses: the wall has no
 * network. */
static bool has_no_address(const struct board *board)
{
    return board && board->has_card && board->address_count == 0;
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
    if (facts->board && facts->board->sentence)
        return facts->board->sentence;
    if (facts->early)
        return NULL;
    return has_no_address(facts->board) ? NO_ADDRESS : desk_clock_trouble(facts->time);
}
