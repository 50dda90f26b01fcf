/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of a file's columns turn out to be, for formats that do not
 * say: whole numbers, numbers, or text.
 */
#pragma once

#include "mg-given.h"

G_BEGIN_DECLS

typedef struct _MgGivenTypes MgGivenTypes;

MgGivenTypes *mg_given_types_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void          mg_given_types_free  (MgGivenTypes       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgGivenTypes, mg_given_types_free)

/* "true" and "false" are such, in what is written with types in mind: elsewhere they are text. */
void          mg_given_types_know_booleans (MgGivenTypes *self);

/* Keys of columns of text go on saying nothing, as they do in the file. */
void          mg_given_types_leave_text (MgGivenTypes  *self);

/* One value of that column; "" says nothing. */
void          mg_given_types_note  (MgGivenTypes       *self,
                                    guint               column,
                                    const char         *text);

/* The column is text whatever its values look like. */
void          mg_given_types_text  (MgGivenTypes       *self,
                                    guint               column);

/* Gives all edges what @weights has for them, in their order, and notes it.
 * @weights: (element-type MgTextPlace): 0: it has none
 */
void          mg_given_types_add_weights (MgGivenTypes *self,
                                          MgGiven      *given,
                                          const char   *name,
                                          const GArray *weights);

/* Declares what was found, in the keys of the columns that were noted. */
void          mg_given_types_apply (const MgGivenTypes *self,
                                    MgGiven            *given);

G_END_DECLS
