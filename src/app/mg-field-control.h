/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The widgets that edit a value, one per type of field. */
#pragma once

#include "mg-field-editor.h"

G_BEGIN_DECLS

/**
 * MgFieldControl:
 * @create: makes the widget, which calls mg_field_editor_apply() or _commit()
 * @show: @text is the value as in an entry, @display as for people; %NULL if
 *   the items differ
 * @dup_text: (nullable): what was typed, if that is not yet taken over
 */
typedef struct
{
  GtkWidget *(*create)   (MgFieldEditor *editor);
  void       (*show)     (GtkWidget     *control,
                          const char    *text,
                          const char    *display);
  char      *(*dup_text) (GtkWidget     *control);
} MgFieldControl;

/* Whether the text is a list of codes with "|" between, shown with blanks so
 * that it takes several lines.
 */
gboolean              mg_field_control_is_codes (const MgField *field);

const MgFieldControl *mg_field_control_find     (const MgField *field);

G_END_DECLS
