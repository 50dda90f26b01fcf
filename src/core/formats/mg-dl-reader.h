/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading DL: what the parts of the reader share. */
#pragma once

#include "mg-dl.h"
#include "mg-given-types.h"
#include "mg-lines.h"

G_BEGIN_DECLS

#define MG_DL_SEPARATORS ",="

/* What names are for. */
typedef enum
{
  MG_DL_ROWS,
  MG_DL_COLUMNS,
  MG_DL_LEVELS,
  MG_DL_N_SIDES
} MgDlSide;

typedef struct _MgDlReader MgDlReader;

/* Reads a line of data; FALSE with @error if that is the end. */
typedef gboolean (*MgDlLine) (MgDlReader  *self,
                              char        *line,
                              GError     **error);

typedef struct
{
  const char *name;
  MgDlLine    read_line;
  gboolean    two_modes;     /* rows and columns are different things */
  gboolean    directed;
  gboolean    is_matrix;
} MgDlFormat;

struct _MgDlReader
{
  MgGiven          *given;
  MgScan           *scan;
  MgGivenTypes     *types;

  /* The head. */
  guint             n[MG_DL_N_SIDES];
  gboolean          says_n;          /* rows and columns are the same */
  const MgDlFormat *format;
  gboolean          no_diagonal;
  gboolean          embedded[MG_DL_N_SIDES];
  GPtrArray        *names[MG_DL_N_SIDES];
  char             *rest;            /* of the line we are in */

  /* The data. */
  gboolean          two_modes;
  GArray           *nodes[2];        /* guint: of rows and columns, from 0; one mode has rows alone */
  GHashTable       *known[2];        /* name -> place in these + 1 */
  guint             level;
  guint64           n_cells;         /* so far, in this matrix */
  guint64           n_wanted;
  guint             row;             /* where the next cell is */
  guint             column;
  gboolean          row_named;       /* the row's embedded name was read */
  guint             n_headings;      /* embedded names of columns that were read */
  GArray           *row_order;       /* guint: node of each row with an embedded name */
  GArray           *weights;         /* MgTextPlace of each edge; 0: none */
  gboolean          has_weights;
};

/* mg-dl-head.c: up to "data:". */
gboolean          mg_dl_read_head   (MgDlReader     *self,
                                     GError        **error);

/* mg-dl-data.c */
const MgDlFormat *mg_dl_find_format (const char     *name);
void              mg_dl_start_data  (MgDlReader     *self);
gboolean          mg_dl_end_data    (MgDlReader     *self,
                                     GError        **error);

/* mg-dl-reader.c */

/* A new node of that side. */
guint             mg_dl_add_node    (MgDlReader     *self,
                                     MgDlSide        side,
                                     const char     *name);

/* Names one that is there. */
void              mg_dl_name_node   (MgDlReader     *self,
                                     MgDlSide        side,
                                     guint           place,
                                     const char     *name);

/* The place of a row or column that the data name, by number or by name.
 * Returns: %FALSE with @error if there is none
 */
gboolean          mg_dl_find_node   (MgDlReader     *self,
                                     MgDlSide        side,
                                     const char     *word,
                                     guint          *place,
                                     GError        **error);
void              mg_dl_add_link    (MgDlReader     *self,
                                     guint           row,
                                     guint           column,
                                     const char     *weight);

G_END_DECLS
