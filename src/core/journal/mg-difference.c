/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-difference.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

/* Of a value that is told. */
#define MAX_LENGTH 60

typedef struct
{
  MgNetwork  *before;
  MgNetwork  *after;
  GPtrArray  *sorts[3];       /* MgDifference, by their sort */
  guint       n_moved;
} Comparison;

static void
difference_free (gpointer data)
{
  MgDifference *self = data;

  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/* Takes over both texts. */
static void
tell (Comparison       *self,
      MgDifferenceSort  sort,
      char             *title,
      char             *detail)
{
  MgDifference *difference = g_new (MgDifference, 1);

  *difference = (MgDifference) { sort, title, detail };
  g_ptr_array_add (self->sorts[sort], difference);
}

/* Values */

static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_LENGTH)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, MAX_LENGTH - 1);

  return g_strconcat (start, "…", NULL);
}

static char *
dup_choices (const MgField *row,
             const char    *text)
{
  g_auto(GStrv) ids = g_strsplit (text, ";", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      char *label = g_strdup (mg_vocabulary_get_label (row->vocabulary, ids[i]));

      g_free (ids[i]);
      ids[i] = label;
    }

  return g_strjoinv (", ", ids);
}

/* In the user's words. */
static char *
dup_value (const MgField *row,
           const MgValue *value)
{
  g_autofree char *text = NULL;

  if (value->type == MG_VALUE_NONE)
    return g_strdup (_("not known"));
  if (value->type == MG_VALUE_BOOLEAN)
    return g_strdup (value->boolean ? _("yes") : _("no"));
  if (value->type == MG_VALUE_TEXT && row->vocabulary != NULL)
    text = dup_choices (row, value->text);
  else
    text = mg_value_format (value);

  return dup_short (text);
}

static MgValue
get_value (MgNetwork *network,
           MgId       id,
           MgFieldId  field)
{
  MgValue value = MG_VALUE_INIT;

  if (field != MG_FIELD_NONE)
    mg_network_get_value (network, id, field, &value);

  return value;
}

static void
tell_value (GString       *told,
            const MgField *row,
            const MgValue *before,
            const MgValue *after)
{
  g_autofree char *old = dup_value (row, before);
  g_autofree char *new = dup_value (row, after);

  if (told->len > 0)
    g_string_append_c (told, '\n');
  /* Translators: what changed of an item: field, value before, value now */
  g_string_append_printf (told, _("%s: %s → %s"),
                          (row->flags & MG_FIELD_FOREIGN) != 0 ? row->label : _(row->label), old, new);
}

/* The field of the one network that is @field in the other. */
static MgFieldId
find_same_field (MgNetwork *from,
                 MgFieldId  field,
                 MgNetwork *to,
                 MgItemKind kind)
{
  const MgField *row = mg_network_get_field (from, field);

  if ((row->flags & MG_FIELD_FOREIGN) == 0)
    return field;

  return mg_network_find_field (to, kind, row->name);
}

static void
compare_field (Comparison *self,
               GString    *told,
               MgId        old_id,
               MgId        new_id,
               MgItemKind  kind,
               MgFieldId   old_field,
               MgFieldId   new_field)
{
  const MgField *row = new_field != MG_FIELD_NONE ? mg_network_get_field (self->after, new_field)
                                                  : mg_network_get_field (self->before, old_field);
  MgValue before = get_value (self->before, old_id, old_field);
  MgValue after = get_value (self->after, new_id, new_field);

  if ((row->kinds & kind) == 0 || mg_value_equal (&before, &after))
    return;

  if (new_field == MG_FIELD_X || new_field == MG_FIELD_Y || new_field == MG_FIELD_PINNED)
    self->n_moved += new_field == MG_FIELD_X;
  else if ((row->flags & MG_FIELD_HIDDEN) == 0 || new_field == MG_FIELD_LABEL)
    tell_value (told, row, &before, &after);
}

/* Returns: (transfer full) (nullable): what of it changed. */
static char *
dup_changes (Comparison   *self,
             MgId          old_id,
             const MgItem *item)
{
  g_autoptr(GString) told = g_string_new (NULL);
  MgItemKind kind = item->kind;
  MgId new_id = item->id;

  for (MgFieldId i = 0; i < mg_network_get_n_fields (self->after); i++)
    if (mg_network_get_field (self->after, i) != NULL && i != MG_FIELD_ID && i != MG_FIELD_LINK_ID)
      compare_field (self, told, old_id, new_id, kind,
                     find_same_field (self->after, i, self->before, kind), i);

  /* Those that are no more. */
  for (MgFieldId i = 0; i < mg_network_get_n_fields (self->before); i++)
    if (mg_network_get_field (self->before, i) != NULL &&
        find_same_field (self->before, i, self->after, kind) == MG_FIELD_NONE)
      compare_field (self, told, old_id, new_id, kind, i, MG_FIELD_NONE);

  return told->len > 0 ? g_strdup (told->str) : NULL;
}

/* Items */

static GHashTable *
index_items (MgNetwork *network,
             guint      kinds)
{
  MgFieldId field = kinds == MG_ITEMS_NODES ? MG_FIELD_ID : MG_FIELD_LINK_ID;
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      const char *text_id = mg_network_get_text (network, item->id, field);

      if (text_id != NULL)
        g_hash_table_insert (ids, (gpointer) text_id, GUINT_TO_POINTER (item->id));
    }

  return ids;
}

static void
compare_new (Comparison   *self,
             GHashTable   *old_ids,
             const MgItem *item,
             MgFieldId     id_field)
{
  const char *text_id = mg_network_get_text (self->after, item->id, id_field);
  MgId old_id = text_id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (old_ids, text_id)) : MG_ID_NONE;
  MgId new_id = item->id;
  char *detail;

  if (old_id == MG_ID_NONE)
    tell (self, MG_DIFFERENCE_ADDED, mg_network_dup_title (self->after, new_id), NULL);
  else if ((detail = dup_changes (self, old_id, item)))
    tell (self, MG_DIFFERENCE_CHANGED, mg_network_dup_title (self->after, new_id), detail);
}

static void
compare_items (Comparison *self,
               guint       kinds)
{
  MgFieldId id_field = kinds == MG_ITEMS_NODES ? MG_FIELD_ID : MG_FIELD_LINK_ID;
  g_autoptr(GHashTable) old_ids = index_items (self->before, kinds);
  g_autoptr(GHashTable) new_ids = index_items (self->after, kinds);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, self->after, kinds);
  while ((item = mg_network_iter_next (&iter)))
    compare_new (self, old_ids, item, id_field);

  mg_network_iter_init (&iter, self->before, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      const char *text_id = mg_network_get_text (self->before, item->id, id_field);

      if (text_id == NULL || !g_hash_table_contains (new_ids, text_id))
        tell (self, MG_DIFFERENCE_REMOVED, mg_network_dup_title (self->before, item->id), NULL);
    }
}

static void
compare_pole (Comparison *self)
{
  char *detail = dup_changes (self, MG_ID_POLE, mg_network_find (self->after, MG_ID_POLE));

  if (detail != NULL)
    tell (self, MG_DIFFERENCE_CHANGED, g_strdup (_("The pole")), detail);
}

static void
tell_moved (Comparison *self)
{
  if (self->n_moved > 0)
    tell (self, MG_DIFFERENCE_CHANGED, g_strdup (_("Places on the map")),
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u organisation or collective stands elsewhere",
                                        "%u organisations and collectives stand elsewhere",
                                        self->n_moved), self->n_moved));
}

static GPtrArray *
collect (Comparison *self,
         guint       max,
         guint      *n_more)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (difference_free);

  *n_more = 0;
  for (guint sort = 0; sort < G_N_ELEMENTS (self->sorts); sort++)
    {
      for (guint i = 0; i < self->sorts[sort]->len; i++)
        g_ptr_array_add (all, g_ptr_array_index (self->sorts[sort], i));
      g_ptr_array_unref (self->sorts[sort]);
    }

  if (all->len > max)
    {
      *n_more = all->len - max;
      g_ptr_array_set_size (all, (int) max);
    }

  return all;
}

GPtrArray *
mg_difference_list (MgNetwork *before,
                    MgNetwork *after,
                    guint      max,
                    guint     *n_more)
{
  g_autoptr(MgNetwork) nothing = before == NULL ? mg_network_new () : NULL;
  Comparison self = { .before = before != NULL ? before : nothing, .after = after };

  for (guint i = 0; i < G_N_ELEMENTS (self.sorts); i++)
    self.sorts[i] = g_ptr_array_new ();

  compare_pole (&self);
  compare_items (&self, MG_ITEMS_NODES);
  compare_items (&self, MG_ITEMS_EDGES);
  tell_moved (&self);

  return collect (&self, max, n_more);
}
