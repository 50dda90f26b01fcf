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

/* mg-dot-statements.c: reads all graphs of the file. */
gboolean       mg_dot_read_graphs    (MgDotReader          *self,
                                      GError              **error);

G_END_DECLS
