/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figures that follow each edit cost: CPU milliseconds of one edit and
 * of asking for all of them after it, the median of many; and of a new perimeter.
 */
#include <stdlib.h>
#include <time.h>

#include "mg-command.h"
#include "mg-generator.h"
#include "mg-history.h"
#include "mg-live.h"

#define N_ROUNDS 51

typedef struct
{
  MgHistory *history;
  MgLive    *live;
  double     spent;
} Bench;

static double
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
apply (MgNetwork           *network,
       const MgTransaction *transaction)
{
  g_autoptr(MgTransaction) back = mg_transaction_apply (transaction, network, NULL);

  g_assert_nonnull (back);
}

static MgNetwork *
create_network (guint n,
                MgId  *organisations)
{
  MgNetwork *network = mg_network_new ();
  guint n_pairs;
  g_autofree guint *ends = mg_generate_pairs (n, 6., 1, &n_pairs);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(MgTransaction) add = mg_command_add_organisation (network, "A", "ess", 0., 0., &organisations[i]);
      const char *role = i % 3 == 0 ? "member" : i % 3 == 1 ? "core" : "partner";

      mg_transaction_set_text (add, organisations[i], MG_FIELD_ROLE, role);
      apply (network, add);
    }
  for (guint i = 0; i < n_pairs; i++)
    {
      g_autoptr(MgTransaction) add = mg_command_add_link (network, organisations[ends[2 * i]],
                                                          organisations[ends[2 * i + 1]], "project", NULL, NULL);

      apply (network, add);
    }

  return network;
}

static void
ask (Bench *bench)
{
  static const char * const ids[] = { "organisations", "links", "pairs", "density", "mean_degree", "isolates" };
  MgFigure figure;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (mg_live_get_figure (bench->live, ids[i], &figure));
}

static void
applied_cb (MgHistory     *history,
            MgTransaction *transaction,
            Bench         *bench)
{
  double before = cpu_now ();

  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    mg_live_edited (bench->live, mg_transaction_get_edit (transaction, i));
  ask (bench);
  bench->spent = cpu_now () - before;
}

static void
print_median (guint       n,
              const char *what,
              double     *times)
{
  qsort (times, N_ROUNDS, sizeof *times, compare_doubles);
  g_print ("%7u  %-28s %8.3f\n", n, what, times[N_ROUNDS / 2]);
}

static void
time_edits (Bench      *bench,
            MgNetwork  *network,
            const MgId *organisations,
            guint       n)
{
  double added[N_ROUNDS], undone[N_ROUNDS], removed[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      MgId link;

      mg_history_run (bench->history, mg_command_add_link (network, organisations[i], organisations[n / 2 + i],
                                                           "strategy", &link, NULL), 0, NULL);
      added[i] = bench->spent;
      mg_history_undo (bench->history);
      undone[i] = bench->spent;
      mg_history_run (bench->history, mg_command_remove (network, &organisations[n / 3 + i], 1), 0, NULL);
      removed[i] = bench->spent;
    }

  print_median (n, "a link added", added);
  print_median (n, "undone", undone);
  print_median (n, "an organisation removed", removed);
}

static void
time_scopes (Bench *bench,
             guint  n)
{
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const MgScope scope = { .perimeter = i % 2 == 0 ? MG_PERIMETER_MEMBERS : MG_PERIMETER_MAP };
      double before = cpu_now ();

      mg_live_set_scope (bench->live, &scope);
      ask (bench);
      times[i] = cpu_now () - before;
    }

  print_median (n, "another perimeter", times);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .all_dates = i % 2 == 0 };
      double before = cpu_now ();

      mg_live_set_scope (bench->live, &scope);
      ask (bench);
      times[i] = cpu_now () - before;
    }

  print_median (n, "another date", times);
}

static void
time_run (MgNetwork *network,
          guint      n,
          gboolean   details)
{
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP, .details = details };
  double times[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double before = cpu_now ();
      g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);

      times[i] = cpu_now () - before;
    }

  print_median (n, details ? "(with details)" : "(a snapshot, to compare)", times);
}

static void
bench (guint n)
{
  g_autofree MgId *organisations = g_new (MgId, n);
  g_autoptr(MgNetwork) network = create_network (n, organisations);
  g_autoptr(MgHistory) history = mg_history_new (network);
  g_autoptr(MgLive) live = mg_live_new (network);
  const MgScope scope = { .perimeter = MG_PERIMETER_MAP };
  Bench bench = { history, live, 0. };
  double before;

  before = cpu_now ();
  mg_live_set_scope (live, &scope);
  ask (&bench);
  g_print ("%7u  %-28s %8.3f\n", n, "the first time", cpu_now () - before);
  g_signal_connect (history, "applied", G_CALLBACK (applied_cb), &bench);
  time_edits (&bench, network, organisations, n);
  time_scopes (&bench, n);
  time_run (network, n, FALSE);
  time_run (network, n, TRUE);
}

int
main (int    argc,
      char **argv)
{
  if (argc < 2)
    {
      bench (500);
      bench (5000);
      bench (50000);
    }
  for (int i = 1; i < argc; i++)
    bench ((guint) atoi (argv[i]));

  return 0;
}
