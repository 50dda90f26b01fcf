/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things are on paper.  Private to drawing. */
#pragma once

#include "mg-fonts.h"
#include "mg-view.h"

G_BEGIN_DECLS

/**
 * MgPage:
 *
 * The legend has a column of its own at the right (a band at the foot of a page
 * that is higher than wide), the map all the rest.
 */
typedef struct
{
  double     width, height;
  MgRect     legend;
  double     legend_size;     /* of its letters */
  MgRect     map;
  MgViewport viewport;        /* of the whole page */
  gboolean   is_crowded;      /* with names: those for which there is no place are left out */
  gboolean   by_size;         /* whose names come first is what is large, not what is linked */
} MgPage;

/* What else the legend says; %NULL is nothing. */
const char *mg_page_get_note (const MgPage *self);

void mg_page_init      (MgPage        *self,
                        const MgScene *scene,
                        MgFonts       *fonts,
                        double         width,
                        double         height);

/* @view: (out caller-allocates): how the painter sees the map; lives as long as @self */
void mg_page_init_view (const MgPage  *self,
                        const MgScene *scene,
                        MgView        *view);

G_END_DECLS
