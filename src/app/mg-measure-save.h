/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of figures as files, and the one of organisations and figures. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"
#include "mg-random-comparison.h"
#include "mg-table-column.h"

G_BEGIN_DECLS

/**
 * MgMeasureSave:
 * @document: with results; says what becomes of it
 * @title: of the dialog
 * @name: of the file
 * @write: Returns: (transfer full) (nullable): the text of a file of that extension,
 *   ".csv", ".json" or ".tex", or with ".txt" of the note of methods alone; %NULL:
 *   there is nothing any more
 */
typedef struct
{
  MgDocument *document;
  const char *title;
  const char *name;
  char     *(*write) (gpointer    source,
                      const char *extension);
} MgMeasureSave;

/* Writes what the ending of @path says; what JSON and LaTeX hold of methods is a file
 * of its own beside CSV, which is one table.  The document says what became of it.
 */
void    mg_measure_save_to      (const MgMeasureSave *save,
                                 gpointer             source,
                                 const char          *path);

/* Asks for a name first.  @source: (transfer full) */
void    mg_measure_save_ask_for (GtkWidget           *widget,
                                 const MgMeasureSave *save,
                                 gpointer             source,
                                 GDestroyNotify       destroy);

/**
 * mg_measure_save_ask:
 * @document: with results; says what becomes of it
 * @columns: (element-type MgTableColumn): those of measures are written
 *
 * Asks for a name, whose ending says how: ".csv", ".json" or ".tex".  Organisations
 * that are not to be passed on are left out.
 */
void    mg_measure_save_ask  (GtkWidget  *widget,
                              MgDocument *document,
                              GPtrArray  *columns);

/* Returns: (transfer full): the table as a text, numbers with a point and in full */
char   *mg_measure_save_csv  (MgDocument *document,
                              GPtrArray  *columns) G_GNUC_WARN_UNUSED_RESULT;
char   *mg_measure_save_json (MgDocument *document,
                              GPtrArray  *columns) G_GNUC_WARN_UNUSED_RESULT;
char   *mg_measure_save_latex (MgDocument *document,
                               GPtrArray  *columns) G_GNUC_WARN_UNUSED_RESULT;

/* @random, @ids: (nullable): as mg_methods_dup_text() has them
 * Returns: (transfer full): the note on how the figures of the document were found
 */
char *mg_measure_save_dup_methods (MgDocument            *document,
                                   const MgRandomOptions *random,
                                   const char * const    *ids);

G_END_DECLS
