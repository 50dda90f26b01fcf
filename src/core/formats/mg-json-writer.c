/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON we write: node-link as NetworkX has it, which D3 reads too.
 *
 *   {
 *     "directed": false,
 *     "multigraph": true,
 *     "graph": {"app_version": 1, "pole_name": "…"},
 *     "nodes": [
 *       {"id": "o01", "label": "…", "x": 1.5}
 *     ],
 *     "links": [
 *       {"source": "o01", "target": "o02", "key": "l01", "layer": "project"}
 *     ]
 *   }
 *
 * Real numbers always have a point or an exponent, so that they are read as
 * such; NaN and infinities are texts, as JSON has no word for them.
 */
#include "mg-json.h"

#include <math.h>
#include <string.h>

#include "mg-exchange.h"
#include "mg-graphml.h"
#include "mg-json-out.h"
#include "mg-number.h"
#include "mg-writing.h"

typedef struct
{
  MgNetwork *network;
  GString   *json;
  GArray    *columns;      /* MgExchangeColumn */
  gboolean   directed;
  MgWriting  writing;
} Writer;

/* Names that node-link has for itself. */
static const char * const reserved[] = {
  "id", "key", "source", "target", "from", "to", "directed", "undirected", NULL
};

static void
append_real (GString *json,
             double   real)
{
  gsize length = json->len;

  if (!isfinite (real))
    {
      g_string_append (json, isnan (real) ? "\"NaN\"" : real > 0. ? "\"INF\"" : "\"-INF\"");
      return;
    }

  mg_number_append_real (json, real);
  if (strpbrk (json->str + length, ".e") == NULL)
    g_string_append (json, ".0");
}

static void
append_value (GString       *json,
              const MgValue *value)
{
  g_autofree char *text = NULL;

  switch (value->type)
    {
    case MG_VALUE_INTEGER:
      mg_number_append_integer (json, value->integer);
      break;

    case MG_VALUE_REAL:
      append_real (json, value->real);
      break;

    case MG_VALUE_BOOLEAN:
      g_string_append (json, value->boolean ? "true" : "false");
      break;

    case MG_VALUE_TEXT:
    case MG_VALUE_DATE:
    case MG_VALUE_NONE:
    default:
      text = mg_value_format (value);
      mg_json_quote (json, text);
      break;
    }
}

static void
add_member (Writer     *self,
            const char *name,
            const char *text)
{
  g_string_append_printf (self->json, "\"%s\": ", name);
  mg_json_quote (self->json, text);
}

static gboolean
is_written (Writer                *self,
            const MgWrittenColumn *column,
            MgDomain               domain)
{
  return column->domain == domain && !(column->field == MG_FIELD_DIRECTED && self->directed);
}

static void
write_values (Writer       *self,
              const MgItem *item,
              MgDomain      domain)
{
  MgValue value;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgExchangeColumn *named = &g_array_index (self->columns, MgExchangeColumn, i);
      const MgWrittenColumn *column = &named->column;

      if (!is_written (self, column, domain) || !mg_written_value (self->network, item, column, &value) ||
          (column->field == MG_FIELD_DIRECTED && !value.boolean))
        continue;

      if (self->json->str[self->json->len - 1] != '{')
        g_string_append (self->json, ", ");
      mg_json_quote (self->json, named->name);
      g_string_append (self->json, ": ");
      append_value (self->json, &value);
    }
}

static void
write_items (Writer     *self,
             guint       kinds,
             MgDomain    domain,
             const char *name)
{
  MgNetworkIter iter;
  const MgItem *item;
  gboolean any = FALSE;
  char buffer[24];

  g_string_append_printf (self->json, "  \"%s\": [", name);
  mg_network_iter_init (&iter, self->network, kinds);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      g_string_append (self->json, any ? ",\n    {" : "\n    {");
      any = TRUE;
      if (domain == MG_DOMAIN_EDGE)
        {
          add_member (self, "source", mg_written_id (self->network, item->source, buffer));
          g_string_append (self->json, ", ");
          add_member (self, "target", mg_written_id (self->network, item->target, buffer));
          g_string_append (self->json, ", ");
        }

      add_member (self, domain == MG_DOMAIN_EDGE ? "key" : "id", mg_written_id (self->network, item->id, buffer));
      write_values (self, item, domain);
      g_string_append_c (self->json, '}');
    }

  g_string_append (self->json, any ? "\n  ]" : "]");
}

static void
write_network (Writer *self)
{
  g_string_append_printf (self->json, "{\n  \"directed\": %s,\n  \"multigraph\": true,\n  \"graph\": {",
                          self->directed ? "true" : "false");
  g_string_append_printf (self->json, "\"" MG_GRAPHML_VERSION_KEY "\": %d", MG_GRAPHML_VERSION);
  write_values (self, mg_network_find (self->network, MG_ID_POLE), MG_DOMAIN_GRAPH);
  g_string_append (self->json, "},\n");
  write_items (self, MG_ITEMS_NODES, MG_DOMAIN_NODE, "nodes");
  g_string_append (self->json, ",\n");
  write_items (self, MG_ITEMS_EDGES, MG_DOMAIN_EDGE, "links");
  g_string_append (self->json, "\n}\n");
}

GBytes *
mg_json_write (MgNetwork     *network,
               MgWarnings    *warnings,
               MgProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GArray) columns = mg_exchange_columns (network);
  Writer writer = {
    .network = network, .json = g_string_new (NULL), .directed = mg_exchange_is_directed (network),
    .writing = mg_writing_init (network, 1, progress, cancellable),
  };

  writer.columns = mg_exchange_named_columns (network, columns, reserved);
  write_network (&writer);
  mg_exchange_warn_names (writer.columns, warnings);
  mg_exchange_warn (network, warnings, "JSON", TRUE, NULL);
  g_array_unref (writer.columns);

  return mg_writing_finish (&writer.writing, writer.json, error);
}
