/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-leiden.h"

#include <math.h>

/* How freely it moves while it refines: the authors' choice. */
#define RANDOMNESS .01

/* No draw is fine enough to meet what is exp (-40) of all. */
#define HOPELESS   -40.

#define CHECK_EVERY 1024     /* moves */

typedef struct
{
  guint partner;    /* never itself */
  guint weight;     /* links between the two */
} Arc;

/* What is grouped: organisations at first, then groups of them. */
typedef struct
{
  guint  n;
  guint *first;     /* n + 1 positions in arcs */
  Arc   *arcs;
  guint *masses;    /* ends of links */
} Level;

/* The room for one level after the other: the first is the largest.
 *
 * What is gained is counted in whole numbers, of links times n_ends, so that what
 * is as good is so to the last bit.
 */
typedef struct
{
  guint64       random;
  gint64        n_ends;     /* of links, 1 at least */
  gboolean      refines;
  GCancellable *cancellable;
  guint        *order;
  guint        *queue;      /* a ring */
  guint8       *waits;      /* in the queue */
  guint        *masses;     /* of groups */
  guint        *sizes;
  guint        *towards;    /* links to each group; 0 between moves */
  guint        *touched;    /* groups that were met; n + 1, as the last is written to and not read */
  guint        *spare;      /* groups that are empty */
  guint        *totals;     /* while refining: masses of the groups that are refined */
  guint        *outwards;   /* and links of each part to the rest of its group */
  gint64       *gains;
  double       *chances;
} Room;

static void
level_free (Level *self)
{
  g_free (self->first);
  g_free (self->arcs);
  g_free (self->masses);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Level, level_free)

static Level *
level_new (guint n,
           guint n_arcs)
{
  Level *self = g_new0 (Level, 1);

  self->n = n;
  self->first = g_new0 (guint, n + 1);
  self->arcs = g_new (Arc, n_arcs + 1);
  self->masses = g_new0 (guint, n + 1);

  return self;
}

static Level *
level_new_first (const MgPartners *partners)
{
  guint n_arcs = partners->first[partners->n];
  Level *self = level_new (partners->n, n_arcs);

  for (guint i = 0; i < n_arcs; i++)
    self->arcs[i] = (Arc) { partners->partners[i], 1 };
  for (guint i = 0; i < self->n; i++)
    {
      self->first[i + 1] = partners->first[i + 1];
      self->masses[i] = partners->first[i + 1] - partners->first[i];
    }

  return self;
}

static void
room_init (Room         *self,
           guint         n,
           guint         n_arcs,
           guint         seed,
           GCancellable *cancellable)
{
  *self = (Room) { .random = (seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15), .cancellable = cancellable };
  self->n_ends = MAX (n_arcs, 1);
  self->order = g_new (guint, n + 1);
  self->queue = g_new (guint, n + 1);
  self->waits = g_new0 (guint8, n + 1);
  self->masses = g_new (guint, n + 1);
  self->sizes = g_new (guint, n + 1);
  self->towards = g_new0 (guint, n + 1);
  self->touched = g_new (guint, n + 1);
  self->spare = g_new (guint, n + 1);
  self->totals = g_new (guint, n + 1);
  self->outwards = g_new (guint, n + 1);
  self->gains = g_new (gint64, n + 1);
  self->chances = g_new (double, n + 1);
}

static void
room_clear (Room *self)
{
  g_free (self->order);
  g_free (self->queue);
  g_free (self->waits);
  g_free (self->masses);
  g_free (self->sizes);
  g_free (self->towards);
  g_free (self->touched);
  g_free (self->spare);
  g_free (self->totals);
  g_free (self->outwards);
  g_free (self->gains);
  g_free (self->chances);
}

/* Marsaglia's xorshift, scrambled by a product (Vigna 2016). */
static guint64
draw (Room *room)
{
  room->random ^= room->random >> 12;
  room->random ^= room->random << 25;
  room->random ^= room->random >> 27;

  return room->random * G_GUINT64_CONSTANT (2685821657736338717);
}

static guint
draw_below (Room  *room,
            guint  n)
{
  return (guint) ((draw (room) >> 32) * n >> 32);
}

static void
shuffle (Room  *room,
         guint *items,
         guint  n)
{
  for (guint i = 0; i < n; i++)
    items[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint k = draw_below (room, i);
      guint item = items[k];

      items[k] = items[i - 1];
      items[i - 1] = item;
    }
}

static void
weigh_groups (const Level *level,
              Room        *room,
              const guint *groups)
{
  guint n_spare = 0;

  for (guint i = 0; i < level->n; i++)
    {
      room->masses[i] = 0;
      room->sizes[i] = 0;
    }
  for (guint i = 0; i < level->n; i++)
    {
      room->masses[groups[i]] += level->masses[i];
      room->sizes[groups[i]]++;
    }
  for (guint i = level->n; i-- > 0;)
    if (room->sizes[i] == 0)
      room->spare[n_spare++] = i;
}

static inline gint64
gain (const Room *room,
      guint       group,
      guint       mass)
{
  return room->towards[group] * room->n_ends - (gint64) mass * room->masses[group];
}

/* Which group one that is in none now gains most by; its own if no other is better,
 * and an empty one if all repel it.
 */
static guint
find_best (const Level *level,
           Room        *room,
           const guint *groups,
           guint        one,
           guint        empty)
{
  const guint mass = level->masses[one];
  const Arc *arcs = level->arcs + level->first[one];
  const guint n_arcs = level->first[one + 1] - level->first[one];
  guint *towards = room->towards;
  guint *touched = room->touched;
  guint best = groups[one];
  guint n_touched = 0;
  gint64 most;

  for (guint k = 0; k < n_arcs; k++)
    {
      guint group = groups[arcs[k].partner];

      touched[n_touched] = group;
      n_touched += towards[group] == 0;
      towards[group] += arcs[k].weight;
    }

  most = gain (room, best, mass);
  best = most < 0 ? empty : best;
  most = MAX (most, 0);
  for (guint i = 0; i < n_touched; i++)
    {
      guint group = touched[i];
      gint64 gained = gain (room, group, mass);

      towards[group] = 0;
      best = gained > most ? group : best;
      most = MAX (gained, most);
    }

  return best;
}

/* Returns: how many wait once those who are not with @one do.  Whether one does is
 * a coin's toss: it is put there in any case, and stays if it is to wait.
 */
static guint
call_partners (const Level *level,
               Room        *room,
               const guint *groups,
               guint        one,
               guint        head,
               guint        n_waiting)
{
  const guint group = groups[one];
  guint tail = head + n_waiting < level->n ? head + n_waiting : head + n_waiting - level->n;

  for (guint k = level->first[one]; k < level->first[one + 1] && n_waiting < level->n; k++)
    {
      guint other = level->arcs[k].partner;
      guint is_called = !room->waits[other] & (groups[other] != group);

      room->queue[tail] = other;
      room->waits[other] |= is_called;
      n_waiting += is_called;
      tail += is_called;
      tail = tail < level->n ? tail : 0;
    }

  return n_waiting;
}

/* Everybody in turn, then whoever has a partner that left. */
static void
move_all (const Level *level,
          Room        *room,
          guint       *groups)
{
  guint head = 0;
  guint n_waiting = level->n;
  guint n_spare = 0;

  weigh_groups (level, room, groups);
  for (guint i = 0; i < level->n; i++)
    n_spare += room->sizes[i] == 0;
  shuffle (room, room->queue, level->n);
  for (guint i = 0; i < level->n; i++)
    room->waits[i] = 1;

  for (guint n_moves = 1; n_waiting > 0; n_moves++)
    {
      guint one = room->queue[head];
      guint own = groups[one];
      guint best;

      if (n_moves % CHECK_EVERY == 0 && g_cancellable_is_cancelled (room->cancellable))
        return;

      head = head + 1 < level->n ? head + 1 : 0;
      n_waiting--;
      room->waits[one] = 0;
      room->masses[own] -= level->masses[one];
      room->spare[n_spare] = own;
      n_spare += --room->sizes[own] == 0;

      best = find_best (level, room, groups, one, n_spare > 0 ? room->spare[n_spare - 1] : own);
      n_spare -= room->sizes[best] == 0;
      room->sizes[best]++;
      room->masses[best] += level->masses[one];
      groups[one] = best;
      if (best != own)
        n_waiting = call_partners (level, room, groups, one, head, n_waiting);
    }
}

/* Numbers groups from 0 without gaps.  Returns: how many there are */
static guint
number_groups (Room  *room,
               guint *groups,
               guint  n)
{
  guint n_groups = 0;

  for (guint i = 0; i < n; i++)
    room->touched[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    {
      if (room->touched[groups[i]] == G_MAXUINT)
        room->touched[groups[i]] = n_groups++;
      groups[i] = room->touched[groups[i]];
    }

  return n_groups;
}

/* Whether what @part has to the rest of its group is what its mass lets expect. */
static inline gboolean
holds (const Room *room,
       guint       part,
       guint       total)
{
  return room->outwards[part] * room->n_ends >= (gint64) room->masses[part] * (total - room->masses[part]);
}

/* Of the parts that hold and do not repel it, one by chance. */
static guint
choose_part (Room  *room,
             guint  own,
             guint  n_touched,
             guint  mass,
             guint  total)
{
  const double unit = RANDOMNESS * (double) room->n_ends;
  gint64 most = 0;
  double sum = 0.;
  guint i;

  for (i = 0; i < n_touched; i++)
    {
      guint part = room->touched[i];

      room->gains[i] = part == own || holds (room, part, total) ? gain (room, part, mass) : -1;
      most = MAX (most, room->gains[i]);
    }

  for (i = 0; i < n_touched; i++)
    {
      double behind = (double) (room->gains[i] - most) / unit;

      room->chances[i] = room->gains[i] < 0 || behind < HOPELESS ? 0. : behind < 0. ? exp (behind) : 1.;
      sum += room->chances[i];
    }

  sum *= (double) (draw (room) >> 11) / 9007199254740992.;
  for (i = 0; i + 1 < n_touched && sum >= room->chances[i]; i++)
    sum -= room->chances[i];

  return room->touched[i];
}

/* One that is still alone may join a part of its group. */
static void
refine_one (const Level *level,
            Room        *room,
            const guint *groups,
            guint       *parts,
            guint        one)
{
  const guint group = groups[one];
  const guint total = room->totals[group];
  const guint mass = level->masses[one];
  guint n_touched = 1;
  guint part;

  if (room->sizes[one] != 1 || parts[one] != one || !holds (room, one, total))
    return;

  /* Its own part, which is empty without it, is the first to choose from. */
  room->touched[0] = one;
  room->masses[one] = 0;
  for (guint k = level->first[one]; k < level->first[one + 1]; k++)
    {
      guint other = level->arcs[k].partner;
      guint there = parts[other];
      guint is_within = groups[other] == group;

      room->touched[n_touched] = there;
      n_touched += is_within & (room->towards[there] == 0);
      room->towards[there] += is_within ? level->arcs[k].weight : 0;
    }

  part = choose_part (room, one, n_touched, mass, total);
  room->masses[part] += mass;
  if (part != one)
    {
      parts[one] = part;
      room->sizes[one] = 0;
      room->sizes[part]++;
      room->outwards[part] += room->outwards[one] - 2 * room->towards[part];
    }

  for (guint i = 0; i < n_touched; i++)
    room->towards[room->touched[i]] = 0;
}

/* Cuts groups into parts that hold together. */
static void
refine (const Level *level,
        Room        *room,
        const guint *groups,
        guint       *parts)
{
  for (guint i = 0; i < level->n; i++)
    room->totals[i] = 0;
  for (guint i = 0; i < level->n; i++)
    {
      guint within = 0;

      parts[i] = i;
      room->sizes[i] = 1;
      room->masses[i] = level->masses[i];
      room->totals[groups[i]] += level->masses[i];
      for (guint k = level->first[i]; k < level->first[i + 1]; k++)
        within += groups[level->arcs[k].partner] == groups[i] ? level->arcs[k].weight : 0;
      room->outwards[i] = within;
    }

  shuffle (room, room->order, level->n);
  for (guint i = 0; i < level->n; i++)
    refine_one (level, room, groups, parts, room->order[i]);
}

/* Lists in the room's order whoever is in each part, part by part. */
static void
sort_by_part (const Level *level,
              Room        *room,
              const guint *parts,
              guint       *ends)
{
  for (guint i = 0; i < level->n; i++)
    ends[parts[i] + 1]++;
  for (guint i = 0; i < level->n; i++)
    ends[i + 1] += ends[i];
  for (guint i = level->n; i-- > 0;)
    room->order[--ends[parts[i] + 1]] = i;
}

/* Each part becomes one. */
static Level *
join_parts (const Level *level,
            Room        *room,
            const guint *parts,
            guint        n_parts)
{
  g_autofree guint *starts = g_new0 (guint, level->n + 2);
  Level *self = level_new (n_parts, level->first[level->n]);
  guint n_arcs = 0;
  guint done = 0;

  sort_by_part (level, room, parts, starts);
  for (guint part = 0; part < n_parts; part++)
    {
      guint begin = n_arcs;

      /* Met already, as it were: it is none of its own partners. */
      room->towards[part] = 1;
      for (; done < level->n && parts[room->order[done]] == part; done++)
        {
          guint one = room->order[done];

          self->masses[part] += level->masses[one];
          for (guint k = level->first[one]; k < level->first[one + 1]; k++)
            {
              guint other = parts[level->arcs[k].partner];

              self->arcs[n_arcs].partner = other;
              n_arcs += room->towards[other] == 0;
              room->towards[other] += level->arcs[k].weight;
            }
        }

      for (guint k = begin; k < n_arcs; k++)
        {
          self->arcs[k].weight = room->towards[self->arcs[k].partner];
          room->towards[self->arcs[k].partner] = 0;
        }
      room->towards[part] = 0;
      self->first[part + 1] = n_arcs;
    }

  return self;
}

static void
find_groups (const MgPartners *partners,
         Room             *room,
         guint            *groups)
{
  g_autoptr(Level) level = level_new_first (partners);
  g_autofree guint *places = g_new (guint, partners->n + 1);    /* where each is on this level */
  g_autofree guint *now = g_new (guint, partners->n + 1);       /* groups on this level */
  g_autofree guint *parts = g_new (guint, partners->n + 1);

  for (guint i = 0; i < partners->n; i++)
    places[i] = now[i] = i;

  while (!g_cancellable_is_cancelled (room->cancellable))
    {
      Level *joined;
      guint n_parts;

      move_all (level, room, now);
      if (number_groups (room, now, level->n) == level->n)
        break;

      if (room->refines)
        refine (level, room, now, parts);
      n_parts = room->refines ? number_groups (room, parts, level->n) : level->n;
      /* Nothing that could be joined: the groups themselves are. */
      for (guint i = 0; n_parts == level->n && i < level->n; i++)
        parts[i] = now[i];
      n_parts = number_groups (room, parts, level->n);

      joined = join_parts (level, room, parts, n_parts);
      for (guint i = 0; i < partners->n; i++)
        places[i] = parts[places[i]];
      for (guint i = 0; i < level->n; i++)
        room->touched[parts[i]] = now[i];
      for (guint i = 0; i < n_parts; i++)
        now[i] = room->touched[i];
      level_free (level);
      level = joined;
    }

  for (guint i = 0; i < partners->n; i++)
    groups[i] = now[places[i]];
}

static gboolean
draw_groups (const MgPartners *partners,
             guint             seed,
             gboolean          refines,
             guint            *groups,
             GCancellable     *cancellable)
{
  Room room;

  room_init (&room, partners->n, partners->first[partners->n], seed, cancellable);
  room.refines = refines;
  find_groups (partners, &room, groups);
  room_clear (&room);

  return !g_cancellable_is_cancelled (cancellable);
}

gboolean
mg_leiden (const MgPartners *partners,
           guint             seed,
           guint            *groups,
           GCancellable     *cancellable)
{
  return draw_groups (partners, seed, TRUE, groups, cancellable);
}

gboolean
mg_louvain (const MgPartners *partners,
            guint             seed,
            guint            *groups,
            GCancellable     *cancellable)
{
  return draw_groups (partners, seed, FALSE, groups, cancellable);
}
