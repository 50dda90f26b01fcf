/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words are looked for in this order: as a whole among identifiers, labels and
 * synonyms; among the parts of labels ("SAS / SASU", "SCOP (…)"); without what
 * stands in brackets; as some of the words of one label; with a wrong letter.
 * The user's language makes no difference: the same table is read alike anywhere.
 */
#include "mg-import-words.h"

#include <string.h>

#include "mg-import-key.h"
#include "mg-vocabulary.h"

typedef struct
{
  GHashTable *whole;    /* key → identifier */
  GHashTable *parts;    /* key → identifier, "" if several terms have it */
  GPtrArray  *labels;   /* GStrv: words of a label, the identifier first */
} Domain;

#define MAX_WORD 200    /* bytes; longer texts are no choices */

static void
add_whole (Domain     *self,
           const char *key,
           const char *id)
{
  if (*key != '\0' && !g_hash_table_contains (self->whole, key))
    g_hash_table_insert (self->whole, g_strdup (key), (char *) id);
}

static void
add_part (Domain     *self,
          const char *text,
          const char *id)
{
  g_autofree char *key = mg_import_key (text);
  const char *other = g_hash_table_lookup (self->parts, key);

  if (*key == '\0')
    return;

  if (other != NULL && !g_str_equal (other, id))
    id = "";
  g_hash_table_insert (self->parts, g_steal_pointer (&key), (char *) id);
}

/* "A / B", "A, B ou C", "A — B (C, D)". */
static void
add_parts (Domain     *self,
           const char *label,
           const char *id)
{
  g_autoptr (GString) plain = g_string_new (label);
  g_auto (GStrv) parts = NULL;
  static const char * const signs[] = { "(", ")", "/", ",", " ou ", " or ", " — ", " – ", ";" };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (plain, signs[i], "|", 0);

  parts = g_strsplit (plain->str, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    add_part (self, parts[i], id);
}

/* A plural is as good as a singular. */
static char *
make_stem (const char *word)
{
  gsize length = strlen (word);

  return g_strndup (word, length > 3 && (word[length - 1] == 's' || word[length - 1] == 'x') ? length - 1 : length);
}

static gboolean
is_small (const char *word)
{
  static const char * const small[] = {
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "ou", "un", "une",
    "the", "of", "and", "for", "to", "in", NULL
  };

  return g_strv_contains (small, word);
}

static GStrv
split_words (const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *stem = make_stem (words[i]);

      if (*stem != '\0' && !is_small (words[i]))
        g_strv_builder_add (kept, stem);
    }

  return g_strv_builder_end (kept);
}

static void
add_label (Domain     *self,
           const char *label,
           const char *id)
{
  g_autofree char *key = NULL;
  g_autofree char *with_id = NULL;

  if (label == NULL)
    return;

  key = mg_import_key (label);
  add_whole (self, key, id);
  add_parts (self, label, id);

  with_id = g_strconcat ("id ", key, NULL);
  {
    GStrv words = split_words (with_id);

    g_free (words[0]);
    words[0] = g_strdup (id);
    g_ptr_array_add (self->labels, words);
  }
}

static Domain *
domain_new (const char *name)
{
  Domain *self = g_new (Domain, 1);
  const MgImportSynonyms *rows;
  guint n_terms;
  guint n_rows;
  const MgTerm * const *terms = mg_vocabulary_get_terms (name, &n_terms);

  self->whole = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < n_terms; i++)
    {
      g_autofree char *key = mg_import_key (terms[i]->id);

      add_whole (self, key, terms[i]->id);
      add_label (self, terms[i]->english, terms[i]->id);
      add_label (self, terms[i]->french, terms[i]->id);
    }

  rows = mg_import_get_synonyms (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].domain, name))
      {
        g_auto (GStrv) words = g_strsplit (rows[i].words, "|", -1);

        for (guint j = 0; words[j] != NULL; j++)
          add_whole (self, words[j], rows[i].id);
      }

  return self;
}

/* Made once for each domain, and never freed. */
static const Domain *
get_domain (const char *name)
{
  static GMutex mutex;
  static GHashTable *domains;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Domain *self;

  if (domains == NULL)
    domains = g_hash_table_new (g_str_hash, g_str_equal);

  self = g_hash_table_lookup (domains, name);
  if (self == NULL)
    {
      self = domain_new (name);
      g_hash_table_insert (domains, (char *) g_intern_string (name), self);
    }

  return self;
}

static const char *
find_known (const Domain *self,
            const char   *key)
{
  const char *id = g_hash_table_lookup (self->whole, key);

  if (id != NULL)
    return id;

  id = g_hash_table_lookup (self->parts, key);

  return id != NULL && *id != '\0' ? id : NULL;
}

static const char *
find_without_brackets (const Domain *self,
                       const char   *text)
{
  const char *bracket = strchr (text, '(');
  g_autofree char *before = NULL;
  g_autofree char *key = NULL;

  if (bracket == NULL)
    return NULL;

  before = g_strndup (text, (gsize) (bracket - text));
  key = mg_import_key (before);

  return *key != '\0' ? find_known (self, key) : NULL;
}

static gboolean
has_all (char **label,
         char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) label + 1, words[i]))
      return FALSE;

  return TRUE;
}

/* The one term one of whose labels has all the words. */
static const char *
find_by_words (const Domain *self,
               const char   *key)
{
  g_auto (GStrv) words = split_words (key);
  const char *found = NULL;

  if (words[0] == NULL || strlen (key) < 4)
    return NULL;

  for (guint i = 0; i < self->labels->len; i++)
    {
      char **label = self->labels->pdata[i];

      if (!has_all (label, words))
        continue;
      if (found != NULL && !g_str_equal (found, label[0]))
        return NULL;
      found = label[0];
    }

  return found;
}

static const char *
find_near (const Domain *self,
           const char   *key)
{
  guint tolerance = mg_import_tolerance (key);
  const char *found = NULL;
  GHashTableIter iter;
  gpointer known;
  gpointer id;

  if (tolerance == 0)
    return NULL;

  g_hash_table_iter_init (&iter, self->whole);
  while (g_hash_table_iter_next (&iter, &known, &id))
    {
      if (!mg_import_is_near (key, known, tolerance))
        continue;
      if (found != NULL && !g_str_equal (found, id))
        return NULL;
      found = id;
    }

  return found;
}

const char *
mg_import_find_word (const char *domain,
                     const char *text,
                     gboolean   *is_sure)
{
  const Domain *self;
  g_autofree char *key = NULL;
  const char *id;

  if (strlen (text) > MAX_WORD)
    return NULL;

  self = get_domain (domain);
  key = mg_import_key (text);
  id = find_known (self, key);
  if (is_sure != NULL)
    *is_sure = id != NULL;

  if (id == NULL && (id = find_without_brackets (self, text)) == NULL &&
      (id = find_by_words (self, key)) == NULL)
    id = find_near (self, key);

  /* The vocabulary's own string: it is never freed. */
  return id != NULL ? mg_vocabulary_find (domain, id)->id : NULL;
}
