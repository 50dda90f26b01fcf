/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-asked.h"

#include <glib/gi18n-lib.h>

#include "mg-sensitivity.h"

typedef struct
{
  MgGrid  *grid;       /* (nullable) */
  guint64  content;    /* of the document, when it was asked */
} Answer;

struct _MgMeasureAsked
{
  GObject          parent_instance;

  MgDocument      *document;                /* (nullable) */
  Answer           answers[MG_N_ASKED];
  MgRandomOptions  options;                 /* of the answer */
  GCancellable    *cancellable;             /* of what is under way; NULL: nothing */
  MgProgress      *progress;
};

enum
{
  CHANGED,
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgMeasureAsked, mg_measure_asked, G_TYPE_OBJECT)

static const MgMeasure measures[MG_N_ASKED] = {
  [MG_ASKED_RANDOM] = {
    .id = "random",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Among random networks"),
    .unit = "",
    .question = N_("Could the figures of the map come about by chance?"),
    .formula = N_("position = (n(random < observed) + n(random = observed)/2) / n(random)"),
    .sentence = N_("Most networks drawn at random have a lower figure than the map."),
    .caution = N_("A position says how usual a figure is, not whether it is good; no pole came about by a draw."),
    .source = "Anderson, Butts & Carley 1999, doi:10.1016/S0378-8733(99)00011-8; "
              "Maslov & Sneppen 2002, doi:10.1126/science.1065103",
    .none_reason = N_("Nothing has been compared yet: press “Compare with random networks…”."),
  },
  [MG_ASKED_SENSITIVITY] = {
    .id = "sensitivity",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_REAL,
    .counts = MG_COUNTS_BOTH,
    .is_expert = TRUE,
    .name = N_("Sensitivity"),
    .unit = "",
    .question = N_("Do the figures hold with and without support structure, collectives, and links not confirmed?"),
    .formula = N_("the same measures under several scopes"),
    .sentence = N_("A figure that moves a lot from column to column depends on what is counted."),
    .caution = N_("Fewer links give other figures by themselves: look at the number of pairs first."),
    .source = "",
    .none_reason = N_("Nothing has been computed yet: press “Sensitivity”."),
  },
};

const MgMeasure *
mg_measure_asked_get_measure (MgAsked which)
{
  g_return_val_if_fail (which < MG_N_ASKED, NULL);

  return &measures[which];
}

/* What is under way */

typedef struct
{
  GWeakRef         asked;
  GCancellable    *cancellable;
  guint64          content;
  MgRandomOptions  options;
} Run;

static Run *
run_new (MgMeasureAsked *self)
{
  Run *run = g_new0 (Run, 1);

  g_weak_ref_init (&run->asked, self);
  run->cancellable = g_object_ref (self->cancellable);
  run->content = mg_document_get_content (self->document);

  return run;
}

static void
run_free (Run *run)
{
  g_weak_ref_clear (&run->asked);
  g_object_unref (run->cancellable);
  g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
give_up (MgMeasureAsked *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
}

static MgScope
begin (MgMeasureAsked *self)
{
  give_up (self);
  self->cancellable = g_cancellable_new ();
  self->progress = mg_progress_new ();

  return (MgScope) {
    .perimeter = mg_document_get_perimeter (self->document),
    .date = mg_document_get_date (self->document),
  };
}

/* @grid: (transfer full) (nullable) */
static void
answer (Run          *run,
        MgAsked       which,
        MgGrid       *grid,
        const GError *error)
{
  g_autoptr(MgMeasureAsked) self = g_weak_ref_get (&run->asked);

  /* Stopped, disposed of, or overtaken by a later question: not ours to tell. */
  if (self == NULL || self->cancellable != run->cancellable)
    {
      mg_grid_free (grid);
      return;
    }

  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  if (grid != NULL)
    {
      g_clear_pointer (&self->answers[which].grid, mg_grid_free);
      self->answers[which] = (Answer) { grid, run->content };
      if (which == MG_ASKED_RANDOM)
        self->options = run->options;
      g_signal_emit (self, signals[ANSWERED], 0, (guint) which);
    }
  else if (self->document != NULL)
    g_signal_emit_by_name (self->document, "failed", error->message);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
random_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(GError) error = NULL;
  MgGrid *grid = mg_random_comparison_run_finish (result, &error);

  answer (run, MG_ASKED_RANDOM, grid, error);
}

static void
sensitivity_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(GError) error = NULL;
  MgGrid *grid = mg_sensitivity_run_finish (result, &error);

  answer (run, MG_ASKED_SENSITIVITY, grid, error);
}

void
mg_measure_asked_ask_random (MgMeasureAsked        *self,
                             const MgRandomOptions *options)
{
  g_autoptr(MgSnapshot) graph = NULL;
  MgScope scope;
  Run *run;

  g_return_if_fail (MG_IS_MEASURE_ASKED (self));
  g_return_if_fail (options != NULL);

  if (self->document == NULL)
    return;

  scope = begin (self);
  graph = mg_snapshot_new (mg_document_get_network (self->document), &scope);
  run = run_new (self);
  run->options = *options;
  mg_random_comparison_run_async (graph, NULL, options, self->progress, self->cancellable, random_cb, run);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mg_measure_asked_ask_sensitivity (MgMeasureAsked *self)
{
  MgScope scope;

  g_return_if_fail (MG_IS_MEASURE_ASKED (self));

  if (self->document == NULL)
    return;

  scope = begin (self);
  mg_sensitivity_run_async (mg_sensitivity_new (mg_document_get_network (self->document), &scope), NULL,
                            self->progress, self->cancellable, sensitivity_cb, run_new (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mg_measure_asked_stop (MgMeasureAsked *self)
{
  g_return_if_fail (MG_IS_MEASURE_ASKED (self));

  if (self->cancellable == NULL)
    return;

  give_up (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was found */

MgProgress *
mg_measure_asked_get_progress (MgMeasureAsked *self)
{
  g_return_val_if_fail (MG_IS_MEASURE_ASKED (self), NULL);

  return self->progress;
}

const MgGrid *
mg_measure_asked_get_grid (MgMeasureAsked *self,
                           MgAsked         which)
{
  g_return_val_if_fail (MG_IS_MEASURE_ASKED (self), NULL);
  g_return_val_if_fail (which < MG_N_ASKED, NULL);

  return self->answers[which].grid;
}

gboolean
mg_measure_asked_is_stale (MgMeasureAsked *self,
                           MgAsked         which)
{
  g_return_val_if_fail (MG_IS_MEASURE_ASKED (self), FALSE);
  g_return_val_if_fail (which < MG_N_ASKED, FALSE);

  return self->document != NULL && self->answers[which].grid != NULL &&
         self->answers[which].content != mg_document_get_content (self->document);
}

const MgRandomOptions *
mg_measure_asked_get_options (MgMeasureAsked *self)
{
  g_return_val_if_fail (MG_IS_MEASURE_ASKED (self), NULL);

  return &self->options;
}

/* The object */

static void
changed_cb (MgMeasureAsked *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mg_measure_asked_set_document (MgMeasureAsked *self,
                               MgDocument     *document)
{
  g_return_if_fail (MG_IS_MEASURE_ASKED (self));
  g_return_if_fail (document == NULL || MG_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  give_up (self);
  for (guint i = 0; i < MG_N_ASKED; i++)
    g_clear_pointer (&self->answers[i].grid, mg_grid_free);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "results-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mg_measure_asked_dispose (GObject *object)
{
  MgMeasureAsked *self = MG_MEASURE_ASKED (object);

  give_up (self);
  for (guint i = 0; i < MG_N_ASKED; i++)
    g_clear_pointer (&self->answers[i].grid, mg_grid_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (mg_measure_asked_parent_class)->dispose (object);
}

static void
mg_measure_asked_class_init (MgMeasureAskedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mg_measure_asked_dispose;

  signals[CHANGED] = g_signal_new ("changed", MG_TYPE_MEASURE_ASKED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", MG_TYPE_MEASURE_ASKED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mg_measure_asked_init (MgMeasureAsked *self)
{
}

MgMeasureAsked *
mg_measure_asked_new (void)
{
  return g_object_new (MG_TYPE_MEASURE_ASKED, NULL);
}
