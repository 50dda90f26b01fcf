/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The resistances of a piece, without the inverse of its matrix: one organisation
 * after the other is taken out, those with the fewest partners first, and its
 * partners are joined so that between them nothing changes (a star becomes a
 * mesh).  Where they were few that is cheap, and leaves cost nothing.  On the
 * way back each gets the few elements of the inverse that its diagonal needs
 * (Takahashi, Fagan & Chin 1973): those of it and of its partners when it went.
 * Only positive numbers are added, so that no digit is lost.
 */
#include "mg-places.h"

#include <math.h>
#include <string.h>

#include "mg-partners.h"

#define MAX_PIECE 800
#define BITS      64

typedef struct
{
  guint    n;
  guint    n_words;
  guint64 *joined;      /* n rows of bits */
  guint   *degrees;     /* of those that are left; G_MAXUINT: taken out */
  guint   *positions;   /* place → when it is taken out; the last one stays */
  guint   *order;       /* position → place */
  guint   *first;       /* by position: n + 1 positions in later and shares */
  guint   *later;       /* its partners when it is taken out, in their order */
  double  *shares;      /* of its conductance that each has */
  double  *sums;        /* its conductance then */
  double  *matrix;      /* n × n, above the diagonal; conductances, then the inverse */
  double  *potentials;
} Piece;

static Piece *
piece_new (const MgPartners *partners,
           guint             start,
           guint             end)
{
  Piece *self = g_new0 (Piece, 1);

  self->n = end - start;
  self->n_words = (self->n + BITS - 1) / BITS;
  self->joined = g_new0 (guint64, (gsize) self->n * self->n_words);
  self->degrees = g_new0 (guint, self->n);
  self->positions = g_new0 (guint, self->n);
  self->order = g_new0 (guint, self->n);
  self->first = g_new0 (guint, self->n + 1);
  self->sums = g_new0 (double, self->n);
  self->potentials = g_new0 (double, self->n);
  self->matrix = g_new0 (double, (gsize) self->n * self->n);
  for (guint i = 0; i < self->n; i++)
    {
      self->degrees[i] = partners->first[start + i + 1] - partners->first[start + i];
      for (guint k = partners->first[start + i]; k < partners->first[start + i + 1]; k++)
        {
          guint other = partners->partners[k] - start;

          self->joined[(gsize) i * self->n_words + other / BITS] |= G_GUINT64_CONSTANT (1) << other % BITS;
        }
    }

  return self;
}

static void
piece_free (Piece *self)
{
  g_free (self->joined);
  g_free (self->degrees);
  g_free (self->positions);
  g_free (self->order);
  g_free (self->first);
  g_free (self->later);
  g_free (self->shares);
  g_free (self->sums);
  g_free (self->matrix);
  g_free (self->potentials);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, piece_free)

static guint64 *
row_of (const Piece *self,
        guint        place)
{
  return self->joined + (gsize) place * self->n_words;
}

static guint
find_fewest (const Piece *self)
{
  guint best = 0;

  for (guint i = 1; i < self->n; i++)
    if (self->degrees[i] < self->degrees[best])
      best = i;

  return best;
}

/* Joins all partners of @place with each other; its own row is what they were. */
static void
take_out (Piece *self,
          guint  place)
{
  const guint64 *gone = row_of (self, place);

  self->degrees[place] = G_MAXUINT;
  for (guint word = 0; word < self->n_words; word++)
    for (guint64 bits = gone[word]; bits != 0; bits &= bits - 1)
      {
        guint other = word * BITS + (guint) __builtin_ctzll (bits);
        guint64 *row = row_of (self, other);
        guint degree = 0;

        for (guint i = 0; i < self->n_words; i++)
          row[i] |= gone[i];
        row[place / BITS] &= ~(G_GUINT64_CONSTANT (1) << place % BITS);
        row[other / BITS] &= ~(G_GUINT64_CONSTANT (1) << other % BITS);
        for (guint i = 0; i < self->n_words; i++)
          degree += (guint) __builtin_popcountll (row[i]);
        self->degrees[other] = degree;
      }
}

/* Once those that are left are all joined, any order will do. */
static void
choose_order (Piece *self)
{
  for (guint position = 0; position < self->n; position++)
    {
      guint place = find_fewest (self);

      self->order[position] = place;
      self->positions[place] = position;
      if (self->degrees[place] + 1 < self->n - position)
        take_out (self, place);
      else
        self->degrees[place] = G_MAXUINT;
    }
}

static gboolean
is_joined (const Piece *self,
           guint        place,
           guint        other)
{
  return (row_of (self, place)[other / BITS] >> other % BITS & 1) != 0;
}

/* A row of bits is what the partners were when the place was taken out; of those
 * that went when all that were left were joined, some that went before are in it.
 */
static void
list_later (Piece *self)
{
  guint n_later = 0;

  self->later = g_new (guint, (gsize) self->n * self->n / 2 + 1);
  for (guint position = 0; position < self->n; position++)
    {
      self->first[position] = n_later;
      for (guint other = position + 1; other < self->n; other++)
        {
          self->later[n_later] = other;
          n_later += is_joined (self, self->order[position], self->order[other]);
        }
    }
  self->first[self->n] = n_later;
  self->shares = g_new (double, n_later + 1);
}

static void
fill_matrix (Piece            *self,
             const MgPartners *partners,
             guint             start)
{
  for (guint i = 0; i < self->n; i++)
    for (guint k = partners->first[start + i]; k < partners->first[start + i + 1]; k++)
      {
        guint a = self->positions[i];
        guint b = self->positions[partners->partners[k] - start];

        if (a < b)
          self->matrix[(gsize) a * self->n + b] += 1.;
      }
}

/* Whether the partners are all those from the first on. */
static gboolean
are_all (const guint *later,
         guint        n)
{
  return n > 0 && later[n - 1] - later[0] + 1 == n;
}

/* What goes through @position goes straight from partner to partner now. */
static void
spread (Piece *self,
        guint  position)
{
  const guint *later = self->later + self->first[position];
  double *shares = self->shares + self->first[position];
  guint n = self->first[position + 1] - self->first[position];
  const double *row = self->matrix + (gsize) position * self->n;
  double sum = 0.;

  for (guint i = 0; i < n; i++)
    sum += row[later[i]];
  self->sums[position] = sum;
  for (guint i = 0; i < n; i++)
    shares[i] = row[later[i]] / sum;

  for (guint i = 0; i < n; i++)
    {
      double *target = self->matrix + (gsize) later[i] * self->n;

      if (are_all (later, n))
        for (guint j = later[i] + 1; j <= later[n - 1]; j++)
          target[j] += shares[i] * row[j];
      else
        for (guint j = i + 1; j < n; j++)
          target[later[j]] += shares[i] * row[later[j]];
    }
}

/* Of the inverse: the elements of @position and those later that it was joined
 * to.  The last of all is the ground: its elements are 0.
 */
static void
gather (Piece  *self,
        guint   position,
        double *sums)
{
  const guint *later = self->later + self->first[position];
  const double *shares = self->shares + self->first[position];
  guint n = self->first[position + 1] - self->first[position];
  double *row = self->matrix + (gsize) position * self->n;
  double own = 1. / self->sums[position];

  n -= later[n - 1] == self->n - 1;
  for (guint i = 0; i < n; i++)
    sums[i] = 0.;
  for (guint i = 0; i < n; i++)
    {
      const double *from = self->matrix + (gsize) later[i] * self->n;
      double sum = shares[i] * from[later[i]];

      if (are_all (later, n))
        from += later[0];
      for (guint j = i + 1; j < n; j++)
        {
          double element = are_all (later, n) ? from[j] : from[later[j]];

          sum += shares[j] * element;
          sums[j] += shares[i] * element;
        }
      sums[i] += sum;
    }

  for (guint i = 0; i < n; i++)
    {
      row[later[i]] = sums[i];
      own += shares[i] * sums[i];
    }
  row[position] = own;
}

/* With one unit put in at each but the ground: the potential of each, which is
 * the sum of its row of the inverse.
 */
static void
find_potentials (Piece *self)
{
  double *potentials = self->potentials;

  for (guint v = 0; v < self->n; v++)
    potentials[v] = 1.;
  for (guint v = 0; v + 1 < self->n; v++)
    for (guint k = self->first[v]; k < self->first[v + 1]; k++)
      potentials[self->later[k]] += self->shares[k] * potentials[v];

  potentials[self->n - 1] = 0.;
  for (guint v = self->n - 1; v-- > 0;)
    {
      potentials[v] /= self->sums[v];
      for (guint k = self->first[v]; k < self->first[v + 1]; k++)
        potentials[v] += self->shares[k] * potentials[self->later[k]];
    }
}

static gboolean
solve (Piece         *self,
       GCancellable  *cancellable,
       GError       **error)
{
  g_autofree double *sums = g_new (double, self->n);

  for (guint v = 0; v + 1 < self->n; v++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      spread (self, v);
    }

  find_potentials (self);
  self->matrix[(gsize) self->n * self->n - 1] = 0.;
  for (guint v = self->n - 1; v-- > 0;)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gather (self, v, sums);
    }

  return TRUE;
}

/* Of a piece that holds places @start to @end: with the inverse Z where the last
 * is the ground, and the sums x of its rows, the diagonal of the Laplacian's
 * pseudo-inverse is P_ii = Z_ii - 2·x_i/n + Σx/n², and the resistances to one
 * sum to n·P_ii + tr P.
 */
static gboolean
measure_piece (const MgPartners  *partners,
               guint              start,
               guint              end,
               GCancellable      *cancellable,
               double            *values,
               GError           **error)
{
  g_autoptr(Piece) piece = NULL;
  guint n = end - start;
  double trace = 0.;
  double all = 0.;

  if (n < 2 || n > MAX_PIECE)
    return TRUE;

  piece = piece_new (partners, start, end);
  choose_order (piece);
  list_later (piece);
  fill_matrix (piece, partners, start);
  if (!solve (piece, cancellable, error))
    return FALSE;

  for (guint v = 0; v < n; v++)
    all += piece->potentials[v];
  for (guint v = 0; v < n; v++)
    {
      piece->sums[v] = piece->matrix[(gsize) v * n + v] - 2. * piece->potentials[v] / n + all / n / n;
      trace += piece->sums[v];
    }
  for (guint v = 0; v < n; v++)
    values[partners->rows[start + piece->order[v]]] = (n - 1.) / (n * piece->sums[v] + trace);

  return TRUE;
}

/* Places are numbered piece after piece: the first that nothing before leads to
 * begins the next.
 */
MG_DECLARE_VALUES (mg_information)
{
  g_autoptr(MgSnapshot) plain = mg_undirected_new (graph);
  g_autoptr(MgPartners) partners = mg_partners_new (plain, MG_PARTNERS_ALL);
  g_autofree double *found = g_new0 (double, graph->n_nodes + 1);
  guint reached = 0;
  guint start = 0;

  for (guint row = 0; row < graph->n_nodes; row++)
    found[row] = (double) NAN;
  for (guint place = 0; place < partners->n; place++)
    {
      for (guint k = partners->first[place]; k < partners->first[place + 1]; k++)
        reached = MAX (reached, partners->partners[k]);
      if (reached > place)
        continue;
      if (!measure_piece (partners, start, place + 1, cancellable, found, error))
        return FALSE;
      start = reached = place + 1;
    }

  if (graph->n_nodes > 0)
    memcpy (values, found, graph->n_nodes * sizeof (double));

  return TRUE;
}
