/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The top of the inspector: what is selected, and the ways on from there. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

#define MG_TYPE_INSPECTOR_HEAD (mg_inspector_head_get_type ())
G_DECLARE_FINAL_TYPE (MgInspectorHead, mg_inspector_head, MG, INSPECTOR_HEAD, GtkWidget)

/* @ids: what is selected, or the pole alone */
void mg_inspector_head_show (MgInspectorHead *self,
                             MgDocument      *document,
                             const MgId      *ids,
                             guint            n_ids);

G_END_DECLS
