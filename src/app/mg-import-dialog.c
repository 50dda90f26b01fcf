/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-pages.h"
#include "mg-progress-bind.h"
#include "mg-shown.h"

#define BUSY_AFTER 300   /* milliseconds; what is done before is not worth a bar */

enum { COLUMNS, WORDS, DECISIONS, REMARKS, N_PAGES };

struct _MgImportDialog
{
  AdwWindow           parent_instance;

  MgDocument         *document;
  char               *name;
  GBytes             *bytes;          /* NULL: what was pasted cannot be read anew */
  GPtrArray          *sheets;         /* MgSheet */
  MgImportPlan       *plan;
  MgNetwork          *empty;          /* stands for a new pole */
  MgImportPage       *pages[N_PAGES];
  guint               look_idle;      /* 0 unless something was set just now */
  GCancellable       *looking;        /* for what would come of it; NULL when it is shown */
  GBinding           *progress;
  guint               busy_timeout;   /* until it takes long enough to be told */
  gboolean            is_wanted;      /* "Import" was pressed, and waits */
  gboolean            is_updating;

  /* From the template */
  AdwViewStack       *stack;
  AdwViewStackPage   *stack_pages[N_PAGES];
  AdwComboRow        *sheet_row;
  AdwComboRow        *kind_row;
  AdwComboRow        *into_row;
  AdwComboRow        *encoding_row;
  AdwComboRow        *separator_row;
  AdwActionRow       *header_row;
  GtkSwitch          *header_switch;
  AdwComboRow        *decimal_row;
  AdwComboRow        *date_row;
  GtkLabel           *summary_label;
  GtkProgressBar     *progress_bar;
  GtkLabel           *problem_label;
  GtkWidget          *import_button;
};

G_DEFINE_FINAL_TYPE (MgImportDialog, mg_import_dialog, ADW_TYPE_WINDOW)

enum { IMPORT, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The first finds it out. */
static const struct
{
  const char *id;
  const char *name;
} encodings[] = {
  { NULL, N_("Found by itself") },
  { "UTF-8", "UTF-8" },
  { "windows-1252", "Windows-1252" },
  { "UTF-16LE", "UTF-16" },
  { "cp850", "MS-DOS (850)" },
};

static const struct
{
  char        separator;
  const char *name;
} separators[] = {
  { 0, N_("Found by itself") },
  { ';', N_("Semicolon") },
  { ',', N_("Comma") },
  { '\t', N_("Tabulator") },
  { '|', N_("Vertical bar") },
};

/* Showing the plan */

static char *
dup_summary (const MgImportPreview *preview)
{
  g_autofree char *rows = mg_import_preview_dup_rows (preview);
  g_autofree char *organisations = g_strdup_printf (ngettext ("%u new organisation", "%u new organisations", preview->n_organisations),
                                                    preview->n_organisations);
  g_autofree char *links = g_strdup_printf (ngettext ("%u new link", "%u new links", preview->n_links), preview->n_links);
  g_autofree char *collectives = g_strdup_printf (ngettext ("%u new collective cooperation", "%u new collective cooperations",
                                                            preview->n_collectives), preview->n_collectives);
  GString *text = g_string_new (rows);

  if (preview->n_organisations > 0)
    g_string_append_printf (text, "  %s", organisations);
  if (preview->n_collectives > 0)
    g_string_append_printf (text, "%s%s", text->len > strlen (rows) ? " · " : "  ", collectives);
  if (preview->n_links > 0)
    g_string_append_printf (text, "%s%s", text->len > strlen (rows) ? " · " : "  ", links);

  return g_string_free (text, FALSE);
}

static guint
count_unsure (MgImportPlan *plan)
{
  guint n = 0;

  for (guint column = 0; column < mg_import_plan_get_n_columns (plan); column++)
    for (guint i = 0; i < mg_import_plan_get_n_words (plan, column); i++)
      n += !mg_import_plan_get_word (plan, column, i)->is_sure;

  return n;
}

static void
update_badges (MgImportDialog        *self,
               const MgImportPreview *preview)
{
  guint n_decisions = mg_import_plan_get_n_duplicates (self->plan) + mg_import_plan_get_n_ends (self->plan);
  guint n_words = 0;

  for (guint column = 0; column < mg_import_plan_get_n_columns (self->plan); column++)
    n_words += mg_import_plan_get_n_words (self->plan, column);

  adw_view_stack_page_set_badge_number (self->stack_pages[WORDS], count_unsure (self->plan));
  adw_view_stack_page_set_badge_number (self->stack_pages[DECISIONS], n_decisions);
  adw_view_stack_page_set_badge_number (self->stack_pages[REMARKS], preview->n_refused);
  adw_view_stack_page_set_needs_attention (self->stack_pages[REMARKS], preview->n_refused > 0);
  adw_view_stack_page_set_visible (self->stack_pages[WORDS], n_words > 0);
  adw_view_stack_page_set_visible (self->stack_pages[DECISIONS], n_decisions > 0);
  adw_view_stack_page_set_visible (self->stack_pages[REMARKS], preview->n_remarks > 0);
}

static void
update_options (MgImportDialog *self)
{
  adw_combo_row_set_selected (self->kind_row, mg_import_plan_get_kind (self->plan));
  adw_combo_row_set_selected (self->decimal_row, mg_import_plan_get_decimal (self->plan));
  adw_combo_row_set_selected (self->date_row, mg_import_plan_get_date_order (self->plan));
  gtk_switch_set_active (self->header_switch, mg_import_plan_get_header_row (self->plan) >= 0);
}

static void
refresh_page (MgImportPage *page)
{
  page->is_updating = TRUE;
  page->refresh (page);
  page->is_updating = FALSE;
}

/* What is set shows at once. */
static void
show_settings (MgImportDialog *self)
{
  self->is_updating = TRUE;
  update_options (self);
  refresh_page (self->pages[COLUMNS]);
  self->is_updating = FALSE;
}

/* What comes of it, once it is known. */
static void
show_preview (MgImportDialog *self)
{
  const MgImportPreview *preview = mg_import_plan_preview (self->plan);
  g_autofree char *summary = dup_summary (preview);

  self->is_updating = TRUE;
  for (guint i = WORDS; i < N_PAGES; i++)
    {
      refresh_page (self->pages[i]);
      gtk_widget_set_sensitive (self->pages[i]->widget, TRUE);
    }

  update_badges (self, preview);
  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_sensitive (self->import_button, preview->n_imported + preview->n_merged > 0);
  self->is_updating = FALSE;
}

/* Working it out */

static void look (MgImportDialog *self);
static void import (MgImportDialog *self);

static void
stop_looking (MgImportDialog *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->busy_timeout, g_source_remove);
  mg_progress_bind (&self->progress, NULL, self->progress_bar);
}

static gboolean
busy_cb (gpointer data)
{
  MgImportDialog *self = data;

  self->busy_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);
  if (*gtk_label_get_label (self->summary_label) == '\0')
    gtk_label_set_label (self->summary_label, _("Looking at what would come of it…"));

  return G_SOURCE_REMOVE;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr(MgImportDialog) self = g_weak_ref_get (weak);
  g_autoptr(GError) error = NULL;
  gboolean is_done = mg_import_plan_preview_finish (MG_IMPORT_PLAN (source), result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);

  /* Another one is on its way, or nobody waits any more. */
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;

  stop_looking (self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  if (!is_done)
    {
      look (self);
      return;
    }

  show_preview (self);
  if (self->is_wanted && gtk_widget_get_sensitive (self->import_button))
    import (self);
}

static void
look (MgImportDialog *self)
{
  g_autoptr(MgProgress) progress = mg_progress_new ();
  GWeakRef *weak = g_new (GWeakRef, 1);

  stop_looking (self);
  show_settings (self);
  self->looking = g_cancellable_new ();
  self->busy_timeout = g_timeout_add (BUSY_AFTER, busy_cb, self);
  mg_progress_bind (&self->progress, progress, self->progress_bar);
  g_weak_ref_init (weak, self);
  mg_import_plan_preview_async (self->plan, progress, self->looking, looked_cb, weak);
}

static gboolean
look_cb (gpointer data)
{
  MgImportDialog *self = data;

  self->look_idle = 0;
  look (self);

  return G_SOURCE_REMOVE;
}

/* Not from inside the widget that changed it. */
static void
changed_cb (MgImportDialog *self)
{
  self->is_wanted = FALSE;
  if (self->look_idle == 0)
    self->look_idle = g_idle_add (look_cb, self);
}

/* The plan */

static gboolean
is_into_new (MgImportDialog *self)
{
  return adw_combo_row_get_selected (self->into_row) == 1;
}

static void
drop_plan (MgImportDialog *self)
{
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
}

static void
make_plan (MgImportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->sheet_row);
  MgSheet *sheet = self->sheets->pdata[selected < self->sheets->len ? selected : 0];

  drop_plan (self);
  self->plan = mg_import_plan_new (sheet, self->name, is_into_new (self) ? self->empty : mg_document_get_network (self->document));
  mg_import_plan_recall (self->plan, NULL);
  g_signal_connect_swapped (self->plan, "changed", G_CALLBACK (changed_cb), self);
  for (guint i = 0; i < N_PAGES; i++)
    mg_import_page_set_plan (self->pages[i], self->plan);

  /* What the others show is of the plan before. */
  for (guint i = WORDS; i < N_PAGES; i++)
    gtk_widget_set_sensitive (self->pages[i]->widget, FALSE);
  changed_cb (self);
  show_settings (self);
}

static void
fill_sheets (MgImportDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->sheets->len; i++)
    gtk_string_list_take (names, mg_shown_take (g_strdup (mg_sheet_get_name (self->sheets->pdata[i]))));

  self->is_updating = TRUE;
  adw_combo_row_set_model (self->sheet_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_row), self->sheets->len > 1);
  self->is_updating = FALSE;
}

/* What the user chooses */

static void
sheet_cb (MgImportDialog *self)
{
  if (!self->is_updating && self->sheets != NULL)
    make_plan (self);
}

static void
kind_cb (MgImportDialog *self)
{
  if (!self->is_updating && self->plan != NULL)
    mg_import_plan_set_kind (self->plan, (MgImportKind) adw_combo_row_get_selected (self->kind_row));
}

static void
into_cb (MgImportDialog *self)
{
  if (!self->is_updating && self->plan != NULL)
    mg_import_plan_set_network (self->plan, is_into_new (self) ? self->empty : mg_document_get_network (self->document));
}

static void
header_cb (MgImportDialog *self)
{
  if (!self->is_updating && self->plan != NULL)
    mg_import_plan_set_header_row (self->plan, gtk_switch_get_active (self->header_switch) ? 0 : -1);
}

static void
decimal_cb (MgImportDialog *self)
{
  if (!self->is_updating && self->plan != NULL)
    mg_import_plan_set_decimal (self->plan, (MgImportDecimal) adw_combo_row_get_selected (self->decimal_row));
}

static void
date_cb (MgImportDialog *self)
{
  if (!self->is_updating && self->plan != NULL)
    mg_import_plan_set_date_order (self->plan, (MgImportDateOrder) adw_combo_row_get_selected (self->date_row));
}

/* Another encoding or separator: the file is read anew; it is in memory. */
static void
reading_cb (MgImportDialog *self)
{
  const MgSheetOptions options = {
    .encoding = encodings[MIN (adw_combo_row_get_selected (self->encoding_row), G_N_ELEMENTS (encodings) - 1)].id,
    .separator = separators[MIN (adw_combo_row_get_selected (self->separator_row), G_N_ELEMENTS (separators) - 1)].separator,
  };
  g_autoptr(GPtrArray) sheets = NULL;
  g_autoptr(GError) error = NULL;

  if (self->is_updating || self->bytes == NULL)
    return;

  sheets = mg_sheets_read_bytes (self->bytes, self->name, &options, NULL, NULL, &error);
  mg_shown_label (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
  if (sheets == NULL)
    return;

  g_ptr_array_unref (self->sheets);
  self->sheets = g_steal_pointer (&sheets);
  fill_sheets (self);
  make_plan (self);
}

static void
import (MgImportDialog *self)
{
  g_autoptr(GError) error = NULL;

  /* Only a help for the next time: no reason to stop. */
  if (!mg_import_plan_remember (self->plan, NULL, &error))
    g_message ("How the table was read cannot be remembered: %s", error->message);

  g_signal_emit (self, signals[IMPORT], 0, self->plan, is_into_new (self));
  gtk_window_close (GTK_WINDOW (self));
}

/* What is imported is what was shown: if that is on its way, it waits. */
static void
import_cb (MgImportDialog *self)
{
  if (mg_import_plan_is_ready (self->plan))
    import (self);
  else
    self->is_wanted = TRUE;
}

/* The object */

static void
mg_import_dialog_dispose (GObject *object)
{
  MgImportDialog *self = MG_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->look_idle, g_source_remove);
  stop_looking (self);
  drop_plan (self);
  g_clear_object (&self->document);
  g_clear_object (&self->empty);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (mg_import_dialog_parent_class)->dispose (object);
}

static void
mg_import_dialog_finalize (GObject *object)
{
  MgImportDialog *self = MG_IMPORT_DIALOG (object);

  for (guint i = 0; i < N_PAGES; i++)
    mg_import_page_free (self->pages[i]);
  g_free (self->name);

  G_OBJECT_CLASS (mg_import_dialog_parent_class)->finalize (object);
}

static void
mg_import_dialog_class_init (MgImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_import_dialog_dispose;
  object_class->finalize = mg_import_dialog_finalize;

  signals[IMPORT] = g_signal_new ("import", MG_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, MG_TYPE_IMPORT_PLAN, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/maillage/Maillage/ui/mg-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, into_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, separator_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, header_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, header_switch);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, decimal_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, MgImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, into_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_cb);
  gtk_widget_class_bind_template_callback (widget_class, decimal_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
set_choices (AdwComboRow       *row,
             const char *const *names,
             guint              n_names)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_names; i++)
    gtk_string_list_append (list, _(names[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
fill_choices (MgImportDialog *self)
{
  const char *const intos[] = { N_("This pole"), N_("A new pole") };
  const char *const decimals[] = { N_("Comma: 1,5"), N_("Point: 1.5") };
  const char *const dates[] = { N_("Day first: 31/12/2013"), N_("Month first: 12/31/2013") };
  const char *names[MAX (MG_IMPORT_N_KINDS, MAX (G_N_ELEMENTS (encodings), G_N_ELEMENTS (separators)))];

  set_choices (self->into_row, intos, G_N_ELEMENTS (intos));
  set_choices (self->decimal_row, decimals, G_N_ELEMENTS (decimals));
  set_choices (self->date_row, dates, G_N_ELEMENTS (dates));
  for (guint i = 0; i < MG_IMPORT_N_KINDS; i++)
    names[i] = mg_import_kind_get_label ((MgImportKind) i);
  set_choices (self->kind_row, names, MG_IMPORT_N_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    names[i] = encodings[i].name;
  set_choices (self->encoding_row, names, G_N_ELEMENTS (encodings));
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    names[i] = separators[i].name;
  set_choices (self->separator_row, names, G_N_ELEMENTS (separators));
}

static void
add_pages (MgImportDialog *self)
{
  static const struct
  {
    MgImportPage *(*create) (void);
    const char     *name;
    const char     *title;
    const char     *icon;
  } pages[N_PAGES] = {
    [COLUMNS] = { mg_import_columns_page_new, "columns", N_("C_olumns"), "view-list-symbolic" },
    [WORDS] = { mg_import_words_page_new, "words", N_("_Words"), "font-x-generic-symbolic" },
    [DECISIONS] = { mg_import_decisions_page_new, "decisions", N_("_Decisions"), "view-dual-symbolic" },
    [REMARKS] = { mg_import_remarks_page_new, "remarks", N_("_Remarks"), "dialog-information-symbolic" },
  };

  for (guint i = 0; i < N_PAGES; i++)
    {
      self->pages[i] = pages[i].create ();
      self->stack_pages[i] = adw_view_stack_add_titled (self->stack, self->pages[i]->widget, pages[i].name, _(pages[i].title));
      adw_view_stack_page_set_icon_name (self->stack_pages[i], pages[i].icon);
      adw_view_stack_page_set_use_underline (self->stack_pages[i], TRUE);
      adw_view_stack_page_set_visible (self->stack_pages[i], i == COLUMNS);
    }
}

static void
mg_import_dialog_init (MgImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_updating = TRUE;
  fill_choices (self);
  add_pages (self);
  self->is_updating = FALSE;
}

void
mg_import_dialog_set_bytes (MgImportDialog *self,
                            GBytes         *bytes)
{
  const MgSheetFacts *facts = mg_sheet_get_facts (self->sheets->pdata[0]);
  gboolean is_text = facts->encoding != NULL;

  g_return_if_fail (MG_IS_IMPORT_DIALOG (self) && bytes != NULL);

  self->bytes = g_bytes_ref (bytes);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_row), is_text);
  gtk_widget_set_visible (GTK_WIDGET (self->separator_row), is_text);
  if (is_text)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->encoding_row), facts->encoding);
}

gboolean
mg_import_dialog_is_looking (MgImportDialog *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_DIALOG (self), FALSE);

  return self->looking != NULL || self->look_idle != 0;
}

GtkWidget *
mg_import_dialog_new (GtkWindow  *parent,
                      MgDocument *document,
                      const char *name,
                      GPtrArray  *sheets)
{
  MgImportDialog *self = g_object_new (MG_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  gboolean is_empty = mg_network_count (mg_document_get_network (document), MG_ITEMS_NODES) == 0;

  self->document = g_object_ref (document);
  self->name = g_strdup (name);
  self->sheets = g_ptr_array_ref (sheets);
  self->empty = mg_network_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->into_row), !is_empty);
  fill_sheets (self);
  make_plan (self);

  return GTK_WIDGET (self);
}
