/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to be read and printed: headings, sentences, tables and the map, as PDF or
 * as a web page that stands alone.
 */
#pragma once

#include <gio/gio.h>

#include "mg-scene.h"
#include "mg-table.h"

G_BEGIN_DECLS

typedef enum
{
  MG_LEAFLET_LEAD,        /* under the title */
  MG_LEAFLET_SENTENCE,    /* one of several, each for itself */
  MG_LEAFLET_PLAIN,
  MG_LEAFLET_SMALL,       /* what few will read */
  MG_LEAFLET_N_STYLES
} MgLeafletStyle;

typedef enum
{
  MG_LEAFLET_HTML,
  MG_LEAFLET_PDF,
} MgLeafletFormat;

/**
 * MgLeaflet:
 *
 * What stands on the pages, in its order.  Once it is made any thread may write it.
 */
typedef struct _MgLeaflet MgLeaflet;

/* @title: the first heading, and what the file is called in programs that show it */
MgLeaflet *mg_leaflet_new         (const char       *title) G_GNUC_WARN_UNUSED_RESULT;
void       mg_leaflet_free        (MgLeaflet        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgLeaflet, mg_leaflet_free)

/* @level: 2 or 3; the title is 1 */
void       mg_leaflet_add_heading (MgLeaflet        *self,
                                   guint             level,
                                   const char       *text);
/* Nothing if there is no text. */
void       mg_leaflet_add_text    (MgLeaflet        *self,
                                   MgLeafletStyle    style,
                                   const char       *text);
/* @table: (transfer full); nothing if it has no rows
 * @has_header: whether the first row is of titles, which stand on each page again
 */
void       mg_leaflet_add_table   (MgLeaflet        *self,
                                   MgTable          *table,
                                   gboolean          has_header);
/* With title, legend and date, as mg_export().  @height: of a page's, 0…1 */
void       mg_leaflet_add_map     (MgLeaflet        *self,
                                   MgScene          *scene,
                                   double            height);
/* What follows begins on a page of its own. */
void       mg_leaflet_add_break   (MgLeaflet        *self);

/* By extension, in any case: ".html", ".htm", ".pdf". */
gboolean   mg_leaflet_format_for_path (const char      *path,
                                       MgLeafletFormat *format);

/**
 * mg_leaflet_write:
 *
 * The web page needs nothing beside it and asks nothing of a network.  PDF has A4
 * pages with their fonts, and tells programs that read aloud what is a heading, a
 * table or a picture.  The same leaflet is the same bytes.
 *
 * Returns: (transfer full): the file's content, or %NULL with @error
 */
GBytes    *mg_leaflet_write       (const MgLeaflet  *self,
                                   MgLeafletFormat   format,
                                   GCancellable     *cancellable,
                                   GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
