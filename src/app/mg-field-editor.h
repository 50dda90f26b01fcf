/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of one or several items, to be read and changed. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/**
 * MgFieldEditor:
 *
 * Text is taken over by Enter or by leaving the field; Escape gives it up.  A
 * value that cannot be is said below, and nothing is lost or changed.
 */
#define MG_TYPE_FIELD_EDITOR (mg_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (MgFieldEditor, mg_field_editor, MG, FIELD_EDITOR, GtkWidget)

GtkWidget *mg_field_editor_new       (MgDocument    *document,
                                      MgFieldId      field);

/* Shows other items; what was being typed is taken over for the former ones. */
void       mg_field_editor_set_items (MgFieldEditor *self,
                                      const MgId    *ids,
                                      guint          n_ids);

/* Reads the values again; what is being typed stays. */
void       mg_field_editor_refresh   (MgFieldEditor *self);
void       mg_field_editor_commit    (MgFieldEditor *self);

/* Gives up what is being typed. */
void       mg_field_editor_revert    (MgFieldEditor *self);

/* For the controls of mg-field-control.h. */
MgDocument    *mg_field_editor_get_document (MgFieldEditor *self);
MgFieldId      mg_field_editor_get_field_id (MgFieldEditor *self);
const MgField *mg_field_editor_get_field    (MgFieldEditor *self);
/* The item whose values guide the choices; 0 if the items differ. */
MgId           mg_field_editor_get_guide    (MgFieldEditor *self);
/* One step for all items. */
void           mg_field_editor_apply        (MgFieldEditor *self,
                                             const MgValue *value);

G_END_DECLS
