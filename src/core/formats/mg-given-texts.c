/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory of what a file says: its texts, each once or in the block, and how
 * it is given back.  In a large set it takes longest to wait for memory: hence
 * texts are looked up many at once wherever they can wait.
 */
#include "mg-given.h"

#include <sys/mman.h>
#include <unistd.h>

#include "mg-text.h"

#define FIRST_ROOM ((gsize) 4096)

/* How often a stop is looked for. */
#define EDGES_PER_LOOK 16384

/* Less is not worth a call of the system. */
#define RELEASED_AT_ONCE ((gsize) 1024 * 1024)

/* Grows twofold: what is only reserved takes no memory yet. */
void
mg_given_reserve (MgGiven *self,
                  gsize    length)
{
  gsize room = MAX (FIRST_ROOM, self->block_room);

  while (room < self->block_length + length)
    room *= 2;

  self->block = g_realloc (self->block, room);
  self->block_room = room;
}

MgTextPlace
mg_given_add_text (MgGiven    *self,
                   const char *text,
                   gsize       length)
{
  MgTextPlace place = (MgTextPlace) self->block_length;

  if (length == 0)
    return 0;

  if (self->block_length + length >= MG_TEXT_IN_SET)
    g_error ("More than 2 GiB of text");

  mg_given_append_bytes (self, text, length);
  mg_given_append_bytes (self, "", 1);

  return place;
}

MgTextPlace
mg_given_keep_text (MgGiven    *self,
                    const char *text,
                    gsize       length)
{
  if (length == 0)
    return 0;

  if (!mg_text_is_clean (text, (gssize) length))
    return mg_given_add_text (self, text, length);

  return mg_texts_add (self->texts, text, length) | MG_TEXT_IN_SET;
}

guint32
mg_given_text_number (MgGiven     *self,
                      MgTextPlace  place)
{
  const char *text;

  if (place == 0)
    return 0;
  if ((place & MG_TEXT_IN_SET) != 0)
    return place & ~MG_TEXT_IN_SET;

  text = mg_given_text (self, place);

  return mg_texts_add (self->texts, text, strlen (text));
}

/* Places that wait for their numbers. */
typedef struct
{
  MgTextPlace *places[MG_TEXTS_MANY];
  guint        n;
} Batch;

static void
number_batch (MgGiven *self,
              Batch   *batch)
{
  const char *texts[MG_TEXTS_MANY];
  guint32 numbers[MG_TEXTS_MANY];

  for (guint i = 0; i < batch->n; i++)
    texts[i] = mg_given_text (self, *batch->places[i]);

  mg_texts_add_many (self->texts, texts, NULL, batch->n, numbers);
  for (guint i = 0; i < batch->n; i++)
    *batch->places[i] = numbers[i] | MG_TEXT_IN_SET;

  batch->n = 0;
}

static gboolean
waits (MgTextPlace place)
{
  return place != 0 && (place & MG_TEXT_IN_SET) == 0;
}

static void
number_later (MgGiven     *self,
              Batch       *batch,
              MgTextPlace *place)
{
  if (!waits (*place))
    return;

  batch->places[batch->n++] = place;
  if (batch->n == MG_TEXTS_MANY)
    number_batch (self, batch);
}

/* Identifiers are different, mostly; what links join has come before. */
static guint
count_waiting (const MgGiven *self)
{
  guint n = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    n += waits (g_array_index (self->nodes, MgGivenItem, i).id) ? 1 : 0;
  for (guint i = self->n_numbered; i < self->edges->len; i++)
    n += waits (g_array_index (self->edges, MgGivenItem, i).id) ? 1 : 0;

  return n;
}

void
mg_given_number_edges (MgGiven *self)
{
  Batch batch = { .n = 0 };
  guint i = self->n_numbered;

  for (; i < self->edges->len && (i % EDGES_PER_LOOK != 0 || !g_cancellable_is_cancelled (self->cancellable)); i++)
    {
      MgGivenItem *edge = &g_array_index (self->edges, MgGivenItem, i);

      number_later (self, &batch, &edge->id);
      number_later (self, &batch, &edge->source);
      if ((edge->flags & MG_GIVEN_ENDPOINT) == 0)
        number_later (self, &batch, &edge->target);
    }

  number_batch (self, &batch);
  self->n_numbered = i;
}

void
mg_given_number_texts (MgGiven *self)
{
  Batch batch = { .n = 0 };

  mg_texts_expect (self->texts, count_waiting (self));
  for (guint i = 0; i < self->nodes->len; i++)
    number_later (self, &batch, &g_array_index (self->nodes, MgGivenItem, i).id);

  number_batch (self, &batch);
  mg_given_number_edges (self);
}

static gboolean
are_in_order (const GArray *items,
              guint32      *last)
{
  for (guint i = 0; i < items->len; i++)
    {
      const MgGivenItem *item = &g_array_index (items, MgGivenItem, i);

      if (item->first != 0 && item->first <= *last)
        return FALSE;
      *last = MAX (*last, item->last);
    }

  return TRUE;
}

gboolean
mg_given_is_in_order (const MgGiven *self)
{
  guint32 last = 0;

  return are_in_order (self->nodes, &last) && are_in_order (self->edges, &last);
}

/* Whole pages between @released and @length bytes from @start. */
static void
release_bytes (char  *start,
               gsize *released,
               gsize  length)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guintptr first = ((guintptr) start + *released + page - 1) / page * page;
  guintptr end = ((guintptr) start + length) / page * page;

  if (end <= first || end - first < RELEASED_AT_ONCE)
    return;

  madvise ((gpointer) first, end - first, MADV_DONTNEED);
  *released = (gsize) (end - (guintptr) start);
}

void
mg_given_release (MgGiven *self,
                  guint32  value)
{
  if (value == 0 || value > self->values->len)
    return;

  release_bytes (self->values->data, &self->values_released, (value - 1) * sizeof (MgGivenValue));

  /* What lies in the block lies there in the same order. */
  for (guint i = value - 1; i < self->values->len && i < value + 64; i++)
    {
      MgTextPlace place = g_array_index (self->values, MgGivenValue, i).text;

      if ((place & MG_TEXT_IN_SET) == 0 && place > sizeof (double))
        {
          release_bytes (self->block, &self->block_released, place - sizeof (double));
          return;
        }
    }
}

static void
note_recent (MgGiven    *self,
             guint       column,
             const char *text,
             gsize       length,
             guint32     number)
{
  MgGivenColumn *taker = &g_array_index (self->columns, MgGivenColumn, column);

  if (taker->recent == NULL)
    taker->recent = g_new0 (MgGivenRecent, 1);

  mg_given_recent_note (taker->recent, text, length, number);
}

static MgTextPlace *
waiting_place (MgGiven              *self,
               const MgGivenWaiting *waiting)
{
  if (waiting->in_cell)
    return &g_array_index (self->columns, MgGivenColumn, waiting->column).cells.places[waiting->index];

  return &g_array_index (self->values, MgGivenValue, waiting->index).text;
}

void
mg_given_settle (MgGiven *self)
{
  const char *texts[MG_TEXTS_MANY];
  gsize lengths[MG_TEXTS_MANY];
  guint32 numbers[MG_TEXTS_MANY];
  const char *text = self->waiting;

  for (guint i = 0; i < self->n_waiting; text += lengths[i] + 1, i++)
    {
      texts[i] = text;
      lengths[i] = self->waiting_values[i].length;
    }

  mg_texts_add_many (self->texts, texts, lengths, self->n_waiting, numbers);
  for (guint i = 0; i < self->n_waiting; i++)
    {
      const MgGivenWaiting *waiting = &self->waiting_values[i];

      *waiting_place (self, waiting) = numbers[i] | MG_TEXT_IN_SET;
      note_recent (self, waiting->column, texts[i], lengths[i], numbers[i]);
    }

  self->n_waiting = 0;
  self->waiting_length = 0;
}

void
mg_given_put_later (MgGiven    *self,
                    GArray     *table,
                    guint       index,
                    guint       column,
                    const char *text,
                    gsize       length,
                    guint       line)
{
  guint n_values = self->values->len;

  if (length >= MG_GIVEN_WAITING)
    {
      mg_given_put_value (self, table, index, column, mg_given_keep_text (self, text, length), FALSE, line);
      return;
    }

  if (self->n_waiting == MG_TEXTS_MANY || self->waiting_length + length >= MG_GIVEN_WAITING)
    mg_given_settle (self);

  memcpy (self->waiting + self->waiting_length, text, length);
  self->waiting[self->waiting_length + length] = '\0';
  self->waiting_length += length + 1;

  /* A cell that is not empty: what follows is the item's second value. */
  mg_given_put_value (self, table, index, column, MG_TEXT_IN_SET, FALSE, line);
  self->waiting_values[self->n_waiting++] = (MgGivenWaiting) {
    .column = column, .length = (guint32) length, .index = self->values->len > n_values ? n_values : index, .in_cell = self->values->len == n_values
  };
}
