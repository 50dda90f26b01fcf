/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-written-cells.h"

#include <glib/gi18n-lib.h>

static guint
number_of (const MgWrittenCells *self,
           MgId                  id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (id)));
}

static void
add (MgWrittenCells *self,
     const MgItem   *item,
     double         *cells,
     guint           n)
{
  gsize source = number_of (self, item->source) - 1;
  gsize target = number_of (self, item->target) - 1;
  gboolean directed = item->kind == MG_ITEM_LINK && mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED);
  double weight = 1.;

  mg_network_get_real (self->network, item->id, mg_written_find_weight (self->network), &weight);
  self->n_zero += weight == 0.;
  self->n_added += cells[source * n + target] != 0.;
  self->n_directed += directed;
  cells[source * n + target] += weight;
  if (source == target || directed)
    return;

  self->n_both++;
  cells[target * n + source] += weight;
}

void
mg_written_cells_fill (MgWrittenCells *self,
                       const char     *which,
                       double         *cells,
                       guint           n)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_writing_next (self->writing, &iter)))
    if (self->all || g_strcmp0 (mg_written_relation (self->network, item, self->relation), which) == 0)
      add (self, item, cells, n);
}

void
mg_written_cells_warn (const MgWrittenCells *self,
                       MgWarnings           *warnings,
                       gboolean              both_are_two)
{
  if (self->n_added > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u link is added to another between the same organisations: a cell holds one number.",
                               "%u links are added to others between the same organisations: a cell holds one number.",
                               self->n_added), self->n_added);
  if (self->n_zero > 0)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u link of weight 0 is left out: in such a file 0 is no link.",
                               "%u links of weight 0 are left out: in such a file 0 is no link.", self->n_zero), self->n_zero);
  if (self->n_both > 0 && both_are_two)
    mg_warnings_add (warnings, 0,
                     ngettext ("%u link without a direction stands in both directions: it will be read as two.",
                               "%u links without a direction stand in both directions: each will be read as two.",
                               self->n_both), self->n_both);
}
