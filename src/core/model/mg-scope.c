/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-scope.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *label;
} perimeters[] = {
  [MG_PERIMETER_ALL] = { "all", N_("Everything drawn") },
  [MG_PERIMETER_MAP] = { "map", N_("Whole map") },
  [MG_PERIMETER_MEMBERS] = { "members", N_("Members") },
  [MG_PERIMETER_CORE] = { "core", N_("Core") },
};

/* The layers whose links are cooperation; the fourth is support and governance. */
static const char * const three_levels[] = { "mutualisation", "project", "strategy", NULL };

/* From the innermost circle outwards; a role that is not here has none. */
static const struct
{
  const char *role;
  guint       ring;
} rings[] = {
  { "core", 1 },
  { "member", 2 },
  { "project", 3 },
  { "resident", 3 },
  { "partner", 4 },
};

const char *
mg_perimeter_get_id (MgPerimeter perimeter)
{
  g_return_val_if_fail (perimeter < G_N_ELEMENTS (perimeters), NULL);

  return perimeters[perimeter].id;
}

gboolean
mg_perimeter_find (const char  *id,
                   MgPerimeter *perimeter)
{
  for (guint i = 0; i < G_N_ELEMENTS (perimeters); i++)
    {
      if (g_strcmp0 (perimeters[i].id, id) == 0)
        {
          *perimeter = (MgPerimeter) i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
mg_perimeter_get_label (MgPerimeter perimeter)
{
  g_return_val_if_fail (perimeter < G_N_ELEMENTS (perimeters), NULL);

  return perimeters[perimeter].label;
}

MgDate
mg_scope_get_date (const MgScope *scope,
                   MgNetwork     *network)
{
  g_return_val_if_fail (scope != NULL, MG_DATE_NONE);

  if (scope->all_dates || scope->perimeter == MG_PERIMETER_ALL)
    return MG_DATE_NONE;

  return scope->date != MG_DATE_NONE ? scope->date
                                     : mg_network_get_date (network, MG_ID_POLE, MG_FIELD_POLE_REFERENCE_DATE);
}

static gboolean
has_role (MgNetwork  *network,
          MgId        organisation,
          const char *role)
{
  return g_strcmp0 (mg_network_get_text (network, organisation, MG_FIELD_ROLE), role) == 0 ||
         mg_choices_contain (mg_network_get_text (network, organisation, MG_FIELD_BELONGING), role);
}

guint
mg_organisation_get_ring (MgNetwork *network,
                          MgId       organisation)
{
  for (guint i = 0; i < G_N_ELEMENTS (rings); i++)
    {
      if (has_role (network, organisation, rings[i].role))
        return rings[i].ring;
    }

  return 0;
}

gboolean
mg_organisation_is_member (MgNetwork *network,
                           MgId       organisation)
{
  guint ring = mg_organisation_get_ring (network, organisation);

  return ring == 1 || ring == 2;
}

gboolean
mg_organisation_is_support (MgNetwork *network,
                            MgId       organisation)
{
  return mg_network_get_boolean (network, organisation, MG_FIELD_IS_SUPPORT) ||
         g_strcmp0 (mg_network_get_text (network, organisation, MG_FIELD_ROLE), "support") == 0;
}

static gboolean
is_in_perimeter (const MgScope *scope,
                 MgNetwork     *network,
                 MgId           organisation)
{
  if (scope->perimeter == MG_PERIMETER_ALL)
    return TRUE;

  if (has_role (network, organisation, "absent"))
    return FALSE;

  if (mg_organisation_is_support (network, organisation))
    return scope->support;

  switch (scope->perimeter)
    {
    case MG_PERIMETER_ALL:
    case MG_PERIMETER_MAP:
      return TRUE;

    case MG_PERIMETER_MEMBERS:
      return mg_organisation_is_member (network, organisation);

    case MG_PERIMETER_CORE:
      return mg_organisation_get_ring (network, organisation) == 1;

    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
mg_scope_has_organisation (const MgScope *scope,
                           MgNetwork     *network,
                           MgId           organisation,
                           MgDate         date)
{
  g_return_val_if_fail (scope != NULL, FALSE);

  return is_in_perimeter (scope, network, organisation) &&
         mg_date_covers (mg_network_get_date (network, organisation, MG_FIELD_JOINED),
                         mg_network_get_date (network, organisation, MG_FIELD_LEFT), date);
}

/* Levels of confidence are "1", "2" and "3". */
static gboolean
is_sure_enough (const MgScope *scope,
                MgNetwork     *network,
                MgId           link)
{
  const char *confidence;

  if (scope->confidence == 0)
    return TRUE;

  confidence = mg_network_get_text (network, link, MG_FIELD_LINK_CONFIDENCE);

  return confidence != NULL && g_ascii_strtoull (confidence, NULL, 10) >= scope->confidence;
}

gboolean
mg_scope_has_link (const MgScope *scope,
                   MgNetwork     *network,
                   MgId           link,
                   MgDate         date)
{
  const char * const *layers;
  const char *layer;

  g_return_val_if_fail (scope != NULL, FALSE);

  if (scope->perimeter == MG_PERIMETER_ALL && scope->layers == NULL)
    return TRUE;

  if (!is_sure_enough (scope, network, link))
    return FALSE;

  if (mg_network_get_boolean (network, link, MG_FIELD_WISH) ||
      !mg_date_covers (mg_network_get_date (network, link, MG_FIELD_START),
                       mg_network_get_date (network, link, MG_FIELD_END), date))
    return FALSE;

  /* A network without layers: every link is a cooperation. */
  if (scope->layers == NULL && !mg_network_field_in_use (network, MG_FIELD_LINK_LAYER))
    return TRUE;

  layers = scope->layers != NULL ? scope->layers : three_levels;
  layer = mg_network_get_text (network, link, MG_FIELD_LINK_LAYER);

  return layer != NULL && g_strv_contains (layers, layer);
}
