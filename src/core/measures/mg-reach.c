/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-reach.h"

#include "mg-reach-walk.h"
#include "mg-tiers.h"

#define MAX_PIECES 8

/* Ways that are followed, link by link, in about 10 ms. */
#define LONG_WORK 1e8

typedef struct
{
  const MgPartners *partners;
  MgReachFunc       func;
  guint             n_pieces;
  MgReach          *reach;      /* by piece, then by place */
} Job;

static MgReachFunc
get_func (void)
{
#ifdef MG_HAVE_TIERS
  static const MgReachFunc funcs[MG_N_TIERS] = { mg_reach_plain, mg_reach_256, mg_reach_512 };

  return funcs[mg_tier_get ()];
#else
  return mg_reach_plain;
#endif
}

static void
piece_cb (MgShare  *share,
          guint     piece,
          gpointer  user_data)
{
  const Job *job = user_data;
  guint n = job->partners->n;
  guint n_batches = (n + MG_REACH_BATCH - 1) / MG_REACH_BATCH;
  guint begin = n_batches * piece / job->n_pieces * MG_REACH_BATCH;
  guint end = n_batches * (piece + 1) / job->n_pieces * MG_REACH_BATCH;

  job->func (job->partners, begin, MIN (end, n), job->reach + (gsize) piece * n, share);
}

/* Always in the order of the pieces, whoever was first. */
static void
add_up (const Job *job,
        MgReach   *by_row)
{
  guint n = job->partners->n;

  for (gsize i = 0; i < (gsize) job->n_pieces * n; i++)
    {
      MgReach *reach = &by_row[job->partners->rows[i % n]];

      reach->reached += job->reach[i].reached;
      reach->farthest = MAX (reach->farthest, job->reach[i].farthest);
      reach->total += job->reach[i].total;
      reach->inverse += job->reach[i].inverse;
    }
}

GArray *
mg_reach (const MgSnapshot  *graph,
          MgProgress        *progress,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr(MgPartners) partners = mg_partners_new (graph, MG_PARTNERS_IN);
  g_autoptr(GArray) found = g_array_sized_new (FALSE, TRUE, sizeof (MgReach), graph->n_nodes + 1);
  guint n = graph->n_nodes;
  guint n_pieces = CLAMP (n / (2 * MG_REACH_BATCH), 1, MAX_PIECES);
  g_autofree MgReach *reach = g_new0 (MgReach, (gsize) n_pieces * n + 1);
  Job job = { partners, get_func (), n_pieces, reach };

  g_array_set_size (found, n);
  if (!mg_share_out (n_pieces, (double) n * partners->first[n] > LONG_WORK, n, piece_cb, &job,
                     progress, cancellable, error))
    return NULL;

  add_up (&job, (MgReach *) (void *) found->data);

  return g_steal_pointer (&found);
}
