/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-map.h"

#include "mg-painter.h"
#include "mg-shown.h"

#define MARGIN 12.
/* Names do not shrink with the map: the outermost need room at the sides. */
#define NAME_MARGIN 34.
#define MIN_WIDTH 200

struct _MgCompareMap
{
  GtkWidget  parent_instance;

  MgScene   *scene;
  double     width;     /* of what has to fit */
  double     height;
  int        room;
  GPtrArray *beside;    /* (element-type MgCompareMap): unowned, itself among them */
};

G_DEFINE_FINAL_TYPE (MgCompareMap, mg_compare_map, GTK_TYPE_WIDGET)

/* Some of a row may be a pixel wider than others: the narrowest decides for all. */
static void
get_common_size (MgCompareMap *self,
                 double       *width,
                 double       *height)
{
  *width = gtk_widget_get_width (GTK_WIDGET (self));
  *height = gtk_widget_get_height (GTK_WIDGET (self));

  for (guint i = 0; i < self->beside->len; i++)
    {
      GtkWidget *other = g_ptr_array_index (self->beside, i);

      if (gtk_widget_get_width (other) > 0)
        *width = MIN (*width, gtk_widget_get_width (other));
      if (gtk_widget_get_height (other) > 0)
        *height = MIN (*height, gtk_widget_get_height (other));
    }
}

static MgViewport
get_viewport (MgCompareMap *self)
{
  MgViewport viewport = MG_VIEWPORT_INIT;
  double x = 0., y = 0., width = 0., height = 0.;

  get_common_size (self, &viewport.width, &viewport.height);
  viewport.width = MAX (viewport.width - 2. * NAME_MARGIN, 1.);
  mg_scene_get_bounds (self->scene, &x, &y, &width, &height);

  /* Its own middle, the scale of all. */
  mg_viewport_fit (&viewport, x + width / 2. - self->width / 2., y + height / 2. - self->height / 2.,
                   self->width, self->height, MARGIN);
  viewport.width = gtk_widget_get_width (GTK_WIDGET (self));
  viewport.height = gtk_widget_get_height (GTK_WIDGET (self));

  return viewport;
}

static void
mg_compare_map_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  MgCompareMap *self = MG_COMPARE_MAP (widget);
  MgViewport viewport = get_viewport (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) viewport.width, (float) viewport.height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  mg_painter_paint (self->scene, &viewport, MG_PAINT_GROUND, NULL, cr, NULL, NULL, NULL);
  cairo_destroy (cr);
}

static void
mg_compare_map_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MG_COMPARE_MAP (widget)->room;
  *natural = *minimum;
}

static void
mg_compare_map_finalize (GObject *object)
{
  MgCompareMap *self = MG_COMPARE_MAP (object);

  g_ptr_array_remove (self->beside, self);
  g_ptr_array_unref (self->beside);
  mg_scene_unref (MG_COMPARE_MAP (object)->scene);

  G_OBJECT_CLASS (mg_compare_map_parent_class)->finalize (object);
}

static void
mg_compare_map_class_init (MgCompareMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mg_compare_map_finalize;
  widget_class->snapshot = mg_compare_map_snapshot;
  widget_class->measure = mg_compare_map_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mg_compare_map_init (MgCompareMap *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

GtkWidget *
mg_compare_map_new (MgScene    *scene,
                    const char *name,
                    double      width,
                    double      height,
                    int         room,
                    GPtrArray  *beside)
{
  MgCompareMap *self = g_object_new (MG_TYPE_COMPARE_MAP, NULL);

  self->scene = mg_scene_ref (scene);
  self->width = width;
  self->height = height;
  self->room = room;
  self->beside = g_ptr_array_ref (beside);
  g_ptr_array_add (beside, self);
  mg_shown_name (GTK_ACCESSIBLE (self), name);

  return GTK_WIDGET (self);
}

double
mg_compare_map_get_scale (MgCompareMap *self)
{
  g_return_val_if_fail (MG_IS_COMPARE_MAP (self), 1.);

  return get_viewport (self).scale;
}

MgScene *
mg_compare_map_get_scene (MgCompareMap *self)
{
  g_return_val_if_fail (MG_IS_COMPARE_MAP (self), NULL);

  return self->scene;
}
