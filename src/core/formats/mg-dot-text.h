/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the DOT language, and what its texts mean. */
#pragma once

#include "mg-scan.h"

G_BEGIN_DECLS

#define MG_DOT_MAX_TEXT (1024u * 1024)

typedef enum
{
  MG_DOT_BROKEN,     /* with an error */
  MG_DOT_END,        /* of the file */
  MG_DOT_WORD,       /* a name without quotes: perhaps a keyword */
  MG_DOT_NUMBER,     /* a name without quotes too */
  MG_DOT_TEXT,       /* a name in quotes, escapes but \" as they are */
  MG_DOT_HTML,       /* what stands inside < and > */
  MG_DOT_ARROW,      /* -> */
  MG_DOT_LINE,       /* -- */
  MG_DOT_SIGN,       /* { } [ ] ; , = : */
} MgDotToken;

typedef struct
{
  MgScan  *scan;
  GString *text;     /* of the last name or text */
  guint    line;     /* where the last token began */
  char     sign;
} MgDotText;

MgDotToken  mg_dot_next         (MgDotText   *self,
                                 GError     **error);

/* Whether it is the last token and no name that only looks like it. */
gboolean    mg_dot_is_keyword   (const MgDotText *self,
                                 MgDotToken       token,
                                 const char      *keyword);

/* (transfer full): @text with its escapes and entities resolved; @name: (nullable):
 * what "\N" stands for.
 */
char       *mg_dot_resolve      (const char  *text,
                                 const char  *name);

/* (transfer full): the text of an HTML label, without its tags. */
char       *mg_dot_strip        (const char  *html);

/* Puts @text behind @out in quotes, so that mg_dot_resolve() gives it back. */
void        mg_dot_quote        (GString     *out,
                                 const char  *text);

/* Names have no escapes but for quotes and backslashes. */
void        mg_dot_quote_name   (GString     *out,
                                 const char  *name);
char       *mg_dot_resolve_name (const char  *text);

G_END_DECLS
