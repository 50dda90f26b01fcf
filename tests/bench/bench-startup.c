/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-startup PROGRAM EMPTY [ARGUMENT]: what it costs to start, from the
 * command to the end of the first frame, as a ratio to an empty window of the
 * same library; the two take turns, so that a busy machine slows both.
 */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define N_TURNS 15

typedef struct
{
  double wall;
  double cpu;
} Cost;

static double
seconds (struct timeval time)
{
  return (double) time.tv_sec + (double) time.tv_usec / 1e6;
}

static Cost
run_once (char **command)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  Cost cost;
  GPid pid;
  int status;

  if (!g_spawn_async (NULL, command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      exit (EXIT_FAILURE);
    }
  if (wait4 (pid, &status, 0, &usage) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    {
      fprintf (stderr, "%s did not show a window.\n", command[0]);
      exit (EXIT_FAILURE);
    }

  cost.wall = (double) (g_get_monotonic_time () - start) / 1e6;
  cost.cpu = seconds (usage.ru_utime) + seconds (usage.ru_stime);

  return cost;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
median (const Cost *costs,
        gboolean    cpu)
{
  double values[N_TURNS];

  for (guint i = 0; i < N_TURNS; i++)
    values[i] = cpu ? costs[i].cpu : costs[i].wall;
  qsort (values, N_TURNS, sizeof (double), compare);

  return values[N_TURNS / 2];
}

static void
print_line (const char *what,
            double      ours,
            double      empty)
{
  printf ("%-24s %8.1f ms   empty window %8.1f ms   ratio %5.2f\n", what, ours * 1000,
          empty * 1000, ours / empty);
}

int
main (int   argc,
      char *argv[])
{
  char *ours[] = { argc > 1 ? argv[1] : NULL, argc > 3 ? argv[3] : NULL, NULL };
  char *empty[] = { argc > 2 ? argv[2] : NULL, NULL };
  Cost ours_costs[N_TURNS];
  Cost empty_costs[N_TURNS];

  if (argc < 3)
    {
      fprintf (stderr, "Usage: %s PROGRAM EMPTY [ARGUMENT]\n", argv[0]);
      return 3;
    }

  /* The first of each reads the disk. */
  run_once (ours);
  run_once (empty);
  for (guint i = 0; i < N_TURNS; i++)
    {
      ours_costs[i] = run_once (ours);
      empty_costs[i] = run_once (empty);
    }

  print_line ("start, wall", median (ours_costs, FALSE), median (empty_costs, FALSE));
  print_line ("start, processor", median (ours_costs, TRUE), median (empty_costs, TRUE));

  return EXIT_SUCCESS;
}
