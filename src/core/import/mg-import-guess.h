/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of a column are like, to guess what it is. */
#pragma once

#include "mg-import-private.h"

G_BEGIN_DECLS

/* All look at the first few hundred rows.  Scores are shares of the values that
 * are not blank: 0…1.
 */

/* How well a column would do as @target; 0.5 for a text, whatever it says. */
double      mg_import_score            (MgImportPlan  *self,
                                        guint          column,
                                        const char    *target);

/* How many of its words are choices of @domain. */
double      mg_import_score_choice     (MgImportPlan  *self,
                                        guint          column,
                                        const char    *domain);

/* Whether most of its values are numbers. */
gboolean    mg_import_is_numeric       (MgImportPlan  *self,
                                        guint          column);

/* Whether it tells of persons, by its header or its values. */
gboolean    mg_import_tells_people     (MgImportPlan  *self,
                                        guint          column);

/* (nullable): another column that has become what this one could be by its header. */
MgImportColumn *
            mg_import_find_rival       (MgImportPlan  *self,
                                        guint          column);

/* Whether a column of that header follows from others and is made again when a
 * file is written: it is no field.
 */
gboolean    mg_import_follows          (MgImportKind   kind,
                                        const char    *key);

/* Whether the first column and row @row name the same things. */
gboolean    mg_import_looks_crossed    (MgSheet       *sheet,
                                        guint          row);

/* Whether the first two columns of a table without headers name the same sort
 * of things, again and again.
 */
gboolean    mg_import_looks_linked     (MgImportPlan  *self);

/* The target of the cells of a matrix. */
const char *mg_import_guess_cells      (MgImportPlan  *self);

/* Whether it can name an item in files: letters, digits and a few signs. */
gboolean    mg_import_is_identifier    (const char    *text);

G_END_DECLS
