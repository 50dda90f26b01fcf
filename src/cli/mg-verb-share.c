/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-cli.h"
#include "mg-save-copy.h"
#include "mg-sharing.h"
#include "mg-stop.h"

static const char *const dresses[] = { "none", "gephi", "yed", NULL };
static const char *const styles[] = { "plain", "spreadsheet", NULL };

typedef struct
{
  const char     *out;
  const MgFormat *format;       /* NULL: two tables */
  MgTableStyle    style;
  const char     *key_path;     /* NULL: none is written */
} Share;

static gboolean
write_tables (const Share *self,
              MgNetwork   *copy)
{
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  g_autoptr (GError) error = NULL;
  gboolean done = mg_sharing_save_tables (copy, self->style, self->out, mg_ticker_get_progress (ticker),
                                          mg_stop_listen (self->out), &error);

  g_clear_pointer (&ticker, mg_ticker_stop);
  if (!done)
    mg_cli_fail (error);

  return done;
}

static gboolean
write_format (const Share *self,
              MgNetwork   *copy,
              MgWarnings  *warnings)
{
  g_autoptr (GBytes) bytes = mg_cli_serialise (g_object_ref (copy), self->format, self->out, FALSE, warnings);

  return bytes != NULL && mg_cli_write (self->out, bytes);
}

static gboolean
write_key (const char *path,
           GBytes     *key)
{
  g_autoptr (GError) error = NULL;

  if (mg_save_secret (path, key, &error))
    return TRUE;

  mg_cli_fail (error);

  return FALSE;
}

static MgExit
share (const Share  *self,
       const char   *in,
       gboolean      with_private,
       gboolean      anonymous,
       MgDress       dress)
{
  g_autoptr (MgWarnings) read = mg_warnings_new ();
  g_autoptr (MgWarnings) left_out = mg_warnings_new ();
  g_autoptr (MgNetwork) network = mg_cli_read (in, NULL, read);
  g_autoptr (MgNetwork) copy = NULL;
  g_autoptr (GBytes) key = NULL;
  MgExit read_status, written_status;

  if (network == NULL)
    return MG_EXIT_BAD_INPUT;

  copy = mg_sharing_make_copy (network, with_private, anonymous, dress, left_out, &key);
  if (self->format == NULL)
    mg_sharing_warn_tables (copy, self->style, left_out);
  if (!(self->format != NULL ? write_format (self, copy, left_out) : write_tables (self, copy)))
    return MG_EXIT_BAD_INPUT;

  if (self->key_path != NULL && key != NULL && !write_key (self->key_path, key))
    return MG_EXIT_BAD_INPUT;

  read_status = mg_cli_warn (in, read);
  written_status = mg_cli_warn (self->out, left_out);

  return MAX (read_status, written_status);
}

MgExit
mg_verb_share (const MgVerb  *verb,
               int            argc,
               char         **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *dress = NULL;
  g_autofree char *tables = NULL;
  g_autofree char *key = NULL;
  gboolean anonymous = FALSE;
  gboolean with_private = FALSE;
  guint dress_index;
  guint style_index;
  Share self = { 0, };
  const GOptionEntry entries[] = {
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &anonymous, N_("Codes instead of names, and nothing that tells who is who"), NULL },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &key, N_("With --anonymous: where to say who is who"), N_("FILE.csv") },
    { "private", 0, 0, G_OPTION_ARG_NONE, &with_private, N_("With what is marked as not to be passed on"), NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &dress, N_("The program it is for: gephi or yed"), N_("PROGRAM") },
    { "tables", 0, 0, G_OPTION_ARG_STRING, &tables, N_("Two tables, OUT and OUT-links: plain or spreadsheet"), N_("STYLE") },
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 2, 2, &arguments) ||
      !mg_cli_choose ("for", dress, dresses, &dress_index) || !mg_cli_choose ("tables", tables, styles, &style_index))
    return MG_EXIT_USAGE;

  self.out = arguments[1];
  self.style = (MgTableStyle) style_index;
  self.key_path = key;
  if (tables == NULL)
    self.format = mg_format_for_path (self.out);

  if (tables == NULL && (self.format == NULL || self.format->write == NULL))
    return mg_cli_usage (_("The name “%s” does not tell a format that can be written. See “maillage-cli list formats”."), self.out);
  if (key != NULL && !anonymous)
    return mg_cli_usage (_("--key says who is who in a copy without names: add --anonymous."));

  if (!mg_cli_check_other (arguments[0], self.out) || !mg_cli_check_other (arguments[0], key))
    return MG_EXIT_USAGE;

  return share (&self, arguments[0], with_private, anonymous, (MgDress) dress_index);
}
