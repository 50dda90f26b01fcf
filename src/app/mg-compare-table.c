/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-table.h"

#include <glib/gi18n-lib.h>

#include "mg-cell.h"
#include "mg-comparison.h"
#include "mg-shown.h"
#include "mg-table.h"

/* Names of figures take two lines rather than the room of a pole. */
#define NAME_WIDTH 280
#define NAME_CHARS 32
#define POLE_WIDTH 200
#define POLE_CHARS 22

struct _MgCompareTable
{
  GtkWidget              parent_instance;

  GtkWidget             *scroll;
  GtkColumnView         *view;
  GPtrArray             *poles;     /* (element-type MgComparePole): the columns */
  GArray                *rows;      /* MgCompareRow */
  MgCompareTableOptions  options;
};

G_DEFINE_FINAL_TYPE (MgCompareTable, mg_compare_table, GTK_TYPE_WIDGET)

typedef struct
{
  MgCompareTable *table;
  int             column;   /* -1: the names of the rows */
} Column;

/* Cells */

static GtkWidget *
create_label (float xalign,
              int   chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0.f ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);

  return label;
}

static void
setup_cb (Column      *column,
          GtkListItem *item)
{
  gboolean is_name = column->column < 0;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = create_label (is_name ? 0.f : 1.f, is_name ? NAME_CHARS : POLE_CHARS);
  GtkWidget *detail = create_label (is_name ? 0.f : 1.f, is_name ? NAME_CHARS : POLE_CHARS);

  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  if (!is_name)
    gtk_widget_add_css_class (box, "numeric");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
set_heading (GtkWidget *label,
             gboolean   is_title)
{
  if (is_title)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

/* Read out with its row and its pole, which the eye sees and the ear does not. */
static void
name_cell (GtkWidget          *value,
           const MgCompareRow *row,
           MgComparePole      *pole,
           const char         *text,
           const char         *detail)
{
  const char *name = mg_compare_pole_get_name (pole);
  g_autofree char *title = mg_compare_row_dup_spoken (row);
  g_autofree char *said = row->series != NULL && *detail != '\0'
                          ? g_strdup_printf (_("%s, %s: %s"), name, title, detail)
                          : *detail != '\0'
                          /* Translators: a pole, a figure, its value, what it is made of. */
                          ? g_strdup_printf (_("%s, %s: %s, %s"), name, title, text, detail)
                          : g_strdup_printf (_("%s, %s: %s"), name, title, text);

  mg_shown_name (GTK_ACCESSIBLE (value), mg_compare_row_is_heading (row) ? NULL : said);
}

static void
bind_cb (Column      *column,
         GtkListItem *item)
{
  MgCompareTable *self = column->table;
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *value = gtk_widget_get_first_child (box), *detail = gtk_widget_get_next_sibling (value);
  guint position = gtk_list_item_get_position (item);
  const MgCompareRow *row = position < self->rows->len ? &g_array_index (self->rows, MgCompareRow, position) : NULL;
  MgComparePole *pole = column->column >= 0 && (guint) column->column < self->poles->len
                        ? g_ptr_array_index (self->poles, column->column) : NULL;
  g_autofree char *text = NULL, *under = NULL;

  if (row == NULL || (column->column >= 0 && pole == NULL))
    return;

  text = pole != NULL ? mg_compare_row_dup_value (row, pole) : g_strdup (row->title);
  under = pole != NULL ? mg_compare_row_dup_detail (row, pole) : g_strdup ("");
  gtk_label_set_label (GTK_LABEL (value), text);
  gtk_label_set_label (GTK_LABEL (detail), under);
  gtk_widget_set_visible (detail, *under != '\0');
  set_heading (value, mg_compare_row_is_heading (row));
  gtk_widget_set_tooltip_text (box, row->measure == NULL ? NULL : pole == NULL ? _(row->measure->question)
                                                                               : mg_compare_row_get_reason (row, pole));
  if (pole != NULL)
    name_cell (value, row, pole, text, under);
}

/* Rows and columns */

/* A title has one line, and would make its column as wide as itself. */
static char *
dup_title (MgComparePole *pole)
{
  g_autofree char *name = mg_shown_take (g_strdup (mg_compare_pole_get_name (pole)));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= POLE_CHARS)
    return g_steal_pointer (&name);

  start = g_utf8_substring (name, 0, POLE_CHARS - 1);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

static void
add_column (MgCompareTable *self,
            int             place,
            const char     *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  Column *of = g_new0 (Column, 1);

  of->table = self;
  of->column = place;
  g_object_set_data_full (G_OBJECT (factory), "mg-column", of, g_free);
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), of);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), of);
  gtk_column_view_column_set_fixed_width (column, place < 0 ? NAME_WIDTH : POLE_WIDTH);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
clear_view (MgCompareTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_set_model (self->view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
fill_view (MgCompareTable *self)
{
  g_autoptr(GtkStringList) rows = gtk_string_list_new (NULL);
  g_autoptr(GtkSingleSelection) selection = NULL;

  add_column (self, -1, _("Figure"));
  for (guint i = 0; i < self->poles->len; i++)
    {
      g_autofree char *title = dup_title (g_ptr_array_index (self->poles, i));

      add_column (self, (int) i, title);
    }
  for (guint i = 0; i < self->rows->len; i++)
    gtk_string_list_append (rows, g_array_index (self->rows, MgCompareRow, i).title);

  selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

void
mg_compare_table_update (MgCompareTable        *self,
                         MgCompareSet          *set,
                         MgCompareTableOptions  options)
{
  g_return_if_fail (MG_IS_COMPARE_TABLE (self));

  clear_view (self);
  self->options = options;
  g_ptr_array_unref (self->poles);
  self->poles = mg_compare_set_list_read (set, (options & MG_COMPARE_TABLE_POLES_BY_NAME) != 0);
  if ((options & MG_COMPARE_TABLE_SENSITIVITY) != 0)
    mg_compare_rows_list_sensitivity (self->rows, self->poles, options);
  else
    mg_compare_rows_list (self->rows, options);
  fill_view (self);
}

/* What leaves */

static void
append_tsv_cell (GString    *tsv,
                 const char *value,
                 const char *detail)
{
  g_autofree char *text = *detail != '\0' ? g_strdup_printf ("%s (%s)", value, detail) : g_strdup (value);

  g_string_append_c (tsv, '\t');
  mg_cell_append (tsv, text, '\t');
}

char *
mg_compare_table_dup_tsv (MgCompareTable *self)
{
  GString *tsv = g_string_new (NULL);

  g_return_val_if_fail (MG_IS_COMPARE_TABLE (self), NULL);

  for (guint i = 0; i < self->poles->len; i++)
    append_tsv_cell (tsv, mg_compare_pole_get_name (g_ptr_array_index (self->poles, i)), "");
  g_string_append_c (tsv, '\n');

  for (guint r = 0; r < self->rows->len; r++)
    {
      const MgCompareRow *row = &g_array_index (self->rows, MgCompareRow, r);
      g_autofree char *title = mg_compare_row_dup_spoken (row);

      mg_cell_append (tsv, title, '\t');
      for (guint i = 0; i < self->poles->len; i++)
        {
          MgComparePole *pole = g_ptr_array_index (self->poles, i);
          g_autofree char *value = mg_compare_row_dup_value (row, pole);
          g_autofree char *detail = mg_compare_row_dup_detail (row, pole);

          append_tsv_cell (tsv, value, detail);
        }
      g_string_append_c (tsv, '\n');
    }

  return g_string_free (tsv, FALSE);
}

/* Those that have figures. */
static guint
list_compared (MgCompareTable *self,
               MgCompared     *compared)
{
  guint n = 0;

  for (guint i = 0; i < self->poles->len; i++)
    {
      MgComparePole *pole = g_ptr_array_index (self->poles, i);

      if (mg_compare_pole_get_results (pole) != NULL)
        compared[n++] = (MgCompared) { mg_compare_pole_get_file (pole), mg_compare_pole_get_name (pole),
                                       mg_compare_pole_get_results (pole),
                                       mg_compare_pole_get_sensitivity (pole) };
    }

  return n;
}

char *
mg_compare_table_dup_csv (MgCompareTable *self)
{
  gboolean is_sensitivity = (self->options & MG_COMPARE_TABLE_SENSITIVITY) != 0;
  g_autoptr(GPtrArray) measures = mg_comparison_list_measures ((self->options & MG_COMPARE_TABLE_ALL) != 0);
  g_autofree MgCompared *compared = g_new0 (MgCompared, self->poles->len + 1);
  guint n = list_compared (self, compared);
  g_autoptr(GPtrArray) cells = is_sensitivity ? mg_comparison_list_sensitivity (compared, n)
                                              : mg_comparison_list_cells (compared, n, measures);
  g_autoptr(MgTable) csv = mg_table_new (is_sensitivity ? MG_COMPARISON_N_SENSITIVITY_COLUMNS
                                                        : MG_COMPARISON_N_COLUMNS);

  for (guint i = 0; i < cells->len; i++)
    mg_table_add (csv, g_ptr_array_index (cells, i));

  return mg_table_format_csv (csv);
}

/* The widget */

static void
mg_compare_table_dispose (GObject *object)
{
  MgCompareTable *self = MG_COMPARE_TABLE (object);

  if (self->view != NULL)
    clear_view (self);
  self->view = NULL;
  g_clear_pointer (&self->scroll, gtk_widget_unparent);

  G_OBJECT_CLASS (mg_compare_table_parent_class)->dispose (object);
}

static void
mg_compare_table_finalize (GObject *object)
{
  g_ptr_array_unref (MG_COMPARE_TABLE (object)->poles);
  g_array_unref (MG_COMPARE_TABLE (object)->rows);

  G_OBJECT_CLASS (mg_compare_table_parent_class)->finalize (object);
}

static void
mg_compare_table_class_init (MgCompareTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mg_compare_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = mg_compare_table_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mg_compare_table_init (MgCompareTable *self)
{
  self->poles = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (MgCompareRow));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Figures of the poles side by side"), -1);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, NULL);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
}

GtkWidget *
mg_compare_table_new (void)
{
  return g_object_new (MG_TYPE_COMPARE_TABLE, NULL);
}
