/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What is long enough on a card not to be said twice, in letters. */
#define LONG_PART 80

/* What bounds are written as: n organisations, m linked pairs. */
static const char * const signs[MG_N_BOUNDS] = {
  [MG_BOUND_MINUS_1] = "−1",
  [MG_BOUND_MINUS_HALF] = "−1/2",
  [MG_BOUND_0] = "0",
  [MG_BOUND_1] = "1",
  [MG_BOUND_9_8] = "9/8",
  [MG_BOUND_N] = "n",
  [MG_BOUND_N_HALF] = "n/2",
  [MG_BOUND_N_1] = "n−1",
  [MG_BOUND_PARTNERS] = "n−1",
  [MG_BOUND_PAIRS] = "n(n−1)/2",
  [MG_BOUND_TWOS] = "n(n−1)/2",
  [MG_BOUND_BETWEEN] = "(n−1)(n−2)/2",
  [MG_BOUND_ALONG] = "n²/4",
  [MG_BOUND_M] = "m",
};

/* Where directions make another end. */
static const char * const directed_signs[MG_N_BOUNDS] = {
  [MG_BOUND_PARTNERS] = "2(n−1)",
  [MG_BOUND_PAIRS] = "n(n−1)",
  [MG_BOUND_BETWEEN] = "(n−1)(n−2)",
  [MG_BOUND_ALONG] = "n²−3n+3",
};

static const char * const left_out[MG_N_COUNTS] = {
  [MG_COUNTS_PAIRS] = N_("Wishes and organisations that are absent; unless asked for, support and governance, "
                         "and the support structure; several links between two organisations are one pair."),
  [MG_COUNTS_LINKS] = N_("Wishes and organisations that are absent; unless asked for, support and governance, "
                         "and the support structure; several links between two organisations all count."),
  [MG_COUNTS_BOTH] = N_("Wishes and organisations that are absent; unless asked for, support and governance, "
                        "and the support structure."),
  [MG_COUNTS_ORGANISATIONS] = N_("Organisations that are absent; unless asked for, the support structure."),
  [MG_COUNTS_SUPPORT] = N_("Links that are not support and governance; local authorities that are absent."),
  [MG_COUNTS_APART] = N_("Wishes and organisations that are absent; the support structure is counted apart."),
  [MG_COUNTS_POLE] = N_("What the pole has not entered."),
};

/* In the order of MgChecks. */
static const struct
{
  const char *files[4];
  const char *sentence;
} checks[MG_N_CHECKS] = {
  { { "core/measures/test-closed-forms.c" }, N_("formulas for organisations in a row, in a star, in a ring, and all linked") },
  { { "core/measures/test-every-graph.c" }, N_("its definition, on every network of up to six organisations") },
  { { "core/measures/test-brute-force.c" }, N_("trying everything, on small networks drawn at random") },
  { { "core/measures/test-oracle.c" }, N_("a slow and obvious way, on networks of up to eight organisations drawn at random") },
  { { "core/measures/test-kernels.c", "core/measures/test-ways.c", "core/measures/test-oracle.c" }, N_("the function of igraph, on networks drawn at random") },
  { { "core/measures/test-published.c" }, N_("networks of the literature (Krackhardt, Padgett and Ansell, Zachary, Davis, Sampson), with what R’s sna and igraph give") },
  { { "core/measures/test-places.c", "core/measures/test-groups.c" }, N_("what NetworkX, igraph or NumPy give for one network") },
  { { "core/measures/test-groups.c" }, N_("networks whose groups are clear, and some that have none") },
  { { "core/measures/test-groups.c" }, N_("the same figure by kind, when the kind is the chosen field") },
  { { "core/measures/test-laws.c" }, N_("laws: neither names nor an organisation without a link may change it") },
  { { "core/measures/test-sample.c" }, N_("the sample pole, computed apart from Maillage") },
  { { "cli/test_cli.py" }, N_("the sample pole, with the figures of the method") },
  { { "cli/test_cli.py" }, N_("the sample pole, counted from its tables by another program") },
};

static const struct
{
  const char *english;
  const char *french;
} french_names[] = {
#include "mg-measure-french.h"
};

static MgBound
find_low (const MgMeasure *measure)
{
  if (measure->low != MG_BOUND_OF_FORMAT)
    return measure->low;

  return measure->format == MG_MEASURE_REAL || measure->format == MG_MEASURE_COUNT ? MG_BOUND_NONE : MG_BOUND_0;
}

static MgBound
find_high (const MgMeasure *measure)
{
  if (measure->high != MG_BOUND_OF_FORMAT)
    return measure->high;
  if (measure->format == MG_MEASURE_GROUP)
    return MG_BOUND_N_1;

  return measure->format == MG_MEASURE_REAL || measure->format == MG_MEASURE_COUNT ? MG_BOUND_NONE : MG_BOUND_1;
}

static char *
dup_ends (const MgMeasure *measure)
{
  const char *low = signs[find_low (measure)];
  const char *high = signs[find_high (measure)];
  const char *directed = directed_signs[find_high (measure)];

  if (low == NULL)
    return g_strdup (_("any number"));
  if (high == NULL)
    /* Translators: the least value that a figure can have. */
    return g_strdup_printf (_("%s or more"), low);

  if (directed != NULL)
    /* Translators: the least value that a figure can have, the largest one, and the largest with directions. */
    return g_strdup_printf (_("%s to %s, or to %s with directions"), low, high, directed);

  /* Translators: the least and the largest value that a figure can have. */
  return g_strdup_printf (_("%s to %s"), low, high);
}

char *
mg_measure_dup_range (const MgMeasure *measure)
{
  g_autofree char *ends = NULL;

  g_return_val_if_fail (measure != NULL, NULL);

  if (measure->format == MG_MEASURE_YES_NO)
    return g_strdup (_("yes or no"));
  if (measure->format == MG_MEASURE_GROUP)
    return g_strdup (_("the number of a group; not a quantity"));
  if (measure->domain == MG_MEASURE_GRID && find_low (measure) == MG_BOUND_NONE)
    return g_strdup (_("each column has its own"));

  ends = dup_ends (measure);

  /* Translators: %s is a range as "0 to n" */
  return measure->format == MG_MEASURE_COUNT ? g_strdup_printf (_("whole numbers: %s"), ends)
                                             : g_steal_pointer (&ends);
}

static double
get_bound (MgBound           bound,
           const MgSnapshot *graph,
           double            none)
{
  double n = graph->n_nodes;
  double others = MAX (n - 1., 0.);
  double ways = graph->directed ? 2. : 1.;
  const double bounds[MG_N_BOUNDS] = {
    [MG_BOUND_MINUS_1] = -1.,
    [MG_BOUND_MINUS_HALF] = -.5,
    [MG_BOUND_0] = 0.,
    [MG_BOUND_1] = 1.,
    [MG_BOUND_9_8] = 9. / 8.,
    [MG_BOUND_N] = n,
    [MG_BOUND_N_HALF] = n / 2.,
    [MG_BOUND_N_1] = others,
    [MG_BOUND_PARTNERS] = others * ways,
    [MG_BOUND_PAIRS] = n * others / 2. * ways,
    [MG_BOUND_TWOS] = n * others / 2.,
    [MG_BOUND_BETWEEN] = others * MAX (n - 2., 0.) / 2. * ways,
    [MG_BOUND_ALONG] = graph->directed ? others * others - MAX (n - 2., 0.) : floor (n * n / 4.),
    [MG_BOUND_M] = graph->n_pairs,
  };

  return bound <= MG_BOUND_NONE ? none : bounds[bound];
}

double
mg_measure_get_lowest (const MgMeasure  *measure,
                       const MgSnapshot *graph)
{
  g_return_val_if_fail (measure != NULL, 0.);

  return get_bound (find_low (measure), graph, (double) -INFINITY);
}

double
mg_measure_get_highest (const MgMeasure  *measure,
                        const MgSnapshot *graph)
{
  g_return_val_if_fail (measure != NULL, 0.);

  return get_bound (find_high (measure), graph, (double) INFINITY);
}

char *
mg_measure_dup_checks (const MgMeasure *measure)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (measure != NULL, NULL);

  for (guint i = 0; i < MG_N_CHECKS; i++)
    if ((measure->checks >> i & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _(checks[i].sentence));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
mg_measure_dup_left_out (const MgMeasure *measure)
{
  const char *all;

  g_return_val_if_fail (measure != NULL, NULL);

  all = _(left_out[measure->counts]);
  if (measure->ignores_directions)
    return g_strjoin (" ", all, _("Directions are ignored."), NULL);

  return measure->counts == MG_COUNTS_PAIRS
         ? g_strjoin (" ", all, _("With directions, one way and the other are two."), NULL) : g_strdup (all);
}

const char *
mg_measure_get_source (const MgMeasure *measure)
{
  g_return_val_if_fail (measure != NULL, NULL);

  return *measure->source != '\0' ? measure->source : _("Defined here: a plain count, without an author");
}

static void
clear_part (gpointer data)
{
  g_free (((MgCardPart *) data)->text);
}

/* @text: (transfer full) (nullable): nothing where there is nothing to say */
static void
take_part (GArray     *card,
           const char *heading,
           char       *text)
{
  MgCardPart part = { heading, text };

  if (text != NULL && *text != '\0')
    g_array_append_val (card, part);
  else
    g_free (text);
}

/* (nullable): "" stays what it is */
static char *
dup_translated (const char *text)
{
  return g_strdup (*text != '\0' ? _(text) : NULL);
}

/* Where the article is; (nullable) */
static char *
dup_address (const char *source)
{
  const char *doi = strstr (source, "doi:");
  g_autofree char *name = NULL;

  if (doi == NULL)
    return NULL;

  doi += strlen ("doi:");
  name = g_strndup (doi, strcspn (doi, " ,;"));

  return g_strconcat ("https://doi.org/", name, NULL);
}

const char *
mg_measure_get_french_name (const MgMeasure *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (french_names); i++)
    if (g_str_equal (french_names[i].english, measure->name))
      return french_names[i].french;

  return NULL;
}

char *
mg_measure_dup_other_name (const MgMeasure *measure)
{
  const char *french = mg_measure_get_french_name (measure);

  if (!g_str_equal (_(measure->name), measure->name))
    /* Translators: %s is the English name of a figure. */
    return g_strdup_printf (_("In English: %s"), measure->name);

  /* Translators: %s is the French name of a figure. */
  return french != NULL && !g_str_equal (french, measure->name) ? g_strdup_printf (_("In French: %s"), french) : NULL;
}

GArray *
mg_measure_list_card (const MgMeasure *measure)
{
  GArray *card = g_array_new (FALSE, FALSE, sizeof (MgCardPart));

  g_return_val_if_fail (measure != NULL, card);

  g_array_set_clear_func (card, clear_part);
  take_part (card, _("When the figure is high"), dup_translated (measure->sentence));
  take_part (card, _("To be careful with"), dup_translated (measure->caution));
  take_part (card, _("Formula"), dup_translated (measure->formula));
  take_part (card, _("Values"), mg_measure_dup_range (measure));
  take_part (card, _("Unit"), dup_translated (measure->unit));
  take_part (card, _("Left out"), mg_measure_dup_left_out (measure));
  take_part (card, _("When there is no figure"), dup_translated (measure->none_reason));
  take_part (card, _("Source"), g_strdup (mg_measure_get_source (measure)));
  take_part (card, _("Article"), dup_address (measure->source));
  take_part (card, _("Checked against"), mg_measure_dup_checks (measure));
  take_part (card, _("Number of the indicator"), g_strdup (measure->indicator));

  return card;
}

/* On one line; what is long and was said of another measure is said by its name.
 * @said: (nullable): as mg_measure_dup_card() has it
 */
static char *
dup_part (const MgCardPart *part,
          const MgMeasure  *measure,
          GHashTable       *said)
{
  g_auto(GStrv) lines = g_strsplit (part->text, "\n", -1);
  g_autofree char *line = g_strjoinv (_("; "), lines);
  const MgMeasure *before = said != NULL ? g_hash_table_lookup (said, line) : NULL;

  if (said == NULL || g_utf8_strlen (line, -1) < LONG_PART)
    return g_steal_pointer (&line);

  if (before != NULL)
    /* Translators: what a card says of a figure is what it said of the one of that name. */
    return g_strdup_printf (_("as for “%s”"), _(before->name));

  g_hash_table_insert (said, g_strdup (line), (gpointer) measure);

  return g_steal_pointer (&line);
}

char *
mg_measure_dup_card (const MgMeasure *measure,
                     GHashTable      *said)
{
  g_autoptr(GArray) card = mg_measure_list_card (measure);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *other = mg_measure_dup_other_name (measure);

  g_return_val_if_fail (measure != NULL, NULL);

  g_string_append_printf (text, "%s (%s)\n", _(measure->name), measure->id);
  if (other != NULL)
    g_string_append_printf (text, "%s\n", other);
  g_string_append_printf (text, "%s\n", _(measure->question));
  for (guint i = 0; i < card->len; i++)
    {
      const MgCardPart *part = &g_array_index (card, MgCardPart, i);
      g_autofree char *line = dup_part (part, measure, said);

      /* Translators: what a card says of a figure: "Unit", then the unit. */
      g_string_append_printf (text, _("%s: %s"), part->heading, line);
      g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char * const *
mg_measure_check_get_files (MgChecks check)
{
  for (guint i = 0; i < MG_N_CHECKS; i++)
    if (check == 1u << i)
      return checks[i].files;

  return NULL;
}
