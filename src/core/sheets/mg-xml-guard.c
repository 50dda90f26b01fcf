/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml-guard.h"

static void
refuse (gpointer    data,
        const char *entity)
{
  const MgXmlGuard *guard = data;

  guard->refuse (data, entity);
}

static void
entity_func (void          *data,
             const xmlChar *name,
             int            type,
             const xmlChar *public_id,
             const xmlChar *system_id,
             xmlChar       *content)
{
  refuse (data, NULL);
}

static void
unparsed_entity_func (void          *data,
                      const xmlChar *name,
                      const xmlChar *public_id,
                      const xmlChar *system_id,
                      const xmlChar *notation)
{
  refuse (data, NULL);
}

static void
attribute_declaration_func (void              *data,
                            const xmlChar     *element,
                            const xmlChar     *name,
                            int                type,
                            int                how,
                            const xmlChar     *value,
                            xmlEnumerationPtr  values)
{
  xmlFreeEnumeration (values);
  refuse (data, NULL);
}

static xmlEntityPtr
get_entity_func (void          *data,
                 const xmlChar *name)
{
  xmlEntityPtr entity = xmlGetPredefinedEntity (name);

  if (entity == NULL)
    refuse (data, (const char *) name);

  return entity;
}

static xmlEntityPtr
get_parameter_entity_func (void          *data,
                           const xmlChar *name)
{
  refuse (data, NULL);

  return NULL;
}

static xmlParserInputPtr
resolve_func (void          *data,
              const xmlChar *public_id,
              const xmlChar *system_id)
{
  refuse (data, NULL);

  return NULL;
}

static xmlParserInputPtr
load_nothing (const char       *url,
              const char       *id,
              xmlParserCtxtPtr  context)
{
  return NULL;
}

static gpointer
prepare_library (gpointer data)
{
  xmlInitParser ();
  xmlSetExternalEntityLoader (load_nothing);

  return NULL;
}

void
mg_xml_guard_init (xmlSAXHandler *handlers)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, prepare_library, NULL);

  handlers->initialized = XML_SAX2_MAGIC;
  handlers->entityDecl = entity_func;
  handlers->unparsedEntityDecl = unparsed_entity_func;
  handlers->attributeDecl = attribute_declaration_func;
  handlers->getEntity = get_entity_func;
  handlers->getParameterEntity = get_parameter_entity_func;
  handlers->resolveEntity = resolve_func;
}

static void
swallow (void     *data,
         xmlError *complaint)
{
}

static void
swallow_text (void       *data,
              const char *format,
              ...)
{
}

void
mg_xml_silence_begin (MgXmlSilence *self)
{
  /* These four belong to this thread alone. */
  *self = (MgXmlSilence) { xmlStructuredError, xmlStructuredErrorContext, xmlGenericError, xmlGenericErrorContext };

  /* What it cannot tie to a document it would print. */
  xmlSetStructuredErrorFunc (NULL, (xmlStructuredErrorFunc) swallow);
  xmlSetGenericErrorFunc (NULL, swallow_text);
}

void
mg_xml_silence_end (MgXmlSilence *self)
{
  xmlSetGenericErrorFunc (self->generic_data, self->generic);
  xmlSetStructuredErrorFunc (self->structured_data, self->structured);
}

void
mg_xml_free_context (xmlParserCtxtPtr context)
{
  xmlDocPtr document = context->myDoc;

  xmlFreeParserCtxt (context);
  if (document != NULL)
    xmlFreeDoc (document);
}
