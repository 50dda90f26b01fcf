/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal costs: the main thread at each step, and the writing of a
 * whole content.  Usage: bench-journal [ORGANISATIONS [FOLDER]]
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "mg-command.h"
#include "mg-generator.h"
#include "mg-journal.h"
#include "mg-journal-folder.h"
#include "mg-recovered.h"

#define MEAN_DEGREE 6.
#define N_STEPS 2000

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000.;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

static void
tell (const char *what,
      GArray     *times)
{
  g_array_sort (times, compare);
  printf ("%-44s %9.3f %9.3f %9.3f ms\n", what, g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 99 / 100),
          g_array_index (times, double, times->len - 1));
}

static void
apply (MgNetwork     *network,
       MgTransaction *transaction)
{
  g_autoptr(MgTransaction) taken = transaction;
  g_autoptr(MgTransaction) inverse = mg_transaction_apply (taken, network, NULL);

  if (inverse == NULL)
    abort ();
}

static MgNetwork *
make_network (guint   n,
              MgId  **ids)
{
  MgNetwork *network = mg_network_new ();
  guint n_pairs;
  g_autofree guint *pairs = mg_generate_pairs (n, MEAN_DEGREE, 1, &n_pairs);

  *ids = g_new (MgId, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Maison de l’économie sociale no %u", i);

      apply (network, mg_command_add_organisation (network, label, "ess", i * 1.1, i / 3., &(*ids)[i]));
    }
  for (guint i = 0; i < n_pairs; i++)
    apply (network, mg_command_add_link (network, (*ids)[pairs[2 * i]], (*ids)[pairs[2 * i + 1]],
                                         "strategy", NULL, NULL));
  printf ("%u organisations, %u links\n", n, n_pairs);

  return network;
}

/* With and without anybody listening: the difference is the journal's. */
static void
time_steps (const char *what,
            MgHistory  *history,
            MgNetwork  *network,
            const MgId *ids,
            guint       n_moved,
            guint       n_steps)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree double *xy = g_new0 (double, 2 * n_moved);

  for (guint i = 0; i < n_steps; i++)
    {
      MgTransaction *move;
      gint64 start;
      double time;

      for (guint j = 0; j < 2 * n_moved; j++)
        xy[j] = i * 0.7 + j;
      move = mg_command_move (network, ids, n_moved, xy, NULL);
      start = g_get_monotonic_time ();
      mg_history_run (history, move, 0, NULL);
      time = milliseconds_since (start);
      g_array_append_val (times, time);
    }
  tell (what, times);
}

static void
time_content (MgJournal *journal,
              MgNetwork *network)
{
  g_autoptr(GArray) copies = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) asked = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) written = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 20; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(MgNetwork) copy = mg_network_copy (network);
      double time = milliseconds_since (start);

      g_array_append_val (copies, time);
      mg_journal_settle (journal);
      start = g_get_monotonic_time ();
      mg_journal_renew (journal);
      time = milliseconds_since (start);
      g_array_append_val (asked, time);
      mg_journal_settle (journal);
      time = milliseconds_since (start);
      g_array_append_val (written, time);
    }
  tell ("copy of the network", copies);
  tell ("content asked for, main thread", asked);
  tell ("content written and synced, other thread", written);
}

static void
time_reading (const char *path)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(MgJournalFolder) folder = mg_journal_folder_open (path, NULL);
      gint64 start = g_get_monotonic_time ();
      g_autoptr(MgRecovered) recovered = mg_recovered_read (folder, i == 1, NULL, NULL);

      printf ("%-44s %9.3f ms, %u steps\n", i == 1 ? "recovered" : "looked at for the list",
              milliseconds_since (start), recovered->steps->len);
    }
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 5000;
  g_autofree char *made = g_dir_make_tmp ("maillage-bench-XXXXXX", NULL);
  const char *base = argc > 2 ? argv[2] : made;
  g_autofree char *root = g_build_filename (base, "recovery", NULL);
  g_autofree MgId *ids = NULL;
  g_autoptr(MgNetwork) network = make_network (n, &ids);
  g_autoptr(MgHistory) history = mg_history_new (network);
  g_autoptr(MgJournal) journal = NULL;
  g_autofree char *path = NULL;
  gint64 start;

  printf ("%-44s %9s %9s %9s\n", "", "median", "99 %", "most");
  time_steps ("one moved, without a journal", history, network, ids, 1, N_STEPS);
  time_steps ("all moved, without a journal", history, network, ids, n, 20);
  g_object_unref (history);
  history = mg_history_new (network);
  journal = mg_journal_new (history, network, root, NULL);
  start = g_get_monotonic_time ();
  time_steps ("the first step", history, network, ids, 1, 1);
  mg_journal_settle (journal);
  printf ("%-44s %9.3f ms\n", "all of the first content on the disk", milliseconds_since (start));
  time_steps ("one moved", history, network, ids, 1, N_STEPS);
  time_steps ("all moved", history, network, ids, n, 20);
  time_content (journal, network);

  path = g_strdup (mg_journal_get_folder (journal));
  g_clear_object (&journal);
  time_reading (path);

  {
    g_autoptr(MgJournalFolder) folder = mg_journal_folder_open (path, NULL);

    mg_journal_folder_remove (folder);
  }
  g_rmdir (root);
  g_rmdir (made);

  return 0;
}
