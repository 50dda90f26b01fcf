/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-layout-funcs.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "mg-error.h"
#include "mg-text.h"
#include "mg-vocabulary.h"

#define MOST_GROUPS 24    /* more sectors or columns cannot be told apart */

typedef struct
{
  const char *text;
  char       *folded;
  guint       term;       /* its place in the vocabulary; G_MAXUINT: not there */
  double      number;     /* NaN: not one */
  guint       rank;
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->folded);
  g_free (self);
}

static guint
find_term (const char *domain,
           const char *text)
{
  guint n_terms = 0;
  const MgTerm * const *terms = domain != NULL ? mg_vocabulary_get_terms (domain, &n_terms) : NULL;

  for (guint k = 0; k < n_terms; k++)
    if (g_str_equal (terms[k]->id, text))
      return k;

  return G_MAXUINT;
}

static Group *
group_new (const MgField *field,
           const char    *text)
{
  Group *self = g_new0 (Group, 1);
  char *end;

  self->text = text;
  self->folded = mg_text_fold (text);
  self->term = find_term (field->vocabulary, text);
  self->number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0')
    self->number = (double) NAN;

  return self;
}

/* Returns: (transfer full) (nullable) */
static char *
dup_value (MgNetwork     *network,
           MgId           id,
           MgFieldId      field,
           MgFieldType    type)
{
  const char *text;
  gint64 integer;

  if (type == MG_TYPE_INTEGER)
    return mg_network_get_integer (network, id, field, &integer)
           ? g_strdup_printf ("%" G_GINT64_FORMAT, integer) : NULL;
  if (type == MG_TYPE_BOOLEAN)
    return g_strdup (mg_network_get_boolean (network, id, field) ? "1" : "0");

  text = mg_network_get_text (network, id, field);
  if (text == NULL || *text == '\0')
    return NULL;

  return type == MG_TYPE_CHOICES ? g_strndup (text, strcspn (text, ";")) : g_strdup (text);
}

/* What is free text of many words divides nobody, but a file's own column may. */
static gboolean
is_groupable (const MgField *field)
{
  if (field == NULL || (field->kinds & MG_ITEM_ORGANISATION) == 0 ||
      (field->flags & (MG_FIELD_HIDDEN | MG_FIELD_LONG)) != 0)
    return FALSE;

  if (field->type == MG_TYPE_CHOICE || field->type == MG_TYPE_CHOICES)
    return TRUE;

  return (field->flags & MG_FIELD_FOREIGN) != 0 &&
         (field->type == MG_TYPE_BOOLEAN || field->type == MG_TYPE_INTEGER ||
          field->type == MG_TYPE_TEXT);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const Group *left = *(const Group * const *) a;
  const Group *right = *(const Group * const *) b;
  int order;

  if (left->term != right->term)
    return left->term < right->term ? -1 : 1;
  if (isfinite (left->number) != isfinite (right->number))
    return isfinite (left->number) ? -1 : 1;
  if (isfinite (left->number) && left->number != right->number)
    return left->number < right->number ? -1 : 1;

  order = strcmp (left->folded, right->folded);

  return order != 0 ? order : strcmp (left->text, right->text);
}

/* Returns: (transfer full) (nullable) (element-type utf8 Group): by value, with
 * ranks; %NULL if there are too many or less than two
 */
static GHashTable *
find_groups (MgNetwork *network,
             MgFieldId  id)
{
  const MgField *field = id < mg_network_get_n_fields (network)
                         ? mg_network_get_field (network, id) : NULL;
  g_autoptr(GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, group_free);
  g_autofree gpointer *sorted = NULL;
  MgNetworkIter iter;
  GHashTableIter values;
  const MgItem *item;
  guint n;

  if (!is_groupable (field))
    return NULL;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)) && g_hash_table_size (groups) <= MOST_GROUPS)
    {
      char *text = dup_value (network, item->id, id, field->type);

      if (text == NULL || g_hash_table_contains (groups, text))
        g_free (text);
      else
        g_hash_table_insert (groups, text, group_new (field, text));
    }

  n = g_hash_table_size (groups);
  if (n < 2 || n > MOST_GROUPS)
    return NULL;

  sorted = g_new (gpointer, n);
  g_hash_table_iter_init (&values, groups);
  for (guint k = 0; g_hash_table_iter_next (&values, NULL, &sorted[k]); k++)
    ;
  qsort (sorted, n, sizeof *sorted, compare_groups);
  for (guint k = 0; k < n; k++)
    ((Group *) sorted[k])->rank = k;

  return g_steal_pointer (&groups);
}

gboolean
mg_layout_can_group_by (MgNetwork *network,
                        MgFieldId  field)
{
  g_autoptr(GHashTable) groups = NULL;

  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);

  groups = find_groups (network, field);

  return groups != NULL;
}

gboolean
mg_layout_input_group_by (MgLayoutInput  *self,
                          MgNetwork      *network,
                          MgFieldId       field,
                          GError        **error)
{
  g_autoptr(GHashTable) groups = NULL;
  MgFieldType type;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);

  groups = find_groups (network, field);
  if (groups == NULL)
    {
      g_set_error (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM,
                   _("The map cannot be arranged by this: organisations need to have between 2 and "
                     "%d different values of it."), MOST_GROUPS);
      return FALSE;
    }

  type = mg_network_get_field (network, field)->type;
  g_free (self->groups);
  self->n_groups = g_hash_table_size (groups);
  self->groups = g_new (guint, self->graph->n_nodes + 1);
  for (guint i = 0; i < self->graph->n_nodes; i++)
    {
      g_autofree char *text = self->is_collective[i]
                              ? NULL : dup_value (network, self->graph->ids[i], field, type);
      const Group *group = text != NULL ? g_hash_table_lookup (groups, text) : NULL;

      self->groups[i] = group != NULL ? group->rank : self->n_groups;
    }

  return TRUE;
}

void
mg_layout_input_set_values (MgLayoutInput *self,
                            const MgId    *ids,
                            const double  *values,
                            guint          n_ids)
{
  guint n;

  g_return_if_fail (self != NULL);

  n = self->graph->n_nodes;
  g_free (self->values);
  self->values = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    self->values[i] = (double) NAN;

  for (guint k = 0; k < n_ids; k++)
    {
      int row = mg_snapshot_find_row (self->graph, ids[k]);

      if (row >= 0)
        self->values[row] = values[k];
    }
}

guint
mg_layout_input_get_group (const MgLayoutInput *input,
                           guint                i)
{
  guint n = mg_layout_input_count_groups (input) - 2;

  if (input->is_collective[i])
    return n + 1;

  return MIN (input->groups != NULL ? input->groups[i] : input->kinds[i], n);
}

guint
mg_layout_input_count_groups (const MgLayoutInput *input)
{
  return (input->groups != NULL ? input->n_groups : input->n_kinds) + 2;
}
