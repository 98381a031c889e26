/* What a display says of itself: its name and its size, where that can be believed. */
#include "screen/kms_edid.h"

#include <string.h>

#include "draw/panel_size.h"

enum {
    BLOCK = 128,
    WHOLE_CM_AT = 21,
    DESCRIPTORS_AT = 54,
    DESCRIPTOR = 18,
    DESCRIPTORS = 4,
    NAME_TAG = 0xfc,
    NAME_AT = 5,
    NAME_LENGTH = 13
};

static bool is_whole(const uint8_t *block)
{
    unsigned sum = 0;
    for (int i = 0; i < BLOCK; i++)
        sum += block[i];
    return sum % 256 == 0;
}

static bool is_timing(const uint8_t *descriptor)
{
    return descriptor[0] != 0 || descriptor[1] != 0;
}

static struct size timing_mm(const uint8_t *descriptor)
{
    return (struct size){descriptor[12] | (descriptor[14] & 0xf0) << 4,
                         descriptor[13] | (descriptor[14] & 0x0f) << 8};
}

/* Ends at a line feed; what cannot be printed is left out, and so are blanks at the end. */
static void read_name(const uint8_t *descriptor, char name[static NAME_LENGTH + 1])
{
    size_t length = 0;
    for (int i = 0; i < NAME_LENGTH && descriptor[NAME_AT + i] != '\n'; i++)
        if (descriptor[NAME_AT + i] >= ' ' && descriptor[NAME_AT + i] <= '~')
            name[length++] = (char)descriptor[NAME_AT + i];
    while (length > 0 && name[length - 1] == ' ')
        length--;
    name[length] = '\0';
}

static void read_descriptor(const uint8_t *descriptor, struct kms_edid *edid)
{
    if (is_timing(descriptor)) {
        if (edid->timing_mm.w == 0)
            edid->timing_mm = timing_mm(descriptor);
    } else if (descriptor[3] == NAME_TAG) {
        read_name(descriptor, edid->name);
    }
}

bool kms_edid_read(const uint8_t *bytes, size_t length, struct kms_edid *ret_edid,
                   struct error *error)
{
    static const uint8_t HEADER[] = {0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0};
    if (length < BLOCK)
        return error_set(error, "the EDID has %zu bytes, expected at least %d", length, BLOCK);
    if (memcmp(bytes, HEADER, sizeof HEADER) != 0)
        return error_set(error, "the EDID does not begin as one");
    if (!is_whole(bytes))
        return error_set(error, "the EDID's checksum is wrong");
    struct kms_edid edid = {
        .whole_mm = {bytes[WHOLE_CM_AT] * 10, bytes[WHOLE_CM_AT + 1] * 10},
    };
    for (int i = 0; i < DESCRIPTORS; i++)
        read_descriptor(bytes + DESCRIPTORS_AT + i * DESCRIPTOR, &edid);
    *ret_edid = edid;
    return true;
}

bool kms_edid_size_mm(const struct kms_edid *edid, struct size size_px, struct size *ret_mm,
                      struct error *error)
{
    if (panel_size_check(edid->timing_mm, size_px, error)) {
        *ret_mm = edid->timing_mm;
        return true;
    }
    if (!panel_size_check(edid->whole_mm, size_px, edid->timing_mm.w > 0 ? NULL : error))
        return false;
    *ret_mm = edid->whole_mm;
    return true;
}
