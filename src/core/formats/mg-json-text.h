/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON from strangers, one token after the other.
 *
 * Ours and not json-glib's: version 1.6 ends the program on a file of a million
 * "[", reads 12345678901234567890123 as -1, keeps one of two equal names in
 * silence, refuses NetworkX's NaN, cannot be stopped, and takes 13 times the
 * file's size.
 *
 * Refused: more than 64 levels, more than 1 MiB in one value.  NaN, Infinity
 * and -Infinity are numbers, as Python writes them.
 */
#pragma once

#include "mg-scan.h"

G_BEGIN_DECLS

#define MG_JSON_MAX_DEPTH 64
#define MG_JSON_MAX_TEXT (1024u * 1024)

typedef enum
{
  MG_JSON_BROKEN,          /* with an error */
  MG_JSON_END,             /* of the file */
  MG_JSON_OPEN_OBJECT,
  MG_JSON_CLOSE_OBJECT,
  MG_JSON_OPEN_ARRAY,
  MG_JSON_CLOSE_ARRAY,
  MG_JSON_NAME,            /* of a member; its value is the next token */
  MG_JSON_STRING,
  MG_JSON_NUMBER,
  MG_JSON_TRUE,
  MG_JSON_FALSE,
  MG_JSON_NULL,
} MgJsonToken;

typedef struct
{
  MgScan  *scan;
  GString *text;           /* of the last name, string or number */
  guint    line;           /* where the last token began */
  guint    depth;
  char     open[MG_JSON_MAX_DEPTH + 1];   /* '{' or '[' */
  char     before;         /* '\0' nothing yet, ',' ':' '[' '{', or 'v' a value */
} MgJsonText;

MgJsonToken mg_json_next  (MgJsonText  *self,
                           GError     **error);

/* The value that begins with @first, as it may stand in a file, is put behind
 * @out, or passed over if that is %NULL.  Returns: FALSE with @error
 */
gboolean    mg_json_keep  (MgJsonText  *self,
                           MgJsonToken  first,
                           GString     *out,
                           GError     **error);

G_END_DECLS
