/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to arrange the map, as a menu: the same above it and on it. */
#pragma once

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * mg_arrange_menu_fill:
 * @menu: emptied first
 * @document: whose fields and measures are offered
 *
 * One entry per layout, submenus of those that can be made by a field or by a
 * measure, and one for what is selected.  Actions are the window's.
 */
void mg_arrange_menu_fill        (GMenu      *menu,
                                  MgDocument *document);

/* Returns: (transfer full): what can be done with the places of what is selected */
GMenu *mg_arrange_menu_new_align (void);

G_END_DECLS
