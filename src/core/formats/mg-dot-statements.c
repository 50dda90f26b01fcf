/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dot-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-graphml.h"
#include "mg-text.h"

#define MAX_DEPTH 64
#define MAX_COLUMNS 1024u

static gboolean read_statements (MgDotReader  *self,
                                 MgDotScope        *scope,
                                 GError      **error);

static gboolean
fail_token (MgDotReader *self,
            MgDotToken   token,
            GError     **error)
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
  return token == MG_DOT_WORD || token == MG_DOT_NUMBER || token == MG_DOT_TEXT || token == MG_DOT_HTML;
}

static gboolean
is_sign (MgDotReader *self,
         MgDotToken   token,
         char         sign)
{
  return token == MG_DOT_SIGN && self->text.sign == sign;
}

static gboolean
next (MgDotReader *self,
      MgDotToken  *token,
      GError     **error)
{
  *token = mg_dot_next (&self->text, error);

  return *token != MG_DOT_BROKEN;
}

/* Attributes */

/* "[a=b; c=d]", behind its "[": attributes of such things. */
static gboolean
read_attributes (MgDotReader *self,
                 MgDomain     domain,
                 GArray      *attributes,
                 GError     **error)
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
read_lists (MgDotReader *self,
            MgDomain     domain,
            GArray      *attributes,
            MgDotToken  *token,
            GError     **error)
{
  while (is_sign (self, *token, '['))
    if (!read_attributes (self, domain, attributes, error) || !next (self, token, error))
      return FALSE;

  return TRUE;
}

static void
set_graph (MgDotReader          *self,
           MgDotScope           *scope,
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

/* Links */

/* ":port:compass", from the token that may be the first ":". */
static gboolean
skip_ports (MgDotReader *self,
            MgDotToken  *token,
            GError     **error)
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

/* Groups of nodes */

static void
append_members (GArray       *to,
                const GArray *members)
{
  if (to != NULL && members != NULL)
    g_array_append_vals (to, members->data, members->len);
}

/* "subgraph name { … }", from one of its first two tokens; its nodes come into @nodes. */
static gboolean
read_subgraph (MgDotReader *self,
               MgDotScope  *outer,
               MgDotToken   token,
               GArray      *nodes,
               MgDotToken  *behind,
               GError     **error)
{
  g_autoptr(MgDotScope) scope = mg_dot_scope_new (outer);
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
  mg_dot_unite_members (scope->members);
  append_members (nodes, scope->members);
  append_members (outer->members, scope->members);
  if (scope->is_cluster)
    {
      g_autofree char *kept = g_strdup (self->text.text->str);

      mg_dot_name_group (self, scope);
      g_string_assign (self->text.text, kept);
    }
  if (scope->name != NULL)
    g_hash_table_insert (self->subgraphs, g_strdup (scope->name), g_array_ref (scope->members));

  return TRUE;
}

/* Statements */

/* "node [a=b]": what holds for those that come. */
static gboolean
read_defaults (MgDotReader *self,
               MgDotScope  *scope,
               MgDomain     domain,
               MgDotToken  *token,
               GError     **error)
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
      const MgGivenColumn *column;

      /* What is left out has no column. */
      if (attribute->effect != MG_DOT_VALUE)
        continue;

      column = &g_array_index (self->file->columns, MgGivenColumn, attribute->column);
      set_graph (self, scope, attribute, g_array_index (self->file->keys, MgKey, column->key).name);
    }

  return TRUE;
}

static gboolean
read_assignment (MgDotReader *self,
                 MgDotScope  *scope,
                 const char  *name,
                 MgDotToken  *token,
                 GError     **error)
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
read_end (MgDotReader *self,
          MgDotScope  *scope,
          MgDotChain  *chain,
          MgDotToken  *token,
          GError     **error)
{
  guint start = chain->nodes->len;
  guint node;

  g_array_append_val (chain->starts, start);
  if (is_sign (self, *token, '{') || mg_dot_is_keyword (&self->text, *token, "subgraph"))
    return read_subgraph (self, scope, *token, chain->nodes, token, error);

  if (!is_name (*token))
    return fail_token (self, *token, error);
  if (!mg_dot_find_node (self, scope, &node, error))
    return FALSE;

  g_array_append_val (chain->nodes, node);

  return next (self, token, error) && skip_ports (self, token, error);
}

/* Behind the first end: more of them, then attributes of all links, or of the one node. */
static gboolean
read_rest (MgDotReader *self,
           MgDotScope  *scope,
           MgDotChain  *chain,
           MgDotToken  *token,
           GError     **error)
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
    return mg_dot_add_edges (self, scope, chain, directed, attributes, error);

  for (guint i = 0; i < attributes->len; i++)
    mg_dot_give_node (self, g_array_index (chain->nodes, guint, 0), &g_array_index (attributes, MgDotAttribute, i));

  return TRUE;
}

static gboolean
read_chain (MgDotReader *self,
            MgDotScope  *scope,
            MgDotChain  *chain,
            MgDotToken  *token,
            GError     **error)
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
read_statement (MgDotReader *self,
                MgDotScope  *scope,
                MgDotToken  *token,
                GError     **error)
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

  return read_chain (self, scope, &(MgDotChain) { nodes, starts }, token, error);
}

/* Behind "{" and to its "}". */
static gboolean
read_statements (MgDotReader *self,
                 MgDotScope  *scope,
                 GError     **error)
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
read_graph (MgDotReader *self,
            MgDotToken   token,
            GError     **error)
{
  g_autoptr(MgDotScope) scope = mg_dot_scope_new (NULL);
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
mg_dot_read_graphs (MgDotReader *self,
                    GError     **error)
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
