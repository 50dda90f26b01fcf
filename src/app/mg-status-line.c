/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-status-line.h"

#include <glib/gi18n-lib.h>

#include "mg-scope.h"
#include "mg-shown.h"
#include "mg-table-text.h"
#include "mg-vocabulary.h"

/* Before the next frame is drawn, which is at G_PRIORITY_HIGH_IDLE + 20, so that no
 * frame shows what was; once for all that happens before it.
 */
#define COUNT_PRIORITY (G_PRIORITY_HIGH_IDLE + 10)

struct _MgStatusLine
{
  GtkWidget   parent_instance;

  MgDocument *document;
  guint       count_source;  /* 0 when idle */

  /* From the template */
  GtkLabel   *message_label;
  GtkLabel   *layer_label;
  GtkLabel   *count_label;
  GtkLabel   *pair_label;
  GtkLabel   *fictitious_label;
};

G_DEFINE_FINAL_TYPE (MgStatusLine, mg_status_line, GTK_TYPE_WIDGET)

/* @phrase: (transfer full) */
static void
append_phrase (GString *text,
               char    *phrase)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, phrase);
  g_free (phrase);
}

static void
append_items (GString   *text,
              MgNetwork *network)
{
  guint n_organisations = mg_network_count (network, MG_ITEM_ORGANISATION);
  guint n_links = mg_network_count (network, MG_ITEM_LINK);
  guint n_collectives = mg_network_count (network, MG_ITEM_COLLECTIVE);

  append_phrase (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u organisation",
                                                     "%'u organisations", n_organisations),
                                        n_organisations));
  append_phrase (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u link", "%'u links",
                                                     n_links),
                                        n_links));
  if (n_collectives > 0)
    append_phrase (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                       "%'u collective cooperation",
                                                       "%'u collective cooperations",
                                                       n_collectives),
                                          n_collectives));
}

/* Which organisations and links the pairs are counted among: fewer than all. */
static char *
dup_perimeter (MgDocument *document)
{
  MgScope scope = { .perimeter = mg_document_get_perimeter (document),
                    .date = mg_document_get_date (document) };
  MgDate date = mg_scope_get_date (&scope, mg_document_get_network (document));
  g_autofree char *day = mg_table_text_format_date (date);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("Perimeter: %s"), _(mg_perimeter_get_label (scope.perimeter)));
  g_string_append_c (text, '\n');
  if (date != MG_DATE_NONE)
    g_string_append_printf (text, _("Date: %s"), day);
  else
    g_string_append (text, _("Without a date: everything ever"));
  g_string_append_c (text, '\n');
  g_string_append (text, _("Not counted: the support structure, absent organisations, wishes, "
                           "support, and what is not there at the date."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Where figures and map are of another moment than the pole says: which, or NULL. */
static char *
dup_other_date (MgDocument *document)
{
  MgDate date = mg_document_get_other_date (document);
  g_autofree char *day = mg_table_text_format_date (date);

  return date != MG_DATE_NONE ? g_strdup_printf (_("Date: %s"), day) : NULL;
}

/* Numbers, and no word of the theory: that is for the measures. */
static void
update_pairs (MgStatusLine *self)
{
  MgFigure density;
  gboolean is_known = mg_document_get_figure (self->document, "density", &density) &&
                      density.denominator > 0.;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *other_date = NULL;
  g_autofree char *perimeter = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->pair_label), is_known);
  if (!is_known)
    return;

  other_date = dup_other_date (self->document);
  if (other_date != NULL)
    append_phrase (text, g_steal_pointer (&other_date));
  /* Translators: how many pairs of organisations cooperate, of how many there are */
  append_phrase (text, g_strdup_printf (_("Pairs that cooperate: %'.0f of %'.0f"), density.numerator,
                                        density.denominator));
  perimeter = dup_perimeter (self->document);
  gtk_label_set_label (self->pair_label, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pair_label), perimeter);
}

static void
update_counts (MgStatusLine *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_items (text, mg_document_get_network (self->document));
  gtk_label_set_label (self->count_label, text->str);
  update_pairs (self);
}

static gboolean
count_cb (gpointer user_data)
{
  MgStatusLine *self = user_data;

  self->count_source = 0;
  update_counts (self);

  return G_SOURCE_REMOVE;
}

static void
count_soon (MgStatusLine *self)
{
  if (self->count_source == 0)
    self->count_source = g_idle_add_full (COUNT_PRIORITY, count_cb, self, NULL);
}

static const char *
get_verb (const char *layer)
{
  const MgTerm *term = layer != NULL ? mg_vocabulary_find ("layer", layer) : NULL;

  if (term == NULL)
    return layer != NULL ? layer : "";

  return term->verb != NULL && *term->verb != '\0' ? term->verb : term->label;
}

static void
update_layer (MgStatusLine *self)
{
  g_autofree char *text = NULL;

  /* Translators: %s is a level of cooperation, "Pool" or "Do together" */
  text = g_strdup_printf (_("New links: %s"), get_verb (mg_document_get_layer (self->document)));
  mg_shown_label (self->layer_label, text);
}

static void
update_fictitious (MgStatusLine *self)
{
  gboolean is_fictitious;

  g_object_get (self->document, "fictitious", &is_fictitious, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->fictitious_label), is_fictitious);
}

static void
mg_status_line_dispose (GObject *object)
{
  MgStatusLine *self = MG_STATUS_LINE (object);
  GtkWidget *child;

  mg_status_line_set_document (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MG_TYPE_STATUS_LINE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_status_line_parent_class)->dispose (object);
}

static void
mg_status_line_class_init (MgStatusLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_status_line_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-status-line.ui");
  gtk_widget_class_bind_template_child (widget_class, MgStatusLine, message_label);
  gtk_widget_class_bind_template_child (widget_class, MgStatusLine, layer_label);
  gtk_widget_class_bind_template_child (widget_class, MgStatusLine, count_label);
  gtk_widget_class_bind_template_child (widget_class, MgStatusLine, pair_label);
  gtk_widget_class_bind_template_child (widget_class, MgStatusLine, fictitious_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mg_status_line_init (MgStatusLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mg_status_line_set_document (MgStatusLine *self,
                             MgDocument   *document)
{
  g_return_if_fail (MG_IS_STATUS_LINE (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->count_source, g_source_remove);
  if (!g_set_object (&self->document, document) || document == NULL)
    return;

  g_signal_connect_object (document, "applied", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "results-changed", G_CALLBACK (count_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::layer", G_CALLBACK (update_layer), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::fictitious", G_CALLBACK (update_fictitious), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
  update_layer (self);
  update_fictitious (self);
  mg_status_line_say (self, "");
}

void
mg_status_line_say (MgStatusLine *self,
                    const char   *text)
{
  g_return_if_fail (MG_IS_STATUS_LINE (self));

  mg_shown_label (self->message_label, text);
  mg_shown_tooltip (GTK_WIDGET (self->message_label), text);
}
