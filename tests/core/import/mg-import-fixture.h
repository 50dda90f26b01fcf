/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for the tests of imports, and what comes of them. */
#pragma once

#include "mg-format.h"
#include "mg-history.h"
#include "mg-import.h"

G_BEGIN_DECLS

/* The first sheet of tests/data/import/NAME. */
MgSheet      *mg_fixture_read    (const char    *name) G_GNUC_WARN_UNUSED_RESULT;

/* Rows are lines, cells are between ";". */
MgSheet      *mg_fixture_sheet   (const char    *text) G_GNUC_WARN_UNUSED_RESULT;
MgImportPlan *mg_fixture_plan    (const char    *text,
                                  MgNetwork     *into) G_GNUC_WARN_UNUSED_RESULT;

/* Imports as the plan stands. */
void          mg_fixture_import  (MgImportPlan  *plan);
void          mg_fixture_add     (MgNetwork     *network,
                                  const char    *text);

/* The network as GraphML. */
GBytes       *mg_fixture_bytes   (MgNetwork     *network) G_GNUC_WARN_UNUSED_RESULT;

/* The node of that title, or 0. */
MgId          mg_fixture_find    (MgNetwork     *network,
                                  const char    *title);

/* The text of one value, as it stands in a file; "" if not known. */
char         *mg_fixture_value   (MgNetwork     *network,
                                  const char    *title,
                                  MgFieldId      field) G_GNUC_WARN_UNUSED_RESULT;
#define mg_fixture_assert_value(network, title, field, expected) G_STMT_START { \
    g_autofree char *found_value = mg_fixture_value (network, title, field); \
    g_assert_cmpstr (found_value, ==, expected); \
  } G_STMT_END

/* How many remarks of a sort there are; @line 0: anywhere. */
guint         mg_fixture_remarks (MgImportPlan     *plan,
                                  MgImportSeverity  severity,
                                  guint             line);

/* Records add up, and each has an outcome. */
void          mg_fixture_check   (MgImportPlan  *plan);

/* For finding out what a test sees: to stderr. */
void          mg_fixture_print   (MgImportPlan  *plan);

G_END_DECLS
