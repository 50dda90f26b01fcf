/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever happens to the files, what comes back is a state that was, or a sentence. */
#include <glib/gstdio.h>
#include <string.h>

#include "mg-error.h"
#include "mg-format.h"
#include "mg-journal.h"
#include "mg-journal-folder.h"
#include "mg-journal-record.h"
#include "mg-recovered.h"
#include "mg-walk.h"

#define N_STEPS 24
#define N_BEFORE 9      /* steps that are the past of the base */
#define N_FLIPS 10000
#define N_LIES 10000

static const char * const names[] = { "steps-1", "base-2", "steps-2", "base.graphml" };

typedef struct
{
  char       *root;
  char       *folder;
  GPtrArray  *states;                       /* what the file would be, after each step */
  GHashTable *known;                        /* set of those */
  char       *contents[G_N_ELEMENTS (names)];
  gsize       lengths[G_N_ELEMENTS (names)];
} Fixture;

/* A folder of a journal whose base is the ninth state, and fifteen steps more. */
static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgWalk) walk = mg_walk_new (4);
  g_autoptr(MgJournal) journal = NULL;

  f->root = g_dir_make_tmp ("maillage-damage-XXXXXX", &error);
  g_assert_no_error (error);
  f->states = g_ptr_array_new_with_free_func (g_free);
  f->known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i == N_BEFORE)
        {
          journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
          mg_journal_begin (journal);
        }
      mg_walk_on (walk);
      g_ptr_array_add (f->states, mg_walk_dump (walk->network));
      g_hash_table_add (f->known, g_ptr_array_index (f->states, i));
    }
  g_assert_true (mg_journal_settle (journal));
  f->folder = g_strdup (mg_journal_get_folder (journal));
  g_clear_object (&journal);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, names[i], NULL);

      g_assert_true (g_file_get_contents (path, &f->contents[i], &f->lengths[i], NULL));
    }
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  mg_walk_remove_folder (f->root);
  g_free (f->root);
  g_free (f->folder);
  g_hash_table_unref (f->known);
  g_ptr_array_unref (f->states);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (f->contents[i]);
}

static void
put (Fixture    *f,
     guint       name,
     const char *bytes,
     gsize       length)
{
  g_autofree char *path = g_build_filename (f->folder, names[name], NULL);
  FILE *file;

  /* Some file systems bring to the disk what replaces a content. */
  g_unlink (path);
  file = fopen (path, "w");
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  fclose (file);
}

static void
mend (Fixture *f,
      guint    name)
{
  put (f, name, f->contents[name], f->lengths[name]);
}

/* Returns: (transfer full) (nullable) */
static MgRecovered *
read_back (Fixture  *f,
           GError  **error)
{
  g_autoptr(MgJournalFolder) folder = mg_journal_folder_open (f->folder, NULL);

  g_assert_nonnull (folder);

  return mg_recovered_read (folder, TRUE, NULL, error);
}

/* The past goes back and the future on, whatever there is of them. */
static void
check_travel (const MgRecovered *recovered)
{
  g_autoptr(MgHistory) history = mg_history_new (recovered->network);

  mg_history_restore (history, recovered->steps, recovered->n_done, recovered->first_state, 0);
  while (mg_history_get_undo_label (history) != NULL)
    mg_history_undo (history);
  while (mg_history_get_redo_label (history) != NULL)
    mg_history_redo (history);
}

static void
check_known (Fixture           *f,
             const MgRecovered *recovered)
{
  g_autofree char *dump = mg_walk_dump (recovered->network);

  g_assert_true (g_hash_table_contains (f->known, dump));
}

static void
check_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (g_utf8_strlen (error->message, -1), >, 20);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* How many steps the first @length bytes hold. */
static guint
count_steps (const char *bytes,
             gsize       length)
{
  g_autoptr(GBytes) copy = g_bytes_new (bytes, length);
  g_auto(MgRecords) records = { NULL };
  MgJournalBytes content;
  MgRecordKind kind;
  guint n = 0;

  if (!mg_records_init (&records, copy, NULL))
    return 0;

  while (mg_records_next (&records, &kind, &content))
    n += kind >= MG_RECORD_RUN && kind <= MG_RECORD_REDONE;

  return n;
}

static void
test_truncated (Fixture       *f,
                gconstpointer  data)
{
  guint last = G_MAXUINT;

  for (gsize length = 0; length <= f->lengths[2]; length++)
    {
      guint n = N_BEFORE + count_steps (f->contents[2], length);
      g_autoptr(MgRecovered) recovered = NULL;
      g_autoptr(GError) error = NULL;

      put (f, 2, f->contents[2], length);
      recovered = read_back (f, &error);
      g_assert_no_error (error);
      if (n == last)
        continue;

      {
        g_autofree char *dump = mg_walk_dump (recovered->network);

        g_assert_cmpstr (dump, ==, g_ptr_array_index (f->states, n - 1));
      }
      check_travel (recovered);
      last = n;
    }
  g_assert_cmpuint (last, ==, N_STEPS);
}

/* Without the whole base, what any program could read is left. */
static void
test_truncated_base (Fixture       *f,
                     gconstpointer  data)
{
  for (gsize length = 0; length < f->lengths[1]; length++)
    {
      g_autoptr(MgRecovered) recovered = NULL;
      g_autoptr(GError) error = NULL;

      put (f, 1, f->contents[1], length);
      recovered = read_back (f, &error);
      g_assert_no_error (error);
      g_assert_true (recovered->is_cut);
      if (length % 16 == 0)
        check_known (f, recovered);
    }
}

static void
test_truncated_past (Fixture       *f,
                     gconstpointer  data)
{
  for (gsize length = 0; length < f->lengths[0]; length++)
    {
      g_autoptr(MgRecovered) recovered = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *dump = NULL;

      put (f, 0, f->contents[0], length);
      recovered = read_back (f, &error);
      g_assert_no_error (error);
      g_assert_false (recovered->is_cut);
      if (length % 8 != 0)
        continue;

      dump = mg_walk_dump (recovered->network);
      g_assert_cmpstr (dump, ==, g_ptr_array_index (f->states, N_STEPS - 1));
      check_travel (recovered);
    }
}

static void
test_nothing_left (Fixture       *f,
                   gconstpointer  data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(MgRecovered) recovered = NULL;

      put (f, 1, f->contents[1], f->lengths[1] * i / 40);
      put (f, 3, f->contents[3], (f->lengths[3] - 20) * i / 40);
      recovered = read_back (f, &error);
      g_assert_null (recovered);
      check_sentence (error);
    }
}

static void
test_flipped (Fixture       *f,
              gconstpointer  data)
{
  guint n_whole = 0;

  for (guint i = 0; i < N_FLIPS; i++)
    {
      guint name = (guint) g_test_rand_int_range (0, 3);
      gsize at = (gsize) g_test_rand_int_range (0, (int) f->lengths[name]);
      g_autofree char *bytes = g_memdup2 (f->contents[name], f->lengths[name]);
      g_autoptr(GError) error = NULL;
      g_autoptr(MgRecovered) recovered = NULL;

      bytes[at] = (char) (bytes[at] ^ (1 << g_test_rand_int_range (0, 8)));
      put (f, name, bytes, f->lengths[name]);
      recovered = read_back (f, &error);
      mend (f, name);
      if (recovered == NULL)
        {
          check_sentence (error);
          continue;
        }

      n_whole++;
      check_known (f, recovered);
      if (i % 10 == 0)
        check_travel (recovered);
    }

  g_assert_cmpuint (n_whole, >, N_FLIPS / 2);
}

/* Bytes that lie, under sums that are right: nothing known of what comes back
 * but that it comes back, and can be written and read.
 */
static void
test_lies (Fixture       *f,
           gconstpointer  data)
{
  guint n_read = 0;

  for (guint i = 0; i < N_LIES; i++)
    {
      guint name = (guint) g_test_rand_int_range (0, 3);
      g_autoptr(GBytes) whole = g_bytes_new_static (f->contents[name], f->lengths[name]);
      g_autoptr(GByteArray) lie = g_byte_array_new ();
      g_auto(MgRecords) records = { NULL };
      g_autoptr(MgRecovered) recovered = NULL;
      MgJournalBytes content;
      MgRecordKind kind;

      g_assert_true (mg_records_init (&records, whole, NULL));
      mg_record_put_head (lie);
      while (mg_records_next (&records, &kind, &content))
        {
          guint begin = mg_record_begin (lie, kind);
          guint inside = lie->len;

          g_byte_array_append (lie, content.data, (guint) content.length);
          for (int n = g_test_rand_int_range (-2, 3); n > 0 && content.length > 0; n--)
            lie->data[inside + (guint) g_test_rand_int_range (0, (int) content.length)] =
              (guint8) (g_test_rand_int_range (0, 2) ? g_test_rand_int_range (0, 256)
                                                     : g_test_rand_int_range (0, 8));
          mg_record_end (lie, begin);
        }

      put (f, name, (const char *) lie->data, lie->len);
      recovered = read_back (f, NULL);
      mend (f, name);
      n_read += recovered != NULL;
      if (recovered != NULL && i % 8 == 0)
        {
          g_autofree char *dump = mg_walk_dump (recovered->network);

          g_assert_nonnull (dump);
        }
    }

  g_assert_cmpuint (n_read, >, N_LIES / 10);
}

/* A step under a sum that is right. */
static void
put_step (Fixture       *f,
          MgRecovered   *recovered,
          MgTransaction *step)
{
  g_autoptr(GByteArray) forged = g_byte_array_new ();
  g_autoptr(MgTransaction) inverse = mg_transaction_apply (step, recovered->network, NULL);

  g_assert_nonnull (inverse);
  g_byte_array_append (forged, (const guint8 *) f->contents[2], (guint) f->lengths[2]);
  mg_record_put_step (forged, MG_STEP_RUN, recovered->state + 1, step, inverse);
  put (f, 2, (const char *) forged->data, forged->len);
}

/* Whatever was made up: it can be saved. */
static void
check_saves (MgRecovered *recovered)
{
  const MgFormat *format = mg_format_find ("graphml");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_format_serialise (recovered->network, format, "x.graphml", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  mg_format_verify (format, bytes, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Each organisation gets the same identifier. */
static void
put_namesakes (Fixture *f)
{
  g_autoptr(MgRecovered) recovered = read_back (f, NULL);
  g_autoptr(MgTransaction) step = mg_transaction_new ("");
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, recovered->network, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    mg_transaction_set_text (step, item->id, mg_item_kind_is_edge (item->kind) ? MG_FIELD_LINK_ID : MG_FIELD_ID, "o1");
  put_step (f, recovered, step);
}

static void
test_namesakes (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(MgRecovered) recovered = NULL;
  g_autoptr(GError) error = NULL;
  guint n_nodes, n_edges;

  put_namesakes (f);
  recovered = read_back (f, &error);
  g_assert_no_error (error);
  n_nodes = mg_network_count (recovered->network, MG_ITEMS_NODES);
  n_edges = mg_network_count (recovered->network, MG_ITEMS_EDGES);
  g_assert_cmpuint (recovered->n_renamed, ==, n_nodes - 1 + MAX (n_edges, 1) - 1);
  g_assert_cmpuint (n_nodes, >, 2);
  g_assert_true (recovered->is_cut);
  g_assert_cmpuint (recovered->steps->len, ==, 0);
  g_assert_cmpuint (recovered->n_changes, >, 0);

  check_saves (recovered);
}

/* A field of the file's own, with a value of one organisation. */
static void
put_markup (Fixture    *f,
            const char *extra,
            const char *content)
{
  g_autoptr(MgRecovered) recovered = read_back (f, NULL);
  g_autoptr(MgTransaction) step = mg_transaction_new ("");
  const MgField row = {
    .name = "forged", .label = "forged", .kinds = MG_ITEMS_NODES, .type = MG_TYPE_XML,
    .flags = MG_FIELD_FOREIGN, .extra = extra
  };
  MgFieldId field = mg_network_get_n_fields (recovered->network);
  MgEdit edit = { .kind = MG_EDIT_ADD_FIELD, .field = field, .spec = mg_field_new_foreign (&row) };
  MgNetworkIter iter;

  mg_transaction_add (step, &edit);
  mg_edit_clear (&edit);
  mg_network_iter_init (&iter, recovered->network, MG_ITEMS_NODES);
  mg_transaction_set_text (step, mg_network_iter_next (&iter)->id, field, content);
  put_step (f, recovered, step);
}

static void
test_markup (Fixture       *f,
             gconstpointer  data)
{
  static const struct
  {
    const char *extra;
    const char *content;
    gboolean    is_whole;
  } forgeries[] = {
    { " a=\"1\"", "<a>b</a>text&amp;", TRUE },
    { NULL, "<a>", FALSE },
    { NULL, "</data><data>", FALSE },
    { NULL, "&nothing;", FALSE },
    { NULL, "<a:b/>", FALSE },
    { " a:b=\"1\"", "text", FALSE },
    { " a=\"1", "text", FALSE },
    { "/><key id=\"two\"", "text", FALSE },
    { " id=\"two\"", "text", FALSE },
    { "></key", "text", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr(MgRecovered) recovered = NULL;
      g_autoptr(GError) error = NULL;

      put (f, 2, f->contents[2], f->lengths[2]);
      put_markup (f, forgeries[i].extra, forgeries[i].content);
      recovered = read_back (f, &error);
      g_assert_no_error (error);
      g_assert_cmpint (recovered->is_cut, ==, !forgeries[i].is_whole);
      check_saves (recovered);
    }
}

static void
test_newer (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *bytes = g_memdup2 (f->contents[1], f->lengths[1]);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgRecovered) recovered = NULL;

  bytes[8] = MG_JOURNAL_VERSION + 1;
  put (f, 1, bytes, f->lengths[1]);
  recovered = read_back (f, &error);
  g_assert_null (recovered);
  g_assert_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED);
  check_sentence (error);
}

#define ADD(path, func) \
  g_test_add ("/journal-damage/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mg_walk_stay_in_memory ();

  ADD ("steps-cut-at-every-byte", test_truncated);
  ADD ("base-cut-at-every-byte", test_truncated_base);
  ADD ("past-cut-at-every-byte", test_truncated_past);
  ADD ("nothing-left-is-a-sentence", test_nothing_left);
  ADD ("ten-thousand-bits-flipped", test_flipped);
  ADD ("lies-are-not-believed", test_lies);
  ADD ("one-identifier-for-all-is-not-believed", test_namesakes);
  ADD ("broken-tags-are-not-believed", test_markup);
  ADD ("newer-version-is-refused", test_newer);

  return g_test_run ();
}
