/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells, printed in columns for people or as CSV for programs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MgTable MgTable;

MgTable *mg_table_new     (guint        n_columns) G_GNUC_WARN_UNUSED_RESULT;
void     mg_table_free    (MgTable     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgTable, mg_table_free)

/* The next cell of the current row, then of the next one; %NULL is empty. */
void     mg_table_add     (MgTable     *self,
                           const char  *cell);
/* A number for programs, in full and with a point; empty if there is none. */
void     mg_table_add_real (MgTable    *self,
                            double      value);
/* Numbers stand at the right of their column. */
void     mg_table_set_right (MgTable   *self,
                           guint        column);

guint       mg_table_get_n_columns (const MgTable *self);
guint       mg_table_get_n_rows    (const MgTable *self);   /* whole ones */
const char *mg_table_get_cell      (const MgTable *self,
                                    guint          row,
                                    guint          column);
gboolean    mg_table_is_right      (const MgTable *self,
                                    guint          column);

/* Returns: (transfer full) */
char    *mg_table_format  (MgTable     *self,
                           const char  *indent);
/* RFC 4180 with "\n"; text that a spreadsheet would compute gets a ' before it. */
char    *mg_table_format_csv (MgTable  *self);

/* A "tabular" of LaTeX with the rules of the package booktabs. */
char    *mg_table_format_latex (MgTable *self,
                                gboolean has_header);
/* Text as LaTeX wants it. */
char    *mg_table_escape_latex (const char *text);
/* The same, each line a paragraph of its own. */
char    *mg_table_escape_latex_lines (const char *text);

G_END_DECLS
