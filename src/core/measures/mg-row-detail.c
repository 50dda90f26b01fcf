/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-row-detail.h"

#include <math.h>
#include <stdlib.h>

static GPrivate made_up = G_PRIVATE_INIT (g_free);

const MgOrganisationDetail *
mg_row_detail (const MgSnapshot *graph,
               guint             row)
{
  if (graph->details == NULL || graph->details->places[row] == MG_NO_ROW)
    return NULL;

  return mg_details_organisation (graph->details, graph->details->places[row]);
}

const char *
mg_row_name (const MgSnapshot *graph,
             guint             row)
{
  const MgOrganisationDetail *organisation = mg_row_detail (graph, row);
  char *name;

  if (organisation != NULL && organisation->text_id != NULL)
    return organisation->text_id;

  name = g_strdup_printf ("#%u", graph->ids[row]);
  g_private_replace (&made_up, name);

  return name;
}

char *
mg_row_dup_pair (const MgSnapshot *graph,
                 guint             row,
                 guint             other)
{
  g_autofree char *first = g_strdup (mg_row_name (graph, row));

  return g_strdup_printf ("%s-%s", first, mg_row_name (graph, other));
}

const MgLinkDetail *
mg_next_link (const MgSnapshot *graph,
              guint            *place)
{
  while (graph->details != NULL && *place < graph->details->links->len)
    {
      const MgLinkDetail *link = mg_details_link (graph->details, (*place)++);

      if (link->is_counted)
        return link;
    }

  return NULL;
}

static int
compare_reals (const void *a,
               const void *b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

double
mg_median (double *values,
           guint   n)
{
  if (n == 0)
    return (double) NAN;

  qsort (values, n, sizeof *values, compare_reals);

  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2.;
}
