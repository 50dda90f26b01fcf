/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON, one member to a line: same calls, same bytes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MgJson MgJson;

MgJson *mg_json_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void    mg_json_free       (MgJson      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgJson, mg_json_free)

/* What is written so far, with a line end. Lent. */
const char *mg_json_get_text (MgJson    *self);

/* Puts @text behind @out, with quotes. */
void    mg_json_quote      (GString     *out,
                            const char  *text);

/* @key: (nullable): %NULL inside an array and at the top */
void    mg_json_open       (MgJson      *self,
                            const char  *key,
                            char         bracket);   /* '{' or '[' */
void    mg_json_close      (MgJson      *self);
/* NULL is null */
void    mg_json_add_text   (MgJson      *self,
                            const char  *key,
                            const char  *text);
void    mg_json_add_count  (MgJson      *self,
                            const char  *key,
                            guint        count);
/* Up to 17 digits, always with a point; not a number, or infinite, is null. */
void    mg_json_add_real   (MgJson      *self,
                            const char  *key,
                            double       real);
void    mg_json_add_boolean (MgJson     *self,
                            const char  *key,
                            gboolean     boolean);

G_END_DECLS
