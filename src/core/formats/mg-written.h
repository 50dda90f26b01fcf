/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a network has for a file of another program: its columns, those included
 * that follow from others, as our GraphML has them.
 */
#pragma once

#include "mg-given.h"

G_BEGIN_DECLS

/* What a column takes its values from. */
typedef enum
{
  MG_WRITTEN_FIELD,
  MG_WRITTEN_LAYER,      /* a link's level, or "membership" */
  MG_WRITTEN_KIND,       /* node_type */
  MG_WRITTEN_WEIGHT,     /* the intensity again, as programs call it */
} MgWrittenOrigin;

typedef struct
{
  MgWrittenOrigin  origin;
  MgDomain         domain;   /* node, edge or graph */
  MgFieldId        field;
  const MgField   *row;      /* NULL: derived */
  const char      *name;
  MgFieldType      type;
} MgWrittenColumn;

/**
 * mg_written_columns:
 *
 * The built-in fields in use, in the order of their table, then the foreign
 * ones; identifiers, kept XML and what only GraphML needs are not among them.
 *
 * Returns: (transfer full) (element-type MgWrittenColumn)
 */
GArray     *mg_written_columns (MgNetwork             *network) G_GNUC_WARN_UNUSED_RESULT;

/* What @item has there; texts are lent. */
gboolean    mg_written_value   (MgNetwork             *network,
                                const MgItem          *item,
                                const MgWrittenColumn *column,
                                MgValue               *value);

/* The item's text identifier; @buffer is for one that has none. */
const char *mg_written_id      (MgNetwork             *network,
                                MgId                   id,
                                char                   buffer[24]);

/* For formats with one number and one name to a link: the field that is its
 * weight, MG_FIELD_INTENSITY or a foreign one called "weight"; and the one that
 * is its relation, MG_FIELD_LINK_LAYER or a foreign one called "relation".
 */
MgFieldId   mg_written_find_weight   (MgNetwork       *network);
MgFieldId   mg_written_find_relation (MgNetwork       *network);

/* (nullable): of a participation "membership" */
const char *mg_written_relation      (MgNetwork       *network,
                                      const MgItem    *item,
                                      MgFieldId        field);

/* Whether a field is in a file of some kind. */
typedef gboolean (*MgWrittenKept) (MgFieldId      field,
                                   const MgField *row);

/* Tells which fields in use are not in a file of that kind.
 * @format: its name for people
 */
void        mg_written_warn    (MgNetwork             *network,
                                MgWarnings            *warnings,
                                const char            *format,
                                MgWrittenKept          is_kept);

/* Tells of which fields in the file what they are where nothing is said, or what is
 * said of them in general, is lost: few formats have a place for either.
 */
void        mg_written_warn_rows (MgNetwork           *network,
                                  MgWarnings          *warnings,
                                  MgWrittenKept        is_kept);
void        mg_written_warn_row  (const MgField       *row,
                                  MgWarnings          *warnings);

/* For formats where others go by names: says how many have one that another has. */
void        mg_written_warn_namesakes (MgNetwork      *network,
                                       MgWarnings     *warnings);

/* As GraphML and its like spell it: the widest that holds all of its values. */
const char *mg_written_type_name     (MgFieldType      type);

G_END_DECLS
