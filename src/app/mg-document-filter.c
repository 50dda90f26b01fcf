/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hidden is a field of the pole: saved, and undone as other steps are. */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>

#include "mg-filter-text.h"
#include "mg-filter-words.h"

const MgFilter *
mg_document_get_filter (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->filter;
}

static gboolean
has_part (const MgFilter *filter,
          MgNetwork      *network,
          const char     *text)
{
  guint n_parts = mg_filter_get_n_parts (filter);

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *part = mg_filter_dup_part (filter, network, i);

      if (g_str_equal (part, text))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the first part of @one that @other lacks */
static char *
dup_more (const MgFilter *one,
          const MgFilter *other,
          MgNetwork      *network)
{
  guint n_parts = mg_filter_get_n_parts (one);

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *part = mg_filter_dup_part (one, network, i);

      if (!has_part (other, network, part))
        return g_steal_pointer (&part);
    }

  return NULL;
}

/* Returns: (transfer full): what the step is called */
static char *
dup_label (MgDocument     *self,
           const MgFilter *filter)
{
  g_autofree char *more = dup_more (filter, self->filter, self->network);
  g_autofree char *less = NULL;

  if (mg_filter_is_empty (filter))
    return g_strdup (C_("undo", "show all"));
  if (more != NULL)
    /* Translators: a step that can be undone; what is said of those shown: "filter: without “Partners”". */
    return g_strdup_printf (C_("undo", "filter: %s"), more);
  if ((less = dup_more (self->filter, filter, self->network)) != NULL)
    /* Translators: likewise, of what is not asked for any more. */
    return g_strdup_printf (C_("undo", "no more filter: %s"), less);

  return g_strdup (filter->fades ? C_("undo", "highlight") : C_("undo", "hide"));
}

void
mg_document_type_filter (MgDocument     *self,
                         const MgFilter *filter,
                         guint           gesture)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  MgTransaction *step;

  g_return_if_fail (MG_IS_DOCUMENT (self));
  g_return_if_fail (filter != NULL);

  text = mg_filter_dup_text (filter);
  if (g_strcmp0 (text, mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_FILTER)) == 0)
    {
      mg_document_take_filter (self, mg_filter_copy (filter));
      mg_document_notify_view (self);
      return;
    }

  label = dup_label (self, filter);
  step = mg_transaction_new (label);
  mg_transaction_set_text (step, MG_ID_POLE, MG_FIELD_POLE_FILTER, text);
  self->filter->fades = filter->fades;
  mg_document_run (self, step, gesture);
}

void
mg_document_set_filter (MgDocument     *self,
                        const MgFilter *filter)
{
  g_autoptr(MgFilter) none = mg_filter_new ();

  mg_document_type_filter (self, filter != NULL ? filter : none, 0);
}

/* @filter: (transfer full) */
void
mg_document_take_filter (MgDocument *self,
                         MgFilter   *filter)
{
  mg_filter_free (self->filter);
  self->filter = filter;
}

void
mg_document_read_filter (MgDocument *self)
{
  MgFilter *filter = mg_looks_dup_filter (self->network);

  /* How to show what does not meet it is not said before something is asked for. */
  if (mg_filter_is_empty (filter))
    filter->fades = self->filter->fades;
  mg_document_take_filter (self, filter);
}
