/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-tables.h"

#include <glib/gi18n-lib.h>

#include "mg-measure-about.h"
#include "mg-measure-ask-bar.h"
#include "mg-measure-save.h"
#include "mg-measure-sections.h"
#include "mg-measure-sheet.h"
#include "mg-shown.h"

/* Sentences take two lines rather than the room of the figures. */
#define WORDS_CHARS 44

/* Pairs that are shown of a measure of links: more would make the window wait. */
#define MOST_LINKS 10000

struct _MgMeasureTables
{
  GtkWidget      parent_instance;

  MgDocument    *document;      /* (nullable) */
  gboolean       show_all;
  gboolean       is_updating;   /* the choice is being told, not asked */
  GPtrArray     *measures;      /* (element-type MgMeasure): that are offered */
  MgMeasureAsked *asked;        /* tables that are there when somebody asked */
  MgGrid        *links;         /* (nullable): of a measure of links that is shown */

  GtkDropDown   *drop_down;
  GtkBox        *about_box;
  GtkWidget     *ask_bar;
  GtkLabel      *question_label;
  GtkLabel      *none_label;
  GtkWidget     *scroll;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (MgMeasureTables, mg_measure_tables, GTK_TYPE_WIDGET)

/* A cell's row and column, before it is a cell. */
typedef struct
{
  MgMeasureTables *tables;
  int              column;   /* -1: the names of the rows */
} Column;

static const MgMeasure *
get_measure (MgMeasureTables *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  return selected < self->measures->len ? g_ptr_array_index (self->measures, selected) : NULL;
}

/* Whether a table is one of those that are asked for, and which. */
static gboolean
find_asked (const MgMeasure *measure,
            MgAsked         *which)
{
  for (*which = 0; *which < MG_N_ASKED; ++*which)
    if (measure == mg_measure_asked_get_measure (*which))
      return TRUE;

  return FALSE;
}

/* What is shown; its grid may be missing. */
static MgMeasureSheet
get_sheet (MgMeasureTables *self)
{
  MgResults *results = self->document != NULL ? mg_document_get_results (self->document) : NULL;
  MgMeasureSheet sheet = { .measure = get_measure (self), .document = self->document };
  MgAsked which;

  if (results == NULL || sheet.measure == NULL)
    return sheet;

  if (sheet.measure->domain == MG_MEASURE_LINK)
    {
      sheet.grid = self->links;
      return sheet;
    }

  sheet.of_measures = find_asked (sheet.measure, &which);
  sheet.grid = sheet.of_measures ? mg_measure_asked_get_grid (self->asked, which)
                                 : mg_results_get_grid (results, sheet.measure->id);
  if (sheet.of_measures && which == MG_ASKED_RANDOM && sheet.grid != NULL)
    sheet.random = mg_measure_asked_get_options (self->asked);

  return sheet;
}

static void
update_links (MgMeasureTables *self)
{
  MgResults *results = self->document != NULL ? mg_document_get_results (self->document) : NULL;
  const MgMeasure *measure = get_measure (self);

  g_clear_pointer (&self->links, mg_grid_free);
  if (results != NULL && measure != NULL && measure->domain == MG_MEASURE_LINK)
    self->links = mg_results_dup_link_grid (results, measure->id, MOST_LINKS);
}

/* 0 before anything is computed. */
static guint
count_pairs (MgMeasureTables *self)
{
  MgResults *results = self->document != NULL ? mg_document_get_results (self->document) : NULL;

  return results != NULL ? mg_results_get_snapshot (results)->n_pairs : 0;
}

/* And that the least are left out, where there are so many. */
static char *
dup_question (MgMeasureTables      *self,
              const MgMeasureSheet *sheet)
{
  if (sheet->measure == NULL)
    return g_strdup ("");
  if (self->links == NULL || mg_measure_sheet_get_n_rows (sheet) == 0 || count_pairs (self) <= MOST_LINKS)
    return g_strdup (_(sheet->measure->question));

  /* Translators: a question, then what is shown below. */
  return g_strdup_printf (_("%s The %'u highest are shown."), _(sheet->measure->question), MOST_LINKS);
}

static void
setup_cb (Column      *column,
          GtkListItem *item)
{
  const MgMeasureSheet sheet = get_sheet (column->tables);
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_number = mg_measure_sheet_is_number (&sheet, column->column) && column->column >= 0;

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (!is_number && column->column >= 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), WORDS_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), WORDS_CHARS);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (Column      *column,
         GtkListItem *item)
{
  const MgMeasureSheet sheet = get_sheet (column->tables);
  g_autofree char *text = mg_measure_sheet_dup_cell (&sheet, gtk_list_item_get_position (item),
                                                     column->column);

  mg_shown_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (MgMeasureTables *self,
            int              place,
            const char      *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *shown = mg_shown_take (g_strdup (title));
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (shown, factory);
  Column *of = g_new0 (Column, 1);

  of->tables = self;
  of->column = place;
  g_object_set_data_full (G_OBJECT (factory), "mg-column", of, g_free);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), of);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), of);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
clear_columns (MgMeasureTables *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
fill_view (MgMeasureTables      *self,
           const MgMeasureSheet *sheet)
{
  g_autoptr(GtkStringList) rows = gtk_string_list_new (NULL);
  GtkSingleSelection *selection;
  guint n_rows = mg_measure_sheet_get_n_rows (sheet);

  gtk_column_view_set_model (self->view, NULL);
  clear_columns (self);
  if (n_rows == 0)
    return;

  add_column (self, -1, "");
  for (guint i = 0; i < mg_measure_sheet_get_n_columns (sheet); i++)
    {
      g_autofree char *title = mg_measure_sheet_dup_title (sheet, i);

      add_column (self, (int) i, title);
    }
  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (rows, mg_grid_get_row (sheet->grid, i));

  selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
show_about (MgMeasureTables *self,
            const MgMeasure *measure)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->about_box))) != NULL)
    gtk_box_remove (self->about_box, child);
  if (measure != NULL)
    gtk_box_append (self->about_box, mg_measure_about_new (measure));
}

/* Why there are no rows. */
static const char *
get_none_reason (MgMeasureTables      *self,
                 const MgMeasureSheet *sheet)
{
  MgResults *results = self->document != NULL ? mg_document_get_results (self->document) : NULL;
  const MgMeasure *measure = sheet->measure;
  MgAsked which;

  if (measure == NULL || *measure->none_reason == '\0' || (results == NULL && !find_asked (measure, &which)))
    return _("The map says nothing about this yet.");
  if (measure->domain == MG_MEASURE_LINK && count_pairs (self) == 0)
    return _("No two organisations are linked.");

  return _(measure->none_reason);
}

void
mg_measure_tables_update (MgMeasureTables *self)
{
  const MgMeasure *measure;
  g_autofree char *question = NULL;
  MgMeasureSheet sheet;
  gboolean is_empty;

  g_return_if_fail (MG_IS_MEASURE_TABLES (self));

  update_links (self);
  sheet = get_sheet (self);
  question = dup_question (self, &sheet);
  measure = sheet.measure;
  is_empty = mg_measure_sheet_get_n_rows (&sheet) == 0;

  show_about (self, measure);
  gtk_label_set_label (self->question_label, question);
  gtk_label_set_label (self->none_label, get_none_reason (self, &sheet));
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), is_empty);
  gtk_widget_set_visible (self->scroll, !is_empty);
  fill_view (self, &sheet);
  if (measure != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _(measure->name), -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tables.copy", !is_empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tables.export", !is_empty);
}

static void
selected_cb (MgMeasureTables *self)
{
  if (!self->is_updating)
    mg_measure_tables_update (self);
}

char *
mg_measure_tables_dup_tsv (MgMeasureTables *self)
{
  const MgMeasureSheet sheet = get_sheet (self);

  return mg_measure_sheet_dup_tsv (&sheet);
}

char *
mg_measure_tables_dup_saved (MgMeasureTables *self,
                             const char      *extension)
{
  const MgMeasureSheet sheet = get_sheet (self);

  return sheet.grid != NULL ? mg_measure_sheet_dup_saved (&sheet, extension) : NULL;
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autofree char *tsv = mg_measure_tables_dup_tsv (MG_MEASURE_TABLES (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
}

static char *
write_cb (gpointer    source,
          const char *extension)
{
  return mg_measure_tables_dup_saved (source, extension);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  MgMeasureTables *self = MG_MEASURE_TABLES (widget);
  g_autofree char *name = g_strconcat (get_measure (self)->id, ".csv", NULL);
  const MgMeasureSave save = { self->document, _("Export the Table"), name, write_cb };

  mg_measure_save_ask_for (widget, &save, g_object_ref (self), g_object_unref);
}

/* A table that was asked for is shown when it is there. */
static void
answered_cb (MgMeasureTables *self,
             guint            which)
{
  mg_measure_tables_select (self, mg_measure_asked_get_measure (which)->id);
  mg_measure_tables_update (self);
}

static void
offer (MgMeasureTables *self,
       GtkStringList   *names,
       const MgMeasure *measure)
{
  gtk_string_list_append (names, _(measure->name));
  g_ptr_array_add (self->measures, (gpointer) measure);
}

/* By section, so that what belongs together stands together. */
static void
fill_choice (MgMeasureTables *self)
{
  const MgMeasure *selected = get_measure (self);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint n_measures, position = 0;
  const MgMeasure *table = mg_measure_get_table (&n_measures);

  g_ptr_array_set_size (self->measures, 0);
  for (MgMeasureSection section = MG_SECTION_WITH_WHOM; section <= MG_N_SECTIONS; section++)
    for (guint i = 0; i < n_measures; i++)
      {
        if ((table[i].domain != MG_MEASURE_GRID && table[i].domain != MG_MEASURE_LINK) ||
            mg_measure_section_of (&table[i]) != section % MG_N_SECTIONS ||
            !(self->show_all || mg_measure_section_is_short (&table[i])))
          continue;

        offer (self, names, &table[i]);
      }
  for (MgAsked which = 0; self->show_all && which < MG_N_ASKED; which++)
    offer (self, names, mg_measure_asked_get_measure (which));
  for (guint i = 0; i < self->measures->len; i++)
    if (self->measures->pdata[i] == selected)
      position = i;

  self->is_updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop_down, position);
  self->is_updating = FALSE;
}

static void
mg_measure_tables_dispose (GObject *object)
{
  MgMeasureTables *self = MG_MEASURE_TABLES (object);
  GtkWidget *child;

  if (self->view != NULL)
    {
      gtk_column_view_set_model (self->view, NULL);
      clear_columns (self);
      self->view = NULL;
    }
  g_clear_object (&self->document);
  g_clear_object (&self->asked);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_measure_tables_parent_class)->dispose (object);
}

static void
mg_measure_tables_finalize (GObject *object)
{
  g_ptr_array_unref (MG_MEASURE_TABLES (object)->measures);
  g_clear_pointer (&MG_MEASURE_TABLES (object)->links, mg_grid_free);

  G_OBJECT_CLASS (mg_measure_tables_parent_class)->finalize (object);
}

static void
mg_measure_tables_class_init (MgMeasureTablesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_measure_tables_dispose;
  G_OBJECT_CLASS (klass)->finalize = mg_measure_tables_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "tables.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "tables.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "tables.copy",
                                       NULL);
}

static GtkBox *
create_bar (MgMeasureTables *self)
{
  GtkBox *bar = g_object_new (GTK_TYPE_BOX, "spacing", 6, "margin-top", 6, "margin-bottom", 6,
                              "margin-start", 6, "margin-end", 6, NULL);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("Co_py"));
  GtkWidget *export = gtk_button_new_with_mnemonic (_("_Export…"));

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Which table is shown"), -1);
  gtk_box_append (bar, GTK_WIDGET (self->drop_down));
  self->about_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_box_append (bar, GTK_WIDGET (self->about_box));
  self->question_label = g_object_new (GTK_TYPE_LABEL, "xalign", 0., "hexpand", TRUE, "ellipsize",
                                       PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->question_label), "dim-label");
  gtk_box_append (bar, GTK_WIDGET (self->question_label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "tables.copy");
  gtk_widget_set_tooltip_text (copy, _("Copy the table for a spreadsheet"));
  gtk_box_append (bar, copy);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (export), "tables.export");
  gtk_widget_set_tooltip_text (export, _("Save the table as a file"));
  gtk_box_append (bar, export);

  return bar;
}

static void
mg_measure_tables_init (MgMeasureTables *self)
{
  GtkBox *bar = create_bar (self);

  self->measures = g_ptr_array_new ();
  self->asked = mg_measure_asked_new ();
  self->ask_bar = mg_measure_ask_bar_new (self->asked);
  g_object_set (self->ask_bar, "visible", FALSE, "margin-start", 6, "margin-end", 6, "margin-bottom", 6, NULL);
  g_signal_connect_object (self->asked, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->none_label = g_object_new (GTK_TYPE_LABEL, "vexpand", TRUE, "wrap", TRUE, "justify",
                                   GTK_JUSTIFY_CENTER, "margin-start", 24, "margin-end", 24, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->none_label), "dim-label");
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, "child", self->view, NULL);

  gtk_widget_set_parent (GTK_WIDGET (bar), GTK_WIDGET (self));
  gtk_widget_set_parent (self->ask_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->none_label), GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));

  fill_choice (self);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  mg_measure_tables_update (self);
}

GtkWidget *
mg_measure_tables_new (void)
{
  return g_object_new (MG_TYPE_MEASURE_TABLES, NULL);
}

void
mg_measure_tables_set_document (MgMeasureTables *self,
                                MgDocument      *document)
{
  g_return_if_fail (MG_IS_MEASURE_TABLES (self));

  g_set_object (&self->document, document);
  mg_measure_asked_set_document (self->asked, document);
  gtk_widget_set_sensitive (self->ask_bar, document != NULL);
  mg_measure_tables_update (self);
}

void
mg_measure_tables_set_show_all (MgMeasureTables *self,
                                gboolean         show_all)
{
  g_return_if_fail (MG_IS_MEASURE_TABLES (self));

  self->show_all = show_all;
  gtk_widget_set_visible (self->ask_bar, show_all);
  fill_choice (self);
  mg_measure_tables_update (self);
}

void
mg_measure_tables_select (MgMeasureTables *self,
                          const char      *measure)
{
  g_return_if_fail (MG_IS_MEASURE_TABLES (self));

  for (guint i = 0; i < self->measures->len; i++)
    if (g_str_equal (((const MgMeasure *) g_ptr_array_index (self->measures, i))->id, measure))
      gtk_drop_down_set_selected (self->drop_down, i);
}

MgMeasureAsked *
mg_measure_tables_get_asked (MgMeasureTables *self)
{
  g_return_val_if_fail (MG_IS_MEASURE_TABLES (self), NULL);

  return self->asked;
}
