/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sheet-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mg-csv-parse.h"
#include "mg-decode.h"
#include "mg-error.h"
#include "mg-pack.h"

/* How far the first tag of a flat ODS may go. */
#define FLAT_START 8192u

/* What begins otherwise than a table, and what to do about it. */
typedef struct
{
  const char *bytes;
  gsize       length;
  const char *sentence;
} Stranger;

static const Stranger strangers[] = {
  { "%PDF", 4, N_("This is a PDF, of which no table can be read. Ask for the spreadsheet it was made from.") },
  { "\x89PNG", 4, N_("This is a picture. Ask for the spreadsheet itself, or copy it into one.") },
  { "\xff\xd8\xff", 3, N_("This is a picture. Ask for the spreadsheet itself, or copy it into one.") },
  { "\x1f\x8b", 2, N_("The file is compressed. Unpack it first.") },
  { "7z\xbc\xaf\x27\x1c", 6, N_("The file is compressed. Unpack it first.") },
  { "\xfd" "7zXZ", 5, N_("The file is compressed. Unpack it first.") },
  { "Rar!", 4, N_("The file is compressed. Unpack it first.") },
  { "SQLite format 3", 15, N_("This is a database. Export the table you need as CSV.") },
  { "{\\rtf", 5, N_("This is a text document. Copy its table into a spreadsheet and save that.") },
};

/* The same for text, in any case, behind blanks and a byte order mark. */
static const struct
{
  const char *word;
  const char *sentence;
} strange_words[] = {
  { "<!doctype html", N_("This is a web page, even if its name says otherwise. Open it in a spreadsheet and save it as .xlsx or CSV.") },
  { "<html", N_("This is a web page, even if its name says otherwise. Open it in a spreadsheet and save it as .xlsx or CSV.") },
  { "<table", N_("This is a web page, even if its name says otherwise. Open it in a spreadsheet and save it as .xlsx or CSV.") },
  { "<?xml", N_("This is XML and no table. If it is a network, open it as GraphML or GEXF; if it is a spreadsheet, save it as .xlsx or CSV.") },
  { "<graphml", N_("This is XML and no table. If it is a network, open it as GraphML or GEXF; if it is a spreadsheet, save it as .xlsx or CSV.") },
  { "{\"", N_("This is JSON and no table. Export it as CSV.") },
  { "[{", N_("This is JSON and no table. Export it as CSV.") },
};

static gboolean
fail (const char  *display_name,
      int          code,
      GError     **error,
      const char  *sentence)
{
  g_set_error (error, MG_ERROR, code, "%s: %s", display_name, sentence);

  return FALSE;
}

/* An older Office file: a small file system of its own, with names in UTF-16. */
static gboolean
fail_old_office (const char  *bytes,
                 gsize        length,
                 const char  *display_name,
                 GError     **error)
{
  static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (bytes, length, locked, sizeof locked) != NULL)
    return fail (display_name, MG_ERROR_UNSUPPORTED, error,
                 _("This spreadsheet is locked with a password. Open it in your spreadsheet program and save it without one."));

  return fail (display_name, MG_ERROR_UNSUPPORTED, error,
               _("This is an older Office file (.xls or .doc), which is not read. Open it in your spreadsheet program and save it as .xlsx or CSV."));
}

static gboolean
is_all_zero (const char *bytes,
             gsize       length)
{
  return length > 0 && bytes[0] == 0 && memcmp (bytes, bytes + 1, length - 1) == 0;
}

static gboolean
check_kind (const char  *bytes,
            gsize        length,
            const char  *display_name,
            GError     **error)
{
  if (length > MG_SHEETS_MAX_BYTES)
    return fail (display_name, MG_ERROR_TOO_LARGE, error,
                 _("The file is larger than 256 MiB, the most that is read. Keep only the part you need."));
  if (is_all_zero (bytes, length))
    return fail (display_name, MG_ERROR_SYNTAX, error,
                 _("The file holds nothing but zeros: it was not written to its end. Look for an older copy."));
  if (length >= 8 && memcmp (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return fail_old_office (bytes, length, display_name, error);

  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (length >= strangers[i].length && memcmp (bytes, strangers[i].bytes, strangers[i].length) == 0)
      return fail (display_name, MG_ERROR_UNSUPPORTED, error, _(strangers[i].sentence));

  return TRUE;
}

static gboolean
check_text (const char  *text,
            const char  *display_name,
            GError     **error)
{
  while (g_ascii_isspace (*text))
    text++;

  if (*text == '\0')
    return fail (display_name, MG_ERROR_SYNTAX, error,
                 _("There is nothing in the file. Choose another one, or ask for a new copy."));

  for (guint i = 0; i < G_N_ELEMENTS (strange_words); i++)
    if (g_ascii_strncasecmp (text, strange_words[i].word, strlen (strange_words[i].word)) == 0)
      return fail (display_name, MG_ERROR_UNSUPPORTED, error, _(strange_words[i].sentence));

  return TRUE;
}

static void
note_odd_lines (MgSheet             *sheet,
                const MgDecodeFacts *found)
{
  for (guint i = 0; i < found->n_odd_lines; i++)
    mg_sheet_note (sheet, MG_SHEET_NOTE_ODD_ENCODING, i < MG_DECODE_MAX_LINES ? found->odd_lines[i] : 0,
                   _("This line is in another encoding than the others. Check its accents."));
}

static GPtrArray *
read_text (const char            *bytes,
           gsize                  length,
           const char            *display_name,
           const MgSheetOptions  *options,
           MgProgress            *progress,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_sheet_unref);
  g_autofree char *text = NULL;
  MgDecodeFacts found;
  MgSheet *sheet;
  gsize n;

  text = mg_text_decode_as (bytes, length, options->encoding, &n, &found, error);
  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", display_name);
      return NULL;
    }

  if (!check_text (text, display_name, error))
    return NULL;

  sheet = mg_csv_parse (g_steal_pointer (&text), n, options->separator, MG_CSV_STRICT, display_name,
                        progress, cancellable, error);
  if (sheet == NULL)
    return NULL;

  g_ptr_array_add (sheets, sheet);
  sheet->facts.encoding = g_intern_string (found.encoding);
  sheet->facts.had_bom = found.had_bom;
  note_odd_lines (sheet, &found);
  mg_sheet_finish (sheet);

  return g_steal_pointer (&sheets);
}

/* An ODS in one XML file says so in its first tag. */
static gboolean
is_flat_spreadsheet (const char *bytes,
                     gsize       length)
{
  static const char type[] = "opendocument.spreadsheet";

  return length > 5 && memcmp (bytes, "<?xml", 5) == 0 &&
         memmem (bytes, MIN (length, FLAT_START), type, sizeof type - 1) != NULL;
}

GPtrArray *
mg_sheets_read_bytes (GBytes                *bytes,
                      const char            *display_name,
                      const MgSheetOptions  *options,
                      MgProgress            *progress,
                      GCancellable          *cancellable,
                      GError               **error)
{
  const MgSheetOptions none = { 0, };
  const char *data;
  gsize length;

  g_return_val_if_fail (bytes != NULL && display_name != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  if (!check_kind (data, length, display_name, error))
    return NULL;

  if (length >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    return mg_pack_read_sheets (bytes, display_name, progress, cancellable, error);

  if (is_flat_spreadsheet (data, length))
    return mg_pack_read_flat (bytes, display_name, progress, cancellable, error);

  return read_text (data, length, display_name, options != NULL ? options : &none, progress, cancellable, error);
}

/* ---- From a file ------------------------------------------------------------------ */

static gboolean
fail_system (const char  *display_name,
             int          number,
             GError     **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (number),
               _("%s: The file cannot be read: %s."), display_name, g_strerror (number));

  return FALSE;
}

static gboolean
check_file (int           fd,
            const char   *display_name,
            struct stat  *status,
            GError      **error)
{
  if (fstat (fd, status) < 0)
    return fail_system (display_name, errno, error);
  if (!S_ISREG (status->st_mode))
    return fail (display_name, MG_ERROR_UNSUPPORTED, error, _("This is no file. Choose a file."));
  if (status->st_size > (goffset) MG_SHEETS_MAX_BYTES)
    return fail (display_name, MG_ERROR_TOO_LARGE, error,
                 _("The file is larger than 256 MiB, the most that is read. Keep only the part you need."));

  return TRUE;
}

GPtrArray *
mg_sheets_read_fd (int                    fd,
                   const char            *display_name,
                   const MgSheetOptions  *options,
                   MgProgress            *progress,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_autofree char *block = NULL;
  g_autoptr(GBytes) bytes = NULL;
  struct stat status;
  gsize size, at = 0;

  if (!check_file (fd, display_name, &status, error))
    return NULL;

  size = (gsize) status.st_size;
  block = g_malloc (size + 1);
  while (at < size)
    {
      gssize n = pread (fd, block + at, size - at, (off_t) at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_system (display_name, errno, error);
          return NULL;
        }
      if (n == 0)
        {
          fail (display_name, MG_ERROR_SYNTAX, error, _("The file became shorter while it was read. Try again."));
          return NULL;
        }
      at += (gsize) n;
    }

  bytes = g_bytes_new_take (g_steal_pointer (&block), size);

  return mg_sheets_read_bytes (bytes, display_name, options, progress, cancellable, error);
}

/* ---- From the clipboard ------------------------------------------------------------ */

MgSheet *
mg_sheet_from_text (const char  *text,
                    GError     **error)
{
  char *valid;
  MgSheet *sheet;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  length = strlen (valid);
  if (length > MG_SHEETS_MAX_BYTES)
    {
      g_free (valid);
      fail (_("The clipboard"), MG_ERROR_TOO_LARGE, error, _("There is more than 256 MiB of it. Copy a part only."));
      return NULL;
    }

  sheet = mg_csv_parse (valid, length, strchr (valid, '\t') != NULL ? '\t' : '\0', MG_CSV_PASTED,
                        _("The clipboard"), NULL, NULL, error);
  if (sheet != NULL)
    {
      sheet->facts.encoding = "UTF-8";
      mg_sheet_finish (sheet);
    }

  return sheet;
}
