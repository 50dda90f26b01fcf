/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-layer.h"

#include <math.h>

#include "mg-map-pattern.h"

/* Beside each edge of the view, as a part of its size; and how much of that
 * may be used up before a new picture is asked for.
 */
#define MARGIN 0.25
#define MARGIN_KEPT 0.4

/* Of what is painted in one go, in pixels. */
#define BAND_HEIGHT 128

/* So many organisations are dots when all are seen. */
#define DENSE 1500

/* One picture: asked for, then painted. */
typedef struct
{
  MgMapContent     content;
  MgViewport       viewport;      /* with the margin */
  int              scale_factor;
  cairo_surface_t *surface;
} Picture;

struct _MgMapLayer
{
  GCallback      ready_func;
  gpointer       user_data;
  GThread       *thread;

  /* Main thread only */
  Picture       *shown;
  GskRenderNode *picture_node;    /* cairo renderer: holds the surface */
  GdkTexture    *texture;         /* the others */
  GskRenderNode *placed_node;     /* either, where the view last had it */
  MgViewport     placed_view;

  GMutex         mutex;           /* guards what follows */
  GCond          cond;
  Picture       *waiting;         /* the next one */
  Picture       *running;         /* belongs to the worker; to be read only */
  Picture       *finished;        /* not shown yet */
  GCancellable  *cancellable;     /* of running */
  gboolean       has_given_up;    /* since the last finished one */
  gboolean       is_another;      /* map than the last picture was of */
  gboolean       is_closing;
  guint          source;          /* will show finished */
};

static void
content_copy (MgMapContent       *content,
              const MgMapContent *other)
{
  *content = *other;
  mg_scene_ref (content->scene);
  if (content->held != NULL)
    g_hash_table_ref (content->held);
  if (content->halos != NULL)
    g_array_ref (content->halos);
}

static gboolean
content_equal (const MgMapContent *a,
               const MgMapContent *b)
{
  return a->scene == b->scene && a->held == b->held && a->halos == b->halos &&
         a->paints_held == b->paints_held &&
         (!a->paints_held || (fabs (a->dx - b->dx) < 1e-9 && fabs (a->dy - b->dy) < 1e-9));
}

static void
picture_free (Picture *picture)
{
  mg_scene_unref (picture->content.scene);
  g_clear_pointer (&picture->content.held, g_hash_table_unref);
  g_clear_pointer (&picture->content.halos, g_array_unref);
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
  g_free (picture);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

static Picture *
picture_new (const MgMapContent *content,
             const MgViewport   *view,
             int                 scale_factor)
{
  Picture *picture = g_new0 (Picture, 1);

  content_copy (&picture->content, content);
  picture->viewport = *view;
  picture->viewport.width += 2. * ceil (MARGIN * view->width);
  picture->viewport.height += 2. * ceil (MARGIN * view->height);
  picture->scale_factor = scale_factor;

  return picture;
}

static gboolean
reaches (double view_size,
         double picture_size,
         double shift)
{
  return fabs (shift) + view_size * (0.5 + MARGIN_KEPT * MARGIN) <= picture_size / 2.;
}

/* Whether @picture will do for @view. */
static gboolean
picture_serves (const Picture      *picture,
                const MgMapContent *content,
                const MgViewport   *view,
                int                 scale_factor)
{
  const MgViewport *own;

  if (picture == NULL || picture->scale_factor != scale_factor ||
      !content_equal (&picture->content, content))
    return FALSE;

  own = &picture->viewport;

  return fabs (view->scale / own->scale - 1.) < 1e-6 &&
         reaches (view->width, own->width, (view->x - own->x) * view->scale) &&
         reaches (view->height, own->height, (view->y - own->y) * view->scale);
}

static void
paint_halos (const Picture *picture,
             cairo_t       *cr)
{
  const MgMapContent *content = &picture->content;

  for (guint i = 0; content->halos != NULL && i < content->halos->len; i++)
    {
      MgId id = g_array_index (content->halos, MgId, i);
      gboolean is_held = content->paints_held &&
                         g_hash_table_contains (content->held, GUINT_TO_POINTER (id));

      if (content->held == NULL || is_held ||
          !g_hash_table_contains (content->held, GUINT_TO_POINTER (id)))
        mg_painter_paint_halo (content->scene, &picture->viewport, id, MG_HALO_SELECTED,
                               &content->halo_colour, is_held ? content->dx : 0.,
                               is_held ? content->dy : 0., cr);
    }
}

/* In the worker. */
static gboolean
picture_paint (Picture       *picture,
               PangoFontMap  *font_map,
               MgLabelHabits *habits,
               GCancellable  *cancellable)
{
  const MgMapContent *content = &picture->content;
  double factor = picture->scale_factor;
  cairo_t *cr;
  gboolean is_done;

  picture->surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                (int) ceil (picture->viewport.width * factor),
                                (int) ceil (picture->viewport.height * factor));
  cairo_surface_set_device_scale (picture->surface, factor, factor);
  cr = cairo_create (picture->surface);
  is_done = cairo_status (cr) == CAIRO_STATUS_SUCCESS &&
            mg_painter_paint (content->scene, &picture->viewport, MG_PAINT_GROUND,
                              content->held, cr, font_map, habits, cancellable);
  if (is_done && content->paints_held)
    mg_painter_paint_moved (content->scene, &picture->viewport, content->held,
                            content->dx, content->dy, cr, font_map);
  if (is_done)
    paint_halos (picture, cr);
  cairo_destroy (cr);
  cairo_surface_flush (picture->surface);

  return is_done;
}

static void
drop_nodes (MgMapLayer *self)
{
  g_clear_pointer (&self->picture_node, gsk_render_node_unref);
  g_clear_pointer (&self->placed_node, gsk_render_node_unref);
  g_clear_object (&self->texture);
}

static gboolean
finished_cb (gpointer data)
{
  MgMapLayer *self = data;
  Picture *picture;

  g_mutex_lock (&self->mutex);
  self->source = 0;
  picture = g_steal_pointer (&self->finished);
  g_mutex_unlock (&self->mutex);

  if (picture == NULL)
    return G_SOURCE_REMOVE;

  g_clear_pointer (&self->shown, picture_free);
  self->shown = picture;
  drop_nodes (self);
  ((void (*) (gpointer)) self->ready_func) (self->user_data);

  return G_SOURCE_REMOVE;
}

/* Worker, with the lock held. */
static void
finish_picture (MgMapLayer *self,
                Picture    *picture)
{
  g_clear_pointer (&self->finished, picture_free);
  self->finished = picture;
  self->has_given_up = FALSE;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, finished_cb, self, NULL);
}

/* Worker, with the lock held, which it lets go of while it paints. */
static void
run_waiting (MgMapLayer    *self,
             PangoFontMap  *font_map,
             MgLabelHabits *habits)
{
  g_autoptr(Picture) picture = g_steal_pointer (&self->waiting);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  gboolean is_done;

  if (self->is_another)
    mg_label_habits_clear (habits);
  self->is_another = FALSE;
  self->running = picture;
  self->cancellable = cancellable;
  g_mutex_unlock (&self->mutex);
  is_done = picture_paint (picture, font_map, habits, cancellable);
  g_mutex_lock (&self->mutex);
  self->running = NULL;
  self->cancellable = NULL;

  if (is_done && !self->is_closing && !g_cancellable_is_cancelled (cancellable))
    finish_picture (self, g_steal_pointer (&picture));
}

static gpointer
worker_func (gpointer data)
{
  MgMapLayer *self = data;
  g_autoptr(PangoFontMap) font_map = mg_painter_new_font_map ();
  g_autoptr(MgLabelHabits) habits = mg_label_habits_new ();

  g_mutex_lock (&self->mutex);
  while (!self->is_closing)
    if (self->waiting != NULL)
      run_waiting (self, font_map, habits);
    else
      g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return NULL;
}

MgMapLayer *
mg_map_layer_new (GCallback ready_func,
                  gpointer  user_data)
{
  MgMapLayer *self = g_new0 (MgMapLayer, 1);

  self->ready_func = ready_func;
  self->user_data = user_data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("map", worker_func, self);

  return self;
}

/* With the lock held. */
static void
stop_all (MgMapLayer *self)
{
  g_clear_pointer (&self->waiting, picture_free);
  g_clear_pointer (&self->finished, picture_free);
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
mg_map_layer_free (MgMapLayer *self)
{
  g_mutex_lock (&self->mutex);
  self->is_closing = TRUE;
  stop_all (self);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_clear_pointer (&self->shown, picture_free);
  drop_nodes (self);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
mg_map_layer_clear (MgMapLayer *self)
{
  g_mutex_lock (&self->mutex);
  stop_all (self);
  self->is_another = TRUE;
  g_mutex_unlock (&self->mutex);

  g_clear_pointer (&self->shown, picture_free);
  drop_nodes (self);
}

/* The latest request, with the lock held. */
static const Picture *
find_latest (MgMapLayer *self)
{
  if (self->waiting != NULL)
    return self->waiting;
  if (self->running != NULL && !g_cancellable_is_cancelled (self->cancellable))
    return self->running;

  return self->finished != NULL ? self->finished : self->shown;
}

void
mg_map_layer_update (MgMapLayer         *self,
                     const MgMapContent *content,
                     const MgViewport   *view,
                     int                 scale_factor)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (view->width < 1. || view->height < 1. || view->scale <= 0. ||
      picture_serves (find_latest (self), content, view, scale_factor))
    return;

  g_clear_pointer (&self->waiting, picture_free);
  self->waiting = picture_new (content, view, scale_factor);
  if (self->cancellable != NULL && !self->has_given_up)
    {
      self->has_given_up = TRUE;
      g_cancellable_cancel (self->cancellable);
    }
  g_cond_signal (&self->cond);
}

const MgMapContent *
mg_map_layer_get_content (MgMapLayer *self)
{
  return self->shown != NULL ? &self->shown->content : NULL;
}

gboolean
mg_map_layer_is_current (MgMapLayer *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->shown != NULL && find_latest (self) == self->shown;
}

/* For while it is scaled.  Where dots are close together, their rows and columns would
 * show as a pattern of its own if pixels were left out or doubled.
 */
static cairo_filter_t
get_filter (const Picture *picture)
{
  guint n_nodes;

  mg_scene_get_nodes (picture->content.scene, &n_nodes);

  return n_nodes >= DENSE ? CAIRO_FILTER_BILINEAR : CAIRO_FILTER_FAST;
}

/* The surface as a node that is kept: the renderer copies nothing. */
static GskRenderNode *
make_picture_node (const Picture *picture)
{
  cairo_pattern_t *pattern = mg_map_pattern_new (picture->surface, picture->scale_factor);
  graphene_rect_t bounds;
  GskRenderNode *node;
  cairo_t *cr;

  graphene_rect_init (&bounds, 0.f, 0.f, (float) picture->viewport.width,
                      (float) picture->viewport.height);
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_pattern_set_filter (pattern, get_filter (picture));
  cairo_set_source (cr, pattern);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_pattern_destroy (pattern);

  return node;
}

static GdkTexture *
make_texture (const Picture *picture)
{
  cairo_surface_t *surface = picture->surface;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr(GBytes) bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                (GDestroyNotify) cairo_surface_destroy,
                                cairo_surface_reference (surface));

  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

/* On whole pixels where nothing is scaled, so that nothing is blurred. */
static graphene_point_t
get_origin (const Picture    *picture,
            const MgViewport *view,
            double            ratio)
{
  const MgViewport *own = &picture->viewport;
  double x = (own->x - view->x) * view->scale + view->width / 2. - own->width / 2. * ratio;
  double y = (own->y - view->y) * view->scale + view->height / 2. - own->height / 2. * ratio;
  double factor = picture->scale_factor;

  if (fabs (ratio - 1.) < 1e-6)
    {
      x = round (x * factor) / factor;
      y = round (y * factor) / factor;
    }

  return GRAPHENE_POINT_INIT ((float) x, (float) y);
}

static void
place_texture (MgMapLayer             *self,
               GtkSnapshot            *snapshot,
               const graphene_point_t *origin,
               double                  ratio)
{
  const Picture *picture = self->shown;
  graphene_rect_t bounds;

  if (self->texture == NULL)
    self->texture = make_texture (picture);
  graphene_rect_init (&bounds, origin->x, origin->y, (float) (picture->viewport.width * ratio),
                      (float) (picture->viewport.height * ratio));
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

/* Cairo plays the node into a picture of what is clipped, and that one into the
 * window: in bands, it stays in the processor's cache on its way.
 */
static void
place_picture_node (MgMapLayer             *self,
                    GtkSnapshot            *snapshot,
                    const MgViewport       *view,
                    const graphene_point_t *origin,
                    double                  ratio)
{
  graphene_rect_t band = GRAPHENE_RECT_INIT (0.f, 0.f, (float) view->width, BAND_HEIGHT);

  if (self->picture_node == NULL)
    self->picture_node = make_picture_node (self->shown);

  for (; band.origin.y < view->height; band.origin.y += BAND_HEIGHT)
    {
      gtk_snapshot_push_clip (snapshot, &band);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, origin);
      if (fabs (ratio - 1.) > 1e-6)
        gtk_snapshot_scale (snapshot, (float) ratio, (float) ratio);
      gtk_snapshot_append_node (snapshot, self->picture_node);
      gtk_snapshot_restore (snapshot);
      gtk_snapshot_pop (snapshot);
    }
}

/* Whether nothing of the ground is seen beside @picture. */
static gboolean
covers (const Picture    *picture,
        const MgViewport *view)
{
  double ratio = view->scale / picture->viewport.scale;
  graphene_point_t origin = get_origin (picture, view, ratio);

  return origin.x <= -1.f && origin.y <= -1.f &&
         origin.x + picture->viewport.width * ratio >= view->width + 1. &&
         origin.y + picture->viewport.height * ratio >= view->height + 1.;
}

/* One node for ground and picture, the same pointer while the view rests: the
 * renderer then looks at the overlay only.
 */
static GskRenderNode *
make_placed_node (MgMapLayer       *self,
                  const MgViewport *view,
                  const MgColour   *ground,
                  gboolean          is_cairo)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GdkRGBA rgba = { (float) ground->red, (float) ground->green, (float) ground->blue, 1.f };
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, 0.f, 0.f, (float) view->width, (float) view->height);
  if (self->shown == NULL || !covers (self->shown, view))
    gtk_snapshot_append_color (snapshot, &rgba, &bounds);
  if (self->shown != NULL)
    {
      double ratio = view->scale / self->shown->viewport.scale;
      graphene_point_t origin = get_origin (self->shown, view, ratio);

      gtk_snapshot_push_clip (snapshot, &bounds);
      if (is_cairo)
        place_picture_node (self, snapshot, view, &origin, ratio);
      else
        place_texture (self, snapshot, &origin, ratio);
      gtk_snapshot_pop (snapshot);
    }

  return gtk_snapshot_free_to_node (snapshot);
}

void
mg_map_layer_snapshot (MgMapLayer       *self,
                       GtkSnapshot      *snapshot,
                       const MgViewport *view,
                       const MgColour   *ground,
                       gboolean          is_cairo)
{
  if (view->width < 1. || view->height < 1.)
    return;

  /* Without a picture the ground alone is shown, and its colour may change. */
  if (self->placed_node == NULL || self->shown == NULL ||
      memcmp (&self->placed_view, view, sizeof *view) != 0)
    {
      g_clear_pointer (&self->placed_node, gsk_render_node_unref);
      self->placed_node = make_placed_node (self, view, ground, is_cairo);
      self->placed_view = *view;
    }

  gtk_snapshot_append_node (snapshot, self->placed_node);
}
