/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pole among those that are compared: a file, what was read, its figures. */
#pragma once

#include <gio/gio.h>

#include "mg-measure.h"
#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgComparePoleState:
 * @MG_COMPARE_POLE_WAITING: for its turn
 * @MG_COMPARE_POLE_RUNNING: being read or computed
 * @MG_COMPARE_POLE_STOPPED: somebody stopped before it was done
 * @MG_COMPARE_POLE_READY: its figures are there
 * @MG_COMPARE_POLE_FAILED: it could not be read: see mg_compare_pole_get_error()
 */
typedef enum
{
  MG_COMPARE_POLE_WAITING,
  MG_COMPARE_POLE_RUNNING,
  MG_COMPARE_POLE_STOPPED,
  MG_COMPARE_POLE_READY,
  MG_COMPARE_POLE_FAILED,
} MgComparePoleState;

#define MG_TYPE_COMPARE_POLE (mg_compare_pole_get_type ())
G_DECLARE_FINAL_TYPE (MgComparePole, mg_compare_pole, MG, COMPARE_POLE, GObject)

MgComparePole      *mg_compare_pole_new         (const char          *path) G_GNUC_WARN_UNUSED_RESULT;

const char         *mg_compare_pole_get_path    (MgComparePole       *self);
/* For people: the file's name. */
const char         *mg_compare_pole_get_file    (MgComparePole       *self);
/* For people: the pole's name, the file's until that is known. */
const char         *mg_compare_pole_get_name    (MgComparePole       *self);
MgComparePoleState  mg_compare_pole_get_state   (MgComparePole       *self);
void                mg_compare_pole_set_state   (MgComparePole       *self,
                                                 MgComparePoleState   state);
/* (nullable): until it has been read. */
MgNetwork          *mg_compare_pole_get_network (MgComparePole       *self);
/* (nullable): until they are there. */
MgResults          *mg_compare_pole_get_results (MgComparePole       *self);
/* (nullable): how they move with what is counted, if that was asked for. */
const MgGrid       *mg_compare_pole_get_sensitivity (MgComparePole   *self);
void                mg_compare_pole_forget      (MgComparePole       *self);
/* (nullable): a sentence. */
const char         *mg_compare_pole_get_error   (MgComparePole       *self);

/**
 * mg_compare_pole_run_async:
 *
 * Reads the file, if that has not been done, gives places to what has none, and computes all figures of networks,
 * on the worker thread, and @with_sensitivity how some of them move.  What is
 * there already is not computed again.  @scope: its layers are to outlive the pole
 */
void                mg_compare_pole_run_async   (MgComparePole       *self,
                                                 const MgScope       *scope,
                                                 gboolean             with_sensitivity,
                                                 MgProgress          *progress,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);

/* Takes what was found over; a failure is the pole's, too, unless it was cancelled. */
gboolean            mg_compare_pole_run_finish  (MgComparePole       *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
