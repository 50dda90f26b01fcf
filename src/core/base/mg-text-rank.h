/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well a text matches what somebody types to find it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The best first. */
typedef enum
{
  MG_TEXT_RANK_BEGINS,    /* with it */
  MG_TEXT_RANK_WORD,      /* one of its words begins with it */
  MG_TEXT_RANK_INSIDE,
  MG_TEXT_RANK_NONE       /* it is not there */
} MgTextRank;

/* @key, @sought: folded, see mg_text_fold() */
MgTextRank mg_text_rank (const char *key,
                         const char *sought);

G_END_DECLS
