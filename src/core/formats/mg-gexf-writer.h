/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing GEXF: which columns there are, and where their values stand. */
#pragma once

#include "mg-exchange.h"
#include "mg-gexf.h"
#include "mg-writing.h"

G_BEGIN_DECLS

/* What is no <attvalue>. */
typedef enum
{
  NATIVE_NONE, NATIVE_LABEL, NATIVE_X, NATIVE_Y, NATIVE_WEIGHT, NATIVE_DIRECTED,
  NATIVE_COLOUR, NATIVE_SIZE, NATIVE_SHAPE, NATIVE_Z,
  N_NATIVE
} MgGexfNative;

typedef struct
{
  const MgWrittenColumn *column;
  MgGexfNative           native;
  char                  *id;       /* of the attribute */
} MgGexfSlot;

typedef struct
{
  MgNetwork  *network;
  GString    *xml;
  GArray     *columns;             /* MgWrittenColumn */
  GArray     *slots;               /* MgGexfSlot */
  gboolean    looks;               /* are ours */
  gboolean    directed;            /* all links: programs that cannot mix them read them so */
  MgWriting   writing;
} MgGexfWriter;

void     mg_gexf_add_attribute      (MgGexfWriter *self,
                                     const char   *name,
                                     const char   *text);

/* "#rrggbb" */
gboolean mg_gexf_parse_colour       (const char   *text,
                                     guint        *number);

/* mg-gexf-columns.c: whose looks they are; then where each column goes. */
void     mg_gexf_look_whose         (MgGexfWriter *self);
void     mg_gexf_make_slots         (MgGexfWriter *self);
/* What the attribute of a column is called. */
char    *mg_gexf_dup_title          (const MgGexfWriter    *self,
                                     const MgWrittenColumn *column);
void     mg_gexf_slot_clear         (gpointer      data);
void     mg_gexf_write_declarations (MgGexfWriter *self,
                                     MgDomain      domain,
                                     const char   *class);

G_END_DECLS
