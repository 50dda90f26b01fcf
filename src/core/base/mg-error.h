/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of everything under src/core/. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MG_ERROR:
 *
 * Input and output failures keep their own domain (%G_IO_ERROR); a stopped
 * operation is always %G_IO_ERROR_CANCELLED, never a code of ours.
 *
 * A message is a whole translated sentence that a user can act on.  One that
 * speaks of a file begins with its name and line: "pole.graphml:12: …".
 */
#define MG_ERROR (mg_error_quark ())
GQuark mg_error_quark (void);

/**
 * MgError:
 * @MG_ERROR_SYNTAX: The file is not well-formed, or breaks its format.
 * @MG_ERROR_UNSUPPORTED: Well-formed, but needs something this build lacks.
 * @MG_ERROR_BAD_VALUE: A value is outside what its field documents.
 * @MG_ERROR_NO_SUCH_ITEM: An identifier names nothing in this network.
 * @MG_ERROR_IN_USE: The item still holds values or links, or exists already.
 * @MG_ERROR_COMPUTE: The numerical library gave up; the message is its own.
 * @MG_ERROR_TOO_LARGE: Beyond a limit that protects the machine.
 *
 * Codes are appended, never renumbered.  Code 0 is not used, so that a
 * forgotten code cannot be mistaken for a real one.
 */
typedef enum
{
  MG_ERROR_SYNTAX = 1,
  MG_ERROR_UNSUPPORTED,
  MG_ERROR_BAD_VALUE,
  MG_ERROR_NO_SUCH_ITEM,
  MG_ERROR_IN_USE,
  MG_ERROR_COMPUTE,
  MG_ERROR_TOO_LARGE,
} MgError;

G_END_DECLS
