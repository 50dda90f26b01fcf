/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-style.h"

#include <math.h>

#include "mg-vocabulary.h"

static double
linear (double part)
{
  return part <= .04045 ? part / 12.92 : pow ((part + .055) / 1.055, 2.4);
}

static double
contrast (MgColour a,
          MgColour b)
{
  double x = .2126 * linear (a.red) + .7152 * linear (a.green) + .0722 * linear (a.blue) + .05;
  double y = .2126 * linear (b.red) + .7152 * linear (b.green) + .0722 * linear (b.blue) + .05;

  return MAX (x, y) / MIN (x, y);
}

static void
assert_colour (MgColour    colour,
               const char *text)
{
  MgColour wanted;

  g_assert_true (mg_colour_parse (text, &wanted));
  g_assert_cmpfloat_with_epsilon (colour.red, wanted.red, 1e-9);
  g_assert_cmpfloat_with_epsilon (colour.green, wanted.green, 1e-9);
  g_assert_cmpfloat_with_epsilon (colour.blue, wanted.blue, 1e-9);
}

/* The tables of the method: shape and colour, stroke and colour. */
static void
test_tables (void)
{
  static const struct
  {
    const char *kind;
    MgShape     shape;
    const char *colour;
  } kinds[] = {
    { "ess", MG_SHAPE_CIRCLE, "#009E73" },
    { "firm", MG_SHAPE_SQUARE, "#E69F00" },
    { "local_authority", MG_SHAPE_HEXAGON, "#0072B2" },
    { "research", MG_SHAPE_DIAMOND, "#CC79A7" },
    { "training", MG_SHAPE_TRIANGLE, "#56B4E9" },
    { "other", MG_SHAPE_ROUNDED, "#999999" },
  };
  static const struct
  {
    const char *layer;
    MgStroke    stroke;
    const char *colour;
  } layers[] = {
    { "mutualisation", MG_STROKE_SOLID, "#4D4D4D" },
    { "project", MG_STROKE_THICK, "#D55E00" },
    { "strategy", MG_STROKE_LONG_DASH, "#5B2A86" },
    { "context", MG_STROKE_FINE_DOT, "#9A9A9A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpint (mg_style_kind_shape (kinds[i].kind), ==, kinds[i].shape);
      assert_colour (mg_style_kind_colour (kinds[i].kind, MG_THEME_PRINT), kinds[i].colour);
    }
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_assert_cmpint (mg_style_layer_stroke (layers[i].layer), ==, layers[i].stroke);
      assert_colour (mg_style_layer_colour (layers[i].layer, MG_THEME_PRINT), layers[i].colour);
    }
}

static void
test_unknown (void)
{
  MgColour one = mg_style_kind_colour ("from_elsewhere", MG_THEME_LIGHT);
  MgColour none = mg_style_kind_colour (NULL, MG_THEME_LIGHT);

  g_assert_cmpint (mg_style_kind_shape (NULL), ==, MG_SHAPE_ROUNDED);
  g_assert_cmpint (mg_style_kind_shape ("from_elsewhere"), ==, MG_SHAPE_ROUNDED);
  g_assert_false (one.red == none.red && one.green == none.green && one.blue == none.blue);
  g_assert_cmpint (mg_style_layer_stroke ("membership"), ==, MG_STROKE_THIN);
  mg_style_layer_stroke ("from_elsewhere");
  mg_style_layer_colour ("from_elsewhere", MG_THEME_DARK);
  mg_style_layer_colour (NULL, MG_THEME_DARK);
}

static void
test_contrast (void)
{
  for (MgTheme theme = MG_THEME_LIGHT; theme <= MG_THEME_BLACK_WHITE; theme++)
    {
      MgColour ground = mg_style_ground (theme);
      gboolean high = theme == MG_THEME_HIGH_CONTRAST || theme == MG_THEME_HIGH_CONTRAST_DARK;
      guint n_terms;
      const MgTerm * const *terms = mg_vocabulary_get_terms ("layer", &n_terms);

      g_assert_cmpfloat (contrast (mg_style_ink (theme), ground), >, 10.);
      g_assert_cmpuint (n_terms, >=, 4);
      for (guint i = 0; i < n_terms; i++)
        g_assert_cmpfloat (contrast (mg_style_layer_colour (terms[i]->id, theme), ground), >=,
                           high ? 4.5 : 2.6);
    }
}

/* A figure's colour grows darker (lighter on a dark ground) all the way. */
static void
test_scale (void)
{
  for (MgTheme theme = MG_THEME_LIGHT; theme <= MG_THEME_BLACK_WHITE; theme++)
    {
      MgColour ground = mg_style_ground (theme);
      double last = 0.;

      for (guint i = 0; i <= 10; i++)
        {
          double now = contrast (mg_style_scale_colour (i / 10., theme), ground);

          g_assert_cmpfloat (now, >, last);
          last = now;
        }
      mg_style_scale_colour (NAN, theme);
      mg_style_group_colour (12345, theme);
    }
}

static void
test_names (void)
{
  MgTheme theme = MG_THEME_LIGHT;
  MgColour colour = { 0.5, 0.5, 0.5, 1. };

  g_assert_true (mg_theme_find ("black-white", &theme));
  g_assert_cmpint (theme, ==, MG_THEME_BLACK_WHITE);
  g_assert_false (mg_theme_find ("pink", &theme));
  g_assert_false (mg_colour_parse ("#12345", &colour));
  g_assert_false (mg_colour_parse ("#12345g", &colour));
  g_assert_false (mg_colour_parse (NULL, &colour));
  g_assert_cmpfloat (colour.red, ==, 0.5);
}

/* Those of the palette are told apart; what is nearly one of them is not. */
static void
test_alike (void)
{
  guint n;
  const MgColour *palette = mg_style_get_palette (&n);

  for (guint i = 0; i < n; i++)
    {
      MgColour near = palette[i];

      for (guint j = 0; j < n; j++)
        g_assert_cmpint (mg_colour_is_like (&palette[i], &palette[j]), ==, i == j);
      near.red += near.red < .5 ? .03 : -.03;
      g_assert_true (mg_colour_is_like (&near, &palette[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/style/tables-are-those-of-the-method", test_tables);
  g_test_add_func ("/style/unknown-has-looks", test_unknown);
  g_test_add_func ("/style/links-stand-out-from-ground", test_contrast);
  g_test_add_func ("/style/scale-is-monotonous", test_scale);
  g_test_add_func ("/style/alike-is-what-is-taken-for-another", test_alike);
  g_test_add_func ("/style/names", test_names);

  return g_test_run ();
}
