/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transactions as bytes, and back. */
#pragma once

#include "mg-transaction.h"

G_BEGIN_DECLS

/* The largest number of an item that is read: a guard, far above any network. */
#define MG_JOURNAL_MAX_ID (1u << 25)

/**
 * MgJournalBytes:
 * @data: what is read, lent
 * @length: of it
 * @at: how far it was read
 * @is_bad: something was not as it is written; nothing is read from then on
 */
typedef struct
{
  const guint8 *data;
  gsize         length;
  gsize         at;
  gboolean      is_bad;
} MgJournalBytes;

/* Numbers are little-endian on any machine. */
void           mg_journal_put_u8          (GByteArray           *bytes,
                                           guint                 number);
void           mg_journal_put_u32         (GByteArray           *bytes,
                                           guint32               number);
void           mg_journal_put_u64         (GByteArray           *bytes,
                                           guint64               number);
/* @text: (nullable): any bytes, ending with a zero */
void           mg_journal_put_text        (GByteArray           *bytes,
                                           const char           *text);
void           mg_journal_put_edit        (GByteArray           *bytes,
                                           const MgEdit         *edit);
void           mg_journal_put_transaction (GByteArray           *bytes,
                                           const MgTransaction  *transaction);

/* 0, %NULL or %FALSE when there is no more, or it is bad. */
guint          mg_journal_get_u8          (MgJournalBytes       *self);
guint32        mg_journal_get_u32         (MgJournalBytes       *self);
guint64        mg_journal_get_u64         (MgJournalBytes       *self);
char          *mg_journal_get_text        (MgJournalBytes       *self);
void           mg_journal_get_bytes       (MgJournalBytes       *self,
                                           guint8               *bytes,
                                           gsize                 length);

/**
 * mg_journal_get_edit:
 * @edit: (out caller-allocates): to be cleared
 *
 * What comes back is safe to give to mg_network_apply(), which may yet refuse it.
 */
gboolean       mg_journal_get_edit        (MgJournalBytes       *self,
                                           MgEdit               *edit);
/* Returns: (transfer full) (nullable) */
MgTransaction *mg_journal_get_transaction (MgJournalBytes       *self);

G_END_DECLS
