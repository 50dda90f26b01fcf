/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GraphML file to measure with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file like those of other programs: eight values for each organisation, six
 * for each link, with accents and entities.  Of 50,000 organisations it has 61 MB,
 * of 200,000 it has 246 MB.
 *
 * Returns: (transfer full): its path; to be removed by the caller
 */
char *mg_make_graphml (guint n_organisations);

G_END_DECLS
