/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says, before it becomes a network.
 *
 * The reader of a format (mg-graphml-reader.c for one) records keys, items and
 * values as they come, in any order; the columns (mg-given-columns.c) decide
 * what the keys are and the builder (mg-given-build.c) fills a network.
 *
 * Identifiers and values that are text are kept once each, in the very set that
 * the network will have; what will be read as a number and whatever is not clean
 * lies in one block, so that a value costs no allocation.  A #MgTextPlace says
 * either: a number of the set with its highest bit set, or a place in the block,
 * where 0 is "".
 */
#pragma once

#include <string.h>

#include "mg-format.h"
#include "mg-given-cells.h"
#include "mg-given-recent.h"
#include "mg-network-fill.h"

G_BEGIN_DECLS

typedef guint32 MgTextPlace;

#define MG_TEXT_IN_SET (1u << 31)

/* Room for texts that wait to be looked up. */
#define MG_GIVEN_WAITING ((gsize) 8192)

/* What a <key> is for.  Ports, endpoints and whatever else: OTHER. */
typedef enum
{
  MG_DOMAIN_NODE,
  MG_DOMAIN_EDGE,
  MG_DOMAIN_GRAPH,
  MG_DOMAIN_GRAPHML,
  MG_DOMAIN_OTHER,
  MG_N_DOMAINS
} MgDomain;

/* What becomes of the values of a column. */
typedef enum
{
  MG_COLUMN_FOREIGN,       /* a field of the file's own */
  MG_COLUMN_BUILT_IN,
  MG_COLUMN_DERIVED,       /* made again on writing: not kept */
  MG_COLUMN_NODE_TYPE,     /* tells collectives from organisations */
  MG_COLUMN_IDENTITY,      /* the item's identifier; the file's own is a number */
} MgColumnUse;

/* One <key> */
typedef struct
{
  char     *id;
  char     *name;          /* NULL: none given */
  char     *type;          /* attr.type; NULL: none given */
  char     *initial;       /* <default>; NULL: none */
  char     *description;   /* <desc>; NULL: none */
  char     *domain;        /* for="…"; NULL: none given */
  GString  *extra;         /* the other attributes, as they are to be written */
  gboolean  for_all;
  guint     line;
} MgKey;

/* The values of one key in one domain. */
typedef struct
{
  guint          key;
  MgDomain       domain;
  guint          follower;     /* the column that came after this one last time: a guess */
  guint          n_values;
  guint          n_numbers;    /* those of them that were read as such */
  guint          first_value;  /* of those in no cell: its place in the values, from 0 */
  const char    *id;           /* of the key */
  gsize          id_length;
  gboolean       id_has_mark;  /* "&", which a file spells otherwise */
  MgFieldType    number;       /* MG_TYPE_INTEGER, MG_TYPE_REAL: what values are read as when they come; or 0 */
  gboolean       has_xml;      /* some value has tags */
  gboolean       follows;      /* gives a field of ours values, though it is not that field */
  gboolean       in_words;     /* words of our vocabulary instead of identifiers */
  gboolean       hidden;
  gboolean       joins;        /* several values of an item are one behind the other */
  MgColumnUse    use;
  MgFieldId      field;        /* in the network being built */
  const MgField *row;          /* of that field */
  MgField       *own;          /* (owned) row, if it is foreign */
  MgGivenRecent *recent;       /* (owned) texts met lately; NULL: none yet */
  MgGivenCells   cells;        /* of the items of its domain, nodes or edges */
} MgGivenColumn;

/* A column from which one of our fields takes what it does not hold yet. */
typedef struct
{
  guint          column;
  MgFieldId      field;
  guint          part;         /* MgPart */
} MgGivenFollower;

/* What a place in the file is on our map; a scale of 0 is 1. */
typedef struct
{
  gboolean       y_up;
  double         scale;        /* a power of two: nothing is lost */
} MgPlaceUnit;

#define MG_PLACE_SCALE_MAX 1048576.

/* Values of an item that lie in no cell are a chain: the places in MgGiven.values, from 1. */
typedef struct
{
  MgTextPlace  text;
  guint32      next;
  guint32      line;
  guint32      column : 30;
  guint32      is_xml : 1;
  guint32      is_number : 1;   /* of the column's sort; its eight bytes stand before the text */
} MgGivenValue;

/* One that waits for the number of its text: in a cell of @column, or in MgGiven.values. */
typedef struct
{
  guint32  column;
  guint32  index;
  guint32  length;    /* of its text */
  gboolean in_cell;
} MgGivenWaiting;

typedef enum
{
  MG_GIVEN_DIRECTED = 1 << 0,
  MG_GIVEN_HYPEREDGE = 1 << 1,  /* a node made of a <hyperedge> */
  MG_GIVEN_ENDPOINT = 1 << 2,   /* an edge made of an <endpoint>: target is the index of its hyperedge */
  MG_GIVEN_NESTED = 1 << 3,     /* came from a graph inside a node */
} MgGivenFlags;

/* One <node>, <edge> or <graph> */
typedef struct
{
  MgTextPlace  id;
  MgTextPlace  source;
  MgTextPlace  target;
  guint32      line;
  guint32      first;
  guint32      last;
  guint16      graph;           /* which of the file's outermost graphs, from 0 */
  guint16      flags;
} MgGivenItem;

typedef struct
{
  const char   *name;           /* of the file, for messages */
  MgWarnings   *warnings;       /* may be NULL */
  GCancellable *cancellable;    /* while a network is built; NULL: nobody stops it */
  MgTexts      *texts;
  char         *block;
  gsize         block_length;
  gsize         block_room;
  gsize         block_released;
  GArray       *keys;           /* MgKey */
  GArray       *columns;        /* MgGivenColumn */
  GHashTable   *by_id[MG_N_DOMAINS];   /* key id -> column + 1 */
  guint         last_column[MG_N_DOMAINS];
  GArray       *nodes;          /* MgGivenItem */
  GArray       *edges;
  GArray       *graphs;         /* outermost ones */
  MgGivenItem   file;           /* what stands directly under <graphml> */
  GArray       *values;         /* MgGivenValue */
  guint         values_room;
  gsize         values_released;   /* bytes */
  char         *waiting;        /* texts that are looked up together, each ending with a zero */
  gsize         waiting_length;
  MgGivenWaiting waiting_values[MG_TEXTS_MANY];
  guint         n_waiting;
  guint         n_numbered;     /* edges, from the first: their texts have their numbers */
  GPtrArray    *namespaces;     /* prefix, URI, …: of the outermost tag */
  gboolean      is_ours;        /* as we wrote it: values are taken as they stand */
  gboolean      directions;     /* links tell theirs as GraphML does */
  const char   *format;         /* NULL: GraphML; the row of the format table it came in */
  GArray       *followers;      /* MgGivenFollower */
  MgPlaceUnit   unit;
} MgGiven;

MgGiven   *mg_given_new          (const char      *name,
                                      MgWarnings      *warnings) G_GNUC_WARN_UNUSED_RESULT;
void         mg_given_free         (MgGiven       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgGiven, mg_given_free)

/* Valid until the next text is added. */
static inline const char *
mg_given_text (const MgGiven *self,
               MgTextPlace    place)
{
  return (place & MG_TEXT_IN_SET) != 0 ? mg_texts_get (self->texts, place & ~MG_TEXT_IN_SET) : self->block + place;
}

/* As it is, in the block. */
MgTextPlace  mg_given_add_text     (MgGiven       *self,
                                      const char      *text,
                                      gsize            length);

/* Once, if it is clean; else in the block. */
MgTextPlace  mg_given_keep_text    (MgGiven       *self,
                                      const char      *text,
                                      gsize            length);

/* Its number in the set, where it is put if it is not there; 0 is "". */
guint32      mg_given_text_number  (MgGiven       *self,
                                      MgTextPlace      place);

/* Does so for the identifiers of all nodes and edges, and for what edges join. */
void         mg_given_number_texts (MgGiven       *self);

/* Of the edges alone, those that came since it was called last. */
void         mg_given_number_edges (MgGiven       *self);

/* Whether the values of all nodes came before those of edges, each item's before
 * those of the next.
 */
gboolean     mg_given_is_in_order  (const MgGiven *self);

/* If so: gives back the memory of values before the place @value, from 1, which
 * nobody may look at again.
 */
void         mg_given_release      (MgGiven       *self,
                                      guint32          value);

/* Makes room for @length bytes more, whose place is MgGiven.block_length. */
void         mg_given_reserve      (MgGiven       *self,
                                      gsize            length);

static inline void
mg_given_append_bytes (MgGiven       *self,
                       gconstpointer  bytes,
                       gsize          length)
{
  if (self->block_length + length > self->block_room)
    mg_given_reserve (self, length);

  mg_bytes_copy (self->block + self->block_length, bytes, length);
  self->block_length += length;
}

/* Takes over @key, and makes its columns. */
void         mg_given_add_key      (MgGiven       *self,
                                      MgKey           *key);

/* The column of that key in @domain, made up if there is none. */
guint        mg_given_get_column   (MgGiven       *self,
                                      MgDomain         domain,
                                      const char      *id,
                                      gsize            length,
                                      guint            line);

/* The same if the file goes on as it did, with @id as the file spells it; else
 * %G_MAXUINT.
 */
static inline guint
mg_given_guess_column (MgGiven    *self,
                       MgDomain    domain,
                       const char *id,
                       gsize       length)
{
  const MgGivenColumn *columns = (const MgGivenColumn *) (void *) self->columns->data;
  guint guess = self->last_column[domain];

  if (guess >= self->columns->len || (guess = columns[guess].follower) >= self->columns->len)
    return G_MAXUINT;

  if (columns[guess].domain != domain || columns[guess].id_length != length || columns[guess].id_has_mark)
    return G_MAXUINT;

  /* Mostly two or three bytes: no call. */
  for (gsize i = 0; i < length; i++)
    if (columns[guess].id[i] != id[i])
      return G_MAXUINT;

  self->last_column[domain] = guess;

  return guess;
}

/* A column of our own making, for what is no <data> in the file. */
guint        mg_given_own_column   (MgGiven       *self,
                                      MgDomain         domain,
                                      const char      *name);
/* Makes room for more values. */
void         mg_given_grow_values  (MgGiven       *self);

/* The newest value is the last of MgGiven.values. */
static inline void
mg_given_add_value (MgGiven     *self,
                    MgGivenItem *item,
                    guint        column,
                    MgTextPlace  text,
                    gboolean     is_xml,
                    guint        line)
{
  MgGivenColumn *taker = (MgGivenColumn *) (void *) self->columns->data + column;
  const MgGivenValue value = { text, 0, line, column, is_xml != FALSE, FALSE };
  MgGivenValue *values;
  guint n = self->values->len;

  if (n >= self->values_room)
    mg_given_grow_values (self);

  if (taker->n_values++ == taker->cells.n_set)
    taker->first_value = n;
  taker->has_xml |= value.is_xml;

  values = (MgGivenValue *) (void *) self->values->data;
  values[n] = value;
  self->values->len = n + 1;
  if (item->last != 0)
    values[item->last - 1].next = n + 1;
  else
    item->first = n + 1;
  item->last = n + 1;
}

/* The number of a text that the column met lately; 0: it did not, or that is not known. */
static inline guint32
mg_given_find_recent (const MgGiven *self,
                      guint          column,
                      const char    *text,
                      gsize          length)
{
  MgGivenRecent *recent = ((MgGivenColumn *) (void *) self->columns->data)[column].recent;

  return recent != NULL ? mg_given_recent_find (recent, text, length) : 0;
}

/* The same of an item of MgGiven.nodes or MgGiven.edges, for what most values are:
 * in a cell if there is room for it.  @column: of the domain of these
 */
static inline void
mg_given_put_value (MgGiven     *self,
                    GArray      *table,
                    guint        index,
                    guint        column,
                    MgTextPlace  text,
                    gboolean     is_number,
                    guint        line)
{
  MgGivenItem *item = (MgGivenItem *) (void *) table->data + index;
  MgGivenColumn *taker = (MgGivenColumn *) (void *) self->columns->data + column;

  taker->n_numbers += is_number != FALSE;
  if (item->first == 0 && line - item->line <= MG_CELL_LINES &&
      mg_given_cells_put (&taker->cells, index, text, (line - item->line) | (is_number ? MG_CELL_NUMBER : 0)))
    {
      taker->n_values++;
      return;
    }

  mg_given_add_value (self, item, column, text, FALSE, line);
  ((MgGivenValue *) (void *) self->values->data)[self->values->len - 1].is_number = is_number != FALSE;
}

/* The same for a clean text that may wait to be looked up with others: until
 * mg_given_settle() the value is not to be looked at.
 */
void         mg_given_put_later    (MgGiven       *self,
                                      GArray          *table,
                                      guint            index,
                                      guint            column,
                                      const char      *text,
                                      gsize            length,
                                      guint            line);
void         mg_given_settle       (MgGiven       *self);

/* What lies in the cell of the item of that index; FALSE: nothing does */
static inline gboolean
mg_given_get_cell (const MgGiven *self,
                   guint          column,
                   guint          index,
                   MgGivenValue  *value)
{
  const MgGivenColumn *taker = (const MgGivenColumn *) (void *) self->columns->data + column;
  const GArray *items = taker->domain == MG_DOMAIN_NODE ? self->nodes : self->edges;

  if (index >= taker->cells.n || taker->cells.places[index] == 0)
    return FALSE;

  *value = (MgGivenValue) {
    .text = taker->cells.places[index],
    .line = ((const MgGivenItem *) (void *) items->data)[index].line + (taker->cells.marks[index] & MG_CELL_LINES),
    .column = column,
    .is_number = (taker->cells.marks[index] & MG_CELL_NUMBER) != 0,
  };

  return TRUE;
}

/* Goes through all values of a column: those in cells first. */
typedef struct
{
  const MgGiven *given;
  guint          column;
  guint          cell;
  guint          value;
  guint          n_chained;
  gboolean       in_cell;    /* the one that was met last */
} MgGivenWalk;

void         mg_given_walk_init    (MgGivenWalk     *self,
                                      const MgGiven   *given,
                                      guint            column);

/* Without the line, for which items would have to be looked at. */
gboolean     mg_given_walk_next    (MgGivenWalk     *self,
                                      MgGivenValue    *value);

/* The line of the value that was met last. */
guint        mg_given_walk_line    (const MgGivenWalk *self);

/* The number that was read from the value's text when it came. */
static inline gint64
mg_given_integer (const MgGiven      *self,
                  const MgGivenValue *value)
{
  gint64 integer;

  memcpy (&integer, self->block + value->text - sizeof integer, sizeof integer);

  return integer;
}

static inline double
mg_given_real (const MgGiven      *self,
               const MgGivenValue *value)
{
  double real;

  memcpy (&real, self->block + value->text - sizeof real, sizeof real);

  return real;
}

/* mg-given-columns.c: what its attr.type says; text if it says nothing known. */
MgFieldType  mg_given_declared_type (const MgKey  *key);

/* mg-given-columns.c: decides what each column is, and adds its field. */
gboolean     mg_given_map_columns  (MgGiven       *self,
                                      MgNetwork       *network,
                                      GError         **error);

/* mg-given-groups.c: says that what MG_GIVEN_NESTED marks is a group. */
void         mg_given_warn_nested  (MgGiven       *self,
                                      guint            line);

/* mg-given-build.c: fills an empty network. */
gboolean     mg_given_build        (MgGiven       *self,
                                      MgNetwork       *network,
                                      MgProgress      *progress,
                                      GCancellable    *cancellable,
                                      GError         **error);

/* For readers of formats whose items come whole.  Texts are cleaned and copied;
 * @length may be -1.
 */

/**
 * mg_given_declare:
 * @name: of the attribute, as the file spells it; its key too
 * @type: (nullable): as GraphML spells it: "string", "double", "int", "long",
 *   "boolean"; or "date"; %NULL is "string"
 *
 * Returns: the column of that name in @domain, made if there is none
 */
guint        mg_given_declare        (MgGiven         *self,
                                      MgDomain         domain,
                                      const char      *name,
                                      const char      *type,
                                      guint            line);

/* The same where a name is one column, whatever types it is declared with.
 * @names: of the domain, by which names are known: texts of their own to column + 1
 */
guint        mg_given_named_column   (MgGiven         *self,
                                      GHashTable      *names,
                                      MgDomain         domain,
                                      const char      *name,
                                      guint            line);

/* Every file has one before its items: what follows belongs to it.  @id: (nullable) */
guint        mg_given_add_graph      (MgGiven         *self,
                                      const char      *id,
                                      guint            line);

/* Returns: the index of the new node in @nodes; its flags and values may follow */
guint        mg_given_add_node       (MgGiven         *self,
                                      const char      *id,
                                      gssize           length,
                                      guint            line);

/* @id: (nullable).  Returns: the index of the new edge in @edges */
guint        mg_given_add_edge       (MgGiven         *self,
                                      const char      *id,
                                      const char      *source,
                                      const char      *target,
                                      gboolean         directed,
                                      guint            line);

/* One value of the newest or an older item; "" is no value. */
void         mg_given_set_node       (MgGiven         *self,
                                      guint            node,
                                      guint            column,
                                      const char      *text,
                                      gssize           length,
                                      guint            line);
void         mg_given_set_edge       (MgGiven         *self,
                                      guint            edge,
                                      guint            column,
                                      const char      *text,
                                      gssize           length,
                                      guint            line);

/* One value of the latest graph: of the pole as a whole. */
void         mg_given_set_graph      (MgGiven         *self,
                                      guint            column,
                                      const char      *text,
                                      gssize           length,
                                      guint            line);

/* Before building: what the column holds is not kept, as if the file had none of it. */
void         mg_given_drop_column     (MgGiven         *self,
                                      guint            column);

/* Whether keys of this built-in field are written by us, and under which id. */
char        *mg_given_key_id       (MgDomain         domain,
                                      const char      *name) G_GNUC_WARN_UNUSED_RESULT;

/* Whether our files have this key though it is not a field: it follows from others. */
gboolean     mg_given_is_derived   (MgDomain         domain,
                                      const char      *name);

G_END_DECLS
