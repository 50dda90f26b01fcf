/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-edit.h"

void
mg_edit_clear (MgEdit *self)
{
  g_clear_pointer (&self->spec, mg_field_unref);
  mg_value_clear (&self->value);
}

MgEdit
mg_edit_copy (const MgEdit *self)
{
  MgEdit copy = *self;

  if (self->spec != NULL)
    copy.spec = mg_field_ref (self->spec);
  copy.value = mg_value_copy (&self->value);

  return copy;
}

gboolean
mg_edit_same_place (const MgEdit *self,
                    const MgEdit *other)
{
  return self->kind == MG_EDIT_SET_VALUE && other->kind == MG_EDIT_SET_VALUE &&
         self->id == other->id && self->field == other->field;
}
