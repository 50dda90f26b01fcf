/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which question a measure belongs to, so that a long list can be read. */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

typedef enum
{
  MG_SECTION_SHAPE,       /* how it holds together: what is nowhere else */
  MG_SECTION_WITH_WHOM,
  MG_SECTION_CIRCLES,
  MG_SECTION_TERRITORY,
  MG_SECTION_MONEY,
  MG_SECTION_TIME,
  MG_SECTION_QUALITY,
  MG_N_SECTIONS
} MgMeasureSection;

/* Translated. */
const char       *mg_measure_section_get_title (MgMeasureSection  section);
MgMeasureSection  mg_measure_section_of        (const MgMeasure  *measure);

/* Whether it is in the short list, for those who facilitate. */
gboolean          mg_measure_section_is_short  (const MgMeasure  *measure);

G_END_DECLS
