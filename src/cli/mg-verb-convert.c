/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-cli.h"
#include "mg-csv.h"
#include "mg-sharing.h"
#include "mg-tables.h"

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

  if (id != NULL)
    return mg_cli_choose_format (option, id, format);

  if ((*format = mg_format_for_path (path)) == NULL)
    mg_cli_usage (_("The name “%s” does not tell a format: say --%s. See “maillage-cli list formats”."),
                  name, option);

  return *format != NULL;
}

/* What is written is read back first; what is lost is said before it is.
 * @warnings: (nullable): what was met when @in was read
 */
static MgExit
write_network (MgNetwork        *taken,
               const char       *in,
               const MgWarnings *warnings,
               const char       *out,
               const MgFormat   *to,
               gboolean          with_private)
{
  g_autoptr (MgNetwork) network = taken;
  g_autoptr (MgWarnings) written = mg_warnings_new ();
  g_autoptr (GBytes) bytes = NULL;
  MgExit read_status;
  MgExit written_status;

  /* GraphML is our own file still; what other programs get is given away. */
  if (!with_private && !g_str_equal (to->id, "graphml"))
    mg_sharing_leave_out_private (network, written);

  if ((bytes = mg_cli_serialise (g_steal_pointer (&network), to, out, TRUE, written)) == NULL)
    return MG_EXIT_BAD_INPUT;

  read_status = warnings != NULL ? mg_cli_warn (in, warnings) : MG_EXIT_DONE;
  written_status = mg_cli_warn (out, written);

  return mg_cli_write (out, bytes) ? MAX (read_status, written_status) : MG_EXIT_BAD_INPUT;
}

static MgExit
convert (const char     *in,
         const MgFormat *from,
         const char     *part,
         const char     *out,
         const MgFormat *to,
         gboolean        with_private)
{
  g_autoptr (MgWarnings) read = mg_warnings_new ();
  g_autoptr (MgNetwork) network = mg_cli_read_part (in, from, part, read);

  return network != NULL ? write_network (g_steal_pointer (&network), in, read, out, to, with_private) : MG_EXIT_BAD_INPUT;
}

/* Tables */

typedef struct
{
  char     **paths;       /* tables, or the file they are added to and tables */
  guint      n_paths;
  char      *into;
  char      *map;
  gboolean   print_map;
  gboolean   with_private;
} Import;

/* The network that tables are added to: --into, or the first file if it is no table. */
static MgNetwork *
open_base (Import     *import,
           MgWarnings *warnings)
{
  const char *base = import->into;

  if (base == NULL && !mg_format_is_table (import->paths[0]))
    {
      base = import->paths[0];
      import->paths++;
      import->n_paths--;
    }

  if (base == NULL)
    return mg_network_new ();

  import->into = (char *) base;

  return mg_cli_read (base, NULL, warnings);
}

static MgExit
print_map (const Import *import,
           MgNetwork    *network)
{
  g_autoptr (GKeyFile) map = g_key_file_new ();
  g_autofree char *text = NULL;
  MgExit status = mg_tables_import (network, import->paths, import->n_paths, import->map, map);

  if (status == MG_EXIT_BAD_INPUT)
    return status;

  text = g_key_file_to_data (map, NULL, NULL);
  mg_cli_print (text);

  return MG_EXIT_DONE;
}

static MgExit
import_tables (Import         *import,
               const char     *out,
               const MgFormat *to)
{
  g_autoptr (MgWarnings) read = mg_warnings_new ();
  g_autoptr (MgNetwork) network = open_base (import, read);
  MgExit imported;
  MgExit written;

  if (network == NULL)
    return MG_EXIT_BAD_INPUT;

  if (import->print_map)
    return print_map (import, network);

  imported = mg_tables_import (network, import->paths, import->n_paths, import->map, NULL);
  if (imported == MG_EXIT_BAD_INPUT)
    return imported;

  written = write_network (g_steal_pointer (&network), import->into, import->into != NULL ? read : NULL, out, to, import->with_private);

  return MAX (imported, written);
}

/* Tables add up, after at most one file of another format. */
static gboolean
check_inputs (char     **paths,
              guint      n_paths,
              gboolean   has_into)
{
  for (guint i = has_into || n_paths == 1 ? 0 : 1; i < n_paths; i++)
    if (!mg_format_is_table (paths[i]))
      {
        g_autofree char *name = g_filename_display_name (paths[i]);

        mg_cli_usage (_("“%s” is not a table: only tables (CSV, XLSX, ODS) can be added to others."), name);
        return FALSE;
      }

  return TRUE;
}

/* A file of ours may be added to; else what OUT cannot hold, or what is not
 * passed on, would be gone with IN.
 */
static gboolean
check_output (char           **paths,
              guint            n_paths,
              const char      *into,
              const char      *out,
              const MgFormat  *to)
{
  const MgFormat *own = mg_format_find ("graphml");
  gboolean adds = into != NULL || n_paths > 1;

  if (into != NULL && to != own && !mg_cli_check_other (into, out))
    return FALSE;

  for (guint i = 0; i < n_paths; i++)
    if (!(adds && to == own && !mg_format_is_table (paths[i])) && !mg_cli_check_other (paths[i], out))
      return FALSE;

  return TRUE;
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
  g_autofree char *into = NULL;
  g_autofree char *map = NULL;
  gboolean print = FALSE;
  gboolean with_private = FALSE;
  const MgFormat *source = NULL;
  const MgFormat *target = NULL;
  const char *out;
  guint n_in;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from,
      N_("Format of IN, if its name does not tell; a table is then read as a list of links"), N_("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Format of OUT, if its name does not tell"), N_("ID") },
    { "private", 0, 0, G_OPTION_ARG_NONE, &with_private, N_("With what is marked as not to be passed on"), NULL },
    MG_CLI_GRAPH_OPTION (&part),
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &map, N_("How the columns of tables are read"), N_("FILE.ini") },
    { "print-map", 0, 0, G_OPTION_ARG_NONE, &print,
      N_("Only print how the tables IN would be read, for --map; there is no OUT"), NULL },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &into, N_("Add the tables to what this file holds"), N_("FILE") },
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 1, G_MAXUINT, &arguments))
    return MG_EXIT_USAGE;

  n_in = g_strv_length (arguments) - (print ? 0 : 1);
  out = arguments[n_in];
  if (n_in == 0)
    return mg_cli_usage (_("Usage: maillage-cli %s %s. See “maillage-cli %s --help”."),
                         verb->name, verb->arguments, verb->name);

  if ((from != NULL && !choose_format ("from", from, arguments[0], &source)) ||
      (!print && !choose_format ("to", to, out, &target)))
    return MG_EXIT_USAGE;

  if (target != NULL && target->write == NULL)
    return mg_cli_usage (_("The format “%s” can be read, not written."), target->id);

  if (!print && !check_output (arguments, n_in, into, out, target))
    return MG_EXIT_USAGE;

  if (n_in == 1 && !print && into == NULL && map == NULL &&
      (from != NULL || !mg_format_is_table (arguments[0]) || mg_csv_is_ours (arguments[0])))
    return convert (arguments[0], source, part, out, target, with_private);

  if (!check_inputs (arguments, n_in, into != NULL))
    return MG_EXIT_USAGE;

  return import_tables (&(Import) { arguments, n_in, into, map, print, with_private }, out, target);
}
