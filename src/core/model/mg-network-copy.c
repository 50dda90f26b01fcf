/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies for other threads.  Rows and cells are copied as blocks.  Texts are
 * not touched, not even counted: a network never lets go of one, so that it is
 * enough to keep its set of texts alive.  Of that set only the count is shared,
 * which is atomic; nobody but the network it belongs to looks into it.
 */
#include "mg-network-private.h"

static GArray *
copy_array (const GArray *array,
            gboolean      clear,
            guint         size)
{
  GArray *copy = g_array_sized_new (FALSE, clear, size, array->len);

  if (array->len > 0)
    g_array_append_vals (copy, array->data, array->len);

  return copy;
}

static void
copy_fields (MgNetwork *self,
             MgNetwork *origin)
{
  g_array_set_size (self->fields, origin->fields->len);

  for (guint i = 0; i < origin->fields->len; i++)
    {
      const FieldSlot *slot = &g_array_index (origin->fields, FieldSlot, i);
      FieldSlot *copy = &g_array_index (self->fields, FieldSlot, i);

      copy->owned = slot->owned != NULL ? mg_field_ref (slot->owned) : NULL;
      copy->spec = slot->spec;
      mg_column_copy (&slot->column, &copy->column);
    }
}

/* What keeps the texts alive that cells point to. */
static void
hold_texts (MgNetwork *self,
            MgNetwork *origin)
{
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_texts_unref);
  for (guint i = 0; origin->held != NULL && i < origin->held->len; i++)
    g_ptr_array_add (self->held, mg_texts_ref (g_ptr_array_index (origin->held, i)));
  if (origin->texts != NULL)
    g_ptr_array_add (self->held, mg_texts_ref (origin->texts));

  /* Made anew when it is first needed, which is by readers and writers of values alone. */
  g_clear_pointer (&self->texts, mg_texts_unref);
}

MgNetwork *
mg_network_copy (MgNetwork *self)
{
  MgNetwork *copy;

  g_return_val_if_fail (MG_IS_NETWORK (self), NULL);

  copy = mg_network_new ();
  for (guint i = 0; i < N_TABLES; i++)
    {
      g_array_unref (copy->tables[i]);
      copy->tables[i] = copy_array (self->tables[i], FALSE, sizeof (MgItem));
    }
  g_array_unref (copy->directory);
  copy->directory = copy_array (self->directory, TRUE, sizeof (guint32));
  copy_fields (copy, self);
  hold_texts (copy, self);

  copy->last_id = self->last_id;
  copy->revision = self->revision;
  for (guint i = 0; i < G_N_ELEMENTS (self->counts); i++)
    copy->counts[i] = self->counts[i];
  for (guint i = 0; i < N_LETTERS; i++)
    copy->next_numbers[i] = self->next_numbers[i];

  return copy;
}

/* Each text of a copy once, as in any network: made now. */
MgTexts *
mg_network_get_texts (MgNetwork *self)
{
  if (self->texts != NULL)
    return self->texts;

  self->texts = mg_texts_new ();
  for (guint i = 0; i < self->fields->len; i++)
    {
      const FieldSlot *slot = &g_array_index (self->fields, FieldSlot, i);

      for (guint row = 0; slot->column.type == MG_VALUE_TEXT && row < slot->column.length; row++)
        {
          MgValue value = mg_column_get (&slot->column, row);

          if (value.type != MG_VALUE_NONE)
            mg_texts_hold (self->texts, value.text);
        }
    }

  return self->texts;
}
