/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-export.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-legend.h"
#include "mg-page.h"
#include "mg-painter-private.h"
#include "mg-painter.h"
#include "mg-picture.h"

#define SIDE_MIN 100.
#define SIDE_MAX 20000.

static const MgPageSize sizes[] = {
  { "A4", N_("A4 (29.7 × 21 cm)"), 842., 595. },
  { "A3", N_("A3 (42 × 29.7 cm)"), 1191., 842. },
  { "A2", N_("A2 (59.4 × 42 cm)"), 1684., 1191. },
  { "A1", N_("A1 (84.1 × 59.4 cm)"), 2384., 1684. },
  { "A0", N_("A0 (118.9 × 84.1 cm)"), 3370., 2384. },
  { "16:9", N_("Slide (16:9)"), 1280., 720. },
};

static const struct
{
  const char     *extension;
  MgExportFormat  format;
} extensions[] = {
  { ".svg", MG_EXPORT_SVG },
  { ".pdf", MG_EXPORT_PDF },
  { ".png", MG_EXPORT_PNG },
};

const MgPageSize *
mg_export_get_sizes (guint *n_sizes)
{
  *n_sizes = G_N_ELEMENTS (sizes);

  return sizes;
}

gboolean
mg_export_format_for_path (const char     *path,
                           MgExportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      if (g_str_has_suffix (lower, extensions[i].extension))
        {
          *format = extensions[i].format;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_side (double side)
{
  return isfinite (side) && side >= SIDE_MIN && side <= SIDE_MAX;
}

static gboolean
parse_named_size (const char *text,
                  double     *width,
                  double     *height)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize length = strlen (sizes[i].id);

      if (g_ascii_strncasecmp (text, sizes[i].id, length) != 0)
        continue;
      if (text[length] == '\0' || g_ascii_strcasecmp (text + length, "-landscape") == 0)
        {
          *width = sizes[i].width;
          *height = sizes[i].height;
          return TRUE;
        }
      if (g_ascii_strcasecmp (text + length, "-portrait") == 0)
        {
          *width = sizes[i].height;
          *height = sizes[i].width;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
mg_export_parse_size (const char *text,
                      double     *width,
                      double     *height)
{
  char *end;
  double first, second;

  if (parse_named_size (text, width, height))
    return TRUE;

  first = g_ascii_strtod (text, &end);
  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;

  text = end + 1;
  second = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !is_side (first) || !is_side (second))
    return FALSE;

  *width = first;
  *height = second;

  return TRUE;
}

typedef struct
{
  const MgScene *scene;
  MgPage         page;
} MapOnPage;

static gboolean
paint_page (gconstpointer  data,
            MgSink        *sink,
            GCancellable  *cancellable)
{
  const MapOnPage *map = data;
  const MgPage *page = &map->page;
  const MgScene *scene = map->scene;
  MgColour ground = mg_style_ground (scene->theme);
  MgPaint paint = { .fill = &ground };
  MgRect all = { 0., 0., page->width, page->height };
  MgView view;

  mg_page_init_view (page, scene, &view);
  mg_sink_box (sink, &all, 0., &paint);
  if (!mg_painter_paint_view (&view, sink, cancellable))
    return FALSE;
  mg_legend_paint (scene, mg_page_get_note (page), sink, page->legend_size, page->legend.x,
                   page->legend.y, page->legend.width, page->legend.height);

  return TRUE;
}

static const char *
get_title (const MgScene *scene)
{
  return scene->title[0] != '\0' ? scene->title : _("Cooperation map");
}

static char *
describe (const MgScene *scene)
{
  g_autofree char *organisations = NULL;
  g_autofree char *links = NULL;
  guint n_nodes = 0, n_edges = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    n_nodes += !(g_array_index (scene->nodes, MgSceneNode, i).flags & MG_NODE_COLLECTIVE);
  for (guint i = 0; i < scene->edges->len; i++)
    n_edges += !(g_array_index (scene->edges, MgSceneEdge, i).flags & MG_EDGE_PARTICIPATION);
  organisations = g_strdup_printf (ngettext ("%u organisation", "%u organisations", n_nodes),
                                   n_nodes);
  links = g_strdup_printf (ngettext ("%u link", "%u links", n_edges), n_edges);

  return g_strconcat (organisations, ", ", links, scene->fictitious ? ". " : NULL,
                      scene->fictitious ? _("Fictitious data") : NULL, NULL);
}

GBytes *
mg_export (const MgScene   *scene,
           MgExportFormat   format,
           double           width,
           double           height,
           double           png_scale,
           GCancellable    *cancellable,
           GError         **error)
{
  /* Any thread may export: the default font map belongs to the main one. */
  g_autoptr(PangoFontMap) font_map = mg_painter_new_font_map ();
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  g_autofree char *description = describe (scene);
  MapOnPage map = { .scene = scene };
  MgPicture picture = {
    .title = get_title (scene),
    .author = scene->author,
    .description = description,
    .paint = paint_page,
    .data = &map,
  };

  mg_page_init (&map.page, scene, fonts, CLAMP (width, SIDE_MIN, SIDE_MAX),
                CLAMP (height, SIDE_MIN, SIDE_MAX));
  picture.width = map.page.width;
  picture.height = map.page.height;

  return mg_picture_write (&picture, fonts, format, png_scale, cancellable, error);
}

gboolean
mg_export_paint (const MgScene *scene,
                 double         width,
                 double         height,
                 cairo_t       *cr,
                 PangoFontMap  *font_map,
                 GCancellable  *cancellable)
{
  g_autoptr(MgFonts) fonts = mg_fonts_new (font_map);
  MapOnPage map = { .scene = scene };
  MgSink *sink = mg_cairo_sink_new (cr, fonts, MG_HALO_STROKE);
  gboolean done;

  mg_page_init (&map.page, scene, fonts, CLAMP (width, SIDE_MIN, SIDE_MAX),
                CLAMP (height, SIDE_MIN, SIDE_MAX));
  done = paint_page (&map, sink, cancellable);
  mg_cairo_sink_free (sink);

  return done;
}
