/* A graphics card in memory, which answers libdrm's calls in a test program that links it. */
#include "fake_card.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <xf86drm.h>

enum { DPMS = 50, EDID = 51 };
static const off_t BUFFER_BYTES = 1 << 20;

static struct fake_card card;

struct fake_card *fake_card_open(void)
{
    card = (struct fake_card){.fd = memfd_create("card", MFD_CLOEXEC), .dpms = -1};
    off_t pictures = BUFFER_BYTES * FAKE_BUFFERS;
    if (card.fd < 0 || ftruncate(card.fd, pictures) != 0 || lseek(card.fd, 0, SEEK_END) < 0)
        abort();
    return &card;
}

void fake_card_close(void)
{
    close(card.fd);
    card.fd = -1;
}

drmModeModeInfo fake_mode(int w, int h, uint32_t type)
{
    return (drmModeModeInfo){
        .hdisplay = (uint16_t)w, .vdisplay = (uint16_t)h, .vrefresh = 60, .type = type};
}

/* Framebuffers carry their buffer's number, and so does its place in the file. */
const uint8_t *fake_card_shown(void)
{
    static uint8_t picture[1 << 20];
    off_t at = BUFFER_BYTES * (off_t)(card.shown - 1);
    if (card.shown == 0 || pread(card.fd, picture, sizeof picture, at) != (ssize_t)sizeof picture)
        return NULL;
    return picture;
}

static void *copy_of(const void *bytes, size_t length)
{
    void *copy = malloc(length ? length : 1);
    if (!copy)
        abort();
    return length ? memcpy(copy, bytes, length) : copy;
}

static void *zeroed(size_t size)
{
    void *memory = calloc(1, size);
    if (!memory)
        abort();
    return memory;
}

/* libdrm's own functions free what these return. */
drmModeRes *drmModeGetResources(int fd)
{
    static const uint32_t crtc = FAKE_CRTC;
    if (fd != card.fd) {
        errno = EBADF;
        return NULL;
    }
    uint32_t ids[FAKE_CONNECTORS];
    for (int i = 0; i < card.connector_count; i++)
        ids[i] = (uint32_t)(FAKE_CONNECTOR_ID + i);
    drmModeRes *resources = zeroed(sizeof *resources);
    resources->count_connectors = card.connector_count;
    resources->connectors = copy_of(ids, sizeof *ids * (size_t)card.connector_count);
    resources->count_crtcs = 1;
    resources->crtcs = copy_of(&crtc, sizeof crtc);
    return resources;
}

drmModeConnector *drmModeGetConnector(int fd, uint32_t id)
{
    assert(fd == card.fd && (int)id - FAKE_CONNECTOR_ID < card.connector_count);
    uint32_t index = id - FAKE_CONNECTOR_ID;
    const struct fake_connector *from = &card.connectors[index];
    const uint32_t encoder = FAKE_ENCODER_ID + index;
    const uint32_t properties[] = {EDID, DPMS};
    const uint64_t values[] = {id, DRM_MODE_DPMS_ON};
    drmModeConnector *connector = zeroed(sizeof *connector);
    connector->connector_id = id;
    connector->connector_type = from->type;
    connector->connector_type_id = 1;
    connector->connection = from->connected ? DRM_MODE_CONNECTED : DRM_MODE_DISCONNECTED;
    connector->count_modes = from->mode_count;
    connector->modes = copy_of(from->modes, sizeof *from->modes * (size_t)from->mode_count);
    connector->count_encoders = 1;
    connector->encoders = copy_of(&encoder, sizeof encoder);
    connector->count_props = card.has_no_dpms ? 1 : 2;
    connector->props = copy_of(properties, sizeof properties);
    connector->prop_values = copy_of(values, sizeof values);
    return connector;
}

drmModeConnector *drmModeGetConnectorCurrent(int fd, uint32_t id)
{
    return drmModeGetConnector(fd, id);
}

drmModeEncoder *drmModeGetEncoder(int fd, uint32_t id)
{
    if (fd != card.fd || id < FAKE_ENCODER_ID)
        return NULL;
    drmModeEncoder *encoder = zeroed(sizeof *encoder);
    encoder->encoder_id = id;
    encoder->possible_crtcs = card.connectors[id - FAKE_ENCODER_ID].has_no_crtc ? 0 : 1;
    return encoder;
}

drmModePropertyPtr drmModeGetProperty(int fd, uint32_t id)
{
    assert(fd == card.fd);
    drmModePropertyPtr property = zeroed(sizeof *property);
    property->prop_id = id;
    memcpy(property->name, id == DPMS ? "DPMS" : "EDID", sizeof "DPMS");
    return property;
}

/* An EDID's id is its connector's. */
drmModePropertyBlobPtr drmModeGetPropertyBlob(int fd, uint32_t id)
{
    assert(fd == card.fd);
    const uint8_t *edid = card.connectors[id - FAKE_CONNECTOR_ID].edid;
    if (!edid)
        return NULL;
    drmModePropertyBlobPtr blob = zeroed(sizeof *blob);
    blob->id = id;
    blob->length = 128;
    blob->data = copy_of(edid, 128);
    return blob;
}

int drmModeConnectorSetProperty(int fd, uint32_t connector, uint32_t property, uint64_t value)
{
    assert(fd == card.fd && connector >= FAKE_CONNECTOR_ID && property == DPMS);
    card.dpms = (int)value;
    return 0;
}

static int refuse(int reason)
{
    errno = reason;
    return -1;
}

/* Pitches are longer than a row, as on cards that want them aligned. */
static int create(struct drm_mode_create_dumb *request)
{
    if (card.is_out_of_memory || (card.knows_16_bits_only && request->bpp != 16))
        return refuse(card.is_out_of_memory ? ENOMEM : EINVAL);
    request->handle = (uint32_t)++card.buffers;
    request->pitch = request->width * request->bpp / 8 + 64;
    request->size = (uint64_t)request->pitch * request->height;
    assert((off_t)request->size <= BUFFER_BYTES && card.buffers <= FAKE_BUFFERS);
    return 0;
}

int drmIoctl(int fd, unsigned long request, void *argument)
{
    struct drm_mode_map_dumb *map = argument;
    assert(fd == card.fd);
    switch (request) {
    case DRM_IOCTL_MODE_CREATE_DUMB:
        return create(argument);
    case DRM_IOCTL_MODE_MAP_DUMB:
        map->offset = (uint64_t)BUFFER_BYTES * (map->handle - 1);
        return 0;
    case DRM_IOCTL_MODE_DESTROY_DUMB:
        card.buffers--;
        return 0;
    default:
        return refuse(ENOTTY);
    }
}

int drmModeAddFB2(int fd, uint32_t width, uint32_t height, uint32_t format,
                  const uint32_t handles[4], const uint32_t pitches[4], const uint32_t offsets[4],
                  uint32_t *ret_id, uint32_t flags)
{
    assert(fd == card.fd && width && height && format && pitches[0] && !offsets[0] && !flags);
    *ret_id = handles[0];
    return 0;
}

int drmModeRmFB(int fd, uint32_t id)
{
    assert(fd == card.fd);
    if (card.shown == id)
        card.shown = 0;
    return 0;
}

int drmModeSetCursor(int fd, uint32_t crtc, uint32_t handle, uint32_t width, uint32_t height)
{
    assert(fd == card.fd && crtc == FAKE_CRTC && !handle && !width && !height);
    return 0;
}

int drmModeSetCrtc(int fd, uint32_t crtc, uint32_t framebuffer, uint32_t x, uint32_t y,
                   uint32_t *connectors, int count, drmModeModeInfoPtr mode)
{
    assert(crtc == FAKE_CRTC && x == 0 && y == 0);
    if (fd != card.fd || card.refuses_modes)
        return refuse(EACCES);
    assert(framebuffer == 0 || (count == 1 && connectors[0] >= FAKE_CONNECTOR_ID && mode));
    card.shown = framebuffer;
    card.modes_set++;
    return 0;
}

int drmModePageFlip(int fd, uint32_t crtc, uint32_t framebuffer, uint32_t flags, void *told)
{
    assert(crtc == FAKE_CRTC && flags == DRM_MODE_PAGE_FLIP_EVENT);
    if (fd != card.fd || card.refuses_flips)
        return refuse(EBUSY);
    struct drm_event_vblank answer = {
        .base = {.type = DRM_EVENT_FLIP_COMPLETE, .length = sizeof answer},
        .user_data = (uint64_t)(uintptr_t)told + card.answers_wrong,
    };
    card.shown = framebuffer;
    card.flips++;
    off_t end = lseek(fd, 0, SEEK_CUR);
    if (!card.hangs && pwrite(fd, &answer, sizeof answer, end) != sizeof answer)
        abort();
    return 0;
}
