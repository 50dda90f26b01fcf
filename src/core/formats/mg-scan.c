/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-scan.h"

#include <glib/gi18n-lib.h>

#include "mg-decode.h"
#include "mg-error.h"
#include "mg-text.h"

#define STEPS_PER_LOOK 4096u

static GByteArray *
load (int            fd,
      const char    *name,
      MgProgress    *progress,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(MgInput) input = mg_input_new (fd, name, error);
  g_autoptr(GByteArray) bytes = NULL;
  const char *block;
  gssize n;

  if (input == NULL)
    return NULL;

  bytes = g_byte_array_new ();
  while ((n = mg_input_next (input, &block, error)) > 0)
    {
      g_byte_array_append (bytes, (const guint8 *) block, (guint) n);
      if (progress != NULL)
        mg_progress_report (progress, MG_SCAN_LOADED * mg_input_get_fraction (input));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  return n < 0 ? NULL : g_steal_pointer (&bytes);
}

MgScan *
mg_scan_new (int            fd,
             const char    *name,
             MgWarnings    *warnings,
             MgProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GByteArray) bytes = load (fd, name, progress, cancellable, error);
  g_autoptr(MgScan) self = NULL;
  MgDecodeFacts facts;
  gsize length;

  if (bytes == NULL)
    return NULL;

  self = g_new0 (MgScan, 1);
  self->name = name;
  self->line = 1;
  self->progress = progress;
  self->cancellable = cancellable;
  self->text = mg_text_decode_as ((const char *) bytes->data, bytes->len, NULL, &length, &facts, error);
  if (self->text == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  if (facts.n_odd_lines > 0)
    mg_warnings_add (warnings, facts.odd_lines[0],
                     ngettext ("%u line is in another encoding than the rest of the file; check its accents.",
                               "%u lines are in another encoding than the rest of the file; check their accents.",
                               facts.n_odd_lines), facts.n_odd_lines);
  self->at = self->text;
  self->end = self->text + length;

  return g_steal_pointer (&self);
}

void
mg_scan_free (MgScan *self)
{
  g_free (self->text);
  g_free (self);
}

gboolean
mg_scan_read (MgScanReader   reader,
              MgNetwork     *network,
              int            fd,
              const char    *name,
              MgWarnings    *warnings,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(MgGiven) given = NULL;
  g_autoptr(MgScan) scan = mg_scan_new (fd, name, warnings, progress, cancellable, error);

  if (scan == NULL)
    return FALSE;

  given = mg_given_new (name, warnings);
  if (!reader (given, scan, error))
    return FALSE;

  g_clear_pointer (&scan, mg_scan_free);

  return mg_given_build (given, network, progress, cancellable, error);
}

void
mg_scan_skip_blanks (MgScan *self)
{
  for (; g_ascii_isspace (*self->at); self->at++)
    if (*self->at == '\n')
      self->line++;
}

gboolean
mg_scan_go_on (MgScan  *self,
               GError **error)
{
  if (++self->n_looks % STEPS_PER_LOOK != 0)
    return TRUE;

  if (self->progress != NULL)
    mg_progress_report (self->progress, MG_SCAN_LOADED + (MG_SCAN_READ - MG_SCAN_LOADED) *
                        (double) (self->at - self->text) / (double) (self->end - self->text + 1));

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

gboolean
mg_scan_fail (const MgScan  *self,
              int            code,
              GError       **error,
              const char    *format,
              ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = mg_text_mend (g_strdup_vprintf (format, args));
  va_end (args);

  g_set_error (error, MG_ERROR, code, "%s:%u: %s", self->name, self->line, sentence);

  return FALSE;
}
