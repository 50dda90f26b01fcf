/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where names may stand to their symbol.  Private to drawing. */
#pragma once

#include "mg-geometry.h"

G_BEGIN_DECLS

/**
 * MgSpot:
 * @rect: where the name is
 * @align: of its lines: -1 left, 0 centred, 1 right
 * @cost: how much it is disliked
 */
typedef struct
{
  MgRect rect;
  int    align;
  double cost;
} MgSpot;

/* Those on the screen; the first few are right beside the symbol. */
#define MG_N_SCREEN_SPOTS 16
#define MG_N_NEAR_SPOTS 4

/* On paper, more, and further away. */
#define MG_N_PAPER_SPOTS 340
#define MG_N_CLOSE_SPOTS 34     /* the first of these: beside the symbol */

/* And at last, everywhere around. */
#define MG_N_ALL_SPOTS (MG_N_PAPER_SPOTS + 2 * 37 * 37)

/* @spot: the number of one; those with a lower number are not always liked better */
MgSpot mg_spot_get (const MgRect *symbol,
                    double        width,
                    double        height,
                    double        size,
                    gboolean      paper,
                    guint         spot);

G_END_DECLS
