/* A display that is connected to a graphics card: its connector, what drives it, its mode. */
#include "screen/kms_output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <xf86drm.h>

#include "base/text.h"
#include "screen/kms_edid.h"

static void name_connector(const drmModeConnector *connector, char *name, size_t capacity)
{
    const char *type = drmModeGetConnectorTypeName(connector->connector_type);
    snprintf(name, capacity, "%s-%u", type ? type : "Unknown", connector->connector_type_id);
}

/* Reads the EDID that a property holds. */
static void read_edid(int card, uint32_t blob_id, struct kms_output *output)
{
    struct error error;
    struct kms_edid edid;
    drmModePropertyBlobRes *blob = drmModeGetPropertyBlob(card, blob_id);
    if (blob && kms_edid_read(blob->data, blob->length, &edid, &error)) {
        if (!kms_edid_size_mm(&edid, output->size_px, &output->size_mm, &error))
            text_copy(output->size_doubt, sizeof output->size_doubt, error.text);
        text_copy(output->display, sizeof output->display, edid.name);
    }
    drmModeFreePropertyBlob(blob);
}

static void read_properties(int card, const drmModeConnector *connector, struct kms_output *output)
{
    for (int i = 0; i < connector->count_props; i++) {
        drmModePropertyRes *property = drmModeGetProperty(card, connector->props[i]);
        if (property && text_equal(property->name, "DPMS"))
            output->dpms = property->prop_id;
        else if (property && text_equal(property->name, "EDID"))
            read_edid(card, (uint32_t)connector->prop_values[i], output);
        drmModeFreeProperty(property);
    }
}

/* The CRTC that drives the connector already, else the first that can; 0: none. */
static uint32_t crtc_for(int card, const drmModeRes *resources, const drmModeConnector *connector)
{
    uint32_t crtc = 0;
    drmModeEncoder *now = drmModeGetEncoder(card, connector->encoder_id);
    if (now)
        crtc = now->crtc_id;
    drmModeFreeEncoder(now);
    for (int i = 0; crtc == 0 && i < connector->count_encoders; i++) {
        drmModeEncoder *encoder = drmModeGetEncoder(card, connector->encoders[i]);
        for (int c = 0; encoder && crtc == 0 && c < resources->count_crtcs && c < 32; c++)
            if (encoder->possible_crtcs & (1U << c))
                crtc = resources->crtcs[c];
        drmModeFreeEncoder(encoder);
    }
    return crtc;
}

static const drmModeModeInfo *choose_mode(const drmModeConnector *connector,
                                          struct kms_mode_wish wish, bool *ret_is_fulfilled)
{
    size_t count = connector->count_modes > 0 ? (size_t)connector->count_modes : 0;
    const drmModeModeInfo *mode = kms_mode_choose(connector->modes, count, wish);
    *ret_is_fulfilled = mode != NULL;
    return mode ? mode : kms_mode_choose(connector->modes, count, (struct kms_mode_wish){0});
}

/* False where nothing is connected, or it is not the connector wished for. */
static bool read_connector(int card, const drmModeRes *resources, const drmModeConnector *connector,
                           const struct kms_wish *wish, struct kms_output *ret_output)
{
    struct kms_output output = {.connector = connector->connector_id};
    name_connector(connector, output.name, sizeof output.name);
    if (connector->connection != DRM_MODE_CONNECTED ||
        (wish->connector && !text_equal(wish->connector, output.name)))
        return false;
    const drmModeModeInfo *mode = choose_mode(connector, wish->mode, &output.wish_is_fulfilled);
    output.crtc = crtc_for(card, resources, connector);
    if (!mode || output.crtc == 0)
        return false;
    output.mode = *mode;
    output.size_px = (struct size){mode->hdisplay, mode->vdisplay};
    read_properties(card, connector, &output);
    *ret_output = output;
    return true;
}

static bool find(int card, const drmModeRes *resources, const struct kms_wish *wish,
                 struct kms_output *ret_output)
{
    bool found = false;
    for (int i = 0; !found && i < resources->count_connectors; i++) {
        drmModeConnector *connector = drmModeGetConnector(card, resources->connectors[i]);
        found = connector && read_connector(card, resources, connector, wish, ret_output);
        drmModeFreeConnector(connector);
    }
    return found;
}

bool kms_output_find(int card, const struct kms_wish *wish, struct kms_output *ret_output,
                     struct error *error)
{
    drmModeRes *resources = drmModeGetResources(card);
    if (!resources)
        return error_set(error, "its outputs cannot be listed: %s", strerror(errno));
    bool found = find(card, resources, wish, ret_output);
    drmModeFreeResources(resources);
    if (found)
        return true;
    return wish->connector ? error_set(error, "no display is connected to %s", wish->connector)
                           : error_set(error, "no display is connected");
}

bool kms_output_is_there(int card, const struct kms_output *output)
{
    drmModeConnector *connector = drmModeGetConnectorCurrent(card, output->connector);
    bool there = connector && connector->connection == DRM_MODE_CONNECTED;
    drmModeFreeConnector(connector);
    return there;
}

bool kms_output_equal(const struct kms_output *a, const struct kms_output *b)
{
    return a->connector == b->connector && a->crtc == b->crtc &&
           memcmp(&a->mode, &b->mode, sizeof a->mode) == 0 && a->size_mm.w == b->size_mm.w &&
           a->size_mm.h == b->size_mm.h;
}
