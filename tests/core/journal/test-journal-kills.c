/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person works in another process, which is killed at any moment: every step
 * that was finished is there.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mg-journal.h"
#include "mg-journal-folder.h"
#include "mg-recovered.h"
#include "mg-walk.h"

/* The content is written anew that often, so that kills meet it. */
#define RENEWAL 25

static const char *program;

static guint
n_kills (void)
{
  return g_getenv ("MG_TEST_LONG") != NULL || g_getenv ("MG_LONG") != NULL ? 1000 : 200;
}

/* The one who works: says the number of each step that is done. */
static int
work (const char *root,
      guint32     seed)
{
  g_autoptr(MgWalk) walk = mg_walk_new (seed);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, root, NULL);

  mg_walk_stay_in_memory ();
  for (guint32 i = 1; i < 100000; i++)
    {
      mg_walk_on (walk);
      if (write (STDOUT_FILENO, &i, sizeof i) != sizeof i)
        return 1;
      if (i % RENEWAL == 0)
        mg_journal_renew (journal);
    }

  return 0;
}

/* Returns: how many steps were done when it was killed */
static guint32
work_and_kill (const char *root,
               guint32     seed,
               guint       microseconds)
{
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *command[] = { program, "--work", root, number, NULL };
  g_autoptr(GError) error = NULL;
  guint32 done = 0;
  guint32 said;
  GPid pid;
  int output;

  g_spawn_async_with_pipes (NULL, (char **) command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  /* Time counts from the first step. */
  if (read (output, &said, sizeof said) == sizeof said)
    done = said;
  g_usleep (microseconds);
  kill (pid, SIGKILL);
  while (read (output, &said, sizeof said) == sizeof said)
    done = said;
  waitpid (pid, NULL, 0);
  close (output);

  return done;
}

static char *
find_folder (const char *root)
{
  g_autoptr(GDir) dir = g_dir_open (root, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (mg_journal_is_folder_name (name))
      return g_build_filename (root, name, NULL);

  return NULL;
}

static void
check_same (MgWalk            *walk,
            const MgRecovered *recovered)
{
  g_autofree char *wanted = mg_walk_dump (walk->network);
  g_autofree char *got = mg_walk_dump (recovered->network);

  g_assert_cmpstr (got, ==, wanted);
}

/* The past too. */
static void
check_undone (MgWalk            *walk,
              const MgRecovered *recovered)
{
  g_autoptr(MgHistory) history = mg_history_new (recovered->network);

  mg_history_restore (history, recovered->steps, recovered->n_done, recovered->first_state, 0);
  for (guint i = 0; i < 200 && mg_history_get_undo_label (walk->history) != NULL; i++)
    {
      g_assert_cmpstr (mg_history_get_undo_label (history), ==,
                       mg_history_get_undo_label (walk->history));
      mg_history_undo (walk->history);
      mg_history_undo (history);
    }
  check_same (walk, recovered);
}

/* A kill may come between a step and its being said: one more is no loss. */
static void
compare (const char *path,
         guint32     seed,
         guint32     done)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgJournalFolder) folder = mg_journal_folder_open (path, &error);
  g_autoptr(MgRecovered) recovered = NULL;
  g_autoptr(MgWalk) walk = mg_walk_new (seed);

  g_assert_no_error (error);
  recovered = mg_recovered_read (folder, TRUE, NULL, &error);
  /* Killed before a first step was said to be kept: nothing to be found. */
  if (done == 0 && recovered == NULL)
    return;
  g_assert_no_error (error);
  for (guint32 i = 0; i < done; i++)
    mg_walk_on (walk);
  if (mg_history_get_state (walk->history) != recovered->state)
    mg_walk_on (walk);
  g_assert_cmpuint (mg_history_get_state (walk->history), ==, recovered->state);
  check_same (walk, recovered);
  check_undone (walk, recovered);
}

static void
test_kills (void)
{
  guint n = n_kills ();
  guint64 n_steps = 0;
  guint32 most = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *root = g_dir_make_tmp ("maillage-kills-XXXXXX", NULL);
      guint32 seed = (guint32) g_test_rand_int ();
      guint32 done = work_and_kill (root, seed, (guint) g_test_rand_int_range (0, 25000));
      g_autofree char *path = find_folder (root);

      if (path != NULL)
        compare (path, seed, done);
      else
        g_assert_cmpuint (done, ==, 0);
      n_steps += done;
      most = MAX (most, done);
      mg_walk_remove_folder (root);
    }

  g_test_message ("%u kills, %" G_GUINT64_FORMAT " steps done, at most %u in one run", n, n_steps, most);
  g_assert_cmpuint (n_steps, >, 10 * n);
}

int
main (int    argc,
      char **argv)
{
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--work") == 0)
    return work (argv[2], (guint32) g_ascii_strtoull (argv[3], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/killed-at-any-moment", test_kills);

  return g_test_run ();
}
