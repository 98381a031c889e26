/* Preloaded into a program under test: the kernel's clock is not synchronised, whatever this
   machine's is, so that moved clocks are judged alike everywhere. */
#include <string.h>
#include <sys/timex.h>

/* Also what glibc's other name for it resolves to. */
int adjtimex(struct timex *state);

int adjtimex(struct timex *state)
{
    memset(state, 0, sizeof *state);
    state->status = STA_UNSYNC;
    return TIME_ERROR;
}
