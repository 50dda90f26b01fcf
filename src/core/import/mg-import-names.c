/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each name is cut into stems.  Three tables lead to it: by its key as a whole,
 * by its telling words in alphabetical order, and by each word and beginning of
 * a word.  How telling a word is follows from how many names have it.
 */
#include "mg-import-names.h"

#include <math.h>
#include <string.h>

#include "mg-import-key.h"

#define MAX_WORDS 16        /* of a name */
#define MAX_POSTINGS 48     /* a word that more names have leads nowhere */
#define MAX_CANDIDATES 96   /* that are compared word by word */
#define PREFIX 4            /* bytes of a word's beginning */
#define LEAST_SCORE 0.8     /* of two names that are near */
#define NEAR_WORD 0.9       /* what a word with a wrong letter counts */

typedef struct
{
  guint        owner;
  guint        n_words;
  const char  *form;        /* its legal forms, "" for none */
  const char  *words[MAX_WORDS];
} Name;

struct _MgImportNames
{
  GArray       *names;      /* Name */
  GStringChunk *texts;      /* what names point to: each text once */
  GHashTable   *by_key;     /* key → GArray of guint */
  GHashTable   *by_words;   /* telling words → GArray of guint */
  GHashTable   *by_word;    /* word or "beginning*" → GArray of guint */
};

static const char * const small_words[] = {
  "de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "au", "aux", "un", "une", "sur", "pour",
  "par", "the", "of", "and", "for", NULL
};

static const char * const legal_words[] = {
  "association", "asso", "assoc", "ass", "scop", "scic", "cae", "sarl", "sas", "sasu", "sa", "eurl",
  "eirl", "earl", "gaec", "gie", "cuma", "ste", "societe", "scea", "sci", "snc", "ets", "scoop",
  "etablissement", "loi", "1901", NULL
};

static void
index_free (gpointer data)
{
  g_array_unref (data);
}

MgImportNames *
mg_import_names_new (void)
{
  MgImportNames *self = g_new0 (MgImportNames, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  self->texts = g_string_chunk_new (4096);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, index_free);
  self->by_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, index_free);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, index_free);

  return self;
}

void
mg_import_names_free (MgImportNames *self)
{
  g_array_unref (self->names);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_words);
  g_hash_table_unref (self->by_word);
  g_free (self);
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
stem (char *word)
{
  gsize length = strlen (word);

  if (length > 3 && (word[length - 1] == 's' || word[length - 1] == 'x'))
    word[length - 1] = '\0';
}

/* The telling words of a key, sorted, each once; legal forms joined apart. */
typedef struct
{
  char     **all;                  /* owns the words */
  char      *words[MAX_WORDS];
  double     weights[MAX_WORDS];
  guint      tolerances[MAX_WORDS];
  guint      n_words;
  GString   *form;
} Split;

static void
split_clear (Split *self)
{
  g_strfreev (self->all);
  g_string_free (self->form, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Split, split_clear)

/* @with_legal, @with_small: a name of nothing else is made of them. */
static void
take_words (Split    *self,
            gboolean  with_legal,
            gboolean  with_small)
{
  self->n_words = 0;
  for (guint i = 0; self->all[i] != NULL && self->n_words < MAX_WORDS; i++)
    {
      char *word = self->all[i];

      if (*word == '\0' || (!with_small && g_strv_contains (small_words, word)) ||
          (!with_legal && g_strv_contains (legal_words, word)))
        continue;

      self->words[self->n_words++] = word;
    }
}

static void
split (Split      *self,
       const char *key)
{
  guint n = 0;

  self->all = g_strsplit (key, " ", -1);
  self->form = g_string_new (NULL);
  for (guint i = 0; self->all[i] != NULL; i++)
    if (g_strv_contains (legal_words, self->all[i]))
      g_string_append_printf (self->form, "%.4s ", self->all[i]);

  take_words (self, FALSE, FALSE);
  if (self->n_words == 0)
    take_words (self, TRUE, FALSE);
  if (self->n_words == 0)
    take_words (self, TRUE, TRUE);

  for (guint i = 0; i < self->n_words; i++)
    stem (self->words[i]);
  qsort (self->words, self->n_words, sizeof *self->words, compare_words);
  for (guint i = 0; i < self->n_words; i++)
    if (n == 0 || !g_str_equal (self->words[i], self->words[n - 1]))
      self->words[n++] = self->words[i];
  self->n_words = n;
}

static char *
join (const Split *self)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < self->n_words; i++)
    g_string_append_printf (joined, "%s ", self->words[i]);

  return g_string_free (joined, FALSE);
}

static void
add_to (GHashTable *table,
        const char *key,
        guint       index)
{
  GArray *list = g_hash_table_lookup (table, key);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, g_strdup (key), list);
    }

  g_array_append_val (list, index);
}

static char *
make_beginning (const char *word)
{
  return strlen (word) > PREFIX ? g_strdup_printf ("%.*s*", PREFIX, word) : NULL;
}

void
mg_import_names_add (MgImportNames *self,
                     const char    *name,
                     guint          owner)
{
  g_autofree char *key = mg_import_key (name);
  g_autofree char *joined = NULL;
  g_auto (Split) parts = { 0 };
  Name made = { .owner = owner };
  guint index = self->names->len;

  split (&parts, key);
  if (*key == '\0')
    return;

  joined = join (&parts);
  made.n_words = parts.n_words;
  made.form = g_string_chunk_insert_const (self->texts, parts.form->str);
  add_to (self->by_key, key, index);
  add_to (self->by_words, joined, index);

  for (guint i = 0; i < parts.n_words; i++)
    {
      g_autofree char *beginning = make_beginning (parts.words[i]);

      made.words[i] = g_string_chunk_insert_const (self->texts, parts.words[i]);
      add_to (self->by_word, parts.words[i], index);
      if (beginning != NULL)
        add_to (self->by_word, beginning, index);
    }

  g_array_append_val (self->names, made);
}

/* How telling a word is: less, the more names have it. */
static double
weigh (const MgImportNames *self,
       const char          *word)
{
  const GArray *list = g_hash_table_lookup (self->by_word, word);
  guint n = list != NULL ? list->len : 1;

  return log (1. + (double) (self->names->len + 1) / n);
}

/* Numbers and letters tell rooms, schools and branches apart. */
static gboolean
is_distinctive (const char *word)
{
  if (word[1] == '\0')
    return TRUE;

  for (const char *p = word; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      return TRUE;

  return FALSE;
}

/* The share of what both tell that both have: 0…1. */
static double
compare (const MgImportNames *self,
         const Split         *one,
         const Name          *other)
{
  gboolean taken[MAX_WORDS] = { FALSE };
  double common = 0.;
  double total = 0.;

  for (guint i = 0; i < one->n_words; i++)
    {
      const char *word = one->words[i];
      double weight = one->weights[i];
      guint tolerance = one->tolerances[i];
      int best = -1;
      gboolean exact = FALSE;

      for (guint j = 0; j < other->n_words && !exact; j++)
        {
          const char *candidate = other->words[j];

          if (taken[j])
            continue;
          exact = g_str_equal (word, candidate);
          if (exact || (best < 0 && tolerance > 0 && mg_import_is_near (word, candidate, tolerance)))
            best = (int) j;
        }

      if (best < 0 && is_distinctive (word))
        return 0.;

      total += weight;
      if (best >= 0)
        {
          taken[best] = TRUE;
          common += exact ? weight : NEAR_WORD * weight;
        }
    }

  for (guint j = 0; j < other->n_words; j++)
    if (!taken[j])
      {
        const char *word = other->words[j];

        if (is_distinctive (word))
          return 0.;
        total += weigh (self, word);
      }

  return total > 0. ? common / total : 0.;
}

typedef struct
{
  MgImportMatch *matches;
  guint          n;
  guint          max;
} Found;

static void
add_match (Found            *found,
           guint             owner,
           MgImportLikeness  likeness)
{
  for (guint i = 0; i < found->n; i++)
    if (found->matches[i].owner == owner)
      return;

  if (found->n < found->max)
    found->matches[found->n++] = (MgImportMatch) { owner, likeness };
}

static void
add_list (MgImportNames    *self,
          const GArray     *list,
          MgImportLikeness  likeness,
          const char       *form,
          Found            *found)
{
  for (guint i = 0; list != NULL && i < list->len && found->n < found->max; i++)
    {
      const Name *name = &g_array_index (self->names, Name, g_array_index (list, guint, i));

      /* Two legal forms that differ make it doubtful. */
      if (likeness == MG_IMPORT_LIKE_WORDS && *form != '\0' && *name->form != '\0' &&
          !g_str_equal (form, name->form))
        add_match (found, name->owner, MG_IMPORT_LIKE_NEAR);
      else
        add_match (found, name->owner, likeness);
    }
}

static void
gather (MgImportNames *self,
        const char    *word,
        GHashTable    *candidates)
{
  const GArray *list = g_hash_table_lookup (self->by_word, word);

  if (list == NULL || list->len > MAX_POSTINGS)
    return;

  for (guint i = 0; i < list->len && g_hash_table_size (candidates) < MAX_CANDIDATES; i++)
    g_hash_table_add (candidates, GUINT_TO_POINTER (g_array_index (list, guint, i) + 1));
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint one = GPOINTER_TO_UINT (*(const gpointer *) a);
  guint other = GPOINTER_TO_UINT (*(const gpointer *) b);

  return one < other ? -1 : one > other;
}

static void
add_near (MgImportNames *self,
          Split         *parts,
          Found         *found)
{
  g_autoptr (GHashTable) candidates = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *sorted = NULL;
  guint n;

  for (guint i = 0; i < parts->n_words; i++)
    {
      g_autofree char *beginning = make_beginning (parts->words[i]);

      parts->weights[i] = weigh (self, parts->words[i]);
      parts->tolerances[i] = mg_import_tolerance (parts->words[i]);
      gather (self, parts->words[i], candidates);
      if (beginning != NULL)
        gather (self, beginning, candidates);
    }

  /* Always in the same order, so that the same table gives the same remarks. */
  sorted = g_hash_table_get_keys_as_array (candidates, &n);
  qsort (sorted, n, sizeof *sorted, compare_numbers);
  for (guint i = 0; i < n && found->n < found->max; i++)
    {
      const Name *name = &g_array_index (self->names, Name, GPOINTER_TO_UINT (sorted[i]) - 1);

      if (compare (self, parts, name) >= LEAST_SCORE)
        add_match (found, name->owner, MG_IMPORT_LIKE_NEAR);
    }
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const MgImportMatch *one = a;
  const MgImportMatch *other = b;

  if (one->likeness != other->likeness)
    return one->likeness > other->likeness ? -1 : 1;

  return one->owner < other->owner ? -1 : one->owner > other->owner;
}

guint
mg_import_names_find (MgImportNames    *self,
                      const char       *name,
                      MgImportLikeness  least,
                      MgImportMatch    *matches,
                      guint             max)
{
  g_autofree char *key = mg_import_key (name);
  g_autofree char *joined = NULL;
  g_auto (Split) parts = { 0 };
  Found found = { matches, 0, max };

  split (&parts, key);
  if (*key == '\0')
    return 0;

  joined = join (&parts);
  add_list (self, g_hash_table_lookup (self->by_key, key), MG_IMPORT_LIKE_SAME, "", &found);
  if (least <= MG_IMPORT_LIKE_WORDS)
    add_list (self, g_hash_table_lookup (self->by_words, joined), MG_IMPORT_LIKE_WORDS,
              parts.form->str, &found);
  if (least <= MG_IMPORT_LIKE_NEAR && found.n == 0)
    add_near (self, &parts, &found);

  qsort (found.matches, found.n, sizeof *found.matches, compare_matches);
  while (found.n > 0 && found.matches[found.n - 1].likeness < least)
    found.n--;

  return found.n;
}
