/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-drawn-scene.h"

#include "mg-looks.h"

/* What sizes and colours follow. */
static MgResults *
measure (MgNetwork  *network,
         GError    **error)
{
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .details = TRUE };
  g_autofree const char **ids = mg_looks_dup_measures (network);
  g_autoptr (MgSnapshot) graph = mg_snapshot_new (network, &scope);

  return mg_measure_run (graph, ids, NULL, NULL, error);
}

MgScene *
mg_drawn_scene_new (MgNetwork  *network,
                    MgTheme     theme,
                    gboolean    outlines,
                    GError    **error)
{
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP };
  MgSceneOptions options = {
    .theme = theme,
    .outlines = outlines || mg_network_get_boolean (network, MG_ID_POLE, MG_FIELD_POLE_OUTLINES),
    .date = mg_scope_get_date (&scope, network),
  };
  g_autoptr (MgResults) results = measure (network, error);
  g_autoptr (MgLooks) looks = NULL;

  if (results == NULL)
    return NULL;

  looks = mg_looks_new (network, results, NULL);
  mg_looks_apply (looks, &options);

  return mg_scene_new (network, &options);
}
