/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being looked at: perimeter, layers, date. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgPerimeter:
 * @MG_PERIMETER_ALL: everything that can be drawn: support structure, absent
 *   organisations, collectives with their participations, every link
 * @MG_PERIMETER_MAP: organisations, but for the pole's support structure and
 *   those marked as absent
 * @MG_PERIMETER_MEMBERS: of these, the members
 * @MG_PERIMETER_CORE: of these, the declared core
 *
 * Only the last three are for figures (domain: "Toute la carte", "Membres",
 * "Noyau dur").
 */
typedef enum
{
  MG_PERIMETER_ALL,
  MG_PERIMETER_MAP,
  MG_PERIMETER_MEMBERS,
  MG_PERIMETER_CORE,
} MgPerimeter;

/**
 * MgScope:
 * @perimeter: which organisations
 * @layers: (nullable): the layers that count, %NULL-terminated; %NULL is the
 *   three levels of cooperation, or every link of a network without layers
 * @date: the moment; none is the pole's reference date, and if there is none,
 *   everything ever
 * @all_dates: look at no date at all
 * @directed: keep directions: one-way links are arcs, the others two arcs
 * @details: keep what fields say, for indicators; see #MgDetails
 * @collectives: two that take part in the same collective cooperation, other
 *   than as its supporters, are a pair, too
 * @support: the pole's support structure is one of the organisations
 * @confidence: the least confidence, 1 to 3, of a link that counts; 0 is any,
 *   those of unknown confidence included
 * @by: (nullable): the name of a field of organisations by which some indicators
 *   put them in groups; changes nothing else, and needs @details
 */
typedef struct
{
  MgPerimeter         perimeter;
  const char * const *layers;
  MgDate              date;
  gboolean            all_dates;
  gboolean            directed;
  gboolean            details;
  gboolean            collectives;
  gboolean            support;
  guint               confidence;
  const char         *by;
} MgScope;

/* Stable names: "all", "map", "members", "core". */
const char *mg_perimeter_get_id       (MgPerimeter     perimeter);
gboolean    mg_perimeter_find         (const char     *id,
                                       MgPerimeter    *perimeter);
/* For people, untranslated; translate with _(). */
const char *mg_perimeter_get_label    (MgPerimeter     perimeter);

/* The date that @scope stands for in @network; none if none applies. */
MgDate      mg_scope_get_date         (const MgScope  *scope,
                                       MgNetwork      *network);

/* Whether @organisation belongs to the perimeter and is there at the date. */
gboolean    mg_scope_has_organisation (const MgScope  *scope,
                                       MgNetwork      *network,
                                       MgId            organisation,
                                       MgDate          date);

/* Whether @link, whatever its ends, counts: layer, date, not a wish. */
gboolean    mg_scope_has_link         (const MgScope  *scope,
                                       MgNetwork      *network,
                                       MgId            link,
                                       MgDate          date);

/* Membership as domain rules derive it from belonging and role. */
gboolean    mg_organisation_is_member (MgNetwork      *network,
                                       MgId            organisation);
/* Whether it is the pole's own legal structure. */
gboolean    mg_organisation_is_support (MgNetwork     *network,
                                       MgId            organisation);
/* 1 core, 2 members, 3 participants and residents, 4 partners, 0 none of them. */
guint       mg_organisation_get_ring  (MgNetwork      *network,
                                       MgId            organisation);

G_END_DECLS
