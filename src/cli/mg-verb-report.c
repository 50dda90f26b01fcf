/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-drawn-scene.h"
#include "mg-place.h"
#include "mg-report.h"
#include "mg-scope-options.h"
#include "mg-sharing.h"

/* The pole's name, or what the file is called. */
static char *
dup_title (MgNetwork  *network,
           const char *path)
{
  const char *name = mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  g_autofree char *file = g_filename_display_basename (path);
  char *dot = strrchr (file, '.');

  if (dot != NULL && dot != file)
    *dot = '\0';

  return g_strdup (name != NULL ? name : file);
}

/* What is not to be passed on counts, and is not named. */
static GBytes *
write_report (MgNetwork            *network,
              const char           *title,
              const MgScopeOptions *options,
              const MgResults      *results,
              MgLeafletFormat       format,
              GError              **error)
{
  g_autoptr (MgScene) scene = mg_drawn_scene_new (network, MG_THEME_PRINT, FALSE, error);
  g_autoptr (MgLeaflet) report = NULL;

  if (scene == NULL)
    return NULL;

  report = mg_report_new (network, title, &options->scope, results, scene);

  return mg_leaflet_write (report, format, NULL, error);
}

static MgExit
report_file (const char           *in,
             const char           *part,
             const char           *out,
             MgLeafletFormat       format,
             const MgScopeOptions *options)
{
  g_autoptr (MgWarnings) warnings = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_autoptr (MgResults) results = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if ((network = mg_cli_read_part (in, NULL, part, warnings)) == NULL)
    return MG_EXIT_BAD_INPUT;

  if (!mg_scope_options_suit (options, network))
    return MG_EXIT_USAGE;

  if ((results = mg_scope_options_run (options, network)) == NULL)
    return MG_EXIT_BAD_INPUT;

  mg_scope_options_warn (network, results, warnings);
  results = mg_results_keep_counts (g_steal_pointer (&results));
  mg_sharing_leave_out_private (network, warnings);
  title = dup_title (network, in);
  if (!mg_place_rest (network))
    return MG_EXIT_BAD_INPUT;

  if ((bytes = write_report (network, title, options, results, format, &error)) == NULL)
    return mg_cli_fail (error);

  return mg_cli_write (out, bytes) ? mg_cli_warn (in, warnings) : MG_EXIT_BAD_INPUT;
}

MgExit
mg_verb_report (const MgVerb  *verb,
                int            argc,
                char         **argv)
{
  g_auto (MgScopeOptions) options = { NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree const char **ids = NULL;
  g_autofree char *part = NULL;
  g_autofree char *name = NULL;
  MgLeafletFormat format;
  const GOptionEntry entries[] = {
    { "perimeter", 'p', 0, G_OPTION_ARG_STRING, &options.perimeter, N_("map (if not said), members or core"), N_("PERIMETER") },
    MG_SCOPE_WHAT_ENTRIES (&options),
    MG_CLI_GRAPH_OPTION (&part),
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 2, 2, &arguments) || !mg_scope_options_read (&options))
    return MG_EXIT_USAGE;

  name = g_filename_display_name (arguments[1]);
  if (!mg_leaflet_format_for_path (arguments[1], &format))
    return mg_cli_usage (_("The name “%s” must end in .pdf or .html."), name);

  ids = mg_report_dup_measures ();
  options.measure_ids = g_strdupv ((GStrv) ids);

  return report_file (arguments[0], part, arguments[1], format, &options);
}
