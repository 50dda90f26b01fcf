/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG that a person can edit: text is text, each item is a group with its
 * identifier, a title and a description.  Numbers have two decimals and a point;
 * the same picture is the same bytes.
 */
#include "mg-sink.h"

#include <math.h>
#include <string.h>

typedef struct
{
  MgSink      parent;
  GString    *out;
  GHashTable *ids;        /* those given so far */
  guint       depth;
} MgSvgSink;

static void
add_number (GString    *out,
            const char *prefix,
            double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 8];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';

  g_string_append (out, prefix);
  g_string_append (out, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
add_attribute (GString    *out,
               const char *name,
               double      value)
{
  g_string_append_printf (out, " %s=\"", name);
  add_number (out, "", value);
  g_string_append_c (out, '"');
}

static void
add_escaped (GString    *out,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static guint
to_byte (double part)
{
  return (guint) CLAMP (part * 255. + .5, 0., 255.);
}

static void
add_colour (GString        *out,
            const char     *name,
            const MgColour *colour)
{
  if (colour == NULL)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }

  g_string_append_printf (out, " %s=\"#%02x%02x%02x\"", name, to_byte (colour->red),
                          to_byte (colour->green), to_byte (colour->blue));
  if (colour->alpha < 1.)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      add_attribute (out, opacity, colour->alpha);
    }
}

static void
add_paint (GString       *out,
           const MgPaint *paint)
{
  add_colour (out, "fill", paint->fill);
  if (paint->stroke == NULL)
    return;

  add_colour (out, "stroke", paint->stroke);
  add_attribute (out, "stroke-width", paint->width);
  if (paint->dash > 0.)
    {
      add_number (out, " stroke-dasharray=\"", paint->dash);
      add_number (out, " ", paint->dash * .75);
      g_string_append_c (out, '"');
    }
}

static void
indent (MgSvgSink *self)
{
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->out, "  ");
}

static void
add_point (GString    *out,
           const char *prefix,
           MgPoint     point)
{
  add_number (out, prefix, point.x);
  add_number (out, " ", point.y);
}

static void
svg_sink_curve (MgSink        *sink,
                const MgCurve *curve,
                const MgPen   *pen)
{
  MgSvgSink *self = (MgSvgSink *) sink;
  GString *out = self->out;

  indent (self);
  add_point (out, "<path d=\"M", curve->p[0]);
  if (mg_curve_is_straight (curve))
    {
      add_point (out, "L", curve->p[3]);
    }
  else
    {
      add_point (out, "C", curve->p[1]);
      add_point (out, " ", curve->p[2]);
      add_point (out, " ", curve->p[3]);
    }

  g_string_append (out, "\" fill=\"none\"");
  add_colour (out, "stroke", &pen->colour);
  add_attribute (out, "stroke-width", pen->width);
  if (pen->off > 0.)
    {
      add_number (out, " stroke-dasharray=\"", pen->on);
      add_number (out, " ", pen->off);
      g_string_append (out, pen->on > 0. ? "\"" : "\" stroke-linecap=\"round\"");
    }
  g_string_append (out, "/>\n");
}

static void
svg_sink_polygon (MgSink        *sink,
                  const MgPoint *points,
                  guint          n_points,
                  const MgPaint *paint)
{
  MgSvgSink *self = (MgSvgSink *) sink;

  indent (self);
  for (guint i = 0; i < n_points; i++)
    add_point (self->out, i == 0 ? "<polygon points=\"" : " ", points[i]);
  g_string_append_c (self->out, '"');
  add_paint (self->out, paint);
  if (paint->stroke != NULL)
    g_string_append (self->out, " stroke-linejoin=\"round\"");
  g_string_append (self->out, "/>\n");
}

static void
svg_sink_region (MgSink        *sink,
                 const MgPoint *points,
                 const guint   *counts,
                 guint          n_lines,
                 const MgPaint *paint)
{
  MgSvgSink *self = (MgSvgSink *) sink;

  indent (self);
  g_string_append (self->out, "<path fill-rule=\"evenodd\" d=\"");
  for (guint i = 0; i < n_lines; i++)
    {
      for (guint k = 0; k < counts[i]; k++, points++)
        add_point (self->out, k == 0 ? "M" : "L", *points);
      g_string_append_c (self->out, 'Z');
    }
  g_string_append_c (self->out, '"');
  add_paint (self->out, paint);
  if (paint->stroke != NULL)
    g_string_append (self->out, " stroke-linejoin=\"round\"");
  g_string_append (self->out, "/>\n");
}

static void
svg_sink_box (MgSink        *sink,
              const MgRect  *rect,
              double         corner,
              const MgPaint *paint)
{
  MgSvgSink *self = (MgSvgSink *) sink;
  gboolean circle = corner > 0. && rect->width == rect->height && corner * 2. >= rect->width;

  indent (self);
  if (circle)
    {
      add_number (self->out, "<circle cx=\"", rect->x + corner);
      add_number (self->out, "\" cy=\"", rect->y + corner);
      add_number (self->out, "\" r=\"", corner);
    }
  else
    {
      add_number (self->out, "<rect x=\"", rect->x);
      add_number (self->out, "\" y=\"", rect->y);
      add_number (self->out, "\" width=\"", rect->width);
      add_number (self->out, "\" height=\"", rect->height);
      if (corner > 0.)
        add_number (self->out, "\" rx=\"", corner);
    }

  g_string_append_c (self->out, '"');
  add_paint (self->out, paint);
  g_string_append (self->out, "/>\n");
}

static void
add_line (MgSvgSink         *self,
          const MgTextBlock *text,
          const char        *line,
          double             y)
{
  static const char *const anchors[] = { "start", "middle", "end" };

  indent (self);
  add_number (self->out, "<text x=\"", text->x);
  add_number (self->out, "\" y=\"", y);
  g_string_append_c (self->out, '"');
  add_attribute (self->out, "font-size", text->size);
  if (text->align >= 0)
    g_string_append_printf (self->out, " text-anchor=\"%s\"", anchors[text->align + 1]);
  if (text->face == MG_TEXT_BOLD)
    g_string_append (self->out, " font-weight=\"bold\"");
  else if (text->face == MG_TEXT_ITALIC)
    g_string_append (self->out, " font-style=\"italic\"");
  add_colour (self->out, "fill", &text->ink);
  if (text->halo != NULL)
    {
      add_colour (self->out, "stroke", text->halo);
      add_attribute (self->out, "stroke-width", MAX (2., text->size * .28));
      g_string_append (self->out, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append_c (self->out, '>');
}

/* A name of several lines is one text with a span for each, so that it can be
 * found and copied whole.
 */
static void
svg_sink_text (MgSink            *sink,
               const MgTextBlock *text)
{
  MgSvgSink *self = (MgSvgSink *) sink;
  double y = text->y + MG_LINE_ASCENT (text->size);

  if (text->lines[0] == NULL)
    return;

  add_line (self, text, text->lines[0], y);
  if (text->lines[1] == NULL)
    add_escaped (self->out, text->lines[0]);

  for (char **line = text->lines; text->lines[1] != NULL && *line != NULL; line++)
    {
      add_number (self->out, line == text->lines ? "<tspan x=\"" : " <tspan x=\"", text->x);
      add_number (self->out, "\" y=\"", y);
      g_string_append (self->out, "\">");
      add_escaped (self->out, *line);
      g_string_append (self->out, "</tspan>");
      y += MG_LINE_HEIGHT (text->size);
    }
  g_string_append (self->out, "</text>\n");
}

/* A name that XML allows for an id, and that no other item has. */
static const char *
make_id (MgSvgSink  *self,
         const char *text)
{
  g_autoptr(GString) id = g_string_new (NULL);
  gsize length;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean plain = c < 128 && (g_ascii_isalnum ((char) c) || strchr ("-_.", (int) c) != NULL);

      g_string_append_unichar (id, plain || (c >= 128 && g_unichar_isalnum (c)) ? c : '_');
    }
  if (id->len == 0 || !(g_ascii_isalpha (id->str[0]) || id->str[0] == '_'))
    g_string_prepend_c (id, '_');

  length = id->len;
  for (guint i = 2; g_hash_table_contains (self->ids, id->str); i++)
    {
      g_string_truncate (id, length);
      g_string_append_printf (id, "-%u", i);
    }
  g_hash_table_add (self->ids, g_strdup (id->str));

  return g_hash_table_lookup (self->ids, id->str);
}

static void
add_element (MgSvgSink  *self,
             const char *name,
             const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;

  indent (self);
  g_string_append_printf (self->out, "<%s>", name);
  add_escaped (self->out, text);
  g_string_append_printf (self->out, "</%s>\n", name);
}

static void
svg_sink_begin (MgSink     *sink,
                const char *part,
                const char *id,
                const char *title,
                const char *description)
{
  MgSvgSink *self = (MgSvgSink *) sink;

  indent (self);
  g_string_append_printf (self->out, "<g class=\"%s\"", part);
  if (id[0] != '\0')
    g_string_append_printf (self->out, " id=\"%s\"", make_id (self, id));
  g_string_append (self->out, ">\n");
  self->depth++;
  add_element (self, "title", title);
  add_element (self, "desc", description);
}

static void
svg_sink_end (MgSink *sink)
{
  MgSvgSink *self = (MgSvgSink *) sink;

  self->depth--;
  indent (self);
  g_string_append (self->out, "</g>\n");
}

static const MgSinkClass svg_sink_class = {
  .curve = svg_sink_curve,
  .polygon = svg_sink_polygon,
  .region = svg_sink_region,
  .box = svg_sink_box,
  .text = svg_sink_text,
  .begin = svg_sink_begin,
  .end = svg_sink_end,
};

MgSink *
mg_svg_sink_new (MgFonts    *fonts,
                 double      width,
                 double      height,
                 const char *title,
                 const char *description)
{
  MgSvgSink *self = g_new0 (MgSvgSink, 1);
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");

  self->parent.klass = &svg_sink_class;
  self->parent.fonts = fonts;
  self->out = out;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->depth = 1;

  add_number (out, " width=\"", width);
  add_number (out, "pt\" height=\"", height);
  add_number (out, "pt\" viewBox=\"0 0 ", width);
  add_number (out, " ", height);
  g_string_append (out, "\" role=\"img\" font-family=\"" MG_FONT_FAMILIES "\">\n");
  add_element (self, "title", title);
  add_element (self, "desc", description);

  return &self->parent;
}

void
mg_svg_sink_free (MgSink *sink)
{
  MgSvgSink *self = (MgSvgSink *) sink;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_hash_table_unref (self->ids);
  g_free (self);
}

GBytes *
mg_svg_sink_finish (MgSink *sink)
{
  MgSvgSink *self = (MgSvgSink *) sink;
  GString *out = g_steal_pointer (&self->out);

  g_string_append (out, "</svg>\n");
  mg_svg_sink_free (sink);

  return g_string_free_to_bytes (out);
}
