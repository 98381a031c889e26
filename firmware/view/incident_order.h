/* Open incidents, the worst first. */
#ifndef WALLBOARD_VIEW_INCIDENT_ORDER_H
#define WALLBOARD_VIEW_INCIDENT_ORDER_H

#include "view/scene.h"
#include "view/states.h"

/* In the scene's arena, NULL-terminated: by state, severity, and the one that began first. */
const struct incident *const *incident_order_of(const struct scene *scene);

/* Severity 1 and 2 are a breach, all else and what is planned to watch: as the notice line has it.
 */
enum state incident_state(const struct incident *incident);

#endif
