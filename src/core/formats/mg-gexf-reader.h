/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GEXF: where in a file the reader is, and what each tag does. */
#pragma once

#include "mg-gexf.h"
#include "mg-xml.h"

G_BEGIN_DECLS

/* Where in the file we are: bits, so that a set of them is an "or". */
typedef enum
{
  GEXF_FILE = 1 << 0,
  GEXF_ROOT = 1 << 1,
  GEXF_META = 1 << 2,
  GEXF_TEXT = 1 << 3,         /* a tag whose text is wanted */
  GEXF_GRAPH = 1 << 4,
  GEXF_ATTRIBUTES = 1 << 5,
  GEXF_ATTRIBUTE = 1 << 6,
  GEXF_NODES = 1 << 7,
  GEXF_NODE = 1 << 8,
  GEXF_EDGES = 1 << 9,
  GEXF_EDGE = 1 << 10,
  GEXF_VALUES = 1 << 11,
  GEXF_SPELLS = 1 << 12,
  GEXF_EMPTY = 1 << 13,       /* says all in its attributes */
  GEXF_SKIPPED = 1 << 14,     /* and all that it holds */
} MgGexfPlace;

#define GEXF_ITEM (GEXF_NODE | GEXF_EDGE)

/* Names of attributes, interned by the parser. */
typedef enum
{
  A_ID, A_LABEL, A_SOURCE, A_TARGET, A_TYPE, A_WEIGHT, A_KIND, A_PID, A_FOR, A_VALUE, A_CLASS, A_TITLE,
  A_DEFAULT_TYPE, A_START, A_END, A_START_OPEN, A_END_OPEN, A_TIMESTAMP, A_TIMESTAMPS, A_INTERVALS,
  A_X, A_Y, A_Z, A_R, A_G, A_B, A_A, A_HEX, A_URI,
  A_NAMES
} MgGexfName;

/* What is no <attvalue> but a value all the same: columns of our making. */
typedef enum
{
  OWN_NODE_LABEL, OWN_X, OWN_Y, OWN_Z, OWN_NODE_START, OWN_NODE_END,
  OWN_SIZE, OWN_NODE_COLOUR, OWN_NODE_SHAPE, OWN_IMAGE,
  OWN_EDGE_LABEL, OWN_WEIGHT, OWN_KIND, OWN_RECIPROCAL, OWN_EDGE_START, OWN_EDGE_END,
  OWN_THICKNESS, OWN_EDGE_COLOUR, OWN_EDGE_SHAPE,
  OWN_CREATOR, OWN_DESCRIPTION, OWN_KEYWORDS,
  N_OWN
} MgGexfOwn;

typedef struct
{
  MgGexfPlace  place;
  guint        index;       /* of the node or edge that this is or is in */
  gboolean     is_node;
  char        *start;       /* of an item: the first moment, NULL: always */
  char        *end;
  guint        n_spells;
  GArray      *values;      /* of an item: MgGexfValue, NULL: none so far */
} MgGexfLevel;

/* What an <attvalue> of the open item said, for those that say it again. */
typedef struct
{
  guint     column;
  guint32   value;          /* in the file's values, from 1 */
  double    time;           /* NAN: not said */
  gboolean  warned;
} MgGexfValue;

typedef struct
{
  MgGiven     *file;
  MgXml       *xml;
  const char  *names[A_NAMES];
  const char  *tags[32];          /* interned, in the order of the table of elements */
  guint        own[N_OWN];
  MgGexfLevel  levels[MG_XML_MAX_DEPTH + 2];
  guint        depth;
  guint        skipped;           /* levels inside what is skipped */
  gboolean     directed;          /* what links are if they do not say */
  MgDomain     domain;            /* of the <attributes> that are open */
  MgKey        key;               /* of the <attribute> that is open */
  GString     *text;              /* of a tag whose text is wanted */
  GString     *buffer[2];         /* of attributes */
  guint        n_times[MG_N_DOMAINS];
  guint        n_dates[MG_N_DOMAINS];     /* times that are dates or years */
  guint        n_numbers[MG_N_DOMAINS];
} MgGexfReader;

/* What a start tag does; @level is its own, made for it. */
typedef void (*MgGexfStart) (MgGexfReader      *self,
                             const MgXmlTag    *tag,
                             MgGexfLevel       *level,
                             const MgGexfLevel *parent);

#define MG_GEXF_START(name) \
  void mg_gexf_start_ ## name (MgGexfReader *self, const MgXmlTag *tag, MgGexfLevel *level, const MgGexfLevel *parent)

MG_GEXF_START (graph);
MG_GEXF_START (attributes);
MG_GEXF_START (attribute);
MG_GEXF_START (text);
MG_GEXF_START (nodes);
MG_GEXF_START (node);
MG_GEXF_START (edge);
MG_GEXF_START (value);
MG_GEXF_START (spell);
MG_GEXF_START (position);
MG_GEXF_START (size);
MG_GEXF_START (colour);
MG_GEXF_START (shape);

/* What end tags do. */
void        mg_gexf_end_attribute  (MgGexfReader    *self);
void        mg_gexf_end_text       (MgGexfReader    *self,
                                    const MgXmlTag  *tag);
void        mg_gexf_end_item       (MgGexfReader    *self,
                                    MgGexfLevel     *level);
void        mg_gexf_clear_level    (MgGexfLevel     *level);
void        mg_gexf_clear_key      (MgGexfReader    *self);

/* (nullable): the plain text of an attribute, in buffer @which until its next use. */
const char *mg_gexf_get            (MgGexfReader    *self,
                                    const MgXmlTag  *tag,
                                    MgGexfName       name,
                                    guint            which);

/* A value of the node or edge that @level is in. */
void        mg_gexf_set            (MgGexfReader      *self,
                                    const MgGexfLevel *level,
                                    MgGexfOwn          own,
                                    const char        *text);

/* mg-gexf-times.c: when an item was: from its own attributes or a <spell>. */
void        mg_gexf_add_times      (MgGexfReader    *self,
                                    const MgXmlTag  *tag,
                                    MgGexfLevel     *item);
void        mg_gexf_set_times      (MgGexfReader    *self,
                                    MgGexfLevel     *item);
/* The moment an <attvalue> speaks of, as a number to compare; NAN if none. */
double      mg_gexf_get_time       (MgGexfReader    *self,
                                    const MgXmlTag  *tag);
/* At the end: what the columns of times are. */
void        mg_gexf_type_times     (MgGexfReader    *self);

G_END_DECLS
