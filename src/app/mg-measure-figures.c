/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-figures.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-measure-about.h"
#include "mg-measure-columns.h"
#include "mg-measure-sections.h"
#include "mg-measure-words.h"
#include "mg-sentences.h"
#include "mg-shown.h"
#include "mg-swatch.h"
#include "mg-vocabulary.h"

/* A row of a level has no "?": its value stands where the others' do. */
#define ABOUT_WIDTH 40

/* A value that is longer takes a second line. */
#define VALUE_CHARS 22
#define DETAIL_CHARS 26

/* Before the next frame, which is drawn at G_PRIORITY_HIGH_IDLE + 20. */
#define FOLLOW_PRIORITY (G_PRIORITY_HIGH_IDLE + 10)

/* Lines longer than that are not read with ease. */
#define MAX_WIDTH 860

struct _MgMeasureFigures
{
  GtkWidget   parent_instance;

  MgDocument *document;   /* (nullable) */
  MgResults  *results;    /* (nullable) */
  gboolean    is_stale;
  gboolean    show_all;
  guint       follow_source; /* 0 when idle */

  GtkListBox *lists[MG_N_SECTIONS];
  GtkWidget  *headings[MG_N_SECTIONS];
  GtkLabel   *words[MG_N_SECTIONS];
  GPtrArray  *rows;       /* of measures: AdwActionRow, in the table's order */
  GPtrArray  *layer_rows; /* under density */
};

G_DEFINE_FINAL_TYPE (MgMeasureFigures, mg_measure_figures, GTK_TYPE_WIDGET)

static const MgMeasure *
get_measure (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "measure");
}

static GtkWidget *
create_label (const char *css_class,
              int         max_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, css_class);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_chars);

  return label;
}

static AdwActionRow *
create_row (const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = create_label ("heading", VALUE_CHARS);
  GtkWidget *detail = create_label ("caption", DETAIL_CHARS);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "value", value);
  g_object_set_data (G_OBJECT (row), "detail", detail);
  g_object_set_data (G_OBJECT (row), "box", box);

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
  GtkLabel *under = g_object_get_data (G_OBJECT (row), "detail");
  g_autofree char *name = detail[0] != '\0'
                          /* Translators: a figure's name, its value, what it is made of. */
                          ? g_strdup_printf (_("%s: %s, %s"), title, value, detail)
                          : g_strdup_printf (_("%s: %s"), title, value);

  /* Pairs are longer than other values, and must not be broken to pieces. */
  gtk_label_set_width_chars (label, MIN ((int) g_utf8_strlen (value, -1), VALUE_CHARS));
  gtk_label_set_label (label, value);
  gtk_label_set_label (under, detail);
  gtk_widget_set_visible (GTK_WIDGET (under), detail[0] != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What is counted at once, else what the results say; FALSE if neither does. */
static gboolean
get_figure (MgMeasureFigures *self,
            const char       *id,
            MgFigure         *figure)
{
  return self->document != NULL && mg_document_get_figure (self->document, id, figure);
}

/* Grey is what the map has left behind, and @told says so to those who do not see grey. */
static void
mark_age (GtkWidget *shown,
          GtkWidget *told,
          gboolean   is_old)
{
  if (is_old)
    gtk_widget_add_css_class (shown, "dim-label");
  else
    gtk_widget_remove_css_class (shown, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (told), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_old ? _("From before the last changes") : "", -1);
}

static void
update_age (MgMeasureFigures *self,
            AdwActionRow     *row,
            gboolean          follows)
{
  mark_age (g_object_get_data (G_OBJECT (row), "value"), GTK_WIDGET (row), self->is_stale && !follows);
}

static void
update_row (MgMeasureFigures *self,
            AdwActionRow     *row)
{
  const MgMeasure *measure = get_measure (GTK_WIDGET (row));
  MgFigure figure, mean;
  gboolean is_known = get_figure (self, measure->id, &figure);
  gboolean has_mean = get_figure (self, "mean_degree", &mean);
  const char *reason = is_known && isnan (figure.value)
                       ? mg_measure_find_reason (measure, mg_document_count_organisations (self->document)) : NULL;
  g_autofree char *value = is_known ? mg_measure_words_dup_value (measure, &figure) : g_strdup ("–");
  g_autofree char *detail = is_known ? mg_measure_words_dup_detail (measure, &figure, has_mean ? &mean : NULL)
                                     : g_strdup ("");

  gtk_widget_set_visible (GTK_WIDGET (row), self->show_all || mg_measure_section_is_short (measure));
  /* No figure has a reason, and no question is left without an answer. */
  adw_action_row_set_subtitle (row, reason != NULL ? _(reason) : _(measure->question));
  fill_row (row, value, detail);
  update_age (self, row, mg_live_has (measure->id));
}

static void
remove_layer_rows (MgMeasureFigures *self)
{
  for (guint i = 0; i < self->layer_rows->len; i++)
    gtk_list_box_remove (self->lists[MG_SECTION_SHAPE], g_ptr_array_index (self->layer_rows, i));

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
  g_autofree char *value = mg_measure_words_dup_pairs (figure);
  g_autofree char *ratio = isnan (figure->value) ? g_strdup ("")
                                                 : mg_measure_columns_format (mg_measure_find ("density"), figure->value);

  gtk_widget_set_margin_start (swatch, 12);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (row, swatch);
  adw_action_row_set_title_lines (row, 3);
  gtk_widget_set_margin_end (g_object_get_data (G_OBJECT (row), "box"), ABOUT_WIDTH);
  gtk_widget_remove_css_class (label, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (row), "caption");
  if (term != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (row), term->label);
  fill_row (row, value[0] != '\0' ? value : ratio, value[0] != '\0' ? ratio : "");
  gtk_list_box_insert (self->lists[MG_SECTION_SHAPE], GTK_WIDGET (row), position);
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
      position = gtk_list_box_row_get_index (g_ptr_array_index (self->rows, i)) + 1;

  graph = mg_results_get_snapshot (self->results);
  figures = mg_results_get_layer_densities (self->results, &n_layers);
  for (guint i = 0; i < MIN (n_layers, graph->n_layers); i++)
    {
      MgFigure figure = figures[i];

      if (self->document != NULL)
        {
          mg_live_get_layer_density (mg_document_get_live (self->document), graph->layers[i], &figure);
          mg_measure_keep_counts (mg_measure_find ("density"), mg_document_count_organisations (self->document), &figure);
        }
      add_layer_row (self, graph->layers[i], &figure, position++);
    }
}

/* One sentence first, numbers second.  Returns: (transfer full): a line each */
static char *
dup_words (MgMeasureFigures *self,
           MgMeasureSection  section)
{
  g_autoptr(GString) words = g_string_new (NULL);
  guint n_sentences;
  const MgSentence *table = mg_sentence_get_table (&n_sentences);

  for (guint i = 0; self->results != NULL && i < n_sentences; i++)
    {
      g_autofree char *text = mg_sentence_get_section (&table[i]) == section
                              ? mg_sentence_dup_text (&table[i], self->results) : NULL;

      if (text != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", text);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
update_words (MgMeasureFigures *self)
{
  for (MgMeasureSection i = 0; i < MG_N_SECTIONS; i++)
    {
      g_autofree char *words = dup_words (self, i);

      mg_shown_label (self->words[i], words);
    }
}

static void
update (MgMeasureFigures *self)
{
  gboolean has_rows[MG_N_SECTIONS] = { FALSE };

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      update_row (self, ADW_ACTION_ROW (row));
      if (gtk_widget_get_visible (row))
        has_rows[mg_measure_section_of (get_measure (row))] = TRUE;
    }

  for (guint i = 0; i < MG_N_SECTIONS; i++)
    {
      gtk_widget_set_visible (self->headings[i], has_rows[i]);
      gtk_widget_set_visible (GTK_WIDGET (self->words[i]), has_rows[i] && *gtk_label_get_label (self->words[i]) != '\0');
      gtk_widget_set_visible (GTK_WIDGET (self->lists[i]), has_rows[i]);
    }
}

/* What is counted at once, after edits. */

static gboolean
follow_cb (gpointer user_data)
{
  MgMeasureFigures *self = user_data;

  self->follow_source = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (mg_live_has (get_measure (row)->id))
        update_row (self, ADW_ACTION_ROW (row));
    }
  update_layers (self);

  return G_SOURCE_REMOVE;
}

/* What nobody sees follows when it is seen. */
static void
follow_soon (MgMeasureFigures *self)
{
  if (self->follow_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->follow_source = g_idle_add_full (FOLLOW_PRIORITY, follow_cb, self, NULL);
}

static void
mg_measure_figures_map (GtkWidget *widget)
{
  MgMeasureFigures *self = MG_MEASURE_FIGURES (widget);

  GTK_WIDGET_CLASS (mg_measure_figures_parent_class)->map (widget);
  g_clear_handle_id (&self->follow_source, g_source_remove);
  follow_cb (self);
}

static void
mg_measure_figures_dispose (GObject *object)
{
  MgMeasureFigures *self = MG_MEASURE_FIGURES (object);
  GtkWidget *child;

  mg_measure_figures_set_document (self, NULL);
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
  GTK_WIDGET_CLASS (klass)->map = mg_measure_figures_map;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static gboolean
popup_cb (gpointer user_data)
{
  if (gtk_widget_get_mapped (user_data))
    gtk_menu_button_popup (user_data);

  return G_SOURCE_REMOVE;
}

/* Later: a list takes the keyboard to the row that was clicked, and away from
 * what has just opened.
 */
static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row)
{
  GtkWidget *about = g_object_get_data (G_OBJECT (row), "about");

  if (about != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, popup_cb, g_object_ref (about), g_object_unref);
}

static void
add_row (MgMeasureFigures *self,
         const MgMeasure  *measure)
{
  AdwActionRow *row = create_row (_(measure->name));
  GtkWidget *about = mg_measure_about_new (measure);

  g_object_set_data (G_OBJECT (row), "measure", (gpointer) measure);
  adw_action_row_add_suffix (row, about);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "about", about);
  gtk_list_box_append (self->lists[mg_measure_section_of (measure)], GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
add_rows (MgMeasureFigures *self)
{
  guint n_measures;
  const MgMeasure *table = mg_measure_get_table (&n_measures);

  for (guint i = 0; i < n_measures; i++)
    if (table[i].domain == MG_MEASURE_NETWORK)
      add_row (self, &table[i]);
}

static void
add_section (MgMeasureFigures *self,
             GtkBox           *box,
             MgMeasureSection  section)
{
  const char *title = mg_measure_section_get_title (section);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "margin-top", 12, "margin-bottom", 6, NULL);
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "wrap", TRUE, "margin-bottom", 9, NULL);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (words, "mg-sentences");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (box, heading);
  gtk_box_append (box, words);
  gtk_box_append (box, list);
  self->headings[section] = heading;
  self->words[section] = GTK_LABEL (words);
  self->lists[section] = GTK_LIST_BOX (list);
}

static void
mg_measure_figures_init (MgMeasureFigures *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->rows = g_ptr_array_new ();
  self->layer_rows = g_ptr_array_new ();
  for (MgMeasureSection i = 0; i < MG_N_SECTIONS; i++)
    add_section (self, GTK_BOX (box), i);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), clamp);
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
mg_measure_figures_set_document (MgMeasureFigures *self,
                                 MgDocument       *document)
{
  g_return_if_fail (MG_IS_MEASURE_FIGURES (self));

  g_clear_handle_id (&self->follow_source, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (!g_set_object (&self->document, document) || document == NULL)
    return;

  g_signal_connect_object (document, "applied", G_CALLBACK (follow_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "results-changed", G_CALLBACK (follow_soon), self,
                           G_CONNECT_SWAPPED);
  update (self);
  update_layers (self);
}

void
mg_measure_figures_set_stale (MgMeasureFigures *self,
                              gboolean          is_stale)
{
  g_return_if_fail (MG_IS_MEASURE_FIGURES (self));

  if (self->is_stale == is_stale)
    return;

  self->is_stale = is_stale;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AdwActionRow *row = g_ptr_array_index (self->rows, i);

      update_age (self, row, mg_live_has (get_measure (GTK_WIDGET (row))->id));
    }
  for (MgMeasureSection i = 0; i < MG_N_SECTIONS; i++)
    mark_age (GTK_WIDGET (self->words[i]), GTK_WIDGET (self->words[i]), is_stale);
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

  update_words (self);
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
