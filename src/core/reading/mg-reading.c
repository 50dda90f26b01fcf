/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-reading-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-names.h"
#include "mg-vocabulary.h"

/* Names beyond these are counted. */
#define MAX_NAMES 6

/* One of so many of the shortest ways must pass by those who link others. */
#define LINKER_SHARE .1

/* Names */

char *
mg_reading_dup_names (MgNetwork *network,
                      GArray    *ids)
{
  g_autoptr(GArray) names = mg_names_new (network, (const MgId *) ids->data, ids->len);
  g_autoptr(GString) text = g_string_new (NULL);
  guint n_said = names->len <= MAX_NAMES ? names->len : MAX_NAMES - 1;
  guint n_others = names->len - n_said;
  guint n_before = n_others > 0 ? n_said : n_said - MIN (n_said, 1u);
  g_autofree char *last = NULL;

  if (names->len == 0)
    return g_strdup ("");

  for (guint i = 0; i < n_before; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", g_array_index (names, MgName, i).name);
  if (n_others > 0)
    last = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u other", "%'u others", n_others),
                            n_others);
  else
    last = g_strdup (g_array_index (names, MgName, names->len - 1).name);

  if (text->len == 0)
    return g_steal_pointer (&last);

  /* Translators: the end of a list of organisations: "A, B" and "C" */
  return g_strdup_printf (_("%s and %s"), text->str, last);
}

/* Light */

void
mg_reading_light (MgAsked *self,
                  MgId     id)
{
  g_hash_table_add (self->reading->lit, GUINT_TO_POINTER (id));
}

static void
light_all (MgAsked      *self,
           const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    mg_reading_light (self, g_array_index (ids, MgId, i));
}

void
mg_reading_light_links (MgAsked *self,
                        gboolean (*wanted) (const MgAsked *self,
                                            const MgItem  *link))
{
  MgDate date = mg_scope_get_date (self->scope, self->network);
  MgNetworkIter iter;
  const MgItem *link;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((link = mg_network_iter_next (&iter)))
    {
      if (link->kind == MG_ITEM_LINK &&
          mg_scope_has_link (self->scope, self->network, link->id, date) &&
          mg_snapshot_find_row (self->graph, link->source) >= 0 &&
          mg_snapshot_find_row (self->graph, link->target) >= 0 && wanted (self, link))
        mg_reading_light (self, link->id);
    }
}

gboolean
mg_reading_joins_lit (const MgAsked *self,
                      const MgItem  *link)
{
  GHashTable *lit = self->reading->lit;

  return g_hash_table_contains (lit, GUINT_TO_POINTER (link->source)) &&
         g_hash_table_contains (lit, GUINT_TO_POINTER (link->target));
}

gboolean
mg_reading_touches_lit (const MgAsked *self,
                        const MgItem  *link)
{
  GHashTable *lit = self->reading->lit;

  return g_hash_table_contains (lit, GUINT_TO_POINTER (link->source)) ||
         g_hash_table_contains (lit, GUINT_TO_POINTER (link->target));
}

/* The answers */

/* How many of those in the light have a link that does not count, or take part in
 * something; which is lit, too.
 */
static guint
light_other_ties (MgAsked *self)
{
  g_autoptr(GHashTable) there = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) ties = g_array_new (FALSE, FALSE, sizeof (MgId));
  MgNetworkIter iter;
  const MgItem *edge;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((edge = mg_network_iter_next (&iter)))
    {
      const MgId ends[] = { edge->source, edge->target };

      if (edge->source == edge->target || !mg_reading_touches_lit (self, edge) ||
          mg_network_get_boolean (self->network, edge->id, MG_FIELD_WISH))
        continue;
      g_array_append_val (ties, edge->id);
      for (guint end = 0; end < 2; end++)
        if (g_hash_table_contains (self->reading->lit, GUINT_TO_POINTER (ends[end])))
          g_hash_table_add (there, GUINT_TO_POINTER (ends[end]));
    }
  light_all (self, ties);

  return g_hash_table_size (there);
}

/* What is said of those who are there in another way is added to @said.
 * @n: of how many
 */
char *
mg_reading_add_other_ties (MgAsked *self,
                           char    *said,
                           guint    n)
{
  g_autofree char *first = said;
  g_autofree char *second = NULL;
  guint n_there = light_other_ties (self);

  if (n_there == 0)
    return g_steal_pointer (&first);

  if (n_there == n)
    return g_strdup_printf ("%s %s", first,
                            _("But present in another way: by support, a shared place or a joint "
                              "project."));

  second = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%'u of them is there in another way: by its support, a "
                                         "shared place or a joint project.",
                                         "%'u of them are there in another way: by their support, "
                                         "a shared place or a joint project.",
                                         n_there),
                            n_there);

  return g_strdup_printf ("%s %s", first, second);
}

static char *
answer_unlinked (MgAsked *self)
{
  const MgSnapshot *graph = self->graph;
  g_autofree guint *degrees = g_new0 (guint, graph->n_nodes + 1);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autofree char *names = NULL;
  char *first;

  for (guint i = 0; i < 2 * graph->n_pairs; i++)
    degrees[graph->ends[i]]++;
  for (guint row = 0; row < graph->n_nodes; row++)
    {
      if (degrees[row] == 0)
        g_array_append_val (ids, graph->ids[row]);
    }

  if (graph->n_nodes == 0)
    return g_strdup (_("There is no organisation on the map yet."));
  if (ids->len == 0)
    return g_strdup (_("Every organisation of the map cooperates with at least one other."));

  light_all (self, ids);
  names = mg_reading_dup_names (self->network, ids);
  /* Translators: how many, of how many, names */
  first = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "%'u organisation of %'u is not linked yet: %s.",
                                        "%'u organisations of %'u are not linked yet: %s.",
                                        ids->len),
                           ids->len, graph->n_nodes, names);

  return mg_reading_add_other_ties (self, first, ids->len);
}

static char *
answer_linkers (MgAsked *self)
{
  const MgSnapshot *graph = self->graph;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autofree char *names = NULL;

  if (graph->n_pairs == 0)
    return g_strdup (_("No organisation cooperates with another yet."));

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      if (self->values[row] >= LINKER_SHARE)
        g_array_append_val (ids, graph->ids[row]);
    }

  if (ids->len == 0)
    return g_strdup (_("Nobody stands between many others: no organisation is on one in ten of "
                       "the ways from one to another."));

  light_all (self, ids);
  mg_reading_light_links (self, mg_reading_touches_lit);
  names = mg_reading_dup_names (self->network, ids);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%'u organisation puts in touch others that do not work "
                                       "with each other directly: %s.",
                                       "%'u organisations put in touch others that do not work "
                                       "with each other directly: %s.",
                                       ids->len),
                          ids->len, names);
}

static gboolean
is_ess (const MgAsked *self,
        MgId           id)
{
  return g_strcmp0 (mg_network_get_text (self->network, id, MG_FIELD_KIND), "ess") == 0;
}

static gboolean
joins_ess_and_others (const MgAsked *self,
                      const MgItem  *link)
{
  return is_ess (self, link->source) != is_ess (self, link->target);
}

static char *
answer_ess (MgAsked *self)
{
  const MgSnapshot *graph = self->graph;
  guint counts[3] = { 0 };
  g_autofree char *both = NULL, *within = NULL, *others = NULL;

  for (guint pair = 0; pair < graph->n_pairs; pair++)
    counts[is_ess (self, graph->ids[graph->ends[2 * pair]]) +
           is_ess (self, graph->ids[graph->ends[2 * pair + 1]])]++;

  if (graph->n_pairs == 0)
    return g_strdup (_("No organisation cooperates with another yet."));

  for (guint row = 0; row < graph->n_nodes; row++)
    mg_reading_light (self, graph->ids[row]);
  mg_reading_light_links (self, joins_ess_and_others);

  both = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%'u pair joins an organisation of the SSE and another",
                                       "%'u pairs join an organisation of the SSE and another",
                                       counts[1]),
                          counts[1]);
  within = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u is within the SSE",
                                         "%'u are within the SSE", counts[2]),
                            counts[2]);
  others = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u is between others",
                                         "%'u are between others", counts[0]),
                            counts[0]);

  /* Translators: "17 pairs join …", "13 are within the SSE", "1 is between others" */
  return g_strdup_printf (_("%s; %s, and %s."), both, within, others);
}

static gboolean
is_of_layer (const MgAsked *self,
             const MgItem  *link)
{
  return g_strcmp0 (mg_network_get_text (self->network, link->id, MG_FIELD_LINK_LAYER),
                    self->subject->layer) == 0;
}

static int
find_layer (const MgSnapshot *graph,
            const char       *layer)
{
  for (guint i = 0; i < MIN (graph->n_layers, 31); i++)
    {
      if (g_strcmp0 (graph->layers[i], layer) == 0)
        return (int) i;
    }

  return -1;
}

static char *
answer_level (MgAsked *self)
{
  const MgSnapshot *graph = self->graph;
  int layer = find_layer (graph, self->subject->layer);
  const MgTerm *term = self->subject->layer != NULL ? mg_vocabulary_find ("layer", self->subject->layer) : NULL;
  const char *name = term != NULL && term->verb != NULL ? term->verb : self->subject->layer;
  g_autoptr(GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autofree char *pairs = NULL;
  guint n_pairs = 0;

  if (layer < 0)
    return g_strdup (_("Choose one of the levels of cooperation: keys 1, 2 and 3."));

  for (guint pair = 0; pair < graph->n_pairs; pair++)
    {
      if (!mg_snapshot_pair_has_layer (graph, pair, (guint) layer))
        continue;
      n_pairs++;
      for (guint end = 0; end < 2; end++)
        {
          guint row = graph->ends[2 * pair + end];

          g_hash_table_add (rows, GUINT_TO_POINTER (row));
          mg_reading_light (self, graph->ids[row]);
        }
    }
  mg_reading_light_links (self, is_of_layer);

  if (n_pairs == 0)
    return g_strdup_printf (_("%s: nobody on the map yet."), name);

  pairs = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u pair", "%'u pairs", n_pairs), n_pairs);

  /* Translators: a level ("Pool"), "13 pairs", how many organisations, of how many */
  return g_strdup_printf (_("%s: %s; %'u organisations of %'u take part."), name, pairs,
                          g_hash_table_size (rows), graph->n_nodes);
}

static gboolean
is_node (MgNetwork *network,
         MgId       id)
{
  const MgItem *item = mg_network_find (network, id);

  return item != NULL && (item->kind & MG_ITEMS_NODES) != 0;
}

char *
mg_reading_dup_request (const MgAsked *self,
                        const char    *request)
{
  g_autoptr(GArray) left_out = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autofree char *names = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; i < self->subject->n_organisations; i++)
    if (is_node (self->network, self->subject->organisations[i]) &&
        mg_snapshot_find_row (self->graph, self->subject->organisations[i]) < 0)
      g_array_append_val (left_out, self->subject->organisations[i]);
  if (left_out->len == 0)
    return g_strdup (request);

  names = mg_reading_dup_names (self->network, left_out);
  /* Translators: names of organisations, of which the measures take no account */
  said = g_strdup_printf (_("Left out of the measures: %s."), names);

  return g_strdup_printf ("%s %s", said, request);
}

/* The table */

static const struct
{
  MgQuestion  question;
  char     *(*answer) (MgAsked *self);
} rows[] = {
  { { "unlinked", N_("Who is not linked yet?"), NULL, FALSE, FALSE, FALSE }, answer_unlinked },
  { { "linkers", N_("Who links groups?"), "betweenness_norm", FALSE, FALSE, FALSE }, answer_linkers },
  { { "withdrawal", N_("What if … withdrew?"), NULL, TRUE, FALSE, TRUE }, mg_reading_answer_withdrawal },
  { { "ess", N_("The SSE and others"), NULL, FALSE, FALSE, FALSE }, answer_ess },
  { { "level", N_("One level at a time"), NULL, FALSE, FALSE, FALSE }, answer_level },
  { { "around", N_("Around…"), NULL, TRUE, TRUE, FALSE }, mg_reading_answer_around },
  { { "between", N_("From one to the other"), NULL, TRUE, FALSE, FALSE },
    mg_reading_answer_between },
};

const MgQuestion *
mg_question_get_table (guint *n_questions)
{
  static MgQuestion table[G_N_ELEMENTS (rows)];
  static gsize is_made;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        table[i] = rows[i].question;
      g_once_init_leave (&is_made, 1);
    }
  *n_questions = G_N_ELEMENTS (rows);

  return table;
}

static gsize
find_question (const char *id)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (rows) && !g_str_equal (rows[i].question.id, id))
    i++;

  return i;
}

const MgQuestion *
mg_question_find (const char *id)
{
  gsize row;

  g_return_val_if_fail (id != NULL, NULL);

  row = find_question (id);

  return row < G_N_ELEMENTS (rows) ? &rows[row].question : NULL;
}

MgReading *
mg_reading_new (const MgQuestion *question,
                MgNetwork        *network,
                const MgScope    *scope,
                const MgSnapshot *graph,
                const double     *values,
                const MgReadingSubject *subject)
{
  g_autoptr(MgReading) self = g_new0 (MgReading, 1);
  MgAsked asked = { network, scope, graph, values, subject, self, NULL };

  g_return_val_if_fail (question != NULL && MG_IS_NETWORK (network), NULL);
  g_return_val_if_fail (question->measure == NULL || values != NULL || graph->n_nodes == 0, NULL);

  self->lit = g_hash_table_new (NULL, NULL);
  self->sentence = rows[find_question (question->id)].answer (&asked);

  return g_steal_pointer (&self);
}

void
mg_reading_free (MgReading *self)
{
  if (self == NULL)
    return;

  g_free (self->sentence);
  g_hash_table_unref (self->lit);
  g_free (self);
}
