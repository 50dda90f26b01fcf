/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libxml2's complaints mean for people. */
#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

/**
 * mg_xml_sentence:
 * @root_closed: whether the outermost tag was closed already
 *
 * Returns: a translated sentence: the cause and what to do
 */
const char *mg_xml_sentence (const xmlError *complaint,
                             gboolean        root_closed);

G_END_DECLS
