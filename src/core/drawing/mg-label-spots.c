/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-label-spots.h"

#include <math.h>

#define GAP .25                 /* between symbol and name, in sizes of a letter */
#define COST_DIRECTION 1.2
#define COST_AWAY 24.
#define COST_FAR 2.

#define N_AROUND 37u
#define STEP_AROUND .7          /* in sizes of a letter */
#define STEP_CLOSE .3

/* To which side of the symbol's middle the name's middle is: 1 is all of it, .5
 * half: the name is pushed along the symbol.
 */
static const struct
{
  double x, y;
} directions[] = {
  { 0., 1. }, { 0., -1. }, { 1., 0. }, { -1., 0. },
  { 1., 1. }, { -1., 1. }, { 1., -1. }, { -1., -1. },
  { .5, 1. }, { -.5, 1. }, { .5, -1. }, { -.5, -1. },
  { 1., .6 }, { -1., .6 }, { 1., -.6 }, { -1., -.6 },
  { .25, 1. }, { -.25, 1. }, { .25, -1. }, { -.25, -1. },
  { .75, 1. }, { -.75, 1. }, { .75, -1. }, { -.75, -1. },
  { 1., .3 }, { -1., .3 }, { 1., -.3 }, { -1., -.3 },
  { .88, 1. }, { -.88, 1. },
  { 1., .15 }, { -1., .15 }, { 1., -.15 }, { -1., -.15 },
};

static const double screen_aways[] = { 0., 1.2 };
static const double paper_aways[] = { 0., .4, .8, 1.3, 1.9, 2.6, 3.4, 4.3, 5.4, 6.6 };

#define N_SCREEN_DIRECTIONS (MG_N_SCREEN_SPOTS / G_N_ELEMENTS (screen_aways))

G_STATIC_ASSERT (MG_N_PAPER_SPOTS + 2 * N_AROUND * N_AROUND == MG_N_ALL_SPOTS);
G_STATIC_ASSERT (G_N_ELEMENTS (directions) * G_N_ELEMENTS (paper_aways) == MG_N_PAPER_SPOTS);
G_STATIC_ASSERT (G_N_ELEMENTS (directions) == MG_N_CLOSE_SPOTS);

typedef struct
{
  int x, y;
} Step;

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const Step *p = a, *q = b;

  return p->x * p->x + p->y * p->y - q->x * q->x - q->y * q->y;
}

/* On a grid, the nearest first. */
static gpointer
make_steps (gpointer data)
{
  g_autoptr(GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  int reach = N_AROUND / 2;

  for (int y = -reach; y <= reach; y++)
    {
      for (int x = -reach; x <= reach; x++)
        {
          Step step = { x, y };

          g_array_append_val (steps, step);
        }
    }
  g_array_sort (steps, compare_steps);

  return g_array_free (g_steal_pointer (&steps), FALSE);
}

/* Around the symbol. */
static MgSpot
get_around (const MgRect *symbol,
            double        width,
            double        height,
            double        size,
            guint         spot)
{
  static GOnce once = G_ONCE_INIT;
  const Step *step = (const Step *) g_once (&once, make_steps, NULL) + spot % (N_AROUND * N_AROUND);
  double unit = (spot < N_AROUND * N_AROUND ? STEP_CLOSE : STEP_AROUND) * size;
  double dx = step->x * unit, dy = step->y * unit;
  double away_x = MAX (fabs (dx) - (symbol->width + width) / 2., 0.);
  double away_y = MAX (fabs (dy) - (symbol->height + height) / 2., 0.);
  double away = sqrt (away_x * away_x + away_y * away_y) / size;

  return (MgSpot) {
    .rect = { symbol->x + symbol->width / 2. + dx - width / 2.,
              symbol->y + symbol->height / 2. + dy - height / 2., width, height },
    .align = fabs (dx) < width / 2. ? 0 : dx > 0. ? -1 : 1,
    .cost = COST_AWAY * (away + 1.) + COST_FAR * away * away,
  };
}

MgSpot
mg_spot_get (const MgRect *symbol,
             double        width,
             double        height,
             double        size,
             gboolean      paper,
             guint         spot)
{
  guint n_directions = paper ? G_N_ELEMENTS (directions) : N_SCREEN_DIRECTIONS;
  guint direction = spot % n_directions;
  guint circle = spot / n_directions % G_N_ELEMENTS (paper_aways);
  double away = paper ? paper_aways[circle] : screen_aways[circle];
  double side_x = directions[direction].x, side_y = directions[direction].y;
  double gap = (GAP + away) * size;
  gboolean corner = fabs (side_x) == 1. && fabs (side_y) == 1.;
  double x, y;

  if (spot >= MG_N_PAPER_SPOTS)
    return get_around (symbol, width, height, size, spot - MG_N_PAPER_SPOTS);

  /* Corner to corner, the gap is wider than it looks; letters have air of their
   * own above and below.
   */
  if (corner)
    gap = (away * .7 + .05) * size;
  x = symbol->x + symbol->width / 2. + side_x * (symbol->width / 2. + width / 2. + gap);
  y = symbol->y + symbol->height / 2.
      + side_y * (symbol->height / 2. + height / 2. + (fabs (side_y) == 1. && !corner ? gap * .6 : gap));

  return (MgSpot) {
    .rect = { x - width / 2., y - height / 2., width, height },
    .align = fabs (side_x) < 1. ? 0 : side_x > 0. ? -1 : 1,
    .cost = COST_DIRECTION * direction + COST_AWAY * away + COST_FAR * away * away,
  };
}
