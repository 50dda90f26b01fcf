/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a parser meets, noted in batches and played in order by somebody else: on
 * the parser's own thread while there is little of it, then on a second one, so
 * that the parser goes on meanwhile.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Few are on their way at a time: memory stays bounded, and a stop is heard soon. */
#define MG_XML_RELAY_BATCHES 4u

/* Plays what was noted; FALSE: nothing more is wanted, what follows is dropped. */
typedef gboolean (*MgXmlPlayFunc) (gconstpointer  bytes,
                                   gsize          length,
                                   gpointer       user_data);

typedef struct
{
  char  *bytes;    /* NULL: not needed yet */
  gsize  room;
  gsize  length;   /* once it is on its way */
} MgXmlBatch;

/* Fields are private; it stays where it was made ready.  What is written with each
 * event comes last, away from what the other thread looks at.
 */
typedef struct
{
  MgXmlPlayFunc  play;
  gpointer       user_data;
  GThread       *thread;          /* NULL: none so far */
  guint          n_in_place;      /* so many batches more are played on this thread */
  int            is_over;         /* atomic: nothing is played any more */

  GMutex         mutex;           /* guards the fields below */
  GCond          moved;           /* one of them did */
  guint          n_sent;
  guint          n_played;
  gboolean       is_closed;       /* none will be sent */

  MgXmlBatch     batches[MG_XML_RELAY_BATCHES];
  gsize          room;            /* of a batch */
  char          *next;            /* free room of the batch that is open */
  char          *end;
} MgXmlRelay;

void     mg_xml_relay_init      (MgXmlRelay    *self,
                                 MgXmlPlayFunc  play,
                                 gpointer       user_data);

/* Not before mg_xml_relay_finish(), if anything was noted. */
void     mg_xml_relay_clear     (MgXmlRelay    *self);

/* Sends the batch that is open, and opens one with room for @size bytes. */
void     mg_xml_relay_turn      (MgXmlRelay    *self,
                                 gsize          size);

/* Plays what is left, or drops it, and waits until that is done: the thread is
 * gone then, and all it did can be looked at.
 */
void     mg_xml_relay_finish    (MgXmlRelay    *self,
                                 gboolean       drop);

/* Where to note @size bytes, a multiple of eight, which are of one batch; they are
 * played some time after the next call.
 */
static inline gpointer
mg_xml_relay_note (MgXmlRelay *self,
                   gsize       size)
{
  char *room;

  if ((gsize) (self->end - self->next) < size)
    mg_xml_relay_turn (self, size);

  room = self->next;
  self->next += size;

  return room;
}

static inline gboolean
mg_xml_relay_goes_on (MgXmlRelay *self)
{
  return !g_atomic_int_get (&self->is_over);
}

/* For tests alone: batches of @size bytes, the first @n_in_place on the parser's
 * thread whatever the machine has; 0, 0: as is usual.
 */
void     mg_xml_relay_set_usual (gsize          size,
                                 guint          n_in_place);

G_END_DECLS
