/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-change.h"

gboolean
mg_table_change_is_place (const MgEdit *edit)
{
  return edit->kind == MG_EDIT_SET_VALUE &&
         (edit->field == MG_FIELD_X || edit->field == MG_FIELD_Y ||
          edit->field == MG_FIELD_PINNED);
}

gboolean
mg_table_change_is_name (const MgEdit *edit)
{
  return edit->kind == MG_EDIT_SET_VALUE &&
         (edit->field == MG_FIELD_ID || edit->field == MG_FIELD_LABEL ||
          edit->field == MG_FIELD_NAME);
}

gboolean
mg_table_change_needs_columns (const MgEdit *edit,
                               MgNetwork    *network,
                               MgTableList  *nodes,
                               MgTableList  *edges)
{
  const MgField *field;

  if (edit->kind == MG_EDIT_ADD_FIELD || edit->kind == MG_EDIT_REMOVE_FIELD)
    return TRUE;
  if (edit->kind != MG_EDIT_SET_VALUE || edit->value.type == MG_VALUE_NONE)
    return FALSE;

  field = mg_network_get_field (network, edit->field);
  if (field == NULL || (field->flags & MG_FIELD_HIDDEN) != 0 || field->type == MG_TYPE_XML ||
      (field->kinds & (MG_ITEMS_NODES | MG_ITEMS_EDGES)) == 0)
    return FALSE;

  return !mg_table_list_has_field ((field->kinds & MG_ITEMS_NODES) != 0 ? nodes : edges,
                                   edit->field);
}
