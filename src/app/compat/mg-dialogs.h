/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs whose toolkit calls differ between Debian 12 and Debian 13.
 *
 * They have the shape of the newer toolkit (an _async and a _finish), so that
 * the day Debian 12 is dropped each body becomes one call, and no caller changes.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  MG_ANSWER_PLAIN,
  MG_ANSWER_SUGGESTED,
  MG_ANSWER_DESTRUCTIVE,
} MgAnswerLook;

/**
 * MgAnswer:
 * @id: what mg_ask_finish() says
 * @label: translated, with a mnemonic
 * @look: whether it is recommended, or loses something
 */
typedef struct
{
  const char   *id;
  const char   *label;
  MgAnswerLook  look;
} MgAnswer;

/**
 * mg_ask_async:
 * @parent: a widget in the window to be modal to
 * @heading: the question, translated
 * @body: what follows from the answer, translated
 * @answers: (array length=n_answers): the first one does nothing: it is also
 *   what Escape says; the last one is what Enter says unless it loses something
 */
void        mg_ask_async           (GtkWidget           *parent,
                                    const char          *heading,
                                    const char          *body,
                                    const MgAnswer      *answers,
                                    guint                n_answers,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/* Returns: (transfer full): the id of the answer */
char       *mg_ask_finish          (GAsyncResult        *result);

/**
 * mg_choose_open_async:
 * @filters: (element-type GtkFileFilter): the first one is chosen
 */
void        mg_choose_open_async   (GtkWindow           *parent,
                                    const char          *title,
                                    GListModel          *filters,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/* @folder: (nullable): where to begin; @name: the name proposed.  Asks before
 * an existing file is chosen.
 */
void        mg_choose_save_async   (GtkWindow           *parent,
                                    const char          *title,
                                    GListModel          *filters,
                                    GFile               *folder,
                                    const char          *name,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);

/* Returns: (transfer full): or %NULL with @error %G_IO_ERROR_CANCELLED, which
 * is to be silent, or what the toolkit says
 */
GFile      *mg_choose_finish       (GAsyncResult        *result,
                                    GError             **error);

/* The same for several files at once. */
void        mg_choose_many_async   (GtkWindow           *parent,
                                    const char          *title,
                                    GListModel          *filters,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
/* Returns: (transfer full) (element-type GFile): or %NULL likewise */
GListModel *mg_choose_many_finish  (GAsyncResult        *result,
                                    GError             **error);

G_END_DECLS
