/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where links have left their ink, so that names can stand beside it.  Private
 * to drawing.
 */
#pragma once

#include "mg-view.h"

G_BEGIN_DECLS

/**
 * MgInk:
 *
 * Small squares over the window, a sheet of them for each sort of strand.  A
 * square that a strand touches is inked; how many of a rectangle's are takes four
 * look-ups, whatever its size.
 */
typedef struct _MgInk MgInk;

/* Returns: (nullable): %NULL if there are too many links or pixels */
MgInk  *mg_ink_new     (const MgView *view) G_GNUC_WARN_UNUSED_RESULT;
void    mg_ink_free    (MgInk        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgInk, mg_ink_free)

/* A name may stand over a light strand: one that is thin and pale, or dotted. */
typedef enum
{
  MG_INK_STRONG,
  MG_INK_LIGHT,
} MgInkSort;

#define MG_N_INK_SORTS 2

MgInkSort mg_ink_get_sort (const MgSceneEdge *edge);

/* The inked area under @rect, in pixels; 0 only if no such strand touches it. */
double  mg_ink_measure (const MgInk  *self,
                        MgInkSort     sort,
                        const MgRect *rect);

G_END_DECLS
