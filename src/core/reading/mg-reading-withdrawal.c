/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if one organisation withdrew: who would no longer be linked to the rest. */
#include "mg-reading-private.h"

#include <glib/gi18n-lib.h>

/* Sets of rows that links join (Tarjan 1975, doi:10.1145/321879.321884). */
static guint
find_root (guint *parents,
           guint  row)
{
  while (parents[row] != row)
    {
      parents[row] = parents[parents[row]];
      row = parents[row];
    }

  return row;
}

/* @without: a row that is not there; n_nodes: none.  Returns: a root for each row */
static guint *
find_pieces (const MgSnapshot *graph,
             guint             without)
{
  guint *parents = g_new (guint, graph->n_nodes + 1);

  for (guint row = 0; row < graph->n_nodes; row++)
    parents[row] = row;
  for (guint pair = 0; pair < graph->n_pairs; pair++)
    {
      guint one = graph->ends[2 * pair], other = graph->ends[2 * pair + 1];

      if (one != without && other != without)
        parents[find_root (parents, one)] = find_root (parents, other);
    }
  for (guint row = 0; row < graph->n_nodes; row++)
    parents[row] = find_root (parents, row);

  return parents;
}

/* The root of the largest of the pieces that were one with @row before. */
static guint
find_rest (const MgSnapshot *graph,
           const guint      *before,
           const guint      *after,
           guint             row)
{
  g_autofree guint *sizes = g_new0 (guint, graph->n_nodes + 1);
  guint rest = graph->n_nodes;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      if (i == row || before[i] != before[row])
        continue;
      sizes[after[i]]++;
      if (rest == graph->n_nodes || sizes[after[i]] > sizes[rest])
        rest = after[i];
    }

  return rest;
}

static char *
say (MgAsked    *self,
     const char *name,
     GArray     *cut,
     guint       n_before,
     guint       n_after)
{
  g_autofree char *names = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (n_before == 0)
    return mg_reading_add_other_ties (self, g_strdup_printf (_("%s is not linked to another organisation yet."), name), 1);
  if (cut->len == 0)
    return g_strdup_printf (_("If %s withdrew, all the others that are linked today would still "
                              "be linked to each other."), name);

  names = mg_reading_dup_names (self->network, cut);
  /* Translators: %1$u organisations, %2$s the one that withdraws, %3$s names */
  first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "If %2$s withdrew, %1$u organisation would no longer be "
                                        "linked to the rest of the pole: %3$s.",
                                        "If %2$s withdrew, %1$u organisations would no longer be "
                                        "linked to the rest of the pole: %3$s.",
                                        cut->len),
                           cut->len, name, names);
  second = g_strdup_printf (_("Linked to each other today, with it: %'u; then: %'u."), n_before + 1,
                            n_after);

  return g_strdup_printf ("%s %s", first, second);
}

static gboolean
stays (const MgAsked *self,
       const MgItem  *link)
{
  MgId gone = self->subject->organisations[0];

  return link->source != gone && link->target != gone && mg_reading_joins_lit (self, link);
}

/* Who would be cut off, as they are linked today; if nobody, all who would stay, as
 * they would be linked then.
 * @rest: the root of those who are not lit
 */
static void
light (MgAsked     *self,
       guint        row,
       const guint *before,
       const guint *after,
       guint        rest)
{
  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      if (i != row && before[i] == before[row] && after[i] != rest)
        mg_reading_light (self, self->graph->ids[i]);
    }

  mg_reading_light_links (self, rest == self->graph->n_nodes ? stays : mg_reading_joins_lit);
}

char *
mg_reading_answer_withdrawal (MgAsked *self)
{
  const MgSnapshot *graph = self->graph;
  const MgReadingSubject *subject = self->subject;
  MgId organisation = subject->n_organisations == 1 ? subject->organisations[0] : 0;
  int found = mg_snapshot_find_row (graph, organisation);
  g_autofree guint *before = NULL;
  g_autofree guint *after = NULL;
  g_autoptr(GArray) cut = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autofree char *name = NULL;
  guint row, rest, n_before = 0;

  if (found < 0)
    return mg_reading_dup_request (self, _("Select one organisation on the map, then ask again."));

  row = (guint) found;
  before = find_pieces (graph, graph->n_nodes);
  after = find_pieces (graph, row);
  rest = find_rest (graph, before, after, row);
  name = mg_network_dup_title (self->network, organisation);

  mg_reading_light (self, organisation);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      if (i == row || before[i] != before[row])
        continue;
      n_before++;
      if (after[i] != rest)
        g_array_append_val (cut, graph->ids[i]);
    }
  light (self, row, before, after, cut->len > 0 ? rest : graph->n_nodes);

  return say (self, name, cut, n_before, n_before - cut->len);
}
