/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which node a link names, without a search where identifiers are numbered ("n17"). */
#pragma once

#include "mg-given.h"

G_BEGIN_DECLS

#define MG_ENDS_PREFIX 15u

/* Numbers have so many digits at most. */
#define MG_ENDS_DIGITS 8u

typedef struct
{
  char         prefix[MG_ENDS_PREFIX];
  guint        prefix_length;
  gboolean     is_straight;  /* each node has the next number, and its identifier the next place */
  guint        first;        /* if so: of the first one */
  MgTextPlace  first_place;
  guint        n_places;
  MgTextPlace *places;       /* by number; 0: no node has it; NULL if they are straight */
} MgGivenEnds;

/* Of the nodes that came so far, whose identifiers get their numbers in the set.
 *
 * Returns: %NULL if it would be of no use
 */
MgGivenEnds *mg_given_ends_new   (MgGiven       *given) G_GNUC_WARN_UNUSED_RESULT;
void         mg_given_ends_free  (MgGivenEnds   *self);

/* The number in @text behind the prefix, as it alone can be written; %G_MAXUINT if there is none. */
static inline guint
mg_given_ends_number (const MgGivenEnds *self,
                      const char        *text,
                      gsize              length)
{
  gsize n_digits = length - self->prefix_length;
  guint number = 0;

  if (length <= self->prefix_length || n_digits > MG_ENDS_DIGITS ||
      (text[self->prefix_length] == '0' && n_digits > 1))
    return G_MAXUINT;

  for (guint i = 0; i < self->prefix_length; i++)
    if (text[i] != self->prefix[i])
      return G_MAXUINT;

  for (gsize i = self->prefix_length; i < length; i++)
    {
      guint digit = (guint) (guchar) text[i] - '0';

      if (digit > 9)
        return G_MAXUINT;

      number = 10 * number + digit;
    }

  return number;
}

/* The identifier of the node that is called so; 0 if that is not known. */
static inline MgTextPlace
mg_given_ends_find (const MgGivenEnds *self,
                    const char        *text,
                    gsize              length)
{
  guint number = mg_given_ends_number (self, text, length);

  if (self->is_straight)
    return number - self->first < self->n_places ? self->first_place + (number - self->first) : 0;

  return number < self->n_places ? self->places[number] : 0;
}

G_END_DECLS
