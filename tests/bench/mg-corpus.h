/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real networks between organisations that benchmarks look at. */
#pragma once

#include "mg-snapshot.h"

G_BEGIN_DECLS

typedef void (*MgCorpusFunc) (const char       *name,
                              const MgSnapshot *graph,
                              gpointer          data);

/* Those in corpus/interorg of the folder that MG_SHARED names, of ten organisations
 * or more, by name; says so if there is none.
 */
void mg_corpus_foreach (MgCorpusFunc func,
                        gpointer     data);

G_END_DECLS
