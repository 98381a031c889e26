/* Loaded before libdrm: while the file that HANG names exists, page flips are never done. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

int drmModePageFlip(int fd, uint32_t crtc, uint32_t framebuffer, uint32_t flags, void *told);

int drmModePageFlip(int fd, uint32_t crtc, uint32_t framebuffer, uint32_t flags, void *told)
{
    typedef int (*flip)(int, uint32_t, uint32_t, uint32_t, void *);
    const char *path = getenv("HANG");
    if (path && access(path, F_OK) == 0)
        return 0;
    flip real = (flip)dlsym(RTLD_NEXT, "drmModePageFlip");
    return real ? real(fd, crtc, framebuffer, flags, told) : -1;
}
