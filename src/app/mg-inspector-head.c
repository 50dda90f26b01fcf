/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-inspector-head.h"

#include <glib/gi18n-lib.h>

#include "mg-shown.h"
#include "mg-swatch.h"
#include "mg-vocabulary.h"

struct _MgInspectorHead
{
  GtkWidget   parent_instance;

  MgDocument *document;
  MgId        source;      /* ends of the link shown; 0 for anything else */
  MgId        target;

  /* From the template */
  GtkBox     *swatch_box;
  GtkLabel   *title_label;
  GtkLabel   *subtitle_label;
  GtkBox     *ends_box;
  GtkButton  *source_button;
  GtkButton  *target_button;
  GtkButton  *reverse_button;
  GtkBox     *action_box;
};

G_DEFINE_FINAL_TYPE (MgInspectorHead, mg_inspector_head, GTK_TYPE_WIDGET)

static const char *
get_item_label (MgItemKind kind)
{
  switch (kind)
    {
    case MG_ITEM_ORGANISATION:
      return _("Organisation");

    case MG_ITEM_COLLECTIVE:
      return _("Collective cooperation");

    case MG_ITEM_LINK:
      return C_("item", "Link");

    case MG_ITEM_PARTICIPATION:
      return _("Participation");

    case MG_ITEM_POLE:
    default:
      return _("Pole");
    }
}

/* "Conventional business", "Link · Joint projects" */
static char *
dup_subtitle (MgNetwork    *network,
              const MgItem *item)
{
  const char *domain = NULL, *id = NULL;

  if (item->kind == MG_ITEM_ORGANISATION)
    {
      domain = "kind";
      id = mg_network_get_text (network, item->id, MG_FIELD_KIND);
    }
  else if (item->kind == MG_ITEM_COLLECTIVE)
    {
      domain = "collective_type";
      id = mg_network_get_text (network, item->id, MG_FIELD_COLLECTIVE_TYPE);
    }
  else if (item->kind == MG_ITEM_LINK)
    {
      domain = "layer";
      id = mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER);
    }

  if (id == NULL)
    return g_strdup (get_item_label (item->kind));
  if (!mg_item_kind_is_edge (item->kind))
    return g_strdup (mg_vocabulary_get_label (domain, id));

  return g_strdup_printf ("%s · %s", get_item_label (item->kind),
                          mg_vocabulary_get_label (domain, id));
}

static GtkWidget *
create_swatch (MgNetwork    *network,
               const MgItem *item)
{
  switch (item->kind)
    {
    case MG_ITEM_ORGANISATION:
      return mg_swatch_new_kind (mg_network_get_text (network, item->id, MG_FIELD_KIND));

    case MG_ITEM_COLLECTIVE:
      return mg_swatch_new_collective ();

    case MG_ITEM_LINK:
      return mg_swatch_new_layer (mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER));

    case MG_ITEM_PARTICIPATION:
      return mg_swatch_new_layer ("membership");

    case MG_ITEM_POLE:
    default:
      return NULL;
    }
}

static void
show_swatch (MgInspectorHead *self,
             GtkWidget       *swatch)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->swatch_box))))
    gtk_box_remove (self->swatch_box, child);
  if (swatch != NULL)
    gtk_box_append (self->swatch_box, swatch);
}

/* The room is fixed, or fields would jump: the rest is in the tooltip. */
static void
set_text (GtkLabel   *label,
          const char *text)
{
  mg_shown_label (label, text);
  mg_shown_tooltip (GTK_WIDGET (label), text);
}

static void
show_end (MgInspectorHead *self,
          GtkButton       *button,
          const char      *label,
          MgId             end)
{
  GtkWidget *child = gtk_button_get_child (button);
  g_autofree char *title = mg_network_dup_title (mg_document_get_network (self->document), end);
  g_autofree char *text = g_strconcat (label, " ", title, NULL);

  set_text (GTK_LABEL (child), text);
}

static void
show_ends (MgInspectorHead *self,
           const MgItem    *item)
{
  gboolean is_edge = item != NULL && mg_item_kind_is_edge (item->kind);
  MgNetwork *network = mg_document_get_network (self->document);

  gtk_widget_set_visible (GTK_WIDGET (self->ends_box), is_edge);
  self->source = is_edge ? item->source : MG_ID_NONE;
  self->target = is_edge ? item->target : MG_ID_NONE;
  if (!is_edge)
    return;

  /* Translators: followed by an organisation's name: where a link comes from */
  show_end (self, self->source_button, _("From"), self->source);
  /* Translators: followed by an organisation's name: where a link goes to */
  show_end (self, self->target_button, _("To"), self->target);
  gtk_widget_set_visible (GTK_WIDGET (self->reverse_button),
                          item->kind == MG_ITEM_LINK &&
                            mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED));
}

static void
show_one (MgInspectorHead *self,
          const MgItem    *item)
{
  MgNetwork *network = mg_document_get_network (self->document);
  g_autofree char *title = item->kind == MG_ITEM_POLE ? mg_document_dup_title (self->document)
                                                      : mg_network_dup_title (network, item->id);
  g_autofree char *subtitle = dup_subtitle (network, item);

  set_text (self->title_label, title);
  set_text (self->subtitle_label, subtitle);
  show_swatch (self, create_swatch (network, item));
}

static void
show_several (MgInspectorHead *self,
              guint            n_ids)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item selected",
                                                         "%u items selected", n_ids), n_ids);

  set_text (self->title_label, title);
  set_text (self->subtitle_label, _("What you change is changed for all of them."));
  show_swatch (self, NULL);
}

void
mg_inspector_head_show (MgInspectorHead *self,
                        MgDocument      *document,
                        const MgId      *ids,
                        guint            n_ids)
{
  const MgItem *item;

  g_return_if_fail (MG_IS_INSPECTOR_HEAD (self));

  g_set_object (&self->document, document);
  item = n_ids == 1 ? mg_network_find (mg_document_get_network (document), ids[0]) : NULL;

  if (item != NULL)
    show_one (self, item);
  else
    show_several (self, n_ids);
  show_ends (self, item);
  gtk_widget_set_visible (GTK_WIDGET (self->action_box),
                          item == NULL || item->kind != MG_ITEM_POLE);
}

static void
select_source_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  MgInspectorHead *self = MG_INSPECTOR_HEAD (widget);

  mg_selection_set_one (mg_document_get_selection (self->document), self->source);
}

static void
select_target_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  MgInspectorHead *self = MG_INSPECTOR_HEAD (widget);

  mg_selection_set_one (mg_document_get_selection (self->document), self->target);
}

static void
reverse_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  MgInspectorHead *self = MG_INSPECTOR_HEAD (widget);
  MgId link = mg_selection_get_primary (mg_document_get_selection (self->document));

  mg_document_run (self->document,
                   mg_command_reverse_link (mg_document_get_network (self->document), link), 0);
}

static void
mg_inspector_head_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&MG_INSPECTOR_HEAD (object)->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), MG_TYPE_INSPECTOR_HEAD);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_inspector_head_parent_class)->dispose (object);
}

static void
mg_inspector_head_class_init (MgInspectorHeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_inspector_head_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-inspector-head.ui");
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, swatch_box);
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, title_label);
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, ends_box);
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, source_button);
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, target_button);
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, reverse_button);
  gtk_widget_class_bind_template_child (widget_class, MgInspectorHead, action_box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "item.select-source", NULL, select_source_action);
  gtk_widget_class_install_action (widget_class, "item.select-target", NULL, select_target_action);
  gtk_widget_class_install_action (widget_class, "item.reverse", NULL, reverse_action);
}

static void
mg_inspector_head_init (MgInspectorHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
