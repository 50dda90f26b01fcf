/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GML, the Graph Modelling Language (Himsolt 1996): its reader and its writer.
 *
 *   graph [
 *     directed 0
 *     node [ id 1 label "Caf&#233; associatif" graphics [ x 10.0 y 20.0 ] ]
 *     edge [ source 1 target 2 weight 3 ]
 *   ]
 *
 * A key inside a list is a field whose name has points: "graphics.fill".  One
 * that stands there again is "tag.2"; the bends of a link are one text,
 * "graphics.Line" = "10,20 30,20".  Our own files say first, in a list of their
 * own that others pass over, what their keys are:
 *
 *   maillage [
 *     version 1
 *     field [ of "node" key "sourceType" id "n_source_type" name "source_type" type "string" ]
 *   ]
 *
 * and give the identifiers of items as "ident", as "id" must be a number.
 */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

#define MG_GML_OURS "maillage"
#define MG_GML_IDENT "ident"
#define MG_GML_BENDS "graphics.Line"

gboolean mg_gml_read  (MgNetwork     *network,
                       int            fd,
                       const char    *display_name,
                       MgWarnings    *warnings,
                       MgProgress    *progress,
                       GCancellable  *cancellable,
                       GError       **error);
GBytes  *mg_gml_write (MgNetwork     *network,
                       MgWarnings    *warnings,
                       MgProgress    *progress,
                       GCancellable  *cancellable,
                       GError       **error);

G_END_DECLS
