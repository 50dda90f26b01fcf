/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libxml2's complaints mean for people. */
#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

/* What is known beyond the complaint's code. */
typedef enum
{
  MG_XML_ANY,
  MG_XML_MISREAD,       /* the bytes are not in the encoding announced */
  MG_XML_CUT,           /* the file ended, its outermost tag did not */
  MG_XML_BEHIND_ROOT,   /* the outermost tag was closed already */
} MgXmlTrouble;

/**
 * mg_xml_sentence:
 *
 * Returns: a translated sentence: the cause and what to do
 */
const char *mg_xml_sentence (const xmlError *complaint,
                             MgXmlTrouble    trouble);

G_END_DECLS
