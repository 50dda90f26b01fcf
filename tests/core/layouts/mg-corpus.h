/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real networks between organisations that tests and benchmarks look at. */
#pragma once

#include "mg-snapshot.h"

G_BEGIN_DECLS

typedef void (*MgCorpusFunc) (const char       *name,
                              const MgSnapshot *graph,
                              gpointer          data);

/* Those of ten organisations or more in corpus/interorg of the folder that MG_SHARED
 * names, or of "shared" beside the sources, by name.
 *
 * Returns: how many there are
 */
guint mg_corpus_foreach (MgCorpusFunc func,
                         gpointer     data);

G_END_DECLS
