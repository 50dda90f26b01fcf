/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts that the table of measures is put together from, in their order:
 * a new measure is a new row in one of them.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

typedef const MgMeasure *(*MgMeasureRowsFunc) (guint *n_rows);

const MgMeasure *mg_measure_rows_graph       (guint *n_rows);
const MgMeasure *mg_measure_rows_each        (guint *n_rows);
const MgMeasure *mg_measure_rows_groups      (guint *n_rows);
const MgMeasure *mg_measure_rows_places      (guint *n_rows);
const MgMeasure *mg_measure_rows_shape       (guint *n_rows);
const MgMeasure *mg_measure_rows_mix         (guint *n_rows);
const MgMeasure *mg_measure_rows_ties        (guint *n_rows);
const MgMeasure *mg_measure_rows_pole        (guint *n_rows);

G_END_DECLS
