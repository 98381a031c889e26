/* The one door through which every word of the wall goes, so that it can be translated. */
#ifndef WALLBOARD_VIEW_WORDS_H
#define WALLBOARD_VIEW_WORDS_H

#include <stdbool.h>

#include <libintl.h>

#define WORDS_DOMAIN "wallboard"

/* The text in the wall's language. Never with an empty text: gettext gives its header for that. */
#define _(text) dgettext(WORDS_DOMAIN, text)

/* Marks a text that stands in a table and is translated where it is used. */
#define N_(text) text

#define words_plural(one, many, count) dngettext(WORDS_DOMAIN, one, many, count)

/* From here on the process speaks this language ("de", "pt_BR"), whose catalogue is
   `folder`/LOCALE/LC_MESSAGES/wallboard.mo. Until it is called, and where it is false, it speaks
   English, which has no catalogue. Sets LC_MESSAGES and LANGUAGE; before threads begin. */
bool words_speak(const char *folder, const char *locale);

#endif
