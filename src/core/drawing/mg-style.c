/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours are given once, for paper; the other themes derive theirs by contrast
 * with their ground (WCAG 2.1, relative luminance), so that a new kind or layer
 * of the vocabulary is legible everywhere without a row of its own here.
 */
#include "mg-style.h"

#include <math.h>
#include <string.h>

#include "mg-vocabulary.h"

#define HEX(n) { ((n) >> 16) / 255., (((n) >> 8) & 0xff) / 255., ((n) & 0xff) / 255., 1. }

typedef struct
{
  const char *id;
  MgColour    ground;
  MgColour    ink;
  double      kind_contrast;    /* least contrast of a symbol with the ground */
  double      layer_contrast;   /* of a link */
  double      layer_most;       /* on a dark ground, so that colours stay colours */
} Theme;

static const Theme themes[] = {
  [MG_THEME_LIGHT] = { "light", HEX (0xffffff), HEX (0x1f2328), 1., 2.7, 0. },
  [MG_THEME_DARK] = { "dark", HEX (0x1e1e1e), HEX (0xf0f0ee), 3.2, 3.6, 6.5 },
  [MG_THEME_HIGH_CONTRAST] = { "high-contrast", HEX (0xffffff), HEX (0x000000), 3., 4.6, 0. },
  [MG_THEME_HIGH_CONTRAST_DARK] = { "high-contrast-dark", HEX (0x000000), HEX (0xffffff), 4.6, 6., 9.5 },
  [MG_THEME_PRINT] = { "print", HEX (0xffffff), HEX (0x111111), 1., 2.7, 0. },
  [MG_THEME_BLACK_WHITE] = { "black-white", HEX (0xffffff), HEX (0x000000), 1., 4.6, 0. },
};

static const struct
{
  const char *id;
  MgShape     shape;
} shapes[] = {
  { "circle", MG_SHAPE_CIRCLE },
  { "square", MG_SHAPE_SQUARE },
  { "hexagon", MG_SHAPE_HEXAGON },
  { "diamond", MG_SHAPE_DIAMOND },
  { "triangle", MG_SHAPE_TRIANGLE },
  { "rounded", MG_SHAPE_ROUNDED },
};

static const struct
{
  const char *id;
  MgStroke    stroke;
} strokes[] = {
  { "solid", MG_STROKE_SOLID },
  { "thick", MG_STROKE_THICK },
  { "long-dash", MG_STROKE_LONG_DASH },
  { "fine-dot", MG_STROKE_FINE_DOT },
};

/* Grey of a symbol on paper without colours: neighbours in the legend differ. */
static const double shape_greys[] = {
  [MG_SHAPE_CIRCLE] = .35,
  [MG_SHAPE_SQUARE] = .93,
  [MG_SHAPE_HEXAGON] = .15,
  [MG_SHAPE_DIAMOND] = .75,
  [MG_SHAPE_TRIANGLE] = .55,
  [MG_SHAPE_ROUNDED] = .86,
  [MG_SHAPE_COLLECTIVE] = .97,
};

/* For groups, unknown kinds and unknown layers; distinct for colour-blind eyes
 * in the first eight, which are those of Okabe and Ito but for black.
 */
static const MgColour palette[] = {
  HEX (0x0072b2), HEX (0xe69f00), HEX (0x009e73), HEX (0xcc79a7), HEX (0x56b4e9),
  HEX (0xd55e00), HEX (0x7a5fa8), HEX (0xb8a500), HEX (0x6b4423), HEX (0x117733),
  HEX (0x88ccee), HEX (0x999999),
};

/* The nearest of these are .0747 from each other. */
#define ALIKE .07

static const MgColour grey = HEX (0x999999);

gboolean
mg_theme_find (const char *id,
               MgTheme    *theme)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      if (g_str_equal (themes[i].id, id))
        {
          *theme = i;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
mg_colour_parse (const char *text,
                 MgColour   *colour)
{
  guint parts[3];

  if (text == NULL || text[0] != '#' || strlen (text) != 7)
    return FALSE;

  for (guint i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]);
      int low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      parts[i] = (guint) (high * 16 + low);
    }

  *colour = (MgColour) { parts[0] / 255., parts[1] / 255., parts[2] / 255., 1. };

  return TRUE;
}

static double
linear (double part)
{
  return part <= .04045 ? part / 12.92 : pow ((part + .055) / 1.055, 2.4);
}

static double
luminance (const MgColour *colour)
{
  return .2126 * linear (colour->red) + .7152 * linear (colour->green)
         + .0722 * linear (colour->blue);
}

static double
contrast (const MgColour *a,
          const MgColour *b)
{
  double one = luminance (a) + .05, other = luminance (b) + .05;

  return MAX (one, other) / MIN (one, other);
}

MgColour
mg_colour_mix (MgColour a,
               MgColour b,
               double   share)
{
  return (MgColour) {
    a.red + (b.red - a.red) * share,
    a.green + (b.green - a.green) * share,
    a.blue + (b.blue - a.blue) * share,
    a.alpha + (b.alpha - a.alpha) * share,
  };
}

/* Where distances are as they are seen (Ottosson, “A perceptual color space for image
 * processing”, 2020).
 */
static void
get_seen (const MgColour *colour,
          double          seen[3])
{
  double r = linear (colour->red), g = linear (colour->green), b = linear (colour->blue);
  double l = cbrt (.4122214708 * r + .5363325363 * g + .0514459929 * b);
  double m = cbrt (.2119034982 * r + .6806995451 * g + .1073969566 * b);
  double s = cbrt (.0883024619 * r + .2817188376 * g + .6299787005 * b);

  seen[0] = .2104542553 * l + .7936177850 * m - .0040720468 * s;
  seen[1] = 1.9779984951 * l - 2.4285922050 * m + .4505937099 * s;
  seen[2] = .0259040371 * l + .7827717662 * m - .8086757660 * s;
}

gboolean
mg_colour_is_like (const MgColour *self,
                   const MgColour *other)
{
  double one[3], two[3], sum = 0.;

  get_seen (self, one);
  get_seen (other, two);
  for (guint i = 0; i < 3; i++)
    sum += (one[i] - two[i]) * (one[i] - two[i]);

  return sqrt (sum) < ALIKE;
}

/* The colour between @colour and @end whose contrast with @ground is @wanted. */
static MgColour
approach (const MgColour *colour,
          const MgColour *end,
          const MgColour *ground,
          double          wanted)
{
  double low = 0., high = 1.;
  gboolean rising = contrast (end, ground) > contrast (colour, ground);

  for (guint i = 0; i < 20; i++)
    {
      double middle = (low + high) / 2.;
      MgColour tried = mg_colour_mix (*colour, *end, middle);

      if ((contrast (&tried, ground) < wanted) == rising)
        low = middle;
      else
        high = middle;
    }

  return mg_colour_mix (*colour, *end, high);
}

static gboolean
is_dark (MgTheme theme)
{
  return theme == MG_THEME_DARK || theme == MG_THEME_HIGH_CONTRAST_DARK;
}

static MgColour
at_least (const MgColour *colour,
          double          least,
          MgTheme         theme)
{
  const Theme *row = &themes[theme];

  if (contrast (colour, &row->ground) >= least)
    return *colour;

  return approach (colour, &row->ink, &row->ground, least);
}

/* A link stands out from a dark ground as much as it does from paper: dark grey
 * becomes light grey, pale grey stays discreet.
 */
static MgColour
mirror (const MgColour *colour,
        MgTheme         theme)
{
  const Theme *row = &themes[theme];
  double wanted = contrast (colour, &themes[MG_THEME_PRINT].ground);

  wanted = CLAMP (wanted, row->layer_contrast, row->layer_most);
  if (contrast (colour, &row->ground) < wanted)
    return approach (colour, &row->ink, &row->ground, wanted);

  return approach (colour, &row->ground, &row->ground, wanted);
}

static const MgColour *
in_turn (const char *id)
{
  return &palette[g_str_hash (id) % G_N_ELEMENTS (palette)];
}

MgShape
mg_style_kind_shape (const char *kind)
{
  const MgTerm *term = kind != NULL ? mg_vocabulary_find ("kind", kind) : NULL;

  for (guint i = 0; term != NULL && term->shape != NULL && i < G_N_ELEMENTS (shapes); i++)
    {
      if (g_str_equal (shapes[i].id, term->shape))
        return shapes[i].shape;
    }

  return MG_SHAPE_ROUNDED;
}

MgColour
mg_style_kind_colour (const char *kind,
                      MgTheme     theme)
{
  const MgTerm *term = kind != NULL ? mg_vocabulary_find ("kind", kind) : NULL;
  MgColour colour = grey;

  if (theme == MG_THEME_BLACK_WHITE)
    {
      double value = shape_greys[mg_style_kind_shape (kind)];

      return (MgColour) { value, value, value, 1. };
    }

  if (term != NULL)
    mg_colour_parse (term->colour, &colour);
  else if (kind != NULL && kind[0] != '\0')
    colour = *in_turn (kind);

  return at_least (&colour, themes[theme].kind_contrast, theme);
}

MgStroke
mg_style_layer_stroke (const char *layer)
{
  const MgTerm *term;

  if (layer == NULL || layer[0] == '\0')
    return MG_STROKE_SOLID;
  if (g_str_equal (layer, "membership"))
    return MG_STROKE_THIN;

  term = mg_vocabulary_find ("layer", layer);
  for (guint i = 0; term != NULL && term->shape != NULL && i < G_N_ELEMENTS (strokes); i++)
    {
      if (g_str_equal (strokes[i].id, term->shape))
        return strokes[i].stroke;
    }

  return MG_STROKE_SOLID;
}

MgColour
mg_style_layer_colour (const char *layer,
                       MgTheme     theme)
{
  static const MgColour none = HEX (0x6e6e6e);
  const MgTerm *term = layer != NULL ? mg_vocabulary_find ("layer", layer) : NULL;
  MgColour colour = none;

  if (term != NULL)
    mg_colour_parse (term->colour, &colour);
  else if (layer != NULL && layer[0] != '\0' && !g_str_equal (layer, "membership"))
    colour = *in_turn (layer);

  if (theme == MG_THEME_BLACK_WHITE)
    {
      double value = luminance (&colour) > .3 ? .4 : .05;

      return (MgColour) { value, value, value, 1. };
    }

  return mg_style_own_colour (&colour, TRUE, theme);
}

MgColour
mg_style_own_colour (const MgColour *colour,
                     gboolean        is_link,
                     MgTheme         theme)
{
  if (!is_link)
    return at_least (colour, themes[theme].kind_contrast, theme);

  return is_dark (theme) ? mirror (colour, theme) : at_least (colour, themes[theme].layer_contrast, theme);
}

const MgColour *
mg_style_get_palette (guint *n_colours)
{
  *n_colours = G_N_ELEMENTS (palette);

  return palette;
}

gboolean
mg_style_is_high_contrast (MgTheme theme)
{
  return theme == MG_THEME_HIGH_CONTRAST || theme == MG_THEME_HIGH_CONTRAST_DARK;
}

MgColour
mg_style_ground (MgTheme theme)
{
  return themes[theme].ground;
}

MgColour
mg_style_ink (MgTheme theme)
{
  return themes[theme].ink;
}

MgColour
mg_style_scale_colour (double  share,
                       MgTheme theme)
{
  static const MgColour light[] = { HEX (0xdce9f5), HEX (0x6ba3cf), HEX (0x08386f) };
  static const MgColour dark[] = { HEX (0x33485c), HEX (0x5b9bd0), HEX (0xdff0ff) };
  static const MgColour plain[] = { HEX (0xf2f2f2), HEX (0x8c8c8c), HEX (0x141414) };
  const MgColour *scale = theme == MG_THEME_BLACK_WHITE ? plain : is_dark (theme) ? dark : light;

  if (isnan (share))
    return at_least (&grey, themes[theme].kind_contrast, theme);

  share = CLAMP (share, 0., 1.) * 2.;

  return share < 1. ? mg_colour_mix (scale[0], scale[1], share)
                    : mg_colour_mix (scale[1], scale[2], share - 1.);
}

MgShape
mg_style_group_shape (guint group)
{
  /* The last one is that of the rest. */
  return group < G_N_ELEMENTS (shapes) - 1 ? shapes[group].shape : MG_SHAPE_ROUNDED;
}

MgColour
mg_style_group_colour (guint   group,
                       MgTheme theme)
{
  const MgColour *colour = &palette[group % G_N_ELEMENTS (palette)];

  if (theme == MG_THEME_BLACK_WHITE)
    {
      double value = .1 + .85 * fmod (group * .618034, 1.);

      return (MgColour) { value, value, value, 1. };
    }

  return at_least (colour, themes[theme].kind_contrast, theme);
}
