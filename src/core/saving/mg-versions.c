/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder for each document, named by the digest of its path:
 *
 *   versions/9f86d081884c7d65/1795334281000000-2c26b46b.graphml
 *
 * time in microseconds, beginning of the content's digest.  The file "path"
 * beside them tells a person whose they are.
 */
#include "mg-versions.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DIGEST_LENGTH 16
#define PATH_FILE "path"

void
mg_version_free (MgVersion *self)
{
  g_free (self->path);
  g_free (self);
}

char *
mg_versions_dup_dir (void)
{
  return g_build_filename (g_get_user_state_dir (), "maillage", "versions", NULL);
}

static char *
dup_folder (const char *dir,
            const char *document)
{
  g_autofree char *path = g_canonicalize_filename (document, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  digest[DIGEST_LENGTH] = '\0';

  return g_build_filename (dir, digest, NULL);
}

/* Nobody else may look into it or put something there. */
static gboolean
make_private (const char  *folder,
              GError     **error)
{
  struct stat found;

  if (g_mkdir_with_parents (folder, 0700) == 0 && g_lstat (folder, &found) == 0 && S_ISDIR (found.st_mode) &&
      found.st_uid == geteuid () && (found.st_mode & 077) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
               _("Earlier versions are not kept: the folder “%s” cannot be made, or others may look into it."), folder);

  return FALSE;
}

/* The time in the name of a version; 0 if it is another file. */
static gint64
parse_name (const char *name)
{
  char *end;
  guint64 time = g_ascii_strtoull (name, &end, 10);

  return *end == '-' && strlen (end) > 9 && time <= G_MAXINT64 ? (gint64) time : 0;
}

static int
compare_later_first (gconstpointer a,
                     gconstpointer b)
{
  const MgVersion *first = *(MgVersion * const *) a;
  const MgVersion *second = *(MgVersion * const *) b;

  if (first->time_s != second->time_s)
    return first->time_s < second->time_s ? 1 : -1;

  return g_strcmp0 (second->path, first->path);
}

static GPtrArray *
list_folder (const char *folder)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_version_free);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gint64 time = parse_name (name);
      struct stat found;
      MgVersion *version;

      if (time == 0 || g_lstat (path, &found) != 0 || !S_ISREG (found.st_mode))
        continue;

      version = g_new0 (MgVersion, 1);
      version->path = g_steal_pointer (&path);
      version->time_s = time / G_USEC_PER_SEC;
      version->size = (guint64) found.st_size;
      g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort (versions, compare_later_first);

  return versions;
}

GPtrArray *
mg_versions_list (const char *dir,
                  const char *document)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (dir != NULL && document != NULL, NULL);

  folder = dup_folder (dir, document);

  return list_folder (folder);
}

static gboolean
has_content (GPtrArray  *versions,
             const char *digest)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const MgVersion *version = g_ptr_array_index (versions, i);
      const char *dash = strrchr (version->path, '-');

      if (dash != NULL && strncmp (dash + 1, digest, strlen (digest)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
remove_oldest (const char *folder)
{
  g_autoptr(GPtrArray) versions = list_folder (folder);

  for (guint i = MG_VERSIONS_KEPT; i < versions->len; i++)
    g_unlink (((const MgVersion *) g_ptr_array_index (versions, i))->path);
}

static gboolean
write_private (const char    *folder,
               const char    *name,
               gconstpointer  text,
               gsize          length,
               GError       **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

gboolean
mg_versions_keep (const char  *dir,
                  const char  *document,
                  GBytes      *bytes,
                  gint64       time_s,
                  GError     **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GPtrArray) versions = NULL;
  gint64 micros;
  gsize length;
  const char *text;

  g_return_val_if_fail (dir != NULL && document != NULL && bytes != NULL, FALSE);

  folder = dup_folder (dir, document);
  if (!make_private (dir, error) || !make_private (folder, error))
    return FALSE;

  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  digest[DIGEST_LENGTH] = '\0';
  versions = list_folder (folder);
  if (has_content (versions, digest))
    return TRUE;

  /* Several in one second stay in their order. */
  micros = time_s * G_USEC_PER_SEC + g_get_real_time () % G_USEC_PER_SEC;
  name = g_strdup_printf ("%" G_GINT64_FORMAT "-%s.graphml%s", micros, digest, g_str_has_suffix (document, ".gz") ? ".gz" : "");
  text = g_bytes_get_data (bytes, &length);
  if (!write_private (folder, PATH_FILE, document, strlen (document), error) ||
      !write_private (folder, name, text != NULL ? text : "", length, error))
    return FALSE;

  remove_oldest (folder);

  return TRUE;
}

void
mg_versions_keep_file (const char *dir,
                       const char *document,
                       gsize       limit)
{
  g_autoptr(GBytes) bytes = NULL;
  char *text;
  gsize length;
  struct stat found;

  if (g_stat (document, &found) != 0 || !S_ISREG (found.st_mode) || found.st_size <= 0 || (gsize) found.st_size > limit ||
      !g_file_get_contents (document, &text, &length, NULL))
    return;

  bytes = g_bytes_new_take (text, length);
  mg_versions_keep (dir, document, bytes, found.st_mtim.tv_sec, NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
mg_versions_forget (const char *dir,
                    const char *document)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (dir != NULL && document != NULL);

  folder = dup_folder (dir, document);
  remove_folder (folder);
}

static gboolean
is_of_ours (const char *name)
{
  return strlen (name) == DIGEST_LENGTH && strspn (name, "0123456789abcdef") == DIGEST_LENGTH;
}

void
mg_versions_sweep (const char *dir,
                   gint64      before_s)
{
  g_autoptr(GDir) opened = g_dir_open (dir, 0, NULL);
  const char *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *folder = g_build_filename (dir, name, NULL);
      struct stat found;

      /* Its time changes with each version that comes or goes. */
      if (is_of_ours (name) && g_lstat (folder, &found) == 0 && S_ISDIR (found.st_mode) && found.st_mtim.tv_sec < before_s)
        remove_folder (folder);
    }
}

/* What was left beside the document */

/* ".~" NAME "." 8 digits, where NAME may be the beginning of a long one */
static gboolean
is_leftover_of (const char *name,
                const char *base)
{
  gsize length = strlen (name);
  gsize name_length;

  if (length < 12 || !g_str_has_prefix (name, ".~") || name[length - 9] != '.' ||
      strspn (name + length - 8, "0123456789abcdef") != 8)
    return FALSE;

  name_length = length - 2 - 9;

  return strncmp (name + 2, base, name_length) == 0 && (base[name_length] == '\0' || name_length > 12);
}

GPtrArray *
mg_leftovers_find (const char *document)
{
  GPtrArray *found_ones = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_version_free);
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autoptr(GDir) dir = NULL;
  struct stat own;
  gboolean is_there;
  const char *name;

  g_return_val_if_fail (document != NULL, found_ones);

  folder = g_path_get_dirname (document);
  base = g_path_get_basename (document);
  is_there = g_stat (document, &own) == 0;
  dir = g_dir_open (folder, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat found;
      MgVersion *version;

      if (!is_leftover_of (name, base) || g_lstat (path, &found) != 0 || !S_ISREG (found.st_mode) || found.st_size == 0 ||
          (is_there && found.st_mtim.tv_sec < own.st_mtim.tv_sec))
        continue;

      version = g_new0 (MgVersion, 1);
      version->path = g_steal_pointer (&path);
      version->time_s = found.st_mtim.tv_sec;
      version->size = (guint64) found.st_size;
      g_ptr_array_add (found_ones, version);
    }
  g_ptr_array_sort (found_ones, compare_later_first);

  return found_ones;
}
