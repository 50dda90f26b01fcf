/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading JSON networks: one node or link, and what its members are. */
#pragma once

#include "mg-given.h"
#include "mg-json-text.h"

G_BEGIN_DECLS

/* One member of an item: places in MgJsonReader.members_text. */
typedef struct
{
  gsize        name;
  gsize        value;
  MgJsonToken  type;       /* STRING, NUMBER, TRUE, FALSE; or OPEN_…: kept as text */
  guint        line;
} MgJsonMember;

/* What a link was in the file. */
typedef enum
{
  MG_JSON_END_NUMBERS = 1 << 0,     /* both are whole numbers */
  MG_JSON_SAYS_DIRECTION = 1 << 1,  /* the link itself does */
  MG_JSON_KEY_IS_TEXT = 1 << 2,     /* "key" is no number */
} MgJsonEdgeFlags;

typedef enum
{
  MG_JSON_ANY_ITEM,                 /* by what it holds */
  MG_JSON_NODE,
  MG_JSON_EDGE,
} MgJsonItemKind;

typedef struct
{
  MgJsonText   text;
  MgGiven     *file;
  GString     *members_text;
  GArray      *members;            /* MgJsonMember */
  GHashTable  *columns[MG_DOMAIN_GRAPH + 1];   /* name -> column + 1 */
  GByteArray  *seen;               /* by column: sorts of values met */
  GArray      *names;              /* MgTextPlace of each node: what it is called */
  GByteArray  *edge_flags;         /* MgJsonEdgeFlags of each link */
  gboolean     directed;           /* what links are if they do not say */
  gboolean     has_network;        /* nodes or links were met */
  gboolean     has_nodes;          /* a list of nodes was met */
  gboolean     is_graphology;
  gboolean     is_mixed;           /* the item stands in a list of both nodes and links */
  gboolean     has_elements;       /* Cytoscape.js's name for both */
} MgJsonReader;

/* Reads the members of an object that was just opened into @members; objects
 * that programs put around attributes are taken apart.
 */
gboolean    mg_json_read_members (MgJsonReader    *self,
                                  GError         **error);

/* Reads an item whose object was just opened; @id: (nullable): said outside it. */
gboolean    mg_json_read_item    (MgJsonReader    *self,
                                  MgJsonItemKind   kind,
                                  const char      *id,
                                  GError         **error);

/* A value of the network as a whole; @type and the text are the last token's. */
void        mg_json_set_graph    (MgJsonReader    *self,
                                  const char      *name,
                                  MgJsonToken      type,
                                  const char      *value);

/* At the end: what the columns are of, by the values met. */
void        mg_json_type_columns (MgJsonReader    *self);

G_END_DECLS
