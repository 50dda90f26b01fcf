/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"

#include <math.h>
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"

/* How often a stop is looked for. */
#define VALUES_PER_LOOK 65536

/* So many different words may name types of links; more only if there are many
 * more links.
 */
#define FEW 12
#define LINKS_PER_WORD 3
#define LONGEST_WORD 60

/* A rule and the column it is tried on. */
typedef struct
{
  MgGiven             *file;
  const MgDialectRule *rule;
  const MgField       *row;      /* of the rule's field */
  guint                column;
  guint                n;        /* values looked at */
  guint                n_words;  /* that have a letter */
  double               first;    /* number */
  gboolean             differ;   /* numbers do */
  GHashTable          *texts;    /* set of those met */
  guint8              *accepted; /* (owned) bits by number of text, where texts are judged one by one; or NULL */
} Trial;

static MgGivenColumn *
get_column (MgGiven *file,
            guint    index)
{
  return &g_array_index (file->columns, MgGivenColumn, index);
}

static const MgKey *
get_key (MgGiven *file,
         guint    column)
{
  return &g_array_index (file->keys, MgKey, get_column (file, column)->key);
}

static const char *
key_name (const MgKey *key)
{
  return key->name != NULL && *key->name != '\0' ? key->name : key->id;
}

/* What values must be like */

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static gboolean
accept_number (Trial      *trial,
               const char *text)
{
  double number;

  if (!mg_number_parse_real (text, &number))
    return FALSE;

  if (trial->n == 0)
    trial->first = number;
  trial->differ |= number != trial->first;

  return TRUE;
}

static gboolean
accept_level (Trial      *trial,
              const char *text)
{
  double number;

  return accept_number (trial, text) && mg_text_parse_real (text, &number) &&
         (number == 1. || number == 2. || number == 3.);
}

static gboolean
accept_word (Trial      *trial,
             const char *text)
{
  return trial->row->vocabulary != NULL && mg_dialect_find_word (trial->row->vocabulary, text) != NULL;
}

static gboolean
accept_short (Trial      *trial,
              const char *text)
{
  if (strlen (text) > LONGEST_WORD)
    return FALSE;

  trial->n_words += has_letter (text) ? 1 : 0;
  if (!g_hash_table_contains (trial->texts, text))
    g_hash_table_add (trial->texts, g_strdup (text));

  return TRUE;
}

static gboolean
accept_new (Trial      *trial,
            const char *text)
{
  return g_hash_table_add (trial->texts, g_strdup (text));
}

static gboolean
accept_date (Trial      *trial,
             const char *text)
{
  MgDate date;

  return mg_date_parse (text, &date);
}

static gboolean
accept_text (Trial      *trial,
             const char *text)
{
  return TRUE;
}

typedef gboolean (*Accept) (Trial      *trial,
                            const char *text);

static const Accept accepts[MG_N_ONLY] = {
  [MG_ONLY_TEXT] = accept_text, [MG_ONLY_NUMBER] = accept_number, [MG_ONLY_PAIR] = accept_number,
  [MG_ONLY_FEW] = accept_short, [MG_ONLY_WORDS] = accept_word, [MG_ONLY_LEVEL] = accept_level,
  [MG_ONLY_DATE] = accept_date, [MG_ONLY_UNIQUE] = accept_new,
};

/* As many as there are, and the file itself says nothing else. */
static gboolean
is_identity (Trial *trial)
{
  const GArray *items = trial->rule->domain == MG_DOMAIN_NODE ? trial->file->nodes : trial->file->edges;

  if (trial->n != items->len)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const MgGivenItem *item = &g_array_index (items, MgGivenItem, i);
      g_autofree char *number = g_strdup_printf ("n%u", i);

      if (trial->rule->domain == MG_DOMAIN_EDGE ? item->id != 0
          : !g_str_equal (mg_given_text (trial->file, item->id), number))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_whole (Trial *trial)
{
  guint n_different = g_hash_table_size (trial->texts);

  switch (trial->rule->only)
    {
    case MG_ONLY_LEVEL:
      return trial->differ;

    case MG_ONLY_FEW:
      return 2 * trial->n_words > trial->n && (n_different <= FEW || n_different * LINKS_PER_WORD <= trial->n);

    case MG_ONLY_UNIQUE:
      return is_identity (trial);

    case MG_ONLY_TEXT:
    case MG_ONLY_NUMBER:
    case MG_ONLY_PAIR:
    case MG_ONLY_WORDS:
    case MG_ONLY_DATE:
    case MG_N_ONLY:
    default:
      return TRUE;
    }
}

/* Where one value is judged without the others, the same text need not be again. */
static gboolean
was_accepted (Trial       *trial,
              MgTextPlace  text)
{
  guint number = text & ~MG_TEXT_IN_SET;

  return trial->accepted != NULL && (text & MG_TEXT_IN_SET) != 0 &&
         (trial->accepted[number / 8] & 1 << number % 8) != 0;
}

static void
note_accepted (Trial       *trial,
               MgTextPlace  text)
{
  guint number = text & ~MG_TEXT_IN_SET;

  trial->n++;
  if (trial->accepted != NULL && (text & MG_TEXT_IN_SET) != 0)
    trial->accepted[number / 8] |= (guint8) (1 << number % 8);
}

/* Values of white space say nothing. */
static gboolean
accept_value (Trial              *trial,
              const MgGivenValue *value)
{
  const char *whole = mg_given_text (trial->file, value->text);
  gboolean is_whole = trial->rule->part == MG_PART_WHOLE && !value->is_xml;
  g_autofree char *part = is_whole ? NULL : mg_dialect_extract (whole, value->is_xml, trial->rule->part);
  const char *text = is_whole ? whole : part;

  if (text == NULL)
    return trial->rule->part >= MG_PART_YED_LABEL;
  if (text[strspn (text, " \t\n")] == '\0')
    return TRUE;
  if (!accepts[trial->rule->only] (trial, text))
    return FALSE;

  note_accepted (trial, value->text);

  return TRUE;
}

/* Numbers that were all read when they came need not be read again. */
static gboolean
are_numbers (const Trial *trial)
{
  const MgGivenColumn *column = get_column (trial->file, trial->column);

  return (trial->rule->only == MG_ONLY_NUMBER || trial->rule->only == MG_ONLY_PAIR) &&
         trial->rule->part == MG_PART_WHOLE && column->n_numbers == column->n_values;
}

/* Where any text will do, one that says something is enough. */
static gboolean
has_enough (const Trial *trial)
{
  return trial->n > 0 && trial->rule->only == MG_ONLY_TEXT && trial->rule->part == MG_PART_WHOLE;
}

static gboolean
accept_each (Trial *trial)
{
  MgGivenValue value;
  MgGivenWalk walk;
  guint n = 0;

  mg_given_walk_init (&walk, trial->file, trial->column);
  while (!has_enough (trial) && mg_given_walk_next (&walk, &value))
    {
      if (++n % VALUES_PER_LOOK == 0 && g_cancellable_is_cancelled (trial->file->cancellable))
        return FALSE;
      if (was_accepted (trial, value.text))
        trial->n++;
      else if (!accept_value (trial, &value))
        return FALSE;
    }

  return TRUE;
}

static gboolean
accept_values (Trial *trial)
{
  const char *initial = get_key (trial->file, trial->column)->initial;
  MgOnly only = trial->rule->only;

  if (trial->rule->part == MG_PART_WHOLE && (only == MG_ONLY_TEXT || only == MG_ONLY_DATE || only == MG_ONLY_WORDS))
    trial->accepted = g_malloc0 (mg_texts_get_n (trial->file->texts) / 8 + 1);

  if (initial != NULL && *initial != '\0' && trial->rule->part == MG_PART_WHOLE)
    {
      if (!accepts[trial->rule->only] (trial, initial))
        return FALSE;
      trial->n++;
    }

  if (are_numbers (trial))
    trial->n += get_column (trial->file, trial->column)->n_values;
  else if (!accept_each (trial))
    return FALSE;

  return trial->n > 0 && check_whole (trial);
}

/* What the key is declared to hold. */
static gboolean
is_declared_so (Trial *trial)
{
  static const char * const numbers[] = {
    "int", "integer", "long", "short", "byte", "float", "double", "real", "decimal", "boolean", "bool"
  };
  const char *type = get_key (trial->file, trial->column)->type;
  guint allowed = trial->rule->only == MG_ONLY_NUMBER || trial->rule->only == MG_ONLY_LEVEL ? 9
                  : trial->rule->only == MG_ONLY_DATE ? 2 : 0;

  for (guint i = allowed; i < G_N_ELEMENTS (numbers); i++)
    if (type != NULL && g_ascii_strcasecmp (type, numbers[i]) == 0)
      return FALSE;

  return TRUE;
}

static gboolean
holds (MgGiven             *file,
       const MgDialectRule *rule,
       guint                column)
{
  g_autoptr(GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Trial trial = {
    .file = file, .rule = rule, .row = &mg_field_get_table (NULL)[rule->field], .column = column, .texts = texts,
  };

  gboolean accepted;

  if (get_column (file, column)->has_xml != (rule->part >= MG_PART_YED_LABEL))
    return FALSE;

  accepted = is_declared_so (&trial) && accept_values (&trial);
  g_free (trial.accepted);

  return accepted;
}

/* Which columns and fields are still free */

static gboolean
is_given (MgGiven   *file,
          MgFieldId  field)
{
  for (guint i = 0; i < file->columns->len; i++)
    if (get_column (file, i)->use == MG_COLUMN_BUILT_IN && get_column (file, i)->field == field)
      return TRUE;

  for (guint i = 0; i < file->followers->len; i++)
    if (g_array_index (file->followers, MgGivenFollower, i).field == field)
      return TRUE;

  return FALSE;
}

static gboolean
is_used (MgGiven *file,
         guint    column,
         MgPart   part)
{
  if (get_column (file, column)->use != MG_COLUMN_FOREIGN)
    return TRUE;

  for (guint i = 0; i < file->followers->len; i++)
    {
      const MgGivenFollower *follower = &g_array_index (file->followers, MgGivenFollower, i);

      if (follower->column == column && follower->part == part)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_called (const MgKey *key,
           const char  *word)
{
  g_autofree char *name = NULL;
  g_autofree char *folded = NULL;

  if (*word == '@')
    {
      g_autofree char *said = g_strdup_printf (" yfiles.type=\"%s\"", word + 1);

      return key->extra != NULL && strstr (key->extra->str, said) != NULL;
    }

  name = g_utf8_strdown (key_name (key), -1);
  folded = g_utf8_strdown (word, -1);

  return g_str_equal (name, folded) || g_str_equal (key->id, word);
}

static gboolean
is_identifier (MgFieldId field)
{
  return field == MG_FIELD_ID || field == MG_FIELD_LINK_ID;
}

static void
take (MgGiven             *file,
      const MgDialectRule *rule,
      guint                index)
{
  MgGivenColumn *column = get_column (file, index);
  const MgField *row = &mg_field_get_table (NULL)[rule->field];
  const MgGivenFollower follower = { index, rule->field, rule->part };

  column->in_words |= rule->only == MG_ONLY_WORDS;
  if (is_identifier (rule->field))
    {
      column->use = MG_COLUMN_IDENTITY;
      return;
    }

  if (rule->part == MG_PART_WHOLE && g_str_equal (key_name (get_key (file, index)), row->name))
    {
      column->use = MG_COLUMN_BUILT_IN;
      column->field = rule->field;
      column->row = row;
      return;
    }

  column->follows = TRUE;
  g_array_append_val (file->followers, follower);
}

static gboolean
try_word (MgGiven             *file,
          const MgDialectRule *rule,
          const char          *word)
{
  for (guint i = 0; i < file->columns->len; i++)
    if (get_column (file, i)->domain == rule->domain && !is_used (file, i, rule->part) &&
        is_called (get_key (file, i), word) && holds (file, rule, i))
      {
        take (file, rule, i);
        return TRUE;
      }

  return FALSE;
}

void
mg_dialect_map (MgGiven  *file,
                gboolean  only_identifiers)
{
  guint n_rules;
  const MgDialectRule *rules = mg_dialect_get_rules (&n_rules);
  const char *dialect = NULL;
  gboolean spoken = FALSE;

  for (guint i = 0; i < n_rules; i++)
    {
      if (rules[i].dialect != dialect)
        {
          dialect = rules[i].dialect;
          spoken = mg_dialect_is_spoken (file, dialect);
        }
      if (!spoken || is_given (file, rules[i].field) || (only_identifiers && !is_identifier (rules[i].field)))
        continue;

      for (guint j = 0; rules[i].keys[j] != NULL; j++)
        if (try_word (file, &rules[i], rules[i].keys[j]))
          break;
    }
}
