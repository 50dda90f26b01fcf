/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of MgWindow share: mg-window.c (what is shown),
 * mg-window-actions.c (commands), mg-window-file.c (opening), mg-window-save.c
 * (saving and closing), mg-window-export.c (pictures), mg-window-share.c (copies to be given away).
 */
#pragma once

#include "mg-empty-page.h"
#include "mg-inspector.h"
#include "mg-legend-panel.h"
#include "mg-map-mini.h"
#include "mg-map-search.h"
#include "mg-map-view.h"
#include "mg-measure-panel.h"
#include "mg-notice.h"
#include "mg-reading-bar.h"
#include "mg-status-line.h"
#include "mg-table-view.h"
#include "mg-tool-bar.h"
#include "mg-window.h"

G_BEGIN_DECLS

struct _MgWindow
{
  AdwApplicationWindow  parent_instance;

  MgDocument           *document;
  GCancellable         *opening;        /* of a file; NULL when idle */
  GCancellable         *exporting;      /* of a picture; NULL when idle */
  GBinding             *progress;       /* of the bar; NULL when nothing reports; weak */
  gboolean              is_started;     /* the welcome was left */
  gboolean              may_close;      /* the user has answered */
  gboolean              may_replace;    /* a file that was not read whole: likewise */
  gboolean              is_slow;        /* a save takes long */
  gboolean              has_leftover;   /* of an interrupted save, to be offered */
  guint                 pulse;          /* timer of the bar; 0 when idle */
  AdwToast             *removal;        /* says the last removal; weak */
  char                 *step;           /* what was undone or redone last */
  guint                 step_idle;      /* until it is said; 0 when it is */
  char                 *view;
  gboolean              legend_on_map;
  gboolean              legend_elsewhere;

  /* From the template */
  AdwToastOverlay      *toast_overlay;
  AdwWindowTitle       *window_title;
  GtkButton            *undo_button;
  GtkButton            *redo_button;
  GMenu                *recent_menu;
  GtkMenuButton        *menu_button;
  AdwSplitButton       *open_button;
  GtkRevealer          *progress_revealer;
  GtkLabel             *progress_label;
  GtkProgressBar       *progress_bar;
  MgNotice             *file_notice;
  MgNotice             *remarks_notice;
  MgNotice             *hidden_notice;
  GtkBox               *hidden_chips;   /* below it, made by mg-window-filter.c */
  GtkWindow            *filter_dialog;  /* NULL: not open; weak */
  MgLegendPanel        *legend_panel;
  MgToolBar            *tool_bar;
  GtkStack             *view_stack;
  MgEmptyPage          *empty_page;
  MgInspector          *inspector;
  MgReadingBar         *reading_bar;
  MgStatusLine         *status_line;

  /* Pages of the stack */
  MgMapView            *map_view;
  MgMapSearch          *map_search;     /* over the map */
  MgMapMini            *map_mini;       /* likewise */
  MgTableView          *table_view;
  MgMeasurePanel       *measure_panel;
};

/* mg-window.c */
void        mg_window_set_document      (MgWindow       *self,
                                         MgDocument     *document);
void        mg_window_start             (MgWindow       *self);   /* leaves the welcome */
void        mg_window_set_view          (MgWindow       *self,
                                         const char     *view);
void        mg_window_update_panels     (MgWindow       *self);
/* To the view that is shown, from a part that is about to change or go. */
void        mg_window_return_focus      (MgWindow       *self);
void        mg_window_say               (MgWindow       *self,
                                         const char     *text);
/* Likewise, with what can be done about it: an action of the window.
 * @button, @action: (nullable)
 */
void        mg_window_offer             (MgWindow       *self,
                                         const char     *text,
                                         const char     *button,
                                         const char     *action);
void        mg_window_update_progress   (MgWindow       *self);

/* mg-window-actions.c */
void        mg_window_class_add_actions (GtkWidgetClass *widget_class);
void        mg_window_init_actions      (MgWindow       *self);
void        mg_window_update_actions    (MgWindow       *self);

/* mg-window-file.c */
void        mg_window_new_action        (MgWindow       *self);
void        mg_window_open_action       (MgWindow       *self);
/* Returns: (transfer full) (nullable): the path of what was chosen in a file dialog;
 * why there is none is said
 */
char       *mg_window_dup_chosen        (MgWindow       *self,
                                         GAsyncResult   *result);
void        mg_window_open_here         (MgWindow       *self,
                                         const char     *path);
/* As a new pole that is not saved: what @path holds, called @name. */
void        mg_window_open_copy         (MgWindow       *self,
                                         const char     *path,
                                         const char     *name);
void        mg_window_show_remarks      (MgWindow       *self);
void        mg_window_stop_file_work    (MgWindow       *self);
void        mg_window_init_drop         (MgWindow       *self);
/* Cancels first, then drops: what was given up must not report later. */
void        mg_window_give_up           (GCancellable  **cancellable);
/* In a dialog; what the user stopped is not said. */
void        mg_window_say_failure       (MgWindow       *self,
                                         const char     *heading,
                                         const GError   *error);
void        mg_window_add_filter        (GListStore     *filters,
                                         const char     *name,
                                         const char     *extensions);
char       *mg_window_dup_proposal      (MgWindow       *self,
                                         const char     *extension);
GFile      *mg_window_dup_folder        (MgWindow       *self);   /* (nullable) */

/* mg-window-save.c */
void        mg_window_save_action       (MgWindow       *self);
void        mg_window_save_as_action    (MgWindow       *self);
gboolean    mg_window_close_request     (GtkWindow      *window);

/* mg-window-recovery.c */
void        mg_window_init_recovery     (MgWindow       *self);
void        mg_window_keep_journal      (MgWindow       *self,
                                         MgDocument     *document);
void        mg_window_show_recovered_action (MgWindow   *self);
void        mg_window_open_recovered    (MgWindow       *self,
                                         const char     *folder);

/* Writes a copy elsewhere, whatever the save under way does. */
void        mg_window_save_copy         (MgWindow       *self);
void        mg_window_save_again        (MgWindow       *self);

/* mg-window-disk.c */
void        mg_window_init_disk         (MgWindow       *self);
/* Says that reading left remarks, if it did. */
void        mg_window_say_remarks       (MgWindow       *self);
/* Says what became of the file, if anything. */
void        mg_window_update_disk       (MgWindow       *self);
/* Returns: (transfer full): a date with its time, as people say it */
char       *mg_window_dup_moment        (gint64          time_s);

/* mg-window-export.c */
void        mg_window_export_action     (MgWindow       *self);
void        mg_window_print_action      (MgWindow       *self);
/* The whole map without what is not to be passed on. */
void        mg_window_copy_picture_action (MgWindow     *self);

/* mg-window-report.c */
void        mg_window_report_action     (MgWindow       *self);

/* mg-window-filter.c */
void        mg_window_init_filter       (MgWindow       *self);
/* Says what is hidden, if anything is. */
void        mg_window_update_hidden     (MgWindow       *self);
/* Over the map's head, or below the rows of a table, which leave it room. */
void        mg_window_place_hidden      (MgWindow       *self);
void        mg_window_close_filter      (MgWindow       *self);

/* mg-window-find.c: over the map; once there is one */
void        mg_window_init_find         (MgWindow       *self);

/* mg-window-import.c */
void        mg_window_import_action     (MgWindow       *self);
void        mg_window_import            (MgWindow       *self,
                                         const char     *path);
/* @sheets: (element-type MgSheet); @bytes: (nullable): the file they are from */
void        mg_window_show_import       (MgWindow       *self,
                                         const char     *name,
                                         GPtrArray      *sheets,
                                         GBytes         *bytes);
/* Runs it, selects what it adds, and says @text (transfer full).  Nothing moves:
 * where what came is out of sight, there is a button that shows it.
 * @transaction: (transfer full)
 */
gboolean    mg_window_run_and_show      (MgWindow       *self,
                                         MgTransaction  *transaction,
                                         char           *text);

/* mg-window-reading.c */
void        mg_window_show_reading_changed (GSimpleAction *action,
                                            GVariant      *state,
                                            gpointer       user_data);

/* mg-window-clipboard.c */
void        mg_window_copy_action       (MgWindow       *self);
void        mg_window_paste_action      (MgWindow       *self);

/* mg-window-share.c */
void        mg_window_export_copy_action (MgWindow      *self);

G_END_DECLS
