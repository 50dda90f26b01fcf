/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing GraphML: what the parts of the writer share. */
#pragma once

#include "mg-dialect.h"
#include "mg-graphml.h"
#include "mg-network-columns.h"

G_BEGIN_DECLS

/* What a written key takes its values from. */
typedef enum
{
  FROM_FIELD,
  FROM_LAYER,        /* a link's layer, or "membership" */
  FROM_KIND,         /* node_type */
  FROM_ROLE_RING,    /* ring */
  FROM_ROLE_MEMBER,  /* is_member */
  FROM_INTENSITY,    /* weight */
  FROM_VERSION,
  FROM_PORT,         /* tags and attributes of their own */
} MgKeyOrigin;

typedef struct
{
  MgKeyOrigin    origin;
  MgFieldId      field;
  const MgField *row;       /* NULL: derived */
  const MgColumn *column;   /* of the field; NULL: none */
  guint          kinds;     /* of items that have the field */
  MgDomain       domain;
  char          *id;
  gboolean       follows;   /* a field of ours: its value may be another one */
  char          *open;      /* `<data key="…">` with its blanks */
  gsize          open_length;
} MgWrittenKey;

typedef struct
{
  MgNetwork  *network;
  GString    *xml;
  GArray     *keys;         /* MgWrittenKey */
  GPtrArray  *of_domain[MG_N_DOMAINS];   /* those of them */
  const char **node_ids;    /* by MgId; NULL if it has none */
  const MgColumn *edge_ids;
  GBytes     *expected;     /* NULL: all is kept; else what is written is compared with it and dropped */
  gsize       n_compared;
  gsize       n_fetched;    /* so far memory for what is written is there */
  gboolean    differs;
  gboolean    has_ports;
  MgDialectNote *note;
  GHashTable *ids[MG_N_DOMAINS];   /* identifiers of foreign keys -> MgField */
  gboolean    directions;   /* edges say theirs as GraphML does, too */
} MgGraphmlWriter;

/* Appends ` name="value"`. */
void mg_graphml_writer_attribute  (MgGraphmlWriter *self,
                                   const char      *name,
                                   const char      *value);

/* mg-graphml-writer-keys.c: finds out which keys there are, and writes them. */
void mg_graphml_writer_add_keys   (MgGraphmlWriter *self);
void mg_graphml_writer_write_keys (MgGraphmlWriter *self);
void mg_graphml_writer_clear_keys (MgGraphmlWriter *self);

G_END_DECLS
