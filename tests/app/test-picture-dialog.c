/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "mg-map-fixture.h"
#include "mg-map-print.h"
#include "mg-page-preview.h"
#include "mg-picture-dialog.h"
#include "mg-waiting.h"

static int
compare_mnemonics (gconstpointer one,
                   gconstpointer other)
{
  return GPOINTER_TO_INT (one) - GPOINTER_TO_INT (other);
}

static void
wait_for_preview (MgPagePreview *preview)
{
  mg_wait_until (mg_page_preview_is_ready (preview));
}

/* Each row changes what will be drawn, and the page that is seen. */
static void
test_choice (MgMapFixture  *map,
             gconstpointer  data)
{
  GtkWidget *dialog = mg_picture_dialog_new (GTK_WINDOW (map->window), map->document,
                                             MG_PICTURE_EXPORT);
  MgPictureDialog *self = MG_PICTURE_DIALOG (dialog);
  GtkWidget *preview = mg_find_widget (dialog, MG_TYPE_PAGE_PREVIEW, 0);
  AdwComboRow *rows[5];
  MgPictureChoice choice = mg_picture_dialog_get_choice (self);
  guint n_sizes;
  const MgPageSize *sizes = mg_export_get_sizes (&n_sizes);

  g_assert_cmpfloat (choice.width, ==, sizes[0].width);
  g_assert_cmpint (choice.format, ==, MG_EXPORT_PDF);
  g_assert_cmpint (choice.theme, ==, MG_THEME_PRINT);
  g_assert_false (choice.with_private);

  gtk_window_present (GTK_WINDOW (dialog));
  mg_map_fixture_spin (100);
  wait_for_preview (MG_PAGE_PREVIEW (preview));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = ADW_COMBO_ROW (mg_find_widget (dialog, ADW_TYPE_COMBO_ROW, i));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (rows[4])));
  adw_combo_row_set_selected (rows[0], n_sizes - 2);
  adw_combo_row_set_selected (rows[1], 1);
  adw_combo_row_set_selected (rows[2], 1);
  adw_combo_row_set_selected (rows[3], 2);
  adw_combo_row_set_selected (rows[4], 2);
  choice = mg_picture_dialog_get_choice (self);
  g_assert_cmpfloat (choice.width, ==, sizes[n_sizes - 2].height);
  g_assert_cmpfloat (choice.height, ==, sizes[n_sizes - 2].width);
  g_assert_cmpint (choice.format, ==, MG_EXPORT_PNG);
  g_assert_cmpfloat (choice.png_scale, ==, 4.);
  g_assert_cmpint (choice.theme, ==, MG_THEME_BLACK_WHITE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (rows[4])));
  wait_for_preview (MG_PAGE_PREVIEW (preview));

  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* One letter after Alt is one row, or it would go round. */
static void
test_keys_differ (MgMapFixture  *map,
                  gconstpointer  data)
{
  GtkWidget *dialog = mg_picture_dialog_new (GTK_WINDOW (map->window), map->document,
                                             MG_PICTURE_EXPORT);
  g_autoptr(GList) letters = NULL;

  for (guint i = 0; i < 4; i++)
    {
      const char *title = adw_preferences_row_get_title (
        ADW_PREFERENCES_ROW (mg_find_widget (dialog, ADW_TYPE_COMBO_ROW, i)));
      const char *mark = strchr (title, '_');

      g_assert_nonnull (mark);
      g_assert_null (g_list_find (letters, GINT_TO_POINTER (g_ascii_tolower (mark[1]))));
      letters = g_list_insert_sorted (letters, GINT_TO_POINTER (g_ascii_tolower (mark[1])),
                                      compare_mnemonics);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
count_cb (MgPictureDialog *dialog,
          int              use,
          guint           *uses)
{
  *uses |= 1u << use;
}

/* Enter does what the dialog is for, and it goes. */
static void
test_uses (MgMapFixture  *map,
           gconstpointer  data)
{
  for (MgPictureUse use = MG_PICTURE_EXPORT; use <= MG_PICTURE_PRINT; use++)
    {
      GtkWidget *dialog = mg_picture_dialog_new (GTK_WINDOW (map->window), map->document, use);
      guint uses = 0;

      g_signal_connect (dialog, "chosen", G_CALLBACK (count_cb), &uses);
      gtk_window_present (GTK_WINDOW (dialog));
      mg_map_fixture_spin (50);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) ==
                     mg_find_widget (dialog, ADW_TYPE_COMBO_ROW, 0));
      gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
      for (guint i = 0; i < 100 && uses == 0; i++)
        mg_map_fixture_spin (50);
      g_assert_cmpuint (uses, ==, 1u << use);
    }
}

static char *
print_to_file (MgMapFixture *map,
               double        width,
               double        height)
{
  g_autoptr(MgScene) scene = mg_document_create_scene (map->document, MG_THEME_PRINT);
  g_autoptr(GtkPrintOperation) operation = mg_map_print_new (scene, "Pôle", width, height);
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (g_get_user_data_dir (), "print.pdf", NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);

  return path;
}

/* "/MediaBox [ 0 0 841.889764 595.275591 ]".  Returns: %FALSE if it is not to be seen */
static gboolean
get_sheet (const char *pdf,
           gsize       size,
           double     *width,
           double     *height)
{
  const char *box = memmem (pdf, size, "/MediaBox", strlen ("/MediaBox"));
  g_auto(GStrv) parts = NULL;

  if (box == NULL)
    return FALSE;

  parts = g_strsplit_set (strchr (box, '[') + 1, " ", 6);
  *width = g_ascii_strtod (parts[3], NULL);
  *height = g_ascii_strtod (parts[4], NULL);

  return TRUE;
}

/* The sheet is the one that was chosen, as it was turned. */
static void
test_print (MgMapFixture  *map,
            gconstpointer  data)
{
  static const double sheets[][2] = { { 842., 595. }, { 595., 842. }, { 1280., 720. } };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = print_to_file (map, sheets[i][0], sheets[i][1]);
      g_autofree char *pdf = NULL;
      double width, height;
      gsize size;

      g_assert_true (g_file_get_contents (path, &pdf, &size, NULL));
      g_assert_true (g_str_has_prefix (pdf, "%PDF"));
      g_remove (path);
      if (!get_sheet (pdf, size, &width, &height))
        {
          g_test_skip ("this version of cairo packs what its files say of sheets");
          return;
        }
      g_assert_cmpfloat_with_epsilon (width, sheets[i][0], 2.);
      g_assert_cmpfloat_with_epsilon (height, sheets[i][1], 2.);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) \
  g_test_add (path, MgMapFixture, NULL, mg_map_fixture_set_up, func, mg_map_fixture_tear_down)
  ADD ("/picture/choice", test_choice);
  ADD ("/picture/keys-differ", test_keys_differ);
  ADD ("/picture/uses", test_uses);
  ADD ("/picture/print", test_print);
#undef ADD

  return g_test_run ();
}
