/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-swatch.h"

#include <adwaita.h>
#include <math.h>

#include "mg-own-colours.h"

#define SHAPE_SIZE 16.
#define STROKE_LENGTH 26.
#define SCALE_LENGTH 90.
#define N_STEPS 6

/* What a window keeps of its pole. */
#define OWN_COLOURS "mg-own-colours"

typedef enum
{
  SORT_KIND,
  SORT_LAYER,
  SORT_COLLECTIVE,
  SORT_GROUP,
  SORT_REST,
  SORT_NO_SIZE,
  SORT_NO_WIDTH,
  SORT_SHAPE,
  SORT_SCALE,
  SORT_SIZES,
  SORT_WIDTHS,
} Sort;

struct _MgSwatch
{
  GtkWidget  parent_instance;

  Sort       sort;
  char      *field;         /* (nullable): of a group: what it is a choice of */
  char      *id;
  guint      group;
  gboolean   has_colour;    /* a kind: it is said by colours */
  gboolean   has_shape;     /* and by shapes */
};

/* All there are, of the main thread: they are drawn anew when their window has other colours. */
static GList *swatches;

G_DEFINE_FINAL_TYPE (MgSwatch, mg_swatch, GTK_TYPE_WIDGET)

/* Corners of the shapes, in a square from -1 to 1. */
static const double hexagon[] = { -1., 0., -.5, -.87, .5, -.87, 1., 0., .5, .87, -.5, .87 };
static const double diamond[] = { 0., -1., 1., 0., 0., 1., -1., 0. };
static const double triangle[] = { 0., -.95, 1., .8, -1., .8 };
static const double square[] = { -.82, -.82, .82, -.82, .82, .82, -.82, .82 };
static const double flat[] = { -1., -.45, 1., -.45, 1., .45, -1., .45 };

static void
add_polygon (cairo_t      *cr,
             const double *corners,
             guint         n_corners)
{
  for (guint i = 0; i < n_corners; i++)
    cairo_line_to (cr, corners[2 * i], corners[2 * i + 1]);
  cairo_close_path (cr);
}

static void
add_rounded (cairo_t *cr)
{
  const double side = .85, radius = .4;

  cairo_arc (cr, side - radius, radius - side, radius, -G_PI_2, 0.);
  cairo_arc (cr, side - radius, side - radius, radius, 0., G_PI_2);
  cairo_arc (cr, radius - side, side - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, radius - side, radius - side, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
add_shape (cairo_t *cr,
           MgShape  shape)
{
  switch (shape)
    {
    case MG_SHAPE_SQUARE:
      add_polygon (cr, square, 4);
      break;

    case MG_SHAPE_HEXAGON:
      add_polygon (cr, hexagon, 6);
      break;

    case MG_SHAPE_DIAMOND:
      add_polygon (cr, diamond, 4);
      break;

    case MG_SHAPE_TRIANGLE:
      add_polygon (cr, triangle, 3);
      break;

    case MG_SHAPE_ROUNDED:
      add_rounded (cr);
      break;

    case MG_SHAPE_COLLECTIVE:
      add_polygon (cr, flat, 4);
      break;

    case MG_SHAPE_CIRCLE:
    default:
      cairo_arc (cr, 0., 0., .95, 0., 2. * G_PI);
    }
}

static void
set_colour (cairo_t        *cr,
            const MgColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
draw_shape (cairo_t        *cr,
            MgShape         shape,
            const MgColour *fill,
            const MgColour *ink)
{
  cairo_save (cr);
  cairo_scale (cr, SHAPE_SIZE / 2. - 1., SHAPE_SIZE / 2. - 1.);
  add_shape (cr, shape);
  cairo_restore (cr);

  set_colour (cr, fill);
  cairo_fill_preserve (cr);
  set_colour (cr, ink);
  cairo_set_line_width (cr, 1.);
  cairo_stroke (cr);
}

/* The colour that somebody chose, or the usual one. */
static MgColour
get_colour (MgSwatch   *self,
            const char *field,
            gboolean    is_link,
            MgColour    usual)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GHashTable *colours = root != NULL ? g_object_get_data (G_OBJECT (root), OWN_COLOURS) : NULL;
  MgColour own;

  return mg_own_colours_find (colours, field, self->id, &own)
         ? mg_style_own_colour (&own, is_link, mg_swatch_get_theme ()) : usual;
}

static void
draw_stroke (cairo_t        *cr,
             MgStroke        stroke,
             const MgColour *colour)
{
  static const double long_dash[] = { 7., 3. }, fine_dot[] = { 1.5, 2.5 };

  set_colour (cr, colour);
  cairo_set_line_width (cr, 2.);

  switch (stroke)
    {
    case MG_STROKE_THICK:
      cairo_set_line_width (cr, 4.);
      break;

    case MG_STROKE_LONG_DASH:
      cairo_set_dash (cr, long_dash, 2, 0.);
      break;

    case MG_STROKE_FINE_DOT:
      cairo_set_dash (cr, fine_dot, 2, 0.);
      break;

    case MG_STROKE_THIN:
      cairo_set_line_width (cr, 1.);
      break;

    case MG_STROKE_SOLID:
    default:
      break;
    }

  cairo_move_to (cr, -STROKE_LENGTH / 2., 0.);
  cairo_line_to (cr, STROKE_LENGTH / 2., 0.);
  cairo_stroke (cr);
}

/* Steps from the least to the most. */
static void
draw_steps (cairo_t  *cr,
            Sort      sort,
            MgTheme   theme)
{
  const double step = SCALE_LENGTH / N_STEPS;
  MgColour ink = mg_style_ink (theme);

  for (guint i = 0; i < N_STEPS; i++)
    {
      double share = (double) i / (N_STEPS - 1);
      double left = i * step - SCALE_LENGTH / 2.;
      MgColour colour = sort == SORT_SCALE ? mg_style_scale_colour (share, theme) : ink;

      if (sort == SORT_WIDTHS)
        cairo_rectangle (cr, left, -.5 - 3. * share, step + .5, 1. + 6. * share);
      else if (sort == SORT_SCALE)
        cairo_rectangle (cr, left, -SHAPE_SIZE / 3., step, SHAPE_SIZE / 1.5);
      else
        cairo_arc (cr, left + step / 2., 0., 2. + 4.5 * sqrt (share), 0., 2. * G_PI);

      set_colour (cr, &colour);
      cairo_fill (cr);
    }
}

/* What of a kind is to be seen on the map. */
static void
draw_kind (MgSwatch *self,
           cairo_t  *cr,
           MgTheme   theme)
{
  MgColour ink = mg_style_ink (theme);
  MgColour fill = self->has_colour ? get_colour (self, "kind", FALSE, mg_style_kind_colour (self->id, theme))
                                   : mg_style_ground (theme);

  if (self->has_shape)
    draw_shape (cr, mg_style_kind_shape (self->id), &fill, &ink);
  else if (self->has_colour)
    draw_shape (cr, MG_SHAPE_SQUARE, &fill, &fill);
}

static void
mg_swatch_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  MgSwatch *self = MG_SWATCH (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0.f, 0.f, width, height));
  MgTheme theme = mg_swatch_get_theme ();
  MgColour ink = mg_style_ink (theme), colour;

  cairo_translate (cr, (double) width / 2., (double) height / 2.);

  switch (self->sort)
    {
    case SORT_LAYER:
      colour = get_colour (self, "layer", TRUE, mg_style_layer_colour (self->id, theme));
      draw_stroke (cr, mg_style_layer_stroke (self->id), &colour);
      break;

    case SORT_COLLECTIVE:
      colour = mg_style_ground (theme);
      draw_shape (cr, MG_SHAPE_COLLECTIVE, &colour, &ink);
      break;

    case SORT_GROUP:
      colour = get_colour (self, self->field, FALSE, mg_style_group_colour (self->group, theme));
      draw_shape (cr, MG_SHAPE_CIRCLE, &colour, &ink);
      break;

    case SORT_REST:
      colour = mg_rest_get_colour ((MgRest) self->group, theme);
      draw_shape (cr, MG_SHAPE_CIRCLE, &colour, &ink);
      break;

    case SORT_NO_SIZE:
      set_colour (cr, &ink);
      cairo_arc (cr, 0., 0., 1.2, 0., 2. * G_PI);
      cairo_fill (cr);
      break;

    case SORT_NO_WIDTH:
      set_colour (cr, &ink);
      cairo_rectangle (cr, -STROKE_LENGTH / 2., -.25, STROKE_LENGTH, .5);
      cairo_fill (cr);
      break;

    case SORT_SHAPE:
      colour = mg_style_ground (theme);
      draw_shape (cr, mg_style_group_shape (self->group), &colour, &ink);
      break;

    case SORT_SCALE:
    case SORT_SIZES:
    case SORT_WIDTHS:
      draw_steps (cr, self->sort, theme);
      break;

    case SORT_KIND:
    default:
      draw_kind (self, cr, theme);
    }

  cairo_destroy (cr);
}

static void
mg_swatch_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  double length = MG_SWATCH (widget)->sort >= SORT_SCALE ? SCALE_LENGTH : STROKE_LENGTH;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) length + 2
                                                                  : (int) SHAPE_SIZE + 2;
}

static void
mg_swatch_finalize (GObject *object)
{
  MgSwatch *self = MG_SWATCH (object);

  swatches = g_list_remove (swatches, self);
  g_free (self->field);
  g_free (self->id);

  G_OBJECT_CLASS (mg_swatch_parent_class)->finalize (object);
}

static void
mg_swatch_class_init (MgSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mg_swatch_finalize;
  widget_class->snapshot = mg_swatch_snapshot;
  widget_class->measure = mg_swatch_measure;

  /* The label beside it says what it is. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mg_swatch_init (MgSwatch *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->has_colour = self->has_shape = TRUE;
  swatches = g_list_prepend (swatches, self);
}

static GtkWidget *
swatch_new (Sort        sort,
            const char *id)
{
  MgSwatch *self = g_object_new (MG_TYPE_SWATCH, NULL);

  self->sort = sort;
  self->id = g_strdup (id);

  return GTK_WIDGET (self);
}

static GtkWidget *
numbered_new (Sort  sort,
              guint group)
{
  GtkWidget *self = swatch_new (sort, NULL);

  MG_SWATCH (self)->group = group;

  return self;
}

GtkWidget *
mg_swatch_new_kind (const char *kind)
{
  return swatch_new (SORT_KIND, kind);
}

void
mg_swatch_set_said (MgSwatch *self,
                    gboolean  has_colour,
                    gboolean  has_shape)
{
  g_return_if_fail (MG_IS_SWATCH (self));

  self->has_colour = has_colour;
  self->has_shape = has_shape;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
mg_swatch_new_layer (const char *layer)
{
  return swatch_new (SORT_LAYER, layer);
}

GtkWidget *
mg_swatch_new_collective (void)
{
  return swatch_new (SORT_COLLECTIVE, NULL);
}

GtkWidget *
mg_swatch_new_scale (void)
{
  return swatch_new (SORT_SCALE, NULL);
}

GtkWidget *
mg_swatch_new_sizes (void)
{
  return swatch_new (SORT_SIZES, NULL);
}

GtkWidget *
mg_swatch_new_widths (void)
{
  return swatch_new (SORT_WIDTHS, NULL);
}

GtkWidget *
mg_swatch_new_shape (guint group)
{
  return numbered_new (SORT_SHAPE, group);
}

GtkWidget *
mg_swatch_new_group (guint       group,
                     const char *field,
                     const char *value)
{
  GtkWidget *self = swatch_new (SORT_GROUP, value);

  MG_SWATCH (self)->group = group;
  MG_SWATCH (self)->field = g_strdup (field);

  return self;
}

GtkWidget *
mg_swatch_new_rest (MgRest rest)
{
  return numbered_new (SORT_REST, (guint) rest);
}

GtkWidget *
mg_swatch_new_no_size (void)
{
  return swatch_new (SORT_NO_SIZE, NULL);
}

GtkWidget *
mg_swatch_new_no_width (void)
{
  return swatch_new (SORT_NO_WIDTH, NULL);
}

void
mg_swatch_set_own_colours (GtkWidget  *root,
                           GHashTable *colours)
{
  g_return_if_fail (GTK_IS_ROOT (root));

  g_object_set_data_full (G_OBJECT (root), OWN_COLOURS, g_hash_table_ref (colours),
                          (GDestroyNotify) g_hash_table_unref);
  for (GList *l = swatches; l != NULL; l = l->next)
    if (gtk_widget_get_root (l->data) == GTK_ROOT (root))
      gtk_widget_queue_draw (l->data);
}

MgTheme
mg_swatch_get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? MG_THEME_HIGH_CONTRAST_DARK : MG_THEME_HIGH_CONTRAST;

  return is_dark ? MG_THEME_DARK : MG_THEME_LIGHT;
}
