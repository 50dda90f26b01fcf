/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-names.h"

#include <string.h>

static void
name_clear (gpointer data)
{
  MgName *name = data;

  g_free (name->name);
  g_free (name->key);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const MgName *one = a, *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

GArray *
mg_names_new (MgNetwork  *network,
              const MgId *ids,
              guint       n_ids)
{
  GArray *names = g_array_sized_new (FALSE, FALSE, sizeof (MgName), n_ids);

  g_return_val_if_fail (MG_IS_NETWORK (network), names);

  g_array_set_clear_func (names, name_clear);
  for (guint i = 0; i < n_ids; i++)
    {
      MgName name = { .id = ids[i], .name = mg_network_dup_title (network, ids[i]) };

      name.key = g_utf8_collate_key (name.name, -1);
      g_array_append_val (names, name);
    }
  g_array_sort (names, compare_names);

  return names;
}
