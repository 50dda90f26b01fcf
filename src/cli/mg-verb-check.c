/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "mg-cli.h"
#include "mg-integrity.h"

static void
print_problems (const char       *path,
                const MgWarnings *warnings)
{
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    mg_cli_remark (stdout, name, mg_warnings_get (warnings, i)->line, mg_warnings_get (warnings, i)->text);
}

MgExit
mg_verb_check (const MgVerb  *verb,
               int            argc,
               char         **argv)
{
  g_autoptr (MgWarnings) warnings = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean is_strict = FALSE;
  const GOptionEntry entries[] = {
    { "strict", 's', 0, G_OPTION_ARG_NONE, &is_strict, N_("Any problem makes the file unusable (status 2)"), NULL },
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 1, 1, &arguments))
    return MG_EXIT_USAGE;

  if ((network = mg_cli_read (arguments[0], NULL, warnings)) == NULL)
    return MG_EXIT_BAD_INPUT;

  mg_integrity_check (network, warnings);
  print_problems (arguments[0], warnings);
  if (mg_warnings_get_n (warnings) > 0)
    return is_strict ? MG_EXIT_BAD_INPUT : MG_EXIT_WARNINGS;

  puts (_("No problem found."));

  return MG_EXIT_DONE;
}
