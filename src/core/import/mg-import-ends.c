/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-ends.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-key.h"
#include "mg-import-names.h"

/* What one text was found to name, the first time it was met. */
typedef struct
{
  MgImportPoint     point;
  MgImportEndEntry *entry;    /* it is listed: nobody knows it as it stands */
  gboolean          is_refused;
} Answer;

struct _MgImportEnds
{
  MgImportPlan   *plan;
  MgImportResult *result;
  GArray         *known;      /* MgId */
  GPtrArray      *titles;     /* of each */
  MgImportNames  *names[2];   /* organisations, collectives: → place in known */
  GHashTable     *ids;        /* text identifier → place + 1 */
  GHashTable     *answers;    /* kinds and text → Answer */
};

static guint
index_of (MgItemKind kind)
{
  return kind == MG_ITEM_COLLECTIVE;
}

static void
add_known (MgImportEnds *self,
           const MgItem *item)
{
  MgNetwork *network = self->plan->network;
  MgImportNames *names = self->names[index_of (item->kind)];
  const char *label = mg_network_get_text (network, item->id, MG_FIELD_LABEL);
  const char *name = mg_network_get_text (network, item->id, MG_FIELD_NAME);
  const char *text_id = mg_network_get_text (network, item->id, MG_FIELD_ID);
  guint place = self->known->len;

  if (label != NULL)
    mg_import_names_add (names, label, place);
  if (name != NULL && g_strcmp0 (label, name) != 0)
    mg_import_names_add (names, name, place);
  if (text_id != NULL)
    g_hash_table_insert (self->ids, g_strdup (text_id), GUINT_TO_POINTER (place + 1));

  g_ptr_array_add (self->titles, mg_network_dup_title (network, item->id));
  g_array_append_val (self->known, item->id);
}

MgImportEnds *
mg_import_ends_new (MgImportPlan   *plan,
                    MgImportResult *result)
{
  MgImportEnds *self = g_new0 (MgImportEnds, 1);
  MgNetworkIter iter;
  const MgItem *item;

  self->plan = plan;
  self->result = result;
  self->known = g_array_new (FALSE, FALSE, sizeof (MgId));
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->names[0] = mg_import_names_new ();
  self->names[1] = mg_import_names_new ();
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  mg_network_iter_init (&iter, plan->network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    add_known (self, item);

  return self;
}

void
mg_import_ends_free (MgImportEnds *self)
{
  g_array_unref (self->known);
  g_ptr_array_unref (self->titles);
  mg_import_names_free (self->names[0]);
  mg_import_names_free (self->names[1]);
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->answers);
  g_free (self);
}

static MgImportPoint
point_at (MgImportEnds *self,
          guint         place)
{
  MgId id = g_array_index (self->known, MgId, place);

  return (MgImportPoint) { id, G_MAXUINT, mg_network_find (self->plan->network, id)->kind,
                           self->titles->pdata[place] };
}

/* Organisations first, where both are meant. */
static guint
find_like (MgImportEnds     *self,
           const char       *text,
           guint             kinds,
           MgImportLikeness  least,
           MgImportMatch     matches[2])
{
  guint n = 0;

  if ((kinds & MG_ITEM_ORGANISATION) != 0)
    n = mg_import_names_find (self->names[0], text, least, matches, 2);
  if (n == 0 && (kinds & MG_ITEM_COLLECTIVE) != 0)
    n = mg_import_names_find (self->names[1], text, least, matches, 2);

  return n;
}

static gboolean
find_by_id (MgImportEnds *self,
            const char   *text,
            guint         kinds,
            guint        *place)
{
  *place = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, text));
  if (*place == 0)
    return FALSE;

  (*place)--;

  return (point_at (self, *place).kind & kinds) != 0;
}

static MgImportEndChoice
decide (MgImportEnds           *self,
        const MgImportEndEntry *entry,
        MgItemKind              kind,
        gboolean                is_sure)
{
  int choice = GPOINTER_TO_INT (g_hash_table_lookup (self->plan->end_choices, entry->key));

  if (choice != 0 && (choice - 1 != MG_IMPORT_END_TAKE || entry->shown.like_id != MG_ID_NONE))
    return (MgImportEndChoice) (choice - 1);

  if (is_sure)
    return MG_IMPORT_END_TAKE;

  if (self->plan->all_ends >= 0 && self->plan->all_ends != MG_IMPORT_END_TAKE)
    return (MgImportEndChoice) self->plan->all_ends;

  /* A list of links alone brings its organisations along. */
  return mg_network_count (self->plan->network, kind) == 0 ? MG_IMPORT_END_CREATE : MG_IMPORT_END_REFUSE;
}

static guint
make_item (MgImportEnds           *self,
           const MgImportEndEntry *entry,
           MgItemKind              kind)
{
  const MgImportItem item = { .kind = kind, .source_item = G_MAXUINT, .target_item = G_MAXUINT,
                              .record = G_MAXUINT, .name = g_strdup (entry->name) };

  g_array_append_val (self->result->items, item);

  return self->result->items->len - 1;
}

static void
say_choice (MgImportEnds           *self,
            const MgImportEndEntry *entry,
            guint                   row,
            int                     column)
{
  g_autofree char *name = mg_import_quote (entry->name);

  if (entry->shown.choice == MG_IMPORT_END_TAKE)
    {
      g_autofree char *like = mg_import_quote (entry->like_name);

      mg_import_result_remark (self->result, self->plan, row, column, MG_IMPORT_REMARK_CHANGED,
                               _("“%s” is taken for “%s”."), name, like);
    }
  else if (entry->shown.choice == MG_IMPORT_END_CREATE)
    mg_import_result_remark (self->result, self->plan, row, column, MG_IMPORT_REMARK_CREATED,
                             entry->shown.is_collective
                             ? _("The collective cooperation “%s” is created: there was none of that name.")
                             : _("The organisation “%s” is created: there was none of that name."), name);
}

/* Lists what nobody knows, with the first of what resembles it. */
static void
list (MgImportEnds *self,
      Answer       *answer,
      const char   *text,
      const char   *key,
      guint         kinds,
      guint         row,
      int           column)
{
  MgItemKind kind = (kinds & MG_ITEM_ORGANISATION) != 0 ? MG_ITEM_ORGANISATION : MG_ITEM_COLLECTIVE;
  MgImportEndEntry *entry = g_new0 (MgImportEndEntry, 1);
  MgImportMatch matches[2];
  guint n = find_like (self, text, kinds, MG_IMPORT_LIKE_NEAR, matches);

  entry->key = g_strdup (key);
  entry->name = g_strdup (text);
  entry->item = G_MAXUINT;
  if (n > 0)
    {
      MgImportPoint like = point_at (self, matches[0].owner);

      entry->like_name = g_strdup (like.name);
      entry->shown.like_id = like.id;
      answer->point = like;
    }

  entry->shown.name = entry->name;
  entry->shown.row = row;
  entry->shown.is_collective = kind == MG_ITEM_COLLECTIVE;
  entry->shown.like_name = entry->like_name;
  entry->shown.choice = decide (self, entry, kind,
                                n > 0 && matches[0].likeness >= MG_IMPORT_LIKE_WORDS &&
                                (n == 1 || matches[1].likeness < matches[0].likeness));
  g_ptr_array_add (self->result->ends, entry);

  answer->entry = entry;
  answer->is_refused = entry->shown.choice == MG_IMPORT_END_REFUSE;
  if (entry->shown.choice == MG_IMPORT_END_CREATE)
    {
      entry->item = make_item (self, entry, kind);
      answer->point = (MgImportPoint) { MG_ID_NONE, entry->item, kind, entry->name };
    }
  say_choice (self, entry, row, column);
}

static Answer *
answer_new (MgImportEnds *self,
            const char   *text,
            const char   *key,
            guint         kinds,
            guint         row,
            int           column)
{
  Answer *answer = g_new0 (Answer, 1);
  MgImportMatch matches[2];
  guint n = find_like (self, text, kinds, MG_IMPORT_LIKE_SAME, matches);
  guint place;

  if (n > 0)
    {
      answer->point = point_at (self, matches[0].owner);
      if (n > 1)
        mg_import_result_remark (self->result, self->plan, row, column, MG_IMPORT_REMARK_CHANGED,
                                 _("Several organisations are called “%s”: the first one is taken."), text);
    }
  else if (find_by_id (self, text, kinds, &place))
    answer->point = point_at (self, place);
  else
    list (self, answer, text, key, kinds, row, column);

  return answer;
}

gboolean
mg_import_ends_resolve (MgImportEnds  *self,
                        const char    *text,
                        guint          kinds,
                        guint          row,
                        int            column,
                        MgImportPoint *point)
{
  g_autofree char *folded = mg_import_key (text);
  g_autofree char *key = g_strdup_printf ("%s%s", kinds == MG_ITEM_COLLECTIVE ? "collective " : "",
                                          *folded != '\0' ? folded : text);
  Answer *answer = g_hash_table_lookup (self->answers, key);

  if (answer == NULL)
    {
      answer = answer_new (self, text, key, kinds, row, column);
      g_hash_table_insert (self->answers, g_steal_pointer (&key), answer);
    }

  if (answer->entry != NULL)
    answer->entry->shown.n_rows++;
  *point = answer->point;

  return !answer->is_refused;
}

static gboolean
is_called (const char *name,
           const char *key)
{
  g_autofree char *own = name != NULL ? mg_import_key (name) : NULL;

  return own != NULL && g_str_equal (own, key);
}

const char *
mg_import_find_reference (MgNetwork  *network,
                          guint       kinds,
                          const char *text)
{
  g_autofree char *key = mg_import_key (text);
  const MgItem *item;
  MgNetworkIter iter;
  MgId id = mg_network_find_text_id (network, kinds, text);

  if (id != MG_ID_NONE)
    return mg_network_get_text (network, id, MG_FIELD_ID);

  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    if (is_called (mg_network_get_text (network, item->id, MG_FIELD_LABEL), key) ||
        is_called (mg_network_get_text (network, item->id, MG_FIELD_NAME), key))
      return mg_network_get_text (network, item->id, MG_FIELD_ID);

  return NULL;
}
