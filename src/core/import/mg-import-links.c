/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are links or participations, and cells of a matrix that are links. */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-ends.h"
#include "mg-import-guess.h"
#include "mg-import-headers.h"
#include "mg-import-key.h"
#include "mg-import-values.h"

/* Links of one pair, level and type: those of the network, and items. */
typedef struct
{
  GArray *ids;     /* MgId */
  GArray *items;   /* guint */
} Bucket;

typedef struct
{
  MgImportPlan   *plan;
  MgImportResult *result;
  MgImportEnds   *ends;
  GHashTable     *buckets;      /* see make_key() */
  GHashTable     *known_items;  /* MgId → item + 1: links of the network that rows are merged into */
  GHashTable     *ids;          /* set of text identifiers of edges */
} Links;

/* A record on its way. */
typedef struct
{
  guint          row;
  int            column;
  MgImportPoint  source;
  MgImportPoint  target;
  MgItemKind     kind;
  MgValue       *values;
  char          *id;
} Given;

static void
bucket_free (gpointer data)
{
  Bucket *bucket = data;

  g_array_unref (bucket->ids);
  g_array_unref (bucket->items);
  g_free (bucket);
}

static Bucket *
ensure_bucket (Links      *self,
               const char *key)
{
  Bucket *bucket = g_hash_table_lookup (self->buckets, key);

  if (bucket == NULL)
    {
      bucket = g_new (Bucket, 1);
      bucket->ids = g_array_new (FALSE, FALSE, sizeof (MgId));
      bucket->items = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->buckets, g_strdup (key), bucket);
    }

  return bucket;
}

/* What tells links apart but for their dates.  A created end has no identifier
 * yet: its item stands for it, beyond all identifiers.
 */
static char *
make_key (guint64     source,
          guint64     target,
          gboolean    is_directed,
          const char *layer,
          const char *type)
{
  guint64 first = is_directed ? source : MIN (source, target);
  guint64 second = is_directed ? target : MAX (source, target);

  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %d %s %s", first, second, is_directed,
                          layer != NULL ? layer : "", type != NULL ? type : "");
}

static guint64
number_of (const MgImportPoint *point)
{
  return point->id != MG_ID_NONE ? point->id : (guint64) 1 << 32 | point->item;
}

static void
add_known (Links        *self,
           const MgItem *item)
{
  MgNetwork *network = self->plan->network;
  gboolean is_part = item->kind == MG_ITEM_PARTICIPATION;
  const char *text_id = mg_network_get_text (network, item->id, MG_FIELD_LINK_ID);
  g_autofree char *key =
    make_key (item->source, item->target,
              is_part || mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED),
              is_part ? NULL : mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER),
              mg_network_get_text (network, item->id, is_part ? MG_FIELD_PART_ROLE : MG_FIELD_LINK_TYPE));

  g_array_append_val (ensure_bucket (self, key)->ids, item->id);
  if (text_id != NULL)
    g_hash_table_add (self->ids, g_strdup (text_id));
}

static void
links_init (Links          *self,
            MgImportPlan   *plan,
            MgImportResult *result)
{
  MgNetworkIter iter;
  const MgItem *item;

  *self = (Links) { plan, result, mg_import_ends_new (plan, result) };
  self->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, bucket_free);
  self->known_items = g_hash_table_new (NULL, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mg_network_iter_init (&iter, plan->network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    add_known (self, item);
}

static void
links_clear (Links *self)
{
  mg_import_ends_free (self->ends);
  g_hash_table_unref (self->buckets);
  g_hash_table_unref (self->known_items);
  g_hash_table_unref (self->ids);
}

static void
given_clear (Given *self)
{
  g_free (self->id);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

/* Values with what stands for those that the row does not say. */
static const char *
text_or_default (Links         *self,
                 const MgValue *values,
                 MgFieldId      field)
{
  const char *text = mg_import_value_text (self->result, values, field);

  return text != NULL ? text : mg_import_value_text (self->result, self->result->defaults, field);
}

static char *
key_of (Links       *self,
        const Given *given)
{
  guint slot = mg_import_find_slot (self->result, MG_FIELD_DIRECTED);
  gboolean is_part = given->kind == MG_ITEM_PARTICIPATION;
  gboolean is_directed = is_part || (slot != MG_IMPORT_NO_SLOT &&
                                     given->values[slot].type == MG_VALUE_BOOLEAN && given->values[slot].boolean);

  return make_key (number_of (&given->source), number_of (&given->target), is_directed,
                   is_part ? NULL : text_or_default (self, given->values, MG_FIELD_LINK_LAYER),
                   text_or_default (self, given->values, is_part ? MG_FIELD_PART_ROLE : MG_FIELD_LINK_TYPE));
}

static gboolean
overlap (MgDate start,
         MgDate end,
         MgDate other_start,
         MgDate other_end)
{
  return (end == MG_DATE_NONE || mg_date_first (other_start) <= mg_date_last (end)) &&
         (other_end == MG_DATE_NONE || mg_date_first (start) <= mg_date_last (other_end));
}

static gboolean
overlaps_item (Links       *self,
               const Given *given,
               guint        index)
{
  const MgImportItem *item = mg_import_result_item (self->result, index);

  return overlap (mg_import_value_date (self->result, given->values, MG_FIELD_START),
                  mg_import_value_date (self->result, given->values, MG_FIELD_END),
                  mg_import_value_date (self->result, item->values, MG_FIELD_START),
                  mg_import_value_date (self->result, item->values, MG_FIELD_END));
}

static gboolean
overlaps_known (Links       *self,
                const Given *given,
                MgId         id)
{
  MgNetwork *network = self->plan->network;

  return overlap (mg_import_value_date (self->result, given->values, MG_FIELD_START),
                  mg_import_value_date (self->result, given->values, MG_FIELD_END),
                  mg_network_get_date (network, id, MG_FIELD_START),
                  mg_network_get_date (network, id, MG_FIELD_END));
}

static guint
ensure_known_item (Links *self,
                   MgId   id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->known_items, GUINT_TO_POINTER (id)));
  const MgItem *link = mg_network_find (self->plan->network, id);
  MgImportItem item = { .kind = link->kind, .existing = id, .source_item = G_MAXUINT,
                        .target_item = G_MAXUINT, .record = G_MAXUINT };

  if (index > 0)
    return index - 1;

  item.name = mg_network_dup_title (self->plan->network, id);
  g_array_append_val (self->result->items, item);
  g_hash_table_insert (self->known_items, GUINT_TO_POINTER (id), GUINT_TO_POINTER (self->result->items->len));

  return self->result->items->len - 1;
}

/* Returns: the item that has the same ends, level and type at the same time, or G_MAXUINT */
static guint
find_other (Links        *self,
            const Given  *given,
            const Bucket *bucket)
{
  for (guint i = 0; i < bucket->items->len; i++)
    if (overlaps_item (self, given, g_array_index (bucket->items, guint, i)))
      return g_array_index (bucket->items, guint, i);

  for (guint i = 0; i < bucket->ids->len; i++)
    if (overlaps_known (self, given, g_array_index (bucket->ids, MgId, i)))
      return ensure_known_item (self, g_array_index (bucket->ids, MgId, i));

  return G_MAXUINT;
}

/* Merging of itself must lose nothing, not even an identifier. */
static gboolean
is_sure (Links       *self,
         const Given *given,
         guint        other)
{
  const MgImportItem *item = mg_import_result_item (self->result, other);
  g_autoptr (GString) filled = g_string_new (NULL);
  g_autoptr (GString) lost = g_string_new (NULL);
  guint n_filled;
  guint n_lost;

  if (given->id != NULL && item->text_id != NULL && !g_str_equal (given->id, item->text_id))
    return FALSE;

  mg_import_merge (self->plan, self->result, other, given->values, FALSE, filled, lost, &n_filled, &n_lost);

  return n_lost == 0;
}

static char *
name_of (const Given *given)
{
  return g_strdup_printf ("%s – %s", given->source.name, given->target.name);
}

/* The key of a decision: names, for a map that is kept, and which one of several. */
static char *
decision_key (Links       *self,
              const Given *given)
{
  g_autofree char *source = mg_import_key (given->source.name);
  g_autofree char *target = mg_import_key (given->target.name);
  const char *layer = text_or_default (self, given->values, MG_FIELD_LINK_LAYER);
  const char *type = text_or_default (self, given->values, MG_FIELD_LINK_TYPE);

  return g_strdup_printf ("%s - %s %s %s", source, target, layer != NULL ? layer : "", type != NULL ? type : "");
}

/* Returns: whether the record went into another one */
static gboolean
try_merge (Links       *self,
           const Given *given,
           guint        other)
{
  g_autofree char *key = decision_key (self, given);
  g_autofree char *name = name_of (given);
  gboolean sure = is_sure (self, given, other);
  gboolean merge = TRUE;

  /* The other half of a matrix says everything twice: no need to speak of it. */
  if (self->plan->kind == MG_IMPORT_MATRIX && sure)
    {
      g_autoptr (GString) filled = g_string_new (NULL);
      g_autoptr (GString) lost = g_string_new (NULL);
      guint n_filled;
      guint n_lost;

      mg_import_merge (self->plan, self->result, other, given->values, TRUE, filled, lost, &n_filled, &n_lost);
    }
  else
    mg_import_add_duplicate (self->plan, self->result, given->row, key, name, other, given->values, sure, &merge);

  if (merge)
    mg_import_result_add_record (self->result, given->row, given->column, MG_IMPORT_MERGED);

  return merge;
}

/* Takes over the values. */
static void
make_item (Links  *self,
           Given  *given,
           Bucket *bucket)
{
  MgImportItem item = {
    .kind = given->kind,
    .source = given->source.id, .target = given->target.id,
    .source_item = given->source.item, .target_item = given->target.item,
    .values = given->values,
  };
  guint index = self->result->items->len;

  item.record = mg_import_result_add_record (self->result, given->row, given->column, MG_IMPORT_IMPORTED);
  item.name = name_of (given);
  if (given->id != NULL && mg_import_is_identifier (given->id) && g_hash_table_add (self->ids, g_strdup (given->id)))
    item.text_id = g_strdup (given->id);

  g_array_append_val (self->result->items, item);
  g_array_append_val (bucket->items, index);
}

/* What only links have is left out of a participation, and the other way round. */
static void
drop_unfit (Links *self,
            Given *given)
{
  for (guint i = 0; i < self->result->slots->len; i++)
    if ((g_array_index (self->result->slots, MgImportSlot, i).spec->kinds & given->kind) == 0)
      mg_value_clear (&given->values[i]);
}

/* @sentence: (transfer full) */
static void
refuse (Links *self,
        guint  row,
        int    column,
        char  *sentence)
{
  mg_import_result_add_record (self->result, row, self->plan->kind == MG_IMPORT_MATRIX ? column : -1, MG_IMPORT_REFUSED);
  mg_import_result_remark (self->result, self->plan, row, column, MG_IMPORT_REMARK_REFUSED, "%s", sentence);
  g_free (sentence);
}

/* One end of a record. Returns: (transfer full) (nullable): why it is refused */
static char *
find_end (Links         *self,
          const char    *cell,
          guint          kinds,
          guint          row,
          int            column,
          MgImportPoint *point)
{
  g_autofree char *text = mg_import_trim (cell);
  g_autofree char *quoted = mg_import_quote (text);

  if (*text == '\0')
    return g_strdup (_("One of the two ends is missing: this row is left out."));

  if (mg_import_ends_resolve (self->ends, text, kinds, row, column, point))
    return NULL;

  return g_strdup_printf (kinds == MG_ITEM_COLLECTIVE
                          ? _("No collective cooperation is called “%s”: this row is left out, unless you have it created.")
                          : _("No organisation is called “%s”: this row is left out, unless you have it created."),
                          quoted);
}

/* An organisation and a collective make a participation, in this order. */
static gboolean
arrange (Links *self,
         Given *given)
{
  MgImportPoint kept = given->source;

  if (given->source.kind == MG_ITEM_COLLECTIVE && given->target.kind == MG_ITEM_COLLECTIVE)
    {
      refuse (self, given->row, given->column,
              g_strdup_printf (_("“%s” and “%s” are both collective cooperations: this row is left out."),
                               given->source.name, given->target.name));
      return FALSE;
    }

  given->kind = given->source.kind == given->target.kind ? MG_ITEM_LINK : MG_ITEM_PARTICIPATION;
  if (given->source.kind == MG_ITEM_COLLECTIVE)
    {
      given->source = given->target;
      given->target = kept;
    }

  if (given->kind != mg_import_item_kind (self->plan->kind))
    mg_import_result_remark (self->result, self->plan, given->row, given->column, MG_IMPORT_REMARK_CHANGED,
                             _("“%s” is a collective cooperation: this link becomes a participation."),
                             given->target.name);

  return TRUE;
}

static gboolean
is_loop (Links *self,
         Given *given)
{
  if (number_of (&given->source) != number_of (&given->target))
    return FALSE;

  refuse (self, given->row, given->column,
          g_strdup_printf (_("“%s” would be linked to itself: this link is left out."), given->source.name));

  return TRUE;
}

/* The record without its values: whether its ends are good.  Both are looked
 * for, even if the first one is refused: what can be decided is then listed whole.
 */
static gboolean
find_ends (Links      *self,
           Given      *given,
           const char *source,
           const char *target,
           int         source_column,
           int         target_column)
{
  gboolean is_part = self->plan->kind == MG_IMPORT_PARTICIPATIONS;
  char *first = find_end (self, source, is_part ? MG_ITEM_ORGANISATION : MG_ITEMS_NODES, given->row,
                          source_column, &given->source);
  char *second = find_end (self, target, is_part ? MG_ITEM_COLLECTIVE : MG_ITEMS_NODES, given->row,
                           target_column, &given->target);

  if (first == NULL && second == NULL)
    return !is_loop (self, given) && arrange (self, given);

  refuse (self, given->row, first != NULL ? source_column : target_column, first != NULL ? first : second);
  if (first != NULL)
    g_free (second);

  return FALSE;
}

static void
take_id (Links *self,
         Given *given)
{
  guint slot = mg_import_find_slot (self->result, MG_FIELD_LINK_ID);

  if (slot == MG_IMPORT_NO_SLOT || given->values[slot].type != MG_VALUE_TEXT)
    return;

  given->id = g_strdup (given->values[slot].text);
  mg_value_clear (&given->values[slot]);
}

/* Takes over the values of @given. */
static void
finish (Links *self,
        Given *given)
{
  g_autofree char *key = NULL;
  Bucket *bucket;
  guint other;

  take_id (self, given);
  drop_unfit (self, given);
  mg_import_check_span (self->plan, self->result, given->row, given->values, MG_FIELD_START, MG_FIELD_END);
  key = key_of (self, given);
  bucket = ensure_bucket (self, key);
  other = find_other (self, given, bucket);

  if (other != G_MAXUINT && try_merge (self, given, other))
    mg_import_values_free (self->result, given->values);
  else
    make_item (self, given, bucket);
}

static void
evaluate_row (Links *self,
              guint  row,
              int    source,
              int    target)
{
  MgSheet *sheet = self->plan->sheet;
  g_auto (Given) given = { .row = row, .column = -1 };

  if (!find_ends (self, &given, source < 0 ? "" : mg_sheet_get (sheet, row, (guint) source),
                  target < 0 ? "" : mg_sheet_get (sheet, row, (guint) target), source, target))
    return;

  given.values = mg_import_read_row (self->plan, self->result, row);
  finish (self, &given);
}

static void
evaluate_crossing (Links *self,
                   guint  row,
                   guint  column)
{
  MgSheet *sheet = self->plan->sheet;
  g_auto (Given) given = { .row = row, .column = (int) column };
  const char *text = mg_sheet_get (sheet, row, column);
  gboolean is_link = TRUE;

  if (mg_import_is_unknown (text) || (mg_import_read_boolean (text, &is_link) == MG_IMPORT_READ && !is_link))
    return;

  if (!find_ends (self, &given, mg_sheet_get (sheet, row, 0),
                  self->plan->header_row < 0 ? "" : mg_sheet_get (sheet, (guint) self->plan->header_row, column),
                  (int) column, (int) column))
    return;

  given.values = mg_import_read_crossing (self->plan, self->result, row, column);
  finish (self, &given);
}

static int
find_end_column (MgImportPlan *self,
                 const char   *target)
{
  guint column;

  return mg_import_plan_find_target (self, target, &column) != NULL ? (int) column : -1;
}

void
mg_import_evaluate_links (MgImportPlan   *self,
                          MgImportResult *result)
{
  int source = find_end_column (self, "source");
  int target = find_end_column (self, "target");
  Links links;

  links_init (&links, self, result);
  for (guint row = mg_import_plan_first_row (self); row < mg_sheet_get_n_rows (self->sheet) && mg_import_plan_goes_on (self, row); row++)
    {
      if (mg_import_is_empty_row (self, row))
        continue;

      if (self->kind != MG_IMPORT_MATRIX)
        evaluate_row (&links, row, source, target);
      else
        for (guint column = 1; column < mg_sheet_get_n_cells (self->sheet, row); column++)
          evaluate_crossing (&links, row, column);
    }

  links_clear (&links);
}
