/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture gets wrong, counted in the scene as it is drawn. */
#pragma once

#include "mg-label.h"

/**
 * MapFaults:
 * @n_labels: names that are shown
 * @n_on_labels: pairs of names that share a place
 * @n_on_nodes: names over a symbol
 * @n_on_strands: names whose letters are over a strong strand or several
 * @n_bare: those of them that nothing is laid under
 * @n_on_light: likewise over light strands alone: thin and pale, or dotted
 * @n_far: names tied to their symbol by a line longer than three of their own
 * @n_superposed: pairs of strands that run over each other for a good part
 * @n_behind: strands that pass behind a symbol that is not one of their ends
 */
typedef struct
{
  guint n_labels;
  guint n_on_labels;
  guint n_on_nodes;
  guint n_on_strands;
  guint n_bare;
  guint n_on_light;
  guint n_far;
  guint n_superposed;
  guint n_behind;
} MapFaults;

MapFaults map_count_faults (const MgView *view,
                            MgFonts      *fonts,
                            GArray       *labels);
