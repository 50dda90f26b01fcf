/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-versions.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mg-edit-lock.h"
#include "mg-save-fixture.h"

typedef struct
{
  char *folder;
  char *dir;
  char *document;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = g_dir_make_tmp ("maillage-versions-XXXXXX", NULL);
  f->dir = g_build_filename (f->folder, "state", "versions", NULL);
  f->document = g_build_filename (f->folder, "pôle.graphml", NULL);
  g_assert_true (g_file_set_contents (f->document, "found", -1, NULL));
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  mg_save_remove_all (f->folder);
  g_free (f->folder);
  g_free (f->dir);
  g_free (f->document);
}

static void
keep (Fixture    *f,
      const char *text,
      gint64      time_s)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;

  g_assert_true (mg_versions_keep (f->dir, f->document, bytes, time_s, &error));
  g_assert_no_error (error);
}

static void
assert_version (GPtrArray  *versions,
                guint       i,
                const char *wanted)
{
  const MgVersion *version = g_ptr_array_index (versions, i);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (version->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, wanted);
  g_assert_cmpuint (version->size, ==, strlen (wanted));
}

static void
check_last_ones (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) none = mg_versions_list (f->dir, f->document);
  g_autoptr(GPtrArray) versions = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *text = g_strdup_printf ("version %u", i);

      keep (f, text, 1000 + i);
    }

  versions = mg_versions_list (f->dir, f->document);
  g_assert_cmpuint (versions->len, ==, MG_VERSIONS_KEPT);
  assert_version (versions, 0, "version 9");
  assert_version (versions, 3, "version 6");
  g_assert_cmpint (((MgVersion *) g_ptr_array_index (versions, 0))->time_s, ==, 1009);
}

static void
check_once (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) versions = NULL;

  mg_versions_keep_file (f->dir, f->document, 1000);
  mg_versions_keep_file (f->dir, f->document, 1000);
  keep (f, "found", 4);
  keep (f, "new", 5000000000);
  keep (f, "new", 5000000001);
  mg_versions_keep_file (f->dir, "/nowhere", 1000);
  versions = mg_versions_list (f->dir, f->document);
  g_assert_cmpuint (versions->len, ==, 2);
  assert_version (versions, 0, "new");
  assert_version (versions, 1, "found");
}

static void
check_private (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("secret", 6);
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = NULL;
  struct stat found;
  mode_t mask = umask (0);

  keep (f, "secret", 1);
  umask (mask);
  versions = mg_versions_list (f->dir, f->document);
  folder = g_path_get_dirname (((MgVersion *) g_ptr_array_index (versions, 0))->path);
  g_assert_cmpint (g_stat (folder, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (((MgVersion *) g_ptr_array_index (versions, 0))->path, &found), ==, 0);
  g_assert_cmpint (found.st_mode & 0777, ==, 0600);

  /* Where others can look, nothing is put. */
  g_assert_cmpint (g_chmod (f->dir, 0755), ==, 0);
  g_assert_false (mg_versions_keep (f->dir, f->document, bytes, 2, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static void
check_forget (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *other = g_build_filename (f->folder, "other.graphml", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("other", 5);
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GPtrArray) others = NULL;
  g_autoptr(GPtrArray) rest = NULL;

  keep (f, "one", 1);
  g_assert_true (mg_versions_keep (f->dir, other, bytes, 2, NULL));
  mg_versions_forget (f->dir, f->document);
  versions = mg_versions_list (f->dir, f->document);
  others = mg_versions_list (f->dir, other);
  g_assert_cmpuint (versions->len, ==, 0);
  g_assert_cmpuint (others->len, ==, 1);

  mg_versions_sweep (f->dir, g_get_real_time () / G_USEC_PER_SEC - 100);
  g_clear_pointer (&others, g_ptr_array_unref);
  others = mg_versions_list (f->dir, other);
  g_assert_cmpuint (others->len, ==, 1);
  mg_versions_sweep (f->dir, g_get_real_time () / G_USEC_PER_SEC + 100);
  rest = mg_versions_list (f->dir, other);
  g_assert_cmpuint (rest->len, ==, 0);
}

static void
leave (Fixture    *f,
       const char *name,
       gint64      age_s)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  const gint64 time = g_get_real_time () / G_USEC_PER_SEC - age_s;

  g_assert_true (g_file_set_contents (path, "left over", -1, NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, path, (struct timespec[]) { { time, 0 }, { time, 0 } }, 0), ==, 0);
}

static void
check_leftovers (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) later = NULL;

  leave (f, ".~pôle.graphml.0123abcd", -10);
  leave (f, ".~pôle.graphml.ffffffff", -5);
  leave (f, ".~pôle.graphml.00000000", 1000);     /* the old version itself */
  leave (f, ".~other.graphml.0123abcd", -10);
  leave (f, ".~pôle.graphml.0123abcX", -10);
  leave (f, ".~lock.pôle.graphml#", -10);
  found = mg_leftovers_find (f->document);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (g_str_has_suffix (((MgVersion *) g_ptr_array_index (found, 0))->path, "0123abcd"));

  /* A stick that was pulled may have lost the name itself. */
  g_unlink (f->document);
  later = mg_leftovers_find (f->document);
  g_assert_cmpuint (later->len, ==, 3);
}

static void
write_lock (Fixture    *f,
            const char *text)
{
  g_autofree char *path = g_build_filename (f->folder, ".~lock.pôle.graphml#", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
check_lock_of_others (Fixture       *f,
                      gconstpointer  data)
{
  g_autoptr(MgEditLock) none = mg_edit_lock_find (f->document);
  g_autoptr(MgEditLock) other = NULL;

  g_assert_null (none);
  write_lock (f, "Martin\\, Zoé,zoe,accueil,22.11.2026 03:11,file:///home/zoe/.config/libreoffice/4;");
  other = mg_edit_lock_find (f->document);
  g_assert_nonnull (other);
  g_assert_cmpstr (other->user, ==, "Martin, Zoé");
  g_assert_cmpstr (other->host, ==, "accueil");
  g_assert_cmpstr (other->since, ==, "22.11.2026 03:11");
  g_assert_null (mg_edit_lock_take (f->document));
}

static void
check_lock_of_ours (Fixture       *f,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, ".~lock.pôle.graphml#", NULL);
  MgEditLock *lock = mg_edit_lock_take (f->document);

  g_assert_nonnull (lock);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (mg_edit_lock_find (f->document));
  mg_edit_lock_release (lock);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* Somebody else's stays. */
  lock = mg_edit_lock_take (f->document);
  write_lock (f, "Zoé,zoe,accueil,22.11.2026 03:11,x;");
  mg_edit_lock_release (lock);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A process of ours that lives, one that has ended but was not noted yet by its
 * parent, and another one that has the same number.
 */
static void
check_lock_of_process (Fixture       *f,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, ".~lock.pôle.graphml#", NULL);
  g_autoptr(MgEditLock) lock = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *reused = NULL;
  int pipes[2];
  char letter;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      mg_edit_lock_take (f->document);
      _exit (write (pipes[1], "x", 1) == 1 && pause () == 0);
    }
  g_assert_cmpint ((int) read (pipes[0], &letter, 1), ==, 1);
  lock = mg_edit_lock_find (f->document);
  g_assert_nonnull (lock);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  /* The same number, another beginning. */
  parts = g_strsplit (text, ":", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  reused = g_strdup_printf ("%s:%s:%s:1%s:%s", parts[0], parts[1], parts[2], parts[3], parts[4]);
  write_lock (f, reused);
  g_assert_null (mg_edit_lock_find (f->document));

  write_lock (f, text);
  kill (child, SIGKILL);
  g_assert_cmpint (waitid (P_PID, (id_t) child, &(siginfo_t) { 0, }, WEXITED | WNOWAIT), ==, 0);
  g_assert_null (mg_edit_lock_find (f->document));
  waitpid (child, NULL, 0);
  g_assert_null (mg_edit_lock_find (f->document));
  close (pipes[0]);
  close (pipes[1]);
}

static void
check_stale_lock (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *ended = g_strdup_printf ("Zoé,zoe,%s,22.11.2026 03:11,maillage:1:2:another start;", g_get_host_name ());
  g_autofree char *nobody = g_strdup_printf ("Zoé,zoe,%s,22.11.2026 03:11,maillage:0:2:x;", g_get_host_name ());
  g_autofree char *path = g_build_filename (f->folder, ".~lock.pôle.graphml#", NULL);
  const char * const stale[] = { ended, nobody, "", "no lock", "a,b;" };
  MgEditLock *lock;

  for (guint i = 0; i < G_N_ELEMENTS (stale); i++)
    {
      write_lock (f, stale[i]);
      g_assert_null (mg_edit_lock_find (f->document));
    }
  lock = mg_edit_lock_take (f->document);
  g_assert_nonnull (lock);
  mg_edit_lock_release (lock);

  write_lock (f, "Zoé,zoe,accueil,22.11.2026 03:11,x;");
  g_assert_cmpint (utimensat (AT_FDCWD, path, (struct timespec[]) { { 1000, 0 }, { 1000, 0 } }, 0), ==, 0);
  g_assert_null (mg_edit_lock_find (f->document));
}

/* A lock from a stranger is text: short, on one line, valid. */
static void
check_hostile_lock (Fixture       *f,
                    gconstpointer  data)
{
  g_autofree char *long_name = g_strnfill (3000, 'x');
  g_autofree char *text = g_strconcat (long_name, "\n\xff,a,b\nc,d,e;", NULL);
  g_autofree char *path = g_build_filename (f->folder, ".~lock.pôle.graphml#", NULL);
  g_autoptr(MgEditLock) lock = NULL;

  write_lock (f, text);
  lock = mg_edit_lock_find (f->document);
  g_assert_nonnull (lock);
  g_assert_cmpint (g_utf8_strlen (lock->user, -1), <=, 60);
  g_assert_cmpstr (lock->host, ==, "b c");

  g_unlink (path);
  g_assert_cmpint (symlink ("/etc/passwd", path), ==, 0);
  g_assert_null (mg_edit_lock_find (f->document));
  g_assert_null (mg_edit_lock_take (f->document));
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *rule;
    void      (*check) (Fixture *, gconstpointer);
  } tests[] = {
    { "/versions/the-last-ones-are-kept", check_last_ones },
    { "/versions/each-once", check_once },
    { "/versions/for-the-user-alone", check_private },
    { "/versions/forgotten", check_forget },
    { "/leftovers/not-older-than-the-file", check_leftovers },
    { "/edit-lock/others-are-named", check_lock_of_others },
    { "/edit-lock/ours-goes", check_lock_of_ours },
    { "/edit-lock/processes-that-ended-hold-none", check_lock_of_process },
    { "/edit-lock/stale-ones-are-not-believed", check_stale_lock },
    { "/edit-lock/is-only-text", check_hostile_lock },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].rule, Fixture, NULL, set_up, tests[i].check, tear_down);

  return g_test_run ();
}
