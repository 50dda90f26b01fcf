/* SPDX-License-Identifier: GPL-3.0-or-later */
/* data/vocabulary/vocabulary.tsv has one term per line, after a first line that
 * names the columns: domain, id, en, fr, parent, shape, colour, verb_en,
 * verb_fr, directed.  Lines that begin with # are comments.
 */
#include "mg-vocabulary.h"

#include <gio/gio.h>
#include <string.h>

#include "mg-resources.h"

#define RESOURCE "/org/maillage/Maillage/vocabulary.tsv"

enum
{
  COLUMN_DOMAIN,
  COLUMN_ID,
  COLUMN_EN,
  COLUMN_FR,
  COLUMN_PARENT,
  COLUMN_SHAPE,
  COLUMN_COLOUR,
  COLUMN_VERB_EN,
  COLUMN_VERB_FR,
  COLUMN_DIRECTED,
  N_COLUMNS
};

typedef struct
{
  GPtrArray  *terms;        /* MgTerm */
  GHashTable *by_id;
} Domain;

typedef struct
{
  GHashTable *domains;      /* name → Domain */
  GPtrArray  *names;
} Vocabulary;

/* French where the user's first language is, else English. */
static gboolean
is_french (void)
{
  const char * const *names = g_get_language_names ();

  return g_str_has_prefix (names[0], "fr");
}

static const char *
column (char  **columns,
        guint   index)
{
  return *columns[index] != '\0' ? g_intern_string (columns[index]) : NULL;
}

static MgTerm *
term_new (char     **columns,
          gboolean   french)
{
  MgTerm *term = g_new0 (MgTerm, 1);

  term->id = column (columns, COLUMN_ID);
  term->english = column (columns, COLUMN_EN);
  term->french = column (columns, COLUMN_FR);
  term->label = french ? term->french : term->english;
  term->parent = column (columns, COLUMN_PARENT);
  term->shape = column (columns, COLUMN_SHAPE);
  term->colour = column (columns, COLUMN_COLOUR);
  term->verb = column (columns, french ? COLUMN_VERB_FR : COLUMN_VERB_EN);
  term->directed = g_str_equal (columns[COLUMN_DIRECTED], "1");

  return term;
}

static Domain *
ensure_domain (Vocabulary *vocabulary,
               const char *name)
{
  Domain *domain = g_hash_table_lookup (vocabulary->domains, name);

  if (domain == NULL)
    {
      name = g_intern_string (name);
      domain = g_new (Domain, 1);
      domain->terms = g_ptr_array_new ();
      domain->by_id = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (vocabulary->domains, (char *) name, domain);
      g_ptr_array_add (vocabulary->names, (char *) name);
    }

  return domain;
}

static void
read_line (Vocabulary *vocabulary,
           const char *line,
           gboolean    french)
{
  g_auto(GStrv) columns = g_strsplit (line, "\t", -1);
  Domain *domain;
  MgTerm *term;

  if (*line == '\0' || *line == '#')
    return;

  if (g_strv_length (columns) != N_COLUMNS || *columns[COLUMN_ID] == '\0')
    {
      g_critical ("The vocabulary has a bad line: %s", line);
      return;
    }

  term = term_new (columns, french);
  domain = ensure_domain (vocabulary, columns[COLUMN_DOMAIN]);
  g_ptr_array_add (domain->terms, term);
  g_hash_table_insert (domain->by_id, (char *) term->id, term);
}

static Vocabulary *
vocabulary_new (void)
{
  g_autoptr(GBytes) bytes = NULL;
  g_auto(GStrv) lines = NULL;
  Vocabulary *self = g_new (Vocabulary, 1);
  gboolean french = is_french ();

  self->domains = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_ptr_array_new ();
  bytes = g_resource_lookup_data (mg_model_get_resource (), RESOURCE, 0, NULL);
  g_return_val_if_fail (bytes != NULL, self);

  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    read_line (self, lines[i], french);

  g_ptr_array_add (self->names, NULL);

  return self;
}

static Vocabulary *
get_vocabulary (void)
{
  static Vocabulary *vocabulary;

  if (g_once_init_enter (&vocabulary))
    g_once_init_leave (&vocabulary, vocabulary_new ());

  return vocabulary;
}

static const Domain *
find_domain (const char *name)
{
  return name != NULL ? g_hash_table_lookup (get_vocabulary ()->domains, name) : NULL;
}

const MgTerm * const *
mg_vocabulary_get_terms (const char *domain,
                         guint      *n_terms)
{
  const Domain *found = find_domain (domain);

  *n_terms = found != NULL ? found->terms->len : 0;

  return found != NULL ? (const MgTerm * const *) found->terms->pdata : NULL;
}

const MgTerm *
mg_vocabulary_find (const char *domain,
                    const char *id)
{
  const Domain *found = find_domain (domain);

  return found != NULL && id != NULL ? g_hash_table_lookup (found->by_id, id) : NULL;
}

const char *
mg_vocabulary_get_label (const char *domain,
                         const char *id)
{
  const MgTerm *term = mg_vocabulary_find (domain, id);

  return term != NULL && term->label != NULL ? term->label : id;
}

const char * const *
mg_vocabulary_get_domains (void)
{
  return (const char * const *) get_vocabulary ()->names->pdata;
}
