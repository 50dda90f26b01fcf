/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-page.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "mg-fonts.h"
#include "mg-legend.h"

/* Of an A4 page; other sizes follow. */
#define A4_SIDE 708.
#define MARGIN 20.
#define LEGEND_SIZE 10.
#define LEGEND_SIZE_MIN 5.
#define MAP_SCALE_MAX 2.

/* So much of a page may be taken by names with the smallest letters, about; more do
 * not fit beside each other.
 */
#define CROWDED .55
#define LETTER_LEAST 5.
#define LETTER_WIDTH .55
#define MAX_LETTERS 64

static gboolean
is_crowded (const MgPage  *page,
            const MgScene *scene)
{
  double letter = LETTER_WIDTH * LETTER_LEAST * MG_LINE_HEIGHT (LETTER_LEAST), area = 0.;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const char *name = g_array_index (scene->nodes, MgSceneNode, i).label;

      area += letter * MIN (g_utf8_strlen (name, -1), MAX_LETTERS);
    }

  return area > CROWDED * page->width * page->height;
}

const char *
mg_page_get_note (const MgPage *self)
{
  if (!self->is_crowded)
    return NULL;

  return self->by_size ? _("Too many names for this page: the largest symbols are named first.")
                       : _("Too many names for this page: the best linked are named first.");
}

/* The largest legend that leaves the map most of the page. */
static void
place_legend (MgPage        *page,
              const MgScene *scene,
              MgFonts       *fonts)
{
  double unit = sqrt (page->width * page->height) / A4_SIDE, margin = MARGIN * unit;
  gboolean wide = page->width >= page->height;
  double width_max = wide ? .3 * page->width : page->width - 2. * margin;
  double height_max = wide ? page->height - 2. * margin : .35 * page->height;
  double size = LEGEND_SIZE * unit, width, height;

  mg_legend_measure (scene, mg_page_get_note (page), fonts, size, width_max, height_max,
                     &width, &height);
  while (height > height_max && size > LEGEND_SIZE_MIN * unit)
    {
      size *= .93;
      mg_legend_measure (scene, mg_page_get_note (page), fonts, size, width_max, height_max,
                         &width, &height);
    }

  page->legend_size = size;
  if (wide)
    page->legend = (MgRect) { page->width - margin - width, margin, width_max, height_max };
  else
    page->legend = (MgRect) { margin, page->height - margin - height, width_max, height_max };
  page->map = (MgRect) { margin, margin, page->width - 2. * margin, page->height - 2. * margin };
  if (wide)
    page->map.width -= width + margin;
  else
    page->map.height -= height + margin;
}

/* The box of all symbols, links and circles, without names. */
static MgRect
get_extent (const MgScene *scene)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode, i);
      MgRect box = mg_shape_get_box (node->shape, node->radius);

      left = MIN (left, node->x + box.x);
      top = MIN (top, node->y + box.y);
      right = MAX (right, node->x + box.x + box.width);
      bottom = MAX (bottom, node->y + box.y + box.height);
    }
  for (guint i = 0; i < scene->edges->len; i++)
    {
      const MgRect *box = &scene->edge_boxes[i];

      left = MIN (left, box->x);
      top = MIN (top, box->y);
      right = MAX (right, box->x + box->width);
      bottom = MAX (bottom, box->y + box->height);
    }

  if (left > right)
    return (MgRect) { 0., 0., 0., 0. };

  return mg_scene_hold_rings (scene, (MgRect) { left, top, right - left, bottom - top });
}

static void
place_map (MgPage        *page,
           const MgScene *scene)
{
  MgRect extent = get_extent (scene);
  MgViewport *viewport = &page->viewport;
  double unit = sqrt (page->width * page->height) / A4_SIDE;
  double side = 44. * unit, foot = 30. * unit;        /* for the names of the outermost */
  double scale = MAP_SCALE_MAX * unit;

  if (extent.width > 0.)
    scale = MIN (scale, MAX (page->map.width - 2. * side, 20.) / extent.width);
  if (extent.height > 0.)
    scale = MIN (scale, MAX (page->map.height - 2. * foot, 20.) / extent.height);

  viewport->width = page->width;
  viewport->height = page->height;
  viewport->scale = scale;
  viewport->x = extent.x + extent.width / 2.
                - (page->map.x + page->map.width / 2. - page->width / 2.) / scale;
  viewport->y = extent.y + extent.height / 2.
                - (page->map.y + page->map.height / 2. - page->height / 2.) / scale;
}

void
mg_page_init (MgPage        *self,
              const MgScene *scene,
              MgFonts       *fonts,
              double         width,
              double         height)
{
  *self = (MgPage) { .width = width, .height = height };
  self->is_crowded = is_crowded (self, scene);
  self->by_size = scene->size_label != NULL;
  place_legend (self, scene, fonts);
  place_map (self, scene);
}

void
mg_page_init_view (const MgPage  *self,
                   const MgScene *scene,
                   MgView        *view)
{
  mg_view_init (view, scene, &self->viewport);
  view->is_crowded = self->is_crowded;
  mg_view_set_paper (view, &self->map);
}
