/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits that are done, undone and named together. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgTransaction:
 *
 * A named list of edits, all of them made or none.  Filled by whoever makes
 * it; from the moment it is given to an #MgHistory it no longer changes.
 */
#define MG_TYPE_TRANSACTION (mg_transaction_get_type ())
typedef struct _MgTransaction MgTransaction;
GType          mg_transaction_get_type     (void);

/* @label: what is done, in the user's words and language ("remove Ressourcerie"). */
MgTransaction *mg_transaction_new          (const char           *label) G_GNUC_WARN_UNUSED_RESULT;
MgTransaction *mg_transaction_ref          (MgTransaction        *self);
void           mg_transaction_unref        (MgTransaction        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgTransaction, mg_transaction_unref)

const char    *mg_transaction_get_label    (const MgTransaction  *self);
guint          mg_transaction_get_n_edits  (const MgTransaction  *self);
const MgEdit  *mg_transaction_get_edit     (const MgTransaction  *self,
                                            guint                 index);

/* Copies @edit and what it holds. */
void           mg_transaction_add          (MgTransaction        *self,
                                            const MgEdit         *edit);

/* One edit that sets a value; @value is copied.  The shorthands below make it. */
void           mg_transaction_set          (MgTransaction        *self,
                                            MgId                  id,
                                            MgFieldId             field,
                                            const MgValue        *value);
void           mg_transaction_set_text     (MgTransaction        *self,   /* NULL, "": not known */
                                            MgId                  id,
                                            MgFieldId             field,
                                            const char           *text);
void           mg_transaction_set_real     (MgTransaction        *self,
                                            MgId                  id,
                                            MgFieldId             field,
                                            double                real);

/**
 * mg_transaction_add_item:
 * @kind: not an edge
 *
 * Adds an item with a text identifier of its own.
 * Returns: its identifier, taken from @network now
 */
MgId           mg_transaction_add_item     (MgTransaction        *self,
                                            MgNetwork            *network,
                                            MgItemKind            kind);
MgId           mg_transaction_add_edge     (MgTransaction        *self,
                                            MgNetwork            *network,
                                            MgItemKind            kind,
                                            MgId                  source,
                                            MgId                  target);

/**
 * mg_transaction_remove_items:
 * @network: as it will be when the first of these edits is made
 * @ids: (array length=n_ids): organisations, collectives, links, participations
 *
 * Adds the edits that remove @ids, the links and participations that end
 * there, and what they all hold.  Time O(n + m), whatever @n_ids.
 */
void           mg_transaction_remove_items (MgTransaction        *self,
                                            MgNetwork            *network,
                                            const MgId           *ids,
                                            guint                 n_ids);

/**
 * mg_transaction_apply:
 *
 * Makes every edit in turn.
 *
 * Returns: (transfer full): the transaction that takes all of it back, under
 *   the same label, or %NULL with the @error of the first edit that failed,
 *   and then the network's content is what it was
 */
MgTransaction *mg_transaction_apply        (const MgTransaction  *self,
                                            MgNetwork            *network,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether both set the same fields of the same items, in the same order, so
 * that doing @other makes it as if @self had never been.
 */
gboolean       mg_transaction_same_places  (const MgTransaction  *self,
                                            const MgTransaction  *other);

G_END_DECLS
