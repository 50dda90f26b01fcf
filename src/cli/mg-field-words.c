/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-field-words.h"

#include <string.h>

#include "mg-near.h"
#include "mg-text.h"
#include "mg-vocabulary.h"

/* What filters call the level of participations. */
#define PARTICIPATIONS "membership"

typedef struct
{
  GHashTable *ids;      /* (element-type utf8): set */
  GHashTable *labels;   /* folded, to the identifier; lends it */
} Words;

static void
words_clear (Words *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static void
add_label (Words      *self,
           const char *label,
           const char *id)
{
  if (label != NULL)
    g_hash_table_insert (self->labels, mg_text_fold (label), (gpointer) id);
}

static void
add_terms (Words      *self,
           const char *domain)
{
  guint n_terms;
  const MgTerm * const *terms = mg_vocabulary_get_terms (domain, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      g_hash_table_add (self->ids, g_strdup (terms[i]->id));
      add_label (self, terms[i]->label, terms[i]->id);
      add_label (self, terms[i]->english, terms[i]->id);
      add_label (self, terms[i]->french, terms[i]->id);
    }
}

/* Of several choices, each. */
static void
add_used (Words         *self,
          MgNetwork     *network,
          guint          kind,
          const MgField *field,
          MgFieldId      id)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, kind);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      MgValue value = MG_VALUE_INIT;
      g_autofree char *text = NULL;
      g_auto (GStrv) parts = NULL;

      if (!mg_network_get_value (network, item->id, id, &value))
        continue;

      text = mg_value_format (&value);
      if (field->type == MG_TYPE_CHOICES)
        parts = g_strsplit (text, ";", -1);
      else
        g_hash_table_add (self->ids, g_steal_pointer (&text));
      for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
        g_hash_table_add (self->ids, g_strdup (g_strstrip (parts[i])));
    }
}

static void
words_init (Words     *self,
            MgNetwork *network,
            guint      kind,
            MgFieldId  id)
{
  const MgField *field = mg_network_get_field (network, id);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* "" is "not known". */
  g_hash_table_add (self->ids, g_strdup (""));
  if (field->type == MG_TYPE_BOOLEAN)
    {
      g_hash_table_add (self->ids, g_strdup ("true"));
      g_hash_table_add (self->ids, g_strdup ("false"));
    }
  if (id == MG_FIELD_LINK_LAYER)
    g_hash_table_add (self->ids, g_strdup (PARTICIPATIONS));
  if (field->vocabulary != NULL)
    add_terms (self, field->vocabulary);
  add_used (self, network, kind, field, id);
}

/* Returns: (nullable): the word that was meant */
static const char *
find_near (const Words *self,
           const char  *typed)
{
  g_autofree char *folded = mg_text_fold (typed);
  const char *id = g_hash_table_lookup (self->labels, folded);
  MgNear near = MG_NEAR_INIT (typed);
  g_autoptr (GList) sorted = NULL;

  if (id != NULL)
    return id;

  sorted = g_list_sort (g_hash_table_get_keys (self->ids), (GCompareFunc) (GCallback) strcmp);
  for (GList *at = sorted; at != NULL; at = at->next)
    mg_near_offer (&near, at->data);

  return near.name;
}

gboolean
mg_field_has_word (MgNetwork   *network,
                   guint        kind,
                   MgFieldId    field,
                   const char  *typed,
                   char       **near)
{
  g_auto (Words) words = { NULL };

  *near = NULL;
  words_init (&words, network, kind, field);
  if (g_hash_table_contains (words.ids, typed))
    return TRUE;

  *near = g_strdup (find_near (&words, typed));

  return FALSE;
}
