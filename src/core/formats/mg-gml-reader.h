/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GML: where in a file the reader is, and what the keys there mean. */
#pragma once

#include "mg-given-types.h"
#include "mg-gml.h"
#include "mg-gml-paths.h"
#include "mg-gml-text.h"

G_BEGIN_DECLS

#define MG_GML_MAX_DEPTH 64

/* Set in an item's flags while it is read: the link says itself whether it is directed. */
#define MG_GML_SAYS_DIRECTED (1 << 15)

/* What the list is that we are in. */
typedef enum
{
  MG_GML_IN_FILE,
  MG_GML_IN_GRAPH,
  MG_GML_IN_NODE,
  MG_GML_IN_EDGE,
  MG_GML_IN_LIST,       /* of one of these */
  MG_GML_IN_BENDS,      /* of a link's line */
  MG_GML_IN_OURS,
  MG_GML_IN_OUR_FIELD,
} MgGmlPlace;

typedef struct
{
  MgGmlPlace  place;
  MgDomain    domain;        /* of what its values are of */
  guint       index;         /* of that item */
  MgGmlPath  *path;          /* NULL: there are too many: left out */
  guint       list;          /* a number of its own */
  guint       line;
  guint       first_edge;    /* of a graph */
  gboolean    directed;
} MgGmlLevel;

/* A <field> of our own file, as far as it was read. */
typedef struct
{
  char *of;
  char *key;
  char *id;
  char *name;
  char *type;
  char *initial;
} MgGmlOurField;

typedef struct
{
  guint node;
  guint outer;
} MgGmlNesting;

typedef struct
{
  MgGiven      *given;
  MgScan       *scan;
  MgGmlText     text;
  MgGmlPaths    paths;
  MgGivenTypes *types;
  MgGmlLevel    levels[MG_GML_MAX_DEPTH + 1];
  guint         depth;
  guint         n_lists;
  GString      *key;
  GString      *bends;
  GArray       *nestings;     /* MgGmlNesting */
  MgGmlOurField field;
  char         *version;      /* of our own file; NULL: it is not ours */
  GHashTable   *numbers;      /* of our own file: id -> index of the node + 1 */
} MgGmlReader;

/* Whether the key that was read last is that one, in any case. */
gboolean     mg_gml_is_key        (const MgGmlReader *self,
                                   const char        *key);
MgGivenItem *mg_gml_get_item      (MgGmlReader       *self,
                                   MgDomain           domain,
                                   guint              index);
MgTextPlace  mg_gml_add_text      (MgGmlReader       *self,
                                   const char        *text);

/* mg-gml-keys.c: takes what is no value of a field; whether it was that. */
gboolean     mg_gml_set_structure (MgGmlReader       *self,
                                   MgGmlLevel        *level,
                                   char              *text);

G_END_DECLS
