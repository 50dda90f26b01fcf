/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks of a file as the parser asks for them. */
#pragma once

#include "mg-input.h"
#include "mg-progress.h"

G_BEGIN_DECLS

/* All of it lent. */
typedef struct
{
  MgInput       *input;
  MgProgress    *progress;
  double         share;      /* of the progress */
  GCancellable  *cancellable;
  GError       **error;
  gboolean       failed;     /* @error says how */
  gboolean       at_end;     /* the end of the file was met */
  const char    *block;
  gsize          left;       /* bytes of the block that were not taken */
} MgXmlSource;

/* Returns: how many bytes of @length were put into @to; 0 at the end, or if it
 * failed or was cancelled
 */
gsize    mg_xml_source_take     (MgXmlSource *self,
                                 char        *to,
                                 gsize        length);

/* Whether nothing is left; FALSE, too, if that cannot be found out. */
gboolean mg_xml_source_is_empty (MgXmlSource *self);

G_END_DECLS
