/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-tags.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "mg-error.h"
#include "mg-xml-guard.h"

#define MAX_DEPTH 64
#define BLOCK (64u * 1024)

struct _MgTags
{
  MgXmlGuard        guard;
  MgTagHandlers     handlers;
  gpointer          user_data;
  const char       *name;
  xmlParserCtxtPtr  context;
  guint             depth;
  GError           *failure;       /* the first; nothing is handled after it */
};

/* ---- Attributes --------------------------------------------------------------------- */

const char *
mg_tag_get_bytes (const MgTag *tag,
                  const char  *attribute,
                  gsize       *length)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      const unsigned char **five = tag->attributes + (gsize) 5 * i;

      if (strcmp ((const char *) five[0], attribute) == 0)
        {
          *length = (gsize) (five[4] - five[3]);
          return (const char *) five[3];
        }
    }

  return NULL;
}

char *
mg_tag_dup (const MgTag *tag,
            const char  *attribute)
{
  gsize length;
  const char *text = mg_tag_get_bytes (tag, attribute, &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}

guint
mg_tag_get_uint (const MgTag *tag,
                 const char  *attribute,
                 guint        fallback)
{
  gsize length;
  const char *text = mg_tag_get_bytes (tag, attribute, &length);
  guint64 number = 0;

  if (text == NULL || length == 0)
    return fallback;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]) || number > G_MAXUINT / 10)
        return fallback;
      number = number * 10 + (guint64) (text[i] - '0');
    }

  return number <= G_MAXUINT ? (guint) number : fallback;
}

gboolean
mg_tag_equals (const MgTag *tag,
               const char  *attribute,
               const char  *value)
{
  gsize length = strlen (value);

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      const unsigned char **five = tag->attributes + (gsize) 5 * i;

      if (strcmp ((const char *) five[0], attribute) == 0 && (gsize) (five[4] - five[3]) == length &&
          memcmp (five[3], value, length) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
mg_tag_is_true (const MgTag *tag,
                const char  *attribute)
{
  return mg_tag_equals (tag, attribute, "1") || mg_tag_equals (tag, attribute, "true") ||
         mg_tag_equals (tag, attribute, "on");
}

/* ---- What the parser tells --------------------------------------------------------------- */

void
mg_tags_stop (MgTags *self,
              GError *error)
{
  if (self->failure == NULL)
    self->failure = error;
  else
    g_error_free (error);

  /* xmlStopParser() would free bytes that our caller still looks at. */
  self->context->disableSAX = 1;
}

static void
fail (MgTags     *self,
      int         code,
      const char *sentence)
{
  mg_tags_stop (self, g_error_new (MG_ERROR, code, "%s: %s", self->name, sentence));
}

static void
start_func (void           *data,
            const xmlChar  *name,
            const xmlChar  *prefix,
            const xmlChar  *uri,
            int             n_namespaces,
            const xmlChar **namespaces,
            int             n_attributes,
            int             n_defaulted,
            const xmlChar **attributes)
{
  MgTags *self = data;
  MgTag tag = { (const char *) name, self->depth + 1, (guint) n_attributes, attributes };

  if (self->failure != NULL)
    return;

  if (++self->depth > MAX_DEPTH)
    fail (self, MG_ERROR_TOO_LARGE, _("Its tags are nested too deep. The file is damaged or was made to do harm."));
  else if (self->handlers.start != NULL)
    self->handlers.start (self, &tag, self->user_data);
}

static void
end_func (void          *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri)
{
  MgTags *self = data;

  if (self->failure != NULL)
    return;

  if (self->handlers.end != NULL)
    self->handlers.end (self, (const char *) name, self->depth, self->user_data);
  self->depth--;
}

static void
text_func (void          *data,
           const xmlChar *text,
           int            length)
{
  MgTags *self = data;

  if (self->failure == NULL && length > 0 && self->handlers.text != NULL)
    self->handlers.text (self, (const char *) text, (gsize) length, self->user_data);
}

static void
refuse (gpointer    data,
        const char *entity)
{
  MgTags *self = data;

  if (self->failure == NULL)
    fail (self, MG_ERROR_SYNTAX,
          _("The spreadsheet declares abbreviations of its own (entities), which can be used to do harm and are refused. Save it as CSV."));
}

static void
complaint_func (void     *data,
                xmlError *complaint)
{
  MgTags *self = data;

  if (complaint->level < XML_ERR_ERROR || complaint->code == XML_WAR_NS_URI || self->failure != NULL)
    return;

  fail (self, MG_ERROR_SYNTAX,
        _("The spreadsheet is damaged: its XML breaks off or is wrong. Open it in your spreadsheet program and save it again."));
}

static const xmlSAXHandler callbacks = {
  .startElementNs = start_func,
  .endElementNs = end_func,
  .characters = text_func,
  .cdataBlock = text_func,
  .ignorableWhitespace = text_func,
  .serror = (xmlStructuredErrorFunc) complaint_func,
};

/* ---- Running ---------------------------------------------------------------------------- */

static gboolean
feed (MgTags             *self,
      GBytes             *bytes,
      const MgTagsWatch  *watch,
      GError            **error)
{
  gsize length, at = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  while (at < length && self->failure == NULL && !self->context->disableSAX)
    {
      gsize n = MIN (length - at, BLOCK);

      if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
        return FALSE;

      xmlParseChunk (self->context, data + at, (int) n, 0);
      at += n;
      if (watch->progress != NULL)
        mg_progress_report (watch->progress, watch->start + (watch->end - watch->start) * (double) at / (double) length);
    }

  if (self->failure == NULL && !self->context->disableSAX)
    xmlParseChunk (self->context, NULL, 0, 1);

  /* It also stops without a word, at bytes that it cannot convert. */
  if (self->failure == NULL && (!self->context->wellFormed || self->depth > 0))
    fail (self, MG_ERROR_SYNTAX,
          _("The spreadsheet is damaged: its XML breaks off or is wrong. Open it in your spreadsheet program and save it again."));

  if (self->failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->failure));

  return FALSE;
}

gboolean
mg_tags_run (GBytes               *bytes,
             const char           *name,
             const MgTagHandlers  *handlers,
             gpointer              user_data,
             const MgTagsWatch    *watch,
             GError              **error)
{
  xmlSAXHandler sax = callbacks;
  MgTags self = { { refuse }, *handlers, user_data, name };
  MgXmlSilence silence;
  gboolean done;

  mg_xml_guard_init (&sax);
  self.context = xmlCreatePushParserCtxt (&sax, &self, NULL, 0, NULL);
  if (self.context == NULL)
    g_error ("Out of memory");
  xmlCtxtUseOptions (self.context, XML_PARSE_NONET | XML_PARSE_NOCDATA);

  mg_xml_silence_begin (&silence);
  done = feed (&self, bytes, watch, error);
  mg_xml_silence_end (&silence);

  mg_xml_free_context (self.context);
  g_clear_error (&self.failure);

  return done;
}
