/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-order.h"

#include <math.h>
#include <string.h>

struct _MgTableOrder
{
  GtkSorter      parent_instance;

  MgDocument    *document;    /* (nullable) */
  MgTableRows   *rows;

  MgTableColumn *column;      /* (nullable): by which one */
  gboolean       descending;
  gboolean       is_old;      /* values changed since the last sort */

  MgTableColumn *asked;       /* see header_func() */
  MgTableRow    *low;
  MgTableRow    *high;
};

G_DEFINE_FINAL_TYPE (MgTableOrder, mg_table_order, GTK_TYPE_SORTER)

static void
learn_key (MgTableOrder *self,
           MgTableRow   *row)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  row->sort_known = TRUE;
  if (self->column->number != NULL)
    {
      row->sort_number = self->column->number (self->column, self->document, row->id);
      return;
    }

  text = self->column->text (self->column, self->document, row->id);
  if (text[0] == '\0')
    return;

  folded = g_utf8_casefold (text, -1);
  row->sort_text = g_utf8_collate_key (folded, -1);
}

static gboolean
has_key (const MgTableOrder *self,
         const MgTableRow   *row)
{
  return self->column->number != NULL ? !isnan (row->sort_number) : row->sort_text != NULL;
}

static int
compare_keys (MgTableOrder *self,
              MgTableRow   *first,
              MgTableRow   *second)
{
  gboolean known;
  int order;

  if (!first->sort_known)
    learn_key (self, first);
  if (!second->sort_known)
    learn_key (self, second);

  known = has_key (self, first);
  if (known != has_key (self, second))
    return known ? -1 : 1;
  if (!known)
    return 0;

  if (self->column->number != NULL)
    order = (first->sort_number > second->sort_number) - (first->sort_number < second->sort_number);
  else
    order = strcmp (first->sort_text, second->sort_text);

  return self->descending ? -order : order;
}

static GtkOrdering
mg_table_order_compare (GtkSorter *sorter,
                        gpointer   item1,
                        gpointer   item2)
{
  MgTableOrder *self = MG_TABLE_ORDER (sorter);
  MgTableRow *first = item1;
  MgTableRow *second = item2;
  int order = 0;

  if (self->column != NULL && self->document != NULL)
    order = compare_keys (self, first, second);
  if (order == 0)
    order = (first->id > second->id) - (first->id < second->id);

  return gtk_ordering_from_cmpfunc (order);
}

static GtkSorterOrder
mg_table_order_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_TOTAL;
}

/* A column view says which column sorts, and which way, only from 4.10 on. Its
 * sorter is therefore asked to compare two rows of ours: the column that is
 * asked first is the one, and the answer is turned round if the order is.
 */
typedef struct
{
  MgTableOrder  *order;     /* (unowned): outlives the view's columns */
  MgTableColumn *column;
} Header;

static void
header_free (gpointer data)
{
  Header *header = data;

  mg_table_column_unref (header->column);
  g_free (header);
}

static int
header_func (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  Header *header = user_data;
  MgTableOrder *self = header->order;

  if (self->asked == NULL)
    self->asked = header->column;

  return a == (gconstpointer) self->low ? -1 : 1;
}

static void
header_changed_cb (GtkSorter       *header,
                   GtkSorterChange  change,
                   MgTableOrder    *self)
{
  gboolean descending;

  self->asked = NULL;
  descending = gtk_sorter_compare (header, self->low, self->high) == GTK_ORDERING_LARGER;
  if (self->asked == self->column && descending == self->descending && !self->is_old)
    return;

  g_clear_pointer (&self->column, mg_table_column_unref);
  if (self->asked != NULL)
    self->column = mg_table_column_ref (self->asked);
  self->descending = descending;
  mg_table_order_renew (self);
}

static void
mg_table_order_dispose (GObject *object)
{
  MgTableOrder *self = MG_TABLE_ORDER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->rows);
  g_clear_object (&self->low);
  g_clear_object (&self->high);
  g_clear_pointer (&self->column, mg_table_column_unref);

  G_OBJECT_CLASS (mg_table_order_parent_class)->dispose (object);
}

static void
mg_table_order_class_init (MgTableOrderClass *klass)
{
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_table_order_dispose;
  sorter_class->compare = mg_table_order_compare;
  sorter_class->get_order = mg_table_order_get_order;
}

static void
mg_table_order_init (MgTableOrder *self)
{
  self->low = g_object_new (MG_TYPE_TABLE_ROW, NULL);
  self->high = g_object_new (MG_TYPE_TABLE_ROW, NULL);
}

MgTableOrder *
mg_table_order_new (MgTableRows *rows)
{
  MgTableOrder *self = g_object_new (MG_TYPE_TABLE_ORDER, NULL);

  self->rows = g_object_ref (rows);

  return self;
}

void
mg_table_order_set_document (MgTableOrder *self,
                             MgDocument   *document)
{
  g_set_object (&self->document, document);
}

void
mg_table_order_follow (MgTableOrder *self,
                       GtkSorter    *header)
{
  g_signal_connect_object (header, "changed", G_CALLBACK (header_changed_cb), self, 0);
}

GtkSorter *
mg_table_order_create_header (MgTableOrder  *self,
                              MgTableColumn *column)
{
  Header *header = g_new0 (Header, 1);

  header->order = self;
  header->column = mg_table_column_ref (column);

  return GTK_SORTER (gtk_custom_sorter_new (header_func, header, header_free));
}

void
mg_table_order_touch (MgTableOrder *self)
{
  self->is_old = TRUE;
}

gboolean
mg_table_order_is_old (MgTableOrder *self)
{
  return self->is_old;
}

void
mg_table_order_renew (MgTableOrder *self)
{
  for (guint i = 0; i < mg_table_rows_get_n (self->rows); i++)
    mg_table_row_forget_sort (mg_table_rows_get (self->rows, i));

  self->is_old = FALSE;
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

const MgTableColumn *
mg_table_order_get_column (MgTableOrder *self)
{
  return self->column;
}

GtkSortType
mg_table_order_get_direction (MgTableOrder *self)
{
  return self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
}
