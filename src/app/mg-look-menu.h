/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of what sizes and colours on the map can follow. */
#pragma once

#include "mg-document.h"

G_BEGIN_DECLS

/* Returns: (transfer full): the usual measures, and the fields that @document has */
GMenu *mg_look_menu_new (MgDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
