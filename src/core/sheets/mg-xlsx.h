/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of an XLSX (ECMA-376) tell each other. */
#pragma once

#include "mg-cell-value.h"
#include "mg-pack.h"
#include "mg-tags.h"

G_BEGIN_DECLS

typedef struct
{
  MgPack  *pack;
  MgEpoch  epoch;
  GString *shared;          /* the shared strings, each ended by a zero */
  GArray  *places;          /* gsize: where each begins in @shared */
  GArray  *formats;         /* MgCellFormat: by style of a cell */
} MgXlsx;

/* Text of <t>, as it is to be read: "_x000D_" is a character. */
void     mg_xlsx_unescape     (GString     *text);

/* mg-xlsx-parts.c; (nullable) bytes: a workbook may have no such part. */
gboolean mg_xlsx_read_strings (MgXlsx      *self,
                               GBytes      *bytes,
                               GError     **error);
gboolean mg_xlsx_read_styles  (MgXlsx      *self,
                               GBytes      *bytes,
                               GError     **error);

/* mg-xlsx-sheet.c: fills the last sheet of the pack. */
gboolean mg_xlsx_read_sheet   (MgXlsx      *self,
                               MgSheet     *sheet,
                               GBytes      *bytes,
                               GError     **error);

G_END_DECLS
