/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of GEXF, JSON and DOT share beside the plain ones: the same questions
 * to each format.
 */
#pragma once

#include "mg-plain-fixture.h"

G_BEGIN_DECLS

/* Opens, in whatever way. */
#define EXCHANGE_OPENS 0

/* A file as it is, or with something in it repeated. */
typedef struct
{
  const char *rule;
  const char *before;
  const char *again;       /* NULL: nothing is repeated */
  guint       times;
  const char *after;       /* NULL: "" */
  int         code;        /* of MG_ERROR; EXCHANGE_OPENS */
  guint       line;        /* 0: the sentence names none */
} ExchangeCase;

/* The type of a field of organisations, in the words that programs which read GraphML know. */
const char *exchange_type        (MgNetwork          *network,
                                  const char         *name);

/* Registers a test of each: an error with its line, or a network that can be written. */
void       exchange_add_cases    (const char         *format,
                                  const ExchangeCase *cases,
                                  guint               n_cases);

/* The sample pole in that format is the sample pole again, but for the pole's
 * own fields if not @with_pole; @n_lost: how many sentences say what it cannot hold.
 */
void       exchange_check_sample (const char         *format,
                                  gboolean            with_pole,
                                  guint               n_lost);

/* All that other programs' files hold can be written in that format and read
 * again; skipped where there are no such files.
 */
void       exchange_check_corpus (const char         *format);

/* Reading is given up when asked to. */
void       exchange_check_stop   (const char         *text,
                                  const char         *format);

G_END_DECLS
