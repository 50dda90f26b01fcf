/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-tables.h"

#include <glib/gi18n-lib.h>

#include "mg-cell.h"
#include "mg-grid-text.h"
#include "mg-measure-about.h"
#include "mg-measure-sections.h"
#include "mg-measure-words.h"
#include "mg-shown.h"

struct _MgMeasureTables
{
  GtkWidget      parent_instance;

  MgDocument    *document;      /* (nullable) */
  gboolean       show_all;
  gboolean       is_updating;   /* the choice is being told, not asked */
  GPtrArray     *measures;      /* (element-type MgMeasure): that are offered */

  GtkDropDown   *drop_down;
  GtkBox        *about_box;
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

static const MgGrid *
get_grid (MgMeasureTables *self)
{
  MgResults *results = self->document != NULL ? mg_document_get_results (self->document) : NULL;
  const MgMeasure *measure = get_measure (self);

  return results != NULL && measure != NULL ? mg_results_get_grid (results, measure->id) : NULL;
}

static char *
dup_text (MgMeasureTables *self,
          guint            row,
          int              column)
{
  const MgGrid *grid = get_grid (self);
  MgFigure figure;

  if (grid == NULL || row >= mg_grid_get_n_rows (grid) ||
      column >= (int) mg_grid_get_n_columns (grid))
    return g_strdup ("");
  if (column < 0)
    return mg_grid_dup_label (get_measure (self), mg_document_get_network (self->document),
                              mg_grid_get_row (grid, row));

  figure = mg_grid_get (grid, row, (guint) column);

  return mg_measure_words_dup_cell (get_measure (self), mg_grid_get_column (grid, (guint) column),
                                    &figure);
}

static char *
dup_title (MgMeasureTables *self,
           guint            column)
{
  return mg_grid_dup_label (get_measure (self), mg_document_get_network (self->document),
                            mg_grid_get_column (get_grid (self), column));
}

static void
setup_cb (Column      *column,
          GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->column < 0 ? 0 : 1);
  if (column->column >= 0)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (Column      *column,
         GtkListItem *item)
{
  g_autofree char *text = dup_text (column->tables, gtk_list_item_get_position (item),
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
fill_view (MgMeasureTables *self,
           const MgGrid    *grid)
{
  g_autoptr(GtkStringList) rows = gtk_string_list_new (NULL);
  GtkSingleSelection *selection;
  guint n_rows = grid != NULL ? mg_grid_get_n_rows (grid) : 0;

  gtk_column_view_set_model (self->view, NULL);
  clear_columns (self);
  if (n_rows == 0)
    return;

  add_column (self, -1, "");
  for (guint i = 0; i < mg_grid_get_n_columns (grid); i++)
    {
      g_autofree char *title = dup_title (self, i);

      add_column (self, (int) i, title);
    }
  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (rows, mg_grid_get_row (grid, i));

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

void
mg_measure_tables_update (MgMeasureTables *self)
{
  const MgMeasure *measure;
  const MgGrid *grid;
  gboolean is_empty;

  g_return_if_fail (MG_IS_MEASURE_TABLES (self));

  measure = get_measure (self);
  grid = get_grid (self);
  is_empty = grid == NULL || mg_grid_get_n_rows (grid) == 0;

  show_about (self, measure);
  gtk_label_set_label (self->question_label, measure != NULL ? _(measure->question) : "");
  gtk_label_set_label (self->none_label, measure != NULL && measure->none_reason[0] != '\0'
                                         ? _(measure->none_reason)
                                         : _("The map says nothing about this yet."));
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), is_empty);
  gtk_widget_set_visible (self->scroll, !is_empty);
  fill_view (self, grid);
  if (measure != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _(measure->name), -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tables.copy", !is_empty);
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
  const MgGrid *grid = get_grid (self);
  GString *tsv = g_string_new (NULL);

  for (guint i = 0; grid != NULL && i < mg_grid_get_n_columns (grid); i++)
    {
      g_autofree char *title = dup_title (self, i);

      g_string_append_c (tsv, '\t');
      mg_cell_append (tsv, title, '\t');
    }
  for (guint row = 0; grid != NULL && row < mg_grid_get_n_rows (grid); row++)
    {
      g_string_append_c (tsv, '\n');
      for (int column = -1; column < (int) mg_grid_get_n_columns (grid); column++)
        {
          g_autofree char *text = dup_text (self, row, column);

          if (column >= 0)
            g_string_append_c (tsv, '\t');
          mg_cell_append (tsv, text, '\t');
        }
    }
  if (tsv->len > 0)
    g_string_append_c (tsv, '\n');

  return g_string_free (tsv, FALSE);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autofree char *tsv = mg_measure_tables_dup_tsv (MG_MEASURE_TABLES (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
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
        if (table[i].domain != MG_MEASURE_GRID ||
            mg_measure_section_of (&table[i]) != section % MG_N_SECTIONS ||
            !(self->show_all || mg_measure_section_is_short (&table[i])))
          continue;

        if (&table[i] == selected)
          position = self->measures->len;
        gtk_string_list_append (names, _(table[i].name));
        g_ptr_array_add (self->measures, (gpointer) &table[i]);
      }

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
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_measure_tables_parent_class)->dispose (object);
}

static void
mg_measure_tables_finalize (GObject *object)
{
  g_ptr_array_unref (MG_MEASURE_TABLES (object)->measures);

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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "tables.copy",
                                       NULL);
}

static GtkBox *
create_bar (MgMeasureTables *self)
{
  GtkBox *bar = g_object_new (GTK_TYPE_BOX, "spacing", 6, "margin-top", 6, "margin-bottom", 6,
                              "margin-start", 6, "margin-end", 6, NULL);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("Co_py"));

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

  return bar;
}

static void
mg_measure_tables_init (MgMeasureTables *self)
{
  GtkBox *bar = create_bar (self);

  self->measures = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->none_label = g_object_new (GTK_TYPE_LABEL, "vexpand", TRUE, "wrap", TRUE, "justify",
                                   GTK_JUSTIFY_CENTER, "margin-start", 24, "margin-end", 24, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->none_label), "dim-label");
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, "child", self->view, NULL);

  gtk_widget_set_parent (GTK_WIDGET (bar), GTK_WIDGET (self));
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
  mg_measure_tables_update (self);
}

void
mg_measure_tables_set_show_all (MgMeasureTables *self,
                                gboolean         show_all)
{
  g_return_if_fail (MG_IS_MEASURE_TABLES (self));

  self->show_all = show_all;
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
