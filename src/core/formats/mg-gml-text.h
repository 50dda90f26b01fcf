/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that GML is made of. */
#pragma once

#include "mg-scan.h"

G_BEGIN_DECLS

typedef enum
{
  MG_GML_END,          /* of the file */
  MG_GML_OPEN,         /* [ */
  MG_GML_CLOSE,        /* ] */
  MG_GML_WORD,         /* a key, or a text without quotes */
  MG_GML_NUMBER,
  MG_GML_STRING,
  MG_GML_BROKEN,       /* a string without an end */
} MgGmlToken;

/* Reads GML's words one by one.  @value is the text of the last one, entities
 * resolved, valid until the next; @line is where it began.
 */
typedef struct
{
  MgScan     *scan;
  GString    *value;
  guint       line;
  gboolean    follows;       /* stands on the line of the one before */
} MgGmlText;

MgGmlToken mg_gml_text_next   (MgGmlText  *self);

/* The character of that name, as in "eacute"; 0 if there is none. */
gunichar   mg_gml_find_entity (const char *name,
                               gsize       length);

G_END_DECLS
