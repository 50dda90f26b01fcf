/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of MgDocument share: mg-document.c (content), mg-document-view.c
 * (what is shown of it), mg-document-filter.c (what is hidden), mg-document-file.c (opening), mg-document-save.c (saving), mg-document-disk.c
 * (its file in between), mg-document-work.c (figures), mg-document-arrange.c
 * (places).
 */
#pragma once

#include "mg-document.h"
#include "mg-journal.h"
#include "mg-live.h"
#include "mg-safe-save.h"

G_BEGIN_DECLS

struct _MgDocument
{
  GObject       parent_instance;

  MgNetwork    *network;
  MgHistory    *history;
  MgSelection  *selection;
  MgJournal    *journal;        /* NULL: nothing is written down */
  MgJournalFolder *recovered_from;  /* until the journal takes it over; NULL */

  char         *path;           /* NULL until it has a file that saving writes */
  char         *source_name;    /* what was opened, for a title; NULL for a new pole */
  MgFileTag     tag;            /* the file as we last read or wrote it */
  MgFileTag     seen;           /* as it is now, if somebody else changed it */
  MgFileState   file_state;
  GFileMonitor *monitor;        /* of the file; NULL without one */
  guint         settle_timer;
  gboolean      is_looking;
  MgEditLock   *lock;           /* NULL until the first change */
  gboolean      is_locking;
  MgEditLock   *other_editor;   /* who had it open when we opened it; NULL */
  GPtrArray    *leftovers;      /* of MgVersion; NULL for a new pole */
  gboolean      is_disposed;
  MgWarnings   *warnings;

  char         *layer;
  char         *kind;
  MgFilter     *filter;
  GHashTable   *lit;            /* what the light falls on; NULL: no light */
  MgPerimeter   perimeter;
  MgDate        date;

  MgLive       *live;           /* what follows each edit at once */
  MgResults    *results;
  guint64       content;        /* grows when figures may change */
  guint64       measured;       /* the content that @results are of */
  guint64       in_hand;        /* the content that is being measured */
  guint         measure_timer;

  /* Each operation owns one; NULL when it is idle. */
  GCancellable *measuring;
  GCancellable *arranging;
  GCancellable *saving;
  gboolean      is_told_unkept; /* that saving keeps no earlier versions */
  MgProgress   *progress;       /* of what makes it busy */
  gboolean      was_busy;
  gboolean      is_applying;
};

/* mg-document.c */
MgDocument *mg_document_new_for        (MgNetwork           *network);
void        mg_document_say_failed     (MgDocument          *self,
                                        const char          *text);
void        mg_document_say_done       (MgDocument          *self,
                                        const char          *text);
void        mg_document_set_progress   (MgDocument          *self,
                                        MgProgress          *progress);
void        mg_document_update_busy    (MgDocument          *self);
void        mg_document_notify_file    (MgDocument          *self);
void        mg_document_notify_view    (MgDocument          *self);

/* Whether some figures are shown on the map. */
gboolean    mg_document_has_looks      (MgDocument          *self);
gboolean    mg_document_has_live_looks (MgDocument          *self);   /* that follow each edit */
void        mg_document_looks_changed  (MgDocument          *self);

void        mg_document_notify_results (MgDocument          *self);

/* mg-document-filter.c */
/* @filter: (transfer full) */
void        mg_document_take_filter    (MgDocument          *self,
                                        MgFilter            *filter);
/* As the pole says it now. */
void        mg_document_read_filter    (MgDocument          *self);

/* mg-document-save.c */
/* Whether saving writes a file of that name: one of our own format. */
gboolean    mg_document_is_saved_as    (const char          *path);

/* mg-document-disk.c */
void        mg_document_set_path       (MgDocument          *self,
                                        const char          *path);
void        mg_document_update_lock    (MgDocument          *self);
void        mg_document_drop_lock      (MgDocument          *self);
void        mg_document_watch          (MgDocument          *self);
void        mg_document_stop_watching  (MgDocument          *self);
void        mg_document_notify_disk    (MgDocument          *self);

/* mg-document-journal.c */
void        mg_document_leave_journal  (MgDocument          *self);

/* mg-document-work.c */
gboolean    mg_document_is_working     (MgDocument          *self);
/* Cancels first, then drops: a run that was given up must not report later. */
void        mg_document_give_up        (GCancellable       **cancellable);
/* At once, before anybody is told; the scope that is counted in. */
void        mg_document_count          (MgDocument          *self,
                                        const MgTransaction *transaction);
void        mg_document_count_anew     (MgDocument          *self);
void        mg_document_edited         (MgDocument          *self,
                                        const MgTransaction *transaction);
void        mg_document_scope_changed  (MgDocument          *self);

G_END_DECLS
