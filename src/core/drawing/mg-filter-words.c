/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-filter-words.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

#define N_RINGS 5

typedef enum
{
  PART_CLAUSE,
  PART_KIND,
  PART_LAYER,
  PART_RING,
  PART_COLLECTIVES,
} PartSort;

typedef struct
{
  PartSort    sort;
  guint       index;    /* of a clause or ring */
  const char *id;       /* of a kind or layer */
} Part;

/* As mg_organisation_get_ring() numbers them. */
static const char * const ring_labels[N_RINGS] = {
  N_("Outside the circles"), N_("Core"), N_("Members"), N_("Participants and residents"),
  N_("Partners"),
};

const char *
mg_filter_get_ring_label (guint ring)
{
  g_return_val_if_fail (ring < N_RINGS, NULL);

  return _(ring_labels[ring]);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (*(char * const *) a, *(char * const *) b);
}

static void
add_set (GArray     *parts,
         PartSort    sort,
         GHashTable *set)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  if (set == NULL)
    return;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      Part part = { .sort = sort, .id = g_ptr_array_index (ids, i) };

      g_array_append_val (parts, part);
    }
}

/* Returns: (transfer full) (element-type Part) */
static GArray *
list_parts (const MgFilter *self)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  for (guint i = 0; self->clauses != NULL && i < self->clauses->len; i++)
    {
      Part part = { .sort = PART_CLAUSE, .index = i };

      g_array_append_val (parts, part);
    }
  add_set (parts, PART_KIND, self->hidden_kinds);
  add_set (parts, PART_LAYER, self->hidden_layers);
  for (guint ring = 0; ring < N_RINGS; ring++)
    if (self->hidden_rings & (1u << ring))
      {
        Part part = { .sort = PART_RING, .index = ring };

        g_array_append_val (parts, part);
      }
  if (self->hide_collectives)
    {
      Part part = { .sort = PART_COLLECTIVES };

      g_array_append_val (parts, part);
    }

  return parts;
}

guint
mg_filter_get_n_parts (const MgFilter *self)
{
  g_autoptr(GArray) parts = self != NULL ? list_parts (self) : NULL;

  return parts != NULL ? parts->len : 0;
}

/* The word for a level, as the legend has it. */
static const char *
get_layer (const char *id)
{
  const MgTerm *term = mg_vocabulary_find ("layer", id);

  if (term == NULL)
    return id;

  return term->verb != NULL ? term->verb : term->label;
}

/* What @part leaves out. */
static const char *
get_label (const Part *part)
{
  switch (part->sort)
    {
    case PART_KIND:
      return *part->id == '\0' ? _("Kind to be specified")
                               : mg_vocabulary_get_label ("kind", part->id);

    case PART_LAYER:
      if (g_str_equal (part->id, "membership"))
        return _("Participation");
      return *part->id == '\0' ? _("Level to be specified") : get_layer (part->id);

    case PART_RING:
      return _(ring_labels[part->index]);

    case PART_COLLECTIVES:
    case PART_CLAUSE:
    default:
      return _("Collective cooperation");
    }
}

char *
mg_filter_dup_part (const MgFilter *self,
                    MgNetwork      *network,
                    guint           part)
{
  g_autoptr(GArray) parts = list_parts (self);
  const Part *found;

  g_return_val_if_fail (part < parts->len, NULL);

  found = &g_array_index (parts, Part, part);
  if (found->sort == PART_CLAUSE)
    return mg_filter_clause_describe (g_ptr_array_index (self->clauses, found->index), network);

  /* Translators: a kind, a level or a circle that is hidden: "without Partners" */
  return g_strdup_printf (_("without “%s”"), get_label (found));
}

void
mg_filter_remove_part (MgFilter *self,
                       guint     part)
{
  g_autoptr(GArray) parts = list_parts (self);
  const Part *found;

  g_return_if_fail (part < parts->len);

  found = &g_array_index (parts, Part, part);
  switch (found->sort)
    {
    case PART_CLAUSE:
      g_ptr_array_remove_index (self->clauses, found->index);
      break;

    case PART_KIND:
      g_hash_table_remove (self->hidden_kinds, found->id);
      break;

    case PART_LAYER:
      g_hash_table_remove (self->hidden_layers, found->id);
      break;

    case PART_RING:
      self->hidden_rings &= ~(1u << found->index);
      break;

    case PART_COLLECTIVES:
    default:
      self->hide_collectives = FALSE;
    }
}

void
mg_filter_count (const MgFilter *self,
                 MgNetwork      *network,
                 guint          *n_shown,
                 guint          *n_all)
{
  const MgItem *item;
  MgNetworkIter iter;

  *n_shown = *n_all = 0;
  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    {
      *n_all += 1;
      *n_shown += mg_filter_matches (self, network, item->id) ? 1 : 0;
    }
}

/* "sector is Culture, joined up to 2014, and without “Partners”" */
static char *
join_parts (const MgFilter *self,
            MgNetwork      *network)
{
  GString *text = g_string_new (NULL);
  guint n_parts = mg_filter_get_n_parts (self);

  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *part = mg_filter_dup_part (self, network, i);

      if (i > 0)
        /* Translators: between the last two of several conditions */
        g_string_append (text, i + 1 < n_parts ? ", " : _(", and "));
      g_string_append (text, part);
    }

  return g_string_free (text, FALSE);
}

char *
mg_filter_dup_sentence (const MgFilter *self,
                        MgNetwork      *network)
{
  g_autofree char *parts = NULL;
  g_autofree char *count = NULL;
  guint n_shown, n_all;

  if (mg_filter_is_empty (self))
    return g_strdup ("");

  parts = join_parts (self, network);
  mg_filter_count (self, network, &n_shown, &n_all);
  count = self->fades
          ? g_strdup_printf (ngettext ("Highlighted: %u of %u organisation",
                                       "Highlighted: %u of %u organisations", n_all), n_shown, n_all)
          : g_strdup_printf (ngettext ("Shown: %u of %u organisation",
                                       "Shown: %u of %u organisations", n_all), n_shown, n_all);

  return g_strconcat (count, " — ", parts, NULL);
}
