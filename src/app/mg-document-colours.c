/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of one's own are a field of the pole: saved, and undone as other steps are. */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>

#include "mg-own-colours.h"

gboolean
mg_document_get_own_colour (MgDocument *self,
                            const char *field,
                            const char *value,
                            MgColour   *colour)
{
  g_autoptr(GHashTable) colours = NULL;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  colours = mg_looks_dup_own_colours (self->network);

  return mg_own_colours_find (colours, field, value, colour);
}

static MgLegendSort
get_sort (const char *field)
{
  return g_str_equal (field, "kind") ? MG_LEGEND_KIND : g_str_equal (field, "layer") ? MG_LEGEND_LAYER
                                                                                     : MG_LEGEND_COLOUR;
}

char *
mg_document_dup_alike (MgDocument     *self,
                       const char     *field,
                       const char     *name,
                       const MgColour *colour)
{
  g_autoptr(MgScene) scene = NULL;
  const MgLegendRow *rows;
  MgColour own;
  guint n_rows;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  own = mg_style_own_colour (colour, get_sort (field) == MG_LEGEND_LAYER, MG_THEME_PRINT);
  scene = mg_document_create_scene (self, MG_THEME_PRINT);
  rows = mg_scene_get_legend (scene, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      if (rows[i].sort == get_sort (field) && rows[i].count > 0 && !g_str_equal (rows[i].label, name) &&
          mg_colour_is_like (&rows[i].colour, &own))
        return g_strdup (rows[i].label);
    }

  return NULL;
}

void
mg_document_set_own_colour (MgDocument     *self,
                            const char     *field,
                            const char     *value,
                            const char     *name,
                            const MgColour *colour)
{
  g_autoptr(GHashTable) colours = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  MgTransaction *step;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  colours = mg_looks_dup_own_colours (self->network);
  mg_own_colours_set (colours, field, value, colour);
  text = mg_own_colours_dup_text (colours);
  if (g_strcmp0 (text, mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_COLOURS)) == 0)
    return;

  /* Translators: a step that can be undone; a kind of organisation, a level, or another choice. */
  label = g_strdup_printf (C_("undo", "colour of “%s”"), name);
  step = mg_transaction_new (label);
  mg_transaction_set_text (step, MG_ID_POLE, MG_FIELD_POLE_COLOURS, text);
  mg_document_run (self, step, 0);
}
