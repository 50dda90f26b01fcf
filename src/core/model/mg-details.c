/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-details.h"

#include <math.h>
#include <string.h>

#define N_COPIES 64

/* A text of the network, where each is there once, and our copy of it. */
typedef struct
{
  const char *text;
  const char *copy;
} Copy;

/* What is needed while details are gathered. */
typedef struct
{
  MgDetails     *details;
  MgNetwork     *network;
  const MgScope *scope;
  MgDate         date;
  guint         *places;        /* by id: place + 1, or 0 */
  GHashTable    *territory;     /* INSEE codes; NULL: not said */
  MgFieldId      by;            /* MG_FIELD_NONE: no field is asked for */
  Copy           copies[N_COPIES];
} Gatherer;

/* The amounts that are money of the year, and the one that is not. */
static const char * const resources[] = {
  "public_state", "public_local", "public_europe", "fees", "reinvoicing", "rents",
  "investment", "sales", "non_monetary",
};

static const char *
take_text (Gatherer  *gatherer,
           MgId       id,
           MgFieldId  field)
{
  const char *text = mg_network_get_text (gatherer->network, id, field);
  Copy *copy = &gatherer->copies[GPOINTER_TO_SIZE (text) / sizeof (gpointer) % N_COPIES];

  if (text == NULL || *text == '\0')
    return NULL;

  /* Kinds and levels are few, and come again and again. */
  if (copy->text != text)
    *copy = (Copy) { text, g_string_chunk_insert_const (gatherer->details->texts, text) };

  return copy->copy;
}

static double
take_real (Gatherer  *gatherer,
           MgId       id,
           MgFieldId  field)
{
  double real;

  return mg_network_get_real (gatherer->network, id, field, &real) ? real : (double) NAN;
}

/* What any field says, as it stands in a file. */
static const char *
take_value (Gatherer  *gatherer,
            MgId       id,
            MgFieldId  field)
{
  g_autofree char *text = NULL;
  MgValue value;

  if (field == MG_FIELD_NONE || !mg_network_get_value (gatherer->network, id, field, &value))
    return NULL;

  text = mg_value_format (&value);

  return *text != '\0' ? g_string_chunk_insert_const (gatherer->details->texts, text) : NULL;
}

static MgFieldId
find_pole_field (Gatherer   *gatherer,
                 const char *name)
{
  return mg_network_find_field (gatherer->network, MG_ITEM_POLE, name);
}

/* Codes of five characters between anything that is none. */
static void
read_territory (Gatherer *gatherer)
{
  const char *codes = mg_network_get_text (gatherer->network, MG_ID_POLE,
                                           find_pole_field (gatherer, "territory_communes"));
  g_auto(GStrv) words = NULL;

  if (codes == NULL || *codes == '\0')
    return;

  words = g_strsplit_set (codes, "|;, \t\r\n", -1);
  gatherer->territory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] != '\0')
        g_hash_table_add (gatherer->territory, g_strdup (words[i]));
    }
  gatherer->details->has_territory = g_hash_table_size (gatherer->territory) > 0;
}

static void
read_pole (Gatherer *gatherer)
{
  gatherer->details->governance = take_text (gatherer, MG_ID_POLE, find_pole_field (gatherer, "governance_config"));
  gatherer->details->animation_fte = take_real (gatherer, MG_ID_POLE, find_pole_field (gatherer, "animation_fte"));
  gatherer->details->created = mg_network_get_date (gatherer->network, MG_ID_POLE,
                                                    find_pole_field (gatherer, "created"));
  for (guint i = 0; i < G_N_ELEMENTS (resources); i++)
    {
      g_autofree char *name = g_strdup_printf ("resource_%s_eur", resources[i]);
      const MgResourceDetail resource = {
        resources[i], take_real (gatherer, MG_ID_POLE, find_pole_field (gatherer, name)),
      };

      g_array_append_val (gatherer->details->resources, resource);
    }

  read_territory (gatherer);
}

static void
add_organisation (Gatherer *gatherer,
                  MgId      id)
{
  MgNetwork *network = gatherer->network;
  const char *code = take_text (gatherer, id, MG_FIELD_INSEE_CODE);
  const char *town = take_text (gatherer, id, MG_FIELD_COMMUNE);
  const MgOrganisationDetail organisation = {
    .row = MG_NO_ROW,
    .in_perimeter = mg_scope_has_organisation (gatherer->scope, network, id, MG_DATE_NONE),
    .ring = mg_organisation_get_ring (network, id),
    .is_founder = mg_network_get_boolean (network, id, MG_FIELD_IS_FOUNDER),
    .is_support = mg_organisation_is_support (network, id),
    .in_territory = code != NULL && gatherer->territory != NULL &&
                    g_hash_table_contains (gatherer->territory, code),
    .text_id = take_text (gatherer, id, MG_FIELD_ID),
    .kind = take_text (gatherer, id, MG_FIELD_KIND),
    .sector = take_text (gatherer, id, MG_FIELD_SECTOR),
    .role = take_text (gatherer, id, MG_FIELD_ROLE),
    .commune = code != NULL ? code : town,
    .town = town != NULL ? town : code,
    .confidence = take_text (gatherer, id, MG_FIELD_CONFIDENCE),
    .source = take_text (gatherer, id, MG_FIELD_SOURCE_TYPE),
    .group = take_value (gatherer, id, gatherer->by),
    .joined = mg_network_get_date (network, id, MG_FIELD_JOINED),
    .left = mg_network_get_date (network, id, MG_FIELD_LEFT),
    .fte = take_real (gatherer, id, MG_FIELD_FTE),
    .fte_insertion = take_real (gatherer, id, MG_FIELD_FTE_INSERTION),
    .people = take_real (gatherer, id, MG_FIELD_COOP_PEOPLE),
    .lat = take_real (gatherer, id, MG_FIELD_LAT),
    .lon = take_real (gatherer, id, MG_FIELD_LON),
  };

  g_array_append_val (gatherer->details->organisations, organisation);
  gatherer->places[id] = gatherer->details->organisations->len;
}

static void
add_organisations (Gatherer   *gatherer,
                   const MgId *ids,
                   guint       n_ids)
{
  MgDetails *details = gatherer->details;
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, gatherer->network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    add_organisation (gatherer, item->id);

  details->places = g_new0 (guint, n_ids + 1);
  for (guint row = 0; row < n_ids; row++)
    {
      guint place = gatherer->places[ids[row]];

      details->places[row] = place > 0 ? place - 1 : MG_NO_ROW;
      if (place > 0)
        mg_details_organisation (details, place - 1)->row = row;
    }
}

static gboolean
is_here (Gatherer *gatherer,
         guint     place)
{
  return place > 0 && mg_details_organisation (gatherer->details, place - 1)->row != MG_NO_ROW;
}

static gboolean
is_open (Gatherer  *gatherer,
         MgId       id,
         MgFieldId  start,
         MgFieldId  end)
{
  return mg_date_covers (mg_network_get_date (gatherer->network, id, start),
                         mg_network_get_date (gatherer->network, id, end), gatherer->date);
}

static void
add_link (Gatherer     *gatherer,
          const MgItem *item)
{
  MgNetwork *network = gatherer->network;
  guint source = gatherer->places[item->source];
  guint target = gatherer->places[item->target];
  gboolean in_levels;
  MgLinkDetail link;

  if (source == 0 || target == 0 || mg_network_get_boolean (network, item->id, MG_FIELD_WISH))
    return;

  in_levels = mg_scope_has_link (gatherer->scope, network, item->id, MG_DATE_NONE);
  link = (MgLinkDetail) {
    .source = source - 1,
    .target = target - 1,
    .is_counted = in_levels && is_here (gatherer, source) && is_here (gatherer, target) &&
                  is_open (gatherer, item->id, MG_FIELD_START, MG_FIELD_END),
    .in_levels = in_levels,
    .layer = take_text (gatherer, item->id, MG_FIELD_LINK_LAYER),
    .type = take_text (gatherer, item->id, MG_FIELD_LINK_TYPE),
    .formality = take_text (gatherer, item->id, MG_FIELD_FORMALITY),
    .basis = take_text (gatherer, item->id, MG_FIELD_AMOUNT_BASIS),
    .confidence = take_text (gatherer, item->id, MG_FIELD_LINK_CONFIDENCE),
    .is_directed = mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED),
    .is_reciprocal = mg_network_get_boolean (network, item->id, MG_FIELD_RECIPROCAL),
    .is_monetary = mg_network_get_boolean (network, item->id, MG_FIELD_MONETARY),
    .start = mg_network_get_date (network, item->id, MG_FIELD_START),
    .end = mg_network_get_date (network, item->id, MG_FIELD_END),
    .amount = take_real (gatherer, item->id, MG_FIELD_AMOUNT_EUR),
  };
  g_array_append_val (gatherer->details->links, link);
}

static void
add_part (Gatherer     *gatherer,
          const MgItem *item,
          GHashTable   *numbers)
{
  guint place = gatherer->places[item->source];
  gpointer key = GUINT_TO_POINTER (item->target);
  MgPartDetail part;

  if (!is_here (gatherer, place) ||
      !is_open (gatherer, item->id, MG_FIELD_START, MG_FIELD_END) ||
      !is_open (gatherer, item->target, MG_FIELD_COLLECTIVE_START, MG_FIELD_COLLECTIVE_END))
    return;

  if (!g_hash_table_contains (numbers, key))
    g_hash_table_insert (numbers, key, GUINT_TO_POINTER (g_hash_table_size (numbers)));

  part = (MgPartDetail) {
    .collective = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key)),
    .organisation = place - 1,
    .collective_id = take_text (gatherer, item->target, MG_FIELD_ID),
    .type = take_text (gatherer, item->target, MG_FIELD_COLLECTIVE_TYPE),
    .role = take_text (gatherer, item->id, MG_FIELD_PART_ROLE),
  };
  g_array_append_val (gatherer->details->parts, part);
}

gboolean
mg_part_meets (const MgPartDetail *part)
{
  return g_strcmp0 (part->role, "supporter") != 0;
}

static int
compare_parts (const void *a,
               const void *b)
{
  const MgPartDetail *left = a;
  const MgPartDetail *right = b;

  if (left->collective != right->collective)
    return left->collective < right->collective ? -1 : 1;

  return (left->organisation > right->organisation) - (left->organisation < right->organisation);
}

static void
add_edges (Gatherer *gatherer)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (NULL, NULL);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, gatherer->network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    {
      if (item->kind == MG_ITEM_LINK)
        add_link (gatherer, item);
      else
        add_part (gatherer, item, numbers);
    }

  g_array_sort (gatherer->details->parts, compare_parts);
}

/* Where no date is asked for, ages are counted from the last thing that began. */
static MgDate
find_reference (Gatherer *gatherer)
{
  MgDate latest = gatherer->date;

  for (guint i = 0; gatherer->date == MG_DATE_NONE && i < gatherer->details->links->len; i++)
    latest = MAX (latest, mg_details_link (gatherer->details, i)->start);

  return latest;
}

MgDetails *
mg_details_new (MgNetwork     *network,
                const MgScope *scope,
                const MgId    *ids,
                guint          n_ids)
{
  g_autofree guint *places = NULL;
  MgDetails *self;
  Gatherer gatherer;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);
  g_return_val_if_fail (scope != NULL, NULL);

  places = g_new0 (guint, mg_network_get_id_limit (network));
  self = g_new0 (MgDetails, 1);
  self->texts = g_string_chunk_new (4096);
  self->organisations = g_array_sized_new (FALSE, FALSE, sizeof (MgOrganisationDetail),
                                           mg_network_count (network, MG_ITEM_ORGANISATION));
  self->links = g_array_sized_new (FALSE, FALSE, sizeof (MgLinkDetail),
                                   mg_network_count (network, MG_ITEM_LINK));
  self->parts = g_array_new (FALSE, FALSE, sizeof (MgPartDetail));
  self->resources = g_array_new (FALSE, FALSE, sizeof (MgResourceDetail));
  gatherer = (Gatherer) { .details = self, .network = network, .scope = scope,
                          .date = mg_scope_get_date (scope, network), .places = places, .by = MG_FIELD_NONE };
  if (scope->by != NULL)
    gatherer.by = mg_network_find_field (network, MG_ITEM_ORGANISATION, scope->by);
  self->has_groups = gatherer.by != MG_FIELD_NONE;

  read_pole (&gatherer);
  add_organisations (&gatherer, ids, n_ids);
  add_edges (&gatherer);
  self->reference = find_reference (&gatherer);
  g_clear_pointer (&gatherer.territory, g_hash_table_unref);

  return self;
}

void
mg_details_free (MgDetails *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->organisations);
  g_array_unref (self->links);
  g_array_unref (self->parts);
  g_array_unref (self->resources);
  g_string_chunk_free (self->texts);
  g_free (self->places);
  g_free (self);
}
