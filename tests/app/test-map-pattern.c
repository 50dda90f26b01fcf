/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-pattern.h"

#define SIZE 8

static const cairo_user_data_key_t key;

static void
gone_cb (void *is_gone)
{
  *(gboolean *) is_gone = TRUE;
}

/* Green, and red in its lower right quarter. */
static cairo_surface_t *
create_picture (gboolean *is_gone)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0., 1., 0.);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 1., 0., 0.);
  cairo_rectangle (cr, SIZE / 2, SIZE / 2, SIZE, SIZE);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_set_user_data (surface, &key, is_gone, gone_cb);

  return surface;
}

static GskRenderNode *
create_node (cairo_surface_t *surface,
             int              scale_factor)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0.f, 0.f, SIZE, SIZE));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  cairo_pattern_t *pattern = mg_map_pattern_new (surface, scale_factor);

  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
  cairo_destroy (cr);

  return node;
}

static guint32
draw_pixel (GskRenderNode *node,
            int            x,
            int            y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                              y * cairo_image_surface_get_stride (surface)))[x];
  cairo_surface_destroy (surface);

  return pixel;
}

static void
test_node_holds_the_picture_itself (void)
{
  gboolean is_gone = FALSE;
  cairo_surface_t *surface = create_picture (&is_gone);
  GskRenderNode *node = create_node (surface, 1);

  cairo_surface_destroy (surface);
  g_assert_false (is_gone);
  g_assert_cmphex (draw_pixel (node, 1, 1), ==, 0xff00ff00);
  g_assert_cmphex (draw_pixel (node, 6, 6), ==, 0xffff0000);
  g_assert_false (is_gone);

  gsk_render_node_unref (node);
  g_assert_true (is_gone);
}

static void
test_fine_pixels_are_smaller (void)
{
  gboolean is_gone = FALSE;
  cairo_surface_t *surface = create_picture (&is_gone);
  GskRenderNode *node = create_node (surface, 2);

  g_assert_cmphex (draw_pixel (node, 1, 1), ==, 0xff00ff00);
  g_assert_cmphex (draw_pixel (node, 3, 3), ==, 0xffff0000);
  g_assert_cmphex (draw_pixel (node, 6, 6), ==, 0);

  gsk_render_node_unref (node);
  cairo_surface_destroy (surface);
  g_assert_true (is_gone);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map-pattern/node-holds-the-picture-itself", test_node_holds_the_picture_itself);
  g_test_add_func ("/map-pattern/fine-pixels-are-smaller", test_fine_pixels_are_smaller);

  return g_test_run ();
}
