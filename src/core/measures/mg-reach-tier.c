/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built once per tier (MG_TIER_NAME).
 *
 * Each organisation has a wave: 512 bits, one per source of the batch.  At each
 * step a wave is handed to the partners; the bits that are new there are the
 * sources that reach them in that many steps, and are only counted.
 *
 * Walking backwards from the sources, a bit that arrives at i in d steps says
 * that i reaches that source in d steps: what is summed up at i is about i.
 */
#include "mg-reach-walk.h"

#define WORDS   8
#define SOURCES MG_REACH_BATCH

/* One line of the cache: eight words, or one register. */
typedef struct
{
  guint64 bits[WORDS];
} __attribute__ ((aligned (64))) Wave;

typedef struct
{
  const MgPartners *partners;
  MgReach          *reach;     /* by place */
  Wave             *seen;      /* the sources that have come here */
  Wave             *front;     /* … in the last step; zero but for active */
  Wave             *next;      /* … in this step; zero between steps */
  gboolean         *touched;   /* FALSE between steps */
  guint            *active;    /* places with a front */
  guint            *arrivals;  /* places touched in this step */
  guint            *met;       /* places with something seen */
  guint             n_active;
  guint             n_arrivals;
  guint             n_met;
} Walk;

static Wave *
waves_new (gsize n)
{
  return g_aligned_alloc0 (n + 1, sizeof (Wave), 64);
}

static void
walk_init (Walk             *walk,
           const MgPartners *partners,
           MgReach          *reach)
{
  gsize n = partners->n;

  *walk = (Walk) { .partners = partners, .reach = reach };
  walk->seen = waves_new (n);
  walk->front = waves_new (n);
  walk->next = waves_new (n);
  walk->touched = g_new0 (gboolean, n);
  walk->active = g_new (guint, n);
  walk->arrivals = g_new (guint, n);
  walk->met = g_new (guint, n);
}

static void
walk_clear (Walk *walk)
{
  g_aligned_free (walk->seen);
  g_aligned_free (walk->front);
  g_aligned_free (walk->next);
  g_free (walk->touched);
  g_free (walk->active);
  g_free (walk->arrivals);
  g_free (walk->met);
}

#ifdef __POPCNT__
static guint
count_bits (const Wave *wave)
{
  guint sum = 0;

  for (guint i = 0; i < WORDS; i++)
    sum += (guint) __builtin_popcountll (wave->bits[i]);

  return sum;
}
#else
/* The words' counts are added up in fields of 8 bits, which 64 at most fit. */
static guint
count_bits (const Wave *wave)
{
  const guint64 fives = G_GUINT64_CONSTANT (0x5555555555555555);
  const guint64 threes = G_GUINT64_CONSTANT (0x3333333333333333);
  const guint64 fifteens = G_GUINT64_CONSTANT (0x0f0f0f0f0f0f0f0f);
  const guint64 bytes = G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  guint64 sum = 0;

  for (guint i = 0; i < WORDS; i++)
    {
      guint64 x = wave->bits[i];

      x -= (x >> 1) & fives;
      x = (x & threes) + ((x >> 2) & threes);
      sum += (x + (x >> 4)) & fifteens;
    }

  sum = (sum & bytes) + ((sum >> 8) & bytes);

  return (guint) ((sum * G_GUINT64_CONSTANT (0x0001000100010001)) >> 48);
}
#endif

static void
start_batch (Walk  *walk,
             guint  first,
             guint  end)
{
  for (guint i = 0; i < walk->n_met; i++)
    walk->seen[walk->met[i]] = (Wave) { 0 };

  walk->n_met = walk->n_active = 0;
  for (guint place = first; place < end; place++)
    {
      guint source = place - first;

      walk->front[place].bits[source / 64] = G_GUINT64_CONSTANT (1) << source % 64;
      walk->seen[place] = walk->front[place];
      walk->active[walk->n_active++] = place;
      walk->met[walk->n_met++] = place;
    }
}

static void
hand_on (Walk *walk)
{
  const MgPartners *partners = walk->partners;

  walk->n_arrivals = 0;
  for (guint a = 0; a < walk->n_active; a++)
    {
      guint place = walk->active[a];
      const Wave front = walk->front[place];

      for (guint k = partners->first[place]; k < partners->first[place + 1]; k++)
        {
          guint partner = partners->partners[k];
          Wave *next = &walk->next[partner];

          if (!walk->touched[partner])
            {
              walk->touched[partner] = TRUE;
              walk->arrivals[walk->n_arrivals++] = partner;
            }
          for (guint i = 0; i < WORDS; i++)
            next->bits[i] |= front.bits[i];
        }

      walk->front[place] = (Wave) { 0 };
    }
}

static void
add_reach (Walk  *walk,
           guint  place,
           guint  count,
           guint  steps)
{
  MgReach *reach = &walk->reach[place];

  reach->reached += count;
  reach->farthest = MAX (reach->farthest, steps);
  reach->total += (double) count * steps;
  reach->inverse += count / (double) steps;
}

static void
arrive (Walk  *walk,
        guint  steps)
{
  walk->n_active = 0;
  for (guint a = 0; a < walk->n_arrivals; a++)
    {
      guint place = walk->arrivals[a];
      Wave *seen = &walk->seen[place];
      Wave *front = &walk->front[place];
      Wave *next = &walk->next[place];
      guint64 before = 0;
      guint64 now = 0;

      for (guint i = 0; i < WORDS; i++)
        {
          before |= seen->bits[i];
          front->bits[i] = next->bits[i] & ~seen->bits[i];
          seen->bits[i] |= next->bits[i];
          now |= front->bits[i];
        }

      *next = (Wave) { 0 };
      walk->touched[place] = FALSE;
      if (now == 0)
        continue;

      walk->active[walk->n_active++] = place;
      if (before == 0)
        walk->met[walk->n_met++] = place;
      add_reach (walk, place, count_bits (front), steps);
    }
}

void
MG_TIER_NAME (const MgPartners *partners,
              guint             begin,
              guint             end,
              MgReach          *reach,
              MgShare          *share)
{
  Walk walk;

  walk_init (&walk, partners, reach);
  for (guint first = begin; first < end && mg_share_goes_on (share); first += MIN (SOURCES, end - first))
    {
      start_batch (&walk, first, first + MIN (SOURCES, end - first));
      for (guint steps = 1; walk.n_active > 0 && mg_share_goes_on (share); steps++)
        {
          hand_on (&walk);
          arrive (&walk, steps);
        }

      mg_share_step (share, MIN (SOURCES, end - first));
    }

  walk_clear (&walk);
}
