/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The circles that a map was arranged on, as the pole keeps them in one text:
 * "circles;0;0;1=138.2 2=276.4" or "central;0;0;10=96.5 5=210;degree": layout,
 * centre, what each circle stands for and its radius, and by what.
 */
#pragma once

#include "mg-layout.h"
#include "mg-scene.h"

G_BEGIN_DECLS

/**
 * MgLooksRings:
 * @rings: (element-type MgSceneRing): from the inner one outwards; none if nothing is said
 * @label: (nullable): what they say, for the legend
 */
typedef struct
{
  double   x;
  double   y;
  GArray  *rings;
  char    *label;
} MgLooksRings;

/**
 * mg_looks_dup_rings:
 * @by: (nullable): what the layout was made by, if not by what is its own
 * @xy: what @layout made of @input
 *
 * Returns: (transfer full) (nullable): the text for %MG_FIELD_POLE_RINGS; %NULL: none
 */
char         *mg_looks_dup_rings   (const MgLayout      *layout,
                                    const char          *by,
                                    const MgLayoutInput *input,
                                    const double        *xy) G_GNUC_WARN_UNUSED_RESULT;

/* Reads %MG_FIELD_POLE_RINGS.  A text that mg_looks_dup_rings() would not write is passed over. */
MgLooksRings *mg_looks_rings_new   (MgNetwork           *network) G_GNUC_WARN_UNUSED_RESULT;
void          mg_looks_rings_free  (MgLooksRings        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgLooksRings, mg_looks_rings_free)
void          mg_looks_rings_apply (const MgLooksRings  *self,
                                    MgSceneOptions      *options);

G_END_DECLS
