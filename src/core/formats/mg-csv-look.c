/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-csv.h"
#include "mg-csv-table.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mg-input.h"
#include "mg-sheet-words.h"
#include "mg-text.h"

/* How many rows are looked at where words do not tell. */
#define SAMPLE 1000u

/* Bytes of what somebody may still be called. */
#define MAX_NAME 300

typedef enum
{
  ROLE_SOURCE,
  ROLE_TARGET,
  ROLE_ID,
  ROLE_LABEL,
  ROLE_DIRECTED,
  N_ROLES
} Role;

/* Words above other columns than those of ends, folded, "_" and "-" as blanks; of
 * two in a table, the one that stands first here counts.
 */
static const struct
{
  const char *word;
  Role        role;
} words[] = {
  { "id", ROLE_ID }, { "identifiant", ROLE_ID }, { "identifier", ROLE_ID }, { "node id", ROLE_ID }, { "org id", ROLE_ID },
  { "id unique", ROLE_ID }, { "siret", ROLE_ID }, { "siren", ROLE_ID },
  { "label", ROLE_LABEL }, { "libelle", ROLE_LABEL }, { "nom", ROLE_LABEL }, { "name", ROLE_LABEL },
  { "organisation", ROLE_LABEL }, { "organization", ROLE_LABEL }, { "structure", ROLE_LABEL }, { "denomination", ROLE_LABEL },
  { "raison sociale", ROLE_LABEL }, { "acteur", ROLE_LABEL }, { "node", ROLE_LABEL }, { "noeud", ROLE_LABEL },
  { "entreprise", ROLE_LABEL }, { "association", ROLE_LABEL }, { "nom de l'organisation", ROLE_LABEL },
  { "nom de la structure", ROLE_LABEL },
  { "directed", ROLE_DIRECTED }, { "oriente", ROLE_DIRECTED }, { "dirige", ROLE_DIRECTED }, { "type", ROLE_DIRECTED },
  { "edge type", ROLE_DIRECTED },
};

/* In a column of directions. */
static const char * const directions[] = {
  "directed", "undirected", "mutual", "true", "false", "0", "1", "oui", "non", "yes", "no",
};

static char *
fold_heading (const char *text)
{
  g_autofree char *folded = mg_text_fold (text);

  return g_strstrip (g_strdelimit (g_steal_pointer (&folded), "_-.", ' '));
}

/* The place of @word among those of @role; G_MAXUINT if it is none of them. */
static guint
find_word (Role        role,
           const char *word)
{
  if (role == ROLE_SOURCE || role == ROLE_TARGET)
    return mg_sheet_find_word (role == ROLE_SOURCE ? MG_SHEET_SOURCE_WORDS : MG_SHEET_TARGET_WORDS, word);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].role == role && strcmp (word, words[i].word) == 0)
      return i;

  return G_MAXUINT;
}

/* Of each role, the column whose word comes first in the table; two ends are two columns. */
static void
find_roles (MgSheet *sheet,
            guint    columns[N_ROLES])
{
  guint best[N_ROLES];
  guint n = MIN (mg_sheet_get_n_cells (sheet, 0), 1000);

  for (guint role = 0; role < N_ROLES; role++)
    {
      columns[role] = MG_CSV_NO_COLUMN;
      best[role] = G_MAXUINT;
    }

  for (guint j = 0; j < n; j++)
    {
      g_autofree char *word = fold_heading (mg_sheet_get (sheet, 0, j));

      for (Role role = 0; role < N_ROLES; role++)
        {
          guint place = find_word (role, word);

          if (place < best[role] && !(role == ROLE_TARGET && columns[ROLE_SOURCE] == j))
            {
              best[role] = place;
              columns[role] = j;
            }
        }
    }

  if (columns[ROLE_SOURCE] == columns[ROLE_TARGET])
    columns[ROLE_TARGET] = MG_CSV_NO_COLUMN;
}

static gboolean
is_direction (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (g_ascii_strcasecmp (text, directions[i]) == 0)
      return TRUE;

  return *text == '\0';
}

static gboolean
has_directions (MgSheet *sheet,
                guint    column)
{
  guint n = mg_sheet_get_n_rows (sheet);

  for (guint i = 1; i < n; i++)
    if (!is_direction (mg_sheet_get (sheet, i, column)))
      return FALSE;

  return n > 1;
}

/* Whether no two rows have the same there, and none has nothing. */
static gboolean
is_unique (MgSheet *sheet,
           guint    first,
           guint    column)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = mg_sheet_get_n_rows (sheet);

  for (guint i = first; i < n; i++)
    {
      const char *text = mg_sheet_get (sheet, i, column);

      if (*text == '\0' || !g_hash_table_add (seen, (gpointer) text))
        return FALSE;
    }

  return TRUE;
}

/* Whether something in one column is in the other, too: as in a list of links. */
static gboolean
share_names (MgSheet *sheet,
             guint    first)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = MIN (mg_sheet_get_n_rows (sheet), first + SAMPLE);

  for (guint i = first; i < n; i++)
    g_hash_table_add (names, (gpointer) mg_sheet_get (sheet, i, 0));
  g_hash_table_remove (names, "");

  for (guint i = first; i < n; i++)
    if (g_hash_table_contains (names, mg_sheet_get (sheet, i, 1)))
      return TRUE;

  return FALSE;
}

static void
look_at_words (MgCsvTable  *table,
               const guint  columns[N_ROLES])
{
  MgSheet *sheet = table->sheet;

  if (columns[ROLE_SOURCE] != MG_CSV_NO_COLUMN && columns[ROLE_TARGET] != MG_CSV_NO_COLUMN)
    {
      table->kind = MG_CSV_EDGES;
      table->source = columns[ROLE_SOURCE];
      table->target = columns[ROLE_TARGET];
      table->id = columns[ROLE_ID];
      if (columns[ROLE_DIRECTED] != MG_CSV_NO_COLUMN && has_directions (sheet, columns[ROLE_DIRECTED]))
        table->directed = columns[ROLE_DIRECTED];
    }
  else if (columns[ROLE_ID] != MG_CSV_NO_COLUMN || columns[ROLE_LABEL] != MG_CSV_NO_COLUMN)
    {
      table->kind = MG_CSV_NODES;
      table->id = columns[ROLE_ID];
      table->label = columns[ROLE_LABEL];
    }
  else
    {
      return;
    }

  table->is_sure = TRUE;
  table->first = 1;
  if (table->id != MG_CSV_NO_COLUMN && !is_unique (sheet, 1, table->id))
    table->id = MG_CSV_NO_COLUMN;
}

/* Sentences that happen to be cut by commas: no table. */
static gboolean
is_prose (MgSheet *sheet)
{
  guint n = MIN (mg_sheet_get_n_rows (sheet), SAMPLE);
  guint n_uneven = 0;

  for (guint i = 0; i < n; i++)
    {
      n_uneven += mg_sheet_get_n_cells (sheet, i) != mg_sheet_get_n_cells (sheet, 0);
      if (strlen (mg_sheet_get (sheet, i, 0)) > MAX_NAME || strlen (mg_sheet_get (sheet, i, 1)) > MAX_NAME)
        return TRUE;
    }

  return *mg_sheet_get_name (sheet) == '\0' && 2 * n_uneven >= n;
}

/* No word tells: a column of different names is a list of organisations, two
 * columns of names that come again are links.
 */
static void
look_at_names (MgCsvTable *table)
{
  MgSheet *sheet = table->sheet;

  table->first = mg_sheet_get_facts (sheet)->has_header ? 1 : 0;
  if (mg_sheet_get_n_columns (sheet) < 2 ||
      (table->first == 1 && is_unique (sheet, table->first, 0) && !share_names (sheet, table->first)))
    {
      table->kind = MG_CSV_NODES;
      table->label = 0;
      return;
    }

  table->kind = MG_CSV_EDGES;
  table->source = 0;
  table->target = 1;
}

static gboolean
is_ours (MgSheet *sheet)
{
  static const char * const heading[] = { MG_CSV_HEADING };

  for (guint j = 0; j < G_N_ELEMENTS (heading); j++)
    if (!g_str_equal (mg_sheet_get (sheet, 0, j), heading[j]))
      return FALSE;

  return TRUE;
}

gboolean
mg_csv_begins_as_ours (const char *text)
{
  static const char * const heading[] = { MG_CSV_HEADING, NULL };
  g_autofree char *commas = g_strjoinv (",", (char **) heading);
  g_autofree char *tabs = g_strjoinv ("\t", (char **) heading);

  return (g_str_has_prefix (text, commas) || g_str_has_prefix (text, tabs)) &&
         strchr (",\t\n", text[strlen (commas)]) != NULL;
}

gboolean
mg_csv_is_ours (const char *path)
{
  char found[64] = "";
  int fd = mg_input_open (path, NULL);
  gboolean read;

  if (fd < 0)
    return FALSE;

  read = pread (fd, found, sizeof found - 1, 0) > 0;
  close (fd);

  return read && mg_csv_begins_as_ours (found);
}

MgCsvTable
mg_csv_look (MgSheet *sheet)
{
  MgCsvTable table = {
    .sheet = sheet, .source = MG_CSV_NO_COLUMN, .target = MG_CSV_NO_COLUMN,
    .id = MG_CSV_NO_COLUMN, .label = MG_CSV_NO_COLUMN, .directed = MG_CSV_NO_COLUMN,
  };
  guint columns[N_ROLES];

  if (mg_sheet_get_n_rows (sheet) == 0)
    return table;

  table.is_ours = is_ours (sheet);
  find_roles (sheet, columns);
  if (columns[ROLE_SOURCE] == MG_CSV_NO_COLUMN || columns[ROLE_TARGET] == MG_CSV_NO_COLUMN ||
      mg_csv_has_empty_corner (sheet))
    mg_csv_look_matrix (&table);
  if (table.kind == MG_CSV_OTHER)
    look_at_words (&table, columns);
  if (table.kind == MG_CSV_OTHER && !is_prose (sheet))
    look_at_names (&table);

  return table;
}
