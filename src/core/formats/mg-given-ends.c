/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-given-ends.h"

/* Fewer nodes are found as fast by a search. */
#define FEW 256

/* Numbers may have gaps, but no more than these. */
#define PLACES_PER_NODE 4u

static gboolean
take_prefix (MgGivenEnds *self,
             const char  *text)
{
  gsize length = strlen (text);

  while (length > 0 && g_ascii_isdigit (text[length - 1]))
    length--;

  if (length > MG_ENDS_PREFIX || text[length] == '\0')
    return FALSE;

  memcpy (self->prefix, text, length);
  self->prefix_length = (guint) length;

  return TRUE;
}

static void
place_nodes (MgGivenEnds   *self,
             const MgGiven *given)
{
  for (guint i = 0; i < given->nodes->len; i++)
    {
      MgTextPlace place = g_array_index (given->nodes, MgGivenItem, i).id;
      const char *text = mg_given_text (given, place);
      guint number = mg_given_ends_number (self, text, strlen (text));

      if (number < self->n_places && (place & MG_TEXT_IN_SET) != 0)
        self->places[number] = place;
    }
}

/* As most programs number nodes: then nothing needs to be looked up at all. */
static gboolean
are_straight (const MgGivenEnds *self,
              const MgGiven     *given)
{
  guint first = 0;
  MgTextPlace first_place = 0;

  for (guint i = 0; i < given->nodes->len; i++)
    {
      MgTextPlace place = g_array_index (given->nodes, MgGivenItem, i).id;
      const char *text = mg_given_text (given, place);
      guint number = mg_given_ends_number (self, text, strlen (text));

      if (i == 0)
        {
          first = number;
          first_place = place;
        }

      if (number == G_MAXUINT || (place & MG_TEXT_IN_SET) == 0 || number != first + i || place != first_place + i)
        return FALSE;
    }

  return TRUE;
}

MgGivenEnds *
mg_given_ends_new (MgGiven *given)
{
  MgGivenEnds *self;

  if (given->nodes->len < FEW)
    return NULL;

  mg_given_settle (given);
  mg_given_number_texts (given);
  self = g_new0 (MgGivenEnds, 1);
  if (!take_prefix (self, mg_given_text (given, g_array_index (given->nodes, MgGivenItem, 0).id)))
    {
      mg_given_ends_free (self);
      return NULL;
    }

  self->is_straight = are_straight (self, given);
  if (self->is_straight)
    {
      self->first_place = g_array_index (given->nodes, MgGivenItem, 0).id;
      self->first = mg_given_ends_number (self, mg_given_text (given, self->first_place),
                                          strlen (mg_given_text (given, self->first_place)));
      self->n_places = given->nodes->len;
      return self;
    }

  self->n_places = given->nodes->len * PLACES_PER_NODE;
  self->places = g_new0 (MgTextPlace, self->n_places);
  place_nodes (self, given);

  return self;
}

void
mg_given_ends_free (MgGivenEnds *self)
{
  g_free (self->places);
  g_free (self);
}
