/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of any content at all, with sums that are right: what comes back is a
 * network with a past that can be travelled, or a sentence.
 *
 * Each record of the input is its kind, the length of its content in two bytes,
 * the smaller first, and its content; the kind 255 ends the base: the steps
 * follow.  A kind of 0 is put as it is, without a frame.
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "mg-format.h"
#include "mg-fuzz.h"
#include "mg-journal-folder.h"
#include "mg-journal-record.h"
#include "mg-recovered.h"

#define RAW 0
#define NEXT_FILE 255
#define MAX_TRAVEL 1000

static const char *get_folder (void);

static void
remove_folder (void)
{
  static const char * const names[] = { MG_JOURNAL_BASE "1", MG_JOURNAL_STEPS "1", "lock" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (get_folder (), names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (get_folder ());
}

/* In memory where there is such a place: each input writes two files. */
static const char *
get_folder (void)
{
  static char path[] = "/dev/shm/maillage-fuzz-XXXXXX";
  static char other[] = "/tmp/maillage-fuzz-XXXXXX";
  static const char *folder = NULL;
  static gboolean is_known = FALSE;

  if (folder == NULL && (folder = g_mkdtemp_full (path, 0700)) == NULL)
    folder = g_mkdtemp_full (other, 0700);
  mg_fuzz_check (folder != NULL, "a folder to write in");
  if (!is_known)
    atexit (remove_folder);
  is_known = TRUE;

  return folder;
}

static void
put_record (GByteArray    *file,
            guint          kind,
            const uint8_t *content,
            gsize          length)
{
  guint begin;

  if (kind == RAW)
    {
      g_byte_array_append (file, content, (guint) length);
      return;
    }

  begin = mg_record_begin (file, kind);
  g_byte_array_append (file, content, (guint) length);
  mg_record_end (file, begin);
}

static void
write_file (const char *name,
            GByteArray *content)
{
  g_autofree char *path = g_build_filename (get_folder (), name, NULL);
  FILE *file = fopen (path, "w");

  mg_fuzz_check (file != NULL && fwrite (content->data, 1, content->len, file) == content->len, "a file to read");
  fclose (file);
}

static void
write_files (const uint8_t *data,
             size_t         length)
{
  static const char * const names[] = { MG_JOURNAL_BASE "1", MG_JOURNAL_STEPS "1" };
  guint n_files = 0;

  while (n_files < G_N_ELEMENTS (names))
    {
      g_autoptr(GByteArray) file = g_byte_array_new ();

      mg_record_put_head (file);
      while (length >= 3 && *data != NEXT_FILE)
        {
          gsize n = MIN ((gsize) data[1] | (gsize) data[2] << 8, length - 3);

          put_record (file, data[0], data + 3, n);
          data += 3 + n;
          length -= 3 + n;
        }
      if (length > 0)
        {
          data++;
          length--;
        }
      write_file (names[n_files++], file);
    }
}

/* It can be written, if not kept: in made-up records two items may have one identifier. */
static void
check_writable (MgNetwork *network)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_format_serialise (network, mg_format_find ("graphml"), "fuzz.graphml", NULL, NULL, NULL, &error);

  mg_fuzz_check (bytes != NULL, "a network can be written");
  if (!mg_format_verify (mg_format_find ("graphml"), bytes, NULL, NULL, &error))
    mg_fuzz_check (g_utf8_validate (error->message, -1, NULL), "the sentence is text");
}

/* The past goes back and the future on. */
static void
travel (const MgRecovered *recovered)
{
  g_autoptr(MgHistory) history = mg_history_new (recovered->network);

  mg_history_restore (history, recovered->steps, recovered->n_done, recovered->first_state, 0);
  for (guint i = 0; i < MAX_TRAVEL && mg_history_get_undo_label (history) != NULL; i++)
    mg_history_undo (history);
  for (guint i = 0; i < MAX_TRAVEL && mg_history_get_redo_label (history) != NULL; i++)
    mg_history_redo (history);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         length)
{
  g_autoptr(MgJournalFolder) folder = NULL;
  g_autoptr(MgRecovered) looked = NULL;
  g_autoptr(MgRecovered) recovered = NULL;
  g_autoptr(GError) error = NULL;

  write_files (data, length);
  folder = mg_journal_folder_open (get_folder (), NULL);
  mg_fuzz_check (folder != NULL, "the folder opens");

  looked = mg_recovered_read (folder, FALSE, NULL, NULL);
  mg_fuzz_check (looked == NULL || looked->network == NULL, "looking makes no network");
  recovered = mg_recovered_read (folder, TRUE, NULL, &error);
  mg_fuzz_check ((recovered == NULL) == (error != NULL), "a network or a sentence");
  mg_fuzz_check (error == NULL || g_utf8_validate (error->message, -1, NULL), "the sentence is text");
  if (recovered == NULL)
    return 0;

  check_writable (recovered->network);
  travel (recovered);
  check_writable (recovered->network);

  return 0;
}
