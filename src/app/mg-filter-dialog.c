/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-filter-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-filter-words.h"
#include "mg-table-text.h"
#include "mg-text-show.h"

/* A field with more values than that is looked through by a text. */
#define MAX_VALUES 40

struct _MgFilterDialog
{
  AdwWindow       parent_instance;

  MgDocument     *document;
  GArray         *fields;        /* MgFieldId, by row of the list */
  GPtrArray      *rows;          /* of the condition group */
  guint           gesture;       /* of the typing into these rows */
  gboolean        is_updating;   /* the rows follow the filter, not the user */

  /* From the template */
  AdwPreferencesGroup *summary_group;
  GtkSwitch           *fade_switch;
  AdwComboRow         *field_row;
  AdwPreferencesGroup *values_group;
};

G_DEFINE_FINAL_TYPE (MgFilterDialog, mg_filter_dialog, ADW_TYPE_WINDOW)

static const MgField *
get_field (MgFilterDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->field_row);

  if (selected >= self->fields->len)
    return NULL;

  return mg_network_get_field (mg_document_get_network (self->document),
                               g_array_index (self->fields, MgFieldId, selected));
}

/* The condition on the chosen field; NULL if there is none. */
static const MgFilterClause *
find_clause (MgFilterDialog *self,
             const MgField  *field)
{
  const MgFilter *filter = mg_document_get_filter (self->document);

  for (guint i = 0; i < filter->clauses->len; i++)
    {
      const MgFilterClause *clause = g_ptr_array_index (filter->clauses, i);

      if (g_str_equal (clause->field, field->name))
        return clause;
    }

  return NULL;
}

static void
update_summary (MgFilterDialog *self)
{
  const MgFilter *filter = mg_document_get_filter (self->document);
  MgNetwork *network = mg_document_get_network (self->document);
  g_autofree char *sentence = mg_filter_dup_sentence (filter, network);
  g_autofree char *shown = mg_text_show (*sentence != '\0' ? sentence
                                                           : _("All organisations are shown."));
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_preferences_group_set_description (self->summary_group, escaped);
  gtk_switch_set_active (self->fade_switch, filter->fades);
}

static void
set_filter (MgFilterDialog *self,
            MgFilter       *filter,
            guint           gesture)
{
  mg_filter_tidy (filter);
  self->is_updating = TRUE;
  mg_document_type_filter (self->document, filter, gesture);
  self->is_updating = FALSE;
  update_summary (self);
}

static void
fade_cb (MgFilterDialog *self)
{
  g_autoptr(MgFilter) filter = NULL;
  gboolean fades = gtk_switch_get_active (self->fade_switch);

  if (self->document == NULL || mg_document_get_filter (self->document)->fades == fades)
    return;

  filter = mg_filter_copy (mg_document_get_filter (self->document));
  filter->fades = fades;
  set_filter (self, filter, 0);
}

/* Rows */

static void
add_row (MgFilterDialog *self,
         GtkWidget      *row)
{
  adw_preferences_group_add (self->values_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (MgFilterDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->values_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
toggled_cb (GtkCheckButton *check,
            MgFilterDialog *self)
{
  const MgField *field = get_field (self);
  g_autoptr(MgFilter) filter = NULL;
  const char *value = g_object_get_data (G_OBJECT (check), "value");
  MgFilterClause *clause;

  if (self->is_updating || field == NULL)
    return;

  filter = mg_filter_copy (mg_document_get_filter (self->document));
  clause = mg_filter_take_clause (filter, field->name);
  if (gtk_check_button_get_active (check))
    g_hash_table_add (clause->values, g_strdup (value));
  else
    g_hash_table_remove (clause->values, value);
  set_filter (self, filter, 0);
}

static void
add_value (MgFilterDialog *self,
           const MgField  *field,
           const char     *value,
           guint           count)
{
  const MgFilterClause *clause = find_clause (self, field);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *word = mg_filter_clause_dup_word (field, value);
  g_autofree char *shown = mg_text_show_line (word);
  g_autofree char *number = g_strdup_printf ("%'u", count);
  GtkWidget *label = gtk_label_new (number);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               clause != NULL && g_hash_table_contains (clause->values, value));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_object_set_data_full (G_OBJECT (check), "value", g_strdup (value), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  add_row (self, row);
}

/* What is written in an entry, as a limit or as a text.
 * Returns: whether it can be understood
 */
static gboolean
read_limit (const MgField  *field,
            const char     *text,
            gboolean        is_low,
            MgFilterClause *clause)
{
  g_auto(MgValue) value = MG_VALUE_INIT;
  double number = NAN;

  if (*text != '\0' && !mg_table_text_parse (field, MG_ITEM_ORGANISATION, text, &value, NULL))
    return FALSE;

  if (value.type == MG_VALUE_INTEGER)
    number = (double) value.integer;
  else if (value.type == MG_VALUE_REAL)
    number = value.real;
  *(is_low ? &clause->low : &clause->high) = number;
  *(is_low ? &clause->since : &clause->until) = value.type == MG_VALUE_DATE ? value.date
                                                                            : MG_DATE_NONE;

  return TRUE;
}

static void
typed_cb (GtkEditable    *entry,
          MgFilterDialog *self)
{
  const MgField *field = get_field (self);
  const char *sort = g_object_get_data (G_OBJECT (entry), "sort");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  g_autoptr(MgFilter) filter = NULL;
  MgFilterClause *clause;
  gboolean is_good = TRUE;

  if (self->is_updating || field == NULL)
    return;

  filter = mg_filter_copy (mg_document_get_filter (self->document));
  clause = mg_filter_take_clause (filter, field->name);
  if (g_str_equal (sort, "text"))
    {
      g_free (clause->text);
      clause->text = g_strdup (text);
    }
  else
    is_good = read_limit (field, text, g_str_equal (sort, "low"), clause);

  if (is_good)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  if (is_good)
    set_filter (self, filter, self->gesture);
}

/* @sort: "low", "high" or "text"; @text: (transfer full): what is in it */
static void
add_entry (MgFilterDialog *self,
           const char     *title,
           const char     *sort,
           char           *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_object_set_data (G_OBJECT (row), "sort", (gpointer) sort);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, 0);
  add_row (self, row);
  g_free (text);
}

static char *
dup_limit (const MgField *field,
           double         number,
           MgDate         date)
{
  if (field->type == MG_TYPE_DATE)
    return mg_date_format (date);

  return isnan (number) ? NULL : g_strdup_printf ("%.15g", number);
}

static void
add_range (MgFilterDialog *self,
           const MgField  *field)
{
  const MgFilterClause *clause = find_clause (self, field);

  add_entry (self, C_("limit", "From"), "low",
             clause != NULL ? dup_limit (field, clause->low, clause->since) : NULL);
  add_entry (self, C_("limit", "Up to"), "high",
             clause != NULL ? dup_limit (field, clause->high, clause->until) : NULL);
}

/* Values */

static void
count_value (GHashTable *counts,
             const char *value)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));

  g_hash_table_insert (counts, g_strdup (value), GUINT_TO_POINTER (n + 1));
}

/* Returns: (transfer full): how many organisations have each value */
static GHashTable *
count_values (MgFilterDialog *self,
              const MgField  *field,
              MgFieldId       id)
{
  MgNetwork *network = mg_document_get_network (self->document);
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    {
      MgValue value = MG_VALUE_INIT;
      g_autofree char *text = mg_network_get_value (network, item->id, id, &value)
                              ? mg_value_format (&value) : g_strdup ("");
      g_auto(GStrv) parts = field->type == MG_TYPE_CHOICES ? g_strsplit (text, ";", -1) : NULL;

      if (parts == NULL || parts[0] == NULL)
        count_value (counts, text);
      for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
        count_value (counts, g_strstrip (parts[i]));
    }

  return counts;
}

/* What is not known comes last. */
static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const char *one = *(char * const *) a;
  const char *other = *(char * const *) b;
  g_autofree char *one_word = NULL;
  g_autofree char *other_word = NULL;

  if (*one == '\0' || *other == '\0')
    return (*one == '\0') - (*other == '\0');

  one_word = mg_filter_clause_dup_word (user_data, one);
  other_word = mg_filter_clause_dup_word (user_data, other);

  return g_utf8_collate (one_word, other_word);
}

static void
add_values (MgFilterDialog *self,
            const MgField  *field,
            GHashTable     *counts)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &value, NULL))
    g_ptr_array_add (values, value);
  g_ptr_array_sort_with_data (values, compare_values, (gpointer) field);

  for (guint i = 0; i < values->len; i++)
    {
      value = g_ptr_array_index (values, i);
      add_value (self, field, value, GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)));
    }
}

/* Numbers and dates by their limits, few values by each, many by a text. */
static void
fill_rows (MgFilterDialog *self)
{
  const MgField *field = get_field (self);
  g_autoptr(GHashTable) counts = NULL;
  const MgFilterClause *clause;

  clear_rows (self);
  self->gesture = mg_history_new_gesture (mg_document_get_history (self->document));
  if (field == NULL)
    return;

  if (field->type == MG_TYPE_INTEGER || field->type == MG_TYPE_REAL || field->type == MG_TYPE_DATE)
    {
      add_range (self, field);
      return;
    }

  counts = count_values (self, field, g_array_index (self->fields, MgFieldId,
                                                     adw_combo_row_get_selected (self->field_row)));
  clause = find_clause (self, field);
  if (g_hash_table_size (counts) <= MAX_VALUES)
    add_values (self, field, counts);
  else
    add_entry (self, _("Contains"), "text", clause != NULL ? g_strdup (clause->text) : NULL);
}

static void
field_cb (MgFilterDialog *self)
{
  if (self->document != NULL)
    fill_rows (self);
}

/* The first one with choices: names are not what people filter by. */
static guint
find_usual (MgFilterDialog *self)
{
  MgNetwork *network = mg_document_get_network (self->document);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const MgField *field = mg_network_get_field (network,
                                                   g_array_index (self->fields, MgFieldId, i));

      if (field->type == MG_TYPE_CHOICE || field->type == MG_TYPE_CHOICES)
        return i;
    }

  return 0;
}

/* Those that some organisation has. */
static void
fill_fields (MgFilterDialog *self)
{
  MgNetwork *network = mg_document_get_network (self->document);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (MgFieldId id = 0; id < mg_network_get_n_fields (network); id++)
    {
      const MgField *field = mg_network_get_field (network, id);
      g_autofree char *name = NULL;

      if (field == NULL || !(field->kinds & MG_ITEM_ORGANISATION) || field->type == MG_TYPE_XML ||
          (field->flags & MG_FIELD_HIDDEN) || !mg_network_field_in_use (network, id))
        continue;

      name = mg_text_show_line (field->flags & MG_FIELD_FOREIGN ? field->label : _(field->label));
      g_array_append_val (self->fields, id);
      gtk_string_list_append (names, name);
    }

  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->field_row, find_usual (self));
}

/* The object */

static void
view_changed_cb (MgFilterDialog *self)
{
  if (self->is_updating)
    return;

  update_summary (self);
  fill_rows (self);
}

static void
mg_filter_dialog_dispose (GObject *object)
{
  MgFilterDialog *self = MG_FILTER_DIALOG (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (mg_filter_dialog_parent_class)->dispose (object);
}

static void
mg_filter_dialog_finalize (GObject *object)
{
  MgFilterDialog *self = MG_FILTER_DIALOG (object);

  g_array_unref (self->fields);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (mg_filter_dialog_parent_class)->finalize (object);
}

static void
mg_filter_dialog_class_init (MgFilterDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_filter_dialog_dispose;
  object_class->finalize = mg_filter_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-filter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MgFilterDialog, summary_group);
  gtk_widget_class_bind_template_child (widget_class, MgFilterDialog, fade_switch);
  gtk_widget_class_bind_template_child (widget_class, MgFilterDialog, field_row);
  gtk_widget_class_bind_template_child (widget_class, MgFilterDialog, values_group);
  gtk_widget_class_bind_template_callback (widget_class, fade_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mg_filter_dialog_init (MgFilterDialog *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (MgFieldId));
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mg_filter_dialog_new (GtkWindow  *parent,
                      MgDocument *document)
{
  MgFilterDialog *self = g_object_new (MG_TYPE_FILTER_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  fill_fields (self);
  fill_rows (self);
  update_summary (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->field_row));
  g_signal_connect_object (document, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
