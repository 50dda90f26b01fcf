/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How most values of a column get where they belong: private to the builder. */
#pragma once

#include "mg-given-build.h"

G_BEGIN_DECLS

typedef enum
{
  MG_WAY_OTHER,       /* each is looked at closely */
  MG_WAY_NONE,        /* they are no values */
  MG_WAY_TEXT,
  MG_WAY_BOOLEAN,
  MG_WAY_DATE,
  MG_WAY_INTEGER,
  MG_WAY_REAL,
} MgGivenWayKind;

/* Texts of which a way remembers what they say: a power of two. */
#define MG_WAY_KNOWN 16u

typedef struct
{
  MgTextPlace text;
  MgValue     value;
} MgGivenSaid;

struct _MgGivenWay
{
  MgGivenWayKind kind;
  MgDomain       domain;
  gboolean       has_cells;
  gboolean       follows;
  MgFieldId      id;
  MgFillField    field;
  guint64        n_filled;             /* values, when the column is filled at once */
  MgGivenSaid    said[MG_WAY_KNOWN];   /* of booleans and dates */
};

/* Finds out what a boolean or a date says; NULL if it is none. */
const MgValue *mg_given_way_read (const MgGivenBuilder *self,
                                  MgGivenWay           *way,
                                  MgTextPlace           place);

/* Whether the value is there already as the field has it: most are.  @texts: all of the set */
static inline gboolean
mg_given_way_find (const MgGivenBuilder *self,
                   MgGivenWay           *way,
                   const MgGivenValue   *given,
                   char * const         *texts,
                   MgValue              *value)
{
  const MgGivenSaid *said = &way->said[given->text % MG_WAY_KNOWN];
  const MgValue *read;

  switch (way->kind)
    {
    case MG_WAY_INTEGER:
      *value = given->is_number ? mg_value_integer (mg_given_integer (self->file, given)) : MG_VALUE_INIT;
      return given->is_number;

    case MG_WAY_REAL:
      *value = given->is_number ? mg_value_real (mg_given_real (self->file, given)) : MG_VALUE_INIT;
      mg_given_builder_convert_place (self, way->id, value);
      return given->is_number;

    case MG_WAY_TEXT:
      if ((given->text & MG_TEXT_IN_SET) == 0)
        return FALSE;
      *value = (MgValue) { .type = MG_VALUE_TEXT, .text = texts[(given->text & ~MG_TEXT_IN_SET) - 1] };
      return TRUE;

    case MG_WAY_BOOLEAN:
    case MG_WAY_DATE:
      if ((given->text & MG_TEXT_IN_SET) == 0)
        return FALSE;
      read = said->text == given->text ? &said->value : mg_given_way_read (self, way, given->text);
      if (read != NULL)
        *value = *read;
      return read != NULL;

    case MG_WAY_OTHER:
    case MG_WAY_NONE:
    default:
      return FALSE;
    }
}

G_END_DECLS
