/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-given-way.h"

#include "mg-text.h"

static MgGivenWayKind
find_kind (const MgGivenBuilder *self,
           const MgGivenColumn  *column)
{
  static const MgGivenWayKind kinds[] = {
    [MG_TYPE_TEXT] = MG_WAY_TEXT, [MG_TYPE_BOOLEAN] = MG_WAY_BOOLEAN, [MG_TYPE_DATE] = MG_WAY_DATE,
    [MG_TYPE_INTEGER] = MG_WAY_INTEGER, [MG_TYPE_REAL] = MG_WAY_REAL,
  };
  MgFieldType type;

  if (column->use == MG_COLUMN_DERIVED || column->use == MG_COLUMN_NODE_TYPE || column->use == MG_COLUMN_IDENTITY)
    return MG_WAY_NONE;

  type = column->row->type;
  if (column->in_words || ((type == MG_TYPE_INTEGER || type == MG_TYPE_REAL) && type != column->number))
    return MG_WAY_OTHER;
  if (self->file->is_ours && (type == MG_TYPE_CHOICE || type == MG_TYPE_CHOICES))
    return MG_WAY_TEXT;

  return type < G_N_ELEMENTS (kinds) ? kinds[type] : MG_WAY_OTHER;
}

void
mg_given_builder_prepare_ways (MgGivenBuilder *self)
{
  self->ways = g_new0 (MgGivenWay, self->file->columns->len);
  for (guint i = 0; i < self->file->columns->len; i++)
    {
      const MgGivenColumn *column = mg_given_builder_column (self, i);
      MgGivenWay *way = &self->ways[i];

      way->kind = find_kind (self, column);
      way->domain = column->domain;
      way->has_cells = column->cells.n_set > 0;
      way->follows = column->follows && way->kind != MG_WAY_NONE;
      way->id = column->field;
      if (way->kind != MG_WAY_NONE)
        mg_network_fill_open (self->network, column->field, &way->field);
    }
}

const MgValue *
mg_given_way_read (const MgGivenBuilder *self,
                   MgGivenWay           *way,
                   MgTextPlace           place)
{
  MgGivenSaid *said = &way->said[place % MG_WAY_KNOWN];
  const char *text = mg_given_builder_text (self, place);
  gboolean boolean;
  MgValue value;
  MgDate date;

  if (way->kind == MG_WAY_BOOLEAN && mg_text_parse_boolean (text, &boolean))
    value = mg_value_boolean (boolean);
  else if (way->kind == MG_WAY_DATE && mg_date_parse (text, &date) && date != MG_DATE_NONE)
    value = mg_value_date (date);
  else
    return NULL;

  *said = (MgGivenSaid) { place, value };

  return &said->value;
}
