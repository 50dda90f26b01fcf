/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, dates and yes or no, as people write them in tables. */
#pragma once

#include "mg-date.h"
#include "mg-import.h"

G_BEGIN_DECLS

/**
 * MgImportReading:
 * @MG_IMPORT_READ: it says this
 * @MG_IMPORT_READ_AS: it says about this: "vers 2012", "6 k€"; to be said
 * @MG_IMPORT_UNKNOWN: it says that it is not known: "", "n.c.", "?"
 * @MG_IMPORT_UNREADABLE: it cannot be read
 */
typedef enum
{
  MG_IMPORT_READ,
  MG_IMPORT_READ_AS,
  MG_IMPORT_UNKNOWN,
  MG_IMPORT_UNREADABLE,
} MgImportReading;

/* Whether it stands for "not known" in any column: "", "-", "?", "n.c.", "inconnu"… */
gboolean        mg_import_is_unknown    (const char         *text);

/* "18,5", "6 000,00 €", "1.234,5", "-3", "12 ETP", "2 k€". */
MgImportReading mg_import_read_number   (const char         *text,
                                         MgImportDecimal     decimal,
                                         double             *number);

/* "2013", "03/2013", "mars 2013", "15/01/2012", "2015-09", "1er mai 2015". */
MgImportReading mg_import_read_date     (const char         *text,
                                         MgImportDateOrder   order,
                                         MgDate             *date);

/* "oui", "x", "1", "vrai"; "non", "0", "faux". */
MgImportReading mg_import_read_boolean  (const char         *text,
                                         gboolean           *boolean);

/* What texts of a column tell about all of them.  Returns: 1 if it has a
 * decimal comma, -1 if a point, 0 if it does not tell
 */
int             mg_import_tell_decimal  (const char         *text);

/* 1 if the day stands first, -1 if the month, 0 if it does not tell. */
int             mg_import_tell_order    (const char         *text);

G_END_DECLS
