/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-cli.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "mg-format-part.h"
#include "mg-save-copy.h"
#include "mg-stop.h"
#include "mg-stream.h"
#include "mg-text-show.h"

/* Of the time that it takes to make a file and read it back. */
#define SERIALISE_SHARE 0.3

/* On one line, with a mark for what a terminal would obey, or run backwards. */
static void
say (const char *sentence)
{
  g_autofree char *shown = mg_text_show (sentence);

  fprintf (stderr, "maillage-cli: %s\n", g_strdelimit (shown, "\n\t", ' '));
}

MgExit
mg_cli_usage (const char *format,
              ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  say (sentence);

  return MG_EXIT_USAGE;
}

MgExit
mg_cli_fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (_("Stopped; nothing was written."));
  else
    say (error->message);

  return MG_EXIT_BAD_INPUT;
}

static gboolean
parse_options (const MgVerb        *verb,
               const GOptionEntry  *entries,
               int                  argc,
               char               **argv,
               GStrv               *arguments,
               GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (verb->arguments);
  g_autofree char *program = g_strconcat ("maillage-cli ", verb->name, NULL);
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, arguments, NULL, NULL },
    { NULL },
  };

  g_set_prgname (program);
  g_option_context_set_summary (context, _(verb->summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest, NULL);

  return g_option_context_parse (context, &argc, &argv, error);
}

gboolean
mg_cli_parse (const MgVerb        *verb,
              const GOptionEntry  *entries,
              int                  argc,
              char               **argv,
              guint                n_min,
              guint                n_max,
              GStrv               *arguments)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) found = NULL;
  guint n = 0;

  if (!parse_options (verb, entries, argc, argv, &found, &error))
    {
      mg_cli_usage (_("%s. See “maillage-cli %s --help”."), error->message, verb->name);
      return FALSE;
    }

  if (found == NULL)
    found = g_new0 (char *, 1);
  n = g_strv_length (found);

  if (n < n_min || n > n_max)
    {
      mg_cli_usage (_("Usage: maillage-cli %s %s. See “maillage-cli %s --help”."),
                    verb->name, verb->arguments, verb->name);
      return FALSE;
    }

  *arguments = g_steal_pointer (&found);

  return TRUE;
}

gboolean
mg_cli_choose (const char         *option,
               const char         *text,
               const char * const *choices,
               guint              *index)
{
  g_autofree char *all = NULL;

  for (guint i = 0; choices[i] != NULL; i++)
    if (text == NULL || g_str_equal (text, choices[i]))
      {
        *index = i;
        return TRUE;
      }

  all = g_strjoinv (", ", (char **) choices);
  mg_cli_usage (_("--%s does not know “%s”: it takes %s."), option, text, all);

  return FALSE;
}

gboolean
mg_cli_choose_format (const char      *option,
                      const char      *id,
                      const MgFormat **format)
{
  *format = id != NULL ? mg_format_find (id) : NULL;
  if (id == NULL || *format != NULL)
    return TRUE;

  mg_cli_usage (_("There is no format “%s” for --%s. See “maillage-cli list formats”."), id, option);

  return FALSE;
}

MgNetwork *
mg_cli_read (const char     *path,
             const MgFormat *format,
             MgWarnings     *warnings)
{
  return mg_cli_read_part (path, format, NULL, warnings);
}

MgNetwork *
mg_cli_read_part (const char     *path,
                  const MgFormat *format,
                  const char     *part,
                  MgWarnings     *warnings)
{
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  g_autoptr (GError) error = NULL;
  MgNetwork *network;

  if (g_str_equal (path, MG_CLI_STREAM))
    network = mg_cli_read_stream (format, part, warnings, &error);
  else
    network = mg_format_read_part (path, format, part, warnings, mg_ticker_get_progress (ticker), NULL, &error);
  g_clear_pointer (&ticker, mg_ticker_stop);
  if (network == NULL)
    mg_cli_fail (error);

  return network;
}

void
mg_cli_remark (FILE       *stream,
               const char *name,
               guint       line,
               const char *text)
{
  g_autofree char *place = line > 0 ? g_strdup_printf ("%s:%u", name, line) : g_strdup (name);
  g_autofree char *whole = g_strdup_printf ("%s: %s", place, text);
  g_autofree char *shown = NULL;

  if (stream == stderr)
    {
      say (whole);
      return;
    }

  shown = mg_text_show (whole);
  fprintf (stream, "%s\n", g_strdelimit (shown, "\n\t", ' '));
}

MgExit
mg_cli_warn (const char       *path,
             const MgWarnings *warnings)
{
  g_autofree char *name = g_filename_display_name (path);
  guint n = mg_warnings_get_n (warnings);

  for (guint i = 0; i < n; i++)
    mg_cli_remark (stderr, name, mg_warnings_get (warnings, i)->line, mg_warnings_get (warnings, i)->text);

  return n > 0 ? MG_EXIT_WARNINGS : MG_EXIT_DONE;
}

gboolean
mg_cli_check_other (const char *in,
                    const char *out)
{
  GStatBuf of_in, of_out;
  g_autofree char *name = NULL;

  if (out == NULL || g_str_equal (out, MG_CLI_STREAM) || g_str_equal (in, MG_CLI_STREAM) || g_stat (in, &of_in) != 0 || g_stat (out, &of_out) != 0 || of_in.st_dev != of_out.st_dev ||
      of_in.st_ino != of_out.st_ino)
    return TRUE;

  name = g_filename_display_name (in);
  mg_cli_usage (_("The copy would take the place of “%s”: give it another name."), name);

  return FALSE;
}

GBytes *
mg_cli_serialise (MgNetwork      *network,
                  const MgFormat *format,
                  const char     *path,
                  gboolean        verify,
                  MgWarnings     *warnings)
{
  g_autoptr (MgNetwork) own = network;
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  MgProgress *progress = mg_ticker_get_progress (ticker);
  GCancellable *cancellable = mg_stop_listen (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  mg_progress_set_span (progress, 0., verify ? SERIALISE_SHARE : 1.);
  bytes = mg_format_serialise (own, format, path, warnings, progress, cancellable, &error);
  g_clear_object (&own);
  mg_progress_set_span (progress, verify ? SERIALISE_SHARE : 1., 1.);
  done = bytes != NULL && (!verify || format->read == NULL || mg_format_verify (format, bytes, progress, cancellable, &error));
  g_clear_pointer (&ticker, mg_ticker_stop);
  if (done)
    return g_steal_pointer (&bytes);

  mg_cli_fail (error);

  return NULL;
}

gboolean
mg_cli_write (const char *path,
              GBytes     *bytes)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (path, MG_CLI_STREAM) ? mg_cli_write_stream (bytes, &error) : mg_save_copy (path, bytes, mg_stop_listen (path), &error))
    return TRUE;

  mg_cli_fail (error);

  return FALSE;
}

void
mg_cli_print (const char *text)
{
  fputs (text, stdout);
}

void
mg_cli_print_line (const char *text)
{
  g_autofree char *shown = mg_text_show_line (text);

  printf ("%s\n", shown);
}
