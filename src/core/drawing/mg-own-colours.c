/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-own-colours.h"

#include <string.h>

#include "mg-escaped.h"

/* More are not read from a file. */
#define MAX_COLOURS 1000

/* "kind|ess": two escaped words; the table's keys */
static char *
dup_key (const char *field,
         const char *value)
{
  GString *key = g_string_new (NULL);

  mg_escaped_add (key, field);
  g_string_append_c (key, '|');
  mg_escaped_add (key, value);

  return g_string_free (key, FALSE);
}

static GHashTable *
create (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* @text: "kind|ess|#0072b2" */
static void
read_part (GHashTable *self,
           const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, "|", 4);
  g_autofree char *field = NULL;
  g_autofree char *value = NULL;
  MgColour colour;

  if (g_strv_length (words) != 3 || !mg_colour_parse (words[2], &colour))
    return;

  field = mg_escaped_read (words[0], strlen (words[0]));
  value = mg_escaped_read (words[1], strlen (words[1]));
  if (field != NULL && value != NULL)
    mg_own_colours_set (self, field, value, &colour);
}

GHashTable *
mg_own_colours_read (const char *text)
{
  GHashTable *self = create ();
  g_auto(GStrv) parts = g_strsplit (text != NULL ? text : "", ";", MAX_COLOURS + 1);

  for (guint i = 0; parts[i] != NULL && i < MAX_COLOURS; i++)
    read_part (self, parts[i]);

  return self;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

static guint
get_byte (double part)
{
  return (guint) (CLAMP (part, 0., 1.) * 255. + .5);
}

char *
mg_own_colours_dup_text (GHashTable *self)
{
  g_autoptr(GList) keys = g_list_sort (g_hash_table_get_keys (self), compare_keys);
  GString *text = g_string_new (NULL);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const MgColour *colour = g_hash_table_lookup (self, l->data);

      g_string_append_printf (text, "%s%s|#%02x%02x%02x", text->len > 0 ? ";" : "", (const char *) l->data,
                              get_byte (colour->red), get_byte (colour->green), get_byte (colour->blue));
    }

  if (keys == NULL)
    {
      g_string_free (text, TRUE);
      return NULL;
    }

  return g_string_free (text, FALSE);
}

gboolean
mg_own_colours_find (GHashTable *self,
                     const char *field,
                     const char *value,
                     MgColour   *colour)
{
  g_autofree char *key = NULL;
  const MgColour *found;

  if (self == NULL || g_hash_table_size (self) == 0 || field == NULL || value == NULL)
    return FALSE;

  key = dup_key (field, value);
  found = g_hash_table_lookup (self, key);
  if (found != NULL)
    *colour = *found;

  return found != NULL;
}

void
mg_own_colours_set (GHashTable     *self,
                    const char     *field,
                    const char     *value,
                    const MgColour *colour)
{
  g_autofree char *key = dup_key (field, value);

  if (colour != NULL)
    g_hash_table_insert (self, g_steal_pointer (&key), g_memdup2 (colour, sizeof *colour));
  else
    g_hash_table_remove (self, key);
}
