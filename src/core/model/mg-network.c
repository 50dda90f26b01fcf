/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-network.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-network-private.h"

/* Letters of the text identifiers of new items. */
static const struct
{
  MgItemKind kind;
  char       letter;
} letters[N_LETTERS] = {
  { MG_ITEM_ORGANISATION, 'o' },
  { MG_ITEM_COLLECTIVE, 'k' },
  { MG_ITEM_LINK, 'l' },
  { MG_ITEM_PARTICIPATION, 'p' },
};

G_DEFINE_FINAL_TYPE (MgNetwork, mg_network, G_TYPE_OBJECT)

static guint
kind_bit (MgItemKind kind)
{
  return (guint) g_bit_nth_lsf (kind, -1);
}

static MgItem *
find (MgNetwork  *self,
      MgId        id,
      GError    **error)
{
  MgItem *item = mg_network_peek (self, id);

  if (item == NULL)
    g_set_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM, _("Nothing has the number %u"), id);

  return item;
}

static FieldSlot *
find_slot (MgNetwork  *self,
           MgFieldId   field,
           GError    **error)
{
  FieldSlot *slot = mg_network_slot_of (self, field);

  if (slot == NULL)
    g_set_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM, _("There is no field number %u"), field);

  return slot;
}

/* Ends of edges */

static gboolean
check_end (MgNetwork  *self,
           MgId        id,
           guint       kinds,
           GError    **error)
{
  const MgItem *item = find (self, id, error);

  if (item == NULL || (item->kind & kinds) != 0)
    return item != NULL;

  g_set_error_literal (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                       _("A link joins two organisations, and a participation joins an "
                         "organisation to a collective cooperation"));
  return FALSE;
}

static gboolean
check_ends (MgNetwork   *self,
            MgItemKind   kind,
            MgId         source,
            MgId         target,
            GError     **error)
{
  gboolean is_link = kind == MG_ITEM_LINK;

  return check_end (self, source, is_link ? MG_ITEMS_NODES : MG_ITEM_ORGANISATION, error) &&
         check_end (self, target, is_link ? MG_ITEMS_NODES : MG_ITEM_COLLECTIVE, error);
}

static void
count_ends (MgNetwork    *self,
            const MgItem *edge,
            int           change)
{
  mg_network_peek (self, edge->source)->n_ends += (guint) change;
  mg_network_peek (self, edge->target)->n_ends += (guint) change;
}

/* The edits */

/* The row where an item of @id stands or will stand, made if need be. */
static MgItem *
make_row (MgNetwork  *self,
          MgId        id,
          MgItemKind  kind)
{
  GArray *table = self->tables[mg_network_table_of (kind)];
  const MgItem empty = { .id = id };
  guint32 place = mg_network_place_of (self, id);

  if (place == 0)
    {
      if (id >= self->directory->len)
        g_array_set_size (self->directory, id + 1);

      place = PLACE (mg_network_table_of (kind), table->len);
      g_array_index (self->directory, guint32, id) = place;
      g_array_append_val (table, empty);
    }

  return mg_network_item_at (self, place);
}

static gboolean
can_add (MgNetwork     *self,
         const MgEdit  *edit,
         GError       **error)
{
  guint32 place = mg_network_place_of (self, edit->id);

  if (edit->id == MG_ID_NONE || edit->id == G_MAXUINT32 || edit->item == MG_ITEM_POLE ||
      (place != 0 && (mg_network_item_at (self, place)->kind != 0 || PLACE_TABLE (place) != mg_network_table_of (edit->item))))
    {
      g_set_error (error, MG_ERROR, MG_ERROR_IN_USE, _("The number %u is taken already"), edit->id);
      return FALSE;
    }

  if (self->tables[mg_network_table_of (edit->item)]->len >= MAX_ROWS)
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_TOO_LARGE, _("The network is full"));
      return FALSE;
    }

  return !mg_item_kind_is_edge (edit->item) ||
         check_ends (self, edit->item, edit->source, edit->target, error);
}

static gboolean
add_item (MgNetwork     *self,
          const MgEdit  *edit,
          MgEdit        *inverse,
          GError       **error)
{
  MgItem *item;

  if (!can_add (self, edit, error))
    return FALSE;

  item = make_row (self, edit->id, edit->item);
  item->kind = edit->item;
  item->n_ends = 0;
  item->source = mg_item_kind_is_edge (edit->item) ? edit->source : MG_ID_NONE;
  item->target = mg_item_kind_is_edge (edit->item) ? edit->target : MG_ID_NONE;
  if (mg_item_kind_is_edge (edit->item))
    count_ends (self, item, +1);

  self->last_id = MAX (self->last_id, edit->id);
  self->counts[kind_bit (edit->item)]++;
  *inverse = (MgEdit) { .kind = MG_EDIT_REMOVE_ITEM, .id = edit->id };

  return TRUE;
}

static gboolean
is_bare (MgNetwork    *self,
         const MgItem *item)
{
  guint row = PLACE_ROW (mg_network_place_of (self, item->id));
  guint table = mg_network_table_of (item->kind);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const FieldSlot *slot = mg_network_slot_of (self, i);

      if (slot != NULL && slot->column.n_set > 0 && mg_network_table_of (slot->spec->kinds) == table &&
          mg_column_get (&slot->column, row).type != MG_VALUE_NONE)
        return FALSE;
    }

  return item->n_ends == 0;
}

static gboolean
remove_item (MgNetwork     *self,
             const MgEdit  *edit,
             MgEdit        *inverse,
             GError       **error)
{
  MgItem *item = find (self, edit->id, error);

  if (item == NULL)
    return FALSE;

  if (item->kind == MG_ITEM_POLE || !is_bare (self, item))
    {
      g_set_error (error, MG_ERROR, MG_ERROR_IN_USE,
                   _("Number %u still holds values or links"), edit->id);
      return FALSE;
    }

  if (mg_item_kind_is_edge (item->kind))
    count_ends (self, item, -1);

  self->counts[kind_bit (item->kind)]--;
  *inverse = (MgEdit) {
    .kind = MG_EDIT_ADD_ITEM,
    .item = item->kind,
    .id = item->id,
    .source = item->source,
    .target = item->target,
  };
  item->kind = 0;

  return TRUE;
}

/* "o23" makes the next one "o24". */
void
mg_network_note_text_id (MgNetwork  *self,
                         const char *text)
{
  guint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (text[0] == letters[i].letter && g_ascii_isdigit (text[1]) && strlen (text) < 16 &&
          g_ascii_string_to_unsigned (text + 1, 10, 0, G_MAXUINT32, &number, NULL))
        self->next_numbers[i] = MAX (self->next_numbers[i], number + 1);
    }
}

/* The network's own copy of a text. */
static char *
keep_text (MgNetwork *self,
           char      *text)
{
  MgTexts *texts = mg_network_get_texts (self);

  return mg_texts_get (texts, mg_texts_hold (texts, text));
}

static gboolean
set_value (MgNetwork     *self,
           const MgEdit  *edit,
           MgEdit        *inverse,
           GError       **error)
{
  const MgItem *item = find (self, edit->id, error);
  FieldSlot *slot = item != NULL ? find_slot (self, edit->field, error) : NULL;
  MgValue value = edit->value;
  MgValue old;
  guint row;

  if (slot == NULL || !mg_field_check (slot->spec, item->kind, &value, error))
    return FALSE;

  /* A field of another table has no row for this item. */
  g_return_val_if_fail (value.type == MG_VALUE_NONE ||
                        mg_network_table_of (slot->spec->kinds) == mg_network_table_of (item->kind), FALSE);

  if (value.type == MG_VALUE_TEXT)
    value.text = keep_text (self, value.text);

  row = PLACE_ROW (mg_network_place_of (self, edit->id));
  old = mg_network_table_of (slot->spec->kinds) == mg_network_table_of (item->kind) ? mg_column_get (&slot->column, row)
                                                              : MG_VALUE_INIT;
  *inverse = (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = edit->id, .field = edit->field,
                        .value = mg_value_copy (&old) };
  if (mg_network_table_of (slot->spec->kinds) == mg_network_table_of (item->kind))
    mg_column_set (&slot->column, row, &value);

  if (value.type == MG_VALUE_TEXT && (edit->field == MG_FIELD_ID || edit->field == MG_FIELD_LINK_ID))
    mg_network_note_text_id (self, value.text);

  return TRUE;
}

static gboolean
set_ends (MgNetwork     *self,
          const MgEdit  *edit,
          MgEdit        *inverse,
          GError       **error)
{
  MgItem *item = find (self, edit->id, error);

  if (item == NULL)
    return FALSE;

  if (!mg_item_kind_is_edge (item->kind))
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_BAD_VALUE, _("Only a link has two ends"));
      return FALSE;
    }

  if (!check_ends (self, item->kind, edit->source, edit->target, error))
    return FALSE;

  *inverse = (MgEdit) {
    .kind = MG_EDIT_SET_ENDS,
    .id = edit->id,
    .source = item->source,
    .target = item->target,
  };
  count_ends (self, item, -1);
  item->source = edit->source;
  item->target = edit->target;
  count_ends (self, item, +1);

  return TRUE;
}

static gboolean
add_field (MgNetwork     *self,
           const MgEdit  *edit,
           MgEdit        *inverse,
           GError       **error)
{
  FieldSlot *slot;

  g_return_val_if_fail (edit->spec != NULL, FALSE);

  if (edit->field > self->fields->len || mg_network_slot_of (self, edit->field) != NULL)
    {
      g_set_error (error, MG_ERROR, MG_ERROR_IN_USE, _("The field number %u is taken already"),
                   edit->field);
      return FALSE;
    }

  if (edit->field == self->fields->len)
    g_array_set_size (self->fields, self->fields->len + 1);

  slot = &g_array_index (self->fields, FieldSlot, edit->field);
  slot->owned = mg_field_ref (edit->spec);
  slot->spec = slot->owned;
  slot->column.type = mg_field_value_type (slot->spec);
  *inverse = (MgEdit) { .kind = MG_EDIT_REMOVE_FIELD, .field = edit->field };

  return TRUE;
}

static gboolean
remove_field (MgNetwork     *self,
              const MgEdit  *edit,
              MgEdit        *inverse,
              GError       **error)
{
  FieldSlot *slot = find_slot (self, edit->field, error);

  if (slot == NULL)
    return FALSE;

  if (slot->owned == NULL || slot->column.n_set > 0)
    {
      g_set_error (error, MG_ERROR, MG_ERROR_IN_USE, _("The field “%s” is still in use"),
                   slot->spec->name);
      return FALSE;
    }

  *inverse = (MgEdit) { .kind = MG_EDIT_ADD_FIELD, .field = edit->field,
                        .spec = g_steal_pointer (&slot->owned) };
  slot->spec = NULL;
  mg_column_clear (&slot->column);

  return TRUE;
}

/* The object */

static void
slot_clear (gpointer data)
{
  FieldSlot *slot = data;

  mg_column_clear (&slot->column);
  g_clear_pointer (&slot->owned, mg_field_unref);
}

static void
mg_network_finalize (GObject *object)
{
  MgNetwork *self = MG_NETWORK (object);

  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&self->tables[i], g_array_unref);
  g_clear_pointer (&self->directory, g_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->texts, mg_texts_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);

  G_OBJECT_CLASS (mg_network_parent_class)->finalize (object);
}

static void
mg_network_class_init (MgNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mg_network_finalize;
}

static void
add_built_in_fields (MgNetwork *self)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  self->fields = g_array_sized_new (FALSE, TRUE, sizeof (FieldSlot), n_fields);
  g_array_set_clear_func (self->fields, slot_clear);
  for (guint i = 0; i < n_fields; i++)
    {
      const FieldSlot slot = { .spec = &table[i], .column.type = mg_field_value_type (&table[i]) };

      g_array_append_val (self->fields, slot);
    }
}

static void
mg_network_init (MgNetwork *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    self->tables[i] = g_array_new (FALSE, FALSE, sizeof (MgItem));
  self->directory = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->texts = mg_texts_new ();
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    self->next_numbers[i] = 1;

  add_built_in_fields (self);
  make_row (self, MG_ID_POLE, MG_ITEM_POLE)->kind = MG_ITEM_POLE;
  self->counts[kind_bit (MG_ITEM_POLE)] = 1;
  self->last_id = MG_ID_POLE;
}

MgNetwork *
mg_network_new (void)
{
  return g_object_new (MG_TYPE_NETWORK, NULL);
}

MgId
mg_network_new_id (MgNetwork *self)
{
  g_return_val_if_fail (MG_IS_NETWORK (self), MG_ID_NONE);

  return ++self->last_id;
}

char *
mg_network_new_text_id (MgNetwork  *self,
                        MgItemKind  kind)
{
  g_return_val_if_fail (MG_IS_NETWORK (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      if (letters[i].kind == kind)
        return g_strdup_printf ("%c%02" G_GUINT64_FORMAT, letters[i].letter, self->next_numbers[i]++);
    }

  g_return_val_if_reached (NULL);
}

gboolean
mg_network_apply (MgNetwork     *self,
                  const MgEdit  *edit,
                  MgEdit        *inverse,
                  GError       **error)
{
  MgEdit back = { 0, };
  gboolean done = FALSE;

  g_return_val_if_fail (MG_IS_NETWORK (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  switch (edit->kind)
    {
    case MG_EDIT_ADD_ITEM:
      done = add_item (self, edit, &back, error);
      break;

    case MG_EDIT_REMOVE_ITEM:
      done = remove_item (self, edit, &back, error);
      break;

    case MG_EDIT_SET_VALUE:
      done = set_value (self, edit, &back, error);
      break;

    case MG_EDIT_SET_ENDS:
      done = set_ends (self, edit, &back, error);
      break;

    case MG_EDIT_ADD_FIELD:
      done = add_field (self, edit, &back, error);
      break;

    case MG_EDIT_REMOVE_FIELD:
      done = remove_field (self, edit, &back, error);
      break;

    default:
      g_return_val_if_reached (FALSE);
    }

  if (!done)
    return FALSE;

  self->revision++;
  if (inverse != NULL)
    *inverse = back;
  else
    mg_edit_clear (&back);

  return TRUE;
}
