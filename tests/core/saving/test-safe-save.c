/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing a file: what it was stays what it was, and nobody's version is lost.
 * What happens when calls fail is in test-save-systems.c and test-save-faults.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "mg-safe-save-system.h"
#include "mg-save-fixture.h"

#define OLD "the old version"
#define NEW "the new version, which is longer"

typedef struct
{
  char   *folder;
  char   *pending;    /* for copies */
  char   *path;
  GBytes *bytes;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("maillage-save-XXXXXX", &error);
  g_assert_no_error (error);
  f->pending = g_build_filename (f->folder, "pending", NULL);
  g_mkdir (f->pending, 0700);
  f->path = g_build_filename (f->folder, "pole.graphml", NULL);
  g_file_set_contents (f->path, OLD, -1, NULL);
  f->bytes = g_bytes_new_static (NEW, strlen (NEW));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  mg_safe_save_set_system (NULL);
  g_chmod (f->folder, 0700);
  mg_save_remove_all (f->folder);
  g_free (f->folder);
  g_free (f->pending);
  g_free (f->path);
  g_bytes_unref (f->bytes);
}

static void
assert_content (const char *path,
                const char *wanted)
{
  g_autofree char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, wanted);
}

/* How many entries the folder has, temporary files among them. */
static guint
count_files (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
save (Fixture    *f,
      const char *path,
      MgSaveHow   wanted)
{
  g_autoptr(GError) error = NULL;
  MgFileTag tag = { 0, };
  MgFileTag now = { 0, };
  MgSaveHow how;

  g_assert_true (mg_safe_save (path, f->bytes, NULL, f->pending, &tag, &how, NULL, &error));
  g_assert_no_error (error);
  assert_content (path, NEW);
  g_assert_cmpint (how, ==, wanted);
  g_assert_cmpuint (count_files (f->pending), ==, 0);

  g_assert_true (mg_file_tag_read (path, &now, NULL));
  g_assert_true (mg_file_tag_equal (&tag, &now));
}

static void
refuse (Fixture    *f,
        const char *path,
        int         code)
{
  g_autoptr(GError) error = NULL;
  guint n_files = count_files (f->folder);

  g_assert_false (mg_safe_save (path, f->bytes, NULL, f->pending, NULL, NULL, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_cmpuint (count_files (f->folder), ==, n_files);
  g_assert_cmpuint (count_files (f->pending), ==, 0);
}

static void
check_plain (Fixture       *f,
             gconstpointer  data)
{
  save (f, f->path, MG_SAVE_BY_RENAME);
  g_assert_cmpuint (count_files (f->folder), ==, 2);
}

static void
check_new (Fixture       *f,
           gconstpointer  data)
{
  struct stat found;
  mode_t mask = umask (027);

  g_remove (f->path);
  save (f, f->path, MG_SAVE_BY_RENAME);
  umask (mask);
  g_assert_cmpint (g_stat (f->path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0640);
}

static void
check_empty (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GBytes) nothing = g_bytes_new (NULL, 0);

  g_assert_true (mg_safe_save (f->path, nothing, NULL, NULL, NULL, NULL, NULL, NULL));
  assert_content (f->path, "");
}

static void
check_symlink (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *link = g_build_filename (f->folder, "link", NULL);

  g_assert_cmpint (symlink ("pole.graphml", link), ==, 0);
  save (f, link, MG_SAVE_BY_RENAME);
  assert_content (f->path, NEW);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
check_chain (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (f->folder, "folder", NULL);
  g_autofree char *first = g_build_filename (folder, "first", NULL);
  g_autofree char *second = g_build_filename (f->folder, "second", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("../second", first), ==, 0);
  g_assert_cmpint (symlink ("pole.graphml", second), ==, 0);
  save (f, first, MG_SAVE_BY_RENAME);
  assert_content (f->path, NEW);
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK) && g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* An access list as the kernel stores it: version, then tag, permission, number. */
static void
make_access_list (guint8 *list,
                  guint   n_entries,
                  const guint16 (*entries)[2])
{
  guint32 version = GUINT32_TO_LE (2);
  guint32 number = GUINT32_TO_LE (65534);

  memcpy (list, &version, 4);
  for (guint i = 0; i < n_entries; i++)
    {
      guint16 tag = GUINT16_TO_LE (entries[i][0]);
      guint16 permission = GUINT16_TO_LE (entries[i][1]);

      memcpy (list + 4 + 8 * i, &tag, 2);
      memcpy (list + 6 + 8 * i, &permission, 2);
      memcpy (list + 8 + 8 * i, &number, 4);
    }
}

/* owner rw, user 65534 rw, group r, mask rw, others nothing */
static const guint16 shared_list[][2] = { { 0x01, 6 }, { 0x02, 6 }, { 0x04, 4 }, { 0x10, 6 }, { 0x20, 0 } };

static void
check_access_list (Fixture       *f,
                   gconstpointer  data)
{
  guint8 list[4 + 8 * G_N_ELEMENTS (shared_list)];
  guint8 found[256];

  make_access_list (list, G_N_ELEMENTS (shared_list), shared_list);
  if (setxattr (f->path, "system.posix_acl_access", list, sizeof list, 0) < 0)
    {
      g_test_skip ("this file system has no access lists");
      return;
    }

  g_assert_cmpint ((int) getxattr (f->path, "system.posix_acl_access", list, sizeof list), ==, sizeof list);
  save (f, f->path, MG_SAVE_BY_RENAME);
  g_assert_cmpint ((int) getxattr (f->path, "system.posix_acl_access", found, sizeof found), ==, sizeof list);
  g_assert_cmpmem (found, sizeof list, list, sizeof list);
}

/* What a folder gives to its new files does not open an old one to others. */
static void
check_no_access_list (Fixture       *f,
                      gconstpointer  data)
{
  guint8 list[4 + 8 * G_N_ELEMENTS (shared_list)];
  struct stat found;

  make_access_list (list, G_N_ELEMENTS (shared_list), shared_list);
  g_assert_cmpint (g_chmod (f->path, 0640), ==, 0);
  if (setxattr (f->folder, "system.posix_acl_default", list, sizeof list, 0) < 0)
    {
      g_test_skip ("this file system has no access lists");
      return;
    }

  save (f, f->path, MG_SAVE_BY_RENAME);
  g_assert_cmpint ((int) getxattr (f->path, "system.posix_acl_access", list, sizeof list), <, 0);
  g_assert_cmpint (g_stat (f->path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 07777, ==, 0640);
}

static void
check_dangling (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *name = g_build_filename (f->folder, "link", NULL);

  g_assert_cmpint (symlink ("gone", name), ==, 0);
  refuse (f, name, G_IO_ERROR_NOT_FOUND);
}

static void
check_hard_link (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);

  g_assert_cmpint (link (f->path, other), ==, 0);
  save (f, f->path, MG_SAVE_IN_PLACE);
  assert_content (other, NEW);
}

/* Without a place for a copy nothing is overwritten. */
static void
check_hard_link_alone (Fixture       *f,
                       gconstpointer  data)
{
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (link (f->path, other), ==, 0);
  g_assert_false (mg_safe_save (f->path, f->bytes, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  assert_content (f->path, OLD);
}

static void
check_shorter (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autofree char *long_text = g_strnfill (10000, 'x');

  g_file_set_contents (f->path, long_text, -1, NULL);
  g_assert_cmpint (link (f->path, other), ==, 0);
  save (f, f->path, MG_SAVE_IN_PLACE);
}

static void
check_mode (Fixture       *f,
            gconstpointer  data)
{
  static const mode_t modes[] = { 0600, 0640, 0664, 0755 };
  struct stat found;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_chmod (f->path, modes[i]);
      save (f, f->path, MG_SAVE_BY_RENAME);
      g_assert_cmpint (g_stat (f->path, &found), ==, 0);
      g_assert_cmpint (found.st_mode & 07777, ==, modes[i]);
    }
}

static void
check_owner (Fixture       *f,
             gconstpointer  data)
{
  struct stat found;

  if (geteuid () != 0)
    {
      g_test_skip ("only the superuser may give files away");
      return;
    }

  g_assert_cmpint (chown (f->path, 65534, 100), ==, 0);
  save (f, f->path, MG_SAVE_BY_RENAME);
  g_assert_cmpint (g_stat (f->path, &found), ==, 0);
  g_assert_cmpuint (found.st_uid, ==, 65534);
  g_assert_cmpuint (found.st_gid, ==, 100);
}

static void
check_attribute (Fixture       *f,
                 gconstpointer  data)
{
  char value[8] = "";

  if (setxattr (f->path, "user.note", "kept", 4, 0) < 0)
    {
      g_test_skip ("this file system has no extended attributes");
      return;
    }

  save (f, f->path, MG_SAVE_BY_RENAME);
  g_assert_cmpint ((int) getxattr (f->path, "user.note", value, sizeof value), ==, 4);
  g_assert_cmpstr (value, ==, "kept");
}

static void
check_names (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *longest = g_strnfill (255, 'n');
  g_autofree char *accents = g_strnfill (198, 'n');
  g_autofree char *cut = g_strconcat (accents, "éééé", NULL);
  const char * const names[] = { longest, cut, "-n", "%s%n", "a\nb", "\xff\xfe", "\u202egpj" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);

      if (g_file_set_contents (path, OLD, -1, NULL) || access (path, F_OK) != 0)
        save (f, path, MG_SAVE_BY_RENAME);
    }
}

static void
check_folder_of_that_name (Fixture       *f,
                           gconstpointer  data)
{
  refuse (f, f->pending, G_IO_ERROR_IS_DIRECTORY);
}

static void
check_folder_gone (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "gone", "pole.graphml", NULL);

  refuse (f, path, G_IO_ERROR_NOT_FOUND);
}

static void
check_channel (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "fifo", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_false (mg_safe_save (path, f->bytes, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
}

/* Somebody else's change is never overwritten unasked. */
static void
check_changed (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  MgFileTag tag;

  g_assert_true (mg_file_tag_read (f->path, &tag, NULL));
  g_assert_true (mg_safe_save (f->path, f->bytes, &tag, NULL, &tag, NULL, NULL, NULL));
  g_assert_true (mg_safe_save (f->path, f->bytes, &tag, NULL, &tag, NULL, NULL, NULL));

  g_file_set_contents (f->path, "of another", -1, NULL);
  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (f->path, "of another");

  g_clear_error (&error);
  g_remove (f->path);
  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

/* The same size at the same time in the same place: only the content tells. */
static void
check_changed_unseen (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  struct timespec times[2];
  struct stat found;
  MgFileTag tag;
  int fd;

  g_assert_true (mg_file_tag_read (f->path, &tag, NULL));
  g_assert_cmpint (g_stat (f->path, &found), ==, 0);
  fd = open (f->path, O_WRONLY);
  g_assert_cmpint ((int) write (fd, "THE OLD VERSION", strlen (OLD)), ==, strlen (OLD));
  times[0] = times[1] = found.st_mtim;
  g_assert_cmpint (futimens (fd, times), ==, 0);
  close (fd);

  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (f->path, "THE OLD VERSION");
}

/* A new time alone, or the same bytes written again, cost nobody anything. */
static void
check_touched (Fixture       *f,
               gconstpointer  data)
{
  MgFileTag tag;

  g_assert_true (mg_file_tag_read (f->path, &tag, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, f->path, (struct timespec[]) { { 1000, 0 }, { 1000, 0 } }, 0), ==, 0);
  g_assert_true (mg_safe_save (f->path, f->bytes, &tag, NULL, &tag, NULL, NULL, NULL));

  g_assert_true (g_file_set_contents (f->path, NEW, -1, NULL));
  g_assert_true (mg_safe_save (f->path, f->bytes, &tag, NULL, &tag, NULL, NULL, NULL));
}

/* Another stick under the same name is another place, even with the same file. */
static void
check_other_device (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  MgFileTag tag;

  g_assert_true (mg_file_tag_read (f->path, &tag, NULL));
  tag.device++;
  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (f->path, OLD);
}

static void
check_appeared (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  MgFileTag tag = { FALSE, };

  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (f->path, OLD);
}

static void
check_moved (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere", NULL);
  g_autoptr(GError) error = NULL;
  MgFileTag tag;

  g_assert_true (mg_file_tag_read (f->path, &tag, NULL));
  g_assert_cmpint (g_rename (f->path, elsewhere), ==, 0);
  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  assert_content (elsewhere, OLD);
}

/* Somebody else's hand at the very last moment, when all was checked. */
static const char *last_moment;

static int
late_rename_at (int         old_folder,
                const char *old_name,
                int         new_folder,
                const char *new_name,
                guint       flags)
{
  const char *what = g_steal_pointer (&last_moment);

  if (g_strcmp0 (what, "delete") == 0)
    unlinkat (new_folder, new_name, 0);
  else if (what != NULL)
    {
      int fd = openat (new_folder, "other", O_WRONLY | O_CREAT, 0600);

      g_assert_cmpint ((int) write (fd, what, strlen (what)), ==, strlen (what));
      close (fd);
      g_assert_cmpint (renameat (new_folder, "other", new_folder, new_name), ==, 0);
    }

  return mg_system.rename_at (old_folder, old_name, new_folder, new_name, flags);
}

static void
check_last_moment (Fixture       *f,
                   gconstpointer  data)
{
  static const char * const strokes[] = { "theirs", "delete", "the OLD version" };
  MgSystem late = mg_system;

  if (renameat2 (AT_FDCWD, f->path, AT_FDCWD, f->path, RENAME_EXCHANGE) < 0)
    {
      g_test_skip ("this file system cannot exchange names");
      return;
    }

  late.rename_at = late_rename_at;
  mg_safe_save_set_system (&late);
  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      gboolean is_new = data != NULL;
      g_autoptr(GError) error = NULL;

      if (is_new)
        g_remove (f->path);
      else
        g_file_set_contents (f->path, OLD, -1, NULL);
      last_moment = strokes[i];
      if (is_new && g_str_equal (last_moment, "delete"))
        continue;

      g_assert_false (mg_safe_save (f->path, f->bytes, NULL, f->pending, NULL, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
      g_test_message ("%s", error->message);
      if (g_str_equal (strokes[i], "delete"))
        g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
      else
        assert_content (f->path, strokes[i]);
      g_assert_cmpuint (count_files (f->folder), ==, g_str_equal (strokes[i], "delete") ? 1 : 2);
    }
}

/* A disk that is full, as a disk is: a small one of our own. */
static int
fill_disk_func (gpointer data)
{
  Fixture *f = data;
  g_autofree char *disk = g_build_filename (f->folder, "disk", NULL);
  g_autofree char *path = g_build_filename (disk, "pole", NULL);
  g_autofree char *big = g_strnfill (200 * 1024, 'b');
  g_autofree char *content = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static (big, 200 * 1024);
  g_autoptr(GError) error = NULL;

  g_mkdir (disk, 0700);
  if (mount ("none", disk, "tmpfs", 0, "size=256k") < 0)
    return 77;

  return g_file_set_contents (path, big, 100 * 1024, NULL) &&
         !mg_safe_save (path, bytes, NULL, f->pending, NULL, NULL, NULL, &error) &&
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) &&
         g_file_get_contents (path, &content, NULL, NULL) && strlen (content) == 100 * 1024 &&
         count_files (disk) == 1 ? 0 : 1;
}

static void
check_full_disk (Fixture       *f,
                 gconstpointer  data)
{
  const int result = mg_save_in_mounts_of_its_own (fill_disk_func, f);

  if (result == 77)
    g_test_skip ("no disk can be made here: mounting is not allowed");
  else
    g_assert_cmpint (result, ==, 0);
}

/* As somebody who may not do everything. */
static void
check_as_nobody (Fixture    *f,
                 const char *path,
                 MgSaveHow   wanted,
                 gboolean    works)
{
  int status = 0;
  pid_t child;

  if (geteuid () != 0)
    {
      MgSaveHow how = MG_SAVE_BY_RENAME;

      g_assert_true (mg_safe_save (path, f->bytes, NULL, f->pending, NULL, &how, NULL, NULL) == works);
      g_assert_true (!works || how == wanted);
      return;
    }

  g_assert_cmpint (chown (f->pending, 65534, 65534), ==, 0);
  child = fork ();
  if (child == 0)
    {
      MgSaveHow how = MG_SAVE_BY_RENAME;
      gboolean done = setgid (65534) == 0 && setuid (65534) == 0 &&
                      mg_safe_save (path, f->bytes, NULL, f->pending, NULL, &how, NULL, NULL);

      _exit (done == works && (!works || how == wanted) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

static void
check_protected (Fixture       *f,
                 gconstpointer  data)
{
  g_chmod (f->path, 0444);
  g_chmod (f->folder, 0777);
  check_as_nobody (f, f->path, MG_SAVE_BY_RENAME, FALSE);
  assert_content (f->path, OLD);
}

static void
check_folder_protected (Fixture       *f,
                        gconstpointer  data)
{
  g_chmod (f->path, 0666);
  g_chmod (f->folder, 0555);
  check_as_nobody (f, f->path, MG_SAVE_IN_PLACE, TRUE);
  assert_content (f->path, NEW);
  g_chmod (f->folder, 0700);
  g_assert_cmpuint (count_files (f->pending), ==, 0);
}

/* Another program writes while the safety copy is made. */
static int
writing_open_at (int         folder,
              const char *name,
              int         flags,
              mode_t      mode)
{
  if ((flags & O_ACCMODE) != O_RDONLY && (flags & O_CREAT) == 0)
    {
      int fd = open (name, O_WRONLY | O_TRUNC);

      g_assert_cmpint ((int) write (fd, "theirs", 6), ==, 6);
      close (fd);
    }

  return mg_system.open_at (folder, name, flags, mode);
}

static void
check_overtaken (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  g_autoptr(GError) error = NULL;
  MgSystem late = mg_system;

  late.open_at = writing_open_at;
  g_assert_cmpint (link (f->path, other), ==, 0);
  mg_safe_save_set_system (&late);
  g_assert_false (mg_safe_save (f->path, f->bytes, NULL, f->pending, NULL, NULL, NULL, &error));
  mg_safe_save_set_system (NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (f->path, "theirs");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *rule;
    void      (*check) (Fixture *, gconstpointer);
    int         data;
  } tests[] = {
    { "/save/plain", check_plain },
    { "/save/new-obeys-umask", check_new },
    { "/save/empty", check_empty },
    { "/save/link-is-followed", check_symlink },
    { "/save/links-to-links-are-followed", check_chain },
    { "/save/dangling-link-is-refused", check_dangling },
    { "/save/hard-link-is-kept", check_hard_link },
    { "/save/in-place-needs-a-copy", check_hard_link_alone },
    { "/save/in-place-shortens", check_shorter },
    { "/save/mode-is-kept", check_mode },
    { "/save/owner-is-kept", check_owner },
    { "/save/attribute-is-kept", check_attribute },
    { "/save/access-list-is-kept", check_access_list },
    { "/save/folder-adds-no-access-list", check_no_access_list },
    { "/save/any-name", check_names },
    { "/save/folder-of-that-name", check_folder_of_that_name },
    { "/save/folder-gone", check_folder_gone },
    { "/save/channel", check_channel },
    { "/save/another-change-is-kept", check_changed },
    { "/save/another-change-is-seen-by-content", check_changed_unseen },
    { "/save/new-time-is-no-change", check_touched },
    { "/save/swapped-stick", check_other_device },
    { "/save/file-that-appeared-is-kept", check_appeared },
    { "/save/moved-file-is-not-made-again", check_moved },
    { "/save/change-at-the-last-moment", check_last_moment, FALSE },
    { "/save/file-that-appears-at-the-last-moment", check_last_moment, TRUE },
    { "/save/full-disk", check_full_disk },
    { "/save/write-protected", check_protected },
    { "/save/folder-write-protected", check_folder_protected },
    { "/save/in-place-overtaken", check_overtaken },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].rule, Fixture, GINT_TO_POINTER (tests[i].data), set_up, tests[i].check, tear_down);

  return g_test_run ();
}
