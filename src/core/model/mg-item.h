/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a network is made of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stable within one network and never given twice, so that an undo, a
 * selection, a late result and a journal can all name an item; 0 is "none".
 */
typedef guint32 MgId;

#define MG_ID_NONE ((MgId) 0)

/* The pole itself: its fields hang on this item, which is always there. */
#define MG_ID_POLE ((MgId) 1)

/**
 * MgItemKind:
 * @MG_ITEM_POLE: the pole; there is exactly one
 * @MG_ITEM_ORGANISATION: an organisation
 * @MG_ITEM_COLLECTIVE: a collective cooperation: shared place, project, body…
 * @MG_ITEM_LINK: a bilateral cooperation between two organisations
 * @MG_ITEM_PARTICIPATION: an organisation's part in a collective
 *
 * The numbers are written to disk: append, never renumber.  They are bits, so
 * that a set of kinds is an "or" of them.
 */
typedef enum
{
  MG_ITEM_POLE          = 1 << 0,
  MG_ITEM_ORGANISATION  = 1 << 1,
  MG_ITEM_COLLECTIVE    = 1 << 2,
  MG_ITEM_LINK          = 1 << 3,
  MG_ITEM_PARTICIPATION = 1 << 4,
} MgItemKind;

/* Sets of kinds.  Nodes and edges are GraphML's words; people never see them. */
#define MG_ITEMS_NODES ((guint) (MG_ITEM_ORGANISATION | MG_ITEM_COLLECTIVE))
#define MG_ITEMS_EDGES ((guint) (MG_ITEM_LINK | MG_ITEM_PARTICIPATION))

/**
 * MgItem:
 * @id: its identifier
 * @kind: what it is
 * @source: of a link, where it comes from; of a participation, the organisation
 * @target: of a link, where it goes to; of a participation, the collective
 * @n_ends: of an organisation or collective: how many ends of links and
 *   participations it has
 *
 * Belongs to its network, which alone writes to it.  Valid until the next edit.
 */
typedef struct
{
  MgId        id;
  MgItemKind  kind;
  MgId        source;
  MgId        target;
  guint       n_ends;
} MgItem;

/* Whether items of @kind have two ends. */
gboolean mg_item_kind_is_edge (MgItemKind kind);

G_END_DECLS
