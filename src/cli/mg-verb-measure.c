/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-figures.h"

static MgExit
measure (const char           *path,
         const char           *part,
         const MgScopeOptions *options,
         guint                 format)
{
  g_autoptr (MgWarnings) warnings = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_autoptr (MgResults) results = NULL;

  if ((network = mg_cli_read_part (path, NULL, part, warnings)) == NULL)
    return MG_EXIT_BAD_INPUT;

  if (!mg_scope_options_suit (options, network))
    return MG_EXIT_USAGE;

  if ((results = mg_scope_options_run (options, network)) == NULL)
    return MG_EXIT_BAD_INPUT;

  if (format == 0)
    mg_figures_print_table (network, results, options);
  else if (format == 1)
    mg_figures_print_csv (network, results, options);
  else
    mg_figures_print_json (path, network, results, options);

  return mg_cli_warn (path, warnings);
}

MgExit
mg_verb_measure (const MgVerb  *verb,
                 int            argc,
                 char         **argv)
{
  static const char * const formats[] = { "table", "csv", "json", NULL };
  g_auto (MgScopeOptions) options = { NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *format = NULL;
  g_autofree char *part = NULL;
  guint choice = 0;
  const GOptionEntry entries[] = {
    { "measures", 'm', 0, G_OPTION_ARG_STRING, &options.measures, N_("Which ones; see “maillage-cli list measures”"), N_("ID,…") },
    { "perimeter", 'p', 0, G_OPTION_ARG_STRING, &options.perimeter, N_("map (if not said), members or core"), N_("PERIMETER") },
    { "layers", 'l', 0, G_OPTION_ARG_STRING, &options.layers, N_("Levels that count (the three levels of cooperation if not said)"), N_("ID,…") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &options.date, N_("The moment (the pole's own date if not said)"), N_("YYYY-MM") },
    { "directed", 0, 0, G_OPTION_ARG_NONE, &options.directed, N_("Links that go one way count one way"), NULL },
    { "collectives", 0, 0, G_OPTION_ARG_NONE, &options.collectives, N_("Two in the same collective cooperation are a pair, too"), NULL },
    { "support", 0, 0, G_OPTION_ARG_NONE, &options.support, N_("The support structure is one of the organisations"), NULL },
    { "confidence", 0, 0, G_OPTION_ARG_INT, &options.confidence, N_("Only links of at least this confidence (1, 2 or 3)"), N_("N") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("table, csv or json"), N_("FORMAT") },
    MG_CLI_GRAPH_OPTION (&part),
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 1, 1, &arguments) ||
      !mg_cli_choose ("format", format, formats, &choice) ||
      !mg_scope_options_read (&options))
    return MG_EXIT_USAGE;

  return measure (arguments[0], part, &options, choice);
}
