/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs of the command line share: options, messages, files. */
#pragma once

#include <stdio.h>

#include "mg-format.h"

G_BEGIN_DECLS

/* Exit statuses: scripts rely on them. */
typedef enum
{
  MG_EXIT_DONE,
  MG_EXIT_WARNINGS,     /* done, with warnings on stderr */
  MG_EXIT_BAD_INPUT,    /* the input cannot be used, or the output not written */
  MG_EXIT_USAGE,        /* wrong usage */
} MgExit;

/**
 * MgVerb:
 * @name: as it is typed
 * @arguments: what follows, for the help
 * @summary: one sentence; translate with _()
 * @run: does it; @argv begins with the verb
 */
typedef struct _MgVerb MgVerb;
struct _MgVerb
{
  const char  *name;
  const char  *arguments;
  const char  *summary;
  MgExit     (*run) (const MgVerb  *verb,
                     int            argc,
                     char         **argv);
};

MgExit mg_verb_info    (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_check   (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_measure (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_layout  (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_draw    (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_convert (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_share   (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_compare (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_report  (const MgVerb *verb, int argc, char **argv);
MgExit mg_verb_list    (const MgVerb *verb, int argc, char **argv);

/**
 * mg_cli_parse:
 * @entries: the verb's own options, closed by an empty one
 * @n_min: how many arguments there must be
 * @n_max: how many there may be
 * @arguments: (out): a %NULL-terminated list
 *
 * Reads the options of a verb; prints its help if asked to, and ends there.
 *
 * Returns: %FALSE if the usage is wrong: it has been said on stderr
 */
gboolean   mg_cli_parse      (const MgVerb        *verb,
                              const GOptionEntry  *entries,
                              int                  argc,
                              char               **argv,
                              guint                n_min,
                              guint                n_max,
                              GStrv               *arguments);

/* One sentence on stderr. Returns: %MG_EXIT_USAGE */
MgExit     mg_cli_usage      (const char          *format,
                              ...) G_GNUC_PRINTF (1, 2);

/* The error's sentence on stderr. Returns: %MG_EXIT_BAD_INPUT */
MgExit     mg_cli_fail       (const GError        *error);

/**
 * mg_cli_choose:
 * @option: the option's name, for the message
 * @text: (nullable): what was typed; %NULL is the first choice
 * @choices: %NULL-terminated
 *
 * Returns: %FALSE if @text is none of @choices: it has been said on stderr
 */
gboolean   mg_cli_choose     (const char          *option,
                              const char          *text,
                              const char * const  *choices,
                              guint               *index);

/* @path: "-" is standard input.
 * Returns: (transfer full) (nullable): the network, or %NULL: the reason has
 * been said on stderr, and the status is %MG_EXIT_BAD_INPUT
 */
MgNetwork *mg_cli_read       (const char          *path,
                              const MgFormat      *format,
                              MgWarnings          *warnings);

/* The same for one of the networks of a file; @part: (nullable) */
MgNetwork *mg_cli_read_part  (const char          *path,
                              const MgFormat      *format,
                              const char          *part,
                              MgWarnings          *warnings);

/* The format that an option names; %NULL if it says nothing.
 * Returns: %FALSE if there is none of that name: it has been said
 */
gboolean   mg_cli_choose_format (const char        *option,
                                 const char        *id,
                                 const MgFormat   **format);

#define MG_CLI_FROM_OPTION(variable) \
  { "from", 0, 0, G_OPTION_ARG_STRING, (variable), N_("Format of the file, if neither its name nor its content tells"), N_("ID") }

/* The option that names it. */
#define MG_CLI_GRAPH_OPTION(variable) \
  { "graph", 0, 0, G_OPTION_ARG_STRING, (variable), N_("Which network of a file that holds several: its number or identifier"), N_("N") }

/* Says each warning on stderr, with its line in @path.
 * Returns: %MG_EXIT_WARNINGS, or %MG_EXIT_DONE if there is none
 */
MgExit     mg_cli_warn       (const char          *path,
                              const MgWarnings    *warnings);

/**
 * mg_cli_remark:
 * @stream: stderr, where the program says its name, or stdout
 * @name: of the file, as it is shown
 * @line: 0: of the whole file
 *
 * Says @text on one line, with nothing in it that a terminal would obey.
 */
void       mg_cli_remark     (FILE                *stream,
                              const char          *name,
                              guint                line,
                              const char          *text);

/* What a copy lacks would be lost if it took the place of what it is made of.
 * @out: (nullable)
 * Returns: %FALSE if @in and @out are one file, by whatever names: it has been said
 */
gboolean   mg_cli_check_other (const char         *in,
                               const char         *out);

/* Puts @bytes in place of @path, or on standard output if that is "-". Returns: %FALSE if it could not: it has been said */
gboolean   mg_cli_write      (const char          *path,
                              GBytes              *bytes);

/* Text to stdout as it is, whatever the locale's encoding: what was made to be shown, or is for programs. */
void       mg_cli_print      (const char          *text);

/* Text of a file, as it is shown, and a line end. */
void       mg_cli_print_line (const char          *text);

/**
 * mg_cli_serialise:
 * @network: (transfer full): gone before what was made is read back
 * @path: where it will be written
 * @verify: reads back what can be read
 *
 * Returns: (transfer full) (nullable): %NULL if that failed: it has been said
 */
GBytes    *mg_cli_serialise  (MgNetwork           *network,
                              const MgFormat      *format,
                              const char          *path,
                              gboolean             verify,
                              MgWarnings          *warnings) G_GNUC_WARN_UNUSED_RESULT;

/* Shows a fraction on stderr while something works, if that is a terminal. */
typedef struct _MgTicker MgTicker;

MgTicker   *mg_ticker_start        (void);
MgProgress *mg_ticker_get_progress (MgTicker *self);
void        mg_ticker_stop         (MgTicker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgTicker, mg_ticker_stop)

G_END_DECLS
