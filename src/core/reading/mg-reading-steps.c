/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is around somebody, and how one comes from one to another: by steps along
 * the links that count.
 */
#include "mg-reading-private.h"

#include <glib/gi18n-lib.h>

#define FAR G_MAXUINT

/* Steps from the nearest of @rows to each row, up to @limit; FAR beyond. */
static guint *
count_steps (const MgSnapshot *graph,
             const GArray     *rows,
             guint             limit)
{
  guint *steps = g_new (guint, graph->n_nodes + 1);
  gboolean is_done = FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    steps[row] = FAR;
  for (guint i = 0; i < rows->len; i++)
    steps[g_array_index (rows, guint, i)] = 0;

  for (guint step = 0; step < limit && !is_done; step++)
    {
      is_done = TRUE;
      for (guint pair = 0; pair < graph->n_pairs; pair++)
        {
          guint one = graph->ends[2 * pair], other = graph->ends[2 * pair + 1];

          if (steps[one] == step && steps[other] == FAR)
            steps[other] = step + 1;
          else if (steps[other] == step && steps[one] == FAR)
            steps[one] = step + 1;
          else
            continue;
          is_done = FALSE;
        }
    }

  return steps;
}

static GArray *
find_rows (const MgAsked *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->subject->n_organisations; i++)
    {
      int row = mg_snapshot_find_row (self->graph, self->subject->organisations[i]);

      if (row >= 0)
        g_array_append_val (rows, row);
    }

  return rows;
}

static char *
dup_names_of_rows (const MgAsked *self,
                   const GArray  *rows)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, self->graph->ids[g_array_index (rows, guint, i)]);

  return mg_reading_dup_names (self->network, ids);
}

char *
mg_reading_answer_around (MgAsked *self)
{
  const MgSnapshot *graph = self->graph;
  guint limit = MAX (self->subject->steps, 1);
  g_autoptr(GArray) rows = find_rows (self);
  g_autoptr(GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *steps = NULL;
  g_autofree char *names = NULL;
  g_autofree char *near_names = NULL;
  guint n_others;

  if (rows->len == 0)
    return mg_reading_dup_request (self, _("Select one or several organisations on the map."));

  steps = count_steps (graph, rows, limit);
  for (guint row = 0; row < graph->n_nodes; row++)
    {
      if (steps[row] == FAR)
        continue;
      mg_reading_light (self, graph->ids[row]);
      if (steps[row] > 0)
        g_array_append_val (near, row);
    }
  mg_reading_light_links (self, mg_reading_joins_lit);

  n_others = graph->n_nodes - rows->len;
  names = dup_names_of_rows (self, rows);
  near_names = dup_names_of_rows (self, near);
  if (n_others == 0)
    return g_strdup (_("All organisations are selected: nobody is left around them."));
  if (near->len == 0)
    return mg_reading_add_other_ties (self, g_strdup_printf (_("%s: not linked to another organisation yet."), names),
                                      rows->len);

  if (limit == 1)
    return g_strdup_printf (ngettext ("%s: directly linked to %'u of the %'u other: %s.",
                                      "%s: directly linked to %'u of the %'u others: %s.", n_others),
                            names, near->len, n_others, near_names);

  return g_strdup_printf (ngettext ("%s: in %'u steps or fewer, %'u of the %'u other: %s.",
                                    "%s: in %'u steps or fewer, %'u of the %'u others: %s.", n_others),
                          names, limit, near->len, n_others, near_names);
}

static char *
dup_request_of_two (const MgAsked *self,
                    const GArray  *rows)
{
  g_autofree char *name = NULL;
  g_autofree char *request = NULL;

  if (rows->len != 1)
    return mg_reading_dup_request (self, _("Select two organisations on the map."));

  name = dup_names_of_rows (self, rows);
  request = g_strdup_printf (_("%s, and which other? Click it while you hold Shift."), name);

  return mg_reading_dup_request (self, request);
}

/* Of those in the light: a link of a shortest way leads from one step to the next. */
static gboolean
leads_on (const MgAsked *self,
          const MgItem  *link)
{
  guint source = self->steps[mg_snapshot_find_row (self->graph, link->source)];
  guint target = self->steps[mg_snapshot_find_row (self->graph, link->target)];

  return mg_reading_joins_lit (self, link) && (source + 1 == target || target + 1 == source);
}

/* Lights whoever lies on a shortest way. */
static GArray *
light_ways (MgAsked     *self,
            const guint *from,
            const guint *to,
            guint        length)
{
  const MgSnapshot *graph = self->graph;
  GArray *between = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      if (from[row] == FAR || to[row] == FAR || from[row] + to[row] != length)
        continue;
      mg_reading_light (self, graph->ids[row]);
      if (from[row] > 0 && to[row] > 0)
        g_array_append_val (between, row);
    }

  self->steps = from;
  mg_reading_light_links (self, leads_on);
  self->steps = NULL;

  return between;
}

static GArray *
one_row (const GArray *rows,
         guint         i)
{
  GArray *one = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (one, g_array_index (rows, guint, i));

  return one;
}

char *
mg_reading_answer_between (MgAsked *self)
{
  g_autoptr(GArray) rows = find_rows (self);
  g_autoptr(GArray) first = NULL;
  g_autoptr(GArray) second = NULL;
  g_autoptr(GArray) between = NULL;
  g_autofree guint *from = NULL;
  g_autofree guint *to = NULL;
  g_autofree char *names = NULL;
  g_autofree char *ways = NULL;
  guint length;

  if (rows->len != 2)
    return dup_request_of_two (self, rows);

  first = one_row (rows, 0);
  second = one_row (rows, 1);
  from = count_steps (self->graph, first, FAR);
  to = count_steps (self->graph, second, FAR);
  length = from[g_array_index (second, guint, 0)];
  names = dup_names_of_rows (self, rows);
  if (length == FAR)
    return g_strdup_printf (_("%s: no way along cooperations leads from one to the other yet."),
                            names);

  between = light_ways (self, from, to, length);
  if (length == 1)
    return g_strdup_printf (_("%s work with each other directly."), names);

  ways = dup_names_of_rows (self, between);

  return g_strdup_printf (_("%s: %'u steps from one to the other, by way of %s."), names, length,
                          ways);
}
