/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-print.h"

#include "mg-export.h"
#include "mg-painter.h"

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              gpointer           user_data)
{
  g_autoptr(PangoFontMap) font_map = mg_painter_new_font_map ();

  mg_export_paint (user_data, gtk_print_context_get_width (context),
                   gtk_print_context_get_height (context),
                   gtk_print_context_get_cairo_context (context), font_map, NULL);
}

/* Sheets are defined upright; the map brings margins of its own. */
static GtkPageSetup *
create_page (double width,
             double height)
{
  GtkPageSetup *page = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new_custom ("maillage", "Maillage", MIN (width, height),
                                                   MAX (width, height), GTK_UNIT_POINTS);
  GList *known = gtk_paper_size_get_paper_sizes (FALSE);

  for (GList *link = known; link != NULL; link = link->next)
    if (ABS (gtk_paper_size_get_width (link->data, GTK_UNIT_POINTS) - MIN (width, height)) < 2. &&
        ABS (gtk_paper_size_get_height (link->data, GTK_UNIT_POINTS) - MAX (width, height)) < 2.)
      {
        gtk_paper_size_free (paper);
        paper = gtk_paper_size_copy (link->data);
        break;
      }
  g_list_free_full (known, (GDestroyNotify) gtk_paper_size_free);

  gtk_page_setup_set_paper_size_and_default_margins (page, paper);
  gtk_page_setup_set_orientation (page, width >= height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);

  return page;
}

GtkPrintOperation *
mg_map_print_new (MgScene    *scene,
                  const char *title,
                  double      width,
                  double      height)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) page = create_page (width, height);

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), mg_scene_ref (scene),
                         (GClosureNotify) (GCallback) mg_scene_unref, 0);

  return operation;
}

gboolean
mg_map_print_can_print (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *backends = NULL;

  if (settings != NULL)
    g_object_get (settings, "gtk-print-backends", &backends, NULL);

  return backends != NULL && *backends != '\0';
}
