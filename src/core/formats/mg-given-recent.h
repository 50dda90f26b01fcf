/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that a column met lately: most columns say the same few over and over. */
#pragma once

#include "mg-bytes.h"

G_BEGIN_DECLS

#define MG_RECENT_TEXTS 64u
#define MG_RECENT_LENGTH 43u

/* A column that so rarely meets a text again is not asked any more. */
#define MG_RECENT_TRIES 1024u
#define MG_RECENT_HITS 256u

typedef struct
{
  guint32 number;      /* in the set of texts; 0: free */
  guint8  length;
  char    text[MG_RECENT_LENGTH];
} MgRecentText;

typedef struct
{
  guint        n_tries;
  guint        n_hits;
  MgRecentText texts[MG_RECENT_TEXTS];
} MgGivenRecent;

static inline MgRecentText *
mg_given_recent_slot (MgGivenRecent *self,
                      const char    *text,
                      gsize          length)
{
  guint hash = (guint) length + 5 * (guchar) text[0] + 17 * (guchar) text[length / 2] + 33 * (guchar) text[length - 1];

  return &self->texts[hash % MG_RECENT_TEXTS];
}

static inline gboolean
mg_given_recent_is_of_use (const MgGivenRecent *self,
                           gsize                length)
{
  return length > 0 && length <= MG_RECENT_LENGTH &&
         (self->n_tries < MG_RECENT_TRIES || self->n_hits >= MG_RECENT_HITS);
}

/* The number of that text if it was met lately, else 0. */
static inline guint32
mg_given_recent_find (MgGivenRecent *self,
                      const char    *text,
                      gsize          length)
{
  const MgRecentText *slot;

  if (!mg_given_recent_is_of_use (self, length))
    return 0;

  slot = mg_given_recent_slot (self, text, length);
  self->n_tries += self->n_tries < MG_RECENT_TRIES;
  if (slot->length != length || !mg_bytes_are_same (slot->text, text, length))
    return 0;

  self->n_hits += self->n_hits < MG_RECENT_HITS;

  return slot->number;
}

static inline void
mg_given_recent_note (MgGivenRecent *self,
                      const char    *text,
                      gsize          length,
                      guint32        number)
{
  MgRecentText *slot;

  if (!mg_given_recent_is_of_use (self, length))
    return;

  slot = mg_given_recent_slot (self, text, length);
  slot->number = number;
  slot->length = (guint8) length;
  memcpy (slot->text, text, length);
}

G_END_DECLS
