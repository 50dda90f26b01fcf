/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which place an organisation has by a figure.  Only for those who ask for it. */
#include "mg-figures.h"

guint *
mg_figures_dup_ranks (const MgFigures *self,
                      const MgMeasure *measure)
{
  const double *values = mg_results_get_values (self->results, measure->id);

  if (!self->ranks || values == NULL || measure->format == MG_MEASURE_GROUP || measure->format == MG_MEASURE_YES_NO)
    return NULL;

  return mg_measure_rank (values, mg_results_get_snapshot (self->results)->n_nodes);
}

static gboolean
is_shared (const guint *ranks,
           guint        n,
           guint        row)
{
  for (guint i = 0; i < n; i++)
    if (i != row && ranks[i] == ranks[row])
      return TRUE;

  return FALSE;
}

char *
mg_figures_format_rank (const MgFigures *self,
                        const guint     *ranks,
                        guint            row,
                        const char      *value)
{
  guint n = mg_results_get_snapshot (self->results)->n_nodes;

  if (ranks == NULL || ranks[row] == 0)
    return g_strdup (value);

  return g_strdup_printf ("%s (%u%s)", value, ranks[row], is_shared (ranks, n, row) ? "=" : "");
}
