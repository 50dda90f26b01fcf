/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open pole: its network, history, file, selection, and what is shown of it. */
#pragma once

#include <gio/gio.h>

#include "mg-command.h"
#include "mg-edit-lock.h"
#include "mg-file-tag.h"
#include "mg-format.h"
#include "mg-history.h"
#include "mg-live.h"
#include "mg-look-preset.h"
#include "mg-looks.h"
#include "mg-scene.h"
#include "mg-selection.h"
#include "mg-versions.h"

G_BEGIN_DECLS

/**
 * MgDocument:
 *
 * Every view of a window shares one document.  A document's network never
 * changes for another: opening a file makes a new document, and the window
 * gives it to its views.
 *
 * Properties, notified: `title` (the pole's name or the file's), `modified`,
 * `path` (nullable), `fictitious`, `busy` (a save, layout or long measure runs),
 * `progress` (an #MgProgress, nullable: of what makes it busy),
 * `file-state` (an #MgFileState: whether somebody else changed its file),
 * `undo-label`, `redo-label`.
 *
 * Signals:
 *  - `applied` (#MgTransaction): edits were made (run, undo, redo alike)
 *  - `view-changed`: filter, sizes, colours or date changed: draw again
 *  - `results-changed`: new results, the old ones became stale, or another scope
 *  - `failed` (text): a sentence for the user
 *  - `done` (text): likewise, of something that went well ("Saved")
 */
#define MG_TYPE_DOCUMENT (mg_document_get_type ())
G_DECLARE_FINAL_TYPE (MgDocument, mg_document, MG, DOCUMENT, GObject)

/* An empty pole without a file. */
MgDocument      *mg_document_new               (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_document_open_async:
 *
 * Reads a file in a thread of its own.  If its organisations have no places, a
 * first layout is computed too (it is part of opening: nothing to undo).
 */
void             mg_document_open_async        (const char           *path,
                                                MgProgress           *progress,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
/* @part: (nullable): which of the networks in the file, as for mg_format_read_part().
 * A document that leaves others out has no path: saving it asks for a name.
 */
void             mg_document_open_part_async   (const char           *path,
                                                const char           *part,
                                                MgProgress           *progress,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
MgDocument      *mg_document_open_finish       (GAsyncResult         *result,
                                                GError              **error);

/* (nullable) (transfer full) (element-type MgVersion): where opening failed because
 * there is no such file: what interrupted saves left in its place, if anything.
 */
GPtrArray       *mg_document_open_take_leftovers (GAsyncResult       *result);

MgNetwork       *mg_document_get_network       (MgDocument           *self);
MgHistory       *mg_document_get_history       (MgDocument           *self);
MgSelection     *mg_document_get_selection     (MgDocument           *self);
const char      *mg_document_get_path          (MgDocument           *self);   /* (nullable) */
char            *mg_document_dup_title         (MgDocument           *self);
gboolean         mg_document_get_modified      (MgDocument           *self);
/* What reading the file met; NULL for a new pole. */
const MgWarnings *mg_document_get_warnings     (MgDocument           *self);

/**
 * mg_document_run:
 * @transaction: (transfer full) (nullable): %NULL does nothing
 * @gesture: as for mg_history_run()
 *
 * Runs it; a failure is said by `failed`.  Returns: whether it was done
 */
gboolean         mg_document_run               (MgDocument           *self,
                                                MgTransaction        *transaction,
                                                guint                 gesture);
/* Whether views are just being told of edits: running others is refused then. */
gboolean         mg_document_is_applying       (MgDocument           *self);
void             mg_document_undo              (MgDocument           *self);
void             mg_document_redo              (MgDocument           *self);

/**
 * mg_document_save_async:
 * @path: where; may be the present path
 * @force: replace the file even if another program changed it
 *
 * Copies the network now; a thread serialises, reads that again, keeps the
 * version on this computer, and replaces the file.  One save at a time: a
 * second is refused with %G_IO_ERROR_BUSY.  Editing may go on.
 * %G_IO_ERROR_WRONG_ETAG: somebody else changed the file: ask, then force.
 */
void             mg_document_save_async        (MgDocument           *self,
                                                const char           *path,
                                                gboolean              force,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean         mg_document_save_finish       (MgDocument           *self,
                                                GAsyncResult         *result,
                                                GError              **error);

gboolean         mg_document_is_saving         (MgDocument           *self);
/* The save that is under way, if there is one, fails with %G_IO_ERROR_CANCELLED and
 * leaves the file as it was; unless the new version is in its place already.
 */
void             mg_document_stop_saving       (MgDocument           *self);
/* Whether figures are computed, and nothing else. */
gboolean         mg_document_is_measuring      (MgDocument           *self);

/* Likewise, but the document stays the one of its own file, and it may be in
 * the middle of a save that takes long.
 */
void             mg_document_save_copy_async   (MgDocument           *self,
                                                const char           *path,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean         mg_document_save_copy_finish  (MgDocument           *self,
                                                GAsyncResult         *result,
                                                GError              **error);

/* Its file.  While the document is open it is watched; from the first change
 * on a lock beside it tells others.  Opening alone changes nothing on the disk.
 */
MgFileState      mg_document_get_file_state    (MgDocument           *self);
/* Looks again, in a thread: where the disk does not tell of changes. */
void             mg_document_check_file        (MgDocument           *self);
/* Somebody else's change was seen and is not wanted: saving replaces it. */
void             mg_document_keep_mine         (MgDocument           *self);
/* Makes it a new pole without a file, not saved yet.
 * @name: (nullable): for a title, of what it came from
 */
void             mg_document_detach            (MgDocument           *self,
                                                const char           *name);
/* (nullable): who else worked on the file when it was opened */
const MgEditLock *mg_document_get_other_editor (MgDocument           *self);
/* (nullable) (element-type MgVersion): what interrupted saves had left beside it */
GPtrArray       *mg_document_get_leftovers     (MgDocument           *self);

/* The current layer, for new links (keys 1, 2, 3); property `layer`, notified. */
const char      *mg_document_get_layer         (MgDocument           *self);
void             mg_document_set_layer         (MgDocument           *self,
                                                const char           *layer);
/* The kind given to new organisations; property `kind`, notified. */
const char      *mg_document_get_kind          (MgDocument           *self);
void             mg_document_set_kind          (MgDocument           *self,
                                                const char           *kind);

/* What is hidden: a step that can be undone, and it is saved; `view-changed` follows.
 * @filter: (nullable): copied
 */
const MgFilter  *mg_document_get_filter        (MgDocument           *self);
void             mg_document_set_filter        (MgDocument           *self,
                                                const MgFilter       *filter);

/* Likewise; @gesture: as for mg_history_run(), for a run of typing */
void             mg_document_type_filter       (MgDocument           *self,
                                                const MgFilter       *filter,
                                                guint                 gesture);

/* What the light falls on; everything else is faded, and so it is in pictures.
 * @lit: (nullable): set of #MgId as pointers, not to be changed any more; %NULL:
 *   no light
 */
void             mg_document_set_light         (MgDocument           *self,
                                                GHashTable           *lit);

/* Perimeter, layers and date of the figures; `layers` are not kept, pass NULL. */
MgPerimeter      mg_document_get_perimeter     (MgDocument           *self);
void             mg_document_set_perimeter     (MgDocument           *self,
                                                MgPerimeter           perimeter);
MgDate           mg_document_get_date          (MgDocument           *self);
void             mg_document_set_date          (MgDocument           *self,
                                                MgDate                date);
/* The same if it is not the moment that the pole says; else none. */
MgDate           mg_document_get_other_date    (MgDocument           *self);

/* Whether collectives are lines round those who take part, not links to them. */
gboolean         mg_document_get_outlines      (MgDocument           *self);
void             mg_document_set_outlines      (MgDocument           *self,
                                                gboolean              outlines);

/* (nullable): what sizes, colours, shapes or widths follow: the id of a measure, whose
 * latest results they show, or "field:" and the name of a field; @place: see
 * mg_looks_parse(); circles (%MG_FIELD_POLE_RINGS) can only be turned off
 */
const char      *mg_document_get_look          (MgDocument           *self,
                                                MgFieldId             place);
void             mg_document_set_look          (MgDocument           *self,
                                                MgFieldId             place,
                                                const char           *text);
/* All of these at once, in one step. */
void             mg_document_set_looks         (MgDocument           *self,
                                                const MgLookPreset   *preset);

/* Colours of one's own for the choices of a field ("kind", "layer" or another), given
 * for paper: see mg-own-colours.h.  @name: of the choice, for people; @colour: (nullable):
 * %NULL is the usual one
 */
gboolean         mg_document_get_own_colour    (MgDocument           *self,
                                                const char           *field,
                                                const char           *value,
                                                MgColour             *colour);
/**
 * mg_document_dup_alike:
 * @field: "kind", "layer" or another
 * @name: the choice that would have @colour, for people
 *
 * Returns: (transfer full) (nullable): another on the map that has that colour, or nearly, for people
 */
char            *mg_document_dup_alike         (MgDocument           *self,
                                                const char           *field,
                                                const char           *name,
                                                const MgColour       *colour);
void             mg_document_set_own_colour    (MgDocument           *self,
                                                const char           *field,
                                                const char           *value,
                                                const char           *name,
                                                const MgColour       *colour);
/* Returns: (transfer full): what that comes to at this moment */
MgLooks         *mg_document_dup_looks         (MgDocument           *self) G_GNUC_WARN_UNUSED_RESULT;

/* Computes every measure on the worker; `results-changed` follows.  If that is under
 * way already, it goes on.
 */
void             mg_document_measure           (MgDocument           *self);
/* Whether that runs by itself a moment after the last edit: all figures are there
 * within half a second, or about, as with 5,000 organisations and 15,000 links.
 */
gboolean         mg_document_figures_follow    (MgDocument           *self);
void             mg_document_stop              (MgDocument           *self);
MgResults       *mg_document_get_results       (MgDocument           *self);   /* (nullable) (transfer none) */
gboolean         mg_document_results_are_stale (MgDocument           *self);
/* Another number each time that figures may have changed. */
guint64          mg_document_get_content       (MgDocument           *self);

/* How many organisations the figures are about, now. */
guint            mg_document_count_organisations (MgDocument         *self);

/* What is counted at once, on the network as it is now: never stale. */
MgLive          *mg_document_get_live          (MgDocument           *self);   /* (transfer none) */
/* From there if it is one of these, else of the latest results; %FALSE, or NaN, if
 * there is none yet.
 */
gboolean         mg_document_get_figure        (MgDocument           *self,
                                                const char           *id,
                                                MgFigure             *figure);
double           mg_document_get_figure_of     (MgDocument           *self,
                                                const char           *id,
                                                MgId                  organisation);

/* Computes a layout on the worker and moves everything in one step.
 * @by: (nullable): the name of a field, or the id of a measure, as the layout takes
 */
void             mg_document_arrange_by        (MgDocument           *self,
                                                const char           *layout,
                                                const char           *by);

/* Puts what is selected in line (see #MgAlignment), in one step. */
void             mg_document_align             (MgDocument           *self,
                                                const char           *alignment);
/* How many organisations and collectives that is: those that are shown. */
guint            mg_document_count_alignable   (MgDocument           *self);

/* What to draw now, from network, filter, results and @theme. */
MgScene         *mg_document_create_scene      (MgDocument           *self,
                                                MgTheme               theme) G_GNUC_WARN_UNUSED_RESULT;
/* The same without what is marked as not to be passed on: for pictures that leave. */
MgScene         *mg_document_create_public_scene (MgDocument          *self,
                                                MgTheme               theme) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
