/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-choice.h"

#include <glib/gi18n-lib.h>

/* The names are the model; the measures stand in the same places beside it. */
#define DATA_KEY "mg-measures"

static gboolean
is_offered (const MgMeasure *measure,
            MgMeasureChoice  choice,
            const char      *selected)
{
  if (measure->domain != MG_MEASURE_ORGANISATION)
    return FALSE;
  if (g_strcmp0 (measure->id, selected) == 0)
    return TRUE;
  if (measure->format == MG_MEASURE_GROUP && !(choice & MG_MEASURE_CHOICE_GROUPS))
    return FALSE;
  if (measure->format == MG_MEASURE_YES_NO && !(choice & MG_MEASURE_CHOICE_YES_NO))
    return FALSE;

  return (choice & MG_MEASURE_CHOICE_ALL) || !measure->is_expert;
}

void
mg_measure_choice_fill (GtkDropDown     *drop_down,
                        MgMeasureChoice  choice,
                        const char      *selected)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *measures = g_ptr_array_new ();
  guint n_measures;
  const MgMeasure *table = mg_measure_get_table (&n_measures);
  guint position = 0;

  if (choice & MG_MEASURE_CHOICE_NONE)
    {
      gtk_string_list_append (names, C_("measure", "None"));
      g_ptr_array_add (measures, NULL);
    }
  for (guint i = 0; i < n_measures; i++)
    {
      if (!is_offered (&table[i], choice, selected))
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

static const MgPerimeter perimeters[] = {
  MG_PERIMETER_MAP,
  MG_PERIMETER_MEMBERS,
  MG_PERIMETER_CORE,
};

void
mg_measure_choice_fill_perimeters (GtkDropDown *drop_down)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (perimeters); i++)
    gtk_string_list_append (names, _(mg_perimeter_get_label (perimeters[i])));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}

void
mg_measure_choice_set_perimeter (GtkDropDown *drop_down,
                                 MgPerimeter  perimeter)
{
  for (guint i = 0; i < G_N_ELEMENTS (perimeters); i++)
    if (perimeters[i] == perimeter)
      gtk_drop_down_set_selected (drop_down, i);
}

MgPerimeter
mg_measure_choice_get_perimeter (GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return perimeters[selected < G_N_ELEMENTS (perimeters) ? selected : 0];
}
