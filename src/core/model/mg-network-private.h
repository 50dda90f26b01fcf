/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a network is stored: shared by the file that writes it and the one that reads it. */
#pragma once

#include "mg-column.h"
#include "mg-network-fill.h"

G_BEGIN_DECLS

/* The three tables: of the pole (one row), of nodes and of edges. */
enum
{
  TABLE_POLE,
  TABLE_NODES,
  TABLE_EDGES,
  N_TABLES
};

/* A place in the directory: where the item of an id stands.  Row 0 of the
 * tables is written as 1, so that 0 is "never added".
 */
#define PLACE(table, row) ((guint32) (table) << 30 | ((guint32) (row) + 1))
#define PLACE_TABLE(place) ((place) >> 30)
#define PLACE_ROW(place) (((place) & 0x3fffffff) - 1)
#define MAX_ROWS 0x3ffffffe

/* Kinds of items that are given text identifiers: "o23", "k4", "l46", "p21". */
#define N_LETTERS 4

typedef struct
{
  const MgField *spec;      /* NULL: was removed */
  MgField       *owned;     /* the same, if foreign */
  MgColumn       column;
} FieldSlot;

struct _MgNetwork
{
  GObject     parent_instance;

  GArray     *tables[N_TABLES];     /* MgItem; kind 0: was removed, its row is kept */
  GArray     *directory;            /* guint32 places, by id */
  GArray     *fields;               /* FieldSlot, by MgFieldId */
  MgTexts    *texts;                /* each text once; see mg_network_get_texts() */
  GPtrArray  *held;                 /* of a copy: the texts of others; NULL */
  MgId        last_id;              /* never goes down, not even by undoing */
  guint64     revision;
  guint       counts[5];            /* by bit of MgItemKind */
  guint64     next_numbers[N_LETTERS];
};

/* Keeps mg_network_new_text_id() above the number in an identifier that is in use. */
void mg_network_note_text_id (MgNetwork  *self,
                              const char *text);

static inline guint
mg_network_table_of (guint kinds)
{
  if (kinds & MG_ITEMS_NODES)
    return TABLE_NODES;

  return kinds & MG_ITEMS_EDGES ? TABLE_EDGES : TABLE_POLE;
}

static inline guint32
mg_network_place_of (MgNetwork *self,
                     MgId       id)
{
  return id < self->directory->len ? g_array_index (self->directory, guint32, id) : 0;
}

static inline MgItem *
mg_network_item_at (MgNetwork *self,
                    guint32    place)
{
  return &g_array_index (self->tables[PLACE_TABLE (place)], MgItem, PLACE_ROW (place));
}

/* The item of @id, if it is there now. */
static inline MgItem *
mg_network_peek (MgNetwork *self,
                 MgId       id)
{
  guint32 place = mg_network_place_of (self, id);
  MgItem *item = place != 0 ? mg_network_item_at (self, place) : NULL;

  return item != NULL && item->kind != 0 ? item : NULL;
}

static inline FieldSlot *
mg_network_slot_of (MgNetwork *self,
                    MgFieldId  field)
{
  FieldSlot *slot = field < self->fields->len ? &g_array_index (self->fields, FieldSlot, field) : NULL;

  return slot != NULL && slot->spec != NULL ? slot : NULL;
}

G_END_DECLS
