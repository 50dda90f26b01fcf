/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of the table of layouts point to; see MgLayoutFunc. */
#pragma once

#include "mg-adjacency.h"
#include "mg-layout.h"

G_BEGIN_DECLS

#define MG_LAYOUT_FUNC(name) \
  gboolean name (const MgLayoutInput  *input, \
                 MgProgress           *progress, \
                 GCancellable         *cancellable, \
                 double               *xy, \
                 GError              **error)

MG_LAYOUT_FUNC (mg_layout_stress);
MG_LAYOUT_FUNC (mg_layout_groups);
MG_LAYOUT_FUNC (mg_layout_circles);
MG_LAYOUT_FUNC (mg_layout_sectors);
MG_LAYOUT_FUNC (mg_layout_columns);
MG_LAYOUT_FUNC (mg_layout_levels);
MG_LAYOUT_FUNC (mg_layout_projects);
MG_LAYOUT_FUNC (mg_layout_central);
MG_LAYOUT_FUNC (mg_layout_territory);
MG_LAYOUT_FUNC (mg_layout_circle);
MG_LAYOUT_FUNC (mg_layout_grid);

GArray  *mg_layout_circles_rings   (const MgLayoutInput *input,
                                    const double        *xy) G_GNUC_WARN_UNUSED_RESULT;
GArray  *mg_layout_central_rings   (const MgLayoutInput *input,
                                    const double        *xy) G_GNUC_WARN_UNUSED_RESULT;

/* Whether row @i has a place that can be used: finite and not absurdly far. */
gboolean mg_layout_input_has_place (const MgLayoutInput *input,
                                    guint                i);
/* Its group, or its kind if there are no groups; collectives are in the last one. */
guint    mg_layout_input_get_group (const MgLayoutInput *input,
                                    guint                i);
/* How many there are, with those of no group and the collectives. */
guint    mg_layout_input_count_groups (const MgLayoutInput *input);
/* Links between organisations, none of collectives; of all rows. */
MgAdjacency *mg_layout_input_find_partners (const MgLayoutInput *input) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it has one and keeps it. */
gboolean mg_layout_input_is_pinned (const MgLayoutInput *input,
                                    guint                i);

G_END_DECLS
