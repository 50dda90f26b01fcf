/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GraphML: where in a file the reader is, and what each tag does. */
#pragma once

#include "mg-given-ends.h"
#include "mg-graphml.h"
#include "mg-xml-keep.h"

G_BEGIN_DECLS

/* Where in the file we are: bits, so that a set of them is an "or". */
typedef enum
{
  IN_FILE = 1 << 0,
  IN_GRAPHML = 1 << 1,
  IN_KEY = 1 << 2,
  IN_DEFAULT = 1 << 3,
  IN_GRAPH = 1 << 4,
  IN_NODE = 1 << 5,
  IN_EDGE = 1 << 6,
  IN_HYPEREDGE = 1 << 7,
  IN_DATA = 1 << 8,
  IN_SKIPPED = 1 << 9,     /* and all that it holds */
  IN_DESCRIPTION = 1 << 10,   /* of a key */
} MgGraphmlPlace;

#define IN_ITEM (IN_GRAPHML | IN_GRAPH | IN_NODE | IN_EDGE | IN_HYPEREDGE)

/* Names of tags and attributes, interned by the parser. */
typedef enum
{
  N_ID, N_SOURCE, N_TARGET, N_DIRECTED, N_KEY, N_FOR, N_NAME, N_TYPE, N_EDGEDEFAULT,
  N_NODE, N_SOURCEPORT, N_TARGETPORT, N_PORT, N_DYNAMIC,
  N_NAMES
} MgGraphmlName;

/* The item that <data> belongs to. */
typedef struct
{
  GArray *table;
  guint   index;
} MgGraphmlOwner;

typedef struct
{
  MgGraphmlPlace    place;
  MgGraphmlOwner    owner;
  gboolean directed;   /* what links in it are if they do not say */
} MgGraphmlLevel;

typedef struct
{
  MgGiven   *file;
  MgXml       *xml;
  const char  *names[N_NAMES];
  const char  *tags[16];         /* interned, in the order of the table of elements */
  const char  *uri;              /* of the outermost tag */
  MgGraphmlLevel        levels[MG_XML_MAX_DEPTH + 2];
  guint        depth;
  guint        skipped;          /* levels inside what is skipped */

  MgKey        key;
  GString     *text;             /* of a <default>, or of the <desc> of a key */
  guint        column;           /* of the <data> that is open */
  MgFieldType  number;           /* that its values are read as, or 0 */
  gboolean     wanted;           /* whether its value is kept */
  gboolean     is_xml;
  gboolean     in_port;          /* the tag that is open is kept itself */
  guint        line;
  MgTextPlace  begin;
  gsize        growth_looked_at; /* bytes of the block */
  MgGivenEnds *ends;             /* NULL: not looked for yet, or of no use */
  MgXmlKeeper  keeper;
} MgGraphmlReader;

/* What a start tag does; @level is its own, made for it. */
typedef void (*MgGraphmlStart) (MgGraphmlReader      *self,
                                const MgXmlTag       *tag,
                                MgGraphmlLevel       *level,
                                const MgGraphmlLevel *parent);

void mg_graphml_start_graphml     (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_key         (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
/* <default> and <desc> */
void mg_graphml_start_of_key      (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_graph       (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_node        (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_hyperedge   (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_edge        (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_endpoint    (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_port        (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
void mg_graphml_start_data        (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);
/* The short way of <data>: FALSE where it is not as it mostly is. */
gboolean mg_graphml_start_leaf    (MgGraphmlReader      *self,
                                   const MgXmlAttribute *attribute,
                                   guint                 line);
void mg_graphml_start_description (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlLevel       *level,
                                   const MgGraphmlLevel *parent);

/* Returns: (transfer full): the text of that attribute, clean; NULL: it has none */
char *mg_graphml_dup_attribute    (MgGraphmlReader      *self,
                                   const MgXmlTag       *tag,
                                   MgGraphmlName         name);

gboolean     mg_graphml_get_attribute  (MgGraphmlReader      *self,
                                        const MgXmlTag       *tag,
                                        MgGraphmlName         name,
                                        MgXmlAttribute       *attribute);
gboolean     mg_graphml_is_value       (const MgXmlAttribute *attribute,
                                        const char           *text);

/* As a text of the file; each is looked up when all are there (mg_given_number_texts()),
 * at less cost.
 */
MgTextPlace  mg_graphml_keep_value     (MgGraphmlReader      *self,
                                        const MgXmlAttribute *attribute);
MgTextPlace  mg_graphml_keep_attribute (MgGraphmlReader      *self,
                                        const MgXmlTag       *tag,
                                        MgGraphmlName         name);

/* Attributes that GraphML does not know are kept as fields. */
void mg_graphml_keep_other_attributes  (MgGraphmlReader      *self,
                                        const MgXmlTag       *tag,
                                        const MgGraphmlLevel *level);

/* The outermost graph that we are in. */
guint16 mg_graphml_current_graph       (const MgGraphmlReader *self);

/* The column holds what is written back as <port> or as an attribute. */
void mg_graphml_mark_port              (MgGraphmlReader      *self,
                                        guint                 column);

/* Gives up if there are more keys than any network needs. */
void mg_graphml_check_columns     (MgGraphmlReader      *self);

/* What end tags do. */
void mg_graphml_end_key           (MgGraphmlReader      *self);
void mg_graphml_end_default       (MgGraphmlReader      *self);
void mg_graphml_end_description   (MgGraphmlReader      *self);
void mg_graphml_end_data          (MgGraphmlReader      *self,
                                   MgGraphmlOwner        owner);

/* Lets go of a <key> that was not read to its end. */
void mg_graphml_clear_key         (MgGraphmlReader      *self);

/* The longest value that any network needs, in bytes. */
#define MG_GRAPHML_MAX_TEXT (1024u * 1024)

/* Gives up if a value is longer. */
void mg_graphml_check_length      (MgGraphmlReader      *self,
                                   gsize                 length);

G_END_DECLS
