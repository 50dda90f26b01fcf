/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pole: its organisations, collectives, links, participations, its own
 * fields, and the fields that a file brought along.
 */
#pragma once

#include <glib-object.h>

#include "mg-edit.h"

G_BEGIN_DECLS

/**
 * MgNetwork:
 *
 * Items stand in the order in which they were first added, each in a row of
 * its own for good: one that is removed and put back stands where it stood, so
 * that the same content is the same bytes.  Nodes (organisations, collectives)
 * and edges (links, participations) are two tables; values are typed columns,
 * made when their first value comes.  Texts are stored once each and live as
 * long as the network.
 *
 * One thread at a time: the main one.  Workers get an #MgSnapshot, or an
 * mg_network_copy() of their own.
 */
#define MG_TYPE_NETWORK (mg_network_get_type ())
G_DECLARE_FINAL_TYPE (MgNetwork, mg_network, MG, NETWORK, GObject)

MgNetwork     *mg_network_new            (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_network_copy:
 *
 * A network of its own with the same content, ids, fields and revision, to be
 * given away to another thread while this one goes on changing.  Either may go
 * first.  Nobody listens to it, and what is done to it is seen nowhere else.
 *
 * Time O(rows × fields in use), as blocks: 50,000 organisations with 150,000
 * links take some ten milliseconds.
 */
MgNetwork     *mg_network_copy           (MgNetwork     *self) G_GNUC_WARN_UNUSED_RESULT;

/* An identifier that nothing in this network has had, or will be given again. */
MgId           mg_network_new_id         (MgNetwork     *self);

/* Returns: (transfer full): a text identifier for a new item of @kind that no
 * item of its table has: "o23", "k4", "l46", "p21"
 */
char          *mg_network_new_text_id    (MgNetwork     *self,
                                          MgItemKind     kind);

/* Grows with each edit, undone ones included; never the same twice. */
guint64        mg_network_get_revision   (MgNetwork     *self);

/* How many items of these kinds there are. */
guint          mg_network_count          (MgNetwork     *self,
                                          guint          kinds);

/* One more than the largest #MgId in use: the length of an array by id. */
MgId           mg_network_get_id_limit   (MgNetwork     *self);

/* (nullable): valid until the next edit */
const MgItem  *mg_network_find           (MgNetwork     *self,
                                          MgId           id);

/* The node or edge whose text identifier is @text_id, or 0.  Time O(n). */
MgId           mg_network_find_text_id   (MgNetwork     *self,
                                          guint          kinds,
                                          const char    *text_id);

/**
 * MgNetworkIter:
 *
 * Goes through the items of some kinds, in their order; nodes before edges.
 * No edit may come in between.
 *
 *   mg_network_iter_init (&iter, network, MG_ITEM_LINK);
 *   while ((item = mg_network_iter_next (&iter)))
 */
typedef struct
{
  MgNetwork *network;
  guint      kinds;
  guint      table;
  guint      row;
} MgNetworkIter;

void           mg_network_iter_init      (MgNetworkIter *iter,
                                          MgNetwork     *network,
                                          guint          kinds);
const MgItem  *mg_network_iter_next      (MgNetworkIter *iter);

/* The item in one row, from 0, of the table of @kinds (nodes or edges); of one
 * that was removed the kind is 0, and its identifier keeps the row.  For whoever
 * writes down where items stand, so that what is put back later stands there too.
 * Returns: (nullable): %NULL after the last row; valid until the next edit
 */
const MgItem  *mg_network_get_row        (MgNetwork     *self,
                                          guint          kinds,
                                          guint          row);

/* The schema.  Ids go from 0 to get_n_fields()-1; a removed one is NULL. */
guint          mg_network_get_n_fields   (MgNetwork     *self);
const MgField *mg_network_get_field      (MgNetwork     *self,
                                          MgFieldId      field);

/* The field of that name among those that items of @kind have, or MG_FIELD_NONE. */
MgFieldId      mg_network_find_field     (MgNetwork     *self,
                                          MgItemKind     kind,
                                          const char    *name);

/* Whether any item has a value for it. */
gboolean       mg_network_field_in_use   (MgNetwork     *self,
                                          MgFieldId      field);

/* Values.  Texts and values are lent and live as long as the network.  Of an
 * item that does not exist, or a field that it cannot have: not known.
 */
gboolean       mg_network_get_value      (MgNetwork     *self,
                                          MgId           id,
                                          MgFieldId      field,
                                          MgValue       *value);
const char    *mg_network_get_text       (MgNetwork     *self,   /* NULL: not known */
                                          MgId           id,
                                          MgFieldId      field);
gboolean       mg_network_get_real       (MgNetwork     *self,   /* integers too */
                                          MgId           id,
                                          MgFieldId      field,
                                          double        *real);
gboolean       mg_network_get_integer    (MgNetwork     *self,
                                          MgId           id,
                                          MgFieldId      field,
                                          gint64        *integer);
gboolean       mg_network_get_boolean    (MgNetwork     *self,   /* not known is FALSE */
                                          MgId           id,
                                          MgFieldId      field);
MgDate         mg_network_get_date       (MgNetwork     *self,
                                          MgId           id,
                                          MgFieldId      field);

/* The short name of an organisation or collective, else its full name, else
 * its text identifier, else ""; of an edge "A – B".
 * Returns: (transfer full)
 */
char          *mg_network_dup_title      (MgNetwork     *self,
                                          MgId           id);

/**
 * mg_network_apply:
 * @edit: the change
 * @inverse: (out caller-allocates) (optional): the edit that takes exactly this
 *   one back; to be cleared with mg_edit_clear()
 *
 * Makes one change: the only function that writes to a network that anybody
 * sees.  Called by #MgTransaction; readers of files also have mg_network_fill().
 *
 * Ends: a link joins two organisations or collectives; a participation comes
 * from an organisation and goes to a collective.
 *
 * Time O(1).
 *
 * Returns: %FALSE with @error set (%MG_ERROR_NO_SUCH_ITEM, %MG_ERROR_BAD_VALUE
 *   or %MG_ERROR_IN_USE), and then nothing has changed
 */
gboolean       mg_network_apply          (MgNetwork     *self,
                                          const MgEdit  *edit,
                                          MgEdit        *inverse,
                                          GError       **error);

G_END_DECLS
