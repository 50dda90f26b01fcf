/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-look-groups.h"

#include <math.h>
#include <string.h>

#include "mg-filter-clause.h"
#include "mg-text-show.h"
#include "mg-vocabulary.h"

typedef struct
{
  char  *text;
  char  *name;
  guint  order;          /* in the vocabulary; G_MAXUINT: not there */
  guint  n;
  guint  number;         /* of its colour or shape; G_MAXUINT: none */
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->text);
  g_free (self->name);
  g_free (self);
}

static guint
find_order (const char *domain,
            const char *text)
{
  guint n_terms = 0;
  const MgTerm * const *terms = domain != NULL ? mg_vocabulary_get_terms (domain, &n_terms) : NULL;

  for (guint i = 0; i < n_terms; i++)
    if (g_str_equal (terms[i]->id, text))
      return i;

  return G_MAXUINT;
}

static Group *
group_new (const MgField *field,
           const char    *text)
{
  Group *self = g_new0 (Group, 1);
  g_autofree char *word = mg_filter_clause_dup_word (field, text);

  self->text = g_strdup (text);
  self->name = mg_text_show_line (word);
  self->order = find_order (field->vocabulary, text);
  self->number = G_MAXUINT;

  return self;
}

/* Returns: (transfer full) (nullable): %NULL: not known */
static char *
dup_text (MgNetwork *network,
          MgId       id,
          MgFieldId  field)
{
  g_auto(MgValue) value = MG_VALUE_INIT;
  const char *text;

  if (mg_network_get_field (network, field)->type == MG_TYPE_BOOLEAN)
    return mg_network_get_value (network, id, field, &value) && value.type == MG_VALUE_BOOLEAN
           ? g_strdup (value.boolean ? "true" : "false") : NULL;

  text = mg_network_get_text (network, id, field);

  return text != NULL && *text != '\0' ? g_strndup (text, strcspn (text, ";")) : NULL;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const Group *left = *(const Group * const *) a;
  const Group *right = *(const Group * const *) b;

  if (left->n != right->n)
    return left->n > right->n ? -1 : 1;

  return strcmp (left->text, right->text);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const Group *left = *(const Group * const *) a;
  const Group *right = *(const Group * const *) b;
  int order;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  order = g_utf8_collate (left->name, right->name);

  return order != 0 ? order : strcmp (left->text, right->text);
}

/* Returns: (transfer full): those that have a colour, in their order; lent by @groups */
static GPtrArray *
number_groups (GHashTable *groups,
               guint       most)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer group;

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    g_ptr_array_add (sorted, group);

  g_ptr_array_sort (sorted, compare_counts);
  if (sorted->len > most)
    g_ptr_array_set_size (sorted, (int) most);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    ((Group *) sorted->pdata[i])->number = i;

  return sorted;
}

/* Returns: (transfer full) (element-type utf8 Group) */
static GHashTable *
count_groups (MgNetwork *network,
              MgFieldId  field)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      g_autofree char *text = dup_text (network, item->id, field);
      Group *group = text != NULL ? g_hash_table_lookup (groups, text) : NULL;

      if (text == NULL)
        continue;
      if (group == NULL)
        {
          group = group_new (mg_network_get_field (network, field), text);
          g_hash_table_insert (groups, group->text, group);
        }
      group->n++;
    }

  return groups;
}

char **
mg_look_groups_new (MgNetwork *network,
                    MgFieldId  field,
                    guint      most,
                    double    *values,
                    char    ***texts)
{
  g_autoptr(GHashTable) groups = NULL;
  g_autoptr(GPtrArray) sorted = NULL;
  const MgItem *item;
  MgNetworkIter iter;
  char **names;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  groups = count_groups (network, field);
  sorted = number_groups (groups, most);
  names = g_new0 (char *, sorted->len + 1);
  *texts = g_new0 (char *, sorted->len + 1);
  for (guint i = 0; i < sorted->len; i++)
    {
      names[i] = g_strdup (((Group *) sorted->pdata[i])->name);
      (*texts)[i] = g_strdup (((Group *) sorted->pdata[i])->text);
    }

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      g_autofree char *text = dup_text (network, item->id, field);
      const Group *group = text != NULL ? g_hash_table_lookup (groups, text) : NULL;

      values[item->id] = group != NULL && group->number != G_MAXUINT ? group->number : (double) NAN;
    }

  return names;
}

void
mg_look_groups_mark_alone (double *values,
                           guint   n_values)
{
  g_autofree guint *sizes = g_new0 (guint, n_values);

  for (guint i = 0; i < n_values; i++)
    if (values[i] >= 0. && values[i] < n_values)
      sizes[(guint) values[i]]++;
  for (guint i = 0; i < n_values; i++)
    if (values[i] >= 0. && values[i] < n_values && sizes[(guint) values[i]] == 1)
      values[i] = -1.;
}
