/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml-source.h"

#include <string.h>

static void
next_block (MgXmlSource *self)
{
  gssize n = -1;

  if (!g_cancellable_set_error_if_cancelled (self->cancellable, self->error))
    n = mg_input_next (self->input, &self->block, self->error);

  self->failed = n < 0;
  self->at_end = n == 0;
  self->left = n > 0 ? (gsize) n : 0;
  if (!self->failed && self->progress != NULL)
    mg_progress_report (self->progress, self->share * mg_input_get_fraction (self->input));
}

gsize
mg_xml_source_take (MgXmlSource *self,
                    char        *to,
                    gsize        length)
{
  if (self->left == 0 && !self->failed && !self->at_end)
    next_block (self);

  length = MIN (length, self->left);
  if (length == 0)
    return 0;

  memcpy (to, self->block, length);
  self->block += length;
  self->left -= length;

  return length;
}

gboolean
mg_xml_source_is_empty (MgXmlSource *self)
{
  if (self->left == 0 && !self->failed && !self->at_end)
    next_block (self);

  return self->at_end && self->left == 0;
}
