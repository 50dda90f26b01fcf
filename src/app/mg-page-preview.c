/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-page-preview.h"

#include <math.h>

#include "mg-export.h"
#include "mg-painter.h"

#define MIN_SIDE 240
#define MARGIN 12.

/* What a thread paints. */
typedef struct
{
  MgScene *scene;
  double   width;       /* of the page, in points */
  double   height;
  double   scale;       /* pixels per point */
} Page;

struct _MgPagePreview
{
  GtkWidget        parent_instance;

  Page             page;
  cairo_surface_t *picture;     /* the last one painted, or NULL */
  GCancellable    *painting;    /* NULL when the picture is the page */
};

G_DEFINE_FINAL_TYPE (MgPagePreview, mg_page_preview, GTK_TYPE_WIDGET)

static void
page_free (gpointer data)
{
  Page *page = data;

  mg_scene_unref (page->scene);
  g_free (page);
}

static void
surface_free (gpointer surface)
{
  cairo_surface_destroy (surface);
}

static void
paint_func (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  const Page *page = task_data;
  g_autoptr(PangoFontMap) font_map = mg_painter_new_font_map ();
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (page->width * page->scale),
                                (int) ceil (page->height * page->scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1., 1., 1.);
  cairo_paint (cr);
  cairo_scale (cr, page->scale, page->scale);
  mg_export_paint (page->scene, page->width, page->height, cr, font_map, cancellable);
  cairo_destroy (cr);
  g_task_return_pointer (task, surface, surface_free);
}

static void
painted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  MgPagePreview *self = MG_PAGE_PREVIEW (source);
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);

  if (surface == NULL || g_task_get_cancellable (G_TASK (result)) != self->painting)
    {
      g_clear_pointer (&surface, cairo_surface_destroy);
      return;
    }

  g_clear_object (&self->painting);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = surface;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Pixels of the window per point of the page. */
static double
get_scale (MgPagePreview *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2. * MARGIN;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2. * MARGIN;

  if (self->page.scene == NULL || width < 1. || height < 1.)
    return 0.;

  return MIN (width / self->page.width, height / self->page.height);
}

static void
stop (MgPagePreview *self)
{
  if (self->painting != NULL)
    g_cancellable_cancel (self->painting);
  g_clear_object (&self->painting);
}

static void
paint (MgPagePreview *self)
{
  double scale = get_scale (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr(GTask) task = NULL;
  Page *page;

  if (scale <= 0.)
    return;

  stop (self);
  self->painting = g_cancellable_new ();
  page = g_new (Page, 1);
  *page = self->page;
  page->scale = self->page.scale = scale;
  mg_scene_ref (page->scene);

  task = g_task_new (self, self->painting, painted_cb, NULL);
  g_task_set_task_data (task, page, page_free);
  g_task_run_in_thread (task, paint_func);
}

static void
mg_page_preview_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  MgPagePreview *self = MG_PAGE_PREVIEW (widget);

  if (get_scale (self) * gtk_widget_get_scale_factor (widget) != self->page.scale)
    paint (self);
}

static void
mg_page_preview_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  MgPagePreview *self = MG_PAGE_PREVIEW (widget);
  double scale = get_scale (self);
  double width = self->page.width * scale, height = self->page.height * scale;
  double x = floor ((gtk_widget_get_width (widget) - width) / 2.);
  double y = floor ((gtk_widget_get_height (widget) - height) / 2.);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);
  GskRoundedRect outline;
  cairo_t *cr;

  if (scale <= 0.)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, 0.f);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA) { 0.f, 0.f, 0.f, .35f },
                                     0.f, 1.f, 0.f, 6.f);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, x, y);
  cairo_set_source_rgb (cr, 1., 1., 1.);
  cairo_paint (cr);
  if (self->picture != NULL)
    {
      cairo_scale (cr, width / cairo_image_surface_get_width (self->picture),
                   height / cairo_image_surface_get_height (self->picture));
      cairo_set_source_surface (cr, self->picture, 0., 0.);
      cairo_paint (cr);
    }
  cairo_destroy (cr);
}

static void
mg_page_preview_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = MIN_SIDE;
  *natural = MIN_SIDE;
}

static void
mg_page_preview_dispose (GObject *object)
{
  MgPagePreview *self = MG_PAGE_PREVIEW (object);

  stop (self);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->page.scene, mg_scene_unref);

  G_OBJECT_CLASS (mg_page_preview_parent_class)->dispose (object);
}

static void
mg_page_preview_class_init (MgPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_page_preview_dispose;
  widget_class->measure = mg_page_preview_measure;
  widget_class->size_allocate = mg_page_preview_size_allocate;
  widget_class->snapshot = mg_page_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mg_page_preview_init (MgPagePreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
mg_page_preview_set (MgPagePreview *self,
                     MgScene       *scene,
                     double         width,
                     double         height)
{
  g_return_if_fail (MG_IS_PAGE_PREVIEW (self));

  mg_scene_ref (scene);
  g_clear_pointer (&self->page.scene, mg_scene_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->page = (Page) { .scene = scene, .width = width, .height = height };
  paint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
mg_page_preview_is_ready (MgPagePreview *self)
{
  g_return_val_if_fail (MG_IS_PAGE_PREVIEW (self), FALSE);

  return self->picture != NULL && self->painting == NULL;
}
