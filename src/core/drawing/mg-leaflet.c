/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-leaflet-private.h"

#include "mg-text-show.h"

static void
block_clear (gpointer data)
{
  MgBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->table, mg_table_free);
  g_clear_pointer (&block->scene, mg_scene_unref);
}

MgLeaflet *
mg_leaflet_new (const char *title)
{
  MgLeaflet *self = g_new0 (MgLeaflet, 1);

  self->title = mg_text_show_line (title);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (MgBlock));
  g_array_set_clear_func (self->blocks, block_clear);
  mg_leaflet_add_heading (self, 1, title);

  return self;
}

void
mg_leaflet_free (MgLeaflet *self)
{
  g_array_unref (self->blocks);
  g_free (self->title);
  g_free (self);
}

void
mg_leaflet_add_heading (MgLeaflet  *self,
                        guint       level,
                        const char *text)
{
  const MgBlock block = { .kind = MG_BLOCK_HEADING, .level = level, .text = mg_text_show_line (text) };

  g_array_append_val (self->blocks, block);
}

void
mg_leaflet_add_text (MgLeaflet      *self,
                     MgLeafletStyle  style,
                     const char     *text)
{
  MgBlock block = { .kind = MG_BLOCK_TEXT, .style = style };

  if (text == NULL || *text == '\0')
    return;

  block.text = mg_text_show (text);
  g_array_append_val (self->blocks, block);
}

void
mg_leaflet_add_table (MgLeaflet *self,
                      MgTable   *table,
                      gboolean   has_header)
{
  const MgBlock block = { .kind = MG_BLOCK_TABLE, .table = table, .has_header = has_header };

  if (mg_table_get_n_rows (table) > (has_header ? 1 : 0))
    g_array_append_val (self->blocks, block);
  else
    mg_table_free (table);
}

char *
mg_block_dup_cell (const MgBlock *block,
                   guint          row,
                   guint          column)
{
  return mg_text_show_line (mg_table_get_cell (block->table, row, column));
}

void
mg_leaflet_add_map (MgLeaflet *self,
                    MgScene   *scene,
                    double     height)
{
  const MgBlock block = { .kind = MG_BLOCK_MAP, .scene = mg_scene_ref (scene), .height = height };

  g_array_append_val (self->blocks, block);
}

void
mg_leaflet_add_break (MgLeaflet *self)
{
  const MgBlock block = { .kind = MG_BLOCK_BREAK };

  g_array_append_val (self->blocks, block);
}

gboolean
mg_leaflet_format_for_path (const char      *path,
                            MgLeafletFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  *format = g_str_has_suffix (lower, ".pdf") ? MG_LEAFLET_PDF : MG_LEAFLET_HTML;

  return *format == MG_LEAFLET_PDF || g_str_has_suffix (lower, ".html") || g_str_has_suffix (lower, ".htm");
}

GBytes *
mg_leaflet_write (const MgLeaflet  *self,
                  MgLeafletFormat   format,
                  GCancellable     *cancellable,
                  GError          **error)
{
  return format == MG_LEAFLET_PDF ? mg_leaflet_write_pdf (self, cancellable, error)
                                  : mg_leaflet_write_html (self, cancellable, error);
}
