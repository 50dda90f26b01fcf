/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-partners.h"

#include <math.h>

#include <glib/gi18n-lib.h>

struct _MgTablePartners
{
  double *numbers;    /* by MgId; NULL: to be counted */
  MgId    n_numbers;
};

MgTablePartners *
mg_table_partners_new (void)
{
  return g_new0 (MgTablePartners, 1);
}

void
mg_table_partners_forget (MgTablePartners *self)
{
  g_clear_pointer (&self->numbers, g_free);
  self->n_numbers = 0;
}

void
mg_table_partners_free (MgTablePartners *self)
{
  mg_table_partners_forget (self);
  g_free (self);
}

static void
count (MgTablePartners *self,
       MgDocument      *document)
{
  MgNetwork *network = mg_document_get_network (document);
  MgScope scope = { .perimeter = MG_PERIMETER_MAP, .date = mg_document_get_date (document) };
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);

  self->n_numbers = mg_network_get_id_limit (network);
  self->numbers = g_new (double, MAX (self->n_numbers, 1));
  for (MgId i = 0; i < self->n_numbers; i++)
    self->numbers[i] = NAN;
  for (guint i = 0; i < graph->n_nodes; i++)
    self->numbers[graph->ids[i]] = 0;
  for (guint i = 0; i < 2 * graph->n_pairs; i++)
    self->numbers[graph->ids[graph->ends[i]]]++;
}

static double
partners_number (const MgTableColumn *column,
                 MgDocument          *document,
                 MgId                 id)
{
  MgTablePartners *self = (MgTablePartners *) column->data;

  if (self->numbers == NULL)
    count (self, document);

  return id < self->n_numbers ? self->numbers[id] : NAN;
}

static char *
partners_text (const MgTableColumn *column,
               MgDocument          *document,
               MgId                 id)
{
  double number = partners_number (column, document, id);

  return isnan (number) ? g_strdup ("") : g_strdup_printf ("%'.0f", number);
}

MgTableColumn *
mg_table_partners_column (MgTablePartners *self)
{
  MgTableColumn *column = mg_table_column_new ("partners", _("Partners"), partners_text);

  column->is_number = TRUE;
  column->width = 8;
  column->number = partners_number;
  column->data = self;

  return column;
}
