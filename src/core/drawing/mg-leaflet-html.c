/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leaflet as a web page: one file, no script, nothing from elsewhere. */
#include "mg-leaflet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-export.h"

/* Of the map, in points: as wide as a printed page. */
#define MAP_WIDTH 760.
#define MAP_HEIGHT 520.

static const char style[] =
  "@page { size: A4; margin: 15mm; }\n"
  "body { font: 11pt/1.45 Cantarell, Inter, \"DejaVu Sans\", sans-serif; color: #222; background: #fff;\n"
  "  max-width: 190mm; margin: 2em auto; padding: 0 1em; }\n"
  "h1 { font-size: 1.8em; line-height: 1.2; margin: 0 0 .2em; }\n"
  "h2 { font-size: 1.3em; margin: 1.6em 0 .4em; border-bottom: 1px solid #bbb; break-after: avoid; }\n"
  "h3 { font-size: 1em; margin: 1.2em 0 .2em; break-after: avoid; }\n"
  "p { margin: .3em 0; }\n"
  ".lead { color: #555; }\n"
  ".small { font-size: .85em; color: #444; white-space: pre-line; }\n"
  "ul { margin: .4em 0; padding-left: 1.2em; }\n"
  "figure { margin: 1em 0; break-inside: avoid; }\n"
  "figure svg { display: block; width: 100%; height: auto; border: 1px solid #ddd; }\n"
  "table { border-collapse: collapse; width: 100%; margin: .6em 0 1em; }\n"
  "th, td { text-align: left; vertical-align: top; padding: .25em .6em .25em 0; border-bottom: 1px solid #ddd; }\n"
  "th { font-size: .9em; }\n"
  "tbody th { font-weight: normal; font-size: 1em; }\n"
  ".right { text-align: right; font-variant-numeric: tabular-nums; }\n"
  "tr { break-inside: avoid; }\n"
  ".page { break-before: page; }\n";

static void
add_escaped (GString    *out,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
add_element (GString    *out,
             const char *name,
             const char *attributes,
             const char *text)
{
  g_string_append_printf (out, "<%s%s>", name, attributes);
  add_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", name);
}

/* The first cell of a row says what the row is about. */
static void
add_row (GString       *out,
         const MgBlock *block,
         guint          row,
         gboolean       is_header)
{
  g_string_append (out, "<tr>");
  for (guint i = 0; i < mg_table_get_n_columns (block->table); i++)
    {
      const char *name = is_header || i == 0 ? "th" : "td";
      g_autofree char *cell = mg_block_dup_cell (block, row, i);

      g_string_append_printf (out, "<%s%s%s>", name,
                              is_header ? " scope=\"col\"" : i == 0 ? " scope=\"row\"" : "",
                              mg_table_is_right (block->table, i) ? " class=\"right\"" : "");
      add_escaped (out, cell);
      g_string_append_printf (out, "</%s>", name);
    }
  g_string_append (out, "</tr>\n");
}

static void
add_table (GString       *out,
           const MgBlock *block)
{
  guint n_rows = mg_table_get_n_rows (block->table);

  g_string_append (out, "<table>\n");
  if (block->has_header)
    {
      g_string_append (out, "<thead>");
      add_row (out, block, 0, TRUE);
      g_string_append (out, "</thead>\n");
    }
  g_string_append (out, "<tbody>\n");
  for (guint row = block->has_header ? 1 : 0; row < n_rows; row++)
    add_row (out, block, row, FALSE);
  g_string_append (out, "</tbody>\n</table>\n");
}

/* The picture's own file, without what a file begins with. */
static gboolean
add_map (GString        *out,
         const MgBlock  *block,
         GCancellable   *cancellable,
         GError        **error)
{
  g_autoptr(GBytes) svg = mg_export (block->scene, MG_EXPORT_SVG, MAP_WIDTH, MAP_HEIGHT, 1., cancellable, error);
  const char *text, *begin;
  gsize length;

  if (svg == NULL)
    return FALSE;

  text = g_bytes_get_data (svg, &length);
  begin = g_strstr_len (text, (gssize) length, "<svg");
  g_return_val_if_fail (begin != NULL, FALSE);

  g_string_append (out, "<figure>\n");
  g_string_append_len (out, begin, text + length - begin);
  g_string_append (out, "</figure>\n");

  return TRUE;
}

static void
add_text (GString       *out,
          const MgBlock *block)
{
  static const char * const attributes[MG_LEAFLET_N_STYLES] = {
    [MG_LEAFLET_LEAD] = " class=\"lead\"", [MG_LEAFLET_SENTENCE] = "", [MG_LEAFLET_PLAIN] = "",
    [MG_LEAFLET_SMALL] = " class=\"small\"",
  };

  add_element (out, block->style == MG_LEAFLET_SENTENCE ? "li" : "p", attributes[block->style], block->text);
}

static gboolean
is_sentence (const MgBlock *block)
{
  return block->kind == MG_BLOCK_TEXT && block->style == MG_LEAFLET_SENTENCE;
}

static gboolean
add_block (GString        *out,
           const MgBlock  *block,
           GCancellable   *cancellable,
           GError        **error)
{
  const char heading[] = { 'h', (char) ('0' + block->level), '\0' };

  switch (block->kind)
    {
    case MG_BLOCK_HEADING:
      add_element (out, heading, "", block->text);
      return TRUE;
    case MG_BLOCK_TEXT:
      add_text (out, block);
      return TRUE;
    case MG_BLOCK_TABLE:
      add_table (out, block);
      return TRUE;
    case MG_BLOCK_MAP:
      return add_map (out, block, cancellable, error);
    case MG_BLOCK_BREAK:
      g_string_append (out, "<div class=\"page\"></div>\n");
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
add_blocks (GString          *out,
            const MgLeaflet  *self,
            GCancellable     *cancellable,
            GError          **error)
{
  gboolean in_list = FALSE;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const MgBlock *block = &g_array_index (self->blocks, MgBlock, i);

      if (is_sentence (block) != in_list)
        {
          in_list = !in_list;
          g_string_append (out, in_list ? "<ul>\n" : "</ul>\n");
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_block (out, block, cancellable, error))
        return FALSE;
    }

  if (in_list)
    g_string_append (out, "</ul>\n");

  return TRUE;
}

GBytes *
mg_leaflet_write_html (const MgLeaflet  *self,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr(GString) out = g_string_new ("<!DOCTYPE html>\n");

  g_string_append_printf (out, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n"
                          "<meta name=\"generator\" content=\"Maillage\">\n",
                          /* Translators: the code of your language, as "fr" */
                          C_("language", "en"));
  add_element (out, "title", "", self->title);
  g_string_append_printf (out, "<style>\n%s</style>\n</head>\n<body>\n", style);
  if (!add_blocks (out, self, cancellable, error))
    return NULL;

  g_string_append (out, "</body>\n</html>\n");

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
