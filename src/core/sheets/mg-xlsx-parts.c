/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xlsx.h"

#include <string.h>

#include "mg-text.h"

/* ---- Shared strings ------------------------------------------------------------------- */

typedef struct
{
  MgXlsx   *xlsx;
  GString  *text;
  gboolean  in_text;       /* inside <t> */
  guint     unread;        /* depth of an <rPh>: how the text sounds; 0: none */
} Strings;

void
mg_xlsx_unescape (GString *text)
{
  char *to = text->str;

  if (strstr (text->str, "_x") == NULL)
    return;

  for (const char *from = text->str; *from != '\0';)
    {
      guint c = 0;
      guint i = 2;

      while (from[0] == '_' && from[1] == 'x' && i < 6 && g_ascii_isxdigit (from[i]))
        c = c * 16 + (guint) g_ascii_xdigit_value (from[i++]);

      if (i == 6 && from[6] == '_' && c != 0 && (c < 0xd800 || c > 0xdfff))
        {
          to += g_unichar_to_utf8 (c, to);
          from += 7;
        }
      else
        {
          *to++ = *from++;
        }
    }

  g_string_truncate (text, (gsize) (to - text->str));
}

static void
string_start (MgTags      *tags,
              const MgTag *tag,
              gpointer     data)
{
  Strings *self = data;

  if (g_str_equal (tag->name, "si"))
    g_string_truncate (self->text, 0);
  else if (g_str_equal (tag->name, "rPh"))
    self->unread = tag->depth;
  else if (g_str_equal (tag->name, "t"))
    self->in_text = self->unread == 0;
}

static void
string_end (MgTags     *tags,
            const char *name,
            guint       depth,
            gpointer    data)
{
  Strings *self = data;
  GString *shared = self->xlsx->shared;

  self->in_text = FALSE;
  if (depth == self->unread)
    self->unread = 0;

  if (g_str_equal (name, "si"))
    {
      gsize place = shared->len;

      mg_xlsx_unescape (self->text);
      g_string_append_len (shared, self->text->str, (gssize) self->text->len + 1);
      g_array_append_val (self->xlsx->places, place);
    }
}

static void
string_text (MgTags     *tags,
             const char *text,
             gsize       length,
             gpointer    data)
{
  Strings *self = data;

  if (self->in_text)
    g_string_append_len (self->text, text, (gssize) length);
}

gboolean
mg_xlsx_read_strings (MgXlsx  *self,
                      GBytes  *bytes,
                      GError **error)
{
  static const MgTagHandlers handlers = { string_start, string_end, string_text };
  const MgTagsWatch quiet = { .cancellable = self->pack->watch.cancellable };
  Strings strings = { self, g_string_new (NULL) };
  gboolean done = bytes == NULL ||
                  mg_tags_run (bytes, self->pack->name, &handlers, &strings, &quiet, error);

  g_string_free (strings.text, TRUE);

  return done;
}

/* ---- Styles: which number is a date ------------------------------------------------------- */

typedef struct
{
  MgXlsx     *xlsx;
  GHashTable *codes;         /* id -> MgCellFormat, of the file's own formats */
  gboolean    in_cells;      /* inside <cellXfs> */
} Styles;

static MgCellFormat
find_format (const Styles *self,
             guint         id)
{
  const MgCellFormat *own = g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id));

  return own != NULL ? *own : mg_cell_format_built_in (id);
}

static void
style_start (MgTags      *tags,
             const MgTag *tag,
             gpointer     data)
{
  Styles *self = data;

  if (g_str_equal (tag->name, "numFmt"))
    {
      g_autofree char *code = mg_tag_dup (tag, "formatCode");
      MgCellFormat format = mg_cell_format_parse (code != NULL ? code : "");

      g_hash_table_replace (self->codes, GUINT_TO_POINTER (mg_tag_get_uint (tag, "numFmtId", 0)),
                            g_memdup2 (&format, sizeof format));
    }
  else if (g_str_equal (tag->name, "cellXfs"))
    {
      self->in_cells = TRUE;
    }
  else if (self->in_cells && g_str_equal (tag->name, "xf"))
    {
      MgCellFormat format = find_format (self, mg_tag_get_uint (tag, "numFmtId", 0));

      g_array_append_val (self->xlsx->formats, format);
    }
}

static void
style_end (MgTags     *tags,
           const char *name,
           guint       depth,
           gpointer    data)
{
  Styles *self = data;

  if (g_str_equal (name, "cellXfs"))
    self->in_cells = FALSE;
}

gboolean
mg_xlsx_read_styles (MgXlsx  *self,
                     GBytes  *bytes,
                     GError **error)
{
  static const MgTagHandlers handlers = { style_start, style_end, NULL };
  g_autoptr(GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const MgTagsWatch quiet = { .cancellable = self->pack->watch.cancellable };
  Styles styles = { self, codes };

  return bytes == NULL ||
         mg_tags_run (bytes, self->pack->name, &handlers, &styles, &quiet, error);
}
