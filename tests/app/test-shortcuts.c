/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys (F1) against the keys that are listened to, both ways; the menu. */
#include <string.h>

#include "mg-application.h"
#include "mg-keys.h"
#include "mg-map-view-private.h"
#include "mg-reading-bar.h"
#include "mg-waiting.h"
#include "mg-window.h"

/* Keys of the list that widgets of the toolkit or a controller listen to: in no table. */
static const char * const elsewhere[] = {
  "<Alt>1", "<Alt>2", "<Alt>3", "<Alt>4",
  "<Alt>s", "<Alt>b", "<Alt>a", "<Alt>r", "<Alt>t", "<Alt>o",
  "Tab", "<Shift>Tab", "F10",
};

static MgApplication *application;

static char *
dup_key (guint           keyval,
         GdkModifierType modifiers)
{
  return gtk_accelerator_name (gdk_keyval_to_lower (keyval), modifiers);
}

static char *
dup_parsed (const char *accelerator)
{
  GdkModifierType modifiers;
  guint keyval;

  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));

  return dup_key (keyval, modifiers);
}

/* "<Alt>1...3" as three; "Left Right" as two. */
static void
add_listed (GHashTable *listed,
            const char *accelerators)
{
  g_auto(GStrv) parts = g_strsplit (accelerators, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *dots = strstr (parts[i], "...");
      char last = dots != NULL ? dots[3] : '\0';

      if (dots != NULL)
        *dots = '\0';
      g_hash_table_add (listed, dup_parsed (parts[i]));
      for (; dots != NULL && dots[-1] < last; dots[-1]++)
        {
          g_autofree char *next = g_strdup (parts[i]);

          next[strlen (next) - 1]++;
          g_hash_table_add (listed, dup_parsed (next));
        }
    }
}

static void
add_accels (GHashTable *set,
            const char *action)
{
  g_auto(GStrv) accels =
    gtk_application_get_accels_for_action (GTK_APPLICATION (application), action);

  for (guint i = 0; accels[i] != NULL; i++)
    g_hash_table_add (set, dup_parsed (accels[i]));
}

static void
list_children (GtkWidget  *root,
               GHashTable *listed)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *accelerator = NULL;
      g_autofree char *action = NULL;

      if (GTK_IS_SHORTCUTS_SHORTCUT (child))
        g_object_get (child, "accelerator", &accelerator, "action-name", &action, NULL);
      if (action != NULL)
        add_accels (listed, action);
      else if (accelerator != NULL)
        add_listed (listed, accelerator);
      list_children (child, listed);
    }
}

static GHashTable *
create_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GHashTable *
find_listed (MgWindow *window)
{
  GHashTable *listed = create_set ();

  list_children (GTK_WIDGET (mg_keys_new (GTK_APPLICATION_WINDOW (window))), listed);

  return listed;
}

/* Keys by what they do: "win.undo" or "map.link" or a number; each a set. */
static void
add_heard (GHashTable *heard,
           const char *what,
           char       *key)     /* (transfer full) */
{
  GHashTable *keys = g_hash_table_lookup (heard, what);

  if (keys == NULL)
    {
      keys = create_set ();
      g_hash_table_insert (heard, g_strdup (what), keys);
    }
  g_hash_table_add (keys, key);
}

static void
hear_application (GHashTable *heard)
{
  g_auto(GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (application));

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto(GStrv) accels =
        gtk_application_get_accels_for_action (GTK_APPLICATION (application), actions[i]);

      for (guint k = 0; accels[k] != NULL; k++)
        add_heard (heard, actions[i], dup_parsed (accels[k]));
    }
}

static void
hear_trigger (GHashTable         *heard,
              const char         *what,
              GtkShortcutTrigger *trigger)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *both = GTK_ALTERNATIVE_TRIGGER (trigger);

      hear_trigger (heard, what, gtk_alternative_trigger_get_first (both));
      hear_trigger (heard, what, gtk_alternative_trigger_get_second (both));
    }
  else if (GTK_IS_KEYVAL_TRIGGER (trigger))
    {
      GtkKeyvalTrigger *key = GTK_KEYVAL_TRIGGER (trigger);

      add_heard (heard, what, dup_key (gtk_keyval_trigger_get_keyval (key),
                                       gtk_keyval_trigger_get_modifiers (key)));
    }
}

/* Of its class: those of the application are in it too, and are the same. */
static void
hear_window (GHashTable *heard,
             MgWindow   *window)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          GVariant *argument = gtk_shortcut_get_arguments (shortcut);
          g_autofree char *what = NULL;

          if (!GTK_IS_NAMED_ACTION (action))
            continue;
          what = g_strconcat (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)), " ",
                              argument != NULL ? g_variant_get_string (argument, NULL) : "", NULL);
          hear_trigger (heard, what, gtk_shortcut_get_trigger (shortcut));
        }
    }
}

/* Arrows with others held are told in words: four keys each would be too many. */
static gboolean
is_told_in_words (const MgMapKey *key)
{
  const char *name = gdk_keyval_name (key->keyval);
  gboolean is_arrow = g_str_has_suffix (name, "Left") || g_str_has_suffix (name, "Right") ||
                      g_str_has_suffix (name, "Up") || g_str_has_suffix (name, "Down");

  return is_arrow && key->modifiers != 0;
}

static void
hear_map (GHashTable *heard)
{
  guint n_keys;
  const MgMapKey *keys = mg_map_keys_get_table (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *what = keys[i].action != NULL
        ? g_strdup (keys[i].action)
        : g_strdup_printf ("%p %d", (gpointer) keys[i].func, keys[i].number);

      if (!is_told_in_words (&keys[i]))
        add_heard (heard, what, dup_key (keys[i].keyval, keys[i].modifiers));
    }
}

static GHashTable *
find_heard (MgWindow *window)
{
  GHashTable *heard =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  hear_application (heard);
  hear_window (heard, window);
  hear_map (heard);

  return heard;
}

static gboolean
holds_any (GHashTable *set,
           GHashTable *keys)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (set, key))
      return TRUE;

  return FALSE;
}

/* Whatever a key does, one of the keys that do it is in the list. */
static void
test_all_listed (void)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  g_autoptr(GHashTable) listed = find_listed (window);
  g_autoptr(GHashTable) heard = find_heard (window);
  GHashTableIter iter;
  gpointer what, keys;

  g_assert_cmpuint (g_hash_table_size (heard), >, 40);
  g_hash_table_iter_init (&iter, heard);
  while (g_hash_table_iter_next (&iter, &what, &keys))
    if (!holds_any (listed, keys))
      {
        g_autofree gpointer *names = g_hash_table_get_keys_as_array (keys, NULL);

        g_test_message ("%s does %s", (char *) names[0], (char *) what);
        g_test_fail ();
      }

  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_heard (GHashTable *heard,
          const char *key)
{
  GHashTableIter iter;
  gpointer keys;

  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_autofree char *name = dup_parsed (elsewhere[i]);

      if (g_str_equal (name, key))
        return TRUE;
    }

  g_hash_table_iter_init (&iter, heard);
  while (g_hash_table_iter_next (&iter, NULL, &keys))
    if (g_hash_table_contains (keys, key))
      return TRUE;

  return FALSE;
}

/* No key of the list does nothing. */
static void
test_none_idle (void)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  g_autoptr(GHashTable) listed = find_listed (window);
  g_autoptr(GHashTable) heard = find_heard (window);
  GHashTableIter iter;
  gpointer key;

  g_assert_cmpuint (g_hash_table_size (listed), >, 40);
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!is_heard (heard, key))
      {
        g_test_message ("Nothing listens to %s", (char *) key);
        g_test_fail ();
      }

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The letter after "_" of each item, once in a menu. */
static void
check_letters (GMenuModel *menu,
               GHashTable *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr(GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      char letter;

      if (section != NULL)
        {
          check_letters (section, letters);
          continue;
        }
      g_assert_true (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label));
      g_assert_nonnull (strchr (label, '_'));
      letter = g_ascii_tolower (strchr (label, '_')[1]);
      g_assert_true (g_hash_table_add (letters, GINT_TO_POINTER (letter)));
      if (submenu != NULL)
        {
          g_autoptr(GHashTable) own = g_hash_table_new (NULL, NULL);

          check_letters (submenu, own);
        }
    }
}

static GtkWidget *
find_main_menu (GtkWidget *root)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (root) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (root)))
    return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_main_menu (child);

  return found;
}

/* On a screen of 720 pixels, below the bar it hangs from. */
static void
test_menu_fits (void)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  GtkWidget *menu = find_main_menu (GTK_WIDGET (window));
  g_autoptr(GHashTable) letters = g_hash_table_new (NULL, NULL);
  int height;

  gtk_widget_measure (gtk_popover_get_child (GTK_POPOVER (menu)), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, >, 300);
  g_assert_cmpint (height, <, 650);
  check_letters (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (menu)), letters);

  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_reading_bar (GtkWidget *root)
{
  GtkWidget *found = MG_IS_READING_BAR (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_reading_bar (child);

  return found;
}

static void
activate (MgWindow   *window,
          const char *action,
          const char *text)     /* (nullable) */
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action,
                                  text != NULL ? g_variant_new_string (text) : NULL);
}

/* Tables have the room of the questions about the map, and F8 leads back to them. */
static void
test_reading_is_of_the_map (void)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));
  GtkWidget *bar = find_reading_bar (GTK_WIDGET (window));
  g_autoptr(GVariant) state = NULL;

  activate (window, "start", NULL);
  activate (window, "show-reading", NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  activate (window, "view", "table");
  g_assert_false (gtk_widget_get_visible (bar));
  activate (window, "show-reading", NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  activate (window, "show-reading", NULL);
  activate (window, "view", "table");
  activate (window, "view", "map");
  state = g_action_group_get_action_state (G_ACTION_GROUP (window), "show-reading");
  g_assert_false (g_variant_get_boolean (state));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_all_shown (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  mg_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      g_assert_true (gtk_widget_get_visible (window));
    }
}

/* No window stays that nobody sees: see mg_keys_new(). */
static void
test_none_hidden (void)
{
  MgWindow *window = mg_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  assert_all_shown ();
  for (guint i = 0; i < 2; i++)
    {
      GtkWindow *keys = mg_keys_new (GTK_APPLICATION_WINDOW (window));

      g_assert_false (gtk_window_get_hide_on_close (keys));
      gtk_window_destroy (keys);
      assert_all_shown ();
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  int status;

  /* run-headless.sh gives a home of its own; isolated, GTK would miss its schemas. */
  g_test_init (&argc, &argv, NULL);
  application = mg_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/shortcuts/every-key-is-in-the-list", test_all_listed);
  g_test_add_func ("/shortcuts/every-key-of-the-list-does-something", test_none_idle);
  g_test_add_func ("/shortcuts/menu-fits-a-small-screen", test_menu_fits);
  g_test_add_func ("/shortcuts/questions-are-of-the-map", test_reading_is_of_the_map);
  g_test_add_func ("/shortcuts/no-window-is-hidden", test_none_hidden);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
