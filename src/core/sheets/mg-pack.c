/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-pack.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-sheet-private.h"
#include "mg-text.h"

#define MAX_PARTS 4096
#define BLOCK (64u * 1024)

/* Parts that hold no cell, and may be large. */
static const char * const unread[] = {
  "calcChain", "comments", "customXml", "docProps", "drawings", "externalLinks", "media",
  "persons", "pivot", "printerSettings", "slicer", "theme", "Thumbnails", "threadedComments",
};

/* What else is packed as ZIP: told by a part that begins like this. */
static const struct
{
  const char *start;
  const char *sentence;
} strangers[] = {
  { "word/", N_("This is a text document. Copy its table into a spreadsheet and save that.") },
  { "ppt/", N_("This is a presentation. Copy its table into a spreadsheet and save that.") },
  { "xl/workbook.bin", N_("This is a binary spreadsheet (.xlsb), which is not read. Open it in your spreadsheet program and save it as .xlsx or CSV.") },
  { "Index/", N_("This is a Numbers spreadsheet, which is not read. In Numbers, export it as Excel (.xlsx) or CSV.") },
  { "index.apxl", N_("This is a Numbers spreadsheet, which is not read. In Numbers, export it as Excel (.xlsx) or CSV.") },
};

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

GBytes *
mg_pack_get (const MgPack *self,
             const char   *part)
{
  return g_hash_table_lookup (self->parts, part);
}

gboolean
mg_pack_fail (const MgPack  *self,
              int            code,
              GError       **error,
              const char    *sentence)
{
  g_set_error (error, MG_ERROR, code, "%s: %s", self->name, sentence);

  return FALSE;
}

static gboolean
is_wanted (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    if (strstr (name, unread[i]) != NULL)
      return FALSE;

  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels") || g_str_equal (name, "mimetype");
}

static gboolean
fail_damaged (const MgPack  *self,
              GError       **error)
{
  return mg_pack_fail (self, MG_ERROR_SYNTAX, error,
                       _("The spreadsheet is damaged, perhaps cut off on its way. Ask for a new copy, or open it in your spreadsheet program and save it again."));
}

/* What its header says of its size is not believed. */
static gboolean
unpack (const MgPack  *self,
        Archive       *archive,
        const char    *name,
        gsize         *left,
        GError       **error)
{
  g_autoptr(GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);

  for (;;)
    {
      la_ssize_t n = archive_read_data (archive, block, BLOCK);

      if (g_cancellable_set_error_if_cancelled (self->watch.cancellable, error))
        return FALSE;
      if (n < 0)
        return fail_damaged (self, error);
      if (n == 0)
        break;
      if ((gsize) n > *left)
        return mg_pack_fail (self, MG_ERROR_TOO_LARGE, error,
                             _("The spreadsheet is larger than 256 MiB when it is unpacked, the most that is read. Keep only the part you need, or save it as CSV."));

      *left -= (gsize) n;
      g_byte_array_append (data, block, (guint) n);
    }

  g_hash_table_replace (self->parts, g_strdup (name), g_byte_array_free_to_bytes (g_steal_pointer (&data)));

  return TRUE;
}

static gboolean
check_stranger (const MgPack  *self,
                const char    *name,
                GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (g_str_has_prefix (name, strangers[i].start))
      return mg_pack_fail (self, MG_ERROR_UNSUPPORTED, error, _(strangers[i].sentence));

  return TRUE;
}

static gboolean
take_part (const MgPack          *self,
           Archive               *archive,
           struct archive_entry  *entry,
           gsize                 *left,
           GError               **error)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  if (name == NULL)
    return TRUE;

  if (!check_stranger (self, name, error))
    return FALSE;
  if (archive_entry_is_encrypted (entry))
    return mg_pack_fail (self, MG_ERROR_UNSUPPORTED, error,
                         _("This spreadsheet is locked with a password. Open it in your spreadsheet program and save it without one."));

  return !is_wanted (name) || unpack (self, archive, name, left, error);
}

static gboolean
take_parts (const MgPack  *self,
            Archive       *archive,
            GError       **error)
{
  struct archive_entry *entry;
  gsize left = MG_SHEETS_MAX_BYTES;
  guint n = 0;
  int status;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      if (++n > MAX_PARTS)
        return mg_pack_fail (self, MG_ERROR_TOO_LARGE, error,
                             _("The file holds more than 4,096 parts: it is no spreadsheet, or was made to do harm."));
      if (!take_part (self, archive, entry, &left, error))
        return FALSE;
    }

  return status == ARCHIVE_EOF || fail_damaged (self, error);
}

static gboolean
open_archive (const MgPack  *self,
              GBytes        *bytes,
              GError       **error)
{
  g_autoptr(Archive) archive = archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (archive == NULL || archive_read_support_format_zip (archive) < ARCHIVE_WARN ||
      archive_read_open_memory (archive, data, length) != ARCHIVE_OK)
    return fail_damaged (self, error);

  return take_parts (self, archive, error);
}

static gboolean
has_text (GBytes     *bytes,
          const char *text)
{
  gsize length;
  const void *data;

  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, text, strlen (text)) != NULL;
}

static gboolean
read_parts (MgPack  *self,
            GError **error)
{
  if (has_text (mg_pack_get (self, "META-INF/manifest.xml"), "encryption-data"))
    return mg_pack_fail (self, MG_ERROR_UNSUPPORTED, error,
                         _("This spreadsheet is locked with a password. Open it in your spreadsheet program and save it without one."));
  if (has_text (mg_pack_get (self, "mimetype"), "opendocument.spreadsheet") ||
      has_text (mg_pack_get (self, "content.xml"), "<office:spreadsheet"))
    return mg_ods_read (self, error);
  if (mg_pack_get (self, "content.xml") != NULL)
    return mg_pack_fail (self, MG_ERROR_UNSUPPORTED, error,
                         _("This is a text document. Copy its table into a spreadsheet and save that."));
  if (mg_pack_get (self, "[Content_Types].xml") != NULL)
    return mg_xlsx_read (self, error);

  return mg_pack_fail (self, MG_ERROR_UNSUPPORTED, error,
                       _("This is an archive and no spreadsheet. Unpack it first, and choose one of its files."));
}

/* ---- Filling sheets --------------------------------------------------------------------- */

static MgSheet *
last_sheet (const MgPack *self)
{
  return self->sheets->pdata[self->sheets->len - 1];
}

MgSheet *
mg_pack_add_sheet (MgPack     *self,
                   const char *name)
{
  if (self->sheets->len > 0)
    {
      self->n_cells += last_sheet (self)->cells->len;
      self->n_bytes += last_sheet (self)->text->len;
    }

  g_ptr_array_add (self->sheets, mg_sheet_new (name));

  return last_sheet (self);
}

static gboolean
fail_large (const MgPack  *self,
            GError       **error)
{
  return mg_pack_fail (self, MG_ERROR_TOO_LARGE, error,
                       _("The spreadsheet holds more cells or text than what is read. Keep only the rows and columns you need, or save it as CSV."));
}

gboolean
mg_pack_add_text (MgPack      *self,
                  const char  *text,
                  gsize        length,
                  guint32     *place,
                  GError     **error)
{
  MgSheet *sheet = last_sheet (self);
  g_autofree char *clean = NULL;

  if (length > MG_SHEETS_MAX_CELL || self->n_bytes + sheet->text->len + length > MG_SHEETS_MAX_BYTES)
    return fail_large (self, error);

  if (!mg_text_is_clean (text, (gssize) length))
    {
      text = clean = mg_text_clean (text, (gssize) length);
      length = strlen (clean);
    }

  *place = mg_sheet_add_text (sheet, text, length);

  return TRUE;
}

gboolean
mg_pack_put (MgPack   *self,
             guint     column,
             guint32   place,
             GError  **error)
{
  MgSheet *sheet = last_sheet (self);
  gsize start = mg_sheet_get_row_start (sheet);

  if (column >= MG_SHEETS_MAX_COLUMNS || self->n_cells + start + column >= MG_SHEETS_MAX_CELLS)
    return fail_large (self, error);

  while (sheet->cells->len <= start + column)
    mg_sheet_add_cell (sheet, sheet->empty);
  g_array_index (sheet->cells, guint32, start + column) = place;

  return TRUE;
}

gboolean
mg_pack_end_row (MgPack  *self,
                 guint    line,
                 GError **error)
{
  MgSheet *sheet = last_sheet (self);

  mg_sheet_end_row (sheet, line);

  return sheet->rows->len <= MG_SHEETS_MAX_ROWS || fail_large (self, error);
}

/* Sheets that hold nothing go, unless all do. */
static void
drop_empty (GPtrArray *sheets)
{
  for (guint i = sheets->len; i-- > 0;)
    if (sheets->len > 1 && mg_sheet_get_n_rows (sheets->pdata[i]) == 0)
      g_ptr_array_remove_index (sheets, i);
}

static GPtrArray *
finish (MgPack *self)
{
  drop_empty (self->sheets);
  for (guint i = 0; i < self->sheets->len; i++)
    mg_sheet_finish (self->sheets->pdata[i]);

  return g_ptr_array_ref (self->sheets);
}

GPtrArray *
mg_pack_read_sheets (GBytes        *bytes,
                     const char    *display_name,
                     MgProgress    *progress,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) g_bytes_unref);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_sheet_unref);
  MgPack self = { parts, display_name, { progress, .2, 1., cancellable }, sheets };

  if (!open_archive (&self, bytes, error) || !read_parts (&self, error))
    return NULL;

  return finish (&self);
}

GPtrArray *
mg_pack_read_flat (GBytes        *bytes,
                   const char    *display_name,
                   MgProgress    *progress,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GHashTable) parts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_sheet_unref);
  MgPack self = { parts, display_name, { progress, 0., 1., cancellable }, sheets };

  g_hash_table_insert (parts, (gpointer) "content.xml", bytes);
  if (!mg_ods_read (&self, error))
    return NULL;

  return finish (&self);
}
