/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-methods.h"

#include <glib/gi18n-lib.h>
#include <igraph.h>

#include "mg-betweenness.h"
#include "mg-measure-card.h"
#include "mg-vocabulary.h"

static void
add_line (GString    *text,
          const char *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
add_line (GString    *text,
          const char *format,
          ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
  g_string_append_c (text, '\n');
}

static char *
describe_layers (const MgSnapshot *graph)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (graph->n_layers == 0)
    return g_strdup (_("every link"));

  for (guint i = 0; i < graph->n_layers; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", mg_vocabulary_get_label ("layer", graph->layers[i]));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mg_methods_dup_computed (const MgSnapshot *graph)
{
  g_autofree char *organisations = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u organisation", "%u organisations", graph->n_nodes),
                                                    graph->n_nodes);
  g_autofree char *links = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u link", "%u links", graph->n_links), graph->n_links);
  g_autofree char *pairs = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u pair", "%u pairs", graph->n_pairs), graph->n_pairs);

  /* Translators: organisations, links, pairs, each with its number */
  return g_strdup_printf (_("Computed on: %s, %s, %s."), organisations, links, pairs);
}

char *
mg_methods_dup_choices (const MgScope *scope)
{
  g_autoptr(GString) text = g_string_new (NULL);

  add_line (text, "%s", scope->support
            ? _("The pole’s support structure counts as an organisation; those marked as absent are left out.")
            : _("The pole’s support structure and organisations marked as absent are left out."));
  add_line (text, "%s", scope->collectives
            ? _("Two that take part in the same collective cooperation are a pair, too; wished-for links are left out.")
            : _("Wished-for links and collective cooperations are left out."));
  if (scope->confidence > 0)
    add_line (text, _("Links of a confidence below %u of 3, or without one, are left out."), scope->confidence);
  g_string_truncate (text, text->len - 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_scope (GString          *text,
           const MgScope    *scope,
           const MgSnapshot *graph)
{
  g_autofree char *layers = describe_layers (graph);
  g_autofree char *date = mg_date_format (graph->date);
  g_autofree char *computed = mg_methods_dup_computed (graph);
  g_autofree char *choices = mg_methods_dup_choices (scope);

  add_line (text, _("Perimeter: %s"), _(mg_perimeter_get_label (graph->perimeter)));
  add_line (text, _("Date: %s"), *date != '\0' ? date : _("any"));
  add_line (text, _("Levels: %s"), layers);
  add_line (text, "%s", computed);
  add_line (text, "%s", choices);
  if (graph->n_early > 0)
    add_line (text, _("Links left out because one of their organisations was not there at the date: %u."), graph->n_early);
  if (scope->by != NULL)
    add_line (text, _("Field by which groups are compared: %s."), scope->by);
}

static char *
dup_random (const MgRandomOptions *random)
{
  return g_strdup_printf (random->same_degrees
                          ? _("Random networks: %u, in which each has as many partners, seed %u.")
                          : _("Random networks: %u, with as many organisations and pairs, seed %u."),
                          random->n_networks > 0 ? random->n_networks : MG_RANDOM_DEFAULT, random->seed);
}

static void
add_conventions (GString               *text,
                 const MgSnapshot      *graph,
                 const MgRandomOptions *random)
{
  add_line (text, "%s", graph->directed
            ? _("Parallel links one way are merged; links from an organisation to itself are left out; links without a direction go both ways.")
            : _("Parallel links are merged to one pair, directions are ignored, links from an organisation to itself are left out."));
  add_line (text, "%s", _("Intensities are summed in the strength only; they are never taken for lengths."));
  add_line (text, "%s", _("What has no value is not applicable, never 0."));
  add_line (text, "%s", _("Groups start from a fixed seed; their stability is that of the seeds 1 to 20."));
  if (!mg_betweenness_is_exact (graph))
    add_line (text, "%s", _("Betweenness, and what is made of it, is an estimate: only ways that begin at organisations drawn with a fixed seed are counted. With a probability of 95 %, none is off by more than the uncertainty of the betweenness: for each organisation the smaller of the bounds of Hoeffding and of Maurer and Pontil. Links have none."));
  if (random != NULL)
    {
      g_autofree char *drawn = dup_random (random);

      add_line (text, "%s", drawn);
    }
}

static gboolean
is_there (const MgResults *results,
          const MgMeasure *measure)
{
  return mg_results_get_figure (results, measure->id) != NULL ||
         mg_results_get_values (results, measure->id) != NULL ||
         mg_results_get_link_values (results, measure->id) != NULL ||
         mg_results_get_grid (results, measure->id) != NULL;
}

static void
add_cards (GString            *text,
           const MgResults    *results,
           const char * const *ids)
{
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *card = NULL;

      if (ids != NULL ? !g_strv_contains (ids, table[i].id) : !is_there (results, &table[i]))
        continue;

      card = mg_measure_dup_card (&table[i], NULL);
      g_string_append_printf (text, "\n%s", card);
    }
}

char *
mg_methods_dup_text (const MgScope         *scope,
                     const MgResults       *results,
                     const MgRandomOptions *random,
                     const char * const    *ids)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const MgSnapshot *graph;
  const char *igraph = NULL;

  g_return_val_if_fail (scope != NULL, NULL);
  g_return_val_if_fail (results != NULL, NULL);

  graph = mg_results_get_snapshot (results);
  igraph_version (&igraph, NULL, NULL, NULL);
  /* TRANSLATORS: two names of programs, each with its version */
  add_line (text, _("Computed by Maillage %s and igraph %s."), MG_VERSION, igraph);
  add_scope (text, scope, graph);
  add_conventions (text, graph, random);
  add_cards (text, results, ids);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
