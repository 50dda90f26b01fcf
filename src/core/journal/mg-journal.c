/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-journal.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "mg-journal-record.h"
#include "mg-journal-worker.h"
#include "mg-recovery.h"

/* When the content is written anew. */
#define MAX_STEPS 500
#define MAX_TIME (60 * G_USEC_PER_SEC)
#define MAX_BYTES (1024 * 1024)

/* The first base is waited for, so that the first step is safe when it is done;
 * not for longer than anybody notices.
 */
#define FIRST_PATIENCE (G_USEC_PER_SEC / 10)

/* A larger record of a drag that goes on may wait that long, in milliseconds. */
#define LARGE_RECORD 4096
#define DRAG_DELAY 200

/* After a failure the next steps are not slowed by trying again. */
#define RETRY_DELAY (30 * G_USEC_PER_SEC)

/* What was recovered is taken to be safe after that long, in seconds. */
#define TRIAL 10

struct _MgJournal
{
  GObject          parent_instance;

  MgHistory       *history;
  MgNetwork       *network;
  char            *root;
  char            *fallback;

  char            *path;
  MgFileTag        tag;
  char            *name;

  MgJournalFolder *folder;          /* NULL: nothing is written */
  MgJournalWorker *worker;          /* likewise */
  MgJournalFolder *left;            /* says more than @folder yet; NULL */
  guint            trial;           /* a timer: opening @left went well */
  int              fd;              /* of the file of steps; the worker's to close */
  goffset          length;          /* of that file */
  guint            number;          /* of that file */
  guint            generation;      /* of the worker: grows while there is none */
  GByteArray      *buffer;

  /* Since the content was last asked to be written. */
  guint            n_steps;
  gsize            n_bytes;
  gint64           since;

  GByteArray      *drag;            /* one record that waits */
  guint            drag_timer;
  guint            failure;         /* an idle that tells of it */
  gboolean         is_elsewhere;    /* in the fallback */
  gint64           retry;           /* not before */
};

static guint failed_signal;

static void begin_in (MgJournal  *self,
                      const char *root);

G_DEFINE_FINAL_TYPE (MgJournal, mg_journal, G_TYPE_OBJECT)

static void
say (MgJournal  *self,
     const char *text)
{
  g_signal_emit (self, failed_signal, 0, text);
}

static void
remove_left (MgJournal *self)
{
  g_clear_handle_id (&self->trial, g_source_remove);
  if (self->left != NULL)
    mg_journal_folder_remove (self->left);
  g_clear_pointer (&self->left, mg_journal_folder_free);
}

/* Stops writing, and leaves or removes what there is. */
static void
stop (MgJournal *self,
      gboolean   removes)
{
  g_clear_handle_id (&self->drag_timer, g_source_remove);
  g_clear_handle_id (&self->failure, g_source_remove);
  g_byte_array_set_size (self->drag, 0);
  if (self->worker != NULL)
    mg_journal_worker_free (g_steal_pointer (&self->worker), !removes);
  self->generation++;
  self->fd = -1;

  if (self->folder != NULL && removes)
    mg_journal_folder_remove (self->folder);
  g_clear_pointer (&self->folder, mg_journal_folder_free);
}

/* Failures */

/* Stops, and keeps holding what there is: it may be all there will be. */
static void
leave (MgJournal *self)
{
  MgJournalFolder *folder = g_steal_pointer (&self->folder);

  stop (self, FALSE);
  if (self->left == NULL)
    self->left = folder;
  else if (folder != NULL)
    {
      mg_journal_folder_remove (folder);
      mg_journal_folder_free (folder);
    }
}

/* What was left has become needless, once there is a whole base elsewhere. */
static void
drop_left (MgJournal *self,
           gint64     patience)
{
  if (self->left == NULL || self->worker == NULL ||
      !mg_journal_worker_wait (self->worker, FALSE, patience))
    return;

  remove_left (self);
}

/* The whole work once more, where there is room; what is in the first place is
 * left there while it is all there is.
 */
static void
move_or_give_up (MgJournal *self)
{
  leave (self);
  if (!self->is_elsewhere && self->fallback != NULL)
    {
      begin_in (self, self->fallback);
      drop_left (self, -1);
      if (self->worker != NULL)
        {
          self->is_elsewhere = TRUE;
          say (self, _("There is no room on the disk: for now, your work is kept where a crash "
                       "does not reach it, but a restart of the computer does. Save it."));
          return;
        }
    }

  self->retry = g_get_monotonic_time () + RETRY_DELAY;
  say (self, _("Your work cannot be kept for recovery: if the program stops, what was not saved is "
               "lost. Save often, and make room on the disk."));
}

static gboolean
failure_cb (gpointer user_data)
{
  MgJournal *self = user_data;

  self->failure = 0;
  move_or_give_up (self);

  return G_SOURCE_REMOVE;
}

static void
note_failure (MgJournal *self)
{
  if (self->failure == 0)
    self->failure = g_idle_add (failure_cb, self);
}

typedef struct
{
  GWeakRef   journal;
  guint      generation;
} Report;

static gboolean
report_cb (gpointer user_data)
{
  Report *report = user_data;
  g_autoptr(MgJournal) self = g_weak_ref_get (&report->journal);

  if (self != NULL && self->worker != NULL && self->generation == report->generation)
    note_failure (self);
  g_weak_ref_clear (&report->journal);
  g_free (report);

  return G_SOURCE_REMOVE;
}

/* In a thread of the worker, which the journal outlives. */
static void
worker_failed_func (const GError *error,
                    gpointer      user_data)
{
  Report *report = g_new0 (Report, 1);

  g_weak_ref_init (&report->journal, user_data);
  report->generation = MG_JOURNAL (user_data)->generation;
  g_idle_add (report_cb, report);
}

/* Writing */

static gboolean
write_record (MgJournal        *self,
              const GByteArray *bytes)
{
  g_autoptr(GError) error = NULL;

  if (!mg_journal_write (self->fd, bytes->data, bytes->len, &error))
    {
      /* Nothing may stand behind half a record: it would not be read. */
      if (ftruncate (self->fd, self->length) != 0)
        g_info ("The end of a journal could not be mended");
      note_failure (self);
      return FALSE;
    }

  self->length += bytes->len;
  self->n_bytes += bytes->len;
  mg_journal_worker_dirty (self->worker, FALSE);

  return TRUE;
}

static void
flush_drag (MgJournal *self)
{
  g_clear_handle_id (&self->drag_timer, g_source_remove);
  if (self->drag->len > 0 && self->worker != NULL)
    write_record (self, self->drag);
  g_byte_array_set_size (self->drag, 0);
}

static gboolean
drag_cb (gpointer user_data)
{
  MgJournal *self = user_data;

  self->drag_timer = 0;
  flush_drag (self);

  return G_SOURCE_REMOVE;
}

static void
put_file (MgJournal  *self,
          GByteArray *bytes)
{
  mg_record_put_file (bytes, self->path, &self->tag, mg_history_get_saved_state (self->history),
                      self->name);
}

/* Begins the file of steps of that number. */
static gboolean
open_steps (MgJournal *self,
            guint      number)
{
  g_autofree char *name = g_strdup_printf (MG_JOURNAL_STEPS "%u", number);
  int fd = mg_journal_folder_make (self->folder, name, NULL);

  if (fd < 0)
    return FALSE;

  self->fd = fd;
  self->number = number;
  self->length = 0;
  self->n_steps = 0;
  self->since = g_get_monotonic_time ();
  mg_journal_worker_set_file (self->worker, fd);

  g_byte_array_set_size (self->buffer, 0);
  mg_record_put_head (self->buffer);
  put_file (self, self->buffer);
  if (!write_record (self, self->buffer))
    return FALSE;
  self->n_bytes = 0;

  return TRUE;
}

static MgJournalBase *
create_base (MgJournal *self)
{
  const char *name = mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME);

  return mg_journal_base_new (self->network, self->number, mg_history_get_state (self->history),
                              name != NULL ? name : self->name);
}

/* Numbers: the past is 1, the first base and its steps are 2. */
static void
begin_in (MgJournal  *self,
          const char *root)
{
  MgJournalBase *base;

  self->folder = mg_journal_folder_new (root, NULL);
  if (self->folder == NULL)
    return;

  self->worker = mg_journal_worker_new (self->folder, worker_failed_func, self);
  if (!open_steps (self, 2))
    {
      stop (self, TRUE);
      return;
    }

  base = create_base (self);
  base->steps = mg_history_dup_steps (self->history, &base->n_done);
  base->first_state = mg_history_get_first_state (self->history);
  mg_journal_worker_write (self->worker, base);
}

static void
begin (MgJournal *self)
{
  if (g_get_monotonic_time () < self->retry)
    return;

  self->is_elsewhere = FALSE;
  begin_in (self, self->root);
  if (self->worker == NULL)
    move_or_give_up (self);
}

static gboolean
is_base_due (MgJournal *self)
{
  gsize max_bytes = MAX (MAX_BYTES, (gsize) mg_journal_worker_get_size (self->worker) / 4);

  return (self->n_steps >= MAX_STEPS || self->n_bytes >= max_bytes ||
          g_get_monotonic_time () - self->since >= MAX_TIME) &&
         !mg_journal_worker_is_busy (self->worker);
}

/* Steps go to the next file from now on; until its base is written, the one
 * before and both files of steps say the same.
 */
static void
renew (MgJournal *self)
{
  if (!open_steps (self, self->number + 1))
    {
      note_failure (self);
      return;
    }

  mg_journal_worker_write (self->worker, create_base (self));
}

static void
stepped_cb (MgHistory     *history,
            guint          how,
            MgTransaction *done,
            MgTransaction *inverse,
            MgJournal     *self)
{
  GByteArray *bytes = self->buffer;

  if (self->worker == NULL)
    {
      begin (self);
      if (self->worker != NULL)
        mg_journal_worker_wait (self->worker, FALSE, FIRST_PATIENCE);
      return;
    }

  drop_left (self, 0);

  /* A newer end of the same drag makes the one that waits needless. */
  if (how == MG_STEP_MERGED)
    g_byte_array_set_size (self->drag, 0);
  else
    flush_drag (self);
  g_byte_array_set_size (bytes, 0);
  mg_record_put_step (bytes, how, mg_history_get_state (history), done, inverse);
  self->n_steps++;

  if (how == MG_STEP_MERGED && bytes->len > LARGE_RECORD)
    {
      g_byte_array_append (self->drag, bytes->data, bytes->len);
      if (self->drag_timer == 0)
        self->drag_timer = g_timeout_add (DRAG_DELAY, drag_cb, self);
      return;
    }

  if (write_record (self, bytes) && is_base_due (self))
    renew (self);
}

/* The object */

static void
mg_journal_dispose (GObject *object)
{
  MgJournal *self = MG_JOURNAL (object);

  if (self->worker != NULL)
    flush_drag (self);
  stop (self, FALSE);
  g_clear_handle_id (&self->trial, g_source_remove);
  g_clear_pointer (&self->left, mg_journal_folder_free);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  g_clear_object (&self->history);
  g_clear_object (&self->network);

  G_OBJECT_CLASS (mg_journal_parent_class)->dispose (object);
}

static void
mg_journal_finalize (GObject *object)
{
  MgJournal *self = MG_JOURNAL (object);

  g_byte_array_unref (self->buffer);
  g_byte_array_unref (self->drag);
  g_free (self->root);
  g_free (self->fallback);
  g_free (self->path);
  g_free (self->name);

  G_OBJECT_CLASS (mg_journal_parent_class)->finalize (object);
}

static void
mg_journal_class_init (MgJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mg_journal_dispose;
  object_class->finalize = mg_journal_finalize;

  failed_signal = g_signal_new ("failed", MG_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mg_journal_init (MgJournal *self)
{
  self->fd = -1;
  self->buffer = g_byte_array_new ();
  self->drag = g_byte_array_new ();
}

MgJournal *
mg_journal_new (MgHistory  *history,
                MgNetwork  *network,
                const char *root,
                const char *fallback)
{
  MgJournal *self;

  g_return_val_if_fail (MG_IS_HISTORY (history) && MG_IS_NETWORK (network), NULL);
  g_return_val_if_fail (root != NULL, NULL);

  self = g_object_new (MG_TYPE_JOURNAL, NULL);
  self->history = g_object_ref (history);
  self->network = g_object_ref (network);
  self->root = g_strdup (root);
  self->fallback = g_strdup (fallback);
  g_signal_connect_object (history, "stepped", G_CALLBACK (stepped_cb), self, 0);

  return self;
}

void
mg_journal_set_file (MgJournal       *self,
                     const char      *path,
                     const MgFileTag *tag,
                     const char      *name)
{
  g_autofree char *old_path = self->path;
  g_autofree char *old_name = self->name;

  g_return_if_fail (MG_IS_JOURNAL (self));

  self->path = g_strdup (path);
  self->name = g_strdup (name);
  self->tag = tag != NULL ? *tag : (MgFileTag) { 0, };
  if (!mg_history_get_modified (self->history))
    remove_left (self);
  if (self->worker == NULL)
    return;

  flush_drag (self);
  g_byte_array_set_size (self->buffer, 0);
  put_file (self, self->buffer);
  write_record (self, self->buffer);
}

void
mg_journal_begin (MgJournal *self)
{
  g_return_if_fail (MG_IS_JOURNAL (self));

  if (self->worker == NULL)
    begin (self);
}

void
mg_journal_renew (MgJournal *self)
{
  g_return_if_fail (MG_IS_JOURNAL (self));

  if (self->worker == NULL || mg_journal_worker_is_busy (self->worker))
    return;

  flush_drag (self);
  renew (self);
}

void
mg_journal_hurry (MgJournal *self)
{
  g_return_if_fail (MG_IS_JOURNAL (self));

  if (self->worker == NULL)
    return;

  flush_drag (self);
  mg_journal_worker_dirty (self->worker, TRUE);
}

void
mg_journal_sync (MgJournal *self)
{
  g_return_if_fail (MG_IS_JOURNAL (self));

  if (self->worker == NULL)
    return;

  flush_drag (self);
  mg_journal_sync_file (self->fd, NULL);
}

gboolean
mg_journal_settle (MgJournal *self)
{
  g_return_val_if_fail (MG_IS_JOURNAL (self), FALSE);

  if (self->worker == NULL)
    return FALSE;

  mg_journal_hurry (self);

  return mg_journal_worker_wait (self->worker, TRUE, -1);
}

void
mg_journal_forget (MgJournal *self)
{
  g_return_if_fail (MG_IS_JOURNAL (self));

  stop (self, TRUE);
  remove_left (self);
}

static gboolean
trial_cb (gpointer user_data)
{
  MgJournal *self = user_data;

  self->trial = 0;
  mg_recovery_succeeded (self->left);

  return G_SOURCE_REMOVE;
}

void
mg_journal_take_over (MgJournal       *self,
                      MgJournalFolder *folder)
{
  g_return_if_fail (MG_IS_JOURNAL (self) && folder != NULL && self->left == NULL);

  self->left = folder;
  self->trial = g_timeout_add_seconds (TRIAL, trial_cb, self);
}

const char *
mg_journal_get_folder (MgJournal *self)
{
  g_return_val_if_fail (MG_IS_JOURNAL (self), NULL);

  return self->folder != NULL ? self->folder->path
                              : self->left != NULL ? self->left->path : NULL;
}
