/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collective cooperation beside bilateral: shared places, projects, bodies. */
#pragma once

#include "mg-row-detail.h"

G_BEGIN_DECLS

/* Organisations that take part in a collective at the date / organisations. */
MG_DECLARE_FIGURE (mg_in_collective);
/* Pairs that meet only in a collective, supporters left out. */
MG_DECLARE_FIGURE (mg_collective_pairs);
/* Those / those and the linked pairs. */
MG_DECLARE_FIGURE (mg_collective_share);
/* Linked pairs and those / possible pairs. */
MG_DECLARE_FIGURE (mg_collective_density);
/* For each organisation, in how many collectives it takes part. */
MG_DECLARE_VALUES (mg_count_collectives);
/* For each organisation, the sum over its collectives and those it meets there of
 * 1 / (participants - 1).  Source: Newman 2001, doi:10.1103/PhysRevE.64.016132. */
MG_DECLARE_VALUES (mg_collective_strength);

G_END_DECLS
