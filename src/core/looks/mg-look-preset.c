/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-look-preset.h"

#include <glib/gi18n-lib.h>

/* A workshop reads kinds and levels; an analysis, who has many partners and which groups there are. */
static const MgLookPreset presets[] = {
  { "workshop", N_("Workshop: Kinds and Levels"), NULL, NULL },
  { "analysis", N_("Analysis: Partners and Groups"), "degree", "community" },
};

static const MgFieldId places[] = {
  MG_FIELD_POLE_SIZE_BY, MG_FIELD_POLE_COLOUR_BY, MG_FIELD_POLE_SHAPE_BY, MG_FIELD_POLE_WIDTH_BY,
};

const MgLookPreset *
mg_look_preset_get_table (guint *n_presets)
{
  *n_presets = G_N_ELEMENTS (presets);

  return presets;
}

const MgLookPreset *
mg_look_preset_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    if (g_str_equal (presets[i].id, id))
      return &presets[i];

  return NULL;
}

const MgFieldId *
mg_look_preset_get_places (guint *n_places)
{
  *n_places = G_N_ELEMENTS (places);

  return places;
}

const char *
mg_look_preset_get_text (const MgLookPreset *self,
                         MgFieldId           place)
{
  if (place == MG_FIELD_POLE_SIZE_BY)
    return self->size_by;

  return place == MG_FIELD_POLE_COLOUR_BY ? self->colour_by : NULL;
}
