/* A QR code as squares on the wall: whole pixels a module, light around. */
#ifndef WALLBOARD_VIEW_QR_MODULES_H
#define WALLBOARD_VIEW_QR_MODULES_H

#include "view/qr_code.h"
#include "view/scene.h"

/* Modules of light around the code. Source: ISO/IEC 18004, 6.3.8. */
enum { QR_MODULES_QUIET = 4 };

/* On each side with the light around; 0 where there is no code. */
int qr_modules_count(const struct qr_code *code);

/* The least and the most pixels of a module for this wall's distance; never below three: a phone
   reads no blur. */
int qr_modules_least_px(const struct scene *scene);
int qr_modules_most_px(const struct scene *scene);

/* Pixels a module that fill the room, 0 where it holds none that can be read. */
int qr_modules_fit_px(const struct scene *scene, const struct qr_code *code, int room_px);

/* At the top left of the place. */
void qr_modules_draw(const struct scene *scene, const struct qr_code *code, struct point at,
                     int module_px);

#endif
