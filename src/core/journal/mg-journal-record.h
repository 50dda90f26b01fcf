/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of records, each with its length and a checksum: what was cut off or
 * damaged ends them, and what stands before it counts.
 */
#pragma once

#include "mg-file-tag.h"
#include "mg-history.h"
#include "mg-journal-codec.h"

G_BEGIN_DECLS

/* Of what is written; what is newer is not read. */
#define MG_JOURNAL_VERSION 1

/* The most that is read of one file. */
#define MG_JOURNAL_FILE_LIMIT (1024u * 1024 * 1024)

/**
 * MgRecordKind:
 * @MG_RECORD_HEAD: who wrote the file: program's version, start of the system (its boot id)
 * @MG_RECORD_FILE: which file of the user's this is, and what stands in it:
 *   path, tag, state, name
 * @MG_RECORD_RUN: a new step: state, edits, edits that take it back
 * @MG_RECORD_MERGED: another end of the last step: state, edits
 * @MG_RECORD_UNDONE: the last step was taken back: edits
 * @MG_RECORD_REDONE: the next step was made again: edits
 * @MG_RECORD_PART: edits that make the content out of nothing
 * @MG_RECORD_END: the content is whole: its state
 * @MG_RECORD_PAST: the state before the first step that follows
 *
 * The numbers are written to disk: append, never renumber.
 */
typedef enum
{
  MG_RECORD_HEAD = 1,
  MG_RECORD_FILE,
  MG_RECORD_RUN,
  MG_RECORD_MERGED,
  MG_RECORD_UNDONE,
  MG_RECORD_REDONE,
  MG_RECORD_PART,
  MG_RECORD_END,
  MG_RECORD_PAST,
} MgRecordKind;

/* What every file begins with: its mark, its version, and who wrote it. */
void     mg_record_put_head (GByteArray      *bytes);

/* Between the two its content is put.  Returns: where it begins, for the end */
guint    mg_record_begin    (GByteArray      *bytes,
                             MgRecordKind     kind);
void     mg_record_end      (GByteArray      *bytes,
                             guint            begin);

/* @inverse: (nullable): of a new step */
void     mg_record_put_step (GByteArray          *bytes,
                             MgStepHow            how,
                             guint64              state,
                             const MgTransaction *done,
                             const MgTransaction *inverse);
void     mg_record_put_file (GByteArray          *bytes,
                             const char          *path,
                             const MgFileTag     *tag,
                             guint64              saved_state,
                             const char          *name);

/**
 * MgRecords:
 *
 * The records of a file that was read whole.
 */
typedef struct
{
  GBytes *bytes;
  gsize   at;         /* where the next one begins */
} MgRecords;

/**
 * mg_records_open:
 * @folder: a folder's file descriptor
 *
 * Returns: %FALSE with @error: %MG_ERROR_UNSUPPORTED for a newer version,
 *   %MG_ERROR_SYNTAX if it is no such file, or %G_IO_ERROR
 */
gboolean mg_records_open    (MgRecords       *self,
                             int              folder,
                             const char      *name,
                             GError         **error);

/* Of bytes rather than of a file. */
gboolean mg_records_init    (MgRecords       *self,
                             GBytes          *bytes,
                             GError         **error);
void     mg_records_clear   (MgRecords       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MgRecords, mg_records_clear)

/* @content: (out): of the next record, lent.  Returns: %FALSE after the last valid one */
gboolean mg_records_next    (MgRecords       *self,
                             MgRecordKind    *kind,
                             MgJournalBytes  *content);

/* Whether the last one that was read ends the file. */
gboolean mg_records_at_end  (const MgRecords *self);

G_END_DECLS
