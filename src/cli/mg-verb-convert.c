/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-cli.h"

/* The format named by an option, or else by the extension of @path.
 * Returns: %FALSE if there is none: it has been said
 */
static gboolean
choose_format (const char      *option,
               const char      *id,
               const char      *path,
               const MgFormat **format)
{
  g_autofree char *name = g_filename_display_name (path);

  *format = id != NULL ? mg_format_find (id) : mg_format_for_path (path);
  if (*format != NULL)
    return TRUE;

  if (id != NULL)
    mg_cli_usage (_("There is no format “%s” for --%s. See “maillage-cli list formats”."), id, option);
  else
    mg_cli_usage (_("The name “%s” does not tell a format: say --%s. See “maillage-cli list formats”."),
                  name, option);

  return FALSE;
}

static MgExit
convert (const char     *in,
         const MgFormat *from,
         const char     *part,
         const char     *out,
         const MgFormat *to)
{
  g_autoptr (MgWarnings) read = mg_warnings_new ();
  g_autoptr (MgWarnings) written = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  MgExit read_status;
  MgExit written_status;

  if ((network = mg_cli_read_part (in, from, part, read)) == NULL)
    return MG_EXIT_BAD_INPUT;

  if ((bytes = mg_format_serialise (network, to, out, written, &error)) == NULL)
    return mg_cli_fail (error);

  g_clear_object (&network);
  if (to->read != NULL && !mg_format_verify (to, bytes, &error))
    return mg_cli_fail (error);

  /* What is lost is said before it is. */
  read_status = mg_cli_warn (in, read);
  written_status = mg_cli_warn (out, written);

  return mg_cli_write (out, bytes) ? MAX (read_status, written_status) : MG_EXIT_BAD_INPUT;
}

MgExit
mg_verb_convert (const MgVerb  *verb,
                 int            argc,
                 char         **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *part = NULL;
  const MgFormat *source = NULL;
  const MgFormat *target = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Format of IN, if its name does not tell"), N_("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Format of OUT, if its name does not tell"), N_("ID") },
    MG_CLI_GRAPH_OPTION (&part),
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 2, 2, &arguments) ||
      (from != NULL && !choose_format ("from", from, arguments[0], &source)) ||
      !choose_format ("to", to, arguments[1], &target))
    return MG_EXIT_USAGE;

  if (target->write == NULL)
    return mg_cli_usage (_("The format “%s” can be read, not written."), target->id);

  return convert (arguments[0], source, part, arguments[1], target);
}
