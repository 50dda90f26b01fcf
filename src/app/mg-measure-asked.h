/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that are computed only when somebody asks: where those of the map stand
 * among random networks, and how they move if one looks differently.
 */
#pragma once

#include "mg-document.h"
#include "mg-random-comparison.h"

G_BEGIN_DECLS

typedef enum
{
  MG_ASKED_RANDOM,
  MG_ASKED_SENSITIVITY,
  MG_N_ASKED
} MgAsked;

/**
 * MgMeasureAsked:
 *
 * One question at a time: another one stops it.  What was found stays until it is
 * found anew, and knows whether the map has changed since.
 *
 * Signals:
 *  - `changed`: one is under way, is done, or became stale
 *  - `answered` (#MgAsked): there is a new table
 */
#define MG_TYPE_MEASURE_ASKED (mg_measure_asked_get_type ())
G_DECLARE_FINAL_TYPE (MgMeasureAsked, mg_measure_asked, MG, MEASURE_ASKED, GObject)

MgMeasureAsked        *mg_measure_asked_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void                   mg_measure_asked_set_document    (MgMeasureAsked        *self,
                                                         MgDocument            *document);   /* (nullable) */

/* With the document's perimeter and date; the second with those of measures of
 * networks that can be seen to move.
 */
void                   mg_measure_asked_ask_random      (MgMeasureAsked        *self,
                                                         const MgRandomOptions *options);
void                   mg_measure_asked_ask_sensitivity (MgMeasureAsked        *self);
void                   mg_measure_asked_stop            (MgMeasureAsked        *self);

/* (nullable): of what is under way */
MgProgress            *mg_measure_asked_get_progress    (MgMeasureAsked        *self);
/* (nullable): a row for each measure */
const MgGrid          *mg_measure_asked_get_grid        (MgMeasureAsked        *self,
                                                         MgAsked                which);
/* Whether the map, or what is asked of it, is another one since. */
gboolean               mg_measure_asked_is_stale        (MgMeasureAsked        *self,
                                                         MgAsked                which);
/* How the networks of %MG_ASKED_RANDOM were drawn. */
const MgRandomOptions *mg_measure_asked_get_options     (MgMeasureAsked        *self);

/* What a table is called, and its card: no row of the table of measures. */
const MgMeasure       *mg_measure_asked_get_measure     (MgAsked                which);

G_END_DECLS
