/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-row.h"

#include <math.h>
#include <string.h>

/* More runs of differences than this are told as one. */
#define MAX_RUNS 16

G_DEFINE_FINAL_TYPE (MgTableRow, mg_table_row, G_TYPE_OBJECT)

static void
mg_table_row_finalize (GObject *object)
{
  MgTableRow *self = MG_TABLE_ROW (object);

  g_free (self->sort_text);
  g_free (self->search_text);

  G_OBJECT_CLASS (mg_table_row_parent_class)->finalize (object);
}

static void
mg_table_row_class_init (MgTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mg_table_row_finalize;
}

static void
mg_table_row_init (MgTableRow *self)
{
  self->sort_number = NAN;
}

static MgTableRow *
row_new (MgId id)
{
  MgTableRow *self = g_object_new (MG_TYPE_TABLE_ROW, NULL);

  self->id = id;

  return self;
}

void
mg_table_row_forget_sort (MgTableRow *self)
{
  g_clear_pointer (&self->sort_text, g_free);
  self->sort_number = NAN;
  self->sort_known = FALSE;
}

void
mg_table_row_forget_search (MgTableRow *self)
{
  g_clear_pointer (&self->search_text, g_free);
}

struct _MgTableRows
{
  GObject    parent_instance;

  GPtrArray *rows;   /* of MgTableRow, by rising identifier */
};

static GType
rows_get_item_type (GListModel *model)
{
  return MG_TYPE_TABLE_ROW;
}

static guint
rows_get_n_items (GListModel *model)
{
  return MG_TABLE_ROWS (model)->rows->len;
}

static gpointer
rows_get_item (GListModel *model,
               guint       position)
{
  MgTableRows *self = MG_TABLE_ROWS (model);

  if (position >= self->rows->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->rows, position));
}

static void
rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rows_get_item_type;
  iface->get_n_items = rows_get_n_items;
  iface->get_item = rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MgTableRows, mg_table_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rows_list_model_init))

static void
mg_table_rows_finalize (GObject *object)
{
  g_ptr_array_unref (MG_TABLE_ROWS (object)->rows);

  G_OBJECT_CLASS (mg_table_rows_parent_class)->finalize (object);
}

static void
mg_table_rows_class_init (MgTableRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mg_table_rows_finalize;
}

static void
mg_table_rows_init (MgTableRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

MgTableRows *
mg_table_rows_new (void)
{
  return g_object_new (MG_TYPE_TABLE_ROWS, NULL);
}

/* A run of rows that differ: @removed old ones make room for @added new ones. */
typedef struct
{
  guint position;   /* in the new rows */
  guint removed;
  guint added;
} Run;

static MgId
id_at (const GPtrArray *rows,
       guint            i)
{
  return ((const MgTableRow *) g_ptr_array_index (rows, i))->id;
}

/* Puts the new list together; rows that stay are handed over. */
static GArray *
merge (GPtrArray   *old,
       const MgId  *ids,
       guint        n_ids,
       GPtrArray   *rows)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gboolean open = FALSE;
  guint i = 0;

  for (guint j = 0; i < old->len || j < n_ids;)
    {
      gboolean same = i < old->len && j < n_ids && id_at (old, i) == ids[j];
      gboolean remove = !same && i < old->len && (j == n_ids || id_at (old, i) < ids[j]);
      Run fresh = { rows->len, 0, 0 };
      Run *run;

      if (same)
        {
          g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (old, i++)));
          j++;
          open = FALSE;
          continue;
        }

      if (!open)
        g_array_append_val (runs, fresh);
      open = TRUE;
      run = &g_array_index (runs, Run, runs->len - 1);
      run->removed += remove;
      run->added += !remove;
      if (remove)
        i++;
      else
        g_ptr_array_add (rows, row_new (ids[j++]));
    }

  return runs;
}

/* One run from the first difference to the last. */
static void
join_runs (GArray *runs,
           guint   n_old,
           guint   n_new)
{
  Run first = g_array_index (runs, Run, 0);
  Run last = g_array_index (runs, Run, runs->len - 1);
  guint tail = n_new - last.position - last.added;

  first.removed = n_old - tail - first.position;
  first.added = n_new - tail - first.position;
  g_array_set_size (runs, 0);
  g_array_append_val (runs, first);
}

/* Listeners see the list as it is after each run, so the rows are put in place
 * run by run.
 */
static void
apply_runs (MgTableRows *self,
            GArray      *runs,
            GPtrArray   *rows)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      if (run->removed > 0)
        g_ptr_array_remove_range (self->rows, run->position, run->removed);
      if (run->added > 0)
        {
          guint old = self->rows->len;

          g_ptr_array_set_size (self->rows, (gint) (old + run->added));
          memmove (&self->rows->pdata[run->position + run->added],
                   &self->rows->pdata[run->position],
                   (old - run->position) * sizeof (gpointer));
          for (guint j = 0; j < run->added; j++)
            self->rows->pdata[run->position + j] =
              g_object_ref (rows->pdata[run->position + j]);
        }
      g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->removed, run->added);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  MgId first = *(const MgId *) a;
  MgId second = *(const MgId *) b;

  return (first > second) - (first < second);
}

static gboolean
is_sorted (const MgId *ids,
           guint       n_ids)
{
  for (guint i = 1; i < n_ids; i++)
    if (ids[i - 1] >= ids[i])
      return FALSE;

  return TRUE;
}

void
mg_table_rows_sync (MgTableRows *self,
                    const MgId  *ids,
                    guint        n_ids)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_full (n_ids, g_object_unref);
  g_autoptr(GArray) runs = NULL;
  g_autofree MgId *sorted = NULL;

  g_return_if_fail (MG_IS_TABLE_ROWS (self));

  if (!is_sorted (ids, n_ids))
    {
      sorted = g_memdup2 (ids, n_ids * sizeof (MgId));
      qsort (sorted, n_ids, sizeof (MgId), compare_ids);
      ids = sorted;
    }

  runs = merge (self->rows, ids, n_ids, rows);
  if (runs->len > MAX_RUNS)
    join_runs (runs, self->rows->len, rows->len);
  apply_runs (self, runs, rows);
}

guint
mg_table_rows_get_n (MgTableRows *self)
{
  return self->rows->len;
}

MgTableRow *
mg_table_rows_get (MgTableRows *self,
                   guint        position)
{
  return g_ptr_array_index (self->rows, position);
}

MgTableRow *
mg_table_rows_find (MgTableRows *self,
                    MgId         id)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (id_at (self->rows, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->rows->len && id_at (self->rows, low) == id
         ? g_ptr_array_index (self->rows, low)
         : NULL;
}
