/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-tool-bar.h"

#include <glib/gi18n-lib.h>

#include "mg-arrange-menu.h"
#include "mg-menu-fill.h"
#include "mg-swatch.h"
#include "mg-vocabulary.h"
#include "mg-window.h"

/* Levels that have a key: 1, 2, 3.  Links of support are drawn rarely. */
#define N_KEYS 3

struct _MgToolBar
{
  GtkWidget  parent_instance;

  GtkWidget *scrolled;   /* for screens that are narrower than all tools */
};

G_DEFINE_FINAL_TYPE (MgToolBar, mg_tool_bar, GTK_TYPE_WIDGET)

typedef struct
{
  const char *icon;
  const char *label;      /* NULL: the icon alone */
  const char *tooltip;    /* and accessible name */
  const char *action;
  gboolean    stays;      /* pressed: it shows a part */
} Tool;

static const Tool editing[] = {
  { "mg-add-organisation-symbolic", N_("Organisation"), N_("Add an Organisation (N)"),
    "win.add-organisation" },
  { "mg-add-collective-symbolic", N_("Collective"), N_("Add a Collective Cooperation (G)"),
    "win.add-collective" },
  { "mg-link-symbolic", N_("Link"), N_("Link the Selected Organisations (L)"), "win.link" },
};

static const Tool viewing[] = {
  { "mg-lasso-symbolic", NULL, N_("Select with a Lasso (Alt and drag)"), "win.lasso", TRUE },
  { "mg-reading-symbolic", NULL, N_("Read Together (F8)"), "win.show-reading", TRUE },
  { "mg-zoom-out-symbolic", NULL, N_("Zoom Out (Ctrl+−)"), "win.zoom-out" },
  { "mg-fit-symbolic", NULL, N_("Whole Map (Ctrl+0)"), "win.fit" },
  { "mg-zoom-in-symbolic", NULL, N_("Zoom In (Ctrl++)"), "win.zoom-in" },
};

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_tool (const Tool *tool)
{
  GtkWidget *button = tool->stays ? gtk_toggle_button_new () : gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (tool->icon));
  if (tool->label != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_(tool->label)));

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), tool->action);
  gtk_widget_add_css_class (button, "flat");
  set_name (button, _(tool->tooltip));

  return button;
}

static GtkWidget *
create_group (const Tool *tools,
              guint       n_tools)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < n_tools; i++)
    gtk_box_append (GTK_BOX (group), create_tool (&tools[i]));

  return group;
}

static GtkWidget *
create_level (const MgTerm *layer,
              guint         key)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name = NULL;

  gtk_box_append (GTK_BOX (box), mg_swatch_new_layer (layer->id));
  gtk_box_append (GTK_BOX (box), gtk_label_new (layer->verb));

  /* Translators: a level of cooperation, and the key that chooses it */
  name = g_strdup_printf (_("New links: %s (key %u)"), layer->label, key);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.layer");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", layer->id);
  set_name (button, name);

  return button;
}

static GtkWidget *
create_levels (void)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  guint n_layers;
  const MgTerm * const *layers = mg_vocabulary_get_terms ("layer", &n_layers);

  gtk_widget_add_css_class (group, "linked");
  for (guint i = 0; i < MIN (n_layers, N_KEYS); i++)
    gtk_box_append (GTK_BOX (group), create_level (layers[i], i + 1));

  return group;
}

/* What it offers depends on the pole: on its fields, and on what is shown. */
static void
fill_list_cb (GtkMenuButton *button,
              gpointer       user_data)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (button));
  g_autoptr(GMenu) menu = g_menu_new ();

  if (MG_IS_WINDOW (window))
    mg_arrange_menu_fill (menu, mg_window_get_document (MG_WINDOW (window)));
  mg_menu_fill (button, menu);
}

static GtkWidget *
create_arrange_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Rearrange"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill_list_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Find new places for all organisations"));

  return button;
}

static void
mg_tool_bar_dispose (GObject *object)
{
  g_clear_pointer (&MG_TOOL_BAR (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (mg_tool_bar_parent_class)->dispose (object);
}

static void
mg_tool_bar_class_init (MgToolBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_tool_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
mg_tool_bar_init (MgToolBar *self)
{
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_widget_set_hexpand (space, TRUE);
  gtk_widget_add_css_class (box, "mg-bar");
  gtk_widget_add_css_class (box, "mg-tools");
  gtk_box_append (GTK_BOX (box), create_group (editing, G_N_ELEMENTS (editing)));
  gtk_box_append (GTK_BOX (box), create_levels ());
  gtk_box_append (GTK_BOX (box), create_arrange_button ());
  gtk_box_append (GTK_BOX (box), space);
  gtk_box_append (GTK_BOX (box), create_group (viewing, G_N_ELEMENTS (viewing)));

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
mg_tool_bar_new (void)
{
  return g_object_new (MG_TYPE_TOOL_BAR, NULL);
}
