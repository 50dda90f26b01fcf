/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading DOT: what attributes become, and what statements do. */
#pragma once

#include "mg-dot-text.h"
#include "mg-given.h"

G_BEGIN_DECLS

/* What an attribute does beyond giving a value. */
typedef enum
{
  MG_DOT_VALUE,
  MG_DOT_NAMED,        /* a label in which "\N" stands for the node's name */
  MG_DOT_PLACE,        /* x, and y in "second" */
  MG_DOT_IDENTIFIER,   /* of a link */
  MG_DOT_ONE_WAY,      /* dir=forward */
  MG_DOT_NO_WAY,       /* dir=none */
  MG_DOT_LEFT_OUT,
} MgDotEffect;

/* One attribute, ready to be given to any number of items. */
typedef struct
{
  MgDotEffect  effect;
  guint        column;
  guint        second;         /* of a place: the column of y */
  MgTextPlace  text;
  MgTextPlace  second_text;
  guint        line;
} MgDotAttribute;

typedef struct
{
  MgDotText    text;
  MgGiven     *file;
  GHashTable  *nodes;          /* name -> index + 1 */
  GHashTable  *pairs;          /* of a strict graph: both ends -> index of the link + 1 */
  GHashTable  *columns[MG_DOMAIN_GRAPH + 1];   /* name -> column + 1 */
  GHashTable  *subgraphs;      /* name -> GArray of node indices */
  guint        depth;          /* of braces */
  guint        n_graphs;
  gboolean     strict;
  gboolean     has_places;     /* of some "pos" */
  guint64      n_given;        /* values that items got without being named, and links from sets */
} MgDotReader;

/* mg-dot-attributes.c */

/* What @name="@text" is for such things; @token: what the text was. */
MgDotAttribute mg_dot_make_attribute (MgDotReader          *self,
                                      MgDomain              domain,
                                      const char           *name,
                                      MgDotToken            token,
                                      const char           *text);
void           mg_dot_give_node      (MgDotReader          *self,
                                      guint                 node,
                                      const MgDotAttribute *attribute);
void           mg_dot_give_edge      (MgDotReader          *self,
                                      guint                 edge,
                                      const MgDotAttribute *attribute);

/* At the end: what is no text, and what we only wrote for Graphviz. */
void           mg_dot_conclude       (MgDotReader          *self);

/* What holds between two braces. */
typedef struct _MgDotScope MgDotScope;

struct _MgDotScope
{
  const MgDotScope *outer;
  GArray           *defaults[2];    /* MgDotAttribute: of nodes, of edges */
  GArray           *members;        /* guint: nodes; NULL: of a whole graph, nobody asks */
  gboolean          is_cluster;
  char             *name;
  char             *label;
};

/* The ends of a chain of links. */
typedef struct
{
  GArray *nodes;               /* guint */
  GArray *starts;              /* guint: where each end begins in nodes */
} MgDotChain;

/* mg-dot-items.c */
MgDotScope    *mg_dot_scope_new      (const MgDotScope     *outer) G_GNUC_WARN_UNUSED_RESULT;
void           mg_dot_scope_free     (MgDotScope           *scope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgDotScope, mg_dot_scope_free)

/* The node that the last token names, made if there is none. */
gboolean       mg_dot_find_node      (MgDotReader          *self,
                                      const MgDotScope     *scope,
                                      guint                *node,
                                      GError              **error);

/* Links all of one end with all of the next. */
gboolean       mg_dot_add_edges      (MgDotReader          *self,
                                      const MgDotScope     *scope,
                                      const MgDotChain     *chain,
                                      gboolean              directed,
                                      const GArray         *attributes,
                                      GError              **error);

/* Each once, in their order: {a a b} is {a b}. */
void           mg_dot_unite_members  (GArray               *members);

/* Who is in a cluster is in a group; the innermost one counts.  Takes the last
 * token's text away.
 */
void           mg_dot_name_group     (MgDotReader          *self,
                                      const MgDotScope     *scope);

/* mg-dot-statements.c: reads all graphs of the file. */
gboolean       mg_dot_read_graphs    (MgDotReader          *self,
                                      GError              **error);

G_END_DECLS
