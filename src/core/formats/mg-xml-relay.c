/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml-relay.h"

/* Smaller ones wake the other thread too often. */
#define BATCH ((gsize) 512 * 1024)

/* A file of less than a megabyte is read before a second thread is of any use. */
#define IN_PLACE 3u

static gsize usual_size;
static guint usual_in_place;

void
mg_xml_relay_set_usual (gsize size,
                        guint n_in_place)
{
  usual_size = size;
  usual_in_place = n_in_place;
}

static guint
count_in_place (void)
{
  if (usual_size > 0)
    return usual_in_place;

  return g_get_num_processors () > 1 ? IN_PLACE : G_MAXUINT;
}

void
mg_xml_relay_init (MgXmlRelay    *self,
                   MgXmlPlayFunc  play,
                   gpointer       user_data)
{
  *self = (MgXmlRelay) {
    .play = play, .user_data = user_data, .room = usual_size > 0 ? usual_size : BATCH, .n_in_place = count_in_place (),
  };
  g_mutex_init (&self->mutex);
  g_cond_init (&self->moved);
}

void
mg_xml_relay_clear (MgXmlRelay *self)
{
  for (guint i = 0; i < MG_XML_RELAY_BATCHES; i++)
    g_free (self->batches[i].bytes);

  g_cond_clear (&self->moved);
  g_mutex_clear (&self->mutex);
}

static void
play_batch (MgXmlRelay       *self,
            const MgXmlBatch *batch)
{
  if (mg_xml_relay_goes_on (self) && !self->play (batch->bytes, batch->length, self->user_data))
    g_atomic_int_set (&self->is_over, TRUE);
}

static gpointer
play_func (gpointer data)
{
  MgXmlRelay *self = data;

  g_mutex_lock (&self->mutex);
  while (TRUE)
    {
      while (self->n_played == self->n_sent && !self->is_closed)
        g_cond_wait (&self->moved, &self->mutex);
      if (self->n_played == self->n_sent)
        break;

      g_mutex_unlock (&self->mutex);
      play_batch (self, &self->batches[self->n_played % MG_XML_RELAY_BATCHES]);
      g_mutex_lock (&self->mutex);
      self->n_played++;
      g_cond_signal (&self->moved);
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* Where none can be had the parser's thread does it all. */
static void
start_thread (MgXmlRelay *self)
{
  self->thread = g_thread_try_new ("relay", play_func, self, NULL);
  if (self->thread == NULL)
    self->n_in_place = G_MAXUINT;
}

/* Waits until the next batch is free. */
static void
hand_over (MgXmlRelay *self)
{
  g_mutex_lock (&self->mutex);
  self->n_sent++;
  g_cond_signal (&self->moved);
  while (self->n_sent - self->n_played == MG_XML_RELAY_BATCHES)
    g_cond_wait (&self->moved, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* Only this thread sends: it may look at their number. */
static MgXmlBatch *
get_open (MgXmlRelay *self)
{
  return &self->batches[self->n_sent % MG_XML_RELAY_BATCHES];
}

static void
send_open (MgXmlRelay *self)
{
  MgXmlBatch *batch = get_open (self);

  batch->length = (gsize) (self->next - batch->bytes);
  if (self->next == NULL || batch->length == 0)
    return;

  if (self->thread == NULL && self->n_in_place == 0)
    start_thread (self);

  if (self->thread != NULL)
    {
      hand_over (self);
      return;
    }

  self->n_in_place -= self->n_in_place < G_MAXUINT;
  play_batch (self, batch);
}

/* One that had to be larger is so but once. */
static void
open_batch (MgXmlRelay *self,
            gsize       size)
{
  MgXmlBatch *batch = get_open (self);
  gsize room = MAX (self->room, size);

  if (batch->room != room)
    {
      g_free (batch->bytes);
      batch->bytes = g_malloc (room);
      batch->room = room;
    }

  self->next = batch->bytes;
  self->end = batch->bytes + room;
}

void
mg_xml_relay_turn (MgXmlRelay *self,
                   gsize       size)
{
  send_open (self);
  open_batch (self, size);
}

void
mg_xml_relay_finish (MgXmlRelay *self,
                     gboolean    drop)
{
  if (drop)
    g_atomic_int_set (&self->is_over, TRUE);

  send_open (self);
  self->next = NULL;
  self->end = NULL;
  if (self->thread == NULL)
    return;

  g_mutex_lock (&self->mutex);
  self->is_closed = TRUE;
  g_cond_signal (&self->moved);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
}
