/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The result, as a transaction. */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-guess.h"
#include "mg-import-headers.h"

/* What has the name of a field of ours cannot become a field of its own. */
static void
say_no_field (MgImportPlan   *self,
              MgImportResult *result,
              guint           index)
{
  MgImportColumn *rival = mg_import_find_rival (self, index);
  const char *header = MG_IMPORT_COLUMN (self, index)->header;

  if (rival != NULL)
    mg_import_result_remark (result, self, G_MAXUINT, (int) index, MG_IMPORT_REMARK_IGNORED,
                             _("The column “%s” is left out: the column “%s” already tells the same. Choose which one counts."),
                             header, rival->header);
  else
    mg_import_result_remark (result, self, G_MAXUINT, (int) index, MG_IMPORT_REMARK_IGNORED,
                             _("The column “%s” is left out: it has the name of a field, but its values are not of that field. Choose what it becomes."),
                             header);
}

/* Columns that nobody asked to leave out. */
static void
say_left_out (MgImportPlan   *self,
              MgImportResult *result)
{
  for (guint i = 0; self->kind != MG_IMPORT_MATRIX && i < self->columns->len; i++)
    {
      const MgImportColumn *column = MG_IMPORT_COLUMN (self, i);

      if (column->n_filled == 0 || column->is_set || !g_str_equal (column->target, "ignore"))
        continue;

      if (mg_import_follows (self->kind, column->key))
        mg_import_result_remark (result, self, G_MAXUINT, (int) i, MG_IMPORT_REMARK_IGNORED,
                                 _("The column “%s” is left out: Maillage works it out from others."),
                                 column->header);
      else if (mg_import_tells_people (self, i))
        mg_import_result_remark (result, self, G_MAXUINT, (int) i, MG_IMPORT_REMARK_IGNORED,
                                 _("The column “%s” is left out: it seems to tell of persons, of whom Maillage keeps nothing."),
                                 column->header);
      else
        say_no_field (self, result, i);
    }
}

/* The words of the table that are left out are said by their cells; a table
 * that cannot be read as it is set is said as a whole.
 */
static void
say_missing (MgImportPlan   *self,
             MgImportResult *result)
{
  gboolean is_edge = mg_item_kind_is_edge (mg_import_item_kind (self->kind));

  if (self->kind == MG_IMPORT_MATRIX)
    return;

  if (is_edge && (mg_import_plan_find_target (self, "source", NULL) == NULL ||
                  mg_import_plan_find_target (self, "target", NULL) == NULL))
    mg_import_result_remark (result, self, G_MAXUINT, -1, MG_IMPORT_REMARK_IGNORED,
                             _("Say which columns hold the two ends: without them no row can be taken."));
  else if (!is_edge && mg_import_plan_find_target (self, "label", NULL) == NULL &&
           mg_import_plan_find_target (self, "name", NULL) == NULL &&
           mg_import_plan_find_target (self, "id", NULL) == NULL)
    mg_import_result_remark (result, self, G_MAXUINT, -1, MG_IMPORT_REMARK_IGNORED,
                             _("Say which column holds the names: without it no row can be taken."));
}

const MgImportResult *
mg_import_plan_evaluate (MgImportPlan *self)
{
  guint64 revision = mg_network_get_revision (self->network);
  MgImportResult *result;

  if (self->result != NULL && !self->is_stale && self->result->revision == revision)
    return self->result;

  g_clear_pointer (&self->result, mg_import_result_free);
  result = mg_import_result_new ();
  result->revision = revision;
  mg_import_make_slots (self, result);
  say_left_out (self, result);
  say_missing (self, result);

  if (mg_item_kind_is_edge (mg_import_item_kind (self->kind)))
    mg_import_evaluate_links (self, result);
  else
    mg_import_evaluate_nodes (self, result);

  mg_import_fill_defaults (result);
  mg_import_result_finish (result);
  self->result = result;
  self->is_stale = FALSE;

  return result;
}

char *
mg_import_preview_dup_rows (const MgImportPreview *self)
{
  /* Each number with its own word: one may be 1, and another not. */
  g_autofree char *read = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row read", "%u rows read",
                                                        self->n_records), self->n_records);
  g_autofree char *imported = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u imported", "%u imported",
                                                            self->n_imported), self->n_imported);
  g_autofree char *merged = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u merged", "%u merged",
                                                          self->n_merged), self->n_merged);
  g_autofree char *refused = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u refused", "%u refused",
                                                           self->n_refused), self->n_refused);

  /* Translators: "11 rows read: 9 imported, 1 merged, 1 refused." */
  return g_strdup_printf (_("%s: %s, %s, %s."), read, imported, merged, refused);
}

/* "9 organisations", "5 links", in the order of the model. */
static char *
count_words (const MgImportPreview *preview)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);

  if (preview->n_organisations > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u organisation", "%u organisations",
                                                          preview->n_organisations), preview->n_organisations));
  if (preview->n_collectives > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u collective cooperation",
                                                          "%u collective cooperations",
                                                          preview->n_collectives), preview->n_collectives));
  if (preview->n_links > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u link", "%u links",
                                                          preview->n_links), preview->n_links));
  if (preview->n_participations > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u participation", "%u participations",
                                                          preview->n_participations), preview->n_participations));

  for (guint i = 0; i < parts->len; i++)
    {
      if (i > 0)
        g_string_append (all, i + 1 == parts->len ? C_("between the last two of a list", " and ") : ", ");
      g_string_append (all, parts->pdata[i]);
    }

  return g_string_free (all, FALSE);
}

static char *
make_label (MgImportPlan          *self,
            const MgImportPreview *preview)
{
  g_autofree char *counts = count_words (preview);
  g_autofree char *name = mg_import_quote (self->name);

  if (*counts == '\0')
    return g_strdup_printf (_("complete from %s"), name);

  /* Translators: "import 9 organisations and 5 links from liens.csv", a step that can be undone. */
  return g_strdup_printf (_("import %s from %s"), counts, name);
}

static void
add_fields (const MgImportResult *result,
            MgTransaction        *transaction)
{
  for (guint i = 0; i < result->slots->len; i++)
    {
      const MgImportSlot *slot = &g_array_index (result->slots, MgImportSlot, i);

      if (slot->own != NULL)
        mg_transaction_add (transaction, &(MgEdit) {
          .kind = MG_EDIT_ADD_FIELD, .field = slot->field, .spec = slot->own
        });
    }
}

/* Identifiers in files: the wished ones go first, so that those which are made
 * up can keep out of their way.
 */
static char *
make_text_id (MgImportPlan       *self,
              const MgImportItem *item,
              GHashTable         *wished)
{
  char *id;

  if (item->text_id != NULL)
    return g_strdup (item->text_id);

  for (id = mg_network_new_text_id (self->network, item->kind); g_hash_table_contains (wished, id);
       id = mg_network_new_text_id (self->network, item->kind))
    g_free (id);

  return id;
}

static GHashTable *
collect_wished (const MgImportResult *result)
{
  GHashTable *wished = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < result->items->len; i++)
    {
      const MgImportItem *item = mg_import_result_item (result, i);

      if (item->text_id != NULL)
        g_hash_table_add (wished, item->text_id);
    }

  return wished;
}

static void
add_item (MgImportPlan         *self,
          const MgImportResult *result,
          guint                 index,
          MgId                 *ids,
          GHashTable           *wished,
          MgTransaction        *transaction)
{
  const MgImportItem *item = mg_import_result_item (result, index);
  g_autofree char *text_id = make_text_id (self, item, wished);
  gboolean is_edge = mg_item_kind_is_edge (item->kind);

  ids[index] = mg_network_new_id (self->network);
  mg_transaction_add (transaction, &(MgEdit) {
    .kind = MG_EDIT_ADD_ITEM, .item = item->kind, .id = ids[index],
    .source = item->source_item != G_MAXUINT ? ids[item->source_item] : item->source,
    .target = item->target_item != G_MAXUINT ? ids[item->target_item] : item->target,
  });
  mg_transaction_set_text (transaction, ids[index], is_edge ? MG_FIELD_LINK_ID : MG_FIELD_ID, text_id);
  if (item->values == NULL)
    mg_transaction_set_text (transaction, ids[index], MG_FIELD_LABEL, item->name);
}

static void
add_values (const MgImportResult *result,
            guint                 index,
            MgId                  id,
            MgTransaction        *transaction)
{
  const MgImportItem *item = mg_import_result_item (result, index);

  for (guint i = 0; item->values != NULL && i < result->slots->len; i++)
    {
      const MgImportSlot *slot = &g_array_index (result->slots, MgImportSlot, i);

      if (item->values[i].type != MG_VALUE_NONE && (slot->spec->kinds & item->kind) != 0)
        mg_transaction_set (transaction, id, slot->field, &item->values[i]);
    }
}

MgTransaction *
mg_import_plan_make (MgImportPlan *self)
{
  const MgImportResult *result;
  g_autoptr (GHashTable) wished = NULL;
  g_autofree char *label = NULL;
  g_autofree MgId *ids = NULL;
  MgTransaction *transaction;

  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), NULL);

  result = mg_import_plan_evaluate (self);
  label = make_label (self, &result->preview);
  transaction = mg_transaction_new (label);
  wished = collect_wished (result);
  ids = g_new0 (MgId, result->items->len + 1);

  add_fields (result, transaction);

  /* Nodes before the edges that end there: created ends come before their links. */
  for (guint i = 0; i < result->items->len; i++)
    {
      const MgImportItem *item = mg_import_result_item (result, i);

      if (item->existing != MG_ID_NONE)
        ids[i] = item->existing;
      else
        add_item (self, result, i, ids, wished, transaction);
      add_values (result, i, ids[i], transaction);
    }

  if (self->placing)
    mg_import_place (self, result, ids, transaction);

  return transaction;
}
