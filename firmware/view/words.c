/* Binds gettext to the wall's language, whatever languages the machine itself has. */
#include "view/words.h"

#include <locale.h>
#include <stdlib.h>

/* Gettext reads LANGUAGE only where the locale is another than "C", and a board has no locale but
   C.UTF-8, which is in libc-bin. Numbers and dates stay those of "C": see format.h. */
bool words_speak(const char *folder, const char *locale)
{
    /* Only a change of locale makes gettext forget what it said in another language before. */
    setlocale(LC_MESSAGES, "C");
    if (setenv("LANGUAGE", locale, 1) != 0 || !setlocale(LC_MESSAGES, "C.UTF-8"))
        return false;
    bindtextdomain(WORDS_DOMAIN, folder);
    bind_textdomain_codeset(WORDS_DOMAIN, "UTF-8");
    /* The empty text stands for the catalogue's header: there is one where there is a catalogue. */
    return *dgettext(WORDS_DOMAIN, "") != '\0';
}
