/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"

#include <string.h>

/* Whether a condition's word describes the key. */
static gboolean
fits_key (const MgKey *key,
          const char  *word)
{
  if (*word == '^')
    return g_str_has_prefix (key->id, word + 1);

  if (*word == '@')
    {
      g_autofree char *said = g_strdup_printf (" yfiles.type=\"%s\"", word + 1);

      return key->extra != NULL && strstr (key->extra->str, said) != NULL;
    }

  return g_str_equal (key->id, word) || g_strcmp0 (key->name, word) == 0;
}

static gboolean
has_key (const MgGiven *file,
         MgDomain       domain,
         const char    *word)
{
  for (guint i = 0; i < file->columns->len; i++)
    {
      const MgGivenColumn *column = &g_array_index (file->columns, MgGivenColumn, i);

      if (column->domain == domain && fits_key (&g_array_index (file->keys, MgKey, column->key), word))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_type (const MgGiven *file,
          const char    *type)
{
  for (guint i = 0; i < file->keys->len; i++)
    if (g_strcmp0 (g_array_index (file->keys, MgKey, i).type, type) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_namespace (const MgGiven *file,
               const char    *uri)
{
  for (guint i = 1; i < file->namespaces->len; i += 2)
    if (g_strcmp0 (file->namespaces->pdata[i], uri) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
holds (const MgGiven *file,
       const char    *condition)
{
  static const struct
  {
    const char *prefix;
    MgDomain    domain;
  } domains[] = { { "node:", MG_DOMAIN_NODE }, { "edge:", MG_DOMAIN_EDGE }, { "graph:", MG_DOMAIN_GRAPH } };

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (g_str_has_prefix (condition, domains[i].prefix))
      return has_key (file, domains[i].domain, condition + strlen (domains[i].prefix));

  if (g_str_has_prefix (condition, "type:"))
    return has_type (file, condition + strlen ("type:"));

  if (g_str_has_prefix (condition, "format:"))
    return g_strcmp0 (file->format, condition + strlen ("format:")) == 0;

  return g_str_has_prefix (condition, "namespace:") && has_namespace (file, condition + strlen ("namespace:"));
}

static gboolean
shows (const MgGiven       *file,
       const MgDialectSign *sign)
{
  for (guint i = 0; sign->conditions[i] != NULL; i++)
    if (!holds (file, sign->conditions[i]))
      return FALSE;

  return TRUE;
}

gboolean
mg_dialect_is_spoken (const MgGiven *file,
                      const char    *dialect)
{
  guint n_signs;
  const MgDialectSign *signs = mg_dialect_get_signs (&n_signs);

  if (g_str_equal (dialect, "any"))
    return TRUE;

  for (guint i = 0; i < n_signs; i++)
    if (g_str_equal (signs[i].dialect, dialect) && shows (file, &signs[i]))
      return TRUE;

  return FALSE;
}
