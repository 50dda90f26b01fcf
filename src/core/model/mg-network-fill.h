/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a network from a file: for readers alone. */
#pragma once

#include "mg-column.h"
#include "mg-network.h"
#include "mg-texts.h"

G_BEGIN_DECLS

/* The texts that cells of @self point to.  A reader adds to them while it reads,
 * so that each text of a file is looked up once, not once more for each value.
 */
MgTexts  *mg_network_get_texts    (MgNetwork      *self);

/* Of a network without texts yet: @texts are its own from now on. */
void      mg_network_adopt_texts  (MgNetwork      *self,
                                   MgTexts        *texts);

/**
 * MgFill:
 * @MG_FILL_DONE: the item has the value now
 * @MG_FILL_TAKEN: it had one already, which it keeps
 * @MG_FILL_REFUSED: it cannot have it
 */
typedef enum
{
  MG_FILL_DONE,
  MG_FILL_TAKEN,
  MG_FILL_REFUSED,
} MgFill;

/**
 * mg_network_fill:
 * @value: known; its text is one of mg_network_get_texts() and is not copied
 *
 * Gives an item a value that it has not had yet, as mg_network_apply() would and
 * under the same conditions, but without an inverse: only for a network that
 * nobody else sees yet, which a reader makes and gives away whole.
 *
 * Returns: with %MG_FILL_REFUSED, @error is what mg_network_apply() says
 */
MgFill    mg_network_fill         (MgNetwork      *self,
                                   MgId            id,
                                   MgFieldId       field,
                                   const MgValue  *value,
                                   GError        **error);

/* Adds an item under a new number, as mg_network_apply() would, to a network that
 * nobody else sees yet.  @source, @target: of an edge
 *
 * Returns: %MG_ID_NONE if there cannot be such an item
 */
MgId      mg_network_fill_item    (MgNetwork      *self,
                                   MgItemKind      kind,
                                   MgId            source,
                                   MgId            target);

/* A field looked up once, to be filled by the million; valid until fields come or go. */
typedef struct
{
  MgColumn *column;      /* NULL: only mg_network_fill() fills it */
  guint64  *revision;    /* of the network; or a count for mg_network_fill_note() */
  guint     kinds;
  gboolean  is_limited;
  double    low;
  double    high;
} MgFillField;

void      mg_network_fill_open    (MgNetwork      *self,
                                   MgFieldId       field,
                                   MgFillField    *open);

/* Where the values of an item are; FALSE if there is no such item. */
gboolean  mg_network_fill_find    (MgNetwork      *self,
                                   MgId            id,
                                   guint          *row,
                                   MgItemKind     *kind);

/* Does what mg_network_fill() would where there is nothing to say; else nothing,
 * and returns FALSE.
 */
static inline gboolean
mg_network_fill_at (const MgFillField *open,
                    guint              row,
                    MgItemKind         kind,
                    const MgValue     *value)
{
  if (open->column == NULL || (open->kinds & kind) == 0 || value->type != open->column->type)
    return FALSE;

  if (open->is_limited && (value->type == MG_VALUE_REAL || value->type == MG_VALUE_INTEGER))
    {
      double number = value->type == MG_VALUE_REAL ? value->real : (double) value->integer;

      if (!(number >= open->low && number <= open->high))
        return FALSE;
    }

  if (!mg_column_fill (open->column, row, value))
    return FALSE;

  (*open->revision)++;

  return TRUE;
}

/* So many values were filled by mg_network_fill_at() with a count and a column of the
 * caller's own, a copy that has become the field's since.
 */
void      mg_network_fill_note    (MgNetwork      *self,
                                   guint64         n_values);

/* Says that the item will be joined soon: it is fetched meanwhile.  Where it is
 * can be fetched before.
 */
void      mg_network_fill_expect_place (MgNetwork *self,
                                        MgId       id);
void      mg_network_fill_expect  (MgNetwork      *self,
                                   MgId            id);

/* Makes room in the column of @field for so many rows at once. */
void      mg_network_fill_reserve (MgNetwork      *self,
                                   MgFieldId       field,
                                   guint           n_rows);

G_END_DECLS
