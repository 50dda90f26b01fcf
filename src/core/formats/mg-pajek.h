/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pajek (Batagelj and Mrvar): networks (.net) and projects (.paj), their reader
 * and their writers.
 *
 *   *Network Poles
 *   *Vertices 3 2
 *   1 "Recyclerie" 0.1000 0.5000 0.5000 ellipse
 *   2 "Fournil" 0.9000 0.5000 0.5000 ellipse
 *   3 "Projet" 0.5000 0.2000 0.5000 box
 *   *Arcs :1 "advice"
 *   1 2 1 l "since spring" [2013-2016]
 *   *Edges
 *   1 3
 *   *Partition kind
 *   *Vertices 3
 *   1
 *   …
 *
 * What is read of it:
 *  - a network of two modes (the second number behind *Vertices): what comes
 *    after the first mode are collective cooperations, its lines participations;
 *  - relations (":1", with or without a name) are the links' "relation"; several
 *    networks of the same vertices are relations too, named as they are;
 *    networks of other vertices are left out;
 *  - partitions and vectors are fields of the vertices, 999999998 is "not known";
 *  - [2013-2016] is "start" and "end", several intervals also "time";
 *  - parameters of the drawing keep their names, short ones become words.
 *
 * Our own files begin with a comment, "% Maillage 1", and after it say what the
 * weight and the label of a line are, what the numbers of a partition mean, and
 * which part of the map the window is: how wide ("unit"), and from where on, in
 * its millionths ("origin").
 */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

#define MG_PAJEK_OURS "% Maillage 1"
/* Places are written in millionths of the window. */
#define MG_PAJEK_WINDOW 1000000

#define MG_PAJEK_MISSING "999999998"

/* How Pajek calls a parameter of a vertex or a line, and our word for it. */
typedef struct
{
  const char *key;
  const char *name;
} MgPajekWord;

extern const MgPajekWord mg_pajek_vertex_words[];   /* ends with a key that is NULL */
extern const MgPajekWord mg_pajek_line_words[];

gboolean mg_pajek_read          (MgNetwork     *network,
                                 int            fd,
                                 const char    *display_name,
                                 MgWarnings    *warnings,
                                 MgProgress    *progress,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* A network that other programs read too: the level of a link is its label. */
GBytes  *mg_pajek_write         (MgNetwork     *network,
                                 MgWarnings    *warnings,
                                 MgProgress    *progress,
                                 GCancellable  *cancellable,
                                 GError       **error);

/* A project: levels as relations, times, partitions and vectors. */
GBytes  *mg_pajek_write_project (MgNetwork     *network,
                                 MgWarnings    *warnings,
                                 MgProgress    *progress,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
