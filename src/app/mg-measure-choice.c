/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-choice.h"

#include <glib/gi18n-lib.h>

/* The names are the model; the measures stand in the same places beside it. */
#define DATA_KEY "mg-measures"

static gboolean
is_offered (const MgMeasure *measure,
            gboolean         groups,
            gboolean         show_all,
            const char      *selected)
{
  if (measure->domain != MG_MEASURE_ORGANISATION)
    return FALSE;
  if (g_strcmp0 (measure->id, selected) == 0)
    return TRUE;

  return (groups || measure->format != MG_MEASURE_GROUP) && (show_all || !measure->is_expert);
}

void
mg_measure_choice_fill (GtkDropDown *drop_down,
                        gboolean     groups,
                        gboolean     show_all,
                        const char  *selected)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *measures = g_ptr_array_new ();
  guint n_measures;
  const MgMeasure *table = mg_measure_get_table (&n_measures);
  guint position = 0;

  gtk_string_list_append (names, C_("measure", "None"));
  g_ptr_array_add (measures, NULL);
  for (guint i = 0; i < n_measures; i++)
    {
      if (!is_offered (&table[i], groups, show_all, selected))
        continue;

      if (g_strcmp0 (table[i].id, selected) == 0)
        position = measures->len;
      gtk_string_list_append (names, _(table[i].name));
      g_ptr_array_add (measures, (gpointer) &table[i]);
    }

  g_object_set_data_full (G_OBJECT (drop_down), DATA_KEY, measures,
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, position);
}

const char *
mg_measure_choice_get (GtkDropDown *drop_down)
{
  GPtrArray *measures = g_object_get_data (G_OBJECT (drop_down), DATA_KEY);
  guint position = gtk_drop_down_get_selected (drop_down);
  const MgMeasure *measure = measures != NULL && position < measures->len
                             ? g_ptr_array_index (measures, position)
                             : NULL;

  return measure != NULL ? measure->id : NULL;
}
