/* Breaks at blanks, and within the scripts that have none. */
#include "view/line_break.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* Korean has blanks between its words. */
static bool is_ideograph(uint32_t character)
{
    return (character >= 0x3041 && character <= 0x30ff) ||
           (character >= 0x3400 && character <= 0x9fff) ||
           (character >= 0xf900 && character <= 0xfaff) ||
           (character >= 0x3001 && character <= 0x301f) ||
           (character >= 0xff01 && character <= 0xff60) ||
           (character >= 0x20000 && character <= 0x323af);
}

static bool is_among(uint32_t character, const char *set)
{
    for (uint32_t one; (one = text_utf8_next(&set));)
        if (one == character)
            return true;
    return false;
}

/* No line begins with what closes, and none ends with what opens. */
static bool may_part(uint32_t before, uint32_t after)
{
    static const char *const CLOSING =
        "、。，．：；！？）」』】〉》〕”’…％ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    static const char *const OPENING = "（「『【〈《〔“‘";
    return (is_ideograph(before) || is_ideograph(after)) && !is_among(after, CLOSING) &&
           !is_among(before, OPENING);
}

size_t line_break_next(const char *text, size_t from)
{
    const char *position = text + from + strspn(text + from, " ");
    uint32_t before = *position ? text_utf8_next(&position) : 0;
    while (*position && *position != ' ') {
        const char *next = position;
        uint32_t after = text_utf8_next(&next);
        if (may_part(before, after))
            break;
        before = after;
        position = next;
    }
    return (size_t)(position - text);
}
