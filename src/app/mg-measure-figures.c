/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-figures.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-measure-about.h"
#include "mg-measure-columns.h"
#include "mg-swatch.h"
#include "mg-vocabulary.h"

/* A row of a level has no "?": its value stands where the others' do. */
#define ABOUT_WIDTH 40

/* A value that is longer takes a second line. */
#define VALUE_CHARS 12

struct _MgMeasureFigures
{
  GtkWidget   parent_instance;

  MgResults  *results;    /* (nullable) */
  gboolean    show_all;

  GtkListBox *list;
  GPtrArray  *rows;       /* of measures: AdwActionRow, in the table's order */
  GPtrArray  *layer_rows; /* under density */
};

G_DEFINE_FINAL_TYPE (MgMeasureFigures, mg_measure_figures, GTK_TYPE_WIDGET)

static const MgMeasure *
get_measure (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "measure");
}

static AdwActionRow *
create_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "heading");
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  g_object_set_data (G_OBJECT (row), "value", value);

  return ADW_ACTION_ROW (row);
}

/* The row is read out whole: "Density: 31 of 210 possible pairs, 0.148". */
static void
fill_row (AdwActionRow *row,
          const char   *value,
          const char   *detail)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "value");
  g_autofree char *name = detail[0] != '\0'
                          /* Translators: a figure's name, its value, what it is made of. */
                          ? g_strdup_printf (_("%s: %s, %s"), title, value, detail)
                          : g_strdup_printf (_("%s: %s"), title, value);

  /* Pairs are longer than other values, and must not be broken to pieces. */
  gtk_label_set_width_chars (label, MIN ((int) g_utf8_strlen (value, -1), VALUE_CHARS));
  gtk_label_set_label (label, value);
  adw_action_row_set_subtitle (row, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static char *
format_pairs (const MgFigure *figure)
{
  guint n = figure->denominator > 1e9 ? G_MAXUINT : (guint) figure->denominator;

  if (isnan (figure->numerator) || isnan (figure->denominator))
    return g_strdup ("");

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'.0f of %'.0f possible pair",
                                       "%'.0f of %'.0f possible pairs", n),
                          figure->numerator, figure->denominator);
}

/* Density falls when a pole grows: never without the mean number of partners. */
static char *
format_density (MgMeasureFigures *self,
                const MgFigure   *figure)
{
  const MgFigure *mean = mg_results_get_figure (self->results, "mean_degree");
  g_autofree char *ratio = mg_measure_columns_format (mg_measure_find ("density"), figure->value);
  g_autofree char *partners = NULL;

  if (mean == NULL || isnan (mean->value))
    return g_steal_pointer (&ratio);

  partners = mg_measure_columns_format (mg_measure_find ("mean_degree"), mean->value);

  /* Translators: a density as 0.148, then a mean as 2.95. */
  return g_strdup_printf (_("%s; mean number of partners: %s"), ratio, partners);
}

static gboolean
leads_with_pairs (const MgMeasure *measure,
                  const MgFigure  *figure)
{
  return g_str_equal (measure->id, "density") && !isnan (figure->value) &&
         !isnan (figure->numerator) && !isnan (figure->denominator);
}

static char *
format_detail (MgMeasureFigures *self,
               const MgMeasure  *measure,
               const MgFigure   *figure)
{
  if (isnan (figure->value))
    return g_strdup (measure->none_reason[0] != '\0' ? _(measure->none_reason) : "");
  if (leads_with_pairs (measure, figure))
    return format_density (self, figure);
  if (measure->format == MG_MEASURE_COUNT)
    return g_strdup ("");
  if (measure->format == MG_MEASURE_SHARE &&
      !isnan (figure->numerator) && !isnan (figure->denominator))
    /* Translators: numerator and denominator of a figure. */
    return g_strdup_printf (_("%'.0f of %'.0f"), figure->numerator, figure->denominator);

  return g_strdup (measure->unit[0] != '\0' ? _(measure->unit) : "");
}

static void
update_row (MgMeasureFigures *self,
            AdwActionRow     *row)
{
  const MgMeasure *measure = get_measure (GTK_WIDGET (row));
  const MgFigure *figure = self->results != NULL
                           ? mg_results_get_figure (self->results, measure->id)
                           : NULL;
  g_autofree char *value = NULL;
  g_autofree char *detail = NULL;

  gtk_widget_set_visible (GTK_WIDGET (row), self->show_all || !measure->is_expert);
  if (figure == NULL)
    {
      fill_row (row, "–", "");
      return;
    }

  value = leads_with_pairs (measure, figure)
          ? format_pairs (figure)
          : mg_measure_columns_format (measure, figure->value);
  detail = format_detail (self, measure, figure);
  fill_row (row, value, detail);
}

static void
remove_layer_rows (MgMeasureFigures *self)
{
  for (guint i = 0; i < self->layer_rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->layer_rows, i));

  g_ptr_array_set_size (self->layer_rows, 0);
}

static void
add_layer_row (MgMeasureFigures *self,
               const char       *layer,
               const MgFigure   *figure,
               int               position)
{
  const MgTerm *term = mg_vocabulary_find ("layer", layer);
  AdwActionRow *row = create_row (term != NULL && term->verb != NULL ? term->verb : layer);
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "value");
  GtkWidget *swatch = mg_swatch_new_layer (layer);
  g_autofree char *value = format_pairs (figure);
  g_autofree char *ratio = mg_measure_columns_format (mg_measure_find ("density"), figure->value);

  gtk_widget_set_margin_start (swatch, 12);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (row, swatch);
  adw_action_row_set_title_lines (row, 3);
  gtk_widget_set_margin_end (label, ABOUT_WIDTH);
  gtk_widget_remove_css_class (label, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (row), "caption");
  if (term != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (row), term->label);
  fill_row (row, value[0] != '\0' ? value : ratio, value[0] != '\0' ? ratio : "");
  gtk_list_box_insert (self->list, GTK_WIDGET (row), position);
  g_ptr_array_add (self->layer_rows, row);
}

static void
update_layers (MgMeasureFigures *self)
{
  const MgSnapshot *graph;
  const MgFigure *figures;
  guint n_layers;
  int position = 0;

  remove_layer_rows (self);
  if (self->results == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (get_measure (g_ptr_array_index (self->rows, i))->id, "density"))
      position = (int) i + 1;

  graph = mg_results_get_snapshot (self->results);
  figures = mg_results_get_layer_densities (self->results, &n_layers);
  for (guint i = 0; i < MIN (n_layers, graph->n_layers); i++)
    add_layer_row (self, graph->layers[i], &figures[i], position++);
}

static void
update (MgMeasureFigures *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
}

static void
mg_measure_figures_dispose (GObject *object)
{
  MgMeasureFigures *self = MG_MEASURE_FIGURES (object);
  GtkWidget *child;

  g_clear_pointer (&self->results, mg_results_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_measure_figures_parent_class)->dispose (object);
}

static void
mg_measure_figures_finalize (GObject *object)
{
  MgMeasureFigures *self = MG_MEASURE_FIGURES (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->layer_rows);

  G_OBJECT_CLASS (mg_measure_figures_parent_class)->finalize (object);
}

static void
mg_measure_figures_class_init (MgMeasureFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mg_measure_figures_dispose;
  object_class->finalize = mg_measure_figures_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
add_rows (MgMeasureFigures *self)
{
  guint n_measures;
  const MgMeasure *table = mg_measure_get_table (&n_measures);

  for (guint i = 0; i < n_measures; i++)
    {
      AdwActionRow *row;

      if (table[i].domain != MG_MEASURE_NETWORK)
        continue;

      row = create_row (_(table[i].name));
      g_object_set_data (G_OBJECT (row), "measure", (gpointer) &table[i]);
      adw_action_row_add_suffix (row, mg_measure_about_new (&table[i]));
      gtk_list_box_append (self->list, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
}

static void
mg_measure_figures_init (MgMeasureFigures *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->rows = g_ptr_array_new ();
  self->layer_rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_set_margin_top (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->list), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->list), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Figures of the whole map"), -1);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  gtk_widget_set_parent (scroll, GTK_WIDGET (self));

  add_rows (self);
  update (self);
}

GtkWidget *
mg_measure_figures_new (void)
{
  return g_object_new (MG_TYPE_MEASURE_FIGURES, NULL);
}

void
mg_measure_figures_set_results (MgMeasureFigures *self,
                                MgResults        *results)
{
  g_return_if_fail (MG_IS_MEASURE_FIGURES (self));

  if (results != NULL)
    mg_results_ref (results);
  g_clear_pointer (&self->results, mg_results_unref);
  self->results = results;

  update (self);
  update_layers (self);
}

void
mg_measure_figures_set_show_all (MgMeasureFigures *self,
                                 gboolean          show_all)
{
  g_return_if_fail (MG_IS_MEASURE_FIGURES (self));

  self->show_all = show_all;
  update (self);
}

static void
append_count (GString *tsv,
              double   count)
{
  if (isnan (count))
    g_string_append_c (tsv, '\t');
  else
    g_string_append_printf (tsv, "\t%.0f", count);
}

char *
mg_measure_figures_dup_tsv (MgMeasureFigures *self)
{
  GString *tsv = g_string_new (NULL);

  g_return_val_if_fail (MG_IS_MEASURE_FIGURES (self), NULL);

  for (guint i = 0; self->results != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      const MgMeasure *measure = get_measure (row);
      const MgFigure *figure = mg_results_get_figure (self->results, measure->id);
      g_autofree char *value = NULL;

      if (figure == NULL || !gtk_widget_get_visible (row))
        continue;

      value = mg_measure_format_value (measure, figure->value);
      g_string_append_printf (tsv, "%s\t%s", _(measure->name), value);
      append_count (tsv, figure->numerator);
      append_count (tsv, figure->denominator);
      g_string_append_c (tsv, '\n');
    }

  return g_string_free (tsv, FALSE);
}
