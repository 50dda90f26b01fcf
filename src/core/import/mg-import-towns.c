/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-towns.h"

#include <string.h>

#include "mg-import-key.h"

#define KNOWN 100   /* care of a spelling that is not to change */

typedef struct
{
  char  *name;
  guint  care;      /* how carefully it is written */
} Town;

struct _MgImportTowns
{
  GHashTable *by_key;   /* → Town */
};

static void
town_free (gpointer data)
{
  Town *town = data;

  g_free (town->name);
  g_free (town);
}

MgImportTowns *
mg_import_towns_new (void)
{
  MgImportTowns *self = g_new (MgImportTowns, 1);

  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, town_free);

  return self;
}

void
mg_import_towns_free (MgImportTowns *self)
{
  g_hash_table_unref (self->by_key);
  g_free (self);
}

static char *
town_key (const char *name)
{
  g_autofree char *key = mg_import_key (name);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *full = g_str_equal (words[i], "st") ? "saint" : g_str_equal (words[i], "ste") ? "sainte" : NULL;

      if (full != NULL)
        {
          g_free (words[i]);
          words[i] = g_strdup (full);
        }
    }

  return g_strjoinv (" ", words);
}

static guint
measure_care (const char *name)
{
  gboolean has_upper = FALSE;
  gboolean has_lower = FALSE;
  guint care = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      has_upper = has_upper || g_unichar_isupper (c);
      has_lower = has_lower || g_unichar_islower (c);
      care += c == '-';
      care += c > 0x7f && g_unichar_isalpha (c);
    }

  return MIN (care, KNOWN / 4) + (has_upper && has_lower ? KNOWN / 2 : 0);
}

static void
add (MgImportTowns *self,
     const char    *name,
     guint          care)
{
  g_autofree char *key = town_key (name);
  Town *town = g_hash_table_lookup (self->by_key, key);

  if (*key == '\0' || (town != NULL && town->care >= care))
    return;

  town = g_new (Town, 1);
  town->name = mg_import_trim (name);
  town->care = care;
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), town);
}

void
mg_import_towns_know (MgImportTowns *self,
                      const char    *name)
{
  if (name != NULL)
    add (self, name, KNOWN);
}

void
mg_import_towns_meet (MgImportTowns *self,
                      const char    *name)
{
  add (self, name, measure_care (name));
}

const char *
mg_import_towns_find (MgImportTowns *self,
                      const char    *name)
{
  g_autofree char *key = town_key (name);
  const Town *town = g_hash_table_lookup (self->by_key, key);

  return town != NULL ? town->name : NULL;
}

gboolean
mg_import_towns_same (const char *one,
                      const char *other)
{
  g_autofree char *key = town_key (one);
  g_autofree char *other_key = town_key (other);

  return g_str_equal (key, other_key);
}
