/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content comes from the newest base that is whole and from the steps after
 * it, each of which says its edits; so that damage in older files can cost some
 * of the past, never of the content.  Steps before that base are only the past.
 *
 * Of a past that is not whole, what is missing is a step that nobody knows
 * (NULL): it is moved like the others, and cuts the past in the end.
 */
#include "mg-recovered.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "mg-error.h"
#include "mg-format.h"
#include "mg-identifiers.h"
#include "mg-journal-base.h"
#include "mg-journal-record.h"
#include "mg-markup.h"

typedef struct
{
  MgRecovered  *result;
  GPtrArray    *undo;           /* MgStep, or NULL; the last one is the latest */
  GPtrArray    *redo;           /* likewise; the last one is the next */
  guint64       max_state;
  gboolean      knows_first;
  gboolean      is_past;        /* before the base: nothing is applied */
} Replay;

static void
step_free (gpointer data)
{
  MgStep *step = data;

  if (step == NULL)
    return;

  mg_transaction_unref (step->done);
  g_clear_pointer (&step->inverse, mg_transaction_unref);
  g_free (step);
}

void
mg_recovered_free (MgRecovered *self)
{
  g_clear_object (&self->network);
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/* Steps */

static MgStep *
pop (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_steal_index (steps, steps->len - 1) : NULL;
}

static void
forget_past (Replay *self)
{
  g_ptr_array_set_size (self->undo, 0);
  g_ptr_array_set_size (self->redo, 0);
  self->knows_first = FALSE;
}

/* Makes the edits where they count. */
static gboolean
make (Replay              *self,
      const MgTransaction *transaction)
{
  g_autoptr(MgTransaction) inverse = NULL;

  if (self->is_past || self->result->network == NULL)
    return TRUE;

  inverse = mg_transaction_apply (transaction, self->result->network, NULL);

  return inverse != NULL;
}

/* What the pole is called is said in the list. */
static void
note_name (Replay              *self,
           const MgTransaction *transaction)
{
  for (guint i = 0; i < mg_transaction_get_n_edits (transaction) && !self->is_past; i++)
    {
      const MgEdit *edit = mg_transaction_get_edit (transaction, i);

      if (edit->kind == MG_EDIT_SET_VALUE && edit->id == MG_ID_POLE &&
          edit->field == MG_FIELD_POLE_NAME && edit->value.type == MG_VALUE_TEXT)
        {
          g_free (self->result->name);
          self->result->name = g_strdup (edit->value.text);
        }
    }
}

static void
note_state (Replay  *self,
            guint64  state)
{
  self->max_state = MAX (self->max_state, state);
}

static gboolean
read_run (Replay         *self,
          MgJournalBytes *content)
{
  guint64 state = mg_journal_get_u64 (content);
  g_autoptr(MgTransaction) done = mg_journal_get_transaction (content);
  g_autoptr(MgTransaction) inverse = mg_journal_get_transaction (content);
  MgStep *step;

  if (inverse == NULL || done == NULL || !make (self, done))
    return FALSE;

  note_name (self, done);
  note_state (self, state);
  step = g_new (MgStep, 1);
  *step = (MgStep) { g_steal_pointer (&done), g_steal_pointer (&inverse), state };
  g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (self->undo, step);

  return TRUE;
}

static gboolean
read_merged (Replay         *self,
             MgJournalBytes *content)
{
  guint64 state = mg_journal_get_u64 (content);
  g_autoptr(MgTransaction) done = mg_journal_get_transaction (content);
  MgStep *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;

  if (done == NULL || !make (self, done))
    return FALSE;

  note_name (self, done);
  note_state (self, state);
  g_ptr_array_set_size (self->redo, 0);
  if (last != NULL)
    {
      mg_transaction_unref (last->done);
      last->done = g_steal_pointer (&done);
      last->state = state;
    }

  return TRUE;
}

static gboolean
travel (Replay         *self,
        MgJournalBytes *content,
        GPtrArray      *from,
        GPtrArray      *to)
{
  g_autoptr(MgTransaction) done = mg_journal_get_transaction (content);

  if (done == NULL || !make (self, done))
    return FALSE;

  note_name (self, done);
  g_ptr_array_add (to, pop (from));

  return TRUE;
}

static gboolean
read_undone (Replay         *self,
             MgJournalBytes *content)
{
  return travel (self, content, self->undo, self->redo);
}

static gboolean
read_redone (Replay         *self,
             MgJournalBytes *content)
{
  return travel (self, content, self->redo, self->undo);
}

static gboolean
read_file (Replay         *self,
           MgJournalBytes *content)
{
  MgRecovered *result = self->result;
  g_autofree char *path = mg_journal_get_text (content);
  g_autofree char *name = NULL;
  MgFileTag tag = { .exists = mg_journal_get_u8 (content) != 0 };
  guint64 saved_state;

  tag.device = mg_journal_get_u64 (content);
  tag.inode = mg_journal_get_u64 (content);
  tag.mtime_s = (gint64) mg_journal_get_u64 (content);
  tag.mtime_ns = (gint64) mg_journal_get_u64 (content);
  tag.size = mg_journal_get_u64 (content);
  tag.seen_s = (gint64) mg_journal_get_u64 (content);
  tag.has_digest = mg_journal_get_u8 (content) != 0;
  mg_journal_get_bytes (content, tag.digest, sizeof tag.digest);
  saved_state = mg_journal_get_u64 (content);
  name = mg_journal_get_text (content);
  if (content->is_bad || (name != NULL && !g_utf8_validate (name, -1, NULL)))
    return FALSE;

  g_free (result->path);
  result->path = g_steal_pointer (&path);
  result->tag = tag;
  result->saved_state = saved_state;
  if (result->name == NULL)
    result->name = g_steal_pointer (&name);

  return TRUE;
}

static gboolean
read_past (Replay         *self,
           MgJournalBytes *content)
{
  self->result->first_state = mg_journal_get_u64 (content);
  note_state (self, self->result->first_state);
  self->knows_first = !content->is_bad;

  return self->knows_first;
}

static gboolean (* const readers[]) (Replay         *self,
                                     MgJournalBytes *content) = {
  [MG_RECORD_FILE] = read_file,
  [MG_RECORD_RUN] = read_run,
  [MG_RECORD_MERGED] = read_merged,
  [MG_RECORD_UNDONE] = read_undone,
  [MG_RECORD_REDONE] = read_redone,
  [MG_RECORD_PAST] = read_past,
};

/* Returns: whether all of it was read. */
static gboolean
replay_records (Replay       *self,
                MgRecords    *records,
                GCancellable *cancellable)
{
  MgJournalBytes content;
  MgRecordKind kind;

  while (mg_records_next (records, &kind, &content))
    if (g_cancellable_is_cancelled (cancellable) ||
        (kind < G_N_ELEMENTS (readers) && readers[kind] != NULL && !readers[kind] (self, &content)))
      return FALSE;

  return mg_records_at_end (records);
}

static gboolean
replay_file (Replay          *self,
             MgJournalFolder *folder,
             guint            number,
             GCancellable    *cancellable)
{
  g_autofree char *name = g_strdup_printf (MG_JOURNAL_STEPS "%u", number);
  g_auto(MgRecords) records = { NULL };

  return mg_records_open (&records, folder->fd, name, NULL) &&
         replay_records (self, &records, cancellable);
}

/* Those of older bases, of which only the past is left to tell. */
static void
replay_past (Replay          *self,
             MgJournalFolder *folder,
             const GArray    *numbers,
             guint            base,
             GCancellable    *cancellable)
{
  guint expected = 0;

  self->is_past = TRUE;
  for (guint i = 0; i < numbers->len && g_array_index (numbers, guint, i) < base; i++)
    {
      guint number = g_array_index (numbers, guint, i);

      if (i > 0 && number != expected)
        forget_past (self);
      if (!replay_file (self, folder, number, cancellable))
        forget_past (self);
      expected = number + 1;
    }

  if (expected != base)
    forget_past (self);
}

/* A half record at the very end is a step that was never finished. */
static void
replay_present (Replay          *self,
                MgJournalFolder *folder,
                const GArray    *numbers,
                guint            base,
                GCancellable    *cancellable)
{
  guint expected = base;

  self->is_past = FALSE;
  for (guint i = 0; i < numbers->len && !self->result->is_cut; i++)
    {
      guint number = g_array_index (numbers, guint, i);

      if (number < base)
        continue;
      self->result->is_cut = number != expected++ ||
                             !replay_file (self, folder, number, cancellable);
    }
}

/* The result */

static void
take_steps (Replay *self)
{
  GArray *steps = self->result->steps;
  guint first = 0;

  for (guint i = self->undo->len; i > 0 && first == 0; i--)
    if (g_ptr_array_index (self->undo, i - 1) == NULL)
      first = i;
  if (first > 0)
    self->knows_first = FALSE;

  for (guint i = first; i < self->undo->len; i++)
    {
      MgStep *step = g_ptr_array_index (self->undo, i);

      g_array_append_val (steps, *step);
      g_free (step);
      self->undo->pdata[i] = NULL;
    }
  self->result->n_done = steps->len;

  for (guint i = self->redo->len; i > 0 && g_ptr_array_index (self->redo, i - 1) != NULL; i--)
    {
      MgStep *step = g_ptr_array_index (self->redo, i - 1);

      g_array_append_val (steps, *step);
      g_free (step);
      self->redo->pdata[i - 1] = NULL;
    }
}

/* Where a state is among the steps: 0 is before them; -1: nowhere. */
static gint64
find_state (const MgRecovered *self,
            guint64            state)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, MgStep, i).state == state)
      return i + 1;

  return state == self->first_state ? 0 : -1;
}

/* Steps that lead to two items of one identifier would lead there again. */
static void
mend (Replay *self)
{
  MgRecovered *result = self->result;
  gboolean is_dropped;

  if (result->network == NULL)
    return;

  result->n_renamed = mg_identifiers_mend (result->network);
  is_dropped = mg_markup_drop_broken (result->network);
  if (result->n_renamed == 0 && !is_dropped)
    return;

  forget_past (self);
  result->is_cut = TRUE;
}

static void
finish (Replay *self)
{
  MgRecovered *result = self->result;
  gint64 saved;

  mend (self);
  take_steps (self);
  if (!self->knows_first)
    result->first_state = self->max_state + 1;
  result->state = result->n_done > 0 ? g_array_index (result->steps, MgStep, result->n_done - 1).state
                                     : result->first_state;

  saved = find_state (result, result->saved_state);
  result->n_changes = saved < 0 ? MAX (result->n_done, 1)
                                : (guint) ABS ((gint64) result->n_done - saved);
}

static gint64
last_written (MgJournalFolder *folder,
              const GArray    *numbers)
{
  struct stat found;
  gint64 last = 0;

  for (guint i = 0; i < numbers->len; i++)
    {
      g_autofree char *name = g_strdup_printf (MG_JOURNAL_STEPS "%u", g_array_index (numbers, guint, i));

      if (fstatat (folder->fd, name, &found, AT_SYMLINK_NOFOLLOW) == 0)
        last = MAX (last, (gint64) found.st_mtim.tv_sec);
    }

  return last;
}

/* Returns: the number of the newest base that is whole, or 0 with @error. */
static guint
read_base (Replay           *self,
           MgJournalFolder  *folder,
           gboolean          with_content,
           GError          **error)
{
  g_autoptr(GArray) numbers = mg_journal_folder_list (folder, MG_JOURNAL_BASE);
  g_autoptr(GError) first_error = NULL;
  MgRecovered *result = self->result;

  for (guint i = numbers->len; i > 0; i--)
    {
      guint number = g_array_index (numbers, guint, i - 1);
      g_autofree char *name = g_strdup_printf (MG_JOURNAL_BASE "%u", number);
      g_autoptr(MgNetwork) network = with_content ? mg_network_new () : NULL;

      if (mg_journal_base_read (folder->fd, name, network, &result->state, &result->name,
                                first_error == NULL ? &first_error : NULL))
        {
          result->network = g_steal_pointer (&network);
          note_state (self, result->state);
          return number;
        }
    }

  if (first_error == NULL)
    g_set_error_literal (&first_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _("There is nothing to be recovered here."));
  g_propagate_error (error, g_steal_pointer (&first_error));

  return 0;
}

/* All that is left is what any program could read. */
static gboolean
read_graphml (MgRecovered      *result,
              MgJournalFolder  *folder,
              gboolean          with_content,
              GCancellable     *cancellable)
{
  g_autofree char *path = g_build_filename (folder->path, MG_JOURNAL_GRAPHML, NULL);
  g_autoptr(GError) error = NULL;

  if (!mg_journal_folder_has (folder, MG_JOURNAL_GRAPHML))
    return FALSE;

  result->is_cut = TRUE;
  result->n_changes = 1;
  result->saved_state = G_MAXUINT64;
  if (with_content)
    result->network = mg_format_read_file (path, mg_format_find ("graphml"), NULL, NULL,
                                           cancellable, &error);

  return !with_content || result->network != NULL;
}

MgRecovered *
mg_recovered_read (MgJournalFolder  *folder,
                   gboolean          with_content,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autoptr(MgRecovered) result = g_new0 (MgRecovered, 1);
  g_autoptr(GPtrArray) undo = g_ptr_array_new_with_free_func (step_free);
  g_autoptr(GPtrArray) redo = g_ptr_array_new_with_free_func (step_free);
  g_autoptr(GArray) numbers = NULL;
  g_autoptr(GError) base_error = NULL;
  Replay replay = { .result = result, .undo = undo, .redo = redo };
  guint base;

  g_return_val_if_fail (folder != NULL, NULL);

  result->steps = mg_steps_new ();
  numbers = mg_journal_folder_list (folder, MG_JOURNAL_STEPS);
  result->time = last_written (folder, numbers);
  base = read_base (&replay, folder, with_content, &base_error);
  if (base == 0)
    {
      if (g_error_matches (base_error, MG_ERROR, MG_ERROR_SYNTAX) &&
          read_graphml (result, folder, with_content, cancellable))
        return g_steal_pointer (&result);
      g_propagate_error (error, g_steal_pointer (&base_error));
      return NULL;
    }

  replay_past (&replay, folder, numbers, base, cancellable);
  replay_present (&replay, folder, numbers, base, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  finish (&replay);

  return g_steal_pointer (&result);
}
