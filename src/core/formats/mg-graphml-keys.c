/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GraphML: <key>, its <default> and its <desc>. */
#include "mg-graphml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-text.h"

/* Where it stands, its prefix is explained with it. */
static void
append_extra_namespace (GString              *extra,
                        const MgXmlAttribute *attribute)
{
  g_autofree char *declaration = g_strdup_printf (" xmlns:%s=\"", attribute->prefix);

  if (g_str_equal (attribute->prefix, "xml") || strstr (extra->str, declaration) != NULL)
    return;

  g_string_append (extra, declaration);
  mg_xml_append_raw (extra, attribute->uri, strlen (attribute->uri));
  g_string_append_c (extra, '"');
}

static void
append_extra (MgGraphmlReader      *self,
              const MgXmlAttribute *attribute)
{
  GString *extra = self->key.extra;

  if (attribute->prefix != NULL)
    append_extra_namespace (extra, attribute);

  g_string_append_c (extra, ' ');
  if (attribute->prefix != NULL)
    g_string_append_printf (extra, "%s:", attribute->prefix);
  g_string_append_printf (extra, "%s=\"", attribute->name);
  mg_xml_append_raw (extra, attribute->value, attribute->length);
  g_string_append_c (extra, '"');
}

static void
set_own_type (MgGraphmlReader      *self,
              const MgXmlAttribute *attribute)
{
  g_autoptr(GString) value = g_string_new_len (attribute->value, (gssize) attribute->length);

  if (!g_str_equal (attribute->name, "type"))
    return;

  g_free (self->key.type);
  self->key.type = mg_text_clean (value->str, (gssize) value->len);
}

void
mg_graphml_start_key (MgGraphmlReader      *self,
                      const MgXmlTag       *tag,
                      MgGraphmlLevel       *level,
                      const MgGraphmlLevel *parent)
{
  self->key = (MgKey) {
    .id = mg_graphml_dup_attribute (self, tag, N_ID),
    .name = mg_graphml_dup_attribute (self, tag, N_NAME),
    .type = mg_graphml_dup_attribute (self, tag, N_TYPE),
    .domain = mg_graphml_dup_attribute (self, tag, N_FOR),
    .extra = g_string_new (NULL),
    .line = mg_xml_get_line (self->xml),
  };

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      if (attribute.prefix != NULL && g_strcmp0 (attribute.uri, MG_GRAPHML_OWN_NAMESPACE) == 0)
        set_own_type (self, &attribute);
      else if (attribute.prefix != NULL ||
               (attribute.name != self->names[N_ID] && attribute.name != self->names[N_NAME] &&
                attribute.name != self->names[N_TYPE] && attribute.name != self->names[N_FOR]))
        append_extra (self, &attribute);
    }

  mg_graphml_check_columns (self);
}

void
mg_graphml_clear_key (MgGraphmlReader *self)
{
  g_clear_pointer (&self->key.id, g_free);
  g_clear_pointer (&self->key.name, g_free);
  g_clear_pointer (&self->key.type, g_free);
  g_clear_pointer (&self->key.domain, g_free);
  g_clear_pointer (&self->key.initial, g_free);
  g_clear_pointer (&self->key.description, g_free);
  if (self->key.extra != NULL)
    g_string_free (self->key.extra, TRUE);
  self->key = (MgKey) { 0, };
}

void
mg_graphml_end_key (MgGraphmlReader *self)
{
  if (self->key.id == NULL || *self->key.id == '\0')
    {
      mg_warnings_add (self->file->warnings, self->key.line,
                       _("A key has no identifier and is left out."));
      mg_graphml_clear_key (self);
      return;
    }

  mg_given_add_key (self->file, &self->key);
  self->key = (MgKey) { 0, };
}

void
mg_graphml_start_of_key (MgGraphmlReader      *self,
                         const MgXmlTag       *tag,
                         MgGraphmlLevel       *level,
                         const MgGraphmlLevel *parent)
{
  g_string_truncate (self->text, 0);
}

void
mg_graphml_end_default (MgGraphmlReader *self)
{
  g_free (self->key.initial);
  self->key.initial = mg_text_clean (self->text->str, (gssize) self->text->len);
}

void
mg_graphml_end_description (MgGraphmlReader *self)
{
  g_free (self->key.description);
  self->key.description = self->text->len > 0 ? mg_text_clean (self->text->str, (gssize) self->text->len) : NULL;
}
