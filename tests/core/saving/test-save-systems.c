/* SPDX-License-Identifier: GPL-3.0-or-later */
/* File systems that are less than a disk of one's own, imitated call by call:
 * sticks, shares, quotas, protected media; and each of their calls failing.
 * Every write takes a few bytes only, and what could not be synced is lost.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mg-safe-save-system.h"
#include "mg-save-fixture.h"

#define LENGTH 200
#define WRITE_LENGTH 47

/* What is wrong with a file system: errno of calls that it does not know. */
typedef struct
{
  const char *name;
  MgSituation situation;
  int         allocate;
  int         change_owner;
  int         change_mode;
  int         sync_folder;
  int         exchange;
  int         rename_over;
  int         close;
  int         create;
  gboolean    no_such_names;    /* with ":" */
  guint       name_limit;
  /* What comes of it. */
  int         code;             /* -1: saved */
} FileSystem;

static const FileSystem systems[] = {
  { .name = "disk", .code = -1 },
  { .name = "disk, hard link", .situation = MG_SITUATION_HARD_LINK, .code = -1 },
  { .name = "FAT stick", .allocate = EOPNOTSUPP, .change_owner = EPERM, .change_mode = EPERM, .sync_folder = EINVAL, .exchange = EINVAL,
    .no_such_names = TRUE, .code = -1 },
  { .name = "FAT stick, new", .situation = MG_SITUATION_NEW, .allocate = EOPNOTSUPP, .change_owner = EPERM, .change_mode = EPERM,
    .sync_folder = EINVAL, .exchange = EINVAL, .no_such_names = TRUE, .code = -1 },
  { .name = "exFAT stick through FUSE", .allocate = EOPNOTSUPP, .change_owner = EPERM, .change_mode = EOPNOTSUPP, .sync_folder = ENOSYS,
    .exchange = ENOSYS, .no_such_names = TRUE, .code = -1 },
  { .name = "share", .allocate = EOPNOTSUPP, .change_owner = EPERM, .exchange = EINVAL, .code = -1 },
  { .name = "share, open elsewhere", .allocate = EOPNOTSUPP, .exchange = EINVAL, .rename_over = EACCES, .code = G_IO_ERROR_PERMISSION_DENIED },
  { .name = "share, quota", .exchange = EINVAL, .close = EDQUOT, .code = G_IO_ERROR_NO_SPACE },
  { .name = "protected stick", .create = EROFS, .situation = MG_SITUATION_NEW, .code = G_IO_ERROR_READ_ONLY },
  { .name = "folder that takes no files", .create = EACCES, .code = -1 },
  { .name = "encrypted folder with short names", .name_limit = 143, .code = -1 },
};

static struct
{
  const FileSystem *is;
  guint             n;          /* calls so far */
  guint             failing;    /* the call that fails; 0: none */
  int               number;
  ino_t             folder;
  gboolean          renamed;
  gboolean          failed_late;
} now;

static int
fail_with (int number)
{
  errno = number;

  return -1;
}

static gboolean
fails (void)
{
  if (++now.n != now.failing)
    return FALSE;

  now.failed_late = now.renamed;
  errno = now.number;

  return TRUE;
}

static int
bad_open_at (int         folder,
             const char *name,
             int         flags,
             mode_t      mode)
{
  struct stat found;

  if (fails ())
    return -1;
  if ((flags & O_CREAT) != 0 && now.is->create != 0 && fstat (folder, &found) == 0 && found.st_ino == now.folder)
    return fail_with (now.is->create);
  if ((flags & O_CREAT) != 0 && now.is->no_such_names && strchr (name, ':') != NULL)
    return fail_with (ENOENT);
  if (now.is->name_limit > 0 && folder != AT_FDCWD && strlen (name) > now.is->name_limit)
    return fail_with (ENAMETOOLONG);

  return mg_system.open_at (folder, name, flags, mode);
}

static int
bad_stat_fd (int          fd,
             struct stat *found)
{
  return fails () ? -1 : mg_system.stat_fd (fd, found);
}

static int
bad_stat_at (int          folder,
             const char  *name,
             struct stat *found,
             int          flags)
{
  return fails () ? -1 : mg_system.stat_at (folder, name, found, flags);
}

static int
bad_may_write (const char *path)
{
  return fails () ? -1 : mg_system.may_write (path);
}

static ssize_t
bad_read_at (int     fd,
             void   *bytes,
             size_t  length,
             off_t   offset)
{
  return fails () ? -1 : mg_system.read_at (fd, bytes, MIN (length, WRITE_LENGTH), offset);
}

static ssize_t
bad_write (int         fd,
           const void *bytes,
           size_t      length)
{
  return fails () ? -1 : mg_system.write (fd, bytes, MIN (length, WRITE_LENGTH));
}

static int
bad_allocate (int   fd,
              int   mode,
              off_t offset,
              off_t length)
{
  if (fails ())
    return -1;

  return now.is->allocate != 0 ? fail_with (now.is->allocate) : mg_system.allocate (fd, mode, offset, length);
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
  if (fails ())
    return -1;

  return now.is->change_owner != 0 ? fail_with (now.is->change_owner) : mg_system.change_owner (fd, user, group);
}

static int
bad_change_mode (int    fd,
                 mode_t mode)
{
  if (fails ())
    return -1;

  return now.is->change_mode != 0 ? fail_with (now.is->change_mode) : mg_system.change_mode (fd, mode);
}

/* What could not be brought to the disk is gone, unless it was only interrupted. */
static gboolean
loses (int fd)
{
  gboolean failing = fails ();

  if (failing && now.number != EINTR && ftruncate (fd, 0) == 0)
    g_debug ("lost");
  errno = now.number;

  return failing;
}

static int
bad_sync (int fd)
{
  struct stat found;

  if (loses (fd))
    return -1;
  if (now.is->sync_folder != 0 && fstat (fd, &found) == 0 && S_ISDIR (found.st_mode))
    return fail_with (now.is->sync_folder);

  return mg_system.sync (fd);
}

/* A failing close closes all the same. */
static int
bad_close (int fd)
{
  gboolean writes = (fcntl (fd, F_GETFL) & O_ACCMODE) != O_RDONLY;
  gboolean failing = writes ? loses (fd) : fails ();

  mg_system.close (fd);
  if (failing)
    return fail_with (now.number);

  return writes && now.is->close != 0 ? fail_with (now.is->close) : 0;
}

static int
bad_rename_at (int         old_folder,
               const char *old_name,
               int         new_folder,
               const char *new_name,
               guint       flags)
{
  struct stat found;
  int result;

  if (fails ())
    return -1;
  if (flags != 0 && now.is->exchange != 0)
    return fail_with (now.is->exchange);
  if (now.is->rename_over != 0 && fstatat (new_folder, new_name, &found, 0) == 0)
    return fail_with (now.is->rename_over);

  result = mg_system.rename_at (old_folder, old_name, new_folder, new_name, flags);
  now.renamed |= result == 0;

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
  bad_open_at, bad_stat_fd, bad_stat_at, bad_may_write, bad_read_at, bad_write, bad_allocate, bad_truncate, bad_change_owner,
  bad_change_mode, bad_sync, bad_close, bad_rename_at, bad_unlink_at,
};

/* @call: which fails; 0: none */
static gboolean
save (MgSaveFixture  *fixture,
      guint           call,
      int             number,
      GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  struct stat found;
  gboolean done;

  g_assert_cmpint (g_stat (folder, &found), ==, 0);
  now.folder = found.st_ino;
  now.n = 0;
  now.failing = call;
  now.number = number;
  now.renamed = now.failed_late = FALSE;
  mg_safe_save_set_system (&bad_system);
  done = mg_safe_save (fixture->path, fixture->bytes, NULL, fixture->pending, NULL, NULL, NULL, error);
  mg_safe_save_set_system (NULL);

  return done;
}

static void
check_system (gconstpointer data)
{
  const FileSystem *system = data;
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (system->situation, LENGTH);
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  now.is = system;
  if (system->code < 0)
    {
      g_assert_true (save (fixture, 0, 0, &error));
      g_assert_no_error (error);
      g_assert_cmpint (mg_save_fixture_get (fixture), ==, MG_CONTENT_NEW);
    }
  else
    {
      g_assert_false (save (fixture, 0, 0, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, G_IO_ERROR, system->code);
      g_assert_cmpint (mg_save_fixture_get (fixture), ==, MG_CONTENT_OLD);
    }

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".~"));
}

/* Each call fails once with each error: a save that is reported done is done,
 * one that is not has left the old version, or says where all is.
 */
static void
check_faults (gconstpointer data)
{
  static const int numbers[] = { EIO, ENOSPC, EDQUOT, EACCES, EPERM, EBUSY, EMFILE, EINTR, EROFS, ESTALE };
  const FileSystem *system = data;
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (system->situation, LENGTH);
  guint n_calls;

  now.is = system;
  save (fixture, 0, 0, NULL);
  n_calls = now.n;
  g_assert_cmpuint (n_calls, >, 3);

  for (guint call = 1; call <= n_calls; call++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        g_autoptr(GError) error = NULL;
        MgContent content;
        gboolean done;

        mg_save_fixture_reset (fixture);
        done = save (fixture, call, numbers[i], &error);
        g_assert_true (done == (error == NULL));
        content = mg_save_fixture_get (fixture);
        if (done)
          g_assert_cmpint (content, ==, MG_CONTENT_NEW);
        else if (content == MG_CONTENT_NEW)
          g_assert_true (now.failed_late || mg_save_fixture_has_copy (fixture, error->message));
        else if (content != MG_CONTENT_OLD)
          g_assert_true (mg_save_fixture_has_copy (fixture, error->message));
      }
  g_test_message ("%u calls", n_calls);
}

/* A stick that gives back something else than it was given. */
static ssize_t
faulty_read_at (int     fd,
                void   *bytes,
                size_t  length,
                off_t   offset)
{
  ssize_t n = mg_system.read_at (fd, bytes, length, offset);

  if (n > 0)
    ((char *) bytes)[n / 2] ^= 0x10;

  return n;
}

static void
check_faulty (gconstpointer data)
{
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (GPOINTER_TO_INT (data), LENGTH);
  g_autoptr(GError) error = NULL;
  MgSystem faulty = mg_system;

  faulty.read_at = faulty_read_at;
  mg_safe_save_set_system (&faulty);
  g_assert_false (mg_safe_save (fixture->path, fixture->bytes, NULL, fixture->pending, NULL, NULL, NULL, &error));
  mg_safe_save_set_system (NULL);
  g_test_message ("%s", error->message);
  g_assert_cmpint (mg_save_fixture_get (fixture), ==, MG_CONTENT_OLD);
}

/* Names that a stick does not take are said to be the reason. */
static void
check_names (void)
{
  static const FileSystem stick = { .name = "stick", .no_such_names = TRUE };
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (MG_SITUATION_NEW, LENGTH);
  g_autoptr(GError) error = NULL;

  now.is = &stick;
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "d", "12:30", NULL);
  g_assert_false (save (fixture, 0, 0, &error));
  g_assert_nonnull (strstr (error->message, "takes no names"));
}

/* A new version that the disk did not confirm is ours all the same: the next
 * save does not take it for somebody else's.
 */
static void
check_tag_of_unconfirmed (void)
{
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (MG_SITUATION_PLAIN, LENGTH);
  static const FileSystem disk = { .name = "disk", .sync_folder = EIO };
  g_autoptr(GError) error = NULL;
  MgFileTag tag = { FALSE, };

  now.is = &disk;
  now.failing = 0;
  mg_safe_save_set_system (&bad_system);
  g_assert_false (mg_safe_save (fixture->path, fixture->bytes, NULL, NULL, &tag, NULL, NULL, NULL));
  mg_safe_save_set_system (NULL);
  g_assert_true (tag.exists);
  g_assert_true (mg_safe_save (fixture->path, fixture->bytes, &tag, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      g_autofree char *works = g_strdup_printf ("/save-systems/%s", systems[i].name);
      g_autofree char *faults = g_strdup_printf ("/save-systems/faults/%s", systems[i].name);

      g_test_add_data_func (works, &systems[i], check_system);
      g_test_add_data_func (faults, &systems[i], check_faults);
    }
  g_test_add_data_func ("/save-systems/read-again", GINT_TO_POINTER (MG_SITUATION_PLAIN), check_faulty);
  g_test_add_data_func ("/save-systems/copy-is-read-again", GINT_TO_POINTER (MG_SITUATION_HARD_LINK), check_faulty);
  g_test_add_func ("/save-systems/names", check_names);
  g_test_add_func ("/save-systems/unconfirmed-is-ours", check_tag_of_unconfirmed);

  return g_test_run ();
}
