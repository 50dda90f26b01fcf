/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small maps beside the pictures of them that people have looked at.
 *
 * A change that is wanted: MG_UPDATE_PICTURES=1 draws them anew, to be looked at.
 */
#include <math.h>
#include <pango/pangocairo.h>

#include "mg-map-fixture.h"
#include "mg-painter.h"
#include "mg-picture-compare.h"

#define WIDTH 300
#define HEIGHT 220

/* Names that take no room: letters are not the same everywhere. */
#define NO_NAME " "

#define MOST_IDS 64

typedef struct
{
  MgNetwork      *network;
  MgSceneOptions  options;
  double          values[3][MOST_IDS];
  MgId            ids[12];
} Map;

/* @n organisations in a row of so many. */
static void
add_row (Map                *map,
         const char * const *kinds,
         guint               n,
         guint               columns,
         double              gap)
{
  for (guint i = 0; i < n; i++)
    map->ids[i] = map_add_organisation (map->network, NO_NAME, kinds != NULL ? kinds[i] : "ess",
                                        gap * (i % columns), gap * (i / columns));
}

static MgId
add_link (Map        *map,
          guint       from,
          guint       to,
          const char *layer,
          guint       intensity)
{
  MgId id = map_add_link (map->network, map->ids[from], map->ids[to], layer);

  if (intensity > 0)
    map_set_integer (map->network, id, MG_FIELD_INTENSITY, intensity);

  return id;
}

static const char *const layers[] = { "mutualisation", "project", "strategy", "context", "of_ours" };
static const char *const kinds[] = { "ess", "firm", "local_authority", "research", "training", "other" };

/* Two pairs, with many and with few, some of them with an arrow. */
static void
make_parallel (Map *map)
{
  add_row (map, NULL, 4, 2, 200.);
  map_set_real (map->network, map->ids[2], MG_FIELD_Y, 120.);
  map_set_real (map->network, map->ids[3], MG_FIELD_Y, 90.);
  for (guint i = 0; i < 4; i++)
    add_link (map, i % 2, 1 - i % 2, layers[i], 1 + i % 3);
  for (guint i = 0; i < 3; i++)
    map_set_boolean (map->network, add_link (map, 2, 3, layers[i], 2), MG_FIELD_DIRECTED, TRUE);
  map_set_boolean (map->network, add_link (map, 3, 2, "project", 1), MG_FIELD_RECIPROCAL, TRUE);
}

/* Links that would pass behind others, and one from somebody to itself. */
static void
make_round (Map *map)
{
  add_row (map, NULL, 3, 3, 110.);
  map->ids[3] = map_add_organisation (map->network, NO_NAME, "firm", 30., 80.);
  map->ids[4] = map_add_organisation (map->network, NO_NAME, "firm", 190., 60.);
  map->ids[5] = map_add_organisation (map->network, NO_NAME, "firm", 112., 76.);
  add_link (map, 0, 2, "mutualisation", 3);
  add_link (map, 2, 0, "project", 1);
  add_link (map, 3, 4, "strategy", 2);
  add_link (map, 5, 5, "project", 2);
}

static void
make_layers (Map *map)
{
  static const guint intensities[] = { 3, 2, 1 };

  add_row (map, NULL, 10, 5, 60.);
  for (guint i = 0; i < 5; i++)
    map_set_real (map->network, map->ids[5 + i], MG_FIELD_Y, 140.);
  for (guint i = 0; i < 5; i++)
    for (guint k = 0; k < 3; k++)
      add_link (map, i, 5 + i, layers[i], intensities[k]);
}

static void
make_ended (Map *map)
{
  add_row (map, NULL, 8, 4, 70.);
  for (guint i = 0; i < 4; i++)
    map_set_real (map->network, map->ids[4 + i], MG_FIELD_Y, 130.);
  map->options.date = mg_date_new (2026, 1, 0);
  for (guint i = 0; i < 4; i++)
    {
      MgId link = add_link (map, i, 4 + i, layers[i], 2), over = add_link (map, i, (i + 1) % 4, "project", 2);

      map_set_date (map->network, over, MG_FIELD_END, mg_date_new (2020, 5, 0));
      if (i % 2 == 0)
        map_set_boolean (map->network, link, MG_FIELD_WISH, TRUE);
    }
  map_set_text (map->network, map->ids[6], MG_FIELD_ROLE, "absent");
  map_set_boolean (map->network, map->ids[5], MG_FIELD_IS_SUPPORT, TRUE);
  map_set_boolean (map->network, map->ids[7], MG_FIELD_PINNED, TRUE);
}

/* Two that share somebody, and one who is in the way. */
static void
make_stars (Map *map)
{
  static const double places[][2] = { { 0., 0. }, { 80., -20. }, { 60., 70. }, { 150., 60. },
                                      { 230., 20. }, { 220., 100. }, { 160., 0. } };
  MgId works, place;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    map->ids[i] = map_add_organisation (map->network, NO_NAME, kinds[i % 6], .85 * places[i][0], .85 * places[i][1]);
  works = map_add_collective (map->network, NO_NAME, 42., 17.);
  place = map_add_collective (map->network, NO_NAME, 170., 51.);
  map_set_text (map->network, works, MG_FIELD_COLLECTIVE_LAYER, "project");
  map_set_text (map->network, place, MG_FIELD_COLLECTIVE_LAYER, "mutualisation");
  for (guint i = 0; i < 4; i++)
    map_add_participation (map->network, map->ids[i], works);
  for (guint i = 3; i < 6; i++)
    map_add_participation (map->network, map->ids[i], place);
  add_link (map, 1, 6, "mutualisation", 2);
}

static void
make_outlines (Map *map)
{
  make_stars (map);
  map->options.outlines = TRUE;
}

/* All symbols: their colours by kind, their shapes by a field. */
static void
make_shapes (Map *map)
{
  add_row (map, kinds, 6, 6, 46.);
  for (guint i = 0; i < 6; i++)
    map->values[0][map->ids[i]] = i < 5 ? 4 - i : NAN;
  map->options.shapes = map->values[0];
  map->options.n_values = MOST_IDS;
}

static void
make_kinds (Map *map)
{
  add_row (map, kinds, 6, 3, 90.);
  add_link (map, 0, 4, "mutualisation", 3);
  add_link (map, 1, 5, "project", 2);
  add_link (map, 3, 2, "strategy", 2);
}

/* Sizes and widths by a figure, colours by another. */
static void
make_sizes (Map *map)
{
  add_row (map, NULL, 8, 4, 70.);
  for (guint i = 0; i < 8; i++)
    {
      map->values[0][map->ids[i]] = i < 7 ? i / 6. : NAN;
      map->values[1][map->ids[i]] = i > 0 ? (i - 1) / 6. : NAN;
    }
  for (guint i = 0; i < 4; i++)
    map->values[2][add_link (map, i, 4 + i, "mutualisation", 0)] = i / 3.;
  map->options.sizes = map->values[0];
  map->options.colours = map->values[1];
  map->options.widths = map->values[2];
  map->options.n_values = MOST_IDS;
}

/* Letters say what colours cannot. */
static void
make_groups (Map *map)
{
  static const char *const names[] = { "North", "South", "East", NULL };

  static const char *const short_names[] = { "coop", "coop", "school", "school" };

  add_row (map, short_names, 4, 2, 60.);
  for (guint i = 0; i < 4; i++)
    map->values[1][map->ids[i]] = i < 3 ? i : NAN;
  map->options.colours = map->values[1];
  map->options.n_values = MOST_IDS;
  map->options.colours_are_groups = TRUE;
  map->options.group_names = names;
  map->options.colour_label = "Colour: side";
  add_link (map, 0, 3, "of_ours", 2);
}

static void
make_rings (Map *map)
{
  static const MgSceneRing rings[] = { { 48., (char *) " ", (char *) "1" }, { 90., (char *) " ", (char *) "2" } };

  for (guint i = 0; i < 7; i++)
    {
      double radius = i == 0 ? 0. : i < 4 ? 48. : 90., angle = 2.1 * i - (i > 3);

      map->ids[i] = map_add_organisation (map->network, NO_NAME, "ess", radius * cos (angle),
                                          radius * sin (angle));
      if (i > 0)
        add_link (map, i / 2, i, "project", 2);
    }
  map->options.rings = rings;
  map->options.n_rings = 2;
}

static void
make_names (Map *map)
{
  add_row (map, kinds, 6, 3, 90.);
  for (guint i = 0; i < 6; i++)
    map_set_text (map->network, map->ids[i], MG_FIELD_LABEL, "Atelier");
  add_link (map, 0, 5, "mutualisation", 2);
}

/* Where letters are, the picture is compared loosely, and where there are long lines of them, not. */
static const struct
{
  const char            *name;
  void                 (*make) (Map *map);
  MgTheme                theme;
  MgPaintFlags           flags;
  double                 x, y;       /* of the map, in the middle */
  cairo_rectangle_int_t  loose;
  cairo_rectangle_int_t  passed_over;
} pictures[] = {
  { "parallel", make_parallel, MG_THEME_LIGHT, 0, 100., 60., { 0 } },
  { "round", make_round, MG_THEME_LIGHT, 0, 110., 35., { 0 } },
  { "layers", make_layers, MG_THEME_PRINT, MG_PAINT_ALL_DETAIL, 120., 70., { 0 } },
  { "layers-black-white", make_layers, MG_THEME_BLACK_WHITE, MG_PAINT_ALL_DETAIL, 120., 70., { 0 } },
  { "layers-dark", make_layers, MG_THEME_DARK, 0, 120., 70., { 0 } },
  { "ended-and-wished", make_ended, MG_THEME_PRINT, MG_PAINT_ALL_DETAIL, 105., 65., { 0 } },
  { "collectives-as-stars", make_stars, MG_THEME_LIGHT, 0, 98., 34., { 0 } },
  { "collectives-as-outlines", make_outlines, MG_THEME_LIGHT, 0, 98., 34., { 0 } },
  { "outlines-black-white", make_outlines, MG_THEME_BLACK_WHITE, MG_PAINT_ALL_DETAIL, 98., 34., { 0 } },
  { "shapes", make_shapes, MG_THEME_LIGHT, 0, 115., 0., { 0 } },
  { "sizes-and-widths", make_sizes, MG_THEME_LIGHT, 0, 105., 35., { 0 } },
  { "rings", make_rings, MG_THEME_LIGHT, 0, 0., 0., { 0 } },
  { "high-contrast", make_kinds, MG_THEME_HIGH_CONTRAST_DARK, 0, 90., 45., { 0 } },
  { "legend", make_groups, MG_THEME_LIGHT, MG_PAINT_LEGEND, -72., 40., { 20, 0, 34, HEIGHT }, { 54, 0, 196, HEIGHT } },
  { "letters", make_groups, MG_THEME_BLACK_WHITE, MG_PAINT_ALL_DETAIL, 30., 30., { 105, 55, 90, 90 } },
  { "names", make_names, MG_THEME_PRINT, MG_PAINT_ALL_DETAIL, 90., 45., { 0, 0, WIDTH, HEIGHT } },
};

static cairo_surface_t *
draw (guint row)
{
  const MgViewport viewport = { pictures[row].x, pictures[row].y, 1., WIDTH, HEIGHT };
  g_autoptr(MgNetwork) network = mg_network_new ();
  Map map = { .network = network, .options = { .theme = pictures[row].theme } };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr(MgScene) scene = NULL;

  for (guint i = 0; i < MOST_IDS; i++)
    map.values[0][i] = map.values[1][i] = map.values[2][i] = NAN;
  pictures[row].make (&map);
  g_assert_cmpuint (mg_network_get_id_limit (network), <=, MOST_IDS);
  scene = mg_scene_new (network, &map.options);
  mg_painter_paint (scene, &viewport, MG_PAINT_GROUND | pictures[row].flags, NULL, cr, NULL, NULL, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* Cairo reads a picture without transparency as RGB24. */
static cairo_surface_t *
read_picture (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (cairo_surface_status (surface)));
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_RGB24);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, HEIGHT);

  return surface;
}

static void
test_picture (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autofree char *name = g_strconcat (pictures[row].name, ".png", NULL);
  g_autofree char *path = g_build_filename (MG_SOURCE_ROOT, "tests", "data", "pictures", name, NULL);
  g_autofree char *beside = g_test_build_filename (G_TEST_BUILT, name, NULL);
  cairo_surface_t *drawn = draw (row), *wanted;
  PictureFault fault;

  if (g_getenv ("MG_UPDATE_PICTURES") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (drawn, path), ==, CAIRO_STATUS_SUCCESS);

  wanted = read_picture (path);
  if (!picture_compare (drawn, wanted, &pictures[row].loose, &pictures[row].passed_over, &fault))
    {
      cairo_surface_write_to_png (drawn, beside);
      g_test_message ("%s is not drawn as in %s: %u pixels, by up to %u, in the box of %d x %d at %d, %d; "
                      "it is now as in %s", pictures[row].name, path, fault.n_pixels, fault.worst,
                      fault.width, fault.height, fault.x, fault.y, beside);
      g_test_fail ();
    }
  else
    {
      g_test_message ("%u pixels, by up to %u", fault.n_pixels, fault.worst);
    }
  cairo_surface_destroy (wanted);
  cairo_surface_destroy (drawn);
}

/* What this test lives by: it sees a dash, a width and a place, not a smoothed rim. */
static void
test_eye (void)
{
  static const struct
  {
    double   width, dash, y;
    gboolean same;
  } lines[] = {
    { 2., 8., 30.1, TRUE },
    { 2., 8., 30.5, FALSE },
    { 2.6, 8., 30., FALSE },
    { 2., 5., 30., FALSE },
    { 2., 0., 30., FALSE },
  };
  cairo_surface_t *surfaces[1 + G_N_ELEMENTS (lines)];
  PictureFault fault;

  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      double width = i > 0 ? lines[i - 1].width : 2., dash = i > 0 ? lines[i - 1].dash : 8.;
      double y = i > 0 ? lines[i - 1].y : 30.;
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 60);
      cr = cairo_create (surfaces[i]);
      cairo_set_source_rgb (cr, 1., 1., 1.);
      cairo_paint (cr);
      cairo_set_source_rgb (cr, 0., .45, .7);
      cairo_set_line_width (cr, width);
      cairo_set_dash (cr, &dash, dash > 0. ? 1 : 0, 0.);
      cairo_move_to (cr, 10., y);
      cairo_line_to (cr, 90., y);
      cairo_stroke (cr);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (picture_compare (surfaces[0], surfaces[1 + i], NULL, NULL, &fault), ==, lines[i].same);
  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    cairo_surface_destroy (surfaces[i]);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pictures/dashes-widths-and-places-are-seen", test_eye);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/pictures/", pictures[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_picture);
    }

  status = g_test_run ();
  pango_cairo_font_map_set_default (NULL);

  return status;
}
