/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+C while a file is written: the old file stays, and nothing is left beside it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on the first signal to end cancels what is returned, and the second ends
 * the program as always.  To be called only by work that heeds it.
 *
 * @out: where it writes; nothing is kept back from a stream
 *
 * Returns: (nullable) (transfer none)
 */
GCancellable *mg_stop_listen (const char *out);

/* Ends the program by the signal that it heard, if it heard one, for whoever waits
 * for it.
 */
void          mg_stop_end    (void);

G_END_DECLS
