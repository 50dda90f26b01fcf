/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading Pajek: what the parts of the reader share. */
#pragma once

#include "mg-format-part.h"
#include "mg-given-types.h"
#include "mg-lines.h"
#include "mg-pajek.h"

G_BEGIN_DECLS

typedef struct _MgPajekReader MgPajekReader;

/* Reads one line of a section; FALSE with @error if that is the end. */
typedef gboolean (*MgPajekLine) (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);

struct _MgPajekReader
{
  MgGiven      *given;
  MgScan       *scan;
  MgGivenTypes *types;
  gboolean      is_ours;
  const char   *relation_name;   /* the field for it; of our own file, for labels of lines too */
  double        unit;            /* of our own file's places; 0: as they are */
  gint64        origin[2];       /* of its window, in millionths of it */
  const char   *weight;          /* what a line's weight is */

  /* The network: all of them have the vertices of the first. */
  guint         n_networks;
  guint         n_others;        /* left out, as they have not */
  char         *name;            /* of the network we are in; NULL: none */
  char         *first_name;
  guint         n;               /* vertices */
  guint         n_first;         /* of the first mode; n: there is one alone */
  GPtrArray    *labels;          /* of the vertices; NULL inside: none */
  gboolean      left_out;        /* we are in one of the others */
  guint         n_first_edges;   /* those of the first network */
  GArray       *parts;           /* MgFormatPart: all networks met */
  guint         n_edges_before;  /* the network we are in */

  /* The section. */
  MgPajekLine   read_line;       /* NULL: its lines are left out */
  MgPajekLine   counted;         /* how they would be read, where they are only counted */
  gboolean      directed;
  char         *relation;
  GHashTable   *relations;       /* number -> name */
  GArray       *weights;         /* MgTextPlace of each edge; 0: none */
  gboolean      has_weights;     /* some is not 1, or we wrote them */
  guint64       n_cells;         /* of a matrix, or values of a list, so far */
  guint64       n_wanted;
  guint         section_line;

  /* A partition or vector. */
  guint         column;
  gboolean      is_list;         /* *Vertices gives its length */
  GHashTable   *meanings;        /* of our own partitions: number -> choice */
};

/* mg-pajek-sections.c: "*Arcs :1" and the like; @line is behind the star. */
gboolean mg_pajek_start_section (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);
gboolean mg_pajek_end_section   (MgPajekReader  *self,
                                 GError        **error);

/* mg-pajek-parts.c: a network of @n vertices begins, or the last one ends. */
void     mg_pajek_start_part    (MgPajekReader  *self,
                                 guint           n);
void     mg_pajek_end_part      (MgPajekReader  *self);
gboolean mg_pajek_is_wanted     (MgPajekReader  *self);
gboolean mg_pajek_count         (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);
gboolean mg_pajek_end_parts     (MgPajekReader  *self,
                                 GError        **error);
void     mg_pajek_part_clear    (gpointer        data);

/* mg-pajek-lines.c */
gboolean mg_pajek_vertex        (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);
gboolean mg_pajek_pair          (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);
gboolean mg_pajek_neighbours    (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);
gboolean mg_pajek_cells         (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);
gboolean mg_pajek_values        (MgPajekReader  *self,
                                 char           *line,
                                 GError        **error);

G_END_DECLS
