/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"

#include <string.h>

#include "mg-number.h"
#include "mg-text.h"
#include "mg-vocabulary.h"

/* Hexadecimal ones, as graph-tool writes them, too. */
#define NUMBER_CHARACTERS "+-.0123456789abcdefpxABCDEFPXE"

static gboolean
is_yed (MgPart part)
{
  return part >= MG_PART_YED_LABEL;
}

/* The first or second run that looks like a number; NULL if there is none. */
static const char *
find_number (const char *text,
             MgPart      part,
             gsize      *length)
{
  /* Before a bracket stands a word: List[1, 2]. */
  const char *bracket = strpbrk (text, "[({");

  if (bracket != NULL)
    text = bracket + 1;

  for (guint i = 0; ; i++)
    {
      text += strcspn (text, NUMBER_CHARACTERS);
      *length = strspn (text, NUMBER_CHARACTERS);
      if (*length == 0)
        return NULL;
      if (i == (part == MG_PART_SECOND ? 1 : 0))
        return text;
      text += *length;
    }
}

static char *
extract_number (const char *text,
                MgPart      part)
{
  gsize length;
  const char *found = find_number (text, part, &length);
  g_autofree char *number = found != NULL ? g_strndup (found, length) : NULL;
  g_autoptr(GString) plain = NULL;
  double value;

  if (number == NULL || strpbrk (number, "xX") == NULL || !mg_number_parse_real (number, &value))
    return g_steal_pointer (&number);

  plain = g_string_new (NULL);
  mg_number_append_real (plain, value);

  return g_strdup (plain->str);
}

static char *
replace_number (const char *text,
                MgPart      part,
                const char *value)
{
  gsize length;
  const char *found = find_number (text, part, &length);
  GString *whole;

  if (found == NULL)
    return NULL;

  whole = g_string_new_len (text, found - text);
  g_string_append (whole, value);
  g_string_append (whole, found + length);

  return g_string_free (whole, FALSE);
}

char *
mg_dialect_extract (const char *text,
                    gboolean    is_xml,
                    MgPart      part)
{
  if (is_yed (part) != is_xml)
    return NULL;

  switch (part)
    {
    case MG_PART_FIRST:
    case MG_PART_SECOND:
      return extract_number (text, part);

    case MG_PART_YED_LABEL:
    case MG_PART_YED_X:
    case MG_PART_YED_Y:
    case MG_PART_YED_EDGE_LABEL:
      return mg_dialect_yed_extract (text, part);

    case MG_PART_WHOLE:
    case MG_N_PARTS:
    default:
      return g_strdup (text);
    }
}

char *
mg_dialect_replace (const char *text,
                    gboolean    is_xml,
                    MgPart      part,
                    const char *value)
{
  if (is_yed (part) != is_xml)
    return NULL;

  switch (part)
    {
    case MG_PART_FIRST:
    case MG_PART_SECOND:
      return replace_number (text, part, value);

    case MG_PART_YED_LABEL:
    case MG_PART_YED_X:
    case MG_PART_YED_Y:
    case MG_PART_YED_EDGE_LABEL:
      return mg_dialect_yed_replace (text, part, value);

    case MG_PART_WHOLE:
    case MG_N_PARTS:
    default:
      return g_strdup (value);
    }
}

/* Words */

static void
add_word (GHashTable *words,
          const char *name,
          const char *id)
{
  char *word = name != NULL ? mg_text_fold (name) : NULL;

  if (word != NULL && !g_hash_table_contains (words, word))
    g_hash_table_insert (words, word, (char *) id);
  else
    g_free (word);
}

static GHashTable *
collect_words (const char *vocabulary)
{
  GHashTable *words = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_terms;
  const MgTerm * const *terms = mg_vocabulary_get_terms (vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      add_word (words, terms[i]->id, terms[i]->id);
      add_word (words, terms[i]->english, terms[i]->id);
      add_word (words, terms[i]->french, terms[i]->id);
    }

  return words;
}

/* Made once for each vocabulary, and kept. */
static GHashTable *
get_words (const char *vocabulary)
{
  static GMutex lock;
  static GHashTable *all;
  GHashTable *words;

  g_mutex_lock (&lock);
  if (all == NULL)
    all = g_hash_table_new (g_str_hash, g_str_equal);
  words = g_hash_table_lookup (all, vocabulary);
  if (words == NULL)
    {
      words = collect_words (vocabulary);
      g_hash_table_insert (all, (char *) g_intern_string (vocabulary), words);
    }
  g_mutex_unlock (&lock);

  return words;
}

const char *
mg_dialect_find_word (const char *vocabulary,
                      const char *text)
{
  g_autofree char *word = NULL;

  if (vocabulary == NULL)
    return NULL;

  /* Neo4j puts ":" before each. */
  word = mg_text_fold (*text == ':' ? text + 1 : text);

  return g_hash_table_lookup (get_words (vocabulary), g_strstrip (word));
}
