/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lines round collectives cost while one of those who take part is dragged. */
#include <stdlib.h>
#include <time.h>

#include "mg-map-fixture.h"
#include "mg-scene-private.h"

#define N 500
#define N_FRAMES 60

static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* Collectives of @size, of which @n share the first organisation; the others anywhere. */
static MgNetwork *
make_network (guint  size,
              guint  n,
              MgId  *first)
{
  MgNetwork *network = map_new_random (N);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    g_array_append_val (ids, item->id);
  *first = g_array_index (ids, MgId, 0);

  for (guint i = 0; i < n; i++)
    {
      MgId collective = map_add_collective (network, "Collectif", 40. * i, -200.);

      map_add_participation (network, *first, collective);
      for (guint k = 1; k < size; k++)
        map_add_participation (network, g_array_index (ids, MgId, (k * 17 + i * 5) % N), collective);
    }

  return network;
}

static void
run (guint size,
     guint n)
{
  const MgSceneOptions options = { .theme = MG_THEME_LIGHT, .outlines = TRUE };
  MgId first;
  g_autoptr(MgNetwork) network = make_network (size, n, &first);
  g_autoptr(MgScene) scene = mg_scene_new (network, &options);
  g_autoptr(GHashTable) ids = g_hash_table_new (NULL, NULL);
  double start;

  g_hash_table_add (ids, GUINT_TO_POINTER (first));
  start = get_cpu ();
  for (guint i = 0; i < N_FRAMES; i++)
    {
      g_autoptr(GArray) moved = mg_scene_move_outlines (scene, ids, 3. * i, -2. * i);

      if (moved->len != n)
        exit (EXIT_FAILURE);
    }
  g_print ("%u organisations, %u collective(s) of %2u: %.2f ms a frame\n", N, n, size,
           (get_cpu () - start) / N_FRAMES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  run (4, 1);
  run (8, 1);
  run (20, 1);
  run (8, 3);
  run (60, 1);

  return EXIT_SUCCESS;
}
