/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-hint.h"

#include "mg-shown.h"

static gboolean
is_cut (GtkWidget  *label,
        const char *text)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (label, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width > gtk_widget_get_width (label);
}

char *
mg_table_hint_dup (const MgTableColumn *column,
                   MgDocument          *document,
                   MgId                 id,
                   GtkWidget           *label)
{
  g_autofree char *text = column->text (column, document, id);
  g_autofree char *full = NULL;

  if (text[0] == '\0')
    return NULL;

  if (column->hint != NULL)
    full = column->hint (column, document, id);
  if (full != NULL && full[0] != '\0' && !g_str_equal (full, text))
    return mg_shown_take (g_steal_pointer (&full));

  return is_cut (label, text) ? mg_shown_take (g_steal_pointer (&text)) : NULL;
}
