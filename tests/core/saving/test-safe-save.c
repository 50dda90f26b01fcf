/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replacing a file: what it was stays what it was, and no version is ever lost. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "mg-safe-save.h"
#include "mg-safe-save-system.h"

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
remove_all (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  if (dir != NULL)
    g_dir_close (dir);

  g_remove (path);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  mg_safe_save_set_system (NULL);
  g_chmod (f->folder, 0700);
  remove_all (f->folder);
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

  g_assert_true (mg_safe_save (path, f->bytes, NULL, f->pending, &tag, &how, &error));
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

  g_assert_false (mg_safe_save (path, f->bytes, NULL, f->pending, NULL, NULL, &error));
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

  g_assert_true (mg_safe_save (f->path, nothing, NULL, NULL, NULL, NULL, NULL));
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
  g_assert_false (mg_safe_save (f->path, f->bytes, NULL, NULL, NULL, NULL, &error));
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
  g_assert_false (mg_safe_save (path, f->bytes, NULL, NULL, NULL, NULL, &error));
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
  g_assert_true (mg_safe_save (f->path, f->bytes, &tag, NULL, &tag, NULL, NULL));
  g_assert_true (mg_safe_save (f->path, f->bytes, &tag, NULL, &tag, NULL, NULL));

  g_file_set_contents (f->path, "of another", -1, NULL);
  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (f->path, "of another");

  g_clear_error (&error);
  g_remove (f->path);
  g_assert_false (mg_safe_save (f->path, f->bytes, &tag, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
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

      g_assert_true (mg_safe_save (path, f->bytes, NULL, f->pending, NULL, &how, NULL) == works);
      g_assert_true (!works || how == wanted);
      return;
    }

  g_assert_cmpint (chown (f->pending, 65534, 65534), ==, 0);
  child = fork ();
  if (child == 0)
    {
      MgSaveHow how = MG_SAVE_BY_RENAME;
      gboolean done = setgid (65534) == 0 && setuid (65534) == 0 &&
                      mg_safe_save (path, f->bytes, NULL, f->pending, NULL, &how, NULL);

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

/* Each call to the system fails once with each error: a save that is reported
 * done is done, one that is not has left the old version, or says where all is.
 */

static struct
{
  guint    n;         /* calls so far */
  guint    failing;   /* the call that fails; 0: none */
  int      number;
  gboolean last_sync; /* the call that failed came after the rename */
  gboolean renamed;
} fault;

static gboolean
fails (void)
{
  if (++fault.n != fault.failing)
    return FALSE;

  fault.last_sync = fault.renamed;
  errno = fault.number;

  return TRUE;
}

static int
bad_open_at (int         folder,
             const char *name,
             int         flags,
             mode_t      mode)
{
  return fails () ? -1 : mg_system.open_at (folder, name, flags, mode);
}

static int
bad_stat_fd (int          fd,
             struct stat *found)
{
  return fails () ? -1 : mg_system.stat_fd (fd, found);
}

static ssize_t
bad_write (int         fd,
           const void *bytes,
           size_t      length)
{
  return fails () ? -1 : mg_system.write (fd, bytes, MIN (length, 7));
}

static int
bad_allocate (int   fd,
              int   mode,
              off_t offset,
              off_t length)
{
  return fails () ? -1 : mg_system.allocate (fd, mode, offset, length);
}

static int
bad_truncate (int   fd,
              off_t length)
{
  return fails () ? -1 : mg_system.truncate (fd, length);
}

static int
bad_change_owner (int   fd,
                  uid_t user,
                  gid_t group)
{
  return fails () ? -1 : mg_system.change_owner (fd, user, group);
}

static int
bad_change_mode (int    fd,
                 mode_t mode)
{
  return fails () ? -1 : mg_system.change_mode (fd, mode);
}

/* What could not be brought to the disk is gone, unless it was only interrupted. */
static gboolean
loses (int fd)
{
  gboolean failing = fails ();

  if (failing && fault.number != EINTR && ftruncate (fd, 0) == 0)
    g_debug ("lost");
  errno = fault.number;

  return failing;
}

static int
bad_sync (int fd)
{
  return loses (fd) ? -1 : mg_system.sync (fd);
}

/* A failing close closes all the same. */
static int
bad_close (int fd)
{
  gboolean failing = loses (fd);

  mg_system.close (fd);
  if (failing)
    errno = fault.number;

  return failing ? -1 : 0;
}

static int
bad_rename_at (int         old_folder,
               const char *old_name,
               int         new_folder,
               const char *new_name)
{
  int result = fails () ? -1 : mg_system.rename_at (old_folder, old_name, new_folder, new_name);

  fault.renamed |= result == 0;

  return result;
}

static int
bad_unlink_at (int         folder,
               const char *name,
               int         flags)
{
  return fails () ? -1 : mg_system.unlink_at (folder, name, flags);
}

static const MgSystem bad_system = {
  bad_open_at, bad_stat_fd, bad_write, bad_allocate, bad_truncate, bad_change_owner,
  bad_change_mode, bad_sync, bad_close, bad_rename_at, bad_unlink_at,
};

static void
check_one_fault (Fixture    *f,
                 const char *path,
                 guint       call,
                 int         number)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *pending = NULL;
  gboolean done;

  fault.n = 0;
  fault.failing = call;
  fault.number = number;
  fault.renamed = fault.last_sync = FALSE;
  done = mg_safe_save (path, f->bytes, NULL, f->pending, NULL, NULL, &error);
  fault.failing = 0;
  g_assert_true (done == (error == NULL));

  g_file_get_contents (path, &content, NULL, NULL);
  if (done || fault.last_sync)
    {
      g_assert_cmpstr (content, ==, NEW);
      return;
    }

  if (g_strcmp0 (content, OLD) != 0)
    {
      g_autoptr(GDir) dir = g_dir_open (f->pending, 0, NULL);
      const char *name = g_dir_read_name (dir);

      g_assert_nonnull (name);
      pending = g_build_filename (f->pending, name, NULL);
      assert_content (pending, NEW);
      g_assert_nonnull (strstr (error->message, pending));
    }
}

static void
check_faults (Fixture       *f,
              gconstpointer  data)
{
  static const int numbers[] = { EIO, ENOSPC, EDQUOT, EACCES, EPERM, EBUSY, EMFILE, EINTR };
  gboolean in_place = GPOINTER_TO_INT (data);
  g_autofree char *other = g_build_filename (f->folder, "other", NULL);
  guint n_calls;
  guint n_faults = 0;

  if (in_place)
    g_assert_cmpint (link (f->path, other), ==, 0);

  mg_safe_save_set_system (&bad_system);
  fault.failing = fault.n = 0;
  g_assert_true (mg_safe_save (f->path, f->bytes, NULL, f->pending, NULL, NULL, NULL));
  n_calls = fault.n;
  g_assert_cmpuint (n_calls, >, 8);

  for (guint call = 1; call <= n_calls; call++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        int fd = open (f->path, O_WRONLY | O_TRUNC);

        g_assert_cmpint ((int) write (fd, OLD, strlen (OLD)), ==, strlen (OLD));
        close (fd);
        remove_all (f->pending);
        g_mkdir (f->pending, 0700);
        check_one_fault (f, f->path, call, numbers[i]);
        n_faults++;
      }

  g_test_message ("%u faults in %u calls", n_faults, n_calls);
}

/* Another program writes while the safety copy is made. */
static int
late_open_at (int         folder,
              const char *name,
              int         flags,
              mode_t      mode)
{
  if ((flags & O_WRONLY) != 0 && (flags & O_CREAT) == 0)
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

  late.open_at = late_open_at;
  g_assert_cmpint (link (f->path, other), ==, 0);
  mg_safe_save_set_system (&late);
  g_assert_false (mg_safe_save (f->path, f->bytes, NULL, f->pending, NULL, NULL, &error));
  mg_safe_save_set_system (NULL);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_content (f->path, "theirs");
}

/* The disk fills up for good: no rest of the temporary file stays behind. */
static void
check_full (Fixture       *f,
            gconstpointer  data)
{
  guint n_calls;

  mg_safe_save_set_system (&bad_system);
  fault.failing = fault.n = 0;
  g_assert_true (mg_safe_save (f->path, f->bytes, NULL, f->pending, NULL, NULL, NULL));
  n_calls = fault.n;

  for (guint call = 2; call <= n_calls; call++)
    {
      g_file_set_contents (f->path, OLD, -1, NULL);
      check_one_fault (f, f->path, call, ENOSPC);
    }
  g_assert_cmpuint (count_files (f->folder), ==, 2);
}

/* The bytes are really there when the writer is killed right afterwards. */
static void
check_killed (Fixture       *f,
              gconstpointer  data)
{
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *content = NULL;
      pid_t child = fork ();

      if (child == 0)
        {
          while (mg_safe_save (f->path, f->bytes, NULL, NULL, NULL, NULL, NULL))
            ;
          _exit (1);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, 3000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);

      g_assert_true (g_file_get_contents (f->path, &content, NULL, NULL));
      g_assert_true (g_str_equal (content, OLD) || g_str_equal (content, NEW));
      if (i % 2 == 0)
        g_file_set_contents (f->path, OLD, -1, NULL);
    }
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
    { "/save/dangling-link-is-refused", check_dangling },
    { "/save/hard-link-is-kept", check_hard_link },
    { "/save/in-place-needs-a-copy", check_hard_link_alone },
    { "/save/in-place-shortens", check_shorter },
    { "/save/mode-is-kept", check_mode },
    { "/save/owner-is-kept", check_owner },
    { "/save/attribute-is-kept", check_attribute },
    { "/save/any-name", check_names },
    { "/save/folder-of-that-name", check_folder_of_that_name },
    { "/save/folder-gone", check_folder_gone },
    { "/save/channel", check_channel },
    { "/save/another-change-is-kept", check_changed },
    { "/save/write-protected", check_protected },
    { "/save/folder-write-protected", check_folder_protected },
    { "/save/faults-by-rename", check_faults, FALSE },
    { "/save/in-place-overtaken", check_overtaken },
    { "/save/faults-in-place", check_faults, TRUE },
    { "/save/full-leaves-nothing-behind", check_full },
    { "/save/killed", check_killed },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].rule, Fixture, GINT_TO_POINTER (tests[i].data), set_up, tests[i].check, tear_down);

  return g_test_run ();
}
