/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-field-control.h"

#include <glib/gi18n-lib.h>

#include "mg-field-reference.h"
#include "mg-shown.h"
#include "mg-table-choice.h"

#define ENTRY_CHARS 28          /* more may not be seen at once */
#define LONG_TEXT_HEIGHT 84

/* Several items that differ are shown so. */
#define DIFFERENT _("Different values")

/* Common to what is typed: Enter or leaving takes over, Escape gives up */

static void
leave_cb (GtkEventControllerFocus *controller,
          MgFieldEditor           *editor)
{
  mg_field_editor_commit (editor);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        MgFieldEditor         *editor)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  mg_field_editor_revert (editor);
  return GDK_EVENT_STOP;
}

static void
watch (GtkWidget     *widget,
       MgFieldEditor *editor)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), editor, 0);
  gtk_widget_add_controller (widget, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_cb), editor, 0);
  gtk_widget_add_controller (widget, key);
}

/* One line: text, numbers, dates */

static GtkWidget *
entry_create (MgFieldEditor *editor)
{
  GtkWidget *entry = gtk_entry_new ();
  const MgField *field = mg_field_editor_get_field (editor);

  if (field->type == MG_TYPE_INTEGER || field->type == MG_TYPE_REAL)
    gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect_object (entry, "activate", G_CALLBACK (mg_field_editor_commit), editor,
                           G_CONNECT_SWAPPED);
  watch (entry, editor);

  return entry;
}

static const char *
get_hint (MgFieldType type)
{
  return type == MG_TYPE_DATE ? _("2013, 2013-05 or 05/2013") : NULL;
}

static void
entry_show (GtkWidget  *control,
            const char *text,
            const char *display)
{
  const MgField *field =
    mg_field_editor_get_field (MG_FIELD_EDITOR (gtk_widget_get_ancestor (control,
                                                                         MG_TYPE_FIELD_EDITOR)));

  gtk_entry_set_placeholder_text (GTK_ENTRY (control),
                                  text == NULL ? DIFFERENT : get_hint (field->type));
  if (text == NULL)
    text = "";
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (control)), text))
    gtk_editable_set_text (GTK_EDITABLE (control), text);
  mg_shown_tooltip (control, g_utf8_strlen (text, -1) > ENTRY_CHARS ? text : NULL);
}

static char *
entry_dup_text (GtkWidget *control)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (control)));
}

/* Several lines */

static GtkTextView *
get_view (GtkWidget *control)
{
  return GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (control)));
}

static GtkWidget *
long_create (MgFieldEditor *editor)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 4);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), LONG_TEXT_HEIGHT);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (window), TRUE);
  watch (view, editor);

  return window;
}

static char *
long_dup_text (GtkWidget *control)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (control));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
long_show (GtkWidget  *control,
           const char *text,
           const char *display)
{
  g_autofree char *shown = long_dup_text (control);

  if (text == NULL)
    text = "";
  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_view (control)), text, -1);
}

/* Choices */

static void
chosen_cb (GtkWidget     *choice,
           const char    *text,
           MgFieldEditor *editor)
{
  g_auto(MgValue) value = MG_VALUE_INIT;

  if (mg_field_parse (mg_field_editor_get_field (editor), text, &value, NULL))
    mg_field_editor_apply (editor, &value);
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Not at once: it is still on its way down. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

/* The list depends on the kind or level of the moment: made when it opens. */
static void
clicked_cb (GtkWidget     *button,
            MgFieldEditor *editor)
{
  MgNetwork *network = mg_document_get_network (mg_field_editor_get_document (editor));
  GtkWidget *choice;

  if (mg_field_reference_get_kinds (mg_field_editor_get_field (editor)) != 0)
    choice = mg_field_reference_create_list (editor);
  else
    {
      choice = mg_table_choice_new (network, mg_field_editor_get_guide (editor),
                                    mg_field_editor_get_field_id (editor));
      g_signal_connect_object (choice, "chosen", G_CALLBACK (chosen_cb), editor, 0);
    }

  gtk_widget_set_parent (choice, button);
  g_signal_connect (choice, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (choice));
}

/* A popover is a child that the button does not know of. */
static void
destroy_cb (GtkWidget *button)
{
  GtkWidget *child = gtk_widget_get_last_child (button);

  if (GTK_IS_POPOVER (child))
    gtk_widget_unparent (child);
}

/* Long French labels take several lines before they are cut, which the toolkit's
 * own button with a menu does not do.
 */
static GtkWidget *
choice_create (MgFieldEditor *editor)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "mg-plain");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));

  gtk_button_set_child (GTK_BUTTON (button), box);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), editor, 0);
  g_signal_connect (button, "destroy", G_CALLBACK (destroy_cb), NULL);

  return button;
}

static void
choice_show (GtkWidget  *control,
             const char *text,
             const char *display)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (control));
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (box));

  if (display == NULL)
    display = DIFFERENT;
  mg_shown_label (label, *display != '\0' ? display : "—");
  mg_shown_tooltip (control, *display != '\0' ? display : NULL);
  mg_shown_description (GTK_ACCESSIBLE (control), *display != '\0' ? display : _("Not known"));
}

/* An identifier, shown as a name */

static void
reference_show (GtkWidget  *control,
                const char *text,
                const char *display)
{
  MgFieldEditor *editor = MG_FIELD_EDITOR (gtk_widget_get_ancestor (control, MG_TYPE_FIELD_EDITOR));
  MgNetwork *network = mg_document_get_network (mg_field_editor_get_document (editor));
  g_autofree char *name =
    text != NULL && *text != '\0'
      ? mg_field_reference_dup_name (network, mg_field_editor_get_field (editor), text)
      : NULL;

  choice_show (control, text, name != NULL ? name : display);
}

/* Yes, no, not known */

static const char * const answers[] = { "", "true", "false" };

static void
answered_cb (GtkDropDown   *drop_down,
             GParamSpec    *pspec,
             MgFieldEditor *editor)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_auto(MgValue) value = MG_VALUE_INIT;

  if (selected >= G_N_ELEMENTS (answers) || g_object_get_data (G_OBJECT (drop_down), "is-showing"))
    return;

  if (mg_field_parse (mg_field_editor_get_field (editor), answers[selected], &value, NULL))
    mg_field_editor_apply (editor, &value);
}

static GtkWidget *
boolean_create (MgFieldEditor *editor)
{
  const char * const labels[] = { "—", _("Yes"), _("No"), NULL };
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (labels);

  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (answered_cb), editor, 0);

  return drop_down;
}

static void
boolean_show (GtkWidget  *control,
              const char *text,
              const char *display)
{
  guint selected = text == NULL ? GTK_INVALID_LIST_POSITION : 0;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i], text))
      selected = i;

  g_object_set_data (G_OBJECT (control), "is-showing", GINT_TO_POINTER (TRUE));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), selected);
  g_object_set_data (G_OBJECT (control), "is-showing", NULL);
}

/* What a file held, kept as it is */

static GtkWidget *
kept_create (MgFieldEditor *editor)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_set_tooltip_text (label, _("Kept as it is in the file; not to be edited here."));

  return label;
}

static void
kept_show (GtkWidget  *control,
           const char *text,
           const char *display)
{
  mg_shown_label (GTK_LABEL (control), text != NULL ? text : DIFFERENT);
}

static const MgFieldControl entry_control = { entry_create, entry_show, entry_dup_text };
static const MgFieldControl long_control = { long_create, long_show, long_dup_text };
static const MgFieldControl choice_control = { choice_create, choice_show, NULL };
static const MgFieldControl reference_control = { choice_create, reference_show, NULL };
static const MgFieldControl boolean_control = { boolean_create, boolean_show, NULL };
static const MgFieldControl kept_control = { kept_create, kept_show, NULL };

gboolean
mg_field_control_is_codes (const MgField *field)
{
  return field->type == MG_TYPE_TEXT && g_str_equal (field->name, "territory_communes");
}

const MgFieldControl *
mg_field_control_find (const MgField *field)
{
  if (mg_field_reference_get_kinds (field) != 0)
    return &reference_control;

  switch (field->type)
    {
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
      return &choice_control;

    case MG_TYPE_BOOLEAN:
      return &boolean_control;

    case MG_TYPE_XML:
      return &kept_control;

    case MG_TYPE_INTEGER:
      /* A number from a short list of words (intensity) is a choice. */
      return field->vocabulary != NULL ? &choice_control : &entry_control;

    case MG_TYPE_REAL:
    case MG_TYPE_DATE:
      return &entry_control;

    case MG_TYPE_TEXT:
    default:
      return (field->flags & MG_FIELD_LONG) != 0 || mg_field_control_is_codes (field)
             ? &long_control
             : &entry_control;
    }
}
