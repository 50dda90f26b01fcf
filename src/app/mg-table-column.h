/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a table shows, sorts by and edits. */
#pragma once

#include "mg-document.h"

G_BEGIN_DECLS

typedef struct _MgTableColumn MgTableColumn;

/* Returns: (transfer full): the text of a cell; "" if there is nothing to say */
typedef char     *(*MgTableTextFunc)   (const MgTableColumn *column,
                                        MgDocument          *document,
                                        MgId                 id);
/* The number that a cell is sorted by; NaN is not known, and sorts last. */
typedef double    (*MgTableNumberFunc) (const MgTableColumn *column,
                                        MgDocument          *document,
                                        MgId                 id);

/**
 * MgTableColumn:
 * @key: stable, ASCII
 * @title: translated
 * @tip: (nullable): the title in full, where @title is short
 * @width: in characters
 * @is_number: right-aligned, sorted by @number
 * @is_name: takes the space that is left, and is edited first
 * @hidden: not shown until it is asked for
 * @fields: which field is shown and edited, by kind of item: of organisations
 *   or links, and of collectives or participations; %MG_FIELD_NONE: none
 * @text: what is shown
 * @hint: (nullable): the same in full, where @text is short
 * @number: (nullable): if @is_number, or to sort by something else than the text
 * @data: for @text and @number; lives as long as the program or @document
 *
 * Counted, and never changed once a table has it.
 */
struct _MgTableColumn
{
  char              *key;
  char              *title;
  char              *tip;
  guint              width;
  gboolean           is_number;
  gboolean           is_name;
  gboolean           hidden;
  MgFieldId          fields[2];
  MgTableTextFunc    text;
  MgTableTextFunc    hint;
  MgTableNumberFunc  number;
  gconstpointer      data;
};

/* A read-only column; the other members may be set before it is given away. */
MgTableColumn *mg_table_column_new        (const char          *key,
                                           const char          *title,
                                           MgTableTextFunc      text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_table_column_new_field:
 * @field: of organisations or links, or %MG_FIELD_NONE
 * @other: of collectives or participations, or %MG_FIELD_NONE
 *
 * A column that shows and edits fields; its title is the first one's.
 */
MgTableColumn *mg_table_column_new_field  (MgNetwork           *network,
                                           MgFieldId            field,
                                           MgFieldId            other) G_GNUC_WARN_UNUSED_RESULT;
MgTableColumn *mg_table_column_ref        (MgTableColumn       *self);
void           mg_table_column_unref      (MgTableColumn       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgTableColumn, mg_table_column_unref)

/* The field that a cell edits, or %MG_FIELD_NONE. */
MgFieldId      mg_table_column_get_field  (const MgTableColumn *self,
                                           MgNetwork           *network,
                                           MgId                 id);

/* (element-type MgTableColumn): the columns of organisations and collectives
 * and of links and participations: those that everybody wants, then those for
 * which some item has a value.
 */
GPtrArray     *mg_table_column_list_nodes (MgDocument          *document);
GPtrArray     *mg_table_column_list_edges (MgDocument          *document);

G_END_DECLS
