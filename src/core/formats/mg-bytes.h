/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing and copying the few bytes that most texts of a file have: a call of the
 * library would take longer than the work itself.
 */
#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* Whether the words at @a and @b are the same. */
static inline gboolean
mg_bytes_same_8 (const char *a,
                 const char *b)
{
  guint64 x;
  guint64 y;

  memcpy (&x, a, sizeof x);
  memcpy (&y, b, sizeof y);

  return x == y;
}

static inline gboolean
mg_bytes_same_4 (const char *a,
                 const char *b)
{
  guint32 x;
  guint32 y;

  memcpy (&x, a, sizeof x);
  memcpy (&y, b, sizeof y);

  return x == y;
}

/* The last word may overlap the one before. */
static inline gboolean
mg_bytes_are_same (const char *a,
                   const char *b,
                   gsize       length)
{
  if (length >= 8)
    {
      for (gsize i = 0; i + 8 <= length; i += 8)
        if (!mg_bytes_same_8 (a + i, b + i))
          return FALSE;

      return mg_bytes_same_8 (a + length - 8, b + length - 8);
    }

  if (length >= 4)
    return mg_bytes_same_4 (a, b) && mg_bytes_same_4 (a + length - 4, b + length - 4);

  for (gsize i = 0; i < length; i++)
    if (a[i] != b[i])
      return FALSE;

  return TRUE;
}

/* The first and the last word, which may overlap. */
static inline void
mg_bytes_copy_ends_4 (char       *to,
                      const char *from,
                      gsize       length)
{
  guint32 first;
  guint32 last;

  memcpy (&first, from, sizeof first);
  memcpy (&last, from + length - sizeof last, sizeof last);
  memcpy (to, &first, sizeof first);
  memcpy (to + length - sizeof last, &last, sizeof last);
}

static inline void
mg_bytes_copy_ends_8 (char       *to,
                      const char *from,
                      gsize       length)
{
  guint64 first;
  guint64 last;

  memcpy (&first, from, sizeof first);
  memcpy (&last, from + length - sizeof last, sizeof last);
  memcpy (to, &first, sizeof first);
  memcpy (to + length - sizeof last, &last, sizeof last);
}

static inline void
mg_bytes_copy (char       *to,
               const char *from,
               gsize       length)
{
  if (length > 16)
    {
      memcpy (to, from, length);
    }
  else if (length >= 8)
    {
      mg_bytes_copy_ends_8 (to, from, length);
    }
  else if (length >= 4)
    {
      mg_bytes_copy_ends_4 (to, from, length);
    }
  else if (length > 0)
    {
      to[0] = from[0];
      to[length / 2] = from[length / 2];
      to[length - 1] = from[length - 1];
    }
}

G_END_DECLS
