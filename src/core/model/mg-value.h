/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of one field: typed, or not known. */
#pragma once

#include "mg-date.h"

G_BEGIN_DECLS

/**
 * MgValueType:
 * @MG_VALUE_NONE: not known, which is neither 0 nor ""
 * @MG_VALUE_TEXT: clean UTF-8 (mg_text_clean()), never empty; also choices
 *   (an identifier), several choices (identifiers joined by ";") and kept XML
 * @MG_VALUE_INTEGER: a whole number
 * @MG_VALUE_REAL: a real number
 * @MG_VALUE_BOOLEAN: yes or no
 * @MG_VALUE_DATE: a year, a month or a day
 */
typedef enum
{
  MG_VALUE_NONE,
  MG_VALUE_TEXT,
  MG_VALUE_INTEGER,
  MG_VALUE_REAL,
  MG_VALUE_BOOLEAN,
  MG_VALUE_DATE,
} MgValueType;

/* A plain struct, to be copied by mg_value_copy() and cleared when it owns its
 * text.  What a network lends (mg_network_get_value()) is not to be cleared and
 * lives as long as the network: its texts are never freed before it.
 */
typedef struct
{
  MgValueType type;
  union
  {
    char     *text;     /* a GRefString */
    gint64    integer;
    double    real;
    gboolean  boolean;
    MgDate    date;
  };
} MgValue;

#define MG_VALUE_INIT ((MgValue) { .type = MG_VALUE_NONE })

/* Makers.  Text is cleaned and copied; NULL, "" and MG_DATE_NONE give "not
 * known", as does a NaN or infinite real for the fields that refuse it (see
 * mg_field_check()).  To be cleared.
 */
MgValue  mg_value_text     (const char     *text);
MgValue  mg_value_integer  (gint64          integer);
MgValue  mg_value_real     (double          real);
MgValue  mg_value_boolean  (gboolean        boolean);
MgValue  mg_value_date     (MgDate          date);

MgValue  mg_value_copy     (const MgValue  *self);
void     mg_value_clear    (MgValue        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MgValue, mg_value_clear)

/* Bit for bit: NaN equals NaN. */
gboolean mg_value_equal    (const MgValue  *self,
                            const MgValue  *other);

/* Returns: (transfer full): as it stands in a file: a point in numbers, true
 * and false, ISO dates; "" if not known
 */
char    *mg_value_format   (const MgValue  *self);

G_END_DECLS
