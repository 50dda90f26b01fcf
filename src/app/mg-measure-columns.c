/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-columns.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "mg-measure-memory.h"

/* Names that are too long for the head of a narrow column. */
static const struct
{
  const char *id;
  const char *title;
} short_titles[] = {
  { "degree", N_("Partners") },
  { "articulation", N_("Crossing point") },
};

static const char *
find_title (const MgMeasure *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (short_titles); i++)
    if (g_str_equal (short_titles[i].id, measure->id))
      return _(short_titles[i].title);

  return _(measure->name);
}

char *
mg_measure_columns_format (const MgMeasure *measure,
                           double           value)
{
  gboolean is_name = measure->format == MG_MEASURE_GROUP;

  /* Above a thousand no figure has decimals. */
  if (isfinite (value) && fabs (value) >= 1000 && !is_name)
    return g_strdup_printf ("%'.0f", value);

  return mg_measure_format_value (measure, value);
}

static char *
title_text (const MgTableColumn *column,
            MgDocument          *document,
            MgId                 id)
{
  return mg_network_dup_title (mg_document_get_network (document), id);
}

static double
measure_number (const MgTableColumn *column,
                MgDocument          *document,
                MgId                 id)
{
  const MgMeasure *measure = column->data;

  return mg_document_get_figure_of (document, measure->id, id);
}

static char *
measure_text (const MgTableColumn *column,
              MgDocument          *document,
              MgId                 id)
{
  MgResults *results = mg_document_get_results (document);
  const MgMeasure *measure = column->data;

  /* Nothing was calculated for those that came since. */
  if (!mg_live_has (measure->id) &&
      (results == NULL || mg_snapshot_find_row (mg_results_get_snapshot (results), id) < 0))
    return g_strdup ("");

  return mg_measure_columns_format (column->data, measure_number (column, document, id));
}

static MgTableColumn *
create_column (const MgMeasure *measure)
{
  MgTableColumn *column = mg_table_column_new (measure->id, find_title (measure), measure_text);

  column->tip = g_strdup (_(measure->name));
  column->is_number = TRUE;
  column->width = 6;
  column->number = measure_number;
  column->data = measure;

  return column;
}

GPtrArray *
mg_measure_columns_new (gboolean show_all)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_table_column_unref);
  MgTableColumn *name = mg_table_column_new ("label", _("Organisation"), title_text);
  guint n_measures;
  const MgMeasure *table = mg_measure_get_table (&n_measures);

  name->is_name = TRUE;
  name->width = 16;
  g_ptr_array_add (columns, name);

  for (guint i = 0; i < n_measures; i++)
    if (table[i].domain == MG_MEASURE_ORGANISATION && (show_all || !table[i].is_expert))
      g_ptr_array_add (columns, create_column (&table[i]));

  return columns;
}

/* Figures that are old are none: here is nothing to say so beside them. */
static double
link_number (const MgTableColumn *column,
             MgDocument          *document,
             MgId                 id)
{
  MgResults *results = mg_document_get_results (document);
  const MgMeasure *measure = column->data;

  if (results == NULL || mg_document_results_are_stale (document))
    return (double) NAN;

  return mg_results_get_link_value (results, measure, mg_document_get_network (document), id);
}

static char *
link_text (const MgTableColumn *column,
           MgDocument          *document,
           MgId                 id)
{
  double value = link_number (column, document, id);

  return isnan (value) ? g_strdup ("") : mg_measure_columns_format (column->data, value);
}

void
mg_measure_columns_add_links (GPtrArray *columns)
{
  guint n_measures;
  const MgMeasure *table = mg_measure_get_table (&n_measures);

  for (guint i = 0; i < n_measures; i++)
    if (table[i].domain == MG_MEASURE_LINK)
      {
        MgTableColumn *column = create_column (&table[i]);

        column->text = link_text;
        column->number = link_number;
        column->hidden = TRUE;
        g_ptr_array_add (columns, column);
      }
}

/* A choice that leaves only names was made when there were other measures. */
void
mg_measure_columns_recall (GPtrArray *columns)
{
  g_auto(GStrv) keys = mg_measure_memory_dup_columns ();
  guint n_shown = 0;

  for (guint i = 1; keys != NULL && i < columns->len; i++)
    n_shown += g_strv_contains ((const char * const *) keys,
                                ((MgTableColumn *) g_ptr_array_index (columns, i))->key);
  for (guint i = 1; n_shown > 0 && i < columns->len; i++)
    {
      MgTableColumn *column = g_ptr_array_index (columns, i);

      column->hidden = !g_strv_contains ((const char * const *) keys, column->key);
    }
}

GPtrArray *
mg_measure_columns_get_shown (GPtrArray  *columns,
                              GListModel *shown)
{
  GPtrArray *visible = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_table_column_unref);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (shown), columns->len); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      if (gtk_column_view_column_get_visible (column))
        g_ptr_array_add (visible, mg_table_column_ref (g_ptr_array_index (columns, i)));
    }

  return visible;
}

void
mg_measure_columns_keep (GPtrArray *shown)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (keys, ((MgTableColumn *) g_ptr_array_index (shown, i))->key);
  g_ptr_array_add (keys, NULL);
  mg_measure_memory_set_columns ((const char * const *) keys->pdata);
}

GArray *
mg_measure_columns_dup_ids (MgDocument *document,
                            MgResults  *results)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  const MgItem *item;
  MgNetworkIter iter;

  if (results == NULL)
    return ids;

  mg_network_iter_init (&iter, mg_document_get_network (document), MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    if (mg_live_counts (mg_document_get_live (document), item->id))
      g_array_append_val (ids, item->id);

  return ids;
}
