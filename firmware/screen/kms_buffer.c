/* One picture in the graphics card's reach: a dumb buffer, mapped, that catches up with the frame.
 */
#include "screen/kms_buffer.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include <drm_fourcc.h>
#include <xf86drm.h>
#include <xf86drmMode.h>

static uint32_t bits_of(enum kms_pixels pixels)
{
    return pixels == KMS_RGB565 ? 16 : 32;
}

static bool allocate(int card, struct kms_buffer *buffer)
{
    struct drm_mode_create_dumb create = {.width = (uint32_t)buffer->size.w,
                                          .height = (uint32_t)buffer->size.h,
                                          .bpp = bits_of(buffer->pixels)};
    if (drmIoctl(card, DRM_IOCTL_MODE_CREATE_DUMB, &create) != 0)
        return false;
    buffer->handle = create.handle;
    buffer->pitch = create.pitch;
    buffer->bytes = create.size;
    return true;
}

static bool make_framebuffer(int card, struct kms_buffer *buffer)
{
    uint32_t format = buffer->pixels == KMS_RGB565 ? DRM_FORMAT_RGB565 : DRM_FORMAT_XRGB8888;
    const uint32_t handles[4] = {buffer->handle};
    const uint32_t pitches[4] = {(uint32_t)buffer->pitch};
    const uint32_t offsets[4] = {0};
    return drmModeAddFB2(card, (uint32_t)buffer->size.w, (uint32_t)buffer->size.h, format, handles,
                         pitches, offsets, &buffer->framebuffer, 0) == 0;
}

static bool map(int card, struct kms_buffer *buffer)
{
    struct drm_mode_map_dumb request = {.handle = buffer->handle};
    if (drmIoctl(card, DRM_IOCTL_MODE_MAP_DUMB, &request) != 0)
        return false;
    void *memory =
        mmap(NULL, buffer->bytes, PROT_READ | PROT_WRITE, MAP_SHARED, card, (off_t)request.offset);
    buffer->map = memory == MAP_FAILED ? NULL : memory;
    return buffer->map != NULL;
}

bool kms_buffer_make(int card, struct size size, enum kms_pixels pixels,
                     struct kms_buffer *ret_buffer, struct error *error)
{
    struct kms_buffer buffer = {.size = size, .pixels = pixels};
    if (!allocate(card, &buffer) || !make_framebuffer(card, &buffer) || !map(card, &buffer)) {
        error_set(error, "no picture memory of %dx%d at %u bits: %s", size.w, size.h,
                  bits_of(pixels), strerror(errno));
        kms_buffer_drop(card, &buffer);
        return false;
    }
    kms_stale_add(&buffer.stale, (struct rect){0, 0, size.w, size.h});
    *ret_buffer = buffer;
    return true;
}

void kms_buffer_drop(int card, struct kms_buffer *buffer)
{
    if (buffer->map)
        munmap(buffer->map, buffer->bytes);
    if (buffer->framebuffer)
        drmModeRmFB(card, buffer->framebuffer);
    if (buffer->handle) {
        struct drm_mode_destroy_dumb destroy = {.handle = buffer->handle};
        drmIoctl(card, DRM_IOCTL_MODE_DESTROY_DUMB, &destroy);
    }
    *buffer = (struct kms_buffer){0};
}

static void copy_565(uint16_t *to, const uint32_t *from, int count)
{
    for (int i = 0; i < count; i++)
        to[i] =
            (uint16_t)((from[i] >> 8 & 0xf800) | (from[i] >> 5 & 0x07e0) | (from[i] >> 3 & 0x001f));
}

static void copy_area(struct kms_buffer *buffer, struct frame frame, struct rect area)
{
    size_t bytes = bits_of(buffer->pixels) / 8;
    for (int y = area.y; y < area.y + area.h; y++) {
        const char *row = (const char *)frame.pixels + (ptrdiff_t)y * frame.stride;
        const uint32_t *from = (const uint32_t *)(const void *)row + area.x;
        void *to = buffer->map + (size_t)y * buffer->pitch + (size_t)area.x * bytes;
        if (buffer->pixels == KMS_RGB565)
            copy_565(to, from, area.w);
        else
            memcpy(to, from, (size_t)area.w * bytes);
    }
}

void kms_buffer_catch_up(struct kms_buffer *buffer, struct frame frame)
{
    struct rect shared = rect_intersection((struct rect){0, 0, buffer->size.w, buffer->size.h},
                                           (struct rect){0, 0, frame.size.w, frame.size.h});
    for (size_t i = 0; i < buffer->stale.count; i++)
        copy_area(buffer, frame, rect_intersection(buffer->stale.areas[i], shared));
    kms_stale_clear(&buffer->stale);
}
