/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-legend-scale.h"

#include "mg-swatch.h"

static char *
format_end (const MgMeasure *measure,
            double           value)
{
  if (measure->format == MG_MEASURE_SHARE)
    return g_strdup_printf ("%.0f %%", 100. * value);
  if (measure->format == MG_MEASURE_COUNT)
    return g_strdup_printf ("%'.0f", value);

  return g_strdup_printf ("%.3g", value);
}

GtkWidget *
mg_legend_scale_new (MgDocument      *document,
                     const MgMeasure *measure,
                     gboolean         is_size)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  double low, high;

  if (measure->format == MG_MEASURE_GROUP)
    {
      gtk_box_append (GTK_BOX (line), mg_swatch_new_groups ());
      return line;
    }
  if (!mg_document_get_range (document, measure->id, is_size, &low, &high))
    return line;

  low_text = format_end (measure, low);
  high_text = format_end (measure, high);
  gtk_box_append (GTK_BOX (line), gtk_label_new (low_text));
  gtk_box_append (GTK_BOX (line), is_size ? mg_swatch_new_sizes () : mg_swatch_new_scale ());
  gtk_box_append (GTK_BOX (line), gtk_label_new (high_text));

  return line;
}
