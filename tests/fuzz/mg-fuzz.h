/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every target has: a target of libFuzzer (./dev fuzz), and with replay.c a
 * program that feeds the files named on the command line to the same function.
 */
#pragma once

#include <glib.h>
#include <stdint.h>

int  LLVMFuzzerTestOneInput (const uint8_t *data,
                             size_t         length);

/* A fault of ours unless it @holds. */
void mg_fuzz_check          (gboolean       holds,
                             const char    *rule);

/* A file in memory, at its beginning; to be closed. */
int  mg_fuzz_open           (const uint8_t *data,
                             size_t         length);
