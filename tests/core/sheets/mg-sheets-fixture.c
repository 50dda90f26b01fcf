/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sheets-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

MgSheet *
read_bytes (const char *bytes,
            gsize       length)
{
  g_autoptr(GBytes) all = g_bytes_new (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = mg_sheets_read_bytes (all, "table", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 1);

  return mg_sheet_ref (sheets->pdata[0]);
}

MgSheet *
read_csv (const char *text)
{
  return read_bytes (text, strlen (text));
}

char *
tell (MgSheet *sheet)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < mg_sheet_get_n_rows (sheet); i++)
    {
      if (i > 0)
        g_string_append_c (told, '\n');
      for (guint j = 0; j < mg_sheet_get_n_cells (sheet, i); j++)
        g_string_append_printf (told, "%s%s", j > 0 ? "|" : "", mg_sheet_get (sheet, i, j));
    }

  return g_string_free (told, FALSE);
}

void
check_csv (const char *text,
           const char *expected)
{
  g_autoptr(MgSheet) sheet = read_csv (text);
  g_autofree char *told = tell (sheet);

  g_assert_cmpstr (told, ==, expected);
}

void
check_error (const char *bytes,
             gsize       length,
             int         code,
             const char *part)
{
  g_autoptr(GBytes) all = g_bytes_new (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = mg_sheets_read_bytes (all, "table", NULL, NULL, NULL, &error);

  g_assert_null (sheets);
  g_assert_error (error, MG_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "table:"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not said in “%s”", part, error->message);
}

guint
count_notes (MgSheet         *sheet,
             MgSheetNoteKind  kind,
             guint           *line)
{
  guint n = 0;

  for (guint i = 0; i < mg_sheet_get_n_notes (sheet); i++)
    {
      const MgSheetNote *note = mg_sheet_get_note (sheet, i);

      if (note->kind != kind)
        continue;

      if (n++ == 0 && line != NULL)
        *line = note->line;
      g_assert_cmpstr (note->text, !=, "");
    }

  return n;
}

static void
add_part (struct archive *archive,
          const char     *name,
          const char     *content)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = strlen (content);

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, content, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

static la_ssize_t
write_func (struct archive *archive,
            void           *data,
            const void     *block,
            size_t          length)
{
  g_byte_array_append (data, block, (guint) length);

  return (la_ssize_t) length;
}

GBytes *
make_pack (const char *name,
           ...)
{
  GByteArray *bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  va_list parts;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, write_func, NULL), ==, ARCHIVE_OK);

  va_start (parts, name);
  for (; name != NULL; name = va_arg (parts, const char *))
    add_part (archive, name, va_arg (parts, const char *));
  va_end (parts);

  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return g_byte_array_free_to_bytes (bytes);
}
