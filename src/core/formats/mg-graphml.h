/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML: its reader and its writer. */
#pragma once

#include "mg-given.h"

G_BEGIN_DECLS

/* The format's version, written as the graph key "app_version". */
#define MG_GRAPHML_VERSION 1
#define MG_GRAPHML_VERSION_KEY "app_version"
#define MG_GRAPHML_NAMESPACE "http://graphml.graphdrawing.org/xmlns"

/* Of the attribute "type" of a <key>, which tells the type of its values where
 * that is none of GraphML's: "date".
 */
#define MG_GRAPHML_OWN_NAMESPACE "urn:x-maillage"

/* The field of the pole that holds the namespace of a prefix which kept XML
 * uses is called this and the prefix; written back as an attribute of <graphml>.
 */
#define MG_GRAPHML_XMLNS "xmlns:"

/* Foreign fields of this attr.type are the <port>s of a node, verbatim, and the
 * attributes sourceport and targetport of an edge; they have no <key>.
 */
#define MG_GRAPHML_PORT "port"

/* The field of the pole that holds the identifier of <graph>, if it is not "G". */
#define MG_GRAPHML_GRAPH_ID "graph:id"

/* If the pole has a field of this name, links tell their direction as GraphML
 * does, besides the key "directed": edgedefault="directed" if all have one, else
 * directed="true" at those that have.
 *
 * The plain file does not: a pole has links of both sorts, and NetworkX 2.8
 * refuses a file that mixes them, while igraph 0.10 takes the graph's word for
 * all of them.  A copy for Gephi, which can mix, does; one for yEd, which is
 * told by arrows, only if all links have a direction.
 */
#define MG_GRAPHML_DIRECTIONS "graph:directions"

/* mg-graphml-reader.c: fills @self from @input. */
gboolean     mg_graphml_scan         (MgGiven       *self,
                                      int              fd,
                                      MgProgress      *progress,
                                      GCancellable    *cancellable,
                                      GError         **error);

/* The rows of the format table. */
gboolean     mg_graphml_read         (MgNetwork       *network,
                                      int              fd,
                                      const char      *display_name,
                                      MgWarnings      *warnings,
                                      MgProgress      *progress,
                                      GCancellable    *cancellable,
                                      GError         **error);
GBytes      *mg_graphml_write        (MgNetwork       *network,
                                      MgWarnings      *warnings,
                                      GError         **error);
gboolean     mg_graphml_matches      (MgNetwork       *network,
                                      GBytes          *bytes);

G_END_DECLS
