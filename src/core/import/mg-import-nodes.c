/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are organisations, or collective cooperations. */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-guess.h"
#include "mg-import-headers.h"
#include "mg-import-key.h"
#include "mg-import-names.h"
#include "mg-import-towns.h"

#define MAX_MATCHES 8   /* that are looked at for what speaks against them */

/* Owners of names: first what the network has, then what the table brings. */
typedef struct
{
  MgImportPlan   *plan;
  MgImportResult *result;
  MgItemKind      kind;
  GArray         *known;         /* MgId */
  GArray         *known_items;   /* of each: its item in the result, or G_MAXUINT */
  MgImportNames  *names;
  GHashTable     *ids;           /* text identifier → owner + 1 */
  MgImportTowns  *towns;
  guint           slot_id;
  guint           slot_label;
  guint           slot_name;
  guint           slot_town;
  guint           slot_insee;
} Nodes;

static void
add_names (Nodes      *self,
           const char *label,
           const char *name,
           guint       owner)
{
  if (label != NULL)
    mg_import_names_add (self->names, label, owner);
  if (name != NULL && g_strcmp0 (label, name) != 0)
    mg_import_names_add (self->names, name, owner);
}

static void
add_known (Nodes *self,
           MgId   id)
{
  MgNetwork *network = self->plan->network;
  const char *text_id = mg_network_get_text (network, id, MG_FIELD_ID);
  const guint none = G_MAXUINT;

  add_names (self, mg_network_get_text (network, id, MG_FIELD_LABEL),
             mg_network_get_text (network, id, MG_FIELD_NAME), self->known->len);
  if (text_id != NULL)
    g_hash_table_insert (self->ids, g_strdup (text_id), GUINT_TO_POINTER (self->known->len + 1));
  mg_import_towns_know (self->towns, mg_network_get_text (network, id, MG_FIELD_COMMUNE));

  g_array_append_val (self->known, id);
  g_array_append_val (self->known_items, none);
}

static void
nodes_init (Nodes          *self,
            MgImportPlan   *plan,
            MgImportResult *result)
{
  MgNetworkIter iter;
  const MgItem *item;

  *self = (Nodes) { .plan = plan, .result = result, .kind = mg_import_item_kind (plan->kind) };
  self->known = g_array_new (FALSE, FALSE, sizeof (MgId));
  self->known_items = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = mg_import_names_new ();
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->towns = mg_import_towns_new ();
  self->slot_id = mg_import_find_slot (result, MG_FIELD_ID);
  self->slot_label = mg_import_find_slot (result, MG_FIELD_LABEL);
  self->slot_name = mg_import_find_slot (result, MG_FIELD_NAME);
  self->slot_town = mg_import_find_slot (result, MG_FIELD_COMMUNE);
  self->slot_insee = mg_import_find_slot (result, MG_FIELD_INSEE_CODE);

  mg_network_iter_init (&iter, plan->network, self->kind);
  while ((item = mg_network_iter_next (&iter)))
    add_known (self, item->id);
}

static void
nodes_clear (Nodes *self)
{
  g_array_unref (self->known);
  g_array_unref (self->known_items);
  mg_import_names_free (self->names);
  g_hash_table_unref (self->ids);
  mg_import_towns_free (self->towns);
}

static const char *
text_of (const MgValue *values,
         guint          slot)
{
  return slot != MG_IMPORT_NO_SLOT && values[slot].type == MG_VALUE_TEXT ? values[slot].text : NULL;
}

/* The item of an owner, made for what is in the network when it is first needed. */
static guint
ensure_item (Nodes *self,
             guint  owner)
{
  MgImportItem item = { .kind = self->kind, .source_item = G_MAXUINT, .target_item = G_MAXUINT,
                        .record = G_MAXUINT };
  guint *index;

  if (owner >= self->known->len)
    return owner - self->known->len;

  index = &g_array_index (self->known_items, guint, owner);
  if (*index == G_MAXUINT)
    {
      item.existing = g_array_index (self->known, MgId, owner);
      item.name = mg_network_dup_title (self->plan->network, item.existing);
      *index = self->result->items->len;
      g_array_append_val (self->result->items, item);
    }

  return *index;
}

/* What an owner says for one field, as it stands. */
static const char *
owner_text (Nodes     *self,
            guint      owner,
            guint      slot,
            MgFieldId  field)
{
  guint item = owner >= self->known->len ? owner - self->known->len
                                         : g_array_index (self->known_items, guint, owner);
  const MgValue *values = item != G_MAXUINT ? mg_import_result_item (self->result, item)->values : NULL;
  const char *text = values != NULL ? text_of (values, slot) : NULL;

  if (text != NULL || owner >= self->known->len)
    return text;

  return mg_network_get_text (self->plan->network, g_array_index (self->known, MgId, owner), field);
}

/* Two towns: not the same organisation, whatever they are called. */
static gboolean
is_elsewhere (Nodes         *self,
              guint          owner,
              const MgValue *values)
{
  const char *town = text_of (values, self->slot_town);
  const char *insee = text_of (values, self->slot_insee);
  const char *other_town = owner_text (self, owner, self->slot_town, MG_FIELD_COMMUNE);
  const char *other_insee = owner_text (self, owner, self->slot_insee, MG_FIELD_INSEE_CODE);

  if (insee != NULL && other_insee != NULL)
    return !g_str_equal (insee, other_insee);

  return town != NULL && other_town != NULL && !mg_import_towns_same (town, other_town);
}

/* A row and the one it resembles both have an identifier of their own in this table. */
static gboolean
has_other_id (Nodes      *self,
              guint       owner,
              const char *id)
{
  const char *other;

  if (id == NULL || owner < self->known->len)
    return FALSE;

  other = mg_import_result_item (self->result, owner - self->known->len)->text_id;

  return other != NULL && !g_str_equal (id, other);
}

/* Returns: the owner that is most like the row, or G_MAXUINT */
static guint
find_like (Nodes         *self,
           const MgValue *values,
           const char    *id,
           gboolean      *is_sure)
{
  MgImportMatch matches[2 * MAX_MATCHES];
  guint n = 0;

  if (text_of (values, self->slot_label) != NULL)
    n = mg_import_names_find (self->names, text_of (values, self->slot_label), MG_IMPORT_LIKE_NEAR,
                              matches, MAX_MATCHES);
  if (n == 0 && text_of (values, self->slot_name) != NULL)
    n = mg_import_names_find (self->names, text_of (values, self->slot_name), MG_IMPORT_LIKE_NEAR,
                              matches, MAX_MATCHES);

  for (guint i = 0; i < n; i++)
    {
      if (is_elsewhere (self, matches[i].owner, values))
        continue;

      *is_sure = matches[i].likeness >= MG_IMPORT_LIKE_WORDS && !has_other_id (self, matches[i].owner, id);

      return matches[i].owner;
    }

  return G_MAXUINT;
}

/* The same identifier is the same organisation if the names do not say otherwise. */
static guint
find_owner (Nodes         *self,
            const MgValue *values,
            const char    *id,
            gboolean      *is_sure)
{
  guint like = find_like (self, values, id, is_sure);
  guint by_id = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id)) : 0;

  if (by_id == 0)
    return like;

  *is_sure = like == by_id - 1;

  return by_id - 1;
}

/* Makes an item of the row; takes over @values. */
static void
make_item (Nodes      *self,
           guint       row,
           const char *name,
           const char *id,
           MgValue    *values)
{
  MgImportItem item = { .kind = self->kind, .source_item = G_MAXUINT, .target_item = G_MAXUINT,
                        .values = values };
  guint index = self->result->items->len;
  gboolean is_taken = id != NULL && g_hash_table_contains (self->ids, id);

  item.record = mg_import_result_add_record (self->result, row, -1, MG_IMPORT_IMPORTED);
  item.name = g_strdup (name);
  item.text_id = is_taken ? NULL : g_strdup (id);
  if (is_taken)
    mg_import_result_remark (self->result, self->plan, row, -1, MG_IMPORT_REMARK_CHANGED,
                             _("The identifier “%s” is taken: “%s” gets another one."), id, name);
  else if (id != NULL)
    g_hash_table_insert (self->ids, g_strdup (id), GUINT_TO_POINTER (self->known->len + index + 1));

  g_array_append_val (self->result->items, item);
  add_names (self, text_of (values, self->slot_label), text_of (values, self->slot_name),
             self->known->len + index);
}

/* The identifier is no value: items get theirs when they are made. */
static char *
take_id (Nodes   *self,
         MgValue *values)
{
  const char *text = text_of (values, self->slot_id);
  char *id = text != NULL ? g_strdup (text) : NULL;

  if (text != NULL)
    mg_value_clear (&values[self->slot_id]);

  return id;
}

static void
spell_town (Nodes   *self,
            guint    row,
            MgValue *values)
{
  const char *town = text_of (values, self->slot_town);
  const char *usual = town != NULL ? mg_import_towns_find (self->towns, town) : NULL;
  guint column = 0;
  MgValue spelt;

  if (usual == NULL || g_str_equal (town, usual))
    return;

  mg_import_plan_find_target (self->plan, "commune", &column);
  mg_import_result_remark (self->result, self->plan, row, (int) column, MG_IMPORT_REMARK_CHANGED,
                           _("“%s” is written “%s”, as elsewhere."), town, usual);
  spelt = mg_value_text (usual);
  mg_value_clear (&values[self->slot_town]);
  values[self->slot_town] = spelt;
}

static void
refuse (Nodes      *self,
        guint       row,
        const char *sentence)
{
  mg_import_result_add_record (self->result, row, -1, MG_IMPORT_REFUSED);
  mg_import_result_remark (self->result, self->plan, row, -1, MG_IMPORT_REMARK_REFUSED, "%s", sentence);
}

/* An identifier will do, if it is no mere number of a row: of one we know, where
 * there are no names at all, or one that has a letter.
 */
static gboolean
can_name (Nodes      *self,
          const char *id)
{
  if (id == NULL)
    return FALSE;
  if (g_hash_table_contains (self->ids, id))
    return TRUE;

  for (const char *c = id; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)))
      return TRUE;

  return self->slot_label == MG_IMPORT_NO_SLOT && self->slot_name == MG_IMPORT_NO_SLOT;
}

static void
evaluate_row (Nodes *self,
              guint  row)
{
  MgValue *values = mg_import_read_row (self->plan, self->result, row);
  g_autofree char *id = take_id (self, values);
  const char *name = text_of (values, self->slot_label);
  g_autofree char *key = NULL;
  gboolean is_sure = FALSE;
  gboolean merge = FALSE;
  guint owner;

  if (name == NULL)
    name = text_of (values, self->slot_name);
  key = mg_import_key (name != NULL ? name : "");

  if (*key == '\0' && !can_name (self, id))
    {
      refuse (self, row, _("This row has no name: it is left out."));
      mg_import_values_free (self->result, values);
      return;
    }

  spell_town (self, row, values);
  if (self->kind == MG_ITEM_ORGANISATION)
    mg_import_check_span (self->plan, self->result, row, values, MG_FIELD_JOINED, MG_FIELD_LEFT);
  else
    mg_import_check_span (self->plan, self->result, row, values, MG_FIELD_COLLECTIVE_START, MG_FIELD_COLLECTIVE_END);

  owner = find_owner (self, values, id, &is_sure);
  if (*key == '\0')
    {
      g_free (key);
      key = g_strdup (id);
      name = id;
      is_sure = TRUE;
    }
  if (owner != G_MAXUINT)
    mg_import_add_duplicate (self->plan, self->result, row, key, name, ensure_item (self, owner),
                             values, is_sure, &merge);

  if (!merge)
    {
      make_item (self, row, name, id, values);
      return;
    }

  mg_import_result_add_record (self->result, row, -1, MG_IMPORT_MERGED);
  mg_import_values_free (self->result, values);
}

gboolean
mg_import_is_empty_row (MgImportPlan *self,
                        guint         row)
{
  for (guint i = 0; i < mg_sheet_get_n_cells (self->sheet, row); i++)
    if (!mg_import_is_blank (mg_sheet_get (self->sheet, row, i)))
      return FALSE;

  return TRUE;
}

static void
know_towns (Nodes *self)
{
  MgImportPlan *plan = self->plan;
  guint column;

  if (mg_import_plan_find_target (plan, "commune", &column) == NULL)
    return;

  for (guint row = mg_import_plan_first_row (plan); row < mg_sheet_get_n_rows (plan->sheet); row++)
    mg_import_towns_meet (self->towns, mg_sheet_get (plan->sheet, row, column));
}

void
mg_import_evaluate_nodes (MgImportPlan   *self,
                          MgImportResult *result)
{
  Nodes nodes;

  nodes_init (&nodes, self, result);
  know_towns (&nodes);
  for (guint row = mg_import_plan_first_row (self); row < mg_sheet_get_n_rows (self->sheet) && mg_import_plan_goes_on (self, row); row++)
    if (!mg_import_is_empty_row (self, row))
      evaluate_row (&nodes, row);

  nodes_clear (&nodes);
}
