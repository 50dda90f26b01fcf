/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the import assistant.  Each shows one side of a plan and sets
 * it; none of them holds anything that the plan does not.
 */
#pragma once

#include <adwaita.h>

#include "mg-import.h"

G_BEGIN_DECLS

/* More rows than this are counted, not listed. */
#define MG_IMPORT_LISTED 200

/**
 * MgImportPage: a page, and what brings it up to date
 * @widget: the page itself
 * @refresh: shows what the plan says now
 * @update: what @refresh does to one row; by the page
 * @plan: lent by the dialog
 * @group: the list of the page
 * @rows: its rows, by the page; the group's children
 * @kept: what the rows were made for: made anew when it differs
 * @n_chars: what choices have room for in a row
 * @is_updating: set while rows are brought up to date, so that they set nothing
 */
typedef struct _MgImportPage MgImportPage;
struct _MgImportPage
{
  GtkWidget             *widget;
  void                 (*refresh) (MgImportPage *self);
  MgImportPlan          *plan;
  AdwPreferencesGroup   *group;
  GPtrArray             *rows;
  char                  *kept;
  int                    n_chars;
  gboolean               is_updating;
};

MgImportPage *mg_import_columns_page_new   (void);
MgImportPage *mg_import_words_page_new     (void);
MgImportPage *mg_import_decisions_page_new (void);
MgImportPage *mg_import_remarks_page_new   (void);
void          mg_import_page_free          (MgImportPage *self);

/* Shows another plan. */
void          mg_import_page_set_plan      (MgImportPage *self,
                                            MgImportPlan *plan);

/* What the pages share. */
MgImportPage *mg_import_page_new           (const char   *description,
                                            void        (*refresh) (MgImportPage *self));

/* Whether the rows are for something else now: they are gone then. @kept: (transfer full) */
gboolean      mg_import_page_begin         (MgImportPage *self,
                                            char         *kept);
void          mg_import_page_add           (MgImportPage *self,
                                            GtkWidget    *row);

/* A row with a list of choices.  @cb: (MgImportPage, GtkDropDown) when another is chosen;
 * the row's number is its data "mg-index".
 */
GtkWidget    *mg_import_page_add_choice    (MgImportPage *self,
                                            GtkStringList *choices,
                                            GCallback     cb);
GtkDropDown  *mg_import_page_get_drop_down (GtkWidget    *row);
guint         mg_import_page_get_index     (gpointer      widget);

/* "…and 12 more" */
void          mg_import_page_add_more      (MgImportPage *self,
                                            guint         n);

G_END_DECLS
