/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of what is selected; of the pole when nothing is. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgInspector:
 *
 * Made from the schema: a field is a row there, and nothing here.  With
 * several items selected it shows the fields that all of them have; one edit
 * changes all, in one step.
 */
#define MG_TYPE_INSPECTOR (mg_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MgInspector, mg_inspector, MG, INSPECTOR, GtkWidget)

GtkWidget *mg_inspector_new          (void);

/* @document: (nullable) */
void       mg_inspector_set_document (MgInspector *self,
                                      MgDocument  *document);

/* Takes over what is being typed, as leaving the field does. */
void       mg_inspector_commit       (MgInspector *self);

G_END_DECLS
