/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dot-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-graphml.h"
#include "mg-text.h"

#define MAX_DEPTH 64
#define MAX_NODES (1000u * 1000)
#define MAX_COLUMNS 1024u

/* Values and links that a file may bring about by a word ("node [a=b]", "{a b} -> {c d}"),
 * beside what its size pays for.
 */
#define MAX_GIVEN (2u * 1000 * 1000)

/* What holds between two braces. */
typedef struct _Scope Scope;

struct _Scope
{
  const Scope *outer;
  GArray      *defaults[2];    /* MgDotAttribute: of nodes, of edges */
  GArray      *members;        /* guint: nodes; NULL: of a whole graph, nobody asks */
  gboolean     is_cluster;
  char        *name;
  char        *label;
};

/* The ends of a chain of links. */
typedef struct
{
  GArray *nodes;               /* guint */
  GArray *starts;              /* guint: where each end begins in nodes */
} Chain;

static gboolean read_statements (MgDotReader  *self,
                                 Scope        *scope,
                                 GError      **error);

static gboolean
fail_token (MgDotReader  *self,
            MgDotToken    token,
            GError      **error)
{
  if (token == MG_DOT_END)
    return mg_scan_fail (self->text.scan, MG_ERROR_SYNTAX, error,
                         _("The file ends too early: it was not written or copied to its end. Look for an older copy, or ask for a new one."));
  if (token == MG_DOT_SIGN)
    g_string_printf (self->text.text, "%c", self->text.sign);
  else if (token == MG_DOT_ARROW || token == MG_DOT_LINE)
    g_string_assign (self->text.text, token == MG_DOT_ARROW ? "->" : "--");
  self->text.scan->line = self->text.line;

  return mg_scan_fail (self->text.scan, MG_ERROR_SYNTAX, error,
                       _("“%.60s” cannot stand here in a DOT file. Correct the line in a text editor, or ask for a new copy."),
                       self->text.text->str);
}

static gboolean
is_name (MgDotToken token)
{
  return token == MG_DOT_WORD || token == MG_DOT_TEXT || token == MG_DOT_HTML;
}

static gboolean
is_sign (MgDotReader *self,
         MgDotToken   token,
         char         sign)
{
  return token == MG_DOT_SIGN && self->text.sign == sign;
}

static gboolean
next (MgDotReader  *self,
      MgDotToken   *token,
      GError      **error)
{
  *token = mg_dot_next (&self->text, error);

  return *token != MG_DOT_BROKEN;
}

static gboolean
count_given (MgDotReader  *self,
             GError      **error)
{
  return ++self->n_given <= MAX_GIVEN ||
         mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                       _("The file says little and means much: more than %u links or values by a word. It was perhaps made to do harm."),
                       MAX_GIVEN);
}

/* Attributes */

/* "[a=b; c=d]", behind its "[": attributes of such things. */
static gboolean
read_attributes (MgDotReader  *self,
                 MgDomain      domain,
                 GArray       *attributes,
                 GError      **error)
{
  MgDotToken token;

  for (;;)
    {
      g_autofree char *name = NULL;
      MgDotAttribute attribute;

      if (!next (self, &token, error))
        return FALSE;
      if (is_sign (self, token, ']'))
        return TRUE;
      if (is_sign (self, token, ',') || is_sign (self, token, ';'))
        continue;
      if (!is_name (token))
        return fail_token (self, token, error);

      name = mg_dot_resolve_name (self->text.text->str);
      if (!next (self, &token, error))
        return FALSE;
      if (!is_sign (self, token, '='))
        return fail_token (self, token, error);
      if (!next (self, &token, error))
        return FALSE;
      if (!is_name (token))
        return fail_token (self, token, error);

      attribute = mg_dot_make_attribute (self, domain, name, token, self->text.text->str);
      g_array_append_val (attributes, attribute);
      if (self->file->columns->len > MAX_COLUMNS || attributes->len > MAX_COLUMNS)
        return mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                             _("The file declares more than %u keys. It is damaged or was made to do harm."), MAX_COLUMNS);
    }
}

/* As many lists as there are, from the token that may begin the first; @token is
 * the one behind them.
 */
static gboolean
read_lists (MgDotReader  *self,
            MgDomain      domain,
            GArray       *attributes,
            MgDotToken   *token,
            GError      **error)
{
  while (is_sign (self, *token, '['))
    if (!read_attributes (self, domain, attributes, error) || !next (self, token, error))
      return FALSE;

  return TRUE;
}

static void
set_graph (MgDotReader          *self,
           Scope                *scope,
           const MgDotAttribute *attribute,
           const char           *name)
{
  if (attribute->effect != MG_DOT_VALUE)
    return;

  if (scope->outer == NULL)
    {
      g_autofree char *text = g_strdup (mg_given_text (self->file, attribute->text));

      mg_given_set_graph (self->file, attribute->column, text, -1, attribute->line);
    }
  else if (g_str_equal (name, "label"))
    {
      g_free (scope->label);
      scope->label = g_strdup (mg_given_text (self->file, attribute->text));
    }
  else if (scope->is_cluster)
    {
      mg_warnings_add (self->file->warnings, attribute->line,
                       _("“%.60s” says how the network was shown; it is left out."), name);
    }
}

/* Nodes */

static gboolean
apply_defaults (MgDotReader  *self,
                const Scope  *scope,
                gboolean      to_edge,
                guint         index,
                GError      **error)
{
  if (scope->outer != NULL && !apply_defaults (self, scope->outer, to_edge, index, error))
    return FALSE;

  for (guint i = 0; i < scope->defaults[to_edge]->len; i++)
    {
      const MgDotAttribute *attribute = &g_array_index (scope->defaults[to_edge], MgDotAttribute, i);

      if (!count_given (self, error))
        return FALSE;
      if (to_edge)
        mg_dot_give_edge (self, index, attribute);
      else
        mg_dot_give_node (self, index, attribute);
    }

  return TRUE;
}

static gboolean
find_node (MgDotReader  *self,
           const Scope  *scope,
           guint        *node,
           GError      **error)
{
  g_autofree char *name = mg_dot_resolve_name (self->text.text->str);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->nodes, name));

  if (found > 0)
    {
      *node = found - 1;
    }
  else
    {
      if (self->file->nodes->len >= MAX_NODES)
        return mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                             _("The file has more than %u organisations, the most that is read. Keep only the part you need."), MAX_NODES);

      *node = mg_given_add_node (self->file, *name != '\0' ? name : "\"\"", -1, self->text.line);
      g_hash_table_insert (self->nodes, g_strdup (name), GUINT_TO_POINTER (*node + 1));
      if (!apply_defaults (self, scope, FALSE, *node, error))
        return FALSE;
    }

  if (scope->members != NULL)
    g_array_append_val (scope->members, *node);

  return TRUE;
}

/* ":port:compass", from the token that may be the first ":". */
static gboolean
skip_ports (MgDotReader  *self,
            MgDotToken   *token,
            GError      **error)
{
  while (is_sign (self, *token, ':'))
    {
      mg_warnings_add (self->file->warnings, self->text.line,
                       _("Ports are not kept: links are tied to the organisation itself."));
      if (!next (self, token, error))
        return FALSE;
      if (!is_name (*token))
        return fail_token (self, *token, error);
      if (!next (self, token, error))
        return FALSE;
    }

  return TRUE;
}

/* Links */

/* In a strict graph two organisations have one link; @edge is it, if there is one. */
static gboolean
find_pair (MgDotReader *self,
           guint        source,
           guint        target,
           gboolean     directed,
           guint       *edge)
{
  gint64 key = (gint64) source << 32 | target;
  guint found;

  if (!self->strict)
    return FALSE;

  if (!directed && source > target)
    key = (gint64) target << 32 | source;
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->pairs, &key));
  *edge = found - 1;
  if (found == 0)
    g_hash_table_insert (self->pairs, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (self->file->edges->len + 1));

  return found != 0;
}

static gboolean
add_edge (MgDotReader  *self,
          const Scope  *scope,
          guint         source,
          guint         target,
          gboolean      directed,
          const GArray *attributes,
          GError      **error)
{
  guint edge;

  if (!find_pair (self, source, target, directed, &edge))
    {
      MgGivenItem *item;

      edge = mg_given_add_edge (self->file, NULL, "", "", directed, self->text.line);
      item = &g_array_index (self->file->edges, MgGivenItem, edge);
      item->source = g_array_index (self->file->nodes, MgGivenItem, source).id;
      item->target = g_array_index (self->file->nodes, MgGivenItem, target).id;
      if (!apply_defaults (self, scope, TRUE, edge, error))
        return FALSE;
    }

  for (guint i = 0; i < attributes->len; i++)
    mg_dot_give_edge (self, edge, &g_array_index (attributes, MgDotAttribute, i));

  return TRUE;
}

static guint
chain_start (const Chain *chain,
             guint        end)
{
  return end < chain->starts->len ? g_array_index (chain->starts, guint, end) : chain->nodes->len;
}

/* Links all of one end with all of the next. */
static gboolean
add_edges (MgDotReader   *self,
           const Scope   *scope,
           const Chain   *chain,
           gboolean       directed,
           const GArray  *attributes,
           GError       **error)
{
  for (guint end = 0; end + 1 < chain->starts->len; end++)
    for (guint i = chain_start (chain, end); i < chain_start (chain, end + 1); i++)
      for (guint j = chain_start (chain, end + 1); j < chain_start (chain, end + 2); j++)
        {
          if (chain_start (chain, end + 2) - chain_start (chain, end) > 2 && !count_given (self, error))
            return FALSE;
          if (!mg_scan_go_on (self->text.scan, error) ||
              !add_edge (self, scope, g_array_index (chain->nodes, guint, i), g_array_index (chain->nodes, guint, j),
                         directed, attributes, error))
            return FALSE;
        }

  return TRUE;
}

/* Groups of nodes */

static Scope *
scope_new (const Scope *outer)
{
  Scope *scope = g_new0 (Scope, 1);

  scope->outer = outer;
  scope->defaults[0] = g_array_new (FALSE, FALSE, sizeof (MgDotAttribute));
  scope->defaults[1] = g_array_new (FALSE, FALSE, sizeof (MgDotAttribute));
  if (outer != NULL)
    scope->members = g_array_new (FALSE, FALSE, sizeof (guint));

  return scope;
}

static void
scope_free (Scope *scope)
{
  g_array_unref (scope->defaults[0]);
  g_array_unref (scope->defaults[1]);
  g_clear_pointer (&scope->members, g_array_unref);
  g_free (scope->name);
  g_free (scope->label);
  g_free (scope);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scope, scope_free)

/* Each once, in their order: {a a b} is {a b}. */
static void
unite_members (GArray *members)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      guint node = g_array_index (members, guint, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (node)))
        g_array_index (members, guint, n++) = node;
    }

  g_array_set_size (members, n);
}

/* Who is in a cluster is in a group; the innermost one counts. */
static void
name_group (MgDotReader *self,
            const Scope *scope)
{
  const char *name = scope->label != NULL && *scope->label != '\0' ? scope->label : scope->name;
  MgDotAttribute group;

  if (!scope->is_cluster || scope->members->len == 0)
    return;

  g_string_truncate (self->text.text, 0);
  mg_dot_quote (self->text.text, name);
  g_string_truncate (self->text.text, self->text.text->len - 1);
  group = mg_dot_make_attribute (self, MG_DOMAIN_NODE, "group", MG_DOT_TEXT, self->text.text->str + 1);
  for (guint i = 0; i < scope->members->len; i++)
    {
      guint node = g_array_index (scope->members, guint, i);
      const MgGivenItem *item = &g_array_index (self->file->nodes, MgGivenItem, node);
      gboolean has_one = FALSE;

      for (guint32 j = item->first; j != 0; j = g_array_index (self->file->values, MgGivenValue, j - 1).next)
        has_one |= g_array_index (self->file->values, MgGivenValue, j - 1).column == group.column;
      if (!has_one)
        mg_dot_give_node (self, node, &group);
    }
}

static void
append_members (GArray       *to,
                const GArray *members)
{
  if (to != NULL && members != NULL)
    g_array_append_vals (to, members->data, members->len);
}

/* "subgraph name { … }", from one of its first two tokens; its nodes come into @nodes. */
static gboolean
read_subgraph (MgDotReader  *self,
               Scope        *outer,
               MgDotToken    token,
               GArray       *nodes,
               MgDotToken   *behind,
               GError      **error)
{
  g_autoptr(Scope) scope = scope_new (outer);
  GArray *known = NULL;

  if (!is_sign (self, token, '{'))
    {
      if (!next (self, &token, error))
        return FALSE;
      if (is_name (token))
        {
          scope->name = g_strdup (self->text.text->str);
          scope->is_cluster = g_str_has_prefix (scope->name, "cluster");
          known = g_hash_table_lookup (self->subgraphs, scope->name);
          if (!next (self, &token, error))
            return FALSE;
        }
    }

  if (is_sign (self, token, '{'))
    {
      if (!read_statements (self, scope, error) || !next (self, behind, error))
        return FALSE;
    }
  else if (known != NULL)
    {
      *behind = token;
    }
  else
    {
      return fail_token (self, token, error);
    }

  /* The token behind is in the reader's text, which a group's name needs. */
  append_members (scope->members, known);
  unite_members (scope->members);
  append_members (nodes, scope->members);
  append_members (outer->members, scope->members);
  if (scope->is_cluster)
    {
      g_autofree char *kept = g_strdup (self->text.text->str);

      name_group (self, scope);
      g_string_assign (self->text.text, kept);
    }
  if (scope->name != NULL)
    g_hash_table_insert (self->subgraphs, g_strdup (scope->name), g_array_ref (scope->members));

  return TRUE;
}

/* Statements */

/* "node [a=b]": what holds for those that come. */
static gboolean
read_defaults (MgDotReader  *self,
               Scope        *scope,
               MgDomain      domain,
               MgDotToken   *token,
               GError      **error)
{
  g_autoptr(GArray) attributes = NULL;

  if (domain != MG_DOMAIN_GRAPH)
    return read_lists (self, domain, scope->defaults[domain == MG_DOMAIN_EDGE], token, error);

  attributes = g_array_new (FALSE, FALSE, sizeof (MgDotAttribute));
  if (!read_lists (self, domain, attributes, token, error))
    return FALSE;

  for (guint i = 0; i < attributes->len; i++)
    {
      const MgDotAttribute *attribute = &g_array_index (attributes, MgDotAttribute, i);
      const MgGivenColumn *column = &g_array_index (self->file->columns, MgGivenColumn, attribute->column);

      set_graph (self, scope, attribute, g_array_index (self->file->keys, MgKey, column->key).name);
    }

  return TRUE;
}

static gboolean
read_assignment (MgDotReader  *self,
                 Scope        *scope,
                 const char   *name,
                 MgDotToken   *token,
                 GError      **error)
{
  MgDotAttribute attribute;

  if (!next (self, token, error))
    return FALSE;
  if (!is_name (*token))
    return fail_token (self, *token, error);

  attribute = mg_dot_make_attribute (self, MG_DOMAIN_GRAPH, name, *token, self->text.text->str);
  set_graph (self, scope, &attribute, name);

  return next (self, token, error);
}

/* One end of a link, from its first token; @token is the one behind it. */
static gboolean
read_end (MgDotReader  *self,
          Scope        *scope,
          Chain        *chain,
          MgDotToken   *token,
          GError      **error)
{
  guint start = chain->nodes->len;
  guint node;

  g_array_append_val (chain->starts, start);
  if (is_sign (self, *token, '{') || mg_dot_is_keyword (&self->text, *token, "subgraph"))
    return read_subgraph (self, scope, *token, chain->nodes, token, error);

  if (!is_name (*token))
    return fail_token (self, *token, error);
  if (!find_node (self, scope, &node, error))
    return FALSE;

  g_array_append_val (chain->nodes, node);

  return next (self, token, error) && skip_ports (self, token, error);
}

/* Behind the first end: more of them, then attributes of all links, or of the one node. */
static gboolean
read_rest (MgDotReader  *self,
           Scope        *scope,
           Chain        *chain,
           MgDotToken   *token,
           GError      **error)
{
  g_autoptr(GArray) attributes = g_array_new (FALSE, FALSE, sizeof (MgDotAttribute));
  gboolean directed = *token == MG_DOT_ARROW;
  gboolean is_link = directed || *token == MG_DOT_LINE;

  while (*token == MG_DOT_ARROW || *token == MG_DOT_LINE)
    if (!next (self, token, error) || !read_end (self, scope, chain, token, error))
      return FALSE;

  if (!read_lists (self, is_link ? MG_DOMAIN_EDGE : MG_DOMAIN_NODE, attributes, token, error))
    return FALSE;

  if (is_link)
    return add_edges (self, scope, chain, directed, attributes, error);

  for (guint i = 0; i < attributes->len; i++)
    mg_dot_give_node (self, g_array_index (chain->nodes, guint, 0), &g_array_index (attributes, MgDotAttribute, i));

  return TRUE;
}

static gboolean
read_chain (MgDotReader  *self,
            Scope        *scope,
            Chain        *chain,
            MgDotToken   *token,
            GError      **error)
{
  gboolean is_set = is_sign (self, *token, '{') || mg_dot_is_keyword (&self->text, *token, "subgraph");

  if (!read_end (self, scope, chain, token, error))
    return FALSE;
  if (is_set && *token != MG_DOT_ARROW && *token != MG_DOT_LINE)
    return TRUE;

  return read_rest (self, scope, chain, token, error);
}

/* A statement from its first token; @token is the one behind it. */
static gboolean
read_statement (MgDotReader  *self,
                Scope        *scope,
                MgDotToken   *token,
                GError      **error)
{
  static const char * const keywords[] = { "node", "edge", "graph" };
  g_autofree char *name = NULL;
  g_autoptr(GArray) nodes = NULL;
  g_autoptr(GArray) starts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (mg_dot_is_keyword (&self->text, *token, keywords[i]))
      return next (self, token, error) && read_defaults (self, scope, (MgDomain) i, token, error);

  /* "a = b" and "a -> b" begin alike. */
  if (is_name (*token) && !mg_dot_is_keyword (&self->text, *token, "subgraph"))
    {
      const char *at = self->text.scan->at;

      while (g_ascii_isspace (*at))
        at++;
      if (*at == '=')
        {
          name = mg_dot_resolve_name (self->text.text->str);
          return next (self, token, error) && read_assignment (self, scope, name, token, error);
        }
    }

  nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  starts = g_array_new (FALSE, FALSE, sizeof (guint));

  return read_chain (self, scope, &(Chain) { nodes, starts }, token, error);
}

/* Behind "{" and to its "}". */
static gboolean
read_statements (MgDotReader  *self,
                 Scope        *scope,
                 GError      **error)
{
  MgDotToken token;
  gboolean done;

  if (++self->depth > MAX_DEPTH)
    return mg_scan_fail (self->text.scan, MG_ERROR_TOO_LARGE, error,
                         _("Lists and objects are nested more than %u deep here. The file is damaged or was made to do harm."),
                         MAX_DEPTH);

  done = next (self, &token, error);
  while (done && !is_sign (self, token, '}'))
    {
      if (is_sign (self, token, ';') || is_sign (self, token, ','))
        done = next (self, &token, error);
      else
        done = read_statement (self, scope, &token, error);
    }
  self->depth--;

  return done;
}

/* Behind "strict": "digraph name {…}". */
static gboolean
read_graph (MgDotReader  *self,
            MgDotToken    token,
            GError      **error)
{
  g_autoptr(Scope) scope = scope_new (NULL);
  g_autofree char *name = NULL;

  if (!mg_dot_is_keyword (&self->text, token, "graph") && !mg_dot_is_keyword (&self->text, token, "digraph"))
    return fail_token (self, token, error);
  if (!next (self, &token, error))
    return FALSE;

  if (is_name (token))
    {
      name = g_strdup (self->text.text->str);
      if (!next (self, &token, error))
        return FALSE;
    }
  if (!is_sign (self, token, '{'))
    return fail_token (self, token, error);

  mg_given_add_graph (self->file, name, self->text.line);
  g_hash_table_remove_all (self->nodes);
  g_hash_table_remove_all (self->pairs);
  g_hash_table_remove_all (self->subgraphs);

  return read_statements (self, scope, error);
}

gboolean
mg_dot_read_graphs (MgDotReader  *self,
                    GError      **error)
{
  MgDotToken token;

  if (!next (self, &token, error))
    return FALSE;

  do
    {
      self->strict = mg_dot_is_keyword (&self->text, token, "strict");
      if (self->strict && !next (self, &token, error))
        return FALSE;
      if (!read_graph (self, token, error) || !next (self, &token, error))
        return FALSE;
    }
  while (token != MG_DOT_END);

  return TRUE;
}
