/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading XML from strangers: libxml2's SAX2 parser with everything
 * refused that a network does not need.
 *
 * Refused: entity declarations of every sort, more than 64 levels, 256
 * attributes of a tag, 64 KiB in one attribute, 256 KiB in one tag or comment,
 * 16 million tags.  Nothing outside the file is ever looked up.
 */
#pragma once

#include "mg-input.h"
#include "mg-progress.h"

G_BEGIN_DECLS

#define MG_XML_MAX_DEPTH 64

typedef struct _MgXml MgXml;

/* A start tag.  Names are interned: equal names are equal pointers (see
 * mg_xml_intern()).  Everything is lent until the handler returns.
 */
typedef struct
{
  const char           *name;
  const char           *prefix;         /* NULL: none */
  const char           *uri;            /* NULL: none */
  guint                 n_namespaces;
  const unsigned char **namespaces;     /* prefix, URI; … */
  guint                 n_attributes;
  const unsigned char **attributes;     /* name, prefix, URI, begin, end; … */
  guint                 line;           /* where it ends, from 1 */
} MgXmlTag;

typedef struct
{
  const char *name;
  const char *prefix;
  const char *uri;
  const char *value;    /* no zero at its end; "&" stands as "&#38;" */
  gsize       length;
} MgXmlAttribute;

static inline MgXmlAttribute
mg_xml_tag_get (const MgXmlTag *tag,
                guint           index)
{
  const unsigned char **five = tag->attributes + (gsize) 5 * index;

  return (MgXmlAttribute) {
    (const char *) five[0], (const char *) five[1], (const char *) five[2],
    (const char *) five[3], (gsize) (five[4] - five[3])
  };
}

/* What is called for tags and for text between them, in the order of the file, one
 * at a time.  In a large file it is done on a thread of its own while the parser
 * goes on: handlers touch nothing that anybody else does until mg_xml_run()
 * returns, which waits for them.
 *
 * @leaf and @leaf_end may be %NULL: they are a short way for the tag that comes most
 * (mg_xml_expect_leaf()) where it has one attribute and holds text alone.  Where
 * @leaf returns %FALSE @start is called as if nothing had been; else @leaf_end is
 * called at the end of the tag unless tags in it were told to @start, and then @end.
 */
typedef struct
{
  void (*start) (MgXml          *xml,
                 const MgXmlTag *tag,
                 gpointer        user_data);
  void (*end)   (MgXml          *xml,
                 const MgXmlTag *tag,      /* without attributes */
                 gpointer        user_data);
  void (*text)  (MgXml          *xml,
                 const char     *text,
                 gsize           length,
                 gpointer        user_data);
  gboolean (*leaf) (MgXml                *xml,
                    const MgXmlAttribute *attribute,
                    guint                 line,
                    gpointer              user_data);
  void (*leaf_end) (MgXml          *xml,
                    gpointer        user_data);
} MgXmlHandlers;

/**
 * mg_xml_new:
 * @name: of the file, for messages
 */
MgXml      *mg_xml_new      (const MgXmlHandlers  *handlers,
                             gpointer              user_data,
                             const char           *name) G_GNUC_WARN_UNUSED_RESULT;
void        mg_xml_free     (MgXml                *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgXml, mg_xml_free)

/* For handlers: @leaf is called for tags of that name, interned, and that URI, the parser's own. */
void        mg_xml_expect_leaf (MgXml             *self,
                                const char        *name,
                                const char        *uri);

/* The pointer by which the parser will call this name.  Not for handlers. */
const char *mg_xml_intern   (MgXml                *self,
                             const char           *name);

/* For handlers: the line where what they are told of ends, from 1. */
guint       mg_xml_get_line (MgXml                *self);

/* For handlers: how many bytes the parser had been given when it met that, those it
 * had not looked at yet included.
 */
guint64     mg_xml_get_n_read (MgXml              *self);

/* For handlers: gives up; no handler is called any more.  The first one counts. */
void        mg_xml_fail     (MgXml                *self,
                             int                   code,
                             const char           *format,
                             ...) G_GNUC_PRINTF (3, 4);

/* Reads @input to its end, once.  @progress goes up to @share. */
gboolean    mg_xml_run      (MgXml                *self,
                             MgInput              *input,
                             MgProgress           *progress,
                             double                share,
                             GCancellable         *cancellable,
                             GError              **error);

G_END_DECLS
