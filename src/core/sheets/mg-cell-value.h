/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of spreadsheets as the texts that people saw: dates, hours, leading
 * zeros.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number is shown as. */
typedef enum
{
  MG_CELL_NUMBER,
  MG_CELL_DATE,          /* 2013-05-17 */
  MG_CELL_MONTH,         /* 2013-05 */
  MG_CELL_YEAR,          /* 2013 */
  MG_CELL_DATE_TIME,     /* 2013-05-17T14:30 */
  MG_CELL_TIME,          /* 14:30 */
  MG_CELL_ZEROS,         /* 01400 */
} MgCellShape;

typedef struct
{
  MgCellShape  shape;
  guint        n_digits;     /* of MG_CELL_ZEROS */
} MgCellFormat;

/* Day 0 of a spreadsheet. */
typedef enum
{
  MG_EPOCH_1900,         /* with a 29 February 1900 that never was */
  MG_EPOCH_1904,
} MgEpoch;

/* Room for any text that mg_cell_format_number() writes. */
#define MG_CELL_LENGTH 48

/* By its number, without a code of its own; unknown ones are MG_CELL_NUMBER. */
MgCellFormat  mg_cell_format_built_in (guint          id);

/* "dd/mm/yyyy", "[$-40C]mmmm yyyy", "00000": what its first section shows. */
MgCellFormat  mg_cell_format_parse    (const char    *code);

/* Returns: @buffer; a number without any date is written as it is */
char         *mg_cell_format_number   (double         number,
                                       MgCellFormat   format,
                                       MgEpoch        epoch,
                                       char           buffer[MG_CELL_LENGTH]);

/**
 * mg_cell_trim_date:
 * @date: of an ODS: "2013-05-01" or "2013-05-01T00:00:00"
 * @shown: what the cell shows
 *
 * Keeps of @date what is shown: "2013" and "2013-05" instead of the first day
 * that stands for them; no hour if it is midnight, no seconds if there are none.
 * In place.
 *
 * Returns: @date
 */
char         *mg_cell_trim_date       (char          *date,
                                       const char    *shown);

/* "PT14H30M00S" as "14:30"; %FALSE if it is nothing of the sort. */
gboolean      mg_cell_format_duration (const char    *duration,
                                       char           buffer[MG_CELL_LENGTH]);

G_END_DECLS
