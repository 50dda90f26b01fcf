/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How data looks: kinds by shape and colour, layers by stroke and colour. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} MgColour;

typedef enum
{
  MG_SHAPE_CIRCLE,
  MG_SHAPE_SQUARE,
  MG_SHAPE_HEXAGON,
  MG_SHAPE_DIAMOND,
  MG_SHAPE_TRIANGLE,
  MG_SHAPE_ROUNDED,
  MG_SHAPE_COLLECTIVE,  /* small and flat, unlike any organisation */
} MgShape;

typedef enum
{
  MG_STROKE_SOLID,
  MG_STROKE_THICK,
  MG_STROKE_LONG_DASH,
  MG_STROKE_FINE_DOT,
  MG_STROKE_THIN,       /* participations, links without a layer */
} MgStroke;

/**
 * MgTheme:
 * @MG_THEME_LIGHT: screen, light
 * @MG_THEME_DARK: screen, dark
 * @MG_THEME_HIGH_CONTRAST: screen, high contrast, light ground
 * @MG_THEME_HIGH_CONTRAST_DARK: screen, high contrast, dark ground
 * @MG_THEME_PRINT: paper: white ground, full colours
 * @MG_THEME_BLACK_WHITE: paper without colours
 */
typedef enum
{
  MG_THEME_LIGHT,
  MG_THEME_DARK,
  MG_THEME_HIGH_CONTRAST,
  MG_THEME_HIGH_CONTRAST_DARK,
  MG_THEME_PRINT,
  MG_THEME_BLACK_WHITE,
} MgTheme;

/* Stable names on the command line: "light", "dark", "high-contrast",
 * "high-contrast-dark", "print", "black-white".
 */
gboolean mg_theme_find            (const char *id,
                                   MgTheme    *theme);

gboolean mg_colour_parse          (const char *text,   /* "#rrggbb" */
                                   MgColour   *colour);

/* The looks of a kind; %NULL or an unknown kind looks like "other", an unknown
 * one with a colour of its own.
 */
MgShape  mg_style_kind_shape      (const char *kind);
MgColour mg_style_kind_colour     (const char *kind,
                                   MgTheme     theme);

/* The looks of a layer; unknown layers (foreign files) get colours in turn. */
MgStroke mg_style_layer_stroke    (const char *layer);
MgColour mg_style_layer_colour    (const char *layer,
                                   MgTheme     theme);

/**
 * mg_style_own_colour:
 * @colour: as it was chosen, for paper
 * @is_link: of a link, not of a symbol
 *
 * Returns: the same, as far from the ground of @theme as is legible.  Paper without
 *   colours has none: ask for the usual looks there
 */
MgColour mg_style_own_colour      (const MgColour *colour,
                                   gboolean        is_link,
                                   MgTheme         theme);

/* Those that can be told apart by everybody, for people to choose from. */
const MgColour *
         mg_style_get_palette     (guint       *n_colours);

/* From @a (0) to @b (1). */
MgColour mg_colour_mix            (MgColour    a,
                                   MgColour    b,
                                   double      share);

/* Whether they would be taken for one another, by those who see all colours; no two of
 * the palette are.
 */
gboolean mg_colour_is_like        (const MgColour *self,
                                   const MgColour *other);

gboolean mg_style_is_high_contrast (MgTheme    theme);
MgColour mg_style_ground          (MgTheme     theme);
MgColour mg_style_ink             (MgTheme     theme);

/* A scale from pale to strong, readable in grey, for @share in 0…1. */
MgColour mg_style_scale_colour    (double      share,
                                   MgTheme     theme);
/* Shapes of groups; those that have none share one. */
MgShape  mg_style_group_shape     (guint       group);
/* Colours of groups, in turn. */
MgColour mg_style_group_colour    (guint       group,
                                   MgTheme     theme);

G_END_DECLS
