/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks that are chosen together: what sizes, colours, shapes and widths follow. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgLookPreset:
 * @id: on the command line
 * @name: for people, in English; translate with _()
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *size_by;
  const char *colour_by;
} MgLookPreset;

const MgLookPreset *mg_look_preset_get_table (guint              *n_presets);

/* (nullable) */
const MgLookPreset *mg_look_preset_find      (const char         *id);

/* The fields of the pole that it sets, each to mg_look_preset_get_text(). */
const MgFieldId    *mg_look_preset_get_places (guint             *n_places);

/* Returns: (nullable): what the pole says of @place */
const char         *mg_look_preset_get_text  (const MgLookPreset *self,
                                              MgFieldId           place);

G_END_DECLS
