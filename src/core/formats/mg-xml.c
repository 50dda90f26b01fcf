/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"
#include "mg-xml-guard.h"
#include "mg-xml-sentences.h"
#include "mg-xml-source.h"

#define MAX_ATTRIBUTES 256
#define MAX_ATTRIBUTE_LENGTH (64u * 1024)
/* Of the address of a namespace: kept tags repeat it. */
#define MAX_URI_LENGTH (4u * 1024)
#define MAX_TAGS (16u * 1000 * 1000)
/* Bytes given to the parser since it last reported anything. */
#define MAX_SILENCE (256u * 1024)
#define MAX_CDATA (1024u * 1024)
/* What it may have been given without looking at it yet. */
#define READ_AHEAD (8u * 1024)

struct _MgXml
{
  MgXmlGuard        guard;
  MgXmlHandlers     handlers;
  gpointer          user_data;
  const char       *name;
  xmlParserCtxtPtr  context;
  MgXmlSource      *source;     /* NULL: not running */
  guint             depth;
  guint             n_tags;
  const char       *leaf_name;  /* NULL: none is expected */
  const char       *leaf_uri;
  gboolean          in_leaf;    /* told as such, and no tag in it since */
  guint64           n_fed;
  guint64           heard;      /* n_fed when the parser last reported something */
  GError           *failure;    /* the first; nothing is handled after it */
};

/* xmlStopParser() would free the bytes that the caller of a callback still
 * looks at; this flag only keeps the parser from calling us again.
 */
static void
stop (MgXml *self)
{
  self->context->disableSAX = 1;
}

static void
set_failure (MgXml      *self,
             int         code,
             guint       line,
             const char *sentence)
{
  if (self->failure == NULL)
    self->failure = g_error_new (MG_ERROR, code, "%s:%u: %s", self->name, line, sentence);

  stop (self);
}

void
mg_xml_fail (MgXml      *self,
             int         code,
             const char *format,
             ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = mg_text_mend (g_strdup_vprintf (format, args));
  va_end (args);

  set_failure (self, code, mg_xml_get_line (self), sentence);
}

guint
mg_xml_get_line (MgXml *self)
{
  return self->context->input != NULL ? (guint) self->context->input->line : 0;
}

guint64
mg_xml_get_n_read (MgXml *self)
{
  return self->n_fed;
}

const char *
mg_xml_intern (MgXml      *self,
               const char *name)
{
  return (const char *) xmlDictLookup (self->context->dict, BAD_CAST name, -1);
}

/* Which of the limits it is. */
static gboolean
check_tag (MgXml          *self,
           const MgXmlTag *tag)
{
  if (self->depth > MG_XML_MAX_DEPTH)
    mg_xml_fail (self, MG_ERROR_TOO_LARGE,
                 _("Tags are nested more than %u deep here. The file is damaged or was made to do harm."), MG_XML_MAX_DEPTH);
  else if (tag->n_attributes > MAX_ATTRIBUTES || tag->n_namespaces > MAX_ATTRIBUTES)
    mg_xml_fail (self, MG_ERROR_TOO_LARGE,
                 _("A tag here has more than %u attributes. The file is damaged or was made to do harm."), MAX_ATTRIBUTES);
  else if (self->n_tags > MAX_TAGS)
    mg_xml_fail (self, MG_ERROR_TOO_LARGE,
                 _("The file has more than %u tags, the most that is read. Keep only the part you need."), MAX_TAGS);

  for (guint i = 0; i < tag->n_attributes && self->failure == NULL; i++)
    if (mg_xml_tag_get (tag, i).length > MAX_ATTRIBUTE_LENGTH)
      mg_xml_fail (self, MG_ERROR_TOO_LARGE,
                   _("An attribute here is longer than 64 KiB. The file is damaged or was made to do harm."));

  for (guint i = 0; i < tag->n_namespaces && self->failure == NULL; i++)
    if (tag->namespaces[2 * i + 1] != NULL && strlen ((const char *) tag->namespaces[2 * i + 1]) > MAX_URI_LENGTH)
      mg_xml_fail (self, MG_ERROR_TOO_LARGE,
                   _("The address of a namespace here is longer than 4 KiB. The file is damaged or was made to do harm."));

  return self->failure == NULL;
}

/* Whether it keeps all limits, as nearly every tag does. */
static gboolean
is_moderate (MgXml          *self,
             const MgXmlTag *tag)
{
  if (++self->n_tags > MAX_TAGS || self->depth > MG_XML_MAX_DEPTH || tag->n_attributes > MAX_ATTRIBUTES ||
      tag->n_namespaces > 0)
    return FALSE;

  for (guint i = 0; i < tag->n_attributes; i++)
    if (mg_xml_tag_get (tag, i).length > MAX_ATTRIBUTE_LENGTH)
      return FALSE;

  return TRUE;
}

void
mg_xml_expect_leaf (MgXml      *self,
                    const char *name,
                    const char *uri)
{
  self->leaf_name = name;
  self->leaf_uri = uri;
}

/* The tag that comes most, told the short way if it is as it mostly is. */
static inline gboolean
start_leaf (MgXml          *self,
            const xmlChar **five)
{
  MgXmlAttribute attribute = {
    (const char *) five[0], (const char *) five[1], (const char *) five[2],
    (const char *) five[3], (gsize) (five[4] - five[3])
  };

  if (self->depth >= MG_XML_MAX_DEPTH || self->n_tags >= MAX_TAGS || attribute.length > MAX_ATTRIBUTE_LENGTH ||
      !self->handlers.leaf (self, &attribute, mg_xml_get_line (self), self->user_data))
    return FALSE;

  self->heard = self->n_fed;
  self->depth++;
  self->n_tags++;
  self->in_leaf = TRUE;

  return TRUE;
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
  MgXml *self = data;
  MgXmlTag tag;

  if (self->failure != NULL ||
      (name == (const xmlChar *) self->leaf_name && uri == (const xmlChar *) self->leaf_uri && n_attributes == 1 &&
       n_namespaces == 0 && start_leaf (self, attributes)))
    return;

  tag = (MgXmlTag) {
    (const char *) name, (const char *) prefix, (const char *) uri,
    (guint) n_namespaces, namespaces, (guint) n_attributes, attributes, mg_xml_get_line (self)
  };
  self->in_leaf = FALSE;
  self->heard = self->n_fed;
  self->depth++;
  if (is_moderate (self, &tag) || check_tag (self, &tag))
    self->handlers.start (self, &tag, self->user_data);
}

static void
end_func (void          *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri)
{
  MgXml *self = data;

  if (self->failure != NULL)
    return;

  self->heard = self->n_fed;
  if (self->in_leaf)
    {
      self->in_leaf = FALSE;
      self->handlers.leaf_end (self, self->user_data);
    }
  else
    {
      const MgXmlTag tag = { (const char *) name, (const char *) prefix, (const char *) uri };

      self->handlers.end (self, &tag, self->user_data);
    }
  self->depth--;
}

static void
text_func (void          *data,
           const xmlChar *text,
           int            length)
{
  MgXml *self = data;

  if (self->failure != NULL || length <= 0)
    return;

  self->heard = self->n_fed;
  self->handlers.text (self, (const char *) text, (gsize) length, self->user_data);
}

static void
comment_func (void          *data,
              const xmlChar *text)
{
  MgXml *self = data;

  self->heard = self->n_fed;
}

static void
instruction_func (void          *data,
                  const xmlChar *target,
                  const xmlChar *text)
{
  MgXml *self = data;

  self->heard = self->n_fed;
}

/* A document type is let through as long as it declares nothing. */
static void
document_type_func (void          *data,
                    const xmlChar *name,
                    const xmlChar *public_id,
                    const xmlChar *system_id)
{
  MgXml *self = data;

  self->heard = self->n_fed;
}

static void
refuse (gpointer    data,
        const char *entity)
{
  MgXml *self = data;

  if (self->failure == NULL && entity != NULL)
    mg_xml_fail (self, MG_ERROR_SYNTAX,
                 _("“&%.40s;” is not explained in the file. Replace it by the character itself in a text editor."), entity);
  else if (self->failure == NULL)
    mg_xml_fail (self, MG_ERROR_SYNTAX,
                 _("The file declares abbreviations of its own (entities), which can be used to do harm and are refused. Ask for the network as plain GraphML."));
}

/* Bytes that are no UTF-8 are reported as a wrong character. */
static gboolean
is_misread (MgXml          *self,
            const xmlError *complaint)
{
  xmlParserInputPtr input = self->context->input;
  gunichar c;

  if (input != NULL && input->buf != NULL && input->buf->error != 0)
    return TRUE;

  if (complaint->code != XML_ERR_INVALID_CHAR || input == NULL || input->cur >= input->end || *input->cur == 0)
    return FALSE;

  c = g_utf8_get_char_validated ((const char *) input->cur, input->end - input->cur);

  return c == (gunichar) -1 || c == (gunichar) -2;
}

/* Whether it looks at the end of the file, or at what is begun there and not ended. */
static gboolean
is_cut (MgXml *self)
{
  xmlParserInputPtr input = self->context->input;

  if (self->source == NULL || !self->source->at_end)
    return FALSE;

  return input == NULL || input->cur >= input->end ||
         (*input->cur == '<' && memchr (input->cur, '>', (gsize) (input->end - input->cur)) == NULL);
}

static MgXmlTrouble
find_trouble (MgXml          *self,
              const xmlError *complaint)
{
  if (is_misread (self, complaint))
    return MG_XML_MISREAD;
  if (self->depth == 0 && self->n_tags > 0)
    return MG_XML_BEHIND_ROOT;
  if (is_cut (self) && complaint->code != XML_ERR_INVALID_CHAR && complaint->code != XML_ERR_DOCUMENT_EMPTY)
    return MG_XML_CUT;

  return MG_XML_ANY;
}

/* To the parser a zero is the end, wherever it stands. */
static gboolean
is_at_zero (MgXml *self)
{
  xmlParserInputPtr input = self->context->input;

  return input != NULL && input->cur < input->end && *input->cur == 0;
}

static void
complaint_func (void     *data,
                xmlError *complaint)
{
  static const xmlError wrong = { .code = XML_ERR_INVALID_CHAR };
  MgXml *self = data;
  MgXmlTrouble trouble;

  /* SocNetV writes a blank behind the address of a namespace: nothing depends on it. */
  if (complaint->level < XML_ERR_ERROR || complaint->code == XML_WAR_NS_URI || self->failure != NULL)
    return;

  trouble = find_trouble (self, complaint);
  set_failure (self, MG_ERROR_SYNTAX, complaint->line > 0 ? (guint) complaint->line : mg_xml_get_line (self),
               mg_xml_sentence (trouble == MG_XML_ANY && self->n_tags > 0 && is_at_zero (self) ? &wrong : complaint, trouble));
}

static const xmlSAXHandler callbacks = {
  .startElementNs = start_func,
  .endElementNs = end_func,
  .characters = text_func,
  .cdataBlock = text_func,
  .ignorableWhitespace = text_func,
  .comment = comment_func,
  .processingInstruction = instruction_func,
  .internalSubset = document_type_func,
  .serror = (xmlStructuredErrorFunc) complaint_func,
};

/* libxml2 stops at bytes that it cannot convert without telling its handlers;
 * what came before must not pass for the whole.
 */
static void
check_silent_stop (MgXml *self)
{
  if (self->failure != NULL)
    return;

  if (self->context->disableSAX)
    {
      const xmlError complaint = { .code = XML_ERR_INVALID_ENCODING };

      set_failure (self, MG_ERROR_SYNTAX, mg_xml_get_line (self), mg_xml_sentence (&complaint, MG_XML_MISREAD));
    }
  else if (!self->context->wellFormed || self->depth > 0 || self->n_tags == 0)
    {
      const xmlError complaint = { .code = XML_ERR_DOCUMENT_END };

      set_failure (self, MG_ERROR_SYNTAX, mg_xml_get_line (self), mg_xml_sentence (&complaint, MG_XML_CUT));
    }
}

/* What stands in CDATA comes in one piece, and is a value. */
static gboolean
is_silent_for_long (const MgXml *self)
{
  guint most = self->context->instate == XML_PARSER_CDATA_SECTION ? MAX_CDATA : MAX_SILENCE;

  return self->n_fed - self->heard > most + READ_AHEAD;
}

/* The parser asks for more.  Once something failed it is told that nothing
 * follows, so that it comes to its end.
 */
static int
read_func (void *data,
           char *to,
           int   length)
{
  MgXml *self = data;
  gsize n;

  if (self->source == NULL || self->failure != NULL || length <= 0)
    return 0;

  n = mg_xml_source_take (self->source, to, (gsize) length);
  if (self->source->failed)
    stop (self);

  self->n_fed += n;
  if (n > 0 && is_silent_for_long (self))
    mg_xml_fail (self, MG_ERROR_TOO_LARGE,
                 _("A single tag, comment or declaration here is longer than 256 KiB. The file is damaged or was made to do harm."));

  return (int) n;
}

static int
close_func (void *data)
{
  return 0;
}

MgXml *
mg_xml_new (const MgXmlHandlers *handlers,
            gpointer             user_data,
            const char          *name)
{
  xmlSAXHandler sax = callbacks;
  MgXml *self = g_new0 (MgXml, 1);

  mg_xml_guard_init (&sax);

  self->guard.refuse = refuse;
  self->handlers = *handlers;
  self->user_data = user_data;
  self->name = name;
  self->context = xmlCreateIOParserCtxt (&sax, self, read_func, close_func, self, XML_CHAR_ENCODING_NONE);
  if (self->context == NULL)
    g_error ("Out of memory");
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);

  return self;
}

void
mg_xml_free (MgXml *self)
{
  mg_xml_free_context (self->context);
  g_clear_error (&self->failure);
  g_free (self);
}

/* A zero is the end to the parser: what stands behind it must not be passed over.
 * The end of the file itself must have been met, where it is looked at whether
 * the file changed meanwhile.
 */
static void
check_all_was_read (MgXml *self)
{
  xmlParserInputPtr input = self->context->input;

  if (self->failure != NULL || self->context->disableSAX ||
      ((input == NULL || input->cur >= input->end) && mg_xml_source_is_empty (self->source)) || self->source->failed)
    return;

  set_failure (self, MG_ERROR_SYNTAX, mg_xml_get_line (self),
               mg_xml_sentence (&(xmlError) { .code = XML_ERR_DOCUMENT_END }, MG_XML_BEHIND_ROOT));
}

static gboolean
parse (MgXml       *self,
       MgXmlSource *source)
{
  self->source = source;
  xmlParseDocument (self->context);
  check_all_was_read (self);
  self->source = NULL;
  if (source->failed)
    return FALSE;

  check_silent_stop (self);
  if (self->failure == NULL)
    return TRUE;

  g_propagate_error (source->error, g_steal_pointer (&self->failure));

  return FALSE;
}

gboolean
mg_xml_run (MgXml         *self,
            MgInput       *input,
            MgProgress    *progress,
            double         share,
            GCancellable  *cancellable,
            GError       **error)
{
  MgXmlSource source = { .input = input, .progress = progress, .share = share, .cancellable = cancellable, .error = error };
  MgXmlSilence silence;
  gboolean done;

  mg_xml_silence_begin (&silence);
  done = parse (self, &source);
  mg_xml_silence_end (&silence);

  return done;
}
