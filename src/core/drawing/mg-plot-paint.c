/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "mg-picture.h"
#include "mg-plot-private.h"

static double
luminance (const MgColour *colour)
{
  return .299 * colour->red + .587 * colour->green + .114 * colour->blue;
}

static MgColour
get_muted (MgTheme theme)
{
  return mg_colour_mix (mg_style_ink (theme), mg_style_ground (theme), .3);
}

static MgColour
get_ink (const MgPlotText *text,
         MgTheme           theme)
{
  MgColour tile;

  switch (text->ink)
    {
    case MG_PLOT_MUTED:
      return get_muted (theme);

    case MG_PLOT_ON_TILE:
      if (isnan (text->share))
        return get_muted (theme);
      tile = mg_style_scale_colour (text->share, theme);
      return luminance (&tile) > .48 ? (MgColour) { .07, .07, .07, 1. }
                                     : (MgColour) { 1., 1., 1., 1. };

    case MG_PLOT_INK:
    default:
      return mg_style_ink (theme);
    }
}

static void
paint_rules (const MgPlotLayout *self,
             MgTheme             theme,
             MgSink             *sink)
{
  MgColour weak = mg_colour_mix (mg_style_ink (theme), mg_style_ground (theme), .85);
  MgColour strong = mg_colour_mix (mg_style_ink (theme), mg_style_ground (theme), .45);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const MgPlotRule *rule = &g_array_index (self->rules, MgPlotRule, i);
      MgPen pen = { rule->strong ? strong : weak, 1., 0., 0. };
      double third_x = (rule->to.x - rule->from.x) / 3., third_y = (rule->to.y - rule->from.y) / 3.;
      MgCurve curve = { {
        rule->from,
        { rule->from.x + third_x, rule->from.y + third_y },
        { rule->to.x - third_x, rule->to.y - third_y },
        rule->to,
      } };

      if (rule->dashed)
        pen.on = pen.off = 3.;
      mg_sink_curve (sink, &curve, &pen);
    }
}

/* In files each thing that can be asked for is a group with its name and words. */
static void
begin_mark (const MgPlotLayout *self,
            MgSink             *sink,
            const char         *part,
            int                 mark)
{
  const MgPlotMark *of;

  if (mark < 0 || !mg_sink_has_groups (sink))
    return;

  of = &g_array_index (self->marks, MgPlotMark, mark);
  mg_sink_begin (sink, part, "", of->name, of->words);
}

static void
end_mark (MgSink *sink,
          int     mark)
{
  if (mark >= 0 && mg_sink_has_groups (sink))
    mg_sink_end (sink);
}

static void
paint_tiles (const MgPlotLayout *self,
             MgTheme             theme,
             MgSink             *sink)
{
  MgColour outline = mg_colour_mix (mg_style_ink (theme), mg_style_ground (theme), .75);

  for (guint i = 0; i < self->tiles->len; i++)
    {
      const MgPlotTile *tile = &g_array_index (self->tiles, MgPlotTile, i);
      MgColour fill = tile->layer != NULL ? mg_style_layer_colour (tile->layer, theme)
                                          : mg_style_scale_colour (tile->share, theme);
      MgPaint paint = { .fill = &fill };

      if (tile->layer == NULL && isnan (tile->share))
        paint = (MgPaint) { .stroke = &outline, .width = 1. };
      begin_mark (self, sink, "cell", tile->mark);
      mg_sink_box (sink, &tile->box, 0., &paint);
      end_mark (sink, tile->mark);
    }
}

static void
paint_symbols (const MgPlotLayout *self,
               MgTheme             theme,
               MgSink             *sink)
{
  MgColour ground = mg_style_ground (theme), ink = mg_style_ink (theme);
  gboolean plain = theme == MG_THEME_BLACK_WHITE;

  for (guint i = 0; i < self->symbols->len; i++)
    {
      const MgPlotSymbol *symbol = &g_array_index (self->symbols, MgPlotSymbol, i);
      MgColour fill = mg_style_kind_colour (symbol->kind, theme);
      MgPaint paint = { .fill = &fill, .stroke = plain ? &ink : &ground, .width = .8 };

      begin_mark (self, sink, "point", symbol->mark);
      mg_sink_shape (sink, mg_style_kind_shape (symbol->kind), symbol->x, symbol->y,
                     symbol->radius, &paint);
      end_mark (sink, symbol->mark);
    }
}

static void
paint_texts (const MgPlotLayout *self,
             MgTheme             theme,
             MgSink             *sink)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const MgPlotText *text = &g_array_index (self->texts, MgPlotText, i);
      MgTextBlock block = {
        .x = text->box.x + (text->align + 1) / 2. * text->box.width,
        .y = text->box.y,
        .align = text->align,
        .size = text->size,
        .face = text->face,
        .ink = get_ink (text, theme),
      };

      mg_sink_line (sink, text->text, block);
    }
}

static void
paint (const MgPlotLayout *self,
       MgTheme             theme,
       MgSink             *sink)
{
  MgColour ground = mg_style_ground (theme);
  MgPaint all = { .fill = &ground };

  mg_sink_box (sink, &(MgRect) { 0., 0., self->width, self->height }, 0., &all);
  paint_rules (self, theme, sink);
  paint_tiles (self, theme, sink);
  paint_symbols (self, theme, sink);
  paint_texts (self, theme, sink);
}

void
mg_plot_layout_paint (const MgPlotLayout *self,
                      MgTheme             theme,
                      cairo_t            *cr,
                      PangoFontMap       *font_map)
{
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  MgSink *sink = mg_cairo_sink_new (cr, fonts, MG_HALO_SHIFTS);

  paint (self, theme, sink);
  mg_cairo_sink_free (sink);
}

static const struct
{
  double gap, width;
} halos[] = {
  [MG_HALO_HOVER] = { 2., 2. },
  [MG_HALO_SELECTED] = { 2., 3. },
  [MG_HALO_FOCUS] = { 5., 1.5 },
};

void
mg_plot_layout_paint_mark (const MgPlotLayout *self,
                           guint               mark,
                           MgHalo              halo,
                           const MgColour     *colour,
                           cairo_t            *cr)
{
  const MgPlotMark *of;
  double gap = halos[halo].gap;
  MgSink *sink;
  MgPaint ring = { .stroke = colour, .width = halos[halo].width };
  MgRect box;

  g_return_if_fail (mark < self->marks->len);

  of = &g_array_index (self->marks, MgPlotMark, mark);
  box = (MgRect) { of->x - gap, of->y - gap, of->width + 2. * gap, of->height + 2. * gap };
  sink = mg_cairo_sink_new (cr, NULL, MG_HALO_SHIFTS);
  mg_sink_box (sink, &box, self->symbols->len > 0 && of->id != MG_ID_NONE ? box.width / 2. : 2.,
               &ring);
  mg_cairo_sink_free (sink);
}

typedef struct
{
  const MgPlotLayout *layout;
  MgTheme             theme;
} Sheet;

static gboolean
paint_sheet (gconstpointer  data,
             MgSink        *sink,
             GCancellable  *cancellable)
{
  const Sheet *sheet = data;

  if (g_cancellable_is_cancelled (cancellable))
    return FALSE;

  paint (sheet->layout, sheet->theme, sink);

  return TRUE;
}

GBytes *
mg_plot_export (MgPlot          *self,
                MgTheme          theme,
                MgExportFormat   format,
                double           width,
                double           height,
                double           png_scale,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr(PangoFontMap) font_map = mg_painter_new_font_map ();
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (self, width, height, font_map);
  g_autofree char *description = mg_plot_describe (self);
  Sheet sheet = { layout, theme };
  MgPicture picture = {
    .title = self->title,
    .description = description,
    .width = layout->width,
    .height = layout->height,
    .paint = paint_sheet,
    .data = &sheet,
  };

  return mg_picture_write (&picture, fonts, format, png_scale, cancellable, error);
}
