/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-plot-make.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-measure-columns.h"
#include "mg-table-text.h"

static char *
dup_perimeter (const MgSnapshot *graph)
{
  g_autofree char *date = mg_table_text_format_date (graph->date);
  const char *perimeter = _(mg_perimeter_get_label (graph->perimeter));

  if (date[0] == '\0')
    return g_strdup (perimeter);

  /* Translators: which organisations, and the date: "Members, June 2016". */
  return g_strdup_printf (C_("perimeter", "%s, %s"), perimeter, date);
}

char *
mg_plot_make_subtitle (const MgSnapshot *graph)
{
  g_autofree char *nodes = NULL;
  g_autofree char *links = NULL;
  g_autofree char *perimeter = dup_perimeter (graph);

  nodes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u organisation",
                                        "%'u organisations", graph->n_nodes), graph->n_nodes);
  links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u link", "%'u links",
                                        graph->n_links), graph->n_links);

  /* Translators: perimeter and date, then numbers of organisations and links. */
  return g_strdup_printf (_("%s (%s, %s)"), perimeter, nodes, links);
}

static gboolean
hides (const MgFilter *filter)
{
  return !mg_filter_is_empty (filter) && !filter->fades;
}

char *
mg_plot_make_about (MgDocument *document,
                    MgResults  *results,
                    gboolean    stale)
{
  g_autofree char *subject = NULL;
  g_autofree char *about = NULL;

  if (results == NULL && document != NULL &&
      mg_network_count (mg_document_get_network (document), MG_ITEM_ORGANISATION) > 0)
    return g_strdup (_("Nothing is calculated yet: press “Compute”."));
  if (results == NULL)
    return g_strdup (_("There is no organisation on the map yet."));

  subject = mg_plot_make_subtitle (mg_results_get_snapshot (results));
  /* Translators: perimeter, date, numbers of organisations and links. */
  about = g_strdup_printf (_("Calculated on: %s."), subject);

  if (document != NULL && hides (mg_document_get_filter (document)))
    {
      g_autofree char *bare = g_steal_pointer (&about);

      about = g_strdup_printf ("%s %s", bare, _("What is hidden on the map counts as well."));
    }

  return stale ? g_strdup_printf ("%s %s", about, _("The map has changed since: what is grey is old, compute again."))
               : g_steal_pointer (&about);
}

static MgPlotNumbers
get_numbers (const MgMeasure *measure)
{
  return measure->format == MG_MEASURE_COUNT ? MG_PLOT_WHOLE : MG_PLOT_REAL;
}

static void
add_point (MgPlot          *plot,
           MgDocument      *document,
           MgId             id,
           const MgMeasure *x,
           const MgMeasure *y,
           gboolean         is_public)
{
  MgNetwork *network = mg_document_get_network (document);
  MgResults *results = mg_document_get_results (document);
  double value = mg_results_get_value (results, x->id, id);
  double other = y != NULL ? mg_results_get_value (results, y->id, id) : 0.;
  g_autofree char *name = NULL;
  g_autofree char *text = mg_measure_columns_format (x, value);
  g_autofree char *other_text = y != NULL ? mg_measure_columns_format (y, other) : g_strdup ("");

  /* Removed since. */
  if (mg_network_find (network, id) == NULL)
    return;

  name = is_public && mg_network_get_boolean (network, id, MG_FIELD_PRIVATE)
         ? g_strdup ("")
         : mg_network_dup_title (network, id);
  mg_plot_add_point (plot, id, name, mg_network_get_text (network, id, MG_FIELD_KIND),
                     value, text, other, other_text);
}

static MgPlot *
make_points (MgDocument *document,
             MgPlotSort  sort,
             const char *x_id,
             const char *y_id,
             gboolean    is_public)
{
  const MgSnapshot *graph = mg_results_get_snapshot (mg_document_get_results (document));
  const MgMeasure *x = x_id != NULL ? mg_measure_find (x_id) : NULL;
  const MgMeasure *y = sort == MG_PLOT_SCATTER && y_id != NULL ? mg_measure_find (y_id) : NULL;
  g_autofree char *subtitle = mg_plot_make_subtitle (graph);
  g_autofree char *title = NULL;
  MgPlot *plot;

  if (x == NULL || (sort == MG_PLOT_SCATTER && y == NULL))
    return NULL;

  /* Translators: two measures, drawn against each other. */
  title = y != NULL ? g_strdup_printf (_("%s and %s"), _(x->name), _(y->name))
                    : g_strdup (_(x->name));
  plot = mg_plot_new (sort, title, subtitle);
  mg_plot_set_axis (plot, 0, _(x->name), get_numbers (x));
  mg_plot_set_axis (plot, 1, y != NULL ? _(y->name) : _("Organisations"),
                    y != NULL ? get_numbers (y) : MG_PLOT_WHOLE);
  mg_plot_set_note (plot, x->caution[0] != '\0' ? _(x->caution) : NULL);

  for (guint i = 0; i < graph->n_nodes; i++)
    add_point (plot, document, graph->ids[i], x, y, is_public);

  return plot;
}

static void
add_kind (MgPlot     *plot,
          const char *kind)
{
  const MgTerm *term = mg_vocabulary_find ("kind", kind);

  mg_plot_add_group (plot, kind,
                     term != NULL && term->verb != NULL ? term->verb : mg_vocabulary_get_label ("kind", kind),
                     mg_vocabulary_get_label ("kind", kind));
}

static MgPlot *
make_matrix (MgDocument *document)
{
  MgResults *results = mg_document_get_results (document);
  const MgGrid *grid = mg_results_get_grid (results, "mixing_kind");
  const MgMeasure *measure = mg_measure_find ("mixing_kind");
  g_autofree char *subtitle = mg_plot_make_subtitle (mg_results_get_snapshot (results));
  MgPlot *plot;
  guint n;

  if (grid == NULL)
    return NULL;

  plot = mg_plot_new (MG_PLOT_MATRIX, _(measure->name), subtitle);
  mg_plot_set_note (plot, _(measure->caution));
  n = mg_grid_get_n_rows (grid);
  for (guint i = 0; i < n; i++)
    add_kind (plot, mg_grid_get_row (grid, i));
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        MgFigure cell = mg_grid_find (grid, mg_grid_get_row (grid, i), mg_grid_get_row (grid, k));

        mg_plot_set_cell (plot, i, k, isnan (cell.numerator) ? 0. : cell.numerator,
                          isnan (cell.denominator) ? 0. : cell.denominator);
      }

  return plot;
}

static MgPlot *
make_bars (MgDocument *document)
{
  MgResults *results = mg_document_get_results (document);
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  g_autofree char *subtitle = mg_plot_make_subtitle (graph);
  MgPlot *plot = mg_plot_new (MG_PLOT_BARS, _("Linked pairs by level"), subtitle);
  guint n_layers;
  const MgFigure *figures = mg_results_get_layer_densities (results, &n_layers);

  mg_plot_set_note (plot, _("Levels are no steps of a ladder, and pairs of several levels are "
                            "counted in each of them."));
  for (guint i = 0; i < MIN (n_layers, graph->n_layers); i++)
    {
      const MgTerm *term = mg_vocabulary_find ("layer", graph->layers[i]);
      guint n = figures[i].denominator > 1e9 ? G_MAXUINT : (guint) figures[i].denominator;
      g_autofree char *text = NULL;

      if (isnan (figures[i].numerator))
        continue;
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f possible pair",
                                           "%'.0f of %'.0f possible pairs", n),
                              figures[i].numerator, figures[i].denominator);
      mg_plot_add_bar (plot, graph->layers[i],
                       term != NULL ? mg_table_text_get_word (term) : graph->layers[i],
                       figures[i].numerator, text);
    }

  return plot;
}

MgPlot *
mg_plot_make (MgDocument *document,
              MgPlotSort  sort,
              const char *x,
              const char *y,
              gboolean    is_public)
{
  if (mg_document_get_results (document) == NULL)
    return NULL;

  switch (sort)
    {
    case MG_PLOT_DISTRIBUTION:
    case MG_PLOT_SCATTER:
      return make_points (document, sort, x, y, is_public);
    case MG_PLOT_MATRIX:
      return make_matrix (document);
    case MG_PLOT_BARS:
      return make_bars (document);
    default:
      g_return_val_if_reached (NULL);
    }
}
