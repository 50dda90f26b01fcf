/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a journal wrote is what there was: content, past, and what can be redone. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mg-command.h"
#include "mg-journal.h"
#include "mg-journal-folder.h"
#include "mg-recovered.h"
#include "mg-walk.h"

#define N_WALKS 1000
#define N_STEPS 40

typedef struct
{
  char *root;
  char *fallback;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("maillage-journal-XXXXXX", &error);

  g_assert_no_error (error);
  f->root = g_build_filename (folder, "recovery", NULL);
  f->fallback = g_build_filename (folder, "session", "recovery", NULL);
  mg_walk_stay_in_memory ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->root);

  mg_journal_set_system (NULL);
  mg_walk_remove_folder (folder);
  g_free (f->root);
  g_free (f->fallback);
}

static MgRecovered *
read_back (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgJournalFolder) folder = mg_journal_folder_open (path, &error);
  MgRecovered *recovered;

  g_assert_no_error (error);
  recovered = mg_recovered_read (folder, TRUE, NULL, &error);
  g_assert_no_error (error);

  return recovered;
}

static MgHistory *
restore (const MgRecovered *recovered)
{
  MgHistory *history = mg_history_new (recovered->network);

  mg_history_restore (history, recovered->steps, recovered->n_done, recovered->first_state,
                      recovered->saved_state);

  return history;
}

static void
assert_same (MgNetwork *network,
             MgNetwork *other)
{
  g_autofree char *wanted = mg_walk_dump (network);
  g_autofree char *got = mg_walk_dump (other);

  g_assert_cmpstr (got, ==, wanted);
}

/* Both go back to the start and forward to the end, looking alike at each step. */
static void
assert_same_past (MgWalk            *walk,
                  const MgRecovered *recovered)
{
  g_autoptr(MgHistory) history = restore (recovered);

  g_assert_cmpuint (mg_history_get_state (history), ==, mg_history_get_state (walk->history));
  while (mg_history_get_undo_label (walk->history) != NULL)
    {
      g_assert_cmpstr (mg_history_get_undo_label (history), ==, mg_history_get_undo_label (walk->history));
      mg_history_undo (walk->history);
      mg_history_undo (history);
      assert_same (walk->network, recovered->network);
    }
  g_assert_null (mg_history_get_undo_label (history));
  g_assert_cmpuint (mg_history_get_state (history), ==, mg_history_get_state (walk->history));

  while (mg_history_get_redo_label (walk->history) != NULL)
    {
      mg_history_redo (walk->history);
      mg_history_redo (history);
    }
  g_assert_null (mg_history_get_redo_label (history));
  assert_same (walk->network, recovered->network);
}

/* @turns: how often the content is written anew on the way */
static void
walk_and_compare (Fixture *f,
                  guint32  seed,
                  guint    n_steps,
                  guint    turns)
{
  g_autoptr(MgWalk) walk = mg_walk_new (seed);
  g_autoptr(MgJournal) journal = NULL;
  g_autoptr(MgRecovered) recovered = NULL;
  g_autofree char *path = NULL;

  /* Some work is done before anybody listens. */
  for (guint i = 0; i < seed % 5; i++)
    mg_walk_on (walk);
  journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
  for (guint i = 0; i < n_steps; i++)
    {
      mg_walk_on (walk);
      if (turns > 0 && (i + 1) % (n_steps / turns) == 0)
        {
          g_assert_true (mg_journal_settle (journal));
          mg_journal_renew (journal);
        }
    }
  path = g_strdup (mg_journal_get_folder (journal));
  g_clear_object (&journal);

  recovered = read_back (path);
  g_assert_false (recovered->is_cut);
  assert_same (walk->network, recovered->network);
  assert_same_past (walk, recovered);
  mg_walk_remove_folder (path);
}

static void
test_replay (Fixture       *f,
             gconstpointer  data)
{
  for (guint i = 0; i < N_WALKS; i++)
    walk_and_compare (f, (guint32) g_test_rand_int (), 1 + i % N_STEPS, 0);
}

/* The past is longer than what was done since the content was written last. */
static void
test_renewed (Fixture       *f,
              gconstpointer  data)
{
  for (guint i = 0; i < 50; i++)
    walk_and_compare (f, (guint32) g_test_rand_int (), 60, 1 + i % 6);
}

/* Five hundred steps, by themselves. */
static void
test_long (Fixture       *f,
           gconstpointer  data)
{
  walk_and_compare (f, (guint32) g_test_rand_int (), 1800, 0);
}

/* The recovered one is worked on and crashes again. */
static void
test_twice (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(MgWalk) walk = mg_walk_new (7);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
  g_autofree char *path = NULL;
  g_autofree char *second_path = NULL;
  g_autoptr(MgRecovered) recovered = NULL;
  g_autoptr(MgRecovered) again = NULL;
  g_autoptr(MgHistory) history = NULL;
  g_autoptr(MgJournal) second = NULL;
  g_autoptr(MgHistory) last = NULL;

  for (guint i = 0; i < 30; i++)
    mg_walk_on (walk);
  mg_history_undo (walk->history);
  path = g_strdup (mg_journal_get_folder (journal));
  g_clear_object (&journal);

  recovered = read_back (path);
  history = restore (recovered);
  second = mg_journal_new (history, recovered->network, f->root, NULL);
  mg_journal_begin (second);
  mg_history_redo (history);
  second_path = g_strdup (mg_journal_get_folder (second));
  g_clear_object (&second);

  mg_history_redo (walk->history);
  again = read_back (second_path);
  assert_same (walk->network, again->network);
  assert_same_past (walk, again);
}

static MgTransaction *
label (MgNetwork  *network,
       MgId        id,
       const char *text)
{
  g_auto(MgValue) value = mg_value_text (text);

  return mg_command_set (network, &id, 1, MG_FIELD_LABEL, &value);
}

/* What is counted is the way from what was saved, in either direction. */
static void
test_changes (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgHistory) history = mg_history_new (network);
  g_autoptr(MgJournal) journal = mg_journal_new (history, network, f->root, NULL);
  const MgFileTag tag = { TRUE, 1, 2, 3, 4, 5, 6, TRUE, { 7 } };
  const int expected[] = { 1, 2, 3, 0, 1, 0, 1 };
  MgId id;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(MgRecovered) recovered = NULL;
      g_autofree char *copy = g_build_filename (f->root, "copy", NULL);
      g_autofree char *command = NULL;

      if (i == 0)
        mg_history_run (history, mg_command_add_organisation (network, "A", "ess", 0., 0., &id), 0, NULL);
      else if (i == 3)
        {
          mg_history_finish_save (history, mg_history_start_save (history));
          mg_journal_set_file (journal, "/pole\xff.graphml", &tag, NULL);
        }
      else if (i == 5)
        mg_history_redo (history);
      else if (i == 4)
        mg_history_undo (history);
      else
        mg_history_run (history, label (network, id, i % 2 ? "B" : "C"), 0, NULL);

      /* The folder itself is held. */
      mg_journal_settle (journal);
      command = g_strdup_printf ("cp -r '%s' '%s'", mg_journal_get_folder (journal), copy);
      g_assert_cmpint (system (command), ==, 0);
      recovered = read_back (copy);
      g_assert_cmpuint (recovered->n_changes, ==, (guint) expected[i]);
      if (i >= 3)
        {
          g_assert_cmpstr (recovered->path, ==, "/pole\xff.graphml");
          g_assert_true (mg_file_tag_equal (&recovered->tag, &tag));
        }
      mg_walk_remove_folder (copy);
    }
}

static void
test_forget (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(MgWalk) walk = mg_walk_new (3);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
  g_autofree char *path = NULL;

  g_assert_null (mg_journal_get_folder (journal));
  mg_walk_on (walk);
  path = g_strdup (mg_journal_get_folder (journal));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  mg_journal_forget (journal);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (mg_journal_get_folder (journal));

  /* The next step begins anew, with all of the past. */
  mg_walk_on (walk);
  g_free (path);
  path = g_strdup (mg_journal_get_folder (journal));
  g_clear_object (&journal);
  {
    g_autoptr(MgRecovered) recovered = read_back (path);

    assert_same (walk->network, recovered->network);
    assert_same_past (walk, recovered);
  }
}

/* The folder is for its user alone, and so is each file. */
static void
test_private (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(MgWalk) walk = mg_walk_new (3);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
  g_autoptr(GDir) dir = NULL;
  const char *name;
  struct stat found;
  mode_t old = umask (0);

  mg_walk_on (walk);
  g_assert_true (mg_journal_settle (journal));
  umask (old);
  g_assert_cmpint (stat (mg_journal_get_folder (journal), &found), ==, 0);
  g_assert_cmpuint (found.st_mode & 0777, ==, 0700);
  dir = g_dir_open (mg_journal_get_folder (journal), 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (mg_journal_get_folder (journal), name, NULL);

      g_assert_cmpint (stat (path, &found), ==, 0);
      g_assert_cmpuint (found.st_mode & 0777, ==, 0600);
    }
}

static void
failed_cb (MgJournal  *journal,
           const char *text,
           guint      *n_failed)
{
  g_assert_cmpuint (strlen (text), >, 20);
  (*n_failed)++;
}

static void
refuse_root (Fixture *f)
{
  g_autoptr(MgWalk) walk = mg_walk_new (3);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, f->fallback);
  guint n_failed = 0;

  g_signal_connect (journal, "failed", G_CALLBACK (failed_cb), &n_failed);
  mg_walk_on (walk);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_true (g_str_has_prefix (mg_journal_get_folder (journal), f->fallback));
  mg_journal_forget (journal);
}

static void
test_folder_attacks (Fixture       *f,
                     gconstpointer  data)
{
  g_autofree char *elsewhere = g_strconcat (f->root, "-elsewhere", NULL);
  g_autofree char *inside = NULL;
  g_autoptr(GError) error = NULL;
  MgJournalFolder *folder;

  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, f->root), ==, 0);
  refuse_root (f);
  g_assert_cmpint (g_rmdir (elsewhere), ==, 0);
  g_unlink (f->root);

  g_assert_cmpint (g_mkdir (f->root, 0700), ==, 0);
  g_assert_cmpint (g_chmod (f->root, 0750), ==, 0);
  refuse_root (f);
  g_assert_cmpint (g_chmod (f->root, 0702), ==, 0);
  refuse_root (f);

  if (geteuid () == 0)
    {
      g_assert_cmpint (g_chmod (f->root, 0700), ==, 0);
      g_assert_cmpint (chown (f->root, 1234, (gid_t) -1), ==, 0);
      refuse_root (f);
      g_assert_cmpint (chown (f->root, 0, (gid_t) -1), ==, 0);
    }

  /* One that was left. */
  g_assert_cmpint (g_chmod (f->root, 0700), ==, 0);
  inside = g_build_filename (f->root, "link", NULL);
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, inside), ==, 0);
  folder = mg_journal_folder_open (inside, &error);
  g_assert_null (folder);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* Held by a window, whichever process it is of. */
static void
test_held (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(MgWalk) walk = mg_walk_new (3);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr(MgJournalFolder) folder = NULL;

  mg_walk_on (walk);
  path = g_strdup (mg_journal_get_folder (journal));
  folder = mg_journal_folder_open (path, &error);
  g_assert_null (folder);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  g_clear_object (&journal);
  folder = mg_journal_folder_open (path, NULL);
  g_assert_nonnull (folder);
}

/* A full disk: whatever is written from the n-th call on does not fit; in the
 * folder of the session there is room, if @is_room_elsewhere.
 */

static int n_writes;
static int n_allowed;
static gboolean is_room_elsewhere;

static gboolean
is_elsewhere (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *path = g_file_read_link (link, NULL);

  return is_room_elsewhere && path != NULL && strstr (path, "/session/") != NULL;
}

static ssize_t
full_write (int         fd,
            const void *bytes,
            size_t      length)
{
  int before = is_elsewhere (fd) ? -1 : g_atomic_int_add (&n_writes, 1);

  if (before < n_allowed)
    return write (fd, bytes, length);

  /* Some of it still fits. */
  if (before == n_allowed && length > 2)
    return write (fd, bytes, length / 2);

  errno = ENOSPC;
  return -1;
}

static int
no_sync (int fd)
{
  return 0;
}

static int
system_open_at (int         folder,
                const char *name,
                int         flags,
                mode_t      mode)
{
  return openat (folder, name, flags, mode);
}

static void
iterate (void)
{
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
fill_disk (Fixture *f,
           int      allowed)
{
  static const MgJournalSystem full = { full_write, no_sync, system_open_at };
  g_autoptr(MgWalk) walk = mg_walk_new (11);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, f->fallback);
  g_autoptr(MgRecovered) recovered = NULL;
  g_autofree char *path = NULL;
  guint n_failed = 0;

  n_writes = 0;
  n_allowed = allowed;
  is_room_elsewhere = TRUE;
  g_signal_connect (journal, "failed", G_CALLBACK (failed_cb), &n_failed);
  mg_journal_set_system (&full);
  for (guint i = 0; i < 12 && n_failed == 0; i++)
    {
      mg_walk_on (walk);
      mg_journal_settle (journal);
      iterate ();
    }
  mg_walk_on (walk);
  iterate ();

  path = g_strdup (mg_journal_get_folder (journal));
  g_clear_object (&journal);
  recovered = read_back (path);
  assert_same (walk->network, recovered->network);
  assert_same_past (walk, recovered);
  mg_walk_remove_folder (path);
}

static void
test_full_disk (Fixture       *f,
                gconstpointer  data)
{
  for (int allowed = 0; allowed < 20; allowed++)
    fill_disk (f, allowed);
}

/* No room anywhere: it is said, and work goes on. */
static void
test_no_room (Fixture       *f,
              gconstpointer  data)
{
  static const MgJournalSystem full = { full_write, no_sync, system_open_at };
  g_autoptr(MgWalk) walk = mg_walk_new (11);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, f->fallback);
  guint n_failed = 0;

  n_writes = n_allowed = 0;
  is_room_elsewhere = FALSE;
  g_signal_connect (journal, "failed", G_CALLBACK (failed_cb), &n_failed);
  mg_journal_set_system (&full);
  for (guint i = 0; i < 10; i++)
    {
      mg_walk_on (walk);
      iterate ();
    }
  g_assert_cmpuint (n_failed, >=, 1);
  g_assert_cmpuint (n_failed, <=, 2);
}

#define ADD(path, func) \
  g_test_add ("/journal/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("replay-is-equal", test_replay);
  ADD ("past-outlives-renewed-content", test_renewed);
  ADD ("renews-itself", test_long);
  ADD ("recovered-again", test_twice);
  ADD ("counts-changes-since-saved", test_changes);
  ADD ("forgets", test_forget);
  ADD ("for-its-user-alone", test_private);
  ADD ("folder-attacks", test_folder_attacks);
  ADD ("held-while-it-runs", test_held);
  ADD ("full-disk-moves-elsewhere", test_full_disk);
  ADD ("no-room-is-said", test_no_room);

  return g_test_run ();
}
