/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-figures.h"
#include "mg-methods.h"

typedef enum
{
  FORMAT_TABLE,
  FORMAT_CSV,
  FORMAT_JSON,
  FORMAT_LATEX,
} Format;

/* What is asked for besides the figures. */
typedef struct
{
  int      random;
  int      seed;
  gboolean same_degrees;
  gboolean sensitivity;
  gboolean methods;
  gboolean ranks;
  guint    format;
  const MgFormat *source;   /* NULL: as the file tells */
} More;

static gboolean
more_check (const More *self)
{
  if (self->random < 0 || self->random > MG_RANDOM_MAX)
    return mg_cli_usage (_("--random takes a number of networks, at most %d."), MG_RANDOM_MAX) == MG_EXIT_DONE;
  if (self->seed < 0)
    return mg_cli_usage (_("--seed takes a whole number, 0 or more.")) == MG_EXIT_DONE;
  if (self->same_degrees && self->random == 0)
    return mg_cli_usage (_("--same-degrees goes with --random.")) == MG_EXIT_DONE;
  if (self->format == FORMAT_CSV && self->random > 0 && self->sensitivity)
    return mg_cli_usage (_("CSV is one table: --random or --sensitivity.")) == MG_EXIT_DONE;
  if (self->format == FORMAT_CSV && self->methods)
    return mg_cli_usage (_("CSV is one table: --methods goes with the other formats.")) == MG_EXIT_DONE;

  return TRUE;
}

/* Which table of CSV figures are in. */
static MgMeasureDomain
find_table (const char *id)
{
  MgMeasureDomain domain = mg_measure_find (id)->domain;

  return domain == MG_MEASURE_ORGANISATION || domain == MG_MEASURE_LINK ? domain : MG_MEASURE_NETWORK;
}

/* Nothing that was asked for by name is left out without a word. */
static gboolean
check_one_table (const More           *self,
                 const MgScopeOptions *options)
{
  if (self->format != FORMAT_CSV || self->random > 0 || self->sensitivity || options->measure_ids == NULL)
    return TRUE;

  for (guint i = 0; options->measure_ids[i] != NULL; i++)
    if (find_table (options->measure_ids[i]) != find_table (options->measure_ids[0]))
      return mg_cli_usage (_("CSV is one table: measures of each organisation, of each link, or others.")) == MG_EXIT_DONE;

  return TRUE;
}

/* Returns: (nullable): %NULL: it has been said */
static MgGrid *
compare_with_random (const MgScopeOptions  *options,
                     const MgResults       *results,
                     const MgRandomOptions *random)
{
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  g_autoptr (GError) error = NULL;
  MgGrid *grid = mg_random_comparison_run ((MgSnapshot *) mg_results_get_snapshot (results),
                                           (const char * const *) options->measure_ids, random,
                                           mg_ticker_get_progress (ticker), NULL, &error);

  g_clear_pointer (&ticker, mg_ticker_stop);
  if (grid == NULL)
    mg_cli_fail (error);

  return grid;
}

static void
print (const MgFigures *figures,
       guint            format)
{
  static void (* const printers[]) (const MgFigures *figures) = {
    mg_figures_print_table, mg_figures_print_csv, mg_figures_print_json, mg_figures_print_table,
  };

  printers[format] (figures);
}

/* Of what is printed; programs get everything. */
static char *
dup_methods (const MgFigures       *figures,
             const MgResults       *results,
             const MgRandomOptions *random,
             gboolean               for_people)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (mg_figures_shows (figures, &table[i]))
      g_ptr_array_add (ids, (gpointer) table[i].id);
  g_ptr_array_add (ids, NULL);

  return mg_methods_dup_text (&figures->options->scope, results, random,
                              for_people ? (const char * const *) ids->pdata : NULL);
}

static MgExit
measure (const char           *path,
         const char           *part,
         const MgScopeOptions *options,
         const More           *more)
{
  g_autoptr (MgWarnings) warnings = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_autoptr (MgResults) results = NULL;
  g_autoptr (MgGrid) random = NULL;
  g_autoptr (MgGrid) sensitivity = NULL;
  g_autofree char *methods = NULL;
  gboolean for_people = more->format == FORMAT_TABLE || more->format == FORMAT_LATEX;
  MgFigures figures = {
    .path = path,
    .options = options,
    .random_options = { (guint) more->random, (guint) more->seed, more->same_degrees },
    .latex = more->format == FORMAT_LATEX,
    .ranks = more->ranks,
  };

  if ((network = mg_cli_read_part (path, more->source, part, warnings)) == NULL)
    return MG_EXIT_BAD_INPUT;

  if (!mg_scope_options_suit (options, network))
    return MG_EXIT_USAGE;

  if ((results = mg_scope_options_run (options, network)) == NULL ||
      (more->random > 0 && (random = compare_with_random (options, results, &figures.random_options)) == NULL) ||
      (more->sensitivity && (sensitivity = mg_scope_options_look_differently (options, network, for_people)) == NULL))
    return MG_EXIT_BAD_INPUT;

  mg_scope_options_warn (network, results, warnings);

  /* Programs get everything; people, of few organisations, what is counted. */
  if (for_people)
    results = mg_results_keep_counts (g_steal_pointer (&results));
  if (more->methods)
    methods = dup_methods (&figures, results, random != NULL ? &figures.random_options : NULL,
                           for_people);

  figures.network = network;
  figures.results = results;
  figures.random = random;
  figures.sensitivity = sensitivity;
  figures.methods = methods;
  print (&figures, more->format);

  return mg_cli_warn (path, warnings);
}

MgExit
mg_verb_measure (const MgVerb  *verb,
                 int            argc,
                 char         **argv)
{
  static const char * const formats[] = { "table", "csv", "json", "latex", NULL };
  g_auto (MgScopeOptions) options = { NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *format = NULL;
  g_autofree char *part = NULL;
  g_autofree char *from = NULL;
  More more = { .seed = 1 };
  const GOptionEntry entries[] = {
    { "perimeter", 'p', 0, G_OPTION_ARG_STRING, &options.perimeter, N_("map (if not said), members or core"), N_("PERIMETER") },
    MG_SCOPE_OPTION_ENTRIES (&options),
    { "random", 0, 0, G_OPTION_ARG_INT, &more.random, N_("Where figures stand among those of N random networks of the same size"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &more.seed, N_("The same number draws the same networks"), N_("N") },
    { "same-degrees", 0, 0, G_OPTION_ARG_NONE, &more.same_degrees, N_("In random networks, each has as many partners"), NULL },
    { "sensitivity", 0, 0, G_OPTION_ARG_NONE, &more.sensitivity, N_("Figures with and without support structure, collectives, links not confirmed"), NULL },
    { "ranks", 0, 0, G_OPTION_ARG_NONE, &more.ranks, N_("With each organisation's figures their places; equal figures share one"), NULL },
    { "methods", 0, 0, G_OPTION_ARG_NONE, &more.methods, N_("A note: versions, perimeter, what is left out, formulas, seeds"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("table, csv, json or latex"), N_("FORMAT") },
    MG_CLI_FROM_OPTION (&from),
    MG_CLI_GRAPH_OPTION (&part),
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 1, 1, &arguments) ||
      !mg_cli_choose ("format", format, formats, &more.format) ||
      !mg_cli_choose_format ("from", from, &more.source) || !more_check (&more) || !mg_scope_options_read (&options) || !check_one_table (&more, &options))
    return MG_EXIT_USAGE;

  return measure (arguments[0], part, &options, &more);
}
