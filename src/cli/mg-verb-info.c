/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-cli.h"
#include "mg-format-part.h"
#include "mg-integrity.h"
#include "mg-json-out.h"
#include "mg-snapshot.h"
#include "mg-table.h"
#include "mg-vocabulary.h"

/* How many items have each choice, in the order in which they are met; "" is
 * "not said".
 */
typedef struct
{
  GPtrArray  *ids;      /* lent by the network */
  GHashTable *counts;
} Tally;

static Tally *
tally_new (void)
{
  Tally *self = g_new0 (Tally, 1);

  self->ids = g_ptr_array_new ();
  self->counts = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

static void
tally_free (Tally *self)
{
  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->counts);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tally, tally_free)

static guint
tally_get (Tally      *self,
           const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, id));
}

static void
tally_add (Tally      *self,
           const char *id)
{
  guint count = tally_get (self, id);

  if (count == 0)
    g_ptr_array_add (self->ids, (char *) id);
  g_hash_table_insert (self->counts, (char *) id, GUINT_TO_POINTER (count + 1));
}

static Tally *
tally_items (MgNetwork  *network,
             MgItemKind  kind,
             MgFieldId   field)
{
  Tally *tally = tally_new ();
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, kind);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    {
      const char *id = mg_network_get_text (network, item->id, field);

      tally_add (tally, id != NULL ? id : "");
    }

  return tally;
}

static void
print_tally (Tally      *tally,
             const char *title,
             const char *domain)
{
  g_autoptr (MgTable) table = mg_table_new (2);
  g_autofree char *text = NULL;

  if (tally->ids->len == 0)
    return;

  mg_table_set_right (table, 1);
  for (guint i = 0; i < tally->ids->len; i++)
    {
      const char *id = tally->ids->pdata[i];
      g_autofree char *count = g_strdup_printf ("%u", tally_get (tally, id));

      mg_table_add (table, *id == '\0' ? _("Not said") : mg_vocabulary_get_label (domain, id));
      mg_table_add (table, count);
    }

  text = mg_table_format (table, "  ");
  mg_cli_print ("\n");
  mg_cli_print (title);
  mg_cli_print ("\n");
  mg_cli_print (text);
}

static const struct
{
  MgItemKind  kind;
  const char *id;
  const char *label;
} item_kinds[] = {
  { MG_ITEM_ORGANISATION, "organisations", N_("Organisations") },
  { MG_ITEM_COLLECTIVE, "collectives", N_("Collective cooperations") },
  { MG_ITEM_LINK, "links", N_("Links") },
  { MG_ITEM_PARTICIPATION, "participations", N_("Participations") },
};

static const struct
{
  guint       kinds;
  const char *id;
  const char *label;
} owners[] = {
  { MG_ITEM_POLE, "pole", N_("pole") },
  { MG_ITEMS_NODES, "node", N_("organisations and collective cooperations") },
  { MG_ITEM_ORGANISATION, "organisation", N_("organisations") },
  { MG_ITEM_COLLECTIVE, "collective", N_("collective cooperations") },
  { MG_ITEMS_EDGES, "edge", N_("links and participations") },
  { MG_ITEM_LINK, "link", N_("links") },
  { MG_ITEM_PARTICIPATION, "participation", N_("participations") },
};

static guint
find_owner (const MgField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    if (owners[i].kinds == field->kinds)
      return i;

  return 0;
}

static const char *
get_type_id (MgFieldType type)
{
  switch (type)
    {
    case MG_TYPE_TEXT: return "text";
    case MG_TYPE_INTEGER: return "integer";
    case MG_TYPE_REAL: return "real";
    case MG_TYPE_BOOLEAN: return "boolean";
    case MG_TYPE_DATE: return "date";
    case MG_TYPE_CHOICE: return "choice";
    case MG_TYPE_CHOICES: return "choices";
    case MG_TYPE_XML: return "xml";
    default: return "text";
    }
}

/* What is remembered of the file's own ways: nobody wrote it as a value. */
static gboolean
is_note (const MgField *field)
{
  return field->kinds == MG_ITEM_POLE && field->type == MG_TYPE_TEXT &&
         (field->flags & MG_FIELD_FOREIGN) != 0 && (field->flags & MG_FIELD_HIDDEN) != 0;
}

/* The fields in use, and the foreign ones: those the file speaks of. */
static const MgField *
get_field (MgNetwork *network,
           MgFieldId  id)
{
  const MgField *field = mg_network_get_field (network, id);

  if (field == NULL || is_note (field))
    return NULL;

  return (field->flags & MG_FIELD_FOREIGN) != 0 || mg_network_field_in_use (network, id) ? field : NULL;
}

static void
print_fields (MgNetwork *network)
{
  g_autoptr (MgTable) table = mg_table_new (3);
  MgFieldId weight = mg_snapshot_find_weight (network);
  g_autofree char *text = NULL;

  for (MgFieldId id = 0; id < mg_network_get_n_fields (network); id++)
    {
      const MgField *field = get_field (network, id);

      if (field == NULL)
        continue;
      mg_table_add (table, field->name);
      mg_table_add (table, _(owners[find_owner (field)].label));
      mg_table_add (table, id == weight ? _("kept as it is; the strength counts it for links without intensity")
                            : (field->flags & MG_FIELD_FOREIGN) != 0 ? _("kept as it is") : _(field->label));
    }

  text = mg_table_format (table, "  ");
  mg_cli_print ("\n");
  mg_cli_print (_("Fields"));
  mg_cli_print ("\n");
  mg_cli_print (text);
}

/* Of a file that holds more than one network. */
static void
print_parts (const MgWarnings *warnings)
{
  guint n = mg_warnings_get_n_parts (warnings);
  g_autoptr (MgTable) table = mg_table_new (2);
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      const MgFormatPart *part = mg_warnings_get_part (warnings, i);
      g_autofree char *name = *part->id != '\0' ? g_strdup_printf ("%u. %s", i + 1, part->id) : g_strdup_printf ("%u.", i + 1);
      g_autofree char *counts = g_strdup_printf (_("organisations: %u, links: %u"), part->n_organisations, part->n_links);

      mg_table_add (table, name);
      mg_table_add (table, counts);
    }

  text = mg_table_format (table, "  ");
  mg_cli_print ("\n");
  mg_cli_print (_("Networks in the file"));
  mg_cli_print ("\n");
  mg_cli_print (text);
}

static void
print_table (MgNetwork        *network,
             Tally            *kinds,
             Tally            *layers,
             const MgWarnings *warnings)
{
  const char *name = mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  g_autoptr (MgTable) table = mg_table_new (2);
  g_autofree char *text = NULL;

  if (name != NULL)
    {
      mg_cli_print_line (name);
      mg_cli_print ("\n");
    }

  mg_table_set_right (table, 1);
  for (guint i = 0; i < G_N_ELEMENTS (item_kinds); i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", mg_network_count (network, item_kinds[i].kind));

      mg_table_add (table, _(item_kinds[i].label));
      mg_table_add (table, count);
    }
  text = mg_table_format (table, "");
  mg_cli_print (text);

  print_tally (kinds, _("Organisations by kind"), "kind");
  print_tally (layers, _("Links by level"), "layer");
  print_fields (network);
  print_parts (warnings);
}

static void
add_tally (MgJson     *json,
           const char *key,
           Tally      *tally)
{
  mg_json_open (json, key, '{');
  for (guint i = 0; i < tally->ids->len; i++)
    mg_json_add_count (json, tally->ids->pdata[i], tally_get (tally, tally->ids->pdata[i]));
  mg_json_close (json);
}

static void
add_fields (MgJson    *json,
            MgNetwork *network)
{
  mg_json_open (json, "fields", '[');
  for (MgFieldId id = 0; id < mg_network_get_n_fields (network); id++)
    {
      const MgField *field = get_field (network, id);

      if (field == NULL)
        continue;
      mg_json_open (json, NULL, '{');
      mg_json_add_text (json, "name", field->name);
      mg_json_add_text (json, "of", owners[find_owner (field)].id);
      mg_json_add_text (json, "type", get_type_id (field->type));
      mg_json_add_boolean (json, "foreign", (field->flags & MG_FIELD_FOREIGN) != 0);
      mg_json_close (json);
    }
  mg_json_close (json);
}

static void
add_warnings (MgJson           *json,
              const MgWarnings *warnings)
{
  mg_json_open (json, "warnings", '[');
  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    {
      const MgWarning *warning = mg_warnings_get (warnings, i);

      mg_json_open (json, NULL, '{');
      if (warning->line > 0)
        mg_json_add_count (json, "line", warning->line);
      else
        mg_json_add_text (json, "line", NULL);
      mg_json_add_text (json, "text", warning->text);
      mg_json_close (json);
    }
  mg_json_close (json);
}

static void
add_parts (MgJson           *json,
           const MgWarnings *warnings)
{
  guint n = mg_warnings_get_n_parts (warnings);

  if (n == 0)
    return;

  mg_json_open (json, "graphs", '[');
  for (guint i = 0; i < n; i++)
    {
      const MgFormatPart *part = mg_warnings_get_part (warnings, i);

      mg_json_open (json, NULL, '{');
      mg_json_add_text (json, "id", *part->id != '\0' ? part->id : NULL);
      mg_json_add_count (json, "organisations", part->n_organisations);
      mg_json_add_count (json, "links", part->n_links);
      mg_json_add_boolean (json, "read", part->is_read);
      mg_json_close (json);
    }
  mg_json_close (json);
}

static void
print_json (const char       *path,
            MgNetwork        *network,
            Tally            *kinds,
            Tally            *layers,
            const MgWarnings *warnings)
{
  g_autoptr (MgJson) json = mg_json_new ();
  g_autofree char *name = g_filename_display_name (path);

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "file", name);
  mg_json_add_text (json, "name", mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (item_kinds); i++)
    mg_json_add_count (json, item_kinds[i].id, mg_network_count (network, item_kinds[i].kind));
  add_tally (json, "kinds", kinds);
  add_tally (json, "layers", layers);
  add_fields (json, network);
  add_parts (json, warnings);
  add_warnings (json, warnings);
  mg_json_close (json);

  mg_cli_print (mg_json_get_text (json));
}

MgExit
mg_verb_info (const MgVerb  *verb,
              int            argc,
              char         **argv)
{
  static const char * const formats[] = { "table", "json", NULL };
  g_autoptr (MgWarnings) warnings = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_autoptr (Tally) kinds = NULL;
  g_autoptr (Tally) layers = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autofree char *format = NULL;
  g_autofree char *part = NULL;
  g_autofree char *from = NULL;
  const MgFormat *source = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("table or json"), N_("FORMAT") },
    MG_CLI_FROM_OPTION (&from),
    MG_CLI_GRAPH_OPTION (&part),
    { NULL },
  };
  guint choice = 0;

  if (!mg_cli_parse (verb, entries, argc, argv, 1, 1, &arguments) ||
      !mg_cli_choose ("format", format, formats, &choice) || !mg_cli_choose_format ("from", from, &source))
    return MG_EXIT_USAGE;

  if ((network = mg_cli_read_part (arguments[0], source, part, warnings)) == NULL)
    return MG_EXIT_BAD_INPUT;

  kinds = tally_items (network, MG_ITEM_ORGANISATION, MG_FIELD_KIND);
  layers = tally_items (network, MG_ITEM_LINK, MG_FIELD_LINK_LAYER);
  if (choice == 0)
    print_table (network, kinds, layers, warnings);
  else
    print_json (arguments[0], network, kinds, layers, warnings);

  return mg_cli_warn (arguments[0], warnings);
}
