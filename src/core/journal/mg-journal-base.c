/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In this order: foreign fields by their numbers; the rows of nodes, then of
 * edges, those that were removed too, since what an undo puts back stands where
 * it stood; the removals; the values, field by field.  Hence every edit finds
 * what it needs.
 */
#include "mg-journal-base.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"
#include "mg-journal-record.h"

/* Edits are collected up to about that many bytes for one record. */
#define PART_SIZE (256u * 1024)

typedef struct
{
  int           fd;
  MgNetwork    *network;
  GCancellable *cancellable;
  GByteArray   *bytes;
  guint         begin;
  GError       *error;
} Writer;

static void
flush (Writer *self)
{
  mg_record_end (self->bytes, self->begin);
  if (self->error == NULL &&
      !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
    mg_journal_write (self->fd, self->bytes->data, self->bytes->len, &self->error);
  g_byte_array_set_size (self->bytes, 0);
}

static void
add (Writer *self,
     MgEdit  edit)
{
  mg_journal_put_edit (self->bytes, &edit);
  if (self->bytes->len < PART_SIZE)
    return;

  flush (self);
  self->begin = mg_record_begin (self->bytes, MG_RECORD_PART);
}

/* A number that a removed field had is not given again. */
static void
add_fields (Writer *self)
{
  const MgField gone = { .name = "removed", .kinds = MG_ITEM_POLE, .type = MG_TYPE_TEXT };
  g_autoptr(GArray) removed = g_array_new (FALSE, FALSE, sizeof (MgFieldId));
  MgField *placeholder = mg_field_new_foreign (&gone);
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (self->network); i++)
    {
      const MgField *row = mg_network_get_field (self->network, i);

      add (self, (MgEdit) { .kind = MG_EDIT_ADD_FIELD, .field = i,
                            .spec = row != NULL ? (MgField *) row : placeholder });
      if (row == NULL)
        g_array_append_val (removed, i);
    }

  for (guint i = 0; i < removed->len; i++)
    add (self, (MgEdit) { .kind = MG_EDIT_REMOVE_FIELD,
                          .field = g_array_index (removed, MgFieldId, i) });
  mg_field_unref (placeholder);
}

/* An edge that is no more is tied to @anchor for the moment. */
static void
add_row (Writer       *self,
         const MgItem *item,
         guint         kinds,
         MgId          anchor)
{
  MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = item->kind, .id = item->id };

  if (item->kind == 0)
    edit.item = kinds == MG_ITEMS_NODES ? MG_ITEM_ORGANISATION : MG_ITEM_LINK;
  if (kinds == MG_ITEMS_EDGES)
    {
      edit.source = item->kind != 0 ? item->source : anchor;
      edit.target = item->kind != 0 ? item->target : anchor;
    }

  add (self, edit);
}

static void
add_rows (Writer *self,
          guint   kinds,
          MgId    anchor)
{
  const MgItem *item;

  for (guint row = 0; (item = mg_network_get_row (self->network, kinds, row)) != NULL; row++)
    add_row (self, item, kinds, anchor);
}

static void
remove_rows (Writer *self,
             guint   kinds)
{
  const MgItem *item;

  for (guint row = 0; (item = mg_network_get_row (self->network, kinds, row)) != NULL; row++)
    if (item->kind == 0)
      add (self, (MgEdit) { .kind = MG_EDIT_REMOVE_ITEM, .id = item->id });
}

static void
set_values (Writer *self)
{
  for (MgFieldId field = 0; field < mg_network_get_n_fields (self->network); field++)
    {
      const MgItem *item;
      MgNetworkIter iter;
      MgValue value;

      if (mg_network_get_field (self->network, field) == NULL ||
          !mg_network_field_in_use (self->network, field))
        continue;

      mg_network_iter_init (&iter, self->network, mg_network_get_field (self->network, field)->kinds);
      while ((item = mg_network_iter_next (&iter)) != NULL)
        if (mg_network_get_value (self->network, item->id, field, &value))
          add (self, (MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = item->id, .field = field,
                                .value = value });
    }
}

gboolean
mg_journal_base_write (int            fd,
                       MgNetwork     *network,
                       guint64        state,
                       const char    *name,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_sized_new (PART_SIZE + 1024);
  Writer writer = { fd, network, cancellable, bytes, 0, NULL };
  const MgItem *first = mg_network_get_row (network, MG_ITEMS_NODES, 0);

  mg_record_put_head (bytes);
  writer.begin = mg_record_begin (bytes, MG_RECORD_PART);
  add_fields (&writer);
  add_rows (&writer, MG_ITEMS_NODES, MG_ID_NONE);
  add_rows (&writer, MG_ITEMS_EDGES, first != NULL ? first->id : MG_ID_NONE);
  remove_rows (&writer, MG_ITEMS_EDGES);
  remove_rows (&writer, MG_ITEMS_NODES);
  set_values (&writer);
  flush (&writer);

  writer.begin = mg_record_begin (bytes, MG_RECORD_END);
  mg_journal_put_u64 (bytes, state);
  mg_journal_put_text (bytes, name);
  flush (&writer);

  if (writer.error == NULL)
    return TRUE;

  g_propagate_error (error, writer.error);

  return FALSE;
}

/* Reading */

static gboolean
apply_part (MgJournalBytes *content,
            MgNetwork      *network)
{
  while (content->at < content->length)
    {
      gboolean ok;
      MgEdit edit;

      if (!mg_journal_get_edit (content, &edit))
        return FALSE;
      ok = mg_network_apply (network, &edit, NULL, NULL);
      mg_edit_clear (&edit);
      if (!ok)
        return FALSE;
    }

  return TRUE;
}

gboolean
mg_journal_base_read (int          folder,
                      const char  *file,
                      MgNetwork   *network,
                      guint64     *state,
                      char       **name,
                      GError     **error)
{
  g_auto(MgRecords) records = { NULL };
  MgJournalBytes content;
  MgRecordKind kind;
  gboolean ok = TRUE;

  *name = NULL;
  if (!mg_records_open (&records, folder, file, error))
    return FALSE;

  while (ok && mg_records_next (&records, &kind, &content))
    {
      if (kind == MG_RECORD_PART && network != NULL)
        ok = apply_part (&content, network);
      else if (kind == MG_RECORD_END)
        {
          *state = mg_journal_get_u64 (&content);
          *name = mg_journal_get_text (&content);
          if (!content.is_bad && mg_records_at_end (&records) &&
              (*name == NULL || g_utf8_validate (*name, -1, NULL)))
            return TRUE;
          ok = FALSE;
        }
    }

  g_clear_pointer (name, g_free);
  g_set_error_literal (error, MG_ERROR, MG_ERROR_SYNTAX,
                       _("The recovered work is damaged and cannot be read."));
  return FALSE;
}
