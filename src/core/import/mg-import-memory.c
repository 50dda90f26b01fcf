/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own file of maps. */
#include "mg-import-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_BYTES (1024 * 1024)   /* of the file; a larger one is not read */

static char *
memory_path (const char *path)
{
  return path != NULL ? g_strdup (path) : g_build_filename (g_get_user_config_dir (), "maillage", "imports.ini", NULL);
}

static GKeyFile *
read_memory (const char *path)
{
  GKeyFile *map = g_key_file_new ();
  GStatBuf status;

  if (g_stat (path, &status) == 0 && status.st_size <= MAX_BYTES &&
      !g_key_file_load_from_file (map, path, G_KEY_FILE_NONE, NULL))
    {
      g_key_file_unref (map);
      map = g_key_file_new ();
    }

  return map;
}

/* The table at @from becomes the one at @to. */
static void
move_table (GKeyFile *map,
            guint     from,
            guint     to)
{
  g_autofree char *prefix = mg_import_map_group (from, "");
  g_autofree char *parts = g_strconcat (prefix, " ", NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (map, NULL);

  mg_import_map_remove (map, to);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = NULL;
      g_autofree char *group = NULL;

      if (!g_str_equal (groups[i], prefix) && !g_str_has_prefix (groups[i], parts))
        continue;

      group = mg_import_map_group (to, g_str_equal (groups[i], prefix) ? "" : groups[i] + strlen (parts));
      keys = g_key_file_get_keys (map, groups[i], NULL, NULL);
      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          g_autofree char *value = g_key_file_get_value (map, groups[i], keys[j], NULL);

          g_key_file_set_value (map, group, keys[j], value);
        }
    }
  mg_import_map_remove (map, from);
}

gboolean
mg_import_plan_recall (MgImportPlan *self,
                       const char   *path)
{
  g_autofree char *file = memory_path (path);
  g_autoptr (GKeyFile) map = read_memory (file);

  return mg_import_plan_load_map (self, map, NULL);
}

gboolean
mg_import_plan_remember (MgImportPlan  *self,
                         const char    *path,
                         GError       **error)
{
  g_autofree char *file = memory_path (path);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GKeyFile) map = read_memory (file);
  guint n;

  mg_import_plan_save_map (self, map, MG_IMPORT_MAP_GUESSES);

  /* The oldest go first. */
  for (n = mg_import_map_count (map); n > MG_IMPORT_MAX_TABLES; n--)
    for (guint i = 1; i < n; i++)
      move_table (map, i + 1, i);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                   _("The folder “%s” cannot be made: %s."), folder, g_strerror (code));
      return FALSE;
    }

  return g_key_file_save_to_file (map, file, error);
}
