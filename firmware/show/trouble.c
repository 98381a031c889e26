/* What is wrong, in the one sentence that the wall has room for. */
#include "show/trouble.h"

#include "show/config_wait.h"
#include "view/words.h"

/* A config that the board refused while another one is in force. */
static const char *refusal(const struct board *board, struct error *buffer)
{
    if (!board->sentence)
        return N_("The new config was refused.");
    error_set(buffer, _("The new config was refused: %s"), board->sentence);
    return buffer->text;
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
    return facts->early ? NULL : desk_clock_trouble(facts->time);
}
