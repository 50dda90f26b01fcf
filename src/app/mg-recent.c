/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-recent.h"

#include <string.h>

#include "mg-format.h"

#define SAMPLE "samples", "pole-exemple.graphml"

void
mg_recent_add (const char *path)
{
  const MgFormat *format = mg_format_for_path (path);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = {
    .mime_type = (char *) (format != NULL ? format->mime_type : "application/octet-stream"),
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "maillage %f",
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  GtkRecentInfo *left = (GtkRecentInfo *) a, *right = (GtkRecentInfo *) b;

  return g_date_time_compare (gtk_recent_info_get_modified (right),
                              gtk_recent_info_get_modified (left));
}

static gboolean
is_ours (GtkRecentInfo *info)
{
  return gtk_recent_info_is_local (info) &&
         gtk_recent_info_has_application (info, g_get_application_name ()) &&
         gtk_recent_info_exists (info);
}

GPtrArray *
mg_recent_dup_paths (guint limit)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  infos = g_list_sort (infos, compare_times);
  for (GList *link = infos; link != NULL && paths->len < limit; link = link->next)
    {
      char *path = is_ours (link->data) ? g_filename_from_uri (gtk_recent_info_get_uri (link->data),
                                                               NULL, NULL)
                                        : NULL;

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);

  return paths;
}

char *
mg_recent_dup_sample (void)
{
  const char *folders[] = { g_getenv ("MAILLAGE_DATA_DIR"), MG_DATA_DIR };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = NULL;

      if (folders[i] == NULL)
        continue;
      path = g_build_filename (folders[i], SAMPLE, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }

  return NULL;
}

char *
mg_recent_dup_title (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_filename_display_name (name);
}

char *
mg_recent_dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (g_str_has_prefix (shown, home) && (shown[length] == '/' || shown[length] == '\0'))
    return g_strconcat ("~", shown + length, NULL);

  return g_steal_pointer (&shown);
}
