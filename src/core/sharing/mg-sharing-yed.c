/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For yEd, which draws what stands in a y:ShapeNode and a y:PolyLineEdge, and
 * lays all on one heap otherwise.
 */
#include "mg-sharing.h"

#include <string.h>

#include "mg-exchange.h"
#include "mg-sharing-dress.h"
#include "mg-text.h"

#define YED_URI "http://www.yworks.com/xml/graphml"
#define SIDE 30.
#define COLLECTIVE_WIDTH 36.
#define COLLECTIVE_HEIGHT 16.

static const struct
{
  const char *ours;
  const char *theirs;
} shapes[] = {
  { "circle", "ellipse" }, { "square", "rectangle" }, { "hexagon", "hexagon" }, { "diamond", "diamond" },
  { "triangle", "triangle" }, { "rounded", "roundrectangle" },
};

static const struct
{
  const char *ours;
  const char *theirs;
  const char *width;
} strokes[] = {
  { "solid", "line", "1.0" }, { "thick", "line", "3.0" }, { "long-dash", "dashed", "1.5" }, { "fine-dot", "dotted", "1.0" },
};

static void
append_real (GString *xml,
             double   real)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  g_string_append (xml, mg_text_format_real (real, buffer));
}

/* As our reader puts tags together again: the file is the same when it is saved. */
static void
append_escaped (GString    *xml,
                const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    switch (*c)
      {
      case '&':
        g_string_append (xml, "&amp;");
        break;

      case '<':
        g_string_append (xml, "&lt;");
        break;

      case '>':
        g_string_append (xml, "&gt;");
        break;

      default:
        g_string_append_c (xml, *c);
      }
}

static const char *
find_shape (MgNetwork    *network,
            const MgItem *item)
{
  const char *shape = mg_dress_get_shape (network, item);

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].ours, shape))
      return shapes[i].theirs;

  return "roundrectangle";
}

static char *
draw_node (MgNetwork    *network,
           const MgItem *item)
{
  gboolean is_collective = item->kind == MG_ITEM_COLLECTIVE;
  double width = is_collective ? COLLECTIVE_WIDTH : SIDE;
  double height = is_collective ? COLLECTIVE_HEIGHT : SIDE;
  g_autofree char *title = mg_network_dup_title (network, item->id);
  GString *xml = g_string_new ("<y:ShapeNode><y:Geometry");
  double x, y;

  g_string_append (xml, " height=\"");
  append_real (xml, height);
  g_string_append (xml, "\" width=\"");
  append_real (xml, width);
  if (mg_network_get_real (network, item->id, MG_FIELD_X, &x) && mg_network_get_real (network, item->id, MG_FIELD_Y, &y))
    {
      /* Theirs is the corner, ours the middle. */
      g_string_append (xml, "\" x=\"");
      append_real (xml, x - width / 2.);
      g_string_append (xml, "\" y=\"");
      append_real (xml, y - height / 2.);
    }

  g_string_append_printf (xml, "\"/><y:Fill color=\"%s\" transparent=\"false\"/>",
                          is_collective ? "#FFFFFF" : mg_dress_get_colour (network, item));
  g_string_append (xml, "<y:BorderStyle color=\"#333333\" type=\"line\" width=\"1.0\"/>"
                   "<y:NodeLabel alignment=\"center\" fontSize=\"12\" modelName=\"sides\" modelPosition=\"s\" textColor=\"#000000\">");
  append_escaped (xml, title);
  g_string_append_printf (xml, "</y:NodeLabel><y:Shape type=\"%s\"/></y:ShapeNode>", find_shape (network, item));

  return g_string_free (xml, FALSE);
}

static char *
draw_edge (MgNetwork    *network,
           const MgItem *item)
{
  const char *stroke = mg_dress_get_shape (network, item);
  const char *type = "line", *width = "1.0";
  gboolean is_directed = mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED);
  const char *wording = item->kind == MG_ITEM_LINK ? mg_dress_get_wording (network, item) : "";
  GString *xml = g_string_new ("<y:PolyLineEdge>");

  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    if (g_str_equal (strokes[i].ours, stroke))
      {
        type = strokes[i].theirs;
        width = strokes[i].width;
      }

  g_string_append_printf (xml, "<y:LineStyle color=\"%s\" type=\"%s\" width=\"%s\"/>"
                          "<y:Arrows source=\"none\" target=\"%s\"/>",
                          mg_dress_get_colour (network, item), type, width, is_directed ? "standard" : "none");
  if (*wording != '\0')
    {
      g_string_append (xml, "<y:EdgeLabel fontSize=\"9\" textColor=\"#666666\" visible=\"false\">");
      append_escaped (xml, wording);
      g_string_append (xml, "</y:EdgeLabel>");
    }
  g_string_append (xml, "<y:BendStyle smoothed=\"false\"/></y:PolyLineEdge>");

  return g_string_free (xml, FALSE);
}

/* What yEd had drawn says the old names and places: it goes. */
static void
drop_drawings (MgNetwork  *network,
               const char *mark)
{
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *row = mg_network_get_field (network, i);

      if (row != NULL && row->type == MG_TYPE_XML && row->extra != NULL && strstr (row->extra, mark) != NULL)
        mg_dress_drop_field (network, i);
    }
}

static void
explain_prefix (MgNetwork *network)
{
  const MgField row = {
    .name = "xmlns:y", .kinds = MG_ITEM_POLE, .type = MG_TYPE_TEXT, .flags = MG_FIELD_FOREIGN | MG_FIELD_HIDDEN,
  };
  MgFieldId field = mg_network_find_field (network, MG_ITEM_POLE, row.name);

  if (field == MG_FIELD_NONE)
    field = mg_dress_add_field (network, &row);
  mg_dress_put (network, MG_ID_POLE, field, mg_value_text (YED_URI));
}

typedef char *(*Draw) (MgNetwork    *network,
                       const MgItem *item);

static void
add_drawings (MgNetwork  *network,
              guint       kinds,
              const char *name,
              const char *extra,
              Draw        draw)
{
  const MgField row = {
    .name = name, .kinds = kinds, .type = MG_TYPE_XML, .flags = MG_FIELD_FOREIGN | MG_FIELD_HIDDEN,
    .key_id = name, .extra = extra,
  };
  MgFieldId field;
  MgNetworkIter iter;
  const MgItem *item;

  drop_drawings (network, extra);
  field = mg_dress_add_field (network, &row);
  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_autofree char *xml = draw (network, item);

      mg_dress_put (network, item->id, field, mg_value_text (xml));
    }
}

void
mg_sharing_dress_for_yed (MgNetwork *network)
{
  g_return_if_fail (MG_IS_NETWORK (network));

  explain_prefix (network);
  add_drawings (network, MG_ITEMS_NODES, "d_nodegraphics", " yfiles.type=\"nodegraphics\"", draw_node);
  add_drawings (network, MG_ITEMS_EDGES, "d_edgegraphics", " yfiles.type=\"edgegraphics\"", draw_edge);
  /* Its arrows say the rest. */
  if (mg_exchange_is_directed (network))
    mg_dress_tell_directions (network);
}
