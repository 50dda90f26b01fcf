/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen of the map when nobody zooms or pans: all of it, or an item. */
#include "mg-map-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-layout.h"

/* Between what is fitted and the edge of the window, in pixels. */
#define FIT_MARGIN 40.

/* What lies over the top and the bottom leaves this free. */
#define GLIDE_MARGIN 90.
#define GLIDE_MS 300

void
mg_map_fit_once (MgMapView *self)
{
  if (self->is_fitted || self->document == NULL || self->viewport.width < 1.)
    return;

  mg_map_view_zoom_fit (self);
  self->is_fitted = TRUE;
}

/* Who sees the whole map, and has neither moved it nor changed anything on it,
 * goes on seeing the whole map in a window of another size.
 */
static gboolean
stays_fitted (MgMapView *self,
              int        width,
              int        height)
{
  return self->is_fitted && self->document != NULL &&
         (width != (int) self->viewport.width || height != (int) self->viewport.height) &&
         self->viewport.x == self->fitted.x && self->viewport.y == self->fitted.y &&
         self->viewport.scale == self->fitted.scale &&
         mg_network_get_revision (mg_document_get_network (self->document)) == self->fitted_revision;
}

gboolean
mg_map_view_sees_all (MgMapView *self)
{
  const MgViewport *view = &self->viewport;
  MgScene *scene;
  double x, y, width, height, left, top, right, bottom;

  g_return_val_if_fail (MG_IS_MAP_VIEW (self), FALSE);

  scene = mg_map_view_get_scene (self);
  if (scene == NULL || !mg_scene_get_bounds (scene, &x, &y, &width, &height))
    return FALSE;

  mg_viewport_to_window (view, x, y, &left, &top);
  mg_viewport_to_window (view, x + width, y + height, &right, &bottom);

  return left >= 0. && top >= 0. && right <= view->width && bottom <= view->height;
}

void
mg_map_fit_resize (MgMapView *self,
                   int        width,
                   int        height)
{
  gboolean is_other = width != (int) self->viewport.width || height != (int) self->viewport.height;
  gboolean saw_all = is_other && self->is_fitted && mg_map_view_sees_all (self);

  if (stays_fitted (self, width, height))
    self->is_fitted = FALSE;

  self->viewport.width = width;
  self->viewport.height = height;
  /* What is opened beside the map takes nobody out of sight. */
  if (saw_all && !mg_map_view_sees_all (self))
    self->is_fitted = FALSE;
  mg_map_fit_once (self);
  if (is_other)
    g_signal_emit_by_name (self, "moved");
}

void
mg_map_view_zoom_fit (MgMapView *self)
{
  MgScene *scene;
  double x, y, width, height;

  g_return_if_fail (MG_IS_MAP_VIEW (self));

  scene = mg_map_view_get_scene (self);
  if (self->viewport.width < 1.)
    self->is_fitted = FALSE;
  else if (scene != NULL && mg_scene_get_bounds (scene, &x, &y, &width, &height))
    mg_viewport_fit (&self->viewport, x, y, width, height, FIT_MARGIN);
  else
    self->viewport = (MgViewport) { 0., 0., 1., self->viewport.width, self->viewport.height };

  self->fitted = self->viewport;
  self->fitted_revision =
    self->document != NULL ? mg_network_get_revision (mg_document_get_network (self->document)) : 0;
  mg_map_view_moved (self);
}

/* A layout gives everybody another place, as does taking it back: nothing that
 * was seen is where it was, so all of the map is seen.
 */
void
mg_map_fit_applied (MgMapView     *self,
                    MgTransaction *transaction)
{
  const char *label = mg_transaction_get_label (transaction);
  guint n_layouts;
  const MgLayout *layouts = mg_layout_get_table (&n_layouts);

  for (guint k = 0; k < n_layouts; k++)
    if (g_strcmp0 (label, _(layouts[k].command)) == 0)
      {
        mg_map_view_zoom_fit (self);
        return;
      }
}

/* Where an item is, in map units: a link at its middle. */
static gboolean
find_place (MgMapView *self,
            MgId       id,
            double    *x,
            double    *y)
{
  MgScene *scene = mg_map_view_get_scene (self);
  int node = scene != NULL ? mg_scene_find_node (scene, id) : -1;
  int edge = scene != NULL ? mg_scene_find_edge (scene, id) : -1;
  const MgSceneNode *source;
  const MgSceneNode *target;

  if (node < 0 && edge < 0)
    return FALSE;

  source = mg_map_node_at (scene, node >= 0 ? (guint) node
                                            : mg_map_edge_at (scene, (guint) edge)->source);
  target = mg_map_node_at (scene, node >= 0 ? (guint) node
                                            : mg_map_edge_at (scene, (guint) edge)->target);
  *x = (source->x + target->x) / 2.;
  *y = (source->y + target->y) / 2.;

  return TRUE;
}

/* How far the map must go for @at to be seen with a margin; 0 if it is.  What is far
 * away comes to the middle, with what is around it.
 */
static double
find_way (double at,
          double size,
          double margin)
{
  margin = MIN (margin, size / 4.);
  if (at < -size / 2. || at > size * 1.5)
    return at - size / 2.;
  if (at < margin)
    return at - margin;

  return MAX (at - size + margin, 0.);
}

void
mg_map_view_reveal (MgMapView *self,
                    MgId       id)
{
  MgViewport *view = &self->viewport;
  double map_x, map_y, x, y;

  g_return_if_fail (MG_IS_MAP_VIEW (self));

  if (!find_place (self, id, &map_x, &map_y))
    return;

  mg_viewport_to_window (view, map_x, map_y, &x, &y);
  x = find_way (x, view->width, FIT_MARGIN);
  y = find_way (y, view->height, FIT_MARGIN);
  if (x == 0. && y == 0.)
    return;

  view->x += x / view->scale;
  view->y += y / view->scale;
  mg_map_view_moved (self);
}

/* Gliding */

void
mg_map_fit_stop (MgMapView *self)
{
  if (self->glide != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide);
  self->glide = 0;
}

/* Fast at first, and slow in the end. */
static gboolean
glide_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  MgViewport *view = &self->viewport;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double rest;

  /* Who pans meanwhile wants to be elsewhere. */
  if (view->x != self->glided.x || view->y != self->glided.y)
    {
      self->glide = 0;
      return G_SOURCE_REMOVE;
    }

  if (self->glide_start == 0)
    self->glide_start = now;
  rest = 1. - CLAMP ((double) (now - self->glide_start) / (GLIDE_MS * 1000.), 0., 1.);
  rest = rest * rest * rest;
  view->x = self->glide_to.x + rest * (self->glide_from.x - self->glide_to.x);
  view->y = self->glide_to.y + rest * (self->glide_from.y - self->glide_to.y);
  self->glided = *view;
  mg_map_view_moved (self);
  if (rest > 0.)
    return G_SOURCE_CONTINUE;

  self->glide = 0;

  return G_SOURCE_REMOVE;
}

/* At once for those who do not want things to move. */
static void
glide (MgMapView *self,
       double     map_x,
       double     map_y)
{
  self->glide_from = self->glided = self->glide_to = self->viewport;
  self->glide_to.x = map_x;
  self->glide_to.y = map_y;
  self->glide_start = 0;
  if (adw_get_enable_animations (GTK_WIDGET (self)) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->glide = gtk_widget_add_tick_callback (GTK_WIDGET (self), glide_cb, NULL, NULL);
      return;
    }

  self->viewport = self->glide_to;
  mg_map_view_moved (self);
}

void
mg_map_view_glide_to (MgMapView *self,
                      MgId       id)
{
  const MgViewport *view = &self->viewport;
  double map_x, map_y, x, y;

  g_return_if_fail (MG_IS_MAP_VIEW (self));

  if (!find_place (self, id, &map_x, &map_y))
    return;

  mg_map_fit_stop (self);
  mg_viewport_to_window (view, map_x, map_y, &x, &y);
  x = find_way (x, view->width, FIT_MARGIN);
  y = find_way (y, view->height, GLIDE_MARGIN);
  if (x != 0. || y != 0.)
    glide (self, view->x + x / view->scale, view->y + y / view->scale);
}

void
mg_map_view_centre (MgMapView *self,
                    double     map_x,
                    double     map_y)
{
  g_return_if_fail (MG_IS_MAP_VIEW (self));

  mg_map_fit_stop (self);
  self->viewport.x = map_x;
  self->viewport.y = map_y;
  mg_map_view_moved (self);
}
