/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New places for everybody, by a layout, or for what is selected, in line. */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>

#include "mg-command-align.h"
#include "mg-layout.h"
#include "mg-looks-rings.h"

#define LAYOUT_SEED 1

/* The document is not kept alive by its work: it stops it when it goes. */
typedef struct
{
  GWeakRef        document;
  GCancellable   *cancellable;
  MgProgress     *progress;
  guint64         revision;
  const MgLayout *layout;
  char           *by;
} Run;

static Run *
run_new (MgDocument     *document,
         const MgLayout *layout,
         const char     *by)
{
  Run *run = g_new0 (Run, 1);

  g_weak_ref_init (&run->document, document);
  run->cancellable = g_object_ref (document->arranging);
  run->progress = mg_progress_new ();
  run->revision = mg_network_get_revision (document->network);
  run->layout = layout;
  run->by = g_strdup (by);

  return run;
}

static void
run_free (Run *run)
{
  g_weak_ref_clear (&run->document);
  g_object_unref (run->cancellable);
  g_object_unref (run->progress);
  g_free (run->by);
  g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

/* Returns: whether the document still waits for this run */
static gboolean
is_wanted (const Run  *run,
           MgDocument *document)
{
  return document != NULL && document->arranging == run->cancellable;
}

/* @error: (nullable): %NULL if the pole has changed since */
static void
end (MgDocument   *self,
     const GError *error)
{
  g_clear_object (&self->arranging);
  mg_document_update_busy (self);

  if (error == NULL)
    mg_document_say_failed (self, _("The pole has changed in the meantime: nothing was moved. "
                                    "Rearrange it again."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mg_document_say_failed (self, error->message);
}

/* Returns: (transfer full): the step: new places, and the circles that go with them */
static MgTransaction *
create_step (MgDocument   *self,
             const Run    *run,
             GAsyncResult *result,
             GArray       *places)
{
  const MgLayoutInput *input = mg_layout_run_get_input (result);
  const double *xy = (const double *) (gpointer) places->data;
  g_autofree char *rings = mg_looks_dup_rings (run->layout, run->by, input, xy);
  MgTransaction *step = mg_command_move (self->network, input->graph->ids, input->graph->n_nodes, xy,
                                         _(run->layout->command));

  if (g_strcmp0 (rings, mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_RINGS)) != 0)
    mg_transaction_set_text (step, MG_ID_POLE, MG_FIELD_POLE_RINGS, rings);

  return step;
}

static void
arranged_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(MgDocument) self = g_weak_ref_get (&run->document);
  g_autoptr(GArray) places = NULL;
  g_autoptr(GError) error = NULL;

  places = mg_layout_run_finish (result, NULL, &error);
  if (!is_wanted (run, self))
    return;

  if (places == NULL || mg_network_get_revision (self->network) != run->revision)
    {
      end (self, error);
      return;
    }

  g_clear_object (&self->arranging);
  mg_document_update_busy (self);
  mg_document_run (self, create_step (self, run, result, places), 0);
}

/* @input: (transfer full) */
static void
start (Run           *run,
       MgLayoutInput *input)
{
  mg_layout_run_async (run->layout, input, run->progress, run->cancellable, arranged_cb, run);
}

static void
start_with_values (Run             *run,
                   MgDocument      *self,
                   const MgResults *results)
{
  const MgSnapshot *graph = mg_results_get_snapshot (results);
  MgLayoutInput *input = mg_layout_input_new (self->network, LAYOUT_SEED);

  mg_layout_input_set_values (input, graph->ids, mg_results_get_values (results, run->by),
                              graph->n_nodes);
  start (run, input);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(MgDocument) self = g_weak_ref_get (&run->document);
  g_autoptr(MgResults) results = NULL;
  g_autoptr(GError) error = NULL;

  results = mg_measure_run_finish (result, &error);
  if (!is_wanted (run, self))
    return;

  if (results == NULL || mg_network_get_revision (self->network) != run->revision)
    end (self, error);
  else
    start_with_values (g_steal_pointer (&run), self, results);
}

/* The figures that are shown, if they are there and hold; else this one anew. */
static void
start_by_measure (Run        *run,
                  MgDocument *self)
{
  const char *ids[] = { run->by, NULL };
  const MgScope scope = { .perimeter = self->perimeter, .date = self->date, .details = TRUE };
  g_autoptr(MgSnapshot) graph = NULL;

  if (self->results != NULL && !mg_document_results_are_stale (self) &&
      mg_results_get_values (self->results, run->by) != NULL)
    {
      start_with_values (run, self, self->results);
      return;
    }

  graph = mg_snapshot_new (self->network, &scope);
  mg_measure_run_async (graph, ids, NULL, run->cancellable, measured_cb, run);
}

typedef gboolean (*InputFunc) (MgLayoutInput  *input,
                               MgNetwork      *network,
                               MgFieldId       field,
                               GError        **error);

static void
start_by_field (Run        *run,
                MgDocument *self,
                InputFunc   set_field)
{
  MgFieldId field = mg_network_find_field (self->network, MG_ITEM_ORGANISATION, run->by);
  MgLayoutInput *input = mg_layout_input_new (self->network, LAYOUT_SEED);
  g_autoptr(GError) error = NULL;

  if (set_field (input, self->network, field, &error))
    {
      start (run, input);
      return;
    }

  mg_layout_input_free (input);
  run_free (run);
  end (self, error);
}

/* Some measures of networks have the name of the field that they sum up. */
static gboolean
is_measure (const char *by)
{
  const MgMeasure *measure = mg_measure_find (by);

  return measure != NULL && measure->domain == MG_MEASURE_ORGANISATION;
}

void
mg_document_arrange_by (MgDocument *self,
                        const char *layout,
                        const char *by)
{
  const MgLayout *row;
  Run *run;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  row = mg_layout_find (layout);
  g_return_if_fail (row != NULL);

  if (mg_network_count (self->network, MG_ITEMS_NODES) == 0)
    return;

  mg_document_give_up (&self->arranging);
  self->arranging = g_cancellable_new ();
  run = run_new (self, row, by);
  mg_document_set_progress (self, run->progress);
  mg_document_update_busy (self);

  if (by != NULL && row->by == MG_LAYOUT_BY_FIELD)
    start_by_field (run, self, mg_layout_input_group_by);
  else if (by != NULL && row->by == MG_LAYOUT_BY_MEASURE && !is_measure (by))
    start_by_field (run, self, mg_layout_input_measure_by);
  else if (by != NULL && row->by == MG_LAYOUT_BY_MEASURE)
    start_by_measure (run, self);
  else
    start (run, mg_layout_input_new (self->network, LAYOUT_SEED));
}

/* Returns: (transfer full) (element-type MgId) */
static GArray *
dup_alignable (MgDocument *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  guint n_selected;
  const MgId *selected = mg_selection_get_ids (self->selection, &n_selected);

  for (guint k = 0; k < n_selected; k++)
    {
      const MgItem *item = mg_network_find (self->network, selected[k]);

      if (item != NULL && (item->kind & MG_ITEMS_NODES) != 0 &&
          mg_filter_shows (self->filter, self->network, item->id))
        g_array_append_val (ids, selected[k]);
    }

  return ids;
}

guint
mg_document_count_alignable (MgDocument *self)
{
  g_autoptr(GArray) ids = NULL;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), 0);

  ids = dup_alignable (self);

  return ids->len;
}

void
mg_document_align (MgDocument *self,
                   const char *alignment)
{
  const MgAlignment *how = mg_alignment_find (alignment);
  g_autoptr(GArray) ids = NULL;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (how == NULL)
    return;

  ids = dup_alignable (self);
  mg_document_run (self, mg_command_align (self->network, (const MgId *) (gpointer) ids->data,
                                           ids->len, how), 0);
}
