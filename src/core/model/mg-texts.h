/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts, each kept once: what the text cells of a network point to. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MgTexts:
 *
 * A set of counted texts (#GRefString) in the order in which they came, each
 * known by its number there, from 1; 0 is no text.  It never lets go of one
 * before it goes itself, so that equal texts are equal numbers and, for whoever
 * has them from here, equal addresses.
 *
 * One thread at a time; any thread may hold it, which is counted atomically.
 */
typedef struct _MgTexts MgTexts;

MgTexts *mg_texts_new   (void) G_GNUC_WARN_UNUSED_RESULT;
MgTexts *mg_texts_ref   (MgTexts       *self);
void     mg_texts_unref (MgTexts       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgTexts, mg_texts_unref)

/* How many there are: the largest number. */
guint    mg_texts_get_n (const MgTexts *self);

/* Lent: lives as long as @self.  @number: from 1 */
char    *mg_texts_get   (const MgTexts *self,
                         guint32        number);

/* All of them, the first at 0; lent until the next one is added. */
char * const *mg_texts_get_all (const MgTexts *self);

/* How long one of them is at most, in bytes. */
gsize    mg_texts_get_longest (const MgTexts *self);

/* The number of that text, or 0.  Time O(length). */
guint32  mg_texts_find  (const MgTexts *self,
                         const char    *text,
                         gsize          length);

/* The same, added if it is not there yet.  @text: without zeros in it, clean
 * (mg_text_clean()) and not empty: it may become a value as it is
 */
guint32  mg_texts_add   (MgTexts       *self,
                         const char    *text,
                         gsize          length);

/**
 * mg_texts_add_many:
 * @texts: (array length=n): each ending with a zero
 * @lengths: (array length=n) (nullable): of each; %NULL: they are counted
 * @numbers: (array length=n) (out): of each
 *
 * The same for several at once, up to MG_TEXTS_MANY: in a large set, what takes
 * the time is to wait for memory, and here one wait does for all of them.
 */
#define MG_TEXTS_MANY 64

void     mg_texts_add_many (MgTexts             *self,
                            const char * const  *texts,
                            const gsize         *lengths,
                            guint                n,
                            guint32             *numbers);

/* Says that about so many new ones will come. */
void     mg_texts_expect (MgTexts       *self,
                          guint          n);

/* The same for a counted text, which is held, not copied, if it is new. */
guint32  mg_texts_hold  (MgTexts       *self,
                         char          *text);

G_END_DECLS
