/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table: light objects that know an identifier and no value. */
#pragma once

#include <gio/gio.h>

#include "mg-item.h"

G_BEGIN_DECLS

/**
 * MgTableRow:
 *
 * Names an item.  Values are read from the network when a cell shows them; what
 * is kept here belongs to the table's sorting and searching.
 */
#define MG_TYPE_TABLE_ROW (mg_table_row_get_type ())
G_DECLARE_FINAL_TYPE (MgTableRow, mg_table_row, MG, TABLE_ROW, GObject)

struct _MgTableRow
{
  GObject   parent_instance;

  MgId      id;
  /* Caches of the table that owns the row: it alone writes them. */
  char     *sort_text;    /* a collation key, or NULL */
  double    sort_number;  /* NaN: not known */
  gboolean  sort_known;   /* whether the two above are those of the sorted column */
  char     *search_text;  /* folded, or NULL: to be made */
};

/* Sorting by another column: the keys are no longer good. */
void mg_table_row_forget_sort   (MgTableRow *self);
/* A value of the row has changed. */
void mg_table_row_forget_search (MgTableRow *self);

/**
 * MgTableRows:
 *
 * A #GListModel of #MgTableRow in the order of their identifiers, which is the
 * order in which the items were first added.
 */
#define MG_TYPE_TABLE_ROWS (mg_table_rows_get_type ())
G_DECLARE_FINAL_TYPE (MgTableRows, mg_table_rows, MG, TABLE_ROWS, GObject)

MgTableRows *mg_table_rows_new   (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_table_rows_sync:
 * @ids: (array length=n_ids): in any order
 *
 * Makes the rows those of @ids.  Rows that stay are the same objects, and
 * `items-changed` tells only of the others.  Time O(n) if @ids are in order.
 */
void         mg_table_rows_sync  (MgTableRows *self,
                                  const MgId  *ids,
                                  guint        n_ids);

guint        mg_table_rows_get_n (MgTableRows *self);
/* (transfer none): the row in its place. */
MgTableRow  *mg_table_rows_get   (MgTableRows *self,
                                  guint        position);
/* (nullable) (transfer none): time O(log n). */
MgTableRow  *mg_table_rows_find  (MgTableRows *self,
                                  MgId         id);

G_END_DECLS
