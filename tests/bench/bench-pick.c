/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is under the pointer, and what is in a lasso's box: bench-pick [ORGANISATIONS...] */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "mg-scene.h"

#define SPACING 120.
#define N_PICKS 20000
#define TOLERANCE 12.

static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (double) time.tv_sec * 1e6 + (double) time.tv_nsec / 1e3;
}

static void
set_value (MgNetwork *network,
           MgId       id,
           MgFieldId  field,
           MgValue    value)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  mg_edit_clear (&edit);
}

static MgId
add (MgNetwork  *network,
     MgItemKind  kind,
     MgId        source,
     MgId        target)
{
  MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network),
                  .source = source, .target = target };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));

  return edit.id;
}

/* On a grid, a little moved, each with two links to whoever is close, and one more, as a
 * layout makes it, or one to anybody, as before any layout.
 */
static MgScene *
create_scene (guint     n,
              gboolean  anywhere,
              GRand    *rand,
              double   *side)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  guint columns = (guint) ceil (sqrt (n));
  g_autofree MgId *ids = g_new (MgId, n);

  *side = columns * SPACING;
  for (guint i = 0; i < n; i++)
    {
      ids[i] = add (network, MG_ITEM_ORGANISATION, MG_ID_NONE, MG_ID_NONE);
      set_value (network, ids[i], MG_FIELD_X, mg_value_real (SPACING * (i % columns) + g_rand_double_range (rand, -40., 40.)));
      set_value (network, ids[i], MG_FIELD_Y, mg_value_real (SPACING * (i / columns) + g_rand_double_range (rand, -40., 40.)));
    }
  for (guint i = 0; i < 3 * n; i++)
    {
      guint from = i % n, sort = i / n, step = 1 + (guint) g_rand_int_range (rand, 0, 3);
      guint to = sort == 2 && anywhere ? (guint) g_rand_int_range (rand, 0, (int) n)
                                       : (from + step + sort * columns) % n;

      add (network, MG_ITEM_LINK, ids[from], ids[to]);
    }

  return mg_scene_new (network, NULL);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
measure (guint    n,
         gboolean anywhere)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  g_autofree double *costs = g_new (double, N_PICKS);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (MgId));
  double side, box;
  g_autoptr(MgScene) scene = create_scene (n, anywhere, rand, &side);
  guint n_found = 0;

  for (guint i = 0; i < N_PICKS; i++)
    {
      double x = g_rand_double_range (rand, 0., side), y = g_rand_double_range (rand, 0., side);
      double start = get_cpu ();

      n_found += mg_scene_pick (scene, x, y, TOLERANCE) != MG_ID_NONE;
      costs[i] = get_cpu () - start;
    }
  qsort (costs, N_PICKS, sizeof *costs, compare_doubles);

  box = get_cpu ();
  mg_scene_find_in (scene, side / 4., side / 4., side / 2., side / 2., found);
  box = get_cpu () - box;
  g_print ("%6u organisations %6u links, %s  pick %6.2f µs (95%%: %.2f, most %.1f), %u of %u found  box of %u: %.0f µs\n",
           n, 3 * n, anywhere ? "a third anywhere" : "near", costs[N_PICKS / 2], costs[N_PICKS * 95 / 100], costs[N_PICKS - 1], n_found, N_PICKS, found->len, box);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 500, 5000, 50000 };

  if (argc > 1)
    for (int i = 1; i < argc; i++)
      measure ((guint) CLAMP (g_ascii_strtoull (argv[i], NULL, 10), 2, 200000), FALSE);
  else
    for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
      measure (sizes[i / 2], i % 2 == 1);

  return 0;
}
