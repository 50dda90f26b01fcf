/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-core-periphery.h"

#include <math.h>
#include <string.h>

#include "mg-partners.h"
#include "mg-values.h"

#define MAX_EXHAUSTIVE  20        /* 2^20 sets are some 20 ms */
#define MAX_THOROUGH    300       /* beyond, one start at the best linked */
#define N_RANDOM_STARTS 60        /* up to 100; fewer beyond, each being longer */
#define TINY            1e-12

/* A set on its way to being the core; places of partners, not rows. */
typedef struct
{
  const MgPartners *partners;
  guint             n_pairs;
  gboolean         *is_core;
  guint            *inside;     /* partners in the core, of each place */
  guint             n_core;
  double            core_pairs; /* linked, both in the core */
  double            rim_pairs;  /* linked, none in the core */
} Set;

static double
choose_two (double n)
{
  return n * (n - 1.) / 2.;
}

/* The correlation of two yes-or-no columns, from their counts. */
static double
fit (double n,
     double n_core,
     double core_pairs,
     double rim_pairs)
{
  double core_cells = choose_two (n_core);
  double cells = core_cells + choose_two (n - n_core);
  double linked = core_pairs + rim_pairs;
  double spread = core_cells * (cells - core_cells) * linked * (cells - linked);

  if (n_core < 2. || n_core > n - 2. || spread <= 0.)
    return -INFINITY;

  return (core_pairs * cells - core_cells * linked) / sqrt (spread);
}

static double
set_fit (const Set *set)
{
  return fit (set->partners->n, set->n_core, set->core_pairs, set->rim_pairs);
}

static guint
degree (const Set *set,
        guint      place)
{
  return set->partners->first[place + 1] - set->partners->first[place];
}

/* What the fit would be if @place changed sides. */
static double
flipped_fit (const Set *set,
             guint      place)
{
  double inside = set->inside[place];
  double outside = degree (set, place) - inside;
  double sign = set->is_core[place] ? -1. : 1.;

  return fit (set->partners->n, set->n_core + sign, set->core_pairs + sign * inside,
              set->rim_pairs - sign * outside);
}

static void
flip (Set   *set,
      guint  place)
{
  const MgPartners *partners = set->partners;
  guint inside = set->inside[place];
  guint outside = degree (set, place) - inside;

  if (set->is_core[place])
    {
      set->core_pairs -= inside;
      set->rim_pairs += outside;
      set->n_core--;
    }
  else
    {
      set->core_pairs += inside;
      set->rim_pairs -= outside;
      set->n_core++;
    }

  set->is_core[place] = !set->is_core[place];
  for (guint i = partners->first[place]; i < partners->first[place + 1]; i++)
    set->inside[partners->partners[i]] += set->is_core[place] ? 1 : -1;
}

static void
clear_set (Set *set)
{
  for (guint i = 0; i < set->partners->n; i++)
    {
      if (set->is_core[i])
        flip (set, i);
    }
}

/* One change of side after the other, always the best one, while it helps. */
static void
climb (Set          *set,
       GCancellable *cancellable)
{
  while (!g_cancellable_is_cancelled (cancellable))
    {
      double best = set_fit (set);
      guint chosen = MG_NO_ROW;

      for (guint i = 0; i < set->partners->n; i++)
        {
          double found = flipped_fit (set, i);

          if (found > best + TINY)
            {
              best = found;
              chosen = i;
            }
        }

      if (chosen == MG_NO_ROW)
        return;
      flip (set, chosen);
    }
}

/* The best exchange of one inside for one outside; FALSE if none helps. */
static gboolean
exchange (Set *set)
{
  double best = set_fit (set);

  for (guint i = 0; i < set->partners->n; i++)
    {
      if (!set->is_core[i])
        continue;
      flip (set, i);
      for (guint k = 0; k < set->partners->n; k++)
        {
          if (k == i || set->is_core[k] || flipped_fit (set, k) <= best + TINY)
            continue;
          flip (set, k);

          return TRUE;
        }
      flip (set, i);
    }

  return FALSE;
}

static void
improve (Set          *set,
         GCancellable *cancellable)
{
  do
    climb (set, cancellable);
  while (set->partners->n <= MAX_THOROUGH && !g_cancellable_is_cancelled (cancellable) && exchange (set));
}

static void
keep_best (const Set *set,
           double    *best,
           gboolean  *kept)
{
  double found = set_fit (set);

  if (found <= *best + TINY)
    return;

  *best = found;
  memcpy (kept, set->is_core, set->partners->n * sizeof *kept);
}

/* Each set differs from the one before by one organisation (Gray code). */
static void
try_all (Set      *set,
         double   *best,
         gboolean *kept)
{
  for (guint i = 1; i < 1u << set->partners->n; i++)
    {
      flip (set, (guint) g_bit_nth_lsf (i, -1));
      keep_best (set, best, kept);
    }
}

static int
compare_degrees (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const guint *left = a;
  const guint *right = b;
  guint first = degree (user_data, *left);
  guint second = degree (user_data, *right);

  if (first != second)
    return first > second ? -1 : 1;

  return (*left > *right) - (*left < *right);
}

/* The k best linked, for the best k. */
static void
start_best_linked (Set *set)
{
  g_autofree guint *order = g_new (guint, set->partners->n);
  double best = -INFINITY;
  guint n_best = 2;

  for (guint i = 0; i < set->partners->n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) set->partners->n, sizeof *order, compare_degrees, set);

  for (guint i = 0; i < set->partners->n; i++)
    {
      flip (set, order[i]);
      if (set_fit (set) > best + TINY)
        {
          best = set_fit (set);
          n_best = i + 1;
        }
    }

  clear_set (set);
  for (guint i = 0; i < n_best; i++)
    flip (set, order[i]);
}

static void
try_starts (Set          *set,
            double       *best,
            gboolean     *kept,
            GCancellable *cancellable)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  guint n = set->partners->n;
  guint n_starts = n > MAX_THOROUGH ? 0 : N_RANDOM_STARTS * 100 / MAX (n, 100);

  start_best_linked (set);
  improve (set, cancellable);
  keep_best (set, best, kept);

  for (guint i = 0; i < n_starts; i++)
    {
      double share = g_rand_double_range (random, .1, .6);

      clear_set (set);
      for (guint place = 0; place < set->partners->n; place++)
        {
          if (g_rand_double (random) < share)
            flip (set, place);
        }
      improve (set, cancellable);
      keep_best (set, best, kept);
    }
}

/* The rows' 1 and 0, and behind them the fit. */
static void
fill_values (GArray           *values,
             const MgPartners *partners,
             const gboolean   *kept,
             double            best)
{
  gboolean has_core = isfinite (best);

  for (guint i = 0; i < partners->n; i++)
    mg_values_data (values)[partners->rows[i]] = has_core ? kept[i] : (double) NAN;

  mg_values_data (values)[partners->n] = has_core ? best : (double) NAN;
}

GArray *
mg_core_values (const MgSnapshot  *graph,
                MgProgress        *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = mg_partners_new (plain, MG_PARTNERS_ALL);
  g_autofree gboolean *is_core = g_new0 (gboolean, graph->n_nodes + 1);
  g_autofree gboolean *kept = g_new0 (gboolean, graph->n_nodes + 1);
  g_autofree guint *inside = g_new0 (guint, graph->n_nodes + 1);
  g_autoptr(GArray) values = mg_values_new (graph);
  Set set = { partners, plain->n_pairs, is_core, inside, 0, 0., plain->n_pairs };
  double best = -INFINITY;

  g_array_set_size (values, graph->n_nodes + 1);
  if (partners->n >= 4 && partners->n <= MAX_EXHAUSTIVE)
    try_all (&set, &best, kept);
  else if (partners->n >= 4)
    try_starts (&set, &best, kept, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  fill_values (values, partners, kept, best);

  return g_steal_pointer (&values);
}

MG_DECLARE_VALUES (mg_computed_core)
{
  return mg_values_copy (graph, mg_core_values, progress, cancellable, values, error);
}

MG_DECLARE_FIGURE (mg_core_fit)
{
  g_autoptr(GArray) core = mg_values_get (graph, mg_core_values, progress, cancellable, error);

  if (core == NULL)
    return FALSE;

  *figure = mg_figure_count (mg_values_data (core)[graph->n_nodes]);

  return TRUE;
}

MG_DECLARE_VALUES (mg_declared_core)
{
  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);

      values[row] = organisation != NULL ? organisation->ring == 1 : (double) NAN;
    }

  return TRUE;
}

MG_DECLARE_FIGURE (mg_core_jaccard)
{
  g_autoptr(GArray) core = mg_values_get (graph, mg_core_values, progress, cancellable, error);
  double n_declared = 0.;
  double both = 0.;
  double either = 0.;

  if (core == NULL)
    return FALSE;

  for (guint row = 0; row < graph->n_nodes; row++)
    {
      const MgOrganisationDetail *organisation = mg_row_detail (graph, row);
      gboolean declared = organisation != NULL && organisation->ring == 1;
      gboolean computed = mg_values_data (core)[row] == 1.;

      n_declared += declared;
      both += declared && computed;
      either += declared || computed;
    }

  *figure = n_declared > 0. ? mg_figure_fraction (both, either) : mg_figure_count ((double) NAN);

  return TRUE;
}
