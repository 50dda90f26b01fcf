/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-memory.h"

#define GROUP "measures"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "maillage", "measures.ini", NULL);
}

/* What cannot be read is as if nothing had been said. */
static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

/* A taste that cannot be kept is no reason to disturb anybody. */
static void
save (GKeyFile *file)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}

gboolean
mg_measure_memory_get_all (void)
{
  g_autoptr(GKeyFile) file = load ();

  return g_key_file_get_boolean (file, GROUP, "all", NULL);
}

void
mg_measure_memory_set_all (gboolean all)
{
  g_autoptr(GKeyFile) file = load ();

  g_key_file_set_boolean (file, GROUP, "all", all);
  save (file);
}

char **
mg_measure_memory_dup_columns (void)
{
  g_autoptr(GKeyFile) file = load ();

  return g_key_file_get_string_list (file, GROUP, "columns", NULL, NULL);
}

void
mg_measure_memory_set_columns (const char * const *keys)
{
  g_autoptr(GKeyFile) file = load ();

  g_key_file_set_string_list (file, GROUP, "columns", keys, g_strv_length ((char **) keys));
  save (file);
}
