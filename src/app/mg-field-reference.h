/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields whose text is the identifier of another item: people see its name. */
#pragma once

#include "mg-field-editor.h"

G_BEGIN_DECLS

/* The kinds of item that the text of @field can name; 0 if it is any text. */
guint      mg_field_reference_get_kinds   (const MgField *field);

/* (transfer full): the name of the item; the text itself if there is none. */
char      *mg_field_reference_dup_name    (MgNetwork     *network,
                                           const MgField *field,
                                           const char    *text);

/* A popover with what can be named, by name, and with none. */
GtkWidget *mg_field_reference_create_list (MgFieldEditor *editor);

G_END_DECLS
