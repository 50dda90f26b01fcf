/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-text-rank.h"

#include <string.h>

MgTextRank
mg_text_rank (const char *key,
              const char *sought)
{
  const char *found = strstr (key, sought);

  if (found == NULL)
    return MG_TEXT_RANK_NONE;
  if (found == key)
    return MG_TEXT_RANK_BEGINS;
  for (; found != NULL; found = strstr (found + 1, sought))
    if (!g_ascii_isalnum (found[-1]))
      return MG_TEXT_RANK_WORD;

  return MG_TEXT_RANK_INSIDE;
}
