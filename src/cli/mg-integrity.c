/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-integrity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-snapshot.h"
#include "mg-text.h"

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/* "l10 (Coop Élan – Atelier Pixel)": the identifier to search for, the names to know it by. */
static char *
name_item (MgNetwork *network,
           MgId       id)
{
  const MgItem *item = mg_network_find (network, id);
  gboolean is_edge = item != NULL && mg_item_kind_is_edge (item->kind);
  const char *text_id = mg_network_get_text (network, id, is_edge ? MG_FIELD_LINK_ID : MG_FIELD_ID);
  g_autofree char *title = mg_network_dup_title (network, id);

  return text_id != NULL && is_blank (title) ? g_strdup (text_id)
       : text_id != NULL ? g_strdup_printf ("%s (%s)", text_id, title) : g_steal_pointer (&title);
}

/* Two dates in an order that time does not have. */
static gboolean
is_after (MgDate date,
          MgDate end)
{
  return date != MG_DATE_NONE && end != MG_DATE_NONE && mg_date_first (date) > mg_date_last (end);
}

static void
check_span (MgNetwork    *network,
            const MgItem *item,
            MgFieldId     start,
            MgFieldId     end,
            MgWarnings   *warnings)
{
  MgDate first = mg_network_get_date (network, item->id, start);
  MgDate last = mg_network_get_date (network, item->id, end);
  g_autofree char *name = NULL;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  if (!is_after (first, last))
    return;

  name = name_item (network, item->id);
  first_text = mg_date_format (first);
  last_text = mg_date_format (last);
  mg_warnings_add (warnings, 0, _("%s ends (%s) before it begins (%s): correct one of the dates."),
                   name, last_text, first_text);
}

static void
check_spans (MgNetwork  *network,
             MgWarnings *warnings)
{
  static const struct { guint kinds; MgFieldId start, end; } spans[] = {
    { MG_ITEM_ORGANISATION, MG_FIELD_JOINED, MG_FIELD_LEFT },
    { MG_ITEM_COLLECTIVE, MG_FIELD_COLLECTIVE_START, MG_FIELD_COLLECTIVE_END },
    { MG_ITEMS_EDGES, MG_FIELD_START, MG_FIELD_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      MgNetworkIter iter;
      const MgItem *item;

      mg_network_iter_init (&iter, network, spans[i].kinds);
      while ((item = mg_network_iter_next (&iter)) != NULL)
        check_span (network, item, spans[i].start, spans[i].end, warnings);
    }
}

static void
check_entry (MgNetwork    *network,
             const MgItem *link,
             MgId          end,
             MgWarnings   *warnings)
{
  MgDate start = mg_network_get_date (network, link->id, MG_FIELD_START);
  MgDate joined = mg_network_get_date (network, end, MG_FIELD_JOINED);
  g_autofree char *name = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *start_text = NULL;
  g_autofree char *joined_text = NULL;

  if (!is_after (joined, start))
    return;

  name = name_item (network, link->id);
  organisation = mg_network_dup_title (network, end);
  start_text = mg_date_format (start);
  joined_text = mg_date_format (joined);
  mg_warnings_add (warnings, 0,
                   _("%s begins (%s) before %s joined (%s): it counts from then on;"
                     " correct one of the dates if that is not meant."),
                   name, start_text, organisation, joined_text);
}

/* Links whose pair, level and type are the same fall into one bucket. */
static char *
make_link_key (MgNetwork    *network,
               const MgItem *link)
{
  const char *layer = mg_network_get_text (network, link->id, MG_FIELD_LINK_LAYER);
  const char *type = mg_network_get_text (network, link->id, MG_FIELD_LINK_TYPE);
  gboolean keep = mg_network_get_boolean (network, link->id, MG_FIELD_DIRECTED);
  MgId from = keep ? link->source : MIN (link->source, link->target);
  MgId to = keep ? link->target : MAX (link->source, link->target);

  return g_strdup_printf ("%u %u %d %s %s", from, to, keep, layer != NULL ? layer : "", type != NULL ? type : "");
}

static gboolean
overlap (MgNetwork *network,
         MgId       one,
         MgId       other)
{
  return !is_after (mg_network_get_date (network, one, MG_FIELD_START),
                    mg_network_get_date (network, other, MG_FIELD_END)) &&
         !is_after (mg_network_get_date (network, other, MG_FIELD_START),
                    mg_network_get_date (network, one, MG_FIELD_END));
}

/* @link beside the last one of its key; a list of all would say the same thing often. */
static void
check_duplicate (MgNetwork    *network,
                 const MgItem *link,
                 GHashTable   *seen,
                 MgWarnings   *warnings)
{
  g_autofree char *key = make_link_key (network, link);
  MgId other = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

  if (other != MG_ID_NONE && overlap (network, link->id, other))
    {
      g_autofree char *name = name_item (network, link->id);
      const char *other_id = mg_network_get_text (network, other, MG_FIELD_LINK_ID);

      mg_warnings_add (warnings, 0,
                       _("%s is probably a duplicate of %s: same organisations, level, type and time;"
                         " delete one of them, or tell them apart."),
                       name, other_id != NULL ? other_id : "?");
    }

  g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (link->id));
}

static void
check_links (MgNetwork  *network,
             MgWarnings *warnings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MgNetworkIter iter;
  const MgItem *link;

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((link = mg_network_iter_next (&iter)) != NULL)
    {
      if (link->source == link->target)
        {
          g_autofree char *name = name_item (network, link->id);

          mg_warnings_add (warnings, 0,
                           _("%s links an organisation to itself: it counts in no figure; delete it or"
                             " correct one of its ends."), name);
          continue;
        }

      check_entry (network, link, link->source, warnings);
      check_entry (network, link, link->target, warnings);
      check_duplicate (network, link, seen, warnings);
    }
}

static void
check_weights (MgNetwork  *network,
               MgWarnings *warnings)
{
  MgFieldId weight = mg_snapshot_find_weight (network);
  MgNetworkIter iter;
  const MgItem *link;

  mg_network_iter_init (&iter, network, weight != MG_FIELD_NONE ? MG_ITEM_LINK : 0);
  while ((link = mg_network_iter_next (&iter)) != NULL)
    {
      g_autofree char *name = NULL;
      double value;

      if (mg_network_get_real (network, link->id, MG_FIELD_INTENSITY, &value))
        continue;

      name = name_item (network, link->id);
      if (!mg_network_get_real (network, link->id, weight, &value))
        mg_warnings_add (warnings, 0, _("%s has no weight, though others have one: it counts 1 in the strength."), name);
      else if (!isfinite (value))
        mg_warnings_add (warnings, 0,
                         _("The weight of %s is no finite number: its organisations have no strength; correct it."), name);
      else if (value < 0.)
        mg_warnings_add (warnings, 0,
                         _("The weight of %s is below zero: it lowers the strength; correct it if that is not meant."), name);
    }
}

static void
check_organisations (MgNetwork  *network,
                     MgWarnings *warnings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MgNetworkIter iter;
  const MgItem *item;
  guint n_support = 0;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      g_autofree char *title = mg_network_dup_title (network, item->id);
      g_autofree char *key = mg_text_fold (title);
      MgId other = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));

      if (is_blank (title))
        {
          g_autofree char *name = name_item (network, item->id);

          mg_warnings_add (warnings, 0, _("%s has a name of blanks only: give it one."), name);
        }

      n_support += mg_network_get_boolean (network, item->id, MG_FIELD_IS_SUPPORT);
      if (other != MG_ID_NONE)
        {
          g_autofree char *name = name_item (network, item->id);
          g_autofree char *other_name = name_item (network, other);

          mg_warnings_add (warnings, 0,
                           _("%s has the name of %s: merge them if they are one, or tell them apart."),
                           name, other_name);
        }
      else if (*key != '\0')
        g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (item->id));
    }

  if (n_support > 1)
    mg_warnings_add (warnings, 0,
                     g_dngettext (GETTEXT_PACKAGE,
                                  "%u organisation is marked as the pole's support structure.",
                                  "%u organisations are marked as the pole's support structure:"
                                  " there can be only one.", n_support), n_support);
}

/* Identifiers in values that should name an organisation or a collective. */
static void
check_references (MgNetwork  *network,
                  MgWarnings *warnings)
{
  static const struct { MgItemKind kind, target; MgFieldId field, id; } references[] = {
    { MG_ITEM_COLLECTIVE, MG_ITEM_ORGANISATION, MG_FIELD_LEAD_ORG, MG_FIELD_ID },
    { MG_ITEM_LINK, MG_ITEM_COLLECTIVE, MG_FIELD_COLLECTIVE_ID, MG_FIELD_ID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
      MgNetworkIter iter;
      const MgItem *item;

      mg_network_iter_init (&iter, network, references[i].target);
      while ((item = mg_network_iter_next (&iter)) != NULL)
        {
          const char *id = mg_network_get_text (network, item->id, references[i].id);

          if (id != NULL)
            g_hash_table_add (known, (char *) id);
        }

      mg_network_iter_init (&iter, network, references[i].kind);
      while ((item = mg_network_iter_next (&iter)) != NULL)
        {
          const char *text = mg_network_get_text (network, item->id, references[i].field);
          g_autofree char *name = NULL;

          if (text == NULL || g_hash_table_contains (known, text))
            continue;
          name = name_item (network, item->id);
          mg_warnings_add (warnings, 0, _("%s refers to “%s”, which is not in the file."), name, text);
        }
    }
}

void
mg_integrity_check (MgNetwork  *network,
                    MgWarnings *warnings)
{
  check_organisations (network, warnings);
  check_spans (network, warnings);
  check_links (network, warnings);
  check_weights (network, warnings);
  check_references (network, warnings);
}
