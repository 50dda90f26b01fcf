/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words above the columns of the two ends of links: one list, for whoever reads
 * a table as a network and whoever imports it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folded, "_" and "-" as blanks, joined by "|"; of two in a table, the one that
 * stands first here counts.  No "a" and "b": these are what organisations are
 * called in many a list without headings.
 */
#define MG_SHEET_SOURCE_WORDS \
  "source|src|from|de|source id|id source|source name|origine|depuis organisation|emetteur|sender|" \
  "organisation 1|organisation1|organisation a|premiere organisation|organisation source|organisation de depart|" \
  "org 1|org a|structure 1|structure a|structure source|acteur 1|acteur1|acteur a|acteur source|" \
  "membre 1|partenaire 1|nom 1|nom1|name1|id1|noeud 1|node1|node 1|ego|in"

#define MG_SHEET_TARGET_WORDS \
  "target|tgt|to|vers|cible|target id|id target|id cible|target name|destination|recepteur|receiver|destinataire|" \
  "organisation 2|organisation2|organisation b|seconde organisation|deuxieme organisation|organisation cible|organisation d arrivee|" \
  "org 2|org b|structure 2|structure b|structure cible|acteur 2|acteur2|acteur b|acteur cible|" \
  "membre 2|partenaire 2|partenaire|nom 2|nom2|name2|id2|noeud 2|node2|node 2|alter|avec|out|a"

/* The place of @word, as the two readers fold it, in such a list; G_MAXUINT if it is not there. */
guint mg_sheet_find_word (const char *words,
                          const char *word);

G_END_DECLS
