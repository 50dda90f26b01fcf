/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fields say about the organisations, links and collectives that a snapshot
 * counts, and about those of other dates: for indicators that need more than who
 * is linked to whom.
 */
#pragma once

#include "mg-scope.h"

G_BEGIN_DECLS

/* No such row. */
#define MG_NO_ROW G_MAXUINT

/**
 * MgOrganisationDetail:
 * @row: row in the snapshot, or %MG_NO_ROW: not there at the date, or outside
 * @in_perimeter: whether it is inside, whatever the date
 * @ring: see mg_organisation_get_ring()
 * @commune: its INSEE code, or else its name
 * @town: what people read
 * @in_territory: whether its commune is one of the pole's
 * @source: how it came to be known
 * @group: what the field of #MgScope.by says, as it stands in a file
 * @fte, @fte_insertion, @people, @lat, @lon: NaN if not known
 *
 * Texts are %NULL if not known.  Within one #MgDetails, equal texts are the same
 * pointer.
 */
typedef struct
{
  guint       row;
  gboolean    in_perimeter;
  guint       ring;
  gboolean    is_founder;
  gboolean    is_support;
  gboolean    in_territory;
  const char *text_id;
  const char *kind;
  const char *sector;
  const char *role;
  const char *commune;
  const char *town;
  const char *confidence;
  const char *source;
  const char *group;
  MgDate      joined;
  MgDate      left;
  double      fte;
  double      fte_insertion;
  double      people;
  double      lat;
  double      lon;
} MgOrganisationDetail;

/**
 * MgLinkDetail:
 * @source, @target: places in @organisations
 * @is_counted: whether it is one of the snapshot's links
 * @in_levels: whether it counts at some date: its layer is looked at
 * @amount: euros, NaN if not known
 *
 * Wishes are not there.
 */
typedef struct
{
  guint       source;
  guint       target;
  gboolean    is_counted;
  gboolean    in_levels;
  const char *layer;
  const char *type;
  const char *formality;
  const char *basis;
  const char *confidence;
  gboolean    is_directed;
  gboolean    is_reciprocal;
  gboolean    is_monetary;
  MgDate      start;
  MgDate      end;
  double      amount;
} MgLinkDetail;

/**
 * MgPartDetail:
 * @collective: number of the collective, from 0
 * @organisation: place in @organisations
 * @collective_id: the collective's text identifier; %NULL if it has none
 * @type: what the collective is
 * @role: %NULL if not known
 *
 * Who takes part in what at the date, inside the perimeter; sorted by collective.
 */
typedef struct
{
  guint       collective;
  guint       organisation;
  const char *collective_id;
  const char *type;
  const char *role;
} MgPartDetail;

/* Whether it cooperates there: those who support it from outside do not. */
gboolean mg_part_meets (const MgPartDetail *part);

/* Amounts of the pole's own resources, in euros; NaN if not known. */
typedef struct
{
  const char *id;
  double      amount;
} MgResourceDetail;

/**
 * MgDetails:
 * @organisations: every organisation of the network but those marked as absent
 * @places: row of the snapshot → place in @organisations
 * @created: when the pole was
 * @reference: the date of the snapshot; the latest start if it has none
 * @has_territory: whether the pole says which communes are its own
 * @has_groups: whether the network has the field of #MgScope.by
 * @governance: (nullable): the pole's declared form of governance
 * @animation_fte: its facilitation team; NaN if not known
 *
 * Immutable; any thread may read it.
 */
typedef struct
{
  GArray       *organisations;
  GArray       *links;
  GArray       *parts;
  GArray       *resources;
  guint        *places;
  MgDate        created;
  MgDate        reference;
  gboolean      has_territory;
  gboolean      has_groups;
  const char   *governance;
  double        animation_fte;
  GStringChunk *texts;
} MgDetails;

/* @ids: the snapshot's rows.  Time O(n + m). */
MgDetails *mg_details_new  (MgNetwork     *network,
                            const MgScope *scope,
                            const MgId    *ids,
                            guint          n_ids) G_GNUC_WARN_UNUSED_RESULT;
void       mg_details_free (MgDetails     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgDetails, mg_details_free)

#define mg_details_organisation(self, place) (&g_array_index ((self)->organisations, MgOrganisationDetail, (place)))
#define mg_details_link(self, place) (&g_array_index ((self)->links, MgLinkDetail, (place)))
#define mg_details_part(self, place) (&g_array_index ((self)->parts, MgPartDetail, (place)))

G_END_DECLS
