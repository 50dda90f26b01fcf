/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can follow something.  Private to looks. */
#pragma once

#include "mg-looks.h"

G_BEGIN_DECLS

enum { MG_LOOK_SIZE, MG_LOOK_COLOUR, MG_LOOK_SHAPE, MG_LOOK_WIDTH, MG_LOOK_N_PLACES };

typedef struct
{
  MgFieldId   place;
  MgItemKind  kind;         /* whose fields */
  MgMeasureDomain domain;   /* whose measures; %MG_MEASURE_NETWORK: none */
  gboolean    numbers;
  gboolean    groups;
  guint       most_groups;
  gboolean    from_zero;    /* twice as large must mean twice as much */
  const char *title;
} MgLookPlace;

extern const MgLookPlace mg_look_places[MG_LOOK_N_PLACES];

guint    mg_look_find_place (MgFieldId      place);
gboolean mg_look_is_number  (const MgField *row);

G_END_DECLS
