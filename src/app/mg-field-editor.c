/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-field-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-field-control.h"
#include "mg-shown.h"
#include "mg-table-text.h"
#include "mg-text.h"

struct _MgFieldEditor
{
  GtkWidget             parent_instance;

  MgDocument           *document;
  MgFieldId             field;
  GArray               *ids;        /* of MgId: whose values */
  const MgFieldControl *control;
  char                 *shown;      /* the text last shown; NULL if the items differ */

  GtkWidget            *caption;
  GtkWidget            *widget;     /* of the control */
  GtkWidget            *problem;    /* why a text cannot be taken over */
};

G_DEFINE_FINAL_TYPE (MgFieldEditor, mg_field_editor, GTK_TYPE_WIDGET)

static MgNetwork *
get_network (MgFieldEditor *self)
{
  return mg_document_get_network (self->document);
}

static void
show_problem (MgFieldEditor *self,
              const char    *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self->widget, "error");
  else
    gtk_widget_remove_css_class (self->widget, "error");
}

/* Taking over */

/* Steps may not be run while others are told of: these wait for their turn. */
typedef struct
{
  MgDocument *document;
  GArray     *ids;
  MgFieldId   field;
  MgValue     value;
} Step;

static void
step_free (gpointer user_data)
{
  Step *step = user_data;

  g_object_unref (step->document);
  g_array_unref (step->ids);
  mg_value_clear (&step->value);
  g_free (step);
}

static gboolean
step_cb (gpointer user_data)
{
  Step *step = user_data;
  MgNetwork *network = mg_document_get_network (step->document);
  g_autoptr(GArray) present = g_array_new (FALSE, FALSE, sizeof (MgId));

  for (guint i = 0; i < step->ids->len; i++)
    {
      MgId id = g_array_index (step->ids, MgId, i);

      if (mg_network_find (network, id) != NULL)
        g_array_append_val (present, id);
    }

  if (present->len > 0)
    mg_document_run (step->document,
                     mg_command_set (network, (const MgId *) (gpointer) present->data,
                                     present->len, step->field, &step->value),
                     0);

  return G_SOURCE_REMOVE;
}

void
mg_field_editor_apply (MgFieldEditor *self,
                       const MgValue *value)
{
  Step *step = g_new0 (Step, 1);

  step->document = g_object_ref (self->document);
  step->ids = g_array_copy (self->ids);
  step->field = self->field;
  step->value = mg_value_copy (value);

  if (mg_document_is_applying (self->document))
    {
      g_idle_add_full (G_PRIORITY_DEFAULT, step_cb, step, step_free);
      return;
    }

  step_cb (step);
  step_free (step);
}

/* "mars 2013": the month by its name, in the user's language. */
static char *
plain_month (const char *text)
{
  g_autofree char *folded = mg_text_fold (text);

  for (int month = 1; month <= 12; month++)
    {
      g_autoptr(GDateTime) date = g_date_time_new_utc (2000, month, 1, 0, 0, 0.);
      g_autofree char *name = g_date_time_format (date, "%B");
      g_autofree char *key = mg_text_fold (name);
      const char *rest = g_str_has_prefix (folded, key) ? folded + strlen (key) : NULL;
      guint64 year;

      if (rest != NULL && g_ascii_string_to_unsigned (g_strstrip ((char *) rest), 10, 1, 9999,
                                                      &year, NULL))
        return g_strdup_printf ("%04u-%02d", (guint) year, month);
    }

  return NULL;
}

/* "19037|19061" as "19037 | 19061", or back. */
static char *
space_codes (const char *text,
             const char *between)
{
  g_auto(GStrv) codes = g_strsplit (text, "|", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    g_strstrip (codes[i]);

  return g_strjoinv (between, codes);
}

static gboolean
parse (MgFieldEditor  *self,
       const char     *text,
       MgValue        *value,
       GError        **error)
{
  const MgField *field = mg_field_editor_get_field (self);
  const MgItem *item = mg_network_find (get_network (self), g_array_index (self->ids, MgId, 0));
  g_autofree char *plain = NULL;

  if (field->type == MG_TYPE_DATE)
    plain = plain_month (text);
  else if (mg_field_control_is_codes (field))
    plain = space_codes (text, "|");

  return mg_table_text_parse (field, item->kind, plain != NULL ? plain : text, value, error);
}

static gboolean
items_are_there (MgFieldEditor *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (mg_network_find (get_network (self), g_array_index (self->ids, MgId, i)) == NULL)
      return FALSE;

  return self->ids->len > 0;
}

static gboolean
is_typed (MgFieldEditor *self)
{
  g_autofree char *text = NULL;

  if (self->control->dup_text == NULL)
    return FALSE;

  text = self->control->dup_text (self->widget);

  return g_strcmp0 (text, self->shown != NULL ? self->shown : "") != 0;
}

void
mg_field_editor_commit (MgFieldEditor *self)
{
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(MgValue) value = MG_VALUE_INIT;

  g_return_if_fail (MG_IS_FIELD_EDITOR (self));

  if (!items_are_there (self) || !is_typed (self))
    {
      show_problem (self, NULL);
      return;
    }

  text = self->control->dup_text (self->widget);
  if (!parse (self, text, &value, &error))
    {
      show_problem (self, error->message);
      return;
    }

  /* Shown from now on, so that it is not taken over twice. */
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  show_problem (self, NULL);
  mg_field_editor_apply (self, &value);
  mg_field_editor_refresh (self);
}

/* Showing */

/* Whether all items have one value, which is lent in @value. */
static gboolean
find_value (MgFieldEditor *self,
            MgValue       *value)
{
  MgNetwork *network = get_network (self);

  *value = MG_VALUE_INIT;
  for (guint i = 0; i < self->ids->len; i++)
    {
      MgValue other = MG_VALUE_INIT;

      mg_network_get_value (network, g_array_index (self->ids, MgId, i), self->field, &other);
      if (i == 0)
        *value = other;
      else if (!mg_value_equal (value, &other))
        return FALSE;
    }

  return TRUE;
}

static void
show_values (MgFieldEditor *self)
{
  const MgField *field = mg_field_editor_get_field (self);
  g_autofree char *display = NULL;
  MgValue value;

  g_clear_pointer (&self->shown, g_free);
  if (find_value (self, &value))
    {
      /* A control without text of its own wants what a file would hold. */
      self->shown = self->control->dup_text != NULL ? mg_table_text_format_edit (field, &value)
                                                    : mg_value_format (&value);
      display = self->field == MG_FIELD_KIND ? mg_table_text_format_full (field, &value)    /* as the legend */
                                                 : mg_table_text_format (field, &value);
    }

  if (self->shown != NULL && mg_field_control_is_codes (field))
    {
      char *spaced = space_codes (self->shown, " | ");

      g_free (self->shown);
      self->shown = spaced;
    }

  self->control->show (self->widget, self->shown, display);
  show_problem (self, NULL);
}

void
mg_field_editor_refresh (MgFieldEditor *self)
{
  g_return_if_fail (MG_IS_FIELD_EDITOR (self));

  /* What is being typed is not fought; undo and redo change the rest. */
  if (mg_field_editor_get_field (self) != NULL && items_are_there (self) && !is_typed (self))
    show_values (self);
}

void
mg_field_editor_revert (MgFieldEditor *self)
{
  g_return_if_fail (MG_IS_FIELD_EDITOR (self));

  if (items_are_there (self))
    show_values (self);
}

/* The object */

static void
mg_field_editor_dispose (GObject *object)
{
  MgFieldEditor *self = MG_FIELD_EDITOR (object);

  g_clear_pointer (&self->caption, gtk_widget_unparent);
  g_clear_pointer (&self->widget, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);

  G_OBJECT_CLASS (mg_field_editor_parent_class)->dispose (object);
}

static void
mg_field_editor_finalize (GObject *object)
{
  MgFieldEditor *self = MG_FIELD_EDITOR (object);

  g_clear_object (&self->document);
  g_array_unref (self->ids);
  g_free (self->shown);

  G_OBJECT_CLASS (mg_field_editor_parent_class)->finalize (object);
}

static gboolean
mg_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MG_FIELD_EDITOR (widget)->widget);
}

static void
mg_field_editor_class_init (MgFieldEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_field_editor_dispose;
  object_class->finalize = mg_field_editor_finalize;
  widget_class->grab_focus = mg_field_editor_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field-editor");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
mg_field_editor_init (MgFieldEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  self->ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  self->caption = create_label ("dim-label");
  self->problem = create_label ("error");
  gtk_widget_set_visible (self->problem, FALSE);
}

GtkWidget *
mg_field_editor_new (MgDocument *document,
                     MgFieldId   field)
{
  MgFieldEditor *self = g_object_new (MG_TYPE_FIELD_EDITOR, NULL);
  const MgField *row;
  const char *label;

  self->document = g_object_ref (document);
  self->field = field;
  row = mg_field_editor_get_field (self);
  self->control = mg_field_control_find (row);
  self->widget = self->control->create (self);

  /* The name of a foreign field is nobody's to translate. */
  label = (row->flags & MG_FIELD_FOREIGN) != 0 ? row->label : _(row->label);
  mg_shown_label (GTK_LABEL (self->caption), label);
  mg_shown_name (GTK_ACCESSIBLE (self->widget), label);

  gtk_widget_set_parent (self->caption, GTK_WIDGET (self));
  gtk_widget_set_parent (self->widget, GTK_WIDGET (self));
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
mg_field_editor_set_items (MgFieldEditor *self,
                           const MgId    *ids,
                           guint          n_ids)
{
  g_return_if_fail (MG_IS_FIELD_EDITOR (self));

  mg_field_editor_commit (self);
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids, n_ids);
  if (n_ids > 0)
    show_values (self);
}

MgDocument *
mg_field_editor_get_document (MgFieldEditor *self)
{
  return self->document;
}

MgFieldId
mg_field_editor_get_field_id (MgFieldEditor *self)
{
  return self->field;
}

const MgField *
mg_field_editor_get_field (MgFieldEditor *self)
{
  return mg_network_get_field (get_network (self), self->field);
}

MgId
mg_field_editor_get_guide (MgFieldEditor *self)
{
  MgValue value;

  if (self->ids->len == 0 || !find_value (self, &value))
    return MG_ID_NONE;

  return g_array_index (self->ids, MgId, 0);
}
