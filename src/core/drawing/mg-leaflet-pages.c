/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leaflet as A4 pages. */
#include "mg-leaflet-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "mg-export.h"
#include "mg-fonts.h"
#include "mg-painter.h"
#include "mg-picture.h"

/* In points. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 42.
#define WIDTH (PAGE_WIDTH - 2. * MARGIN)
#define BOTTOM (PAGE_HEIGHT - MARGIN - 14.)
#define FOOT_SIZE 8.
#define CELL_SIZE 9.
#define CELL_GAP 8.
#define CELL_LINES 4
#define MEASURED_ROWS 300
#define ROW_GAP 3.
#define BULLET_WIDTH 11.
#define LINE_SPACING 1.15f

/* Under a heading there is room for some lines of what it is about. */
#define WITH_HEADING 48.

typedef struct
{
  const MgLeaflet  *leaflet;
  GCancellable     *cancellable;
  PangoFontMap     *font_map;
  MgFonts          *fonts;
  PangoLayout      *layout;
  cairo_surface_t  *surface;
  cairo_t          *cr;
  double            y;
  guint             n_pages;     /* that were begun */
} Pages;

typedef struct
{
  double      size;
  MgTextFace  face;
  double      grey;
  double      before;      /* room above */
  double      indent;
  const char *tag;         /* for programs that read aloud */
} Look;

static const Look headings[] = {
  { 19., MG_TEXT_BOLD, 0., 0., 0., "H1" },
  { 13., MG_TEXT_BOLD, 0., 16., 0., "H2" },
  { 9.5, MG_TEXT_BOLD, 0., 8., 0., "H3" },
};

static const Look looks[MG_LEAFLET_N_STYLES] = {
  [MG_LEAFLET_LEAD] = { 10., MG_TEXT_PLAIN, .35, 2., 0., "P" },
  [MG_LEAFLET_SENTENCE] = { 10.5, MG_TEXT_PLAIN, 0., 4., BULLET_WIDTH, "P" },
  [MG_LEAFLET_PLAIN] = { 10.5, MG_TEXT_PLAIN, 0., 4., 0., "P" },
  [MG_LEAFLET_SMALL] = { 8.5, MG_TEXT_PLAIN, .2, 4., 0., "P" },
};

/* Pages */

static void
set_text (Pages      *self,
          const char *text,
          double      size,
          MgTextFace  face,
          double      width)
{
  PangoFontDescription *font = self->fonts->faces[face];

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_width (self->layout, width > 0. ? (int) (width * PANGO_SCALE) : -1);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  pango_layout_set_text (self->layout, text, -1);
}

static double
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);

  return (double) width / PANGO_SCALE;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static void
show_at (Pages  *self,
         double  x,
         double  y)
{
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

static void
set_grey (Pages  *self,
          double  grey)
{
  cairo_set_source_rgb (self->cr, grey, grey, grey);
}

static void
end_page (Pages *self)
{
  g_autofree char *number = g_strdup_printf ("%u", self->n_pages);

  set_grey (self, .4);
  set_text (self, self->leaflet->title, FOOT_SIZE, MG_TEXT_PLAIN, WIDTH - 40.);
  pango_layout_set_height (self->layout, 0);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  show_at (self, MARGIN, PAGE_HEIGHT - MARGIN);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (self->layout, -1);
  set_text (self, number, FOOT_SIZE, MG_TEXT_PLAIN, 0.);
  show_at (self, PAGE_WIDTH - MARGIN - get_width (self->layout), PAGE_HEIGHT - MARGIN);
  cairo_show_page (self->cr);
}

static void
begin_page (Pages *self)
{
  self->n_pages++;
  self->y = MARGIN;
}

static void
turn_page (Pages *self)
{
  end_page (self);
  begin_page (self);
}

static gboolean
is_top (const Pages *self)
{
  return self->y <= MARGIN;
}

/* Room for so much that stays together; what is higher than a page is not. */
static void
make_room (Pages  *self,
           double  height)
{
  if (self->y + height > BOTTOM && !is_top (self))
    turn_page (self);
}

/* Text */

/* The lines of the layout, over as many pages as it takes. */
static void
show_lines (Pages      *self,
            const Look *look)
{
  /* The layout is used for the foot of a page: it must not change meanwhile. */
  PangoLayout *own = pango_layout_copy (self->layout);
  PangoLayoutIter *iter = pango_layout_get_iter (own);

  cairo_tag_begin (self->cr, look->tag, NULL);
  do
    {
      PangoRectangle line;
      double height, ascent;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      height = (double) line.height / PANGO_SCALE;
      ascent = (double) (pango_layout_iter_get_baseline (iter) - line.y) / PANGO_SCALE;
      if (self->y + height > BOTTOM && !is_top (self))
        {
          cairo_tag_end (self->cr, look->tag);
          turn_page (self);
          cairo_tag_begin (self->cr, look->tag, NULL);
        }
      set_grey (self, look->grey);
      cairo_move_to (self->cr, MARGIN + look->indent + (double) line.x / PANGO_SCALE, self->y + ascent);
      pango_cairo_show_layout_line (self->cr, pango_layout_iter_get_line_readonly (iter));
      self->y += height;
    }
  while (pango_layout_iter_next_line (iter));
  cairo_tag_end (self->cr, look->tag);

  pango_layout_iter_free (iter);
  g_object_unref (own);
}

static void
show_bullet (Pages      *self,
             const Look *look)
{
  double middle = self->y + .62 * look->size;

  set_grey (self, look->grey);
  cairo_new_path (self->cr);
  cairo_arc (self->cr, MARGIN + 3., middle, 1.5, 0., 2. * G_PI);
  cairo_fill (self->cr);
}

static void
show_text (Pages      *self,
           const char *text,
           const Look *look,
           double      after)
{
  if (!is_top (self))
    self->y += look->before;
  set_text (self, text, look->size, look->face, WIDTH - look->indent);
  make_room (self, MIN (get_height (self->layout), 2. * MG_LINE_HEIGHT (look->size)) + after);
  if (look->indent > 0.)
    show_bullet (self, look);
  set_text (self, text, look->size, look->face, WIDTH - look->indent);
  show_lines (self, look);
}

static void
show_heading (Pages         *self,
              const MgBlock *block)
{
  const Look *look = &headings[CLAMP (block->level, 1, G_N_ELEMENTS (headings)) - 1];
  g_autofree char *where = NULL;

  show_text (self, block->text, look, WITH_HEADING);
  where = g_strdup_printf ("page=%u pos=[%.0f %.0f]", self->n_pages, MARGIN, MAX (self->y - 2. * look->size, 0.));
  if (block->level < 3)
    cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, block->text, where, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  self->y += 2.;
}

/* Tables */

typedef struct
{
  const MgBlock  *block;
  guint           n;
  double         *widths;
  PangoLayout   **cells;     /* of the row that is looked at */
} Columns;

static gboolean
is_header (const Columns *columns,
           guint          row)
{
  return columns->block->has_header && row == 0;
}

/* The widest word is what a column cannot be narrower than. */
static double
measure_words (Pages      *self,
               const char *text,
               MgTextFace  face)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  double widest = 0.;

  for (guint i = 0; words[i] != NULL; i++)
    {
      set_text (self, words[i], CELL_SIZE, face, 0.);
      widest = MAX (widest, get_width (self->layout));
    }

  return widest;
}

/* Those of long tables that are looked at are like the others.
 * @least: (inout): the widest word of each column
 */
static void
measure_columns (Columns *columns,
                 Pages   *self,
                 double  *least)
{
  guint n_rows = mg_table_get_n_rows (columns->block->table);
  guint step = MAX (n_rows / MEASURED_ROWS, 1);

  for (guint row = 0; row < n_rows; row += step)
    for (guint i = 0; i < columns->n; i++)
      {
        g_autofree char *text = mg_block_dup_cell (columns->block, row, i);
        MgTextFace face = is_header (columns, row) ? MG_TEXT_BOLD : MG_TEXT_PLAIN;

        least[i] = MAX (least[i], measure_words (self, text, face));
        set_text (self, text, CELL_SIZE, face, 0.);
        columns->widths[i] = MAX (columns->widths[i], get_width (self->layout) + 1.);
      }
}

/* As wide as what stands in it, or narrower, each by its part of what is too much. */
static void
columns_fit (Columns *columns,
             Pages   *self)
{
  g_autofree double *least = g_new0 (double, columns->n);
  double room = WIDTH - (columns->n - 1) * CELL_GAP;
  double all_wide = 0., all_least = 0.;

  measure_columns (columns, self, least);
  for (guint i = 0; i < columns->n; i++)
    {
      least[i] = MIN (least[i], room / columns->n);
      all_wide += columns->widths[i];
      all_least += least[i];
    }

  for (guint i = 0; i < columns->n && all_wide > room; i++)
    columns->widths[i] = least[i] + (columns->widths[i] - least[i]) * (room - all_least) / (all_wide - all_least);
  if (all_wide < room)
    columns->widths[0] += room - all_wide;
}

/* A cell has so many lines at most, the last with an ellipsis if there is more. */
static PangoLayout *
create_cell (const Columns *columns,
             const Pages   *self,
             guint          column)
{
  PangoLayout *cell = pango_layout_copy (self->layout);

  pango_layout_set_width (cell, (int) (columns->widths[column] * PANGO_SCALE));
  pango_layout_set_height (cell, -CELL_LINES);
  pango_layout_set_ellipsize (cell, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (cell, mg_table_is_right (columns->block->table, column) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);

  return cell;
}

/* Returns: how high it is */
static double
set_row (Pages         *self,
         const Columns *columns,
         guint          row)
{
  PangoFontDescription *font = self->fonts->faces[is_header (columns, row) ? MG_TEXT_BOLD : MG_TEXT_PLAIN];
  double height = 0.;

  pango_font_description_set_absolute_size (font, CELL_SIZE * PANGO_SCALE);
  for (guint i = 0; i < columns->n; i++)
    {
      g_autofree char *text = mg_block_dup_cell (columns->block, row, i);

      pango_layout_set_font_description (columns->cells[i], font);
      pango_layout_set_text (columns->cells[i], text, -1);
      height = MAX (height, get_height (columns->cells[i]));
    }

  return height + 2. * ROW_GAP;
}

/* That was set. */
static void
show_row (Pages         *self,
          const Columns *columns,
          guint          row,
          double         height)
{
  const char *tag = is_header (columns, row) ? "TH" : "TD";
  double x = MARGIN;

  cairo_tag_begin (self->cr, "TR", NULL);
  set_grey (self, 0.);
  for (guint i = 0; i < columns->n; i++)
    {
      cairo_tag_begin (self->cr, tag, NULL);
      cairo_move_to (self->cr, x, self->y + ROW_GAP);
      pango_cairo_show_layout (self->cr, columns->cells[i]);
      cairo_tag_end (self->cr, tag);
      x += columns->widths[i] + CELL_GAP;
    }
  cairo_tag_end (self->cr, "TR");

  self->y += height;
  set_grey (self, .8);
  cairo_set_line_width (self->cr, .5);
  cairo_move_to (self->cr, MARGIN, self->y);
  cairo_line_to (self->cr, MARGIN + WIDTH, self->y);
  cairo_stroke (self->cr);
}

static void
continue_table (Pages         *self,
                const Columns *columns)
{
  cairo_tag_end (self->cr, "Table");
  turn_page (self);
  cairo_tag_begin (self->cr, "Table", NULL);
  if (columns->block->has_header)
    show_row (self, columns, 0, set_row (self, columns, 0));
}

static gboolean
show_rows (Pages         *self,
           const Columns *columns)
{
  guint n_rows = mg_table_get_n_rows (columns->block->table);

  make_room (self, set_row (self, columns, 0) + (n_rows > 1 ? set_row (self, columns, 1) : 0.));
  cairo_tag_begin (self->cr, "Table", NULL);
  for (guint row = 0; row < n_rows && !g_cancellable_is_cancelled (self->cancellable); row++)
    {
      double height = set_row (self, columns, row);

      if (self->y + height > BOTTOM && !is_top (self))
        {
          continue_table (self, columns);
          height = set_row (self, columns, row);
        }
      show_row (self, columns, row, height);
    }
  cairo_tag_end (self->cr, "Table");
  self->y += 6.;

  return !g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
show_table (Pages         *self,
            const MgBlock *block)
{
  guint n = mg_table_get_n_columns (block->table);
  g_autofree double *widths = g_new0 (double, n);
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  Columns columns = { block, n, widths, NULL };

  self->y += 4.;
  columns_fit (&columns, self);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cells, create_cell (&columns, self, i));
  columns.cells = (PangoLayout **) cells->pdata;

  return show_rows (self, &columns);
}

/* The map */

static gboolean
show_map (Pages         *self,
          const MgBlock *block)
{
  double height = block->height * (BOTTOM - MARGIN);
  gboolean done;

  self->y += 8.;
  make_room (self, height);
  cairo_save (self->cr);
  cairo_translate (self->cr, MARGIN, self->y);
  cairo_rectangle (self->cr, 0., 0., WIDTH, height);
  cairo_clip (self->cr);
  done = mg_export_paint (block->scene, WIDTH, height, self->cr, self->font_map, self->cancellable);
  cairo_restore (self->cr);
  self->y += height + 4.;

  return done;
}

static gboolean
show_block (Pages         *self,
            const MgBlock *block)
{
  switch (block->kind)
    {
    case MG_BLOCK_HEADING:
      show_heading (self, block);
      return TRUE;
    case MG_BLOCK_TEXT:
      show_text (self, block->text, &looks[block->style], 0.);
      return TRUE;
    case MG_BLOCK_TABLE:
      return show_table (self, block);
    case MG_BLOCK_MAP:
      return show_map (self, block);
    case MG_BLOCK_BREAK:
      if (!is_top (self))
        turn_page (self);
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
show_all (Pages *self)
{
  begin_page (self);
  for (guint i = 0; i < self->leaflet->blocks->len; i++)
    if (g_cancellable_is_cancelled (self->cancellable) ||
        !show_block (self, &g_array_index (self->leaflet->blocks, MgBlock, i)))
      return FALSE;
  end_page (self);

  return TRUE;
}

/* The file */

static void
pages_init (Pages           *self,
            const MgLeaflet *leaflet,
            GByteArray      *bytes,
            GCancellable    *cancellable)
{
  *self = (Pages) { .leaflet = leaflet, .cancellable = cancellable };
  self->font_map = mg_painter_new_font_map ();
  self->fonts = mg_fonts_new (self->font_map);
  self->layout = pango_layout_new (self->fonts->context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (self->layout, LINE_SPACING);
  self->surface = mg_picture_create_pdf (bytes, PAGE_WIDTH, PAGE_HEIGHT, leaflet->title);
  self->cr = cairo_create (self->surface);
}

static void
pages_clear (Pages *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_object_unref (self->layout);
  mg_fonts_free (self->fonts);
  g_object_unref (self->font_map);
}

GBytes *
mg_leaflet_write_pdf (const MgLeaflet  *self,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;
  Pages pages;
  gboolean done;

  pages_init (&pages, self, bytes, cancellable);
  done = show_all (&pages);
  cairo_surface_finish (pages.surface);
  status = cairo_surface_status (pages.surface);
  pages_clear (&pages);

  if (!done)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The pages cannot be made: %s."), cairo_status_to_string (status));
  else
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  return NULL;
}
