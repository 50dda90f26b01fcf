/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of links: a row for each pair that is linked, whatever links it has. */
#include "mg-figures.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

static const MgSnapshot *
get_graph (const MgFigures *self)
{
  return mg_results_get_snapshot (self->results);
}

static MgId
get_end (const MgFigures *self,
         guint            pair,
         guint            end)
{
  const MgSnapshot *graph = get_graph (self);

  return graph->ids[graph->ends[2 * (gsize) pair + end]];
}

static char *
dup_layers (const MgSnapshot *graph,
            guint             pair)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < graph->n_layers; i++)
    if (mg_snapshot_pair_has_layer (graph, pair, i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", graph->layers[i]);

  return g_string_free (text, FALSE);
}

/* The measures that are printed, in the table's order. */
static GPtrArray *
list_columns (const MgFigures *self,
              gboolean         for_people)
{
  GPtrArray *columns = g_ptr_array_new ();
  guint n_rows;
  const MgMeasure *measures = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (mg_results_get_link_values (self->results, measures[i].id) != NULL &&
        (for_people ? mg_figures_shows (self, &measures[i]) : mg_scope_options_wants (self->options, &measures[i])))
      g_ptr_array_add (columns, (gpointer) &measures[i]);

  return columns;
}

static double
get_value (const MgFigures *self,
           const MgMeasure *measure,
           guint            pair)
{
  return mg_results_get_link_values (self->results, measure->id)[pair];
}

static void
add_row (const MgFigures *self,
         MgTable         *table,
         const GPtrArray *columns,
         guint            pair)
{
  g_autofree char *one = mg_network_dup_title (self->network, get_end (self, pair, 0));
  g_autofree char *other = mg_network_dup_title (self->network, get_end (self, pair, 1));
  g_autofree char *links = g_strdup_printf ("%u", get_graph (self)->pair_links[pair]);

  mg_table_add (table, one);
  mg_table_add (table, other);
  mg_table_add (table, links);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *value = mg_measure_format_value (columns->pdata[i], get_value (self, columns->pdata[i], pair));

      mg_table_add (table, value);
    }
}

void
mg_figures_print_links (const MgFigures *self)
{
  guint n_pairs = get_graph (self)->n_pairs;
  g_autoptr (GPtrArray) columns = list_columns (self, TRUE);
  g_autoptr (MgTable) table = mg_table_new (3 + columns->len);

  if (columns->len == 0 || n_pairs == 0)
    return;

  mg_table_add (table, _("Organisation"));
  mg_table_add (table, _("Partner"));
  mg_table_add (table, _("Links"));
  mg_table_set_right (table, 2);
  for (guint i = 0; i < columns->len; i++)
    {
      mg_table_add (table, _(((const MgMeasure *) columns->pdata[i])->name));
      mg_table_set_right (table, 3 + i);
    }
  for (guint pair = 0; pair < n_pairs; pair++)
    add_row (self, table, columns, pair);

  mg_figures_print_section (self, _("Each pair that is linked"), table, TRUE);
}

static void
add_raw_row (const MgFigures *self,
             MgTable         *table,
             const GPtrArray *columns,
             guint            pair)
{
  g_autofree char *one = mg_network_dup_title (self->network, get_end (self, pair, 0));
  g_autofree char *other = mg_network_dup_title (self->network, get_end (self, pair, 1));
  g_autofree char *layers = dup_layers (get_graph (self), pair);

  mg_table_add (table, mg_network_get_text (self->network, get_end (self, pair, 0), MG_FIELD_ID));
  mg_table_add (table, mg_network_get_text (self->network, get_end (self, pair, 1), MG_FIELD_ID));
  mg_table_add (table, one);
  mg_table_add (table, other);
  mg_table_add_real (table, get_graph (self)->pair_links[pair]);
  mg_table_add (table, layers);
  for (guint i = 0; i < columns->len; i++)
    mg_table_add_real (table, get_value (self, columns->pdata[i], pair));
}

MgTable *
mg_figures_make_links (const MgFigures *self)
{
  static const char * const header[] = { "source", "target", "source_label", "target_label", "links", "layers" };
  g_autoptr (GPtrArray) columns = list_columns (self, FALSE);
  MgTable *table = mg_table_new (G_N_ELEMENTS (header) + columns->len);

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    mg_table_add (table, header[i]);
  for (guint i = 0; i < columns->len; i++)
    mg_table_add (table, ((const MgMeasure *) columns->pdata[i])->id);
  for (guint pair = 0; pair < get_graph (self)->n_pairs; pair++)
    add_raw_row (self, table, columns, pair);

  return table;
}

static void
add_pair (const MgFigures *self,
          MgJson          *json,
          const GPtrArray *columns,
          guint            pair)
{
  const MgSnapshot *graph = get_graph (self);

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "source", mg_network_get_text (self->network, get_end (self, pair, 0), MG_FIELD_ID));
  mg_json_add_text (json, "target", mg_network_get_text (self->network, get_end (self, pair, 1), MG_FIELD_ID));
  mg_json_add_count (json, "links", graph->pair_links[pair]);
  mg_json_open (json, "layers", '[');
  for (guint i = 0; i < graph->n_layers; i++)
    if (mg_snapshot_pair_has_layer (graph, pair, i))
      mg_json_add_text (json, NULL, graph->layers[i]);
  mg_json_close (json);
  for (guint i = 0; i < columns->len; i++)
    mg_json_add_real (json, ((const MgMeasure *) columns->pdata[i])->id, get_value (self, columns->pdata[i], pair));
  mg_json_close (json);
}

void
mg_figures_add_links (const MgFigures *self,
                      MgJson          *json)
{
  g_autoptr (GPtrArray) columns = list_columns (self, FALSE);

  if (columns->len == 0)
    return;

  mg_json_open (json, "pairs", '[');
  for (guint pair = 0; pair < get_graph (self)->n_pairs; pair++)
    add_pair (self, json, columns, pair);
  mg_json_close (json);
}
