/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network as the cells of a matrix. */
#pragma once

#include "mg-writing.h"
#include "mg-written.h"

G_BEGIN_DECLS

/* The most numbers in a file, which is then about half as large as can be read. */
#define MG_WRITTEN_MOST_CELLS (60u * 1000 * 1000)

/* Which links, where they go, and what a cell cannot say. */
typedef struct
{
  MgNetwork  *network;
  MgWriting  *writing;
  GHashTable *numbers;      /* MgId of a node -> its number, from 1 */
  gboolean    all;          /* of any relation */
  MgFieldId   relation;
  guint       n_added;      /* links that share a cell with another */
  guint       n_zero;       /* links whose number looks like none */
  guint       n_both;       /* links without a direction, in both cells */
  guint       n_directed;
} MgWrittenCells;

/* @which: (nullable): the relation, if not all; @cells: n rows of n, of zeros */
void mg_written_cells_fill (MgWrittenCells *self,
                            const char     *which,
                            double         *cells,
                            guint           n);

/* @both_are_two: whether the two cells of a link will be read as two */
void mg_written_cells_warn (const MgWrittenCells *self,
                            MgWarnings           *warnings,
                            gboolean              both_are_two);

G_END_DECLS
