/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of what sizes, colours, shapes and widths on the map can follow. */
#pragma once

#include "mg-document.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the usual measures, and the fields that @document has */
GMenu     *mg_look_menu_new        (MgDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* The field of the pole that an action of the menu sets. */
MgFieldId  mg_look_menu_find_place (const char *action);

/* The states of its actions: what is followed is marked. */
void       mg_look_menu_update     (GActionMap *actions,
                                    MgDocument *document);

G_END_DECLS
