/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dot-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-exchange.h"
#include "mg-graphml.h"
#include "mg-text.h"

/* Where Graphviz put things that it will put again. */
static const struct
{
  MgDomain    domain;
  const char *name;
} layout[] = {
  { MG_DOMAIN_EDGE, "pos" }, { MG_DOMAIN_EDGE, "lp" }, { MG_DOMAIN_EDGE, "head_lp" }, { MG_DOMAIN_EDGE, "tail_lp" },
  { MG_DOMAIN_EDGE, "xlp" }, { MG_DOMAIN_NODE, "xlp" }, { MG_DOMAIN_NODE, "rects" }, { MG_DOMAIN_NODE, "vertices" },
  { MG_DOMAIN_GRAPH, "bb" }, { MG_DOMAIN_GRAPH, "lp" }, { MG_DOMAIN_GRAPH, "xdotversion" }, { MG_DOMAIN_GRAPH, "charset" },
};

/* What we write for Graphviz alone: see mg-dot-writer.c. */
static const struct
{
  MgDomain    domain;
  const char *name;
} looks[] = {
  { MG_DOMAIN_NODE, "shape" }, { MG_DOMAIN_NODE, "style" }, { MG_DOMAIN_NODE, "fillcolor" },
  { MG_DOMAIN_EDGE, "style" }, { MG_DOMAIN_EDGE, "color" },
};

/* Not a code with zeros before it, nor more digits than a number keeps. */
static gboolean
may_be_number (const char *text)
{
  const char *digits = text + (*text == '-' ? 1 : 0);

  return g_ascii_isdigit (*digits) && !(*digits == '0' && g_ascii_isdigit (digits[1])) && strlen (text) <= 17;
}

static guint
find_column (MgDotReader *self,
             MgDomain     domain,
             const char  *name)
{
  return mg_given_named_column (self->file, self->columns[domain], domain, name, self->text.line);
}

static MgTextPlace
add_text (MgDotReader *self,
          const char  *text)
{
  g_autofree char *clean = mg_text_clean (text, -1);

  return mg_given_add_text (self->file, clean, strlen (clean));
}

static gboolean
is_layout (MgDomain    domain,
           const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (layout); i++)
    if (layout[i].domain == domain && g_str_equal (layout[i].name, name))
      return TRUE;

  return FALSE;
}

/* "10.5,20!": Graphviz's map has its y upwards. */
static gboolean
make_place (MgDotReader    *self,
            const char     *text,
            MgDotAttribute *attribute)
{
  g_auto(GStrv) parts = g_strsplit_set (text, ", ", 3);
  char number[MG_TEXT_REAL_LENGTH];
  double x;
  double y;

  if (g_strv_length (parts) < 2)
    return FALSE;

  g_strdelimit (parts[1], "!", ' ');
  if (!mg_text_parse_real (parts[0], &x) || !mg_text_parse_real (parts[1], &y))
    return FALSE;

  self->has_places = TRUE;
  attribute->effect = MG_DOT_PLACE;
  attribute->column = find_column (self, MG_DOMAIN_NODE, "x");
  attribute->second = find_column (self, MG_DOMAIN_NODE, "y");
  attribute->text = add_text (self, mg_text_format_real (x, number));
  attribute->second_text = add_text (self, mg_text_format_real (y == 0. ? 0. : -y, number));

  return TRUE;
}

static gboolean
make_special (MgDotReader    *self,
              MgDomain        domain,
              const char     *name,
              const char     *text,
              MgDotAttribute *attribute)
{
  if (domain == MG_DOMAIN_NODE && g_str_equal (name, "pos"))
    return make_place (self, text, attribute);

  if (domain == MG_DOMAIN_EDGE && g_str_equal (name, "id"))
    {
      g_autofree char *plain = mg_dot_resolve (text, NULL);

      attribute->effect = MG_DOT_IDENTIFIER;
      attribute->text = add_text (self, plain);
      return TRUE;
    }

  if (domain == MG_DOMAIN_EDGE && g_str_equal (name, "dir") && (g_str_equal (text, "none") || g_str_equal (text, "forward")))
    {
      attribute->effect = *text == 'n' ? MG_DOT_NO_WAY : MG_DOT_ONE_WAY;
      return TRUE;
    }

  if (!is_layout (domain, name))
    return FALSE;

  attribute->effect = MG_DOT_LEFT_OUT;
  if (!g_str_equal (name, "charset"))
    mg_warnings_add (self->file->warnings, self->text.line,
                     _("“%.60s” says how the network was shown; it is left out."), name);

  return TRUE;
}

/* Without quotes "1.50" is a number like 1.5; a code with zeros before it is none. */
static void
shorten (char **text)
{
  char number[MG_TEXT_REAL_LENGTH];
  double real;

  if (!may_be_number (*text) || !mg_text_parse_real (*text, &real))
    return;

  g_free (*text);
  *text = g_strdup (mg_text_format_real (real, number));
}

MgDotAttribute
mg_dot_make_attribute (MgDotReader *self,
                       MgDomain     domain,
                       const char  *name,
                       MgDotToken   token,
                       const char  *text)
{
  MgDotAttribute attribute = { .effect = MG_DOT_VALUE, .line = self->text.line };
  gboolean is_label = g_str_equal (name, "label");
  g_autofree char *plain = NULL;

  if (make_special (self, domain, name, text, &attribute))
    return attribute;

  attribute.column = find_column (self, domain, name);
  if (is_label && domain == MG_DOMAIN_NODE && token != MG_DOT_HTML && strstr (text, "\\N") != NULL)
    {
      attribute.effect = MG_DOT_NAMED;
      attribute.text = add_text (self, text);
      return attribute;
    }

  plain = token == MG_DOT_HTML ? mg_dot_strip (text) : mg_dot_resolve (text, NULL);
  if (token == MG_DOT_NUMBER)
    shorten (&plain);
  if (token == MG_DOT_HTML)
    mg_warnings_add (self->file->warnings, self->text.line,
                     _("A text here has a layout of its own (HTML); only its words are kept."));
  attribute.text = add_text (self, plain);

  return attribute;
}

/* The last one given counts, without ado: so it is in DOT. */
static void
set_value (MgDotReader *self,
           GArray      *items,
           guint        index,
           guint        column,
           MgTextPlace  text,
           guint        line)
{
  MgGivenItem *item = &g_array_index (items, MgGivenItem, index);

  for (guint32 i = item->first; i != 0; i = g_array_index (self->file->values, MgGivenValue, i - 1).next)
    {
      MgGivenValue *value = &g_array_index (self->file->values, MgGivenValue, i - 1);

      if (value->column == column)
        {
          value->text = text;
          return;
        }
    }

  if (text != 0)
    mg_given_add_value (self->file, item, column, text, FALSE, line);
}

void
mg_dot_give_node (MgDotReader          *self,
                  guint                 node,
                  const MgDotAttribute *attribute)
{
  GArray *nodes = self->file->nodes;
  g_autofree char *label = NULL;
  const char *name;

  switch (attribute->effect)
    {
    case MG_DOT_PLACE:
      set_value (self, nodes, node, attribute->second, attribute->second_text, attribute->line);
      set_value (self, nodes, node, attribute->column, attribute->text, attribute->line);
      break;

    case MG_DOT_VALUE:
      set_value (self, nodes, node, attribute->column, attribute->text, attribute->line);
      break;

    case MG_DOT_NAMED:
      name = mg_given_text (self->file, g_array_index (nodes, MgGivenItem, node).id);
      label = mg_dot_resolve (mg_given_text (self->file, attribute->text), name);
      /* A node that is called what it is called says nothing. */
      set_value (self, nodes, node, attribute->column, g_str_equal (label, name) ? 0 : add_text (self, label), attribute->line);
      break;

    case MG_DOT_IDENTIFIER:
    case MG_DOT_ONE_WAY:
    case MG_DOT_NO_WAY:
    case MG_DOT_LEFT_OUT:
    default:
      break;
    }
}

void
mg_dot_give_edge (MgDotReader          *self,
                  guint                 edge,
                  const MgDotAttribute *attribute)
{
  MgGivenItem *item = &g_array_index (self->file->edges, MgGivenItem, edge);

  switch (attribute->effect)
    {
    case MG_DOT_VALUE:
    case MG_DOT_NAMED:
      set_value (self, self->file->edges, edge, attribute->column, attribute->text, attribute->line);
      break;

    case MG_DOT_IDENTIFIER:
      item->id = attribute->text;
      break;

    case MG_DOT_ONE_WAY:
      item->flags |= MG_GIVEN_DIRECTED;
      break;

    case MG_DOT_NO_WAY:
      item->flags &= (guint16) ~MG_GIVEN_DIRECTED;
      break;

    case MG_DOT_PLACE:
    case MG_DOT_LEFT_OUT:
    default:
      break;
    }
}

/* At the end */

enum { MAY_BE_INTEGER = 1 << 0, MAY_BE_REAL = 1 << 1, MAY_BE_BOOLEAN = 1 << 2 };

/* What the text can be and still be written as it is. */
static guint
sorts_of (const char *text)
{
  char number[MG_TEXT_REAL_LENGTH];
  gint64 integer;
  double real;

  if (g_str_equal (text, "true") || g_str_equal (text, "false"))
    return MAY_BE_BOOLEAN;

  if (!may_be_number (text) || !mg_text_parse_real (text, &real) || !g_str_equal (mg_text_format_real (real, number), text))
    return 0;

  return MAY_BE_REAL | (mg_text_parse_integer (text, &integer) ? MAY_BE_INTEGER : 0);
}

static void
type_columns (MgDotReader *self)
{
  guint n = self->file->columns->len;
  g_autofree guint *sorts = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    sorts[i] = MAY_BE_INTEGER | MAY_BE_REAL | MAY_BE_BOOLEAN;

  for (guint i = 0; i < self->file->values->len; i++)
    {
      const MgGivenValue *value = &g_array_index (self->file->values, MgGivenValue, i);

      if (value->text != 0 && sorts[value->column] != 0)
        sorts[value->column] &= sorts_of (mg_given_text (self->file, value->text));
    }

  for (guint i = 0; i < n; i++)
    {
      const MgGivenColumn *column = &g_array_index (self->file->columns, MgGivenColumn, i);
      MgKey *key = &g_array_index (self->file->keys, MgKey, column->key);
      const char *type = (sorts[i] & MAY_BE_INTEGER) != 0 ? "long" : (sorts[i] & MAY_BE_REAL) != 0 ? "double"
                         : (sorts[i] & MAY_BE_BOOLEAN) != 0 ? "boolean" : NULL;

      if (type == NULL || column->n_values == 0 || g_strcmp0 (key->name, "label") == 0)
        continue;

      g_free (key->type);
      key->type = g_strdup (type);
    }
}

static void
claim (MgDotReader *self,
       MgDomain     domain,
       const char  *name,
       MgFieldId    field)
{
  gpointer column = g_hash_table_lookup (self->columns[domain], name);

  if (column != NULL)
    mg_exchange_claim (self->file, GPOINTER_TO_UINT (column) - 1, field);
}

void
mg_dot_conclude (MgDotReader *self)
{
  type_columns (self);
  claim (self, MG_DOMAIN_NODE, "label", MG_FIELD_LABEL);
  claim (self, MG_DOMAIN_GRAPH, "pole_name", MG_FIELD_POLE_NAME);
  if (self->has_places)
    {
      claim (self, MG_DOMAIN_NODE, "x", MG_FIELD_X);
      claim (self, MG_DOMAIN_NODE, "y", MG_FIELD_Y);
    }

  if (!g_hash_table_contains (self->columns[MG_DOMAIN_GRAPH], MG_GRAPHML_VERSION_KEY) ||
      !(g_hash_table_contains (self->columns[MG_DOMAIN_NODE], "kind") ||
        g_hash_table_contains (self->columns[MG_DOMAIN_EDGE], "layer")))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gpointer column = g_hash_table_lookup (self->columns[looks[i].domain], looks[i].name);

      if (column != NULL)
        mg_given_drop_column (self->file, GPOINTER_TO_UINT (column) - 1);
    }
}
