/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet is as a part of a network, and how its rows get there. */
#pragma once

#include "mg-given.h"
#include "mg-sheet.h"

G_BEGIN_DECLS

#define MG_CSV_NO_COLUMN G_MAXUINT

typedef enum
{
  MG_CSV_OTHER,        /* nothing that is a network */
  MG_CSV_NODES,
  MG_CSV_EDGES,
  MG_CSV_MATRIX,
  MG_CSV_CROOKED,      /* a matrix that is not square */
} MgCsvKind;

typedef struct
{
  MgSheet   *sheet;
  MgCsvKind  kind;
  gboolean   is_sure;      /* its words or its shape say so */
  gboolean   is_ours;      /* as mg_csv_write() wrote it: texts are taken as they stand */
  guint      first;        /* the first row that is no heading */
  guint      first_cell;   /* of a matrix: the first column that is no heading */
  guint      source;       /* columns, or MG_CSV_NO_COLUMN */
  guint      target;
  guint      id;
  guint      label;
  guint      directed;     /* "Directed", "Undirected"; or yes and no */
} MgCsvTable;

/* What all sheets of a file give together. */
typedef struct
{
  MgGiven      *given;
  MgWarnings   *warnings;
  GStringChunk *names;       /* texts without the blanks around them */
  GHashTable   *ends;        /* what a link may call an organisation -> its identifier */
  GHashTable   *folded;      /* folded name -> name; to tell twins */
  guint         label;       /* column, or MG_CSV_NO_COLUMN */
} MgCsvNetwork;

/* mg-csv-look.c */
MgCsvTable  mg_csv_look       (MgSheet          *sheet);

/* mg-csv-matrix.c: whether the first row and column name the same, from an empty cell on. */
gboolean    mg_csv_has_empty_corner (MgSheet    *sheet);

/* There: whether rows and columns name the same; sets the table's kind. */
void        mg_csv_look_matrix (MgCsvTable      *table);
gboolean    mg_csv_add_matrix (MgCsvNetwork     *network,
                               const MgCsvTable *table,
                               GCancellable     *cancellable,
                               GError          **error);

/* mg-csv-rows.c */
gboolean    mg_csv_add_nodes  (MgCsvNetwork     *network,
                               const MgCsvTable *table,
                               GCancellable     *cancellable,
                               GError          **error);
gboolean    mg_csv_add_edges  (MgCsvNetwork     *network,
                               const MgCsvTable *table,
                               GCancellable     *cancellable,
                               GError          **error);

/* What a cell calls an organisation: its text without the blanks around it,
 * unless the table is ours; lasts as long as the network.
 */
const char *mg_csv_get_name   (MgCsvNetwork     *network,
                               const MgCsvTable *table,
                               guint             row,
                               guint             column);

/* The identifier of who has that name; made if nobody has.  @name: of mg_csv_get_name() */
const char *mg_csv_find_end   (MgCsvNetwork     *network,
                               const char       *name,
                               guint             line);

/* mg-csv-columns.c: the other columns of a table as columns of the file. */
typedef struct _MgCsvColumns MgCsvColumns;

/* @taken: those that are no values */
MgCsvColumns *mg_csv_columns_new  (MgGiven            *given,
                                   MgDomain            domain,
                                   const MgCsvTable   *table,
                                   const guint        *taken,
                                   guint               n_taken) G_GNUC_WARN_UNUSED_RESULT;
void          mg_csv_columns_free (MgCsvColumns       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgCsvColumns, mg_csv_columns_free)

/* Gives @item of the file what stands in @row. */
void          mg_csv_columns_set  (const MgCsvColumns *self,
                                   guint               item,
                                   guint               row);

/* "1 234,5" as "1234.5" if it is a number so written; else %FALSE. */
gboolean      mg_csv_read_number  (const char         *text,
                                   gboolean            decimal_comma,
                                   double             *number);

/* mg-csv-writer.c */
void        mg_csv_append_cell  (GString           *text,
                                 const char        *cell);

/* Whether names tell organisations apart, and none looks like something else when it is read. */
gboolean    mg_csv_have_names   (MgNetwork         *network);

/* (transfer none): what the organisation is called in the file. */
const char *mg_csv_name_of      (MgNetwork         *network,
                                 MgId               id,
                                 gboolean           by_name,
                                 char               buffer[24]);

/* Above the first column of a matrix that we write: its links have directions,
 * even if one half of it is empty.
 */
#define MG_CSV_DIRECTED "directed"

G_END_DECLS
