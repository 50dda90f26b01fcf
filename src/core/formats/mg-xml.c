/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"
#include "mg-xml-events.h"
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

/* Nothing that one thread writes lies in the same so many bytes as what another needs. */
#define APART ((gsize) 128)

/* What parses notes events, what plays them calls the handlers, perhaps on another
 * thread: neither looks at what the other has.
 */
struct _MgXml
{
  MgXmlGuard        guard;
  MgXmlPlayer      *player;
  const char       *name;
  xmlParserCtxtPtr  context;
  MgXmlSource      *source;     /* NULL: not running */
  GError           *failure;    /* the first that was found while parsing */
  MgXmlNotes        notes;
  gboolean          is_over;    /* nothing is noted any more: something failed */
  guint             depth;
  guint             n_tags;
  guint64           n_fed;
  guint64           heard;      /* n_fed when the parser last reported something */
};

/* For g_aligned_free(). */
static gpointer
new_apart (gsize size)
{
  return g_aligned_alloc0 ((size + APART - 1) / APART, APART, APART);
}

/* xmlStopParser() would free the bytes that the caller of a callback still
 * looks at; this flag only keeps the parser from calling us again.
 */
static void
stop (MgXml *self)
{
  self->is_over = TRUE;
  self->context->disableSAX = 1;
}

static GError *
make_failure (const char *name,
              int         code,
              guint       line,
              const char *sentence)
{
  return g_error_new (MG_ERROR, code, "%s:%u: %s", name, line, sentence);
}

static char * G_GNUC_PRINTF (1, 0)
make_sentence (const char *format,
               va_list     args)
{
  return mg_text_mend (g_strdup_vprintf (format, args));
}

static void
set_failure (MgXml      *self,
             int         code,
             guint       line,
             const char *sentence)
{
  if (!self->is_over)
    self->failure = make_failure (self->name, code, line, sentence);

  stop (self);
}

static guint
get_line (MgXml *self)
{
  return self->context->input != NULL ? (guint) self->context->input->line : 0;
}

/* What the parser meets is at fault. */
static void G_GNUC_PRINTF (3, 4)
refuse_this (MgXml      *self,
             int         code,
             const char *format,
             ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = make_sentence (format, args);
  va_end (args);

  set_failure (self, code, get_line (self), sentence);
}

/* For handlers */

void
mg_xml_fail (MgXml      *self,
             int         code,
             const char *format,
             ...)
{
  MgXmlPlayer *player = self->player;
  g_autofree char *sentence = NULL;
  va_list args;

  if (player->failure != NULL)
    return;

  va_start (args, format);
  sentence = make_sentence (format, args);
  va_end (args);

  player->failure = make_failure (self->name, code, player->line, sentence);
}

guint
mg_xml_get_line (MgXml *self)
{
  return self->player->line;
}

guint64
mg_xml_get_n_read (MgXml *self)
{
  return self->player->n_read;
}

void
mg_xml_expect_leaf (MgXml      *self,
                    const char *name,
                    const char *uri)
{
  self->player->leaf_name = name;
  self->player->leaf_uri = uri;
}

const char *
mg_xml_intern (MgXml      *self,
               const char *name)
{
  return (const char *) xmlDictLookup (self->context->dict, BAD_CAST name, -1);
}

/* What the parser calls */

/* Which of the limits it is. */
static gboolean
check_tag (MgXml          *self,
           const MgXmlTag *tag)
{
  if (self->depth > MG_XML_MAX_DEPTH)
    refuse_this (self, MG_ERROR_TOO_LARGE,
                 _("Tags are nested more than %u deep here. The file is damaged or was made to do harm."), MG_XML_MAX_DEPTH);
  else if (tag->n_attributes > MAX_ATTRIBUTES || tag->n_namespaces > MAX_ATTRIBUTES)
    refuse_this (self, MG_ERROR_TOO_LARGE,
                 _("A tag here has more than %u attributes. The file is damaged or was made to do harm."), MAX_ATTRIBUTES);
  else if (self->n_tags > MAX_TAGS)
    refuse_this (self, MG_ERROR_TOO_LARGE,
                 _("The file has more than %u tags, the most that is read. Keep only the part you need."), MAX_TAGS);

  for (guint i = 0; i < tag->n_attributes && !self->is_over; i++)
    if (mg_xml_tag_get (tag, i).length > MAX_ATTRIBUTE_LENGTH)
      refuse_this (self, MG_ERROR_TOO_LARGE,
                   _("An attribute here is longer than 64 KiB. The file is damaged or was made to do harm."));

  for (guint i = 0; i < tag->n_namespaces && !self->is_over; i++)
    if (tag->namespaces[2 * i + 1] != NULL && strlen ((const char *) tag->namespaces[2 * i + 1]) > MAX_URI_LENGTH)
      refuse_this (self, MG_ERROR_TOO_LARGE,
                   _("The address of a namespace here is longer than 4 KiB. The file is damaged or was made to do harm."));

  return !self->is_over;
}

/* Whether it keeps all limits, as nearly every tag does. */
static gboolean
is_moderate (MgXml          *self,
             const MgXmlTag *tag)
{
  if (self->n_tags > MAX_TAGS || self->depth > MG_XML_MAX_DEPTH || tag->n_attributes > MAX_ATTRIBUTES ||
      tag->n_namespaces > 0)
    return FALSE;

  for (guint i = 0; i < tag->n_attributes; i++)
    if (mg_xml_tag_get (tag, i).length > MAX_ATTRIBUTE_LENGTH)
      return FALSE;

  return TRUE;
}

static G_GNUC_NO_INLINE void
note_closely (MgXml          *self,
              const MgXmlTag *tag)
{
  if (is_moderate (self, tag) || check_tag (self, tag))
    mg_xml_note_tag (&self->notes, tag);
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

  if (self->is_over)
    return;

  self->heard = self->n_fed;
  self->n_tags++;
  self->depth++;
  if (n_attributes == 1 && n_namespaces == 0 && self->n_tags <= MAX_TAGS && self->depth <= MG_XML_MAX_DEPTH &&
      attributes[4] - attributes[3] <= MAX_ATTRIBUTE_LENGTH &&
      mg_xml_shape_is (&self->notes.last, name, prefix, uri, attributes))
    mg_xml_note_again (&self->notes, get_line (self), (const char *) attributes[3], (gsize) (attributes[4] - attributes[3]));
  else
    note_closely (self, &(MgXmlTag) {
      (const char *) name, (const char *) prefix, (const char *) uri,
      (guint) n_namespaces, namespaces, (guint) n_attributes, attributes, get_line (self)
    });
}

static void
end_func (void          *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri)
{
  MgXml *self = data;

  if (self->is_over)
    return;

  self->heard = self->n_fed;
  self->depth--;
  mg_xml_note_event (&self->notes, MG_XML_EVENT_END, get_line (self), 0);
}

static void
text_func (void          *data,
           const xmlChar *text,
           int            length)
{
  MgXml *self = data;

  if (self->is_over || length <= 0)
    return;

  self->heard = self->n_fed;
  mg_bytes_copy (mg_xml_note_event (&self->notes, MG_XML_EVENT_TEXT, get_line (self), (gsize) length),
                 (const char *) text, (gsize) length);
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

  if (!self->is_over && entity != NULL)
    refuse_this (self, MG_ERROR_SYNTAX,
                 _("“&%.40s;” is not explained in the file. Replace it by the character itself in a text editor."), entity);
  else if (!self->is_over)
    refuse_this (self, MG_ERROR_SYNTAX,
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
  if (complaint->level < XML_ERR_ERROR || complaint->code == XML_WAR_NS_URI || self->is_over)
    return;

  trouble = find_trouble (self, complaint);
  set_failure (self, MG_ERROR_SYNTAX, complaint->line > 0 ? (guint) complaint->line : get_line (self),
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
  if (self->is_over)
    return;

  if (self->context->disableSAX)
    {
      const xmlError complaint = { .code = XML_ERR_INVALID_ENCODING };

      set_failure (self, MG_ERROR_SYNTAX, get_line (self), mg_xml_sentence (&complaint, MG_XML_MISREAD));
    }
  else if (!self->context->wellFormed || self->depth > 0 || self->n_tags == 0)
    {
      const xmlError complaint = { .code = XML_ERR_DOCUMENT_END };

      set_failure (self, MG_ERROR_SYNTAX, get_line (self), mg_xml_sentence (&complaint, MG_XML_CUT));
    }
}

/* What stands in CDATA comes in one piece, and is a value. */
static gboolean
is_silent_for_long (const MgXml *self)
{
  guint most = self->context->instate == XML_PARSER_CDATA_SECTION ? MAX_CDATA : MAX_SILENCE;

  return self->n_fed - self->heard > most + READ_AHEAD;
}

static void
note_read (MgXml *self)
{
  memcpy (mg_xml_note_event (&self->notes, MG_XML_EVENT_READ, 0, sizeof self->n_fed), &self->n_fed, sizeof self->n_fed);
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

  if (!mg_xml_relay_goes_on (&self->notes.relay))
    stop (self);
  if (self->source == NULL || self->is_over || length <= 0)
    return 0;

  n = mg_xml_source_take (self->source, to, (gsize) length);
  if (self->source->failed)
    stop (self);

  self->n_fed += n;
  note_read (self);
  if (n > 0 && is_silent_for_long (self))
    refuse_this (self, MG_ERROR_TOO_LARGE,
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
  MgXml *self = new_apart (sizeof *self);

  mg_xml_guard_init (&sax);

  self->guard.refuse = refuse;
  self->name = name;
  self->player = new_apart (sizeof *self->player);
  *self->player = (MgXmlPlayer) { .xml = self, .handlers = *handlers, .user_data = user_data };
  mg_xml_relay_init (&self->notes.relay, mg_xml_play, self->player);
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
  mg_xml_relay_clear (&self->notes.relay);
  g_clear_error (&self->failure);
  g_clear_error (&self->player->failure);
  g_aligned_free (self->player);
  g_aligned_free (self);
}

/* A zero is the end to the parser: what stands behind it must not be passed over.
 * The end of the file itself must have been met, where it is looked at whether
 * the file changed meanwhile.
 */
static void
check_all_was_read (MgXml *self)
{
  xmlParserInputPtr input = self->context->input;

  if (self->is_over || self->context->disableSAX ||
      ((input == NULL || input->cur >= input->end) && mg_xml_source_is_empty (self->source)) || self->source->failed)
    return;

  set_failure (self, MG_ERROR_SYNTAX, get_line (self),
               mg_xml_sentence (&(xmlError) { .code = XML_ERR_DOCUMENT_END }, MG_XML_BEHIND_ROOT));
}

/* What was noted before the parser failed, or the file, comes first in the file.
 * Somebody's stop comes before all.
 */
static gboolean
finish (MgXml       *self,
        MgXmlSource *source)
{
  gboolean stopped = g_cancellable_is_cancelled (source->cancellable);

  mg_xml_relay_finish (&self->notes.relay, stopped);
  if (stopped || self->player->failure != NULL)
    g_clear_error (source->error);
  if (stopped)
    return !g_cancellable_set_error_if_cancelled (source->cancellable, source->error);

  if (self->player->failure == NULL)
    return !source->failed;

  g_propagate_error (source->error, g_steal_pointer (&self->player->failure));

  return FALSE;
}

static gboolean
parse (MgXml       *self,
       MgXmlSource *source)
{
  self->source = source;
  xmlParseDocument (self->context);
  check_all_was_read (self);
  self->source = NULL;
  if (!finish (self, source))
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
