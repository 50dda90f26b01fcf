/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copying what is selected, as a table for spreadsheets and as a network for
 * Maillage; pasting a network, or a block of a spreadsheet through the assistant.
 */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-command-paste.h"
#include "mg-sharing.h"
#include "mg-sheet.h"

#define GRAPHML_TYPE "application/graphml+xml"

/* Beside the original, where both are seen. */
#define PASTE_STEP 40.

/* Copying */

/* A network of what is selected: organisations with all that joins them; links
 * alone with their ends.
 */
static MgNetwork *
dup_selected (MgWindow *self)
{
  MgNetwork *copy = mg_network_copy (mg_document_get_network (self->document));
  MgSelection *selection = mg_document_get_selection (self->document);
  g_autoptr(GHashTable) ends = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  g_autoptr(MgTransaction) removal = mg_transaction_new ("");
  g_autoptr(MgTransaction) back = NULL;
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, copy, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_selection_contains (selection, item->id))
      {
        g_hash_table_add (ends, GUINT_TO_POINTER (item->source));
        g_hash_table_add (ends, GUINT_TO_POINTER (item->target));
      }

  mg_network_iter_init (&iter, copy, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (!mg_selection_contains (selection, item->id) && !g_hash_table_contains (ends, GUINT_TO_POINTER (item->id)))
      g_array_append_val (ids, item->id);

  mg_network_iter_init (&iter, copy, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    if (!mg_selection_contains (selection, item->id) &&
        !(mg_selection_contains (selection, item->source) && mg_selection_contains (selection, item->target)))
      g_array_append_val (ids, item->id);

  mg_transaction_remove_items (removal, copy, (const MgId *) (void *) ids->data, ids->len);
  back = mg_transaction_apply (removal, copy, NULL);

  return copy;
}

static gboolean
has_selected (MgWindow *self,
              guint     kinds)
{
  MgNetwork *network = mg_document_get_network (self->document);
  MgSelection *selection = mg_document_get_selection (self->document);
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_selection_contains (selection, item->id))
      return TRUE;

  return FALSE;
}

void
mg_window_copy_action (MgWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  g_autoptr(MgNetwork) piece = dup_selected (self);
  g_autoptr(GBytes) table = NULL;
  g_autoptr(GBytes) graphml = mg_format_serialise (piece, mg_format_find ("graphml"), "copy", NULL, NULL, NULL, NULL);
  g_autoptr(GdkContentProvider) content = NULL;
  GdkContentProvider *forms[3];
  guint n = 0;

  table = has_selected (self, MG_ITEMS_NODES) ? mg_sharing_write_nodes (piece, MG_TABLE_CLIPBOARD)
                                              : mg_sharing_write_edges (piece, MG_TABLE_CLIPBOARD);
  if (graphml != NULL)
    forms[n++] = gdk_content_provider_new_for_bytes (GRAPHML_TYPE, graphml);
  forms[n++] = gdk_content_provider_new_for_bytes ("text/plain;charset=utf-8", table);
  forms[n++] = gdk_content_provider_new_for_bytes ("text/plain", table);
  content = gdk_content_provider_new_union (forms, n);
  gdk_clipboard_set_content (clipboard, content);
}

/* Pasting */

static void
paste_network (MgWindow *self,
               GBytes   *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) piece = mg_format_read_bytes (bytes, mg_format_find ("graphml"), _("the clipboard"), &error);
  MgNetwork *network = mg_document_get_network (self->document);
  double step = mg_network_count (network, MG_ITEMS_NODES) > 0 ? PASTE_STEP : 0.;
  guint n;

  if (piece == NULL)
    {
      mg_window_say_failure (self, _("What was copied cannot be pasted"), error);
      return;
    }

  n = mg_network_count (piece, MG_ITEMS_NODES);
  if (n == 0)
    return;

  mg_window_start (self);
  mg_window_run_and_show (self, mg_command_paste (network, piece, step, step, NULL),
                          g_strdup_printf (ngettext ("%u item pasted", "%u items pasted", n), n));
}

static void
paste_text (MgWindow   *self,
            const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_sheet_unref);
  MgSheet *sheet;

  if (g_str_has_prefix (text, "<?xml") || g_str_has_prefix (text, "<graphml"))
    {
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

      paste_network (self, bytes);
      return;
    }

  sheet = mg_sheet_from_text (text, &error);
  if (sheet == NULL)
    {
      mg_window_say_failure (self, _("What was copied cannot be pasted"), error);
      return;
    }

  g_ptr_array_add (sheets, sheet);
  if (mg_sheet_get_n_rows (sheet) > 0)
    mg_window_show_import (self, _("the clipboard"), sheets, NULL);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(MgWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && self->document != NULL)
    paste_text (self, text);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(MgWindow) self = user_data;
  g_autoptr(GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) < 0)
    return;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (self->document != NULL)
    paste_network (self, bytes);
}

static void
stream_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(MgWindow) self = user_data;
  g_autoptr(GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr(GOutputStream) memory = NULL;

  if (stream == NULL)
    return;

  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, g_object_ref (self));
}

void
mg_window_paste_action (MgWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  static const char *types[] = { GRAPHML_TYPE, NULL };

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), GRAPHML_TYPE))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, stream_cb, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_object_ref (self));
}
