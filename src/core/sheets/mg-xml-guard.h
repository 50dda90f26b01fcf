/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the XML of strangers may not do: declare entities, give attributes values
 * that do not stand there, ask for anything outside, print what is amiss.
 * Private to those who include libxml2.
 */
#pragma once

#include <glib.h>
#include <libxml/parser.h>

G_BEGIN_DECLS

/**
 * MgXmlGuard:
 * @refuse: called each time; @entity is the name of one that is not declared, and
 *   %NULL for all else
 *
 * The first member of what the parser's handlers are given.
 */
typedef struct
{
  void (*refuse) (gpointer    data,
                  const char *entity);
} MgXmlGuard;

/* Makes the library ready once, and has @handlers refuse. */
void     mg_xml_guard_init   (xmlSAXHandler  *handlers);

/* What the library says meanwhile on this thread, to whom it was said before. */
typedef struct
{
  xmlStructuredErrorFunc  structured;
  gpointer                structured_data;
  xmlGenericErrorFunc     generic;
  gpointer                generic_data;
} MgXmlSilence;

void     mg_xml_silence_begin (MgXmlSilence *self);
void     mg_xml_silence_end   (MgXmlSilence *self);

/* With the document that it may have begun. */
void     mg_xml_free_context  (xmlParserCtxtPtr context);

G_END_DECLS
