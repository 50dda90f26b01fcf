/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a network from what a GraphML file says: what the parts of the builder share. */
#pragma once

#include "mg-dialect.h"

G_BEGIN_DECLS

typedef struct _MgGivenFollows MgGivenFollows;
typedef struct _MgGivenWay MgGivenWay;

typedef struct
{
  MgGiven    *file;
  MgNetwork    *network;
  MgProgress   *progress;
  GCancellable *cancellable;
  guint         n_done;
  gboolean      in_order;       /* see mg_given_is_in_order() */
  guint         graph;          /* the one that counts */
  gboolean      merged;         /* the others have the same nodes, and count too */
  GArray       *node_ids;       /* MgId by number of text, 0 if no node has it */
  GArray       *edge_ids;       /* guint32: which edge has it first, from 1 */
  gboolean      by_columns;     /* all values of nodes and edges lie in cells */
  GArray       *made;           /* MgId of each given node, 0 if left out */
  GArray       *made_edges;     /* the same of edges */
  guint         layer_column;
  guint         type_column;    /* G_MAXUINT: none */
  guint         node_id_column;
  guint         edge_id_column;
  guint         group_column;
  MgGivenWay   *ways;           /* of each column: see mg_given_builder_prepare_ways() */
  MgGivenFollows *follows;      /* see mg_given_builder_prepare_follows() */
} MgGivenBuilder;

/* An item that gets values, and where these go. */
typedef struct
{
  MgId       id;
  guint      row;
  MgItemKind kind;
  gboolean   again;       /* values that it has already are not replaced */
  guint      skipped;     /* a column whose values it does not get, or G_MAXUINT */
} MgGivenTaker;

static inline const MgGivenColumn *
mg_given_builder_column (const MgGivenBuilder *self,
                         guint                 index)
{
  return &g_array_index (self->file->columns, MgGivenColumn, index);
}

static inline const char *
mg_given_builder_text (const MgGivenBuilder *self,
                       MgTextPlace           place)
{
  return mg_given_text (self->file, place);
}

/* A place in the file is another one on our map. */
static inline void
mg_given_builder_convert_place (const MgGivenBuilder *self,
                                MgFieldId             field,
                                MgValue              *value)
{
  if ((field == MG_FIELD_X || field == MG_FIELD_Y) && value->type == MG_VALUE_REAL)
    value->real = mg_place_unit_read (&self->file->unit, field == MG_FIELD_Y, value->real);
}

/* mg-given-graphs.c: decides which graphs count; FALSE if the one asked for is not there. */
gboolean    mg_given_builder_choose_graphs  (MgGivenBuilder   *self,
                                             GError          **error);

/* mg-given-pole.c: its values, and what is kept of the file as a whole. */
void        mg_given_builder_set_pole       (MgGivenBuilder   *self);

/* Kept tags may use any prefix that the outermost tag explained.  When all are there. */
void        mg_given_builder_keep_namespaces (MgGivenBuilder  *self);

/* mg-given-groups.c */
void        mg_given_builder_declare_groups (MgGivenBuilder   *self);
void        mg_given_builder_name_groups    (MgGivenBuilder   *self);

/* Gives the item one value; what its field refuses is a warning. */
void        mg_given_builder_set_value    (MgGivenBuilder   *self,
                                             MgId                id,
                                             const MgGivenValue *given);
void        mg_given_builder_set_text     (MgGivenBuilder   *self,
                                             MgId                id,
                                             MgFieldId           field,
                                             const char         *text);

/* The same for the text of that number. */
void        mg_given_builder_set_number   (MgGivenBuilder   *self,
                                             MgId                id,
                                             MgFieldId           field,
                                             guint32             number);

/* When it is known what becomes of the columns, before values are set. */
void        mg_given_builder_prepare_ways (MgGivenBuilder   *self);

/**
 * mg_given_builder_set_values:
 * @again: keep what the item has already: it is the second one of its identifier
 * @skipped_column: one whose values are not set, or %G_MAXUINT
 */
void        mg_given_builder_set_values   (MgGivenBuilder   *self,
                                             MgId                id,
                                             const MgGivenItem  *item,
                                             gboolean            again,
                                             guint               skipped_column);

/* The same for what lies in cells and was not given yet. */
void        mg_given_builder_give_cells   (MgGivenBuilder   *self,
                                             MgId                id,
                                             MgDomain            domain,
                                             guint               index,
                                             gboolean            again,
                                             guint               skipped_column);

/**
 * mg_given_builder_fill:
 * @made: of all items of the domain
 * @skipped_column: not set of participations
 *
 * mg-given-fill.c: does so for all that lies in cells of these items at once.
 */
gboolean    mg_given_builder_fill         (MgGivenBuilder   *self,
                                             MgDomain            domain,
                                             const GArray       *made,
                                             guint               skipped_column,
                                             GError            **error);

/* mg-given-follow.c: when it is known which columns follow, and at the end */
void        mg_given_builder_prepare_follows (MgGivenBuilder *self);
void        mg_given_builder_clear_follows   (MgGivenBuilder *self);

/* Gives fields of ours what a foreign value says of them, if they hold nothing. */
void        mg_given_builder_follow       (MgGivenBuilder   *self,
                                             const MgGivenTaker *taker,
                                             const MgGivenValue *given);

/* Whether the follower of that index may do so beside others, on the thread of its column. */
gboolean    mg_given_builder_follows_apart (const MgGivenBuilder *self,
                                             guint                 index);

/**
 * mg_given_builder_follow_apart:
 * @rows: of the items of its column, by index; %G_MAXUINT32: the item gets nothing
 * @n_filled: (inout): how many values were given
 *
 * There: does so for all that lies in cells.
 *
 * Returns: %FALSE if mg_given_builder_follow() is to look at the column once more
 */
gboolean    mg_given_builder_follow_apart (MgGivenBuilder *self,
                                             guint           index,
                                             const guint32  *rows,
                                             const guint8   *kinds,
                                             guint           n,
                                             guint64        *n_filled);

/* The text of an item's value in a column, or its default; "" if there is none. */
const char *mg_given_builder_find_value   (const MgGivenBuilder *self,
                                             const MgGivenItem      *item,
                                             guint                   column);

/* A place needs both coordinates: one alone goes. */
void        mg_given_builder_check_place  (MgGivenBuilder   *self,
                                             MgId                id);

/* Defaults of built-in fields become values: nothing else would show them. */
void        mg_given_builder_set_defaults (MgGivenBuilder   *self);

G_END_DECLS
