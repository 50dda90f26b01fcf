/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML inside spreadsheets: tags and texts as they come, by their local
 * names, and nothing else.  Every entity, attribute default and reference to
 * the outside is refused.
 */
#pragma once

#include <gio/gio.h>

#include "mg-progress.h"

G_BEGIN_DECLS

typedef struct _MgTags MgTags;

/* Lent until the handler returns. */
typedef struct
{
  const char           *name;
  guint                 depth;         /* of this tag: 1 is the outermost */
  guint                 n_attributes;
  const unsigned char **attributes;    /* five pointers each */
} MgTag;

typedef struct
{
  void (*start) (MgTags      *tags,
                 const MgTag *tag,
                 gpointer     user_data);
  void (*end)   (MgTags      *tags,
                 const char  *name,
                 guint        depth,
                 gpointer     user_data);
  void (*text)  (MgTags      *tags,
                 const char  *text,
                 gsize        length,
                 gpointer     user_data);
} MgTagHandlers;

/* Its value without a closing zero: @length bytes; NULL: the tag has it not. */
const char *mg_tag_get_bytes (const MgTag          *tag,
                              const char           *attribute,
                              gsize                *length);

/* (transfer full) (nullable) */
char       *mg_tag_dup       (const MgTag          *tag,
                              const char           *attribute);

/* A whole number; @fallback if there is none, or none that fits. */
guint       mg_tag_get_uint  (const MgTag          *tag,
                              const char           *attribute,
                              guint                 fallback);

/* Whether it is "1", "true" or "on". */
gboolean    mg_tag_is_true   (const MgTag          *tag,
                              const char           *attribute);
/* Any of that name: two may differ in what stands before their colon. */
gboolean    mg_tag_equals    (const MgTag          *tag,
                              const char           *attribute,
                              const char           *value);

/* Whom to tell, and who may have had enough. */
typedef struct
{
  MgProgress   *progress;      /* NULL: nobody */
  double        start;         /* the stretch of the whole that comes now */
  double        end;
  GCancellable *cancellable;
} MgTagsWatch;

/* From within a handler: takes over @error, and no handler is called again. */
void        mg_tags_stop     (MgTags               *self,
                              GError               *error);

/**
 * mg_tags_run:
 * @name: of the file, for messages
 *
 * Returns: %FALSE with %MG_ERROR_SYNTAX, %MG_ERROR_TOO_LARGE,
 *   %G_IO_ERROR_CANCELLED or what mg_tags_stop() was given
 */
gboolean    mg_tags_run      (GBytes               *bytes,
                              const char           *name,
                              const MgTagHandlers  *handlers,
                              gpointer              user_data,
                              const MgTagsWatch    *watch,
                              GError              **error);

G_END_DECLS
