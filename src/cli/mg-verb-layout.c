/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-cli.h"
#include "mg-place.h"
#include "mg-sharing.h"

static MgExit
lay_out (const char     *in,
         const char     *out,
         const MgLayout *layout,
         const char     *by,
         guint32         seed)
{
  const MgFormat *format = mg_format_for_path (out);
  g_autoptr (MgWarnings) read = mg_warnings_new ();
  g_autoptr (MgWarnings) written = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_autoptr (GBytes) bytes = NULL;
  MgExit read_status;
  MgExit written_status;
  gboolean is_export;

  if (format == NULL || format->write == NULL)
    return mg_cli_usage (_("The name “%s” does not tell a format that can be written."
                           " See “maillage-cli list formats”."), out);

  is_export = !g_str_equal (format->id, "graphml");
  if (is_export && !mg_cli_check_other (in, out))
    return MG_EXIT_USAGE;

  if ((network = mg_cli_read (in, NULL, read)) == NULL ||
      !mg_place_network (network, layout, by, MG_PLACE_ALL, seed))
    return MG_EXIT_BAD_INPUT;

  if (is_export)
    mg_sharing_leave_out_private (network, written);

  if ((bytes = mg_cli_serialise (g_steal_pointer (&network), format, out, TRUE, written)) == NULL)
    return MG_EXIT_BAD_INPUT;

  read_status = mg_cli_warn (in, read);
  written_status = mg_cli_warn (out, written);

  return mg_cli_write (out, bytes) ? MAX (read_status, written_status) : MG_EXIT_BAD_INPUT;
}

MgExit
mg_verb_layout (const MgVerb  *verb,
                int            argc,
                char         **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *id = NULL;
  g_autofree char *by = NULL;
  const MgLayout *layout;
  int seed = 1;
  const GOptionEntry entries[] = {
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &id, N_("Which one; see “maillage-cli list layouts”"), N_("ID") },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &by, N_("By this field (sectors, columns, levels; a number: central) or measure (central)"), N_("NAME") },
    { "seed", 's', 0, G_OPTION_ARG_INT, &seed, N_("Another beginning, another result (1 if not said)"), N_("N") },
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 2, 2, &arguments))
    return MG_EXIT_USAGE;

  if (seed < 0)
    return mg_cli_usage (_("--seed takes a whole number that is not negative."));

  layout = id != NULL ? mg_place_find_layout (id) : mg_layout_get_table (NULL);
  if (layout == NULL)
    return MG_EXIT_USAGE;

  return lay_out (arguments[0], arguments[1], layout, by, (guint32) seed);
}
