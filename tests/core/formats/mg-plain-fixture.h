/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of any format: read from memory, written, cut, spoilt. */
#pragma once

#include "mg-graphml-fixture.h"

G_BEGIN_DECLS

/* Reads these bytes as that format. */
MgNetwork *plain_read         (const char   *format,
                               const void   *bytes,
                               gssize        length,
                               MgWarnings   *warnings,
                               GError      **error);

/* The same, where nothing may fail. */
MgNetwork *plain_open         (const char   *format,
                               const char   *text,
                               MgWarnings   *warnings);

/* The sample pole. */
MgNetwork *plain_sample       (void);

/* The link or participation of that place in the network, from 0. */
const MgItem *plain_link      (MgNetwork    *network,
                               guint         index);

/* A file of ours in tests/data. */
char      *plain_data         (const char   *name);

/* Returns: (transfer full): what is written for it */
char      *plain_write        (const char   *format,
                               MgNetwork    *network,
                               MgWarnings   *warnings);

/* As g_assert_cmpstr(), but says only where they part. */
void       plain_assert_same  (const char   *expected,
                               const char   *found);

/* What is written is read as a network that is written as the same, in French too. */
void       plain_check_stable (const char   *format,
                               MgNetwork    *network);

/* The text is refused with a sentence that begins with file and @line (0: file alone). */
void       plain_check_bad    (const char   *format,
                               const char   *text,
                               guint         line);

/* Wherever it is cut or a byte of it is another one: a network or a sentence. */
void       plain_check_spoilt (const char   *format,
                               const char   *text);

/* Counts of links and nodes of all sorts. */
void       plain_check_counts (MgNetwork    *network,
                               guint         n_organisations,
                               guint         n_collectives,
                               guint         n_links,
                               guint         n_participations);

/* (transfer full) (nullable): a file of the corpus, if there is one; else skips. */
char      *plain_corpus       (const char   *name);

/* How many warnings there are of some text. */
guint      plain_count        (MgWarnings   *warnings,
                               const char   *text);

G_END_DECLS
