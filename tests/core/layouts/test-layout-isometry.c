/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is symmetric is drawn symmetric: a turn or a mirror puts the drawing upon
 * itself, nearly, and links upon links.
 *
 * Not of every network: where the drawing of least stress has no symmetry, such as
 * that of Heawood's, none is asked for.
 */
#include "mg-shapes.h"

#include <math.h>
#include <string.h>

#define N_MOST   64
#define CLOSE    0.05    /* of the radius */
#define N_SEEDS  5

typedef enum
{
  PETERSEN,    /* generalised: an outer ring of a, each with one of an inner one, linked by steps of b */
  TREE,        /* each with a others below it, b deep */
  CLIQUES,     /* two of a, joined by a way of b more */
  DOUBLE,      /* two of each of Petersen's, linked across */
} Kind;

static const struct
{
  const char *name;
  Kind        kind;
  guint       a;
  guint       b;
} networks[] = {
  { "prism", PETERSEN, 3, 1 }, { "cube", PETERSEN, 4, 1 }, { "prism", PETERSEN, 5, 1 },
  { "prism", PETERSEN, 6, 1 }, { "prism", PETERSEN, 8, 1 }, { "prism", PETERSEN, 12, 1 },
  { "Petersen", PETERSEN, 5, 2 }, { "Moebius and Kantor", PETERSEN, 8, 3 },
  { "dodecahedron", PETERSEN, 10, 2 }, { "Desargues", PETERSEN, 10, 3 },
  { "tree", TREE, 2, 2 }, { "tree", TREE, 2, 3 }, { "tree", TREE, 2, 4 }, { "tree", TREE, 3, 3 },
  { "cliques", CLIQUES, 4, 0 }, { "cliques", CLIQUES, 5, 0 }, { "cliques", CLIQUES, 8, 0 },
  { "cliques", CLIQUES, 5, 2 }, { "double", DOUBLE, 3, 1 }, { "double", DOUBLE, 5, 1 },
  { "double", DOUBLE, 5, 2 },
};

typedef struct
{
  guint    n;
  gboolean linked[N_MOST][N_MOST];
} Network;

static void
join (Network *self,
      guint    i,
      guint    j)
{
  self->n = MAX (self->n, MAX (i, j) + 1);
  g_assert_cmpuint (self->n, <=, N_MOST);
  self->linked[i][j] = self->linked[j][i] = TRUE;
}

static void
fill_petersen (Network *self,
               guint    a,
               guint    b)
{
  for (guint i = 0; i < a; i++)
    {
      join (self, i, (i + 1) % a);
      join (self, i, a + i);
      join (self, a + i, a + (i + b) % a);
    }
}

static void
fill_tree (Network *self,
           guint    a,
           guint    b)
{
  guint first = 0;
  guint end = 1;

  for (guint depth = 0; depth < b; depth++)
    {
      guint next = end;

      for (guint i = first; i < end; i++)
        for (guint k = 0; k < a; k++)
          join (self, i, next++);
      first = end;
      end = next;
    }
}

static void
fill_cliques (Network *self,
              guint    a,
              guint    b)
{
  for (guint i = 0; i < a; i++)
    for (guint j = 0; j < i; j++)
      {
        join (self, i, j);
        join (self, a + b + i, a + b + j);
      }
  for (guint i = a - 1; i < a + b; i++)
    join (self, i, i + 1);
}

static void
fill_double (Network *self,
             guint    a,
             guint    b)
{
  Network one = { 0 };

  fill_petersen (&one, a, b);
  for (guint i = 0; i < one.n; i++)
    for (guint j = 0; j < one.n; j++)
      if (one.linked[i][j])
        join (self, i, one.n + j);
}

static MgSnapshot *
new_snapshot (const Network *self)
{
  g_autoptr(GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < i; j++)
      if (self->linked[i][j])
        {
          g_array_append_val (ends, i);
          g_array_append_val (ends, j);
        }

  return mg_snapshot_new_plain (self->n, (const guint *) (void *) ends->data, ends->len / 2, FALSE);
}

/* Whoever is nearest to where each one comes, one for each.
 * Returns: how far the farthest is from there
 */
static double
match (const double *xy,
       guint         n,
       double        angle,
       gboolean      is_mirrored,
       guint        *images)
{
  gboolean is_taken[N_MOST] = { FALSE };
  double farthest = 0.;

  for (guint i = 0; i < n; i++)
    {
      double y = is_mirrored ? -xy[2 * i + 1] : xy[2 * i + 1];
      double at[2] = { cos (angle) * xy[2 * i] - sin (angle) * y,
                       sin (angle) * xy[2 * i] + cos (angle) * y };
      double least = (double) INFINITY;

      for (guint j = 0; j < n; j++)
        {
          double distance = hypot (xy[2 * j] - at[0], xy[2 * j + 1] - at[1]);

          if (!is_taken[j] && distance < least)
            {
              least = distance;
              images[i] = j;
            }
        }
      is_taken[images[i]] = TRUE;
      farthest = MAX (farthest, least);
    }

  return farthest;
}

static gboolean
keeps_links (const Network *self,
             const guint   *images)
{
  gboolean moves = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      moves |= images[i] != i;
      for (guint j = 0; j < i; j++)
        if (self->linked[i][j] != self->linked[images[i]][images[j]])
          return FALSE;
    }

  return moves;
}

/* The best of those that bring the farthest one, or another of the outer ones, to
 * where any other is.
 */
static double
find_asymmetry (const Network *self,
                double        *xy)
{
  double middle[2] = { 0., 0. };
  double radius = 0.;
  double least = (double) INFINITY;
  guint images[N_MOST] = { 0 };

  for (guint i = 0; i < 2 * self->n; i++)
    middle[i % 2] += xy[i] / self->n;
  for (guint i = 0; i < self->n; i++)
    {
      xy[2 * i] -= middle[0];
      xy[2 * i + 1] -= middle[1];
      radius = MAX (radius, hypot (xy[2 * i], xy[2 * i + 1]));
    }

  for (guint p = 0; p < self->n; p++)
    for (guint q = 0; q < 2 * self->n; q++)
      {
        gboolean is_mirrored = q >= self->n;
        const double *to = xy + 2 * (q % self->n);
        double from = atan2 (is_mirrored ? -xy[2 * p + 1] : xy[2 * p + 1], xy[2 * p]);
        double error = match (xy, self->n, atan2 (to[1], to[0]) - from, is_mirrored, images);

        if (error < least && keeps_links (self, images))
          least = error;
      }

  return least / radius;
}

static void
test_symmetric_ones (void)
{
  static void (* const fills[]) (Network *, guint, guint) = {
    fill_petersen, fill_tree, fill_cliques, fill_double,
  };

  for (guint k = 0; k < G_N_ELEMENTS (networks); k++)
    for (guint32 seed = 1; seed <= N_SEEDS; seed++)
      {
        Network network = { 0 };
        g_autoptr(MgSnapshot) graph = NULL;
        g_autoptr(MgLayoutInput) input = NULL;
        g_autofree double *xy = NULL;
        double asymmetry;

        fills[networks[k].kind] (&network, networks[k].a, networks[k].b);
        graph = new_snapshot (&network);
        input = mg_layout_input_new_plain (graph, seed);
        xy = mg_shape_draw ("stress", input);
        asymmetry = find_asymmetry (&network, xy);

        g_test_message ("%s %u, %u, seed %u: %.2f %%", networks[k].name, networks[k].a,
                        networks[k].b, seed, 100. * asymmetry);
        g_assert_cmpfloat (asymmetry, <=, CLOSE);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout-isometry/symmetric-ones", test_symmetric_ones);

  return g_test_run ();
}
