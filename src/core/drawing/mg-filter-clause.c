/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-filter-clause.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-text.h"
#include "mg-vocabulary.h"

/* More values than that are not all named in a sentence. */
#define MAX_NAMED 4

MgFilterClause *
mg_filter_clause_new (const char *field)
{
  MgFilterClause *self = g_new0 (MgFilterClause, 1);

  self->field = g_strdup (field);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->low = self->high = NAN;

  return self;
}

MgFilterClause *
mg_filter_clause_copy (const MgFilterClause *self)
{
  MgFilterClause *copy = mg_filter_clause_new (self->field);
  GHashTableIter iter;
  gpointer value;

  copy->text = g_strdup (self->text);
  copy->low = self->low;
  copy->high = self->high;
  copy->since = self->since;
  copy->until = self->until;
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_hash_table_add (copy->values, g_strdup (value));

  return copy;
}

void
mg_filter_clause_free (MgFilterClause *self)
{
  g_free (self->field);
  g_free (self->text);
  g_hash_table_unref (self->values);
  g_free (self);
}

gboolean
mg_filter_clause_is_empty (const MgFilterClause *self)
{
  return g_hash_table_size (self->values) == 0 && (self->text == NULL || *self->text == '\0') &&
         isnan (self->low) && isnan (self->high) && self->since == MG_DATE_NONE &&
         self->until == MG_DATE_NONE;
}

/* Several choices are met by one of them. */
static gboolean
has_value (const MgFilterClause *self,
           const MgField        *field,
           const MgValue        *value)
{
  g_autofree char *text = mg_value_format (value);
  g_auto(GStrv) parts = NULL;

  if (g_hash_table_size (self->values) == 0)
    return TRUE;
  if (field->type != MG_TYPE_CHOICES)
    return g_hash_table_contains (self->values, text);

  parts = g_strsplit (text, ";", -1);
  if (parts[0] == NULL)
    return g_hash_table_contains (self->values, "");
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_hash_table_contains (self->values, g_strstrip (parts[i])))
      return TRUE;

  return FALSE;
}

static gboolean
has_text (const MgFilterClause *self,
          const MgValue        *value)
{
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  g_autofree char *sought = NULL;

  if (self->text == NULL || *self->text == '\0')
    return TRUE;

  text = mg_value_format (value);
  key = mg_text_fold (text);
  sought = mg_text_fold (self->text);

  return strstr (key, g_strstrip (sought)) != NULL;
}

static gboolean
is_between (const MgFilterClause *self,
            const MgValue        *value)
{
  double number = value->type == MG_VALUE_INTEGER ? (double) value->integer
                  : value->type == MG_VALUE_REAL ? value->real : NAN;

  return (isnan (self->low) || number >= self->low) && (isnan (self->high) || number <= self->high);
}

/* A year lies between two months if some of its days do. */
static gboolean
is_in_time (const MgFilterClause *self,
            const MgValue        *value)
{
  MgDate date = value->type == MG_VALUE_DATE ? value->date : MG_DATE_NONE;

  if (self->since == MG_DATE_NONE && self->until == MG_DATE_NONE)
    return TRUE;
  if (date == MG_DATE_NONE)
    return FALSE;

  return (self->since == MG_DATE_NONE || mg_date_last (date) >= mg_date_first (self->since)) &&
         (self->until == MG_DATE_NONE || mg_date_first (date) <= mg_date_last (self->until));
}

gboolean
mg_filter_clause_matches (const MgFilterClause *self,
                          MgNetwork            *network,
                          MgId                  id)
{
  MgFieldId id_of_field = mg_network_find_field (network, MG_ITEM_ORGANISATION, self->field);
  const MgField *field = id_of_field != MG_FIELD_NONE ? mg_network_get_field (network, id_of_field)
                                                      : NULL;
  MgValue value = MG_VALUE_INIT;

  if (field == NULL)
    return TRUE;
  if (!mg_network_get_value (network, id, id_of_field, &value))
    value = MG_VALUE_INIT;

  return has_value (self, field, &value) && has_text (self, &value) && is_between (self, &value) &&
         is_in_time (self, &value);
}

/* Words */

char *
mg_filter_clause_dup_word (const MgField *field,
                           const char    *value)
{
  if (*value == '\0')
    return g_strdup (_("not known"));
  if (field->type == MG_TYPE_BOOLEAN)
    return g_strdup (g_str_equal (value, "true") ? _("yes") : _("no"));
  if (field->vocabulary != NULL)
    return g_strdup (mg_vocabulary_get_label (field->vocabulary, value));

  return g_strdup (value);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(char * const *) a, *(char * const *) b);
}

/* "Culture, Food or Health" */
static char *
join_values (const MgFilterClause *self,
             const MgField        *field)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer value;
  guint n;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_ptr_array_add (words, mg_filter_clause_dup_word (field, value));
  g_ptr_array_sort (words, compare_words);

  n = MIN (words->len, MAX_NAMED);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        /* Translators: between the last two of several values */
        g_string_append (text, i + 1 < words->len ? ", " : _(" or "));
      g_string_append (text, g_ptr_array_index (words, i));
    }
  if (words->len > n)
    g_string_append (text, "…");

  return g_string_free (text, FALSE);
}

/* A field's name within a sentence: no capital, unless more follow. */
static char *
dup_name (const MgField *field)
{
  const char *label = field->flags & MG_FIELD_FOREIGN ? field->label : _(field->label);
  const char *rest = g_utf8_next_char (label);
  g_autofree char *first = NULL;

  if (*label == '\0' || !g_unichar_islower (g_utf8_get_char (rest)) ||
      (field->flags & MG_FIELD_FOREIGN) != 0)
    return g_strdup (label);

  first = g_utf8_strdown (label, rest - label);

  return g_strconcat (first, rest, NULL);
}

/* @low, @high: (transfer full) (nullable): no limit */
static char *
describe_range (const char *name,
                char       *low,
                char       *high)
{
  g_autofree char *from = low;
  g_autofree char *to = high;

  if (from != NULL && to != NULL)
    /* Translators: a field, and its smallest and largest value: "joined from 2013 to 2015" */
    return g_strdup_printf (_("%s from %s to %s"), name, from, to);
  if (from != NULL)
    /* Translators: a field, and its smallest value */
    return g_strdup_printf (_("%s from %s on"), name, from);

  /* Translators: a field, and its largest value */
  return g_strdup_printf (_("%s up to %s"), name, to);
}

static char *
dup_number (double number)
{
  return isnan (number) ? NULL : g_strdup_printf ("%.6g", number);
}

static char *
dup_date (MgDate date)
{
  return date == MG_DATE_NONE ? NULL : mg_date_format (date);
}

char *
mg_filter_clause_describe (const MgFilterClause *self,
                           MgNetwork            *network)
{
  MgFieldId id = mg_network_find_field (network, MG_ITEM_ORGANISATION, self->field);
  const MgField *field = id != MG_FIELD_NONE ? mg_network_get_field (network, id) : NULL;
  g_autofree char *name = field != NULL ? dup_name (field) : g_strdup (self->field);
  g_autofree char *values = NULL;

  if (field != NULL && g_hash_table_size (self->values) > 0)
    {
      values = join_values (self, field);
      /* Translators: a field and its values: "sector is Culture or Health" */
      return g_strdup_printf (_("%s is %s"), name, values);
    }
  if (self->text != NULL && *self->text != '\0')
    /* Translators: a field, and what must be in it */
    return g_strdup_printf (_("%s contains “%s”"), name, self->text);
  if (self->since != MG_DATE_NONE || self->until != MG_DATE_NONE)
    return describe_range (name, dup_date (self->since), dup_date (self->until));
  if (!isnan (self->low) || !isnan (self->high))
    return describe_range (name, dup_number (self->low), dup_number (self->high));

  return g_steal_pointer (&name);
}
