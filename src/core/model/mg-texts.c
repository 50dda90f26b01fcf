/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open table of (hash, number), linearly probed and never more than two
 * thirds full.  A hash begins with bits that differ from table to table, so that
 * a file cannot be made to have all its texts in one place.
 */
#include "mg-texts.h"

#include <string.h>

#define FIRST_SLOTS 64u
/* Room for at most so many: numbers share 32 bits with whoever refers to them. */
#define MAX_TEXTS 0x3fffffffu

typedef struct
{
  guint32 hash;
  guint32 number;     /* 0: free */
} Slot;

struct _MgTexts
{
  guint64   seed;
  Slot     *slots;
  guint     mask;
  guint     n;
  guint     room;     /* of texts */
  char    **texts;    /* GRefString, from 0 */
  gsize     longest;  /* of them, in bytes */
};

MgTexts *
mg_texts_new (void)
{
  MgTexts *self = g_atomic_rc_box_new0 (MgTexts);

  self->seed = (guint64) g_random_int () << 32 | g_random_int ();
  self->slots = g_new0 (Slot, FIRST_SLOTS);
  self->mask = FIRST_SLOTS - 1;

  return self;
}

MgTexts *
mg_texts_ref (MgTexts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
texts_clear (gpointer data)
{
  MgTexts *self = data;

  for (guint i = 0; i < self->n; i++)
    g_ref_string_release (self->texts[i]);
  g_free (self->texts);
  g_free (self->slots);
}

void
mg_texts_unref (MgTexts *self)
{
  g_atomic_rc_box_release_full (self, texts_clear);
}

guint
mg_texts_get_n (const MgTexts *self)
{
  return self->n;
}

char *
mg_texts_get (const MgTexts *self,
              guint32        number)
{
  return self->texts[number - 1];
}

char * const *
mg_texts_get_all (const MgTexts *self)
{
  return self->texts;
}

gsize
mg_texts_get_longest (const MgTexts *self)
{
  return self->longest;
}

/* Eight bytes at a time, each step a multiplication and a turn (after
 * A. Appleby's MurmurHash, public domain).
 */
static inline guint64
mix (guint64 hash,
     guint64 word)
{
  word *= G_GUINT64_CONSTANT (0x87c37b91114253d5);
  word ^= word >> 31;
  word *= G_GUINT64_CONSTANT (0x4cf5ad432745937f);
  hash ^= word;

  return (hash << 27 | hash >> 37) * 5 + 0x52dce729;
}

/* The one to seven bytes left over: all of them, some perhaps twice. */
static inline guint64
last_word (const char *text,
           gsize       length)
{
  guint32 first;
  guint32 last;

  if (length < sizeof first)
    return (guchar) text[0] | (guint64) (guchar) text[length / 2] << 8 | (guint64) (guchar) text[length - 1] << 16;

  memcpy (&first, text, sizeof first);
  memcpy (&last, text + length - sizeof last, sizeof last);

  return first | (guint64) last << 32;
}

static guint32
hash_text (const MgTexts *self,
           const char    *text,
           gsize          length)
{
  guint64 hash = self->seed ^ length;
  guint64 word;

  for (; length >= sizeof word; length -= sizeof word, text += sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = mix (hash, word);
    }

  if (length > 0)
    hash = mix (hash, last_word (text, length));

  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);

  return (guint32) (hash >> 32);
}

/* The slot of that text, or the free one where it would be. */
static guint
find_slot (const MgTexts *self,
           guint32        hash,
           const char    *text,
           gsize          length)
{
  guint i;

  for (i = hash & self->mask; self->slots[i].number != 0; i = (i + 1) & self->mask)
    {
      const char *kept;

      if (self->slots[i].hash != hash)
        continue;

      kept = self->texts[self->slots[i].number - 1];
      if (strncmp (kept, text, length) == 0 && kept[length] == '\0')
        break;
    }

  return i;
}

static void
grow_slots (MgTexts *self,
            guint    n_slots)
{
  guint mask = n_slots - 1;
  Slot *slots = g_new (Slot, n_slots);

  /* Written, so that no page is fetched twice: to be looked at, and to be filled. */
  memset (slots, 0, n_slots * sizeof *slots);

  for (guint i = 0; i <= self->mask; i++)
    if (self->slots[i].number != 0)
      {
        guint j = self->slots[i].hash & mask;

        while (slots[j].number != 0)
          j = (j + 1) & mask;
        slots[j] = self->slots[i];
      }

  g_free (self->slots);
  self->slots = slots;
  self->mask = mask;
}

/* Takes over @text. */
static guint32
append (MgTexts *self,
        guint    slot,
        guint32  hash,
        char    *text,
        gsize    length)
{
  if (self->n >= MAX_TEXTS)
    g_error ("More than %u different texts", MAX_TEXTS);

  if (self->n == self->room)
    {
      self->room = MAX (FIRST_SLOTS, self->room + self->room / 2);
      self->texts = g_renew (char *, self->texts, self->room);
    }

  self->longest = MAX (self->longest, length);
  self->texts[self->n++] = text;
  self->slots[slot] = (Slot) { hash, self->n };
  if (self->n > (self->mask + 1) / 3 * 2)
    grow_slots (self, 2 * (self->mask + 1));

  return self->n;
}

guint32
mg_texts_find (const MgTexts *self,
               const char    *text,
               gsize          length)
{
  return self->slots[find_slot (self, hash_text (self, text, length), text, length)].number;
}

static guint32
add_hashed (MgTexts    *self,
            guint32     hash,
            const char *text,
            gsize       length)
{
  guint slot = find_slot (self, hash, text, length);

  if (self->slots[slot].number != 0)
    return self->slots[slot].number;

  return append (self, slot, hash, g_ref_string_new_len (text, (gssize) length), length);
}

guint32
mg_texts_add (MgTexts    *self,
              const char *text,
              gsize       length)
{
  return add_hashed (self, hash_text (self, text, length), text, length);
}

/* Fetches what find_slot() will look at, as far as can be told without waiting:
 * first the slots, then what those point to that are probably right.
 *
 * Inline, always: GCC takes a function that only fetches for one that does
 * nothing, and leaves out its calls.
 */
static inline G_ALWAYS_INLINE void
fetch_many (const MgTexts *self,
            const guint32 *hashes,
            guint          n)
{
  const Slot *slots = self->slots;

  for (guint i = 0; i < n; i++)
    __builtin_prefetch (&slots[hashes[i] & self->mask]);

  for (guint i = 0; i < n; i++)
    if (slots[hashes[i] & self->mask].hash == hashes[i] && slots[hashes[i] & self->mask].number != 0)
      __builtin_prefetch (&self->texts[slots[hashes[i] & self->mask].number - 1]);

  for (guint i = 0; i < n; i++)
    if (slots[hashes[i] & self->mask].hash == hashes[i] && slots[hashes[i] & self->mask].number != 0)
      __builtin_prefetch (self->texts[slots[hashes[i] & self->mask].number - 1]);
}

void
mg_texts_add_many (MgTexts            *self,
                   const char * const *texts,
                   const gsize        *lengths,
                   guint               n,
                   guint32            *numbers)
{
  guint32 hashes[MG_TEXTS_MANY];
  gsize counted[MG_TEXTS_MANY];

  g_return_if_fail (n <= MG_TEXTS_MANY);

  for (guint i = 0; i < n && lengths == NULL; i++)
    counted[i] = strlen (texts[i]);
  if (lengths == NULL)
    lengths = counted;

  for (guint i = 0; i < n; i++)
    hashes[i] = hash_text (self, texts[i], lengths[i]);

  fetch_many (self, hashes, n);
  for (guint i = 0; i < n; i++)
    numbers[i] = add_hashed (self, hashes[i], texts[i], lengths[i]);
}

void
mg_texts_expect (MgTexts *self,
                 guint    n)
{
  guint64 n_slots = self->mask + 1;

  while (n_slots / 3 * 2 < (guint64) self->n + n)
    n_slots *= 2;

  if (n_slots > self->mask + 1 && n_slots <= MAX_TEXTS)
    grow_slots (self, (guint) n_slots);

  if (self->room < self->n + n && n < MAX_TEXTS)
    {
      self->room = self->n + n;
      self->texts = g_renew (char *, self->texts, self->room);
    }
}

guint32
mg_texts_hold (MgTexts *self,
               char    *text)
{
  gsize length = strlen (text);
  guint32 hash = hash_text (self, text, length);
  guint slot = find_slot (self, hash, text, length);

  if (self->slots[slot].number != 0)
    return self->slots[slot].number;

  return append (self, slot, hash, g_ref_string_acquire (text), length);
}
