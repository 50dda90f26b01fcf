/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that write leaflets. */
#pragma once

#include "mg-leaflet.h"

G_BEGIN_DECLS

typedef enum
{
  MG_BLOCK_HEADING,
  MG_BLOCK_TEXT,
  MG_BLOCK_TABLE,
  MG_BLOCK_MAP,
  MG_BLOCK_BREAK,
} MgBlockKind;

typedef struct
{
  MgBlockKind     kind;
  guint           level;       /* of a heading */
  MgLeafletStyle  style;       /* of a text */
  char           *text;        /* as it is shown */
  MgTable        *table;
  gboolean        has_header;
  MgScene        *scene;
  double          height;      /* of the map */
} MgBlock;

struct _MgLeaflet
{
  char   *title;
  GArray *blocks;    /* of MgBlock; the title's heading is the first */
};

/* Returns: (transfer full): a cell as it is shown, in one line */
char   *mg_block_dup_cell     (const MgBlock    *block,
                               guint             row,
                               guint             column);

GBytes *mg_leaflet_write_html (const MgLeaflet  *self,
                               GCancellable     *cancellable,
                               GError          **error);
GBytes *mg_leaflet_write_pdf  (const MgLeaflet  *self,
                               GCancellable     *cancellable,
                               GError          **error);

G_END_DECLS
