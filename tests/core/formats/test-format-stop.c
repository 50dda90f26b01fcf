/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stopping any reader or writer at any moment: all of its looks at what stops it are
 * counted, and each in turn is the one that hears of it.  What it then gives is
 * nothing: no half network, no half file, no open file, no memory.
 */
#include <dirent.h>
#include <malloc.h>
#include <string.h>

#include "mg-exchange-fixture.h"

/* More items than any part does between two looks. */
#define N_MANY 9000u

/* Of a matrix, whose size is the square of it. */
#define N_FEW 200u

/* Of more moments than that, these are tried: the last ones, while a network is
 * made of what was read, and a random choice of the others.
 */
#define MOST 18u
#define LAST 14

/* What an allocator may keep of its own. */
#define SLACK (256u * 1024)

static int n_looks;
static int heard_at;      /* the look that hears of it, from 1; 0: none does */

/* In the place of GLib's: readers are linked with this program. */
gboolean
g_cancellable_is_cancelled (GCancellable *cancellable)
{
  if (cancellable == NULL)
    return FALSE;

  return g_atomic_int_add (&n_looks, 1) + 1 >= heard_at && heard_at > 0;
}

gboolean
g_cancellable_set_error_if_cancelled (GCancellable  *cancellable,
                                      GError       **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");

  return TRUE;
}

/* With all sorts of values, some of which take a rule of mg-dialect.h. */
static MgNetwork *
make_network (guint n)
{
  GString *text = g_string_new (HEAD
    "<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/><key id=\"k\" for=\"node\" attr.name=\"Famille\" attr.type=\"string\"/>"
    "<key id=\"x\" for=\"node\" attr.name=\"x\" attr.type=\"double\"/><key id=\"y\" for=\"node\" attr.name=\"y\" attr.type=\"double\"/>"
    "<key id=\"s\" for=\"edge\" attr.name=\"since\" attr.type=\"string\"/><key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n" GRAPH);
  MgNetwork *network;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<node id=\"n%u\"><data key=\"l\">Égletons %u</data><data key=\"k\">Association</data>"
                            "<data key=\"x\">%u.5</data><data key=\"y\">%u</data></node>\n", i, i, i, n - i);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "<edge id=\"e%u\" source=\"n%u\" target=\"n%u\"><data key=\"s\">20%02u-05</data><data key=\"w\">%u</data></edge>\n",
                            i, i, (i * 7 + 1) % n, i % 20, i % 3 + 1);
  g_string_append (text, TAIL);

  network = fixture_open (text->str, NULL);
  g_string_free (text, TRUE);

  return network;
}

static char *
make_vna (guint n)
{
  GString *text = g_string_new ("*Node data\nID name since\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "n%u \"Name %u\" 20%02u\n", i, i, i % 20);
  g_string_append (text, "*Tie data\nfrom to strength\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "n%u n%u %u\n", i, (i * 7 + 1) % n, i % 3 + 1);

  return g_string_free (text, FALSE);
}

/* Returns: (transfer full): a file of that format */
static GBytes *
make_file (const MgFormat *format)
{
  gboolean is_matrix = strstr (format->id, "matrix") != NULL;
  const MgFormat *writer = format->write != NULL ? format : mg_format_find ("csv");
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GError) error = NULL;
  GBytes *bytes;

  if (g_str_equal (format->id, "vna"))
    {
      char *text = make_vna (N_MANY);

      return g_bytes_new_take (text, strlen (text));
    }

  network = make_network (is_matrix ? N_FEW : N_MANY);
  bytes = writer->write (network, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

static guint
count_descriptors (void)
{
  DIR *folder = opendir ("/proc/self/fd");
  guint n = 0;

  if (folder == NULL)
    return 0;
  while (readdir (folder) != NULL)
    n++;
  closedir (folder);

  return n;
}

/* Reads the file, told to stop at that look.  Returns: how often it looked */
static int
read_until (const char     *path,
            const MgFormat *format,
            int             look)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GError) error = NULL;

  n_looks = 0;
  heard_at = look;
  network = mg_format_read_file (path, format, warnings, NULL, cancellable, &error);
  heard_at = 0;
  if (look == 0)
    {
      g_assert_no_error (error);
      g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), >, 0);
      return n_looks;
    }

  g_assert_null (network);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return n_looks;
}

/* Tries moments of @n, the last of them surely.
 * @run: does it until that look; returns how often it looked
 */
static void
try_moments (int       n,
             int     (*run) (gconstpointer data,
                             int           look),
             gconstpointer data)
{
  guint n_moments = MIN ((guint) n, MOST);
  guint n_open = count_descriptors ();
  gsize used = 0;
  int most_after = 0;

  g_test_message ("%d looks", n);
  g_assert_cmpint (n, >=, 2);
  for (guint i = 0; i < n_moments; i++)
    {
      int look = (int) i < LAST ? MAX (n - (int) i, 1) : g_test_rand_int_range (1, n + 1);

      most_after = MAX (most_after, run (data, look) - look);
      if (i == n_moments / 2)
        used = mallinfo2 ().uordblks;
    }

  /* Whoever has heard of it looks again only on the way out. */
  g_assert_cmpint (most_after, <=, 3);
  g_assert_cmpuint (count_descriptors (), ==, n_open);
  g_assert_cmpuint (mallinfo2 ().uordblks, <, used + SLACK);
}

typedef struct
{
  const MgFormat *format;
  const char     *path;
  MgNetwork      *network;
} Work;

static int
run_reader (gconstpointer data,
            int           look)
{
  const Work *work = data;

  return read_until (work->path, work->format, look);
}

static void
check_reader (gconstpointer data)
{
  const MgFormat *format = data;
  g_autoptr(GBytes) bytes = make_file (format);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *path = g_strdup (fixture_file (text, (gssize) length));
  Work work = { format, path, NULL };

  try_moments (run_reader (&work, 0), run_reader, &work);
}

/* Makes a file of the network, packed if that is usual, and reads that back. */
static int
run_writer (gconstpointer data,
            int           look)
{
  const Work *work = data;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(MgProgress) progress = mg_progress_new ();
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done;

  n_looks = 0;
  heard_at = look;
  bytes = mg_format_serialise (work->network, work->format, work->path, warnings, progress, cancellable, &error);
  if (look == 0 && !g_str_equal (work->format->id, "graphml"))
    g_assert_cmpfloat (mg_progress_get_fraction (progress), >, .5);
  done = bytes != NULL && (work->format->read == NULL ||
                           mg_format_verify (work->format, bytes, progress, cancellable, &error));
  heard_at = 0;
  g_assert_cmpint (done, ==, look == 0);
  if (look == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return n_looks;
}

static void
check_writer (gconstpointer data)
{
  const MgFormat *format = data;
  g_autoptr(MgNetwork) network = make_network (strstr (format->id, "matrix") != NULL ? N_FEW : N_MANY);
  Work work = { format, strstr (format->extensions, ".gz") != NULL ? "network.gz" : "network", network };

  try_moments (run_writer (&work, 0), run_writer, &work);
}

int
main (int    argc,
      char **argv)
{
  guint n_formats;
  const MgFormat *formats = mg_format_get_table (&n_formats);

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < n_formats; i++)
    {
      g_autofree char *reads = g_strdup_printf ("/format/stop/%s", formats[i].id);
      g_autofree char *writes = g_strdup_printf ("/format/stop-writing/%s", formats[i].id);

      if (formats[i].read != NULL)
        g_test_add_data_func (reads, &formats[i], check_reader);
      if (formats[i].write != NULL)
        g_test_add_data_func (writes, &formats[i], check_writer);
    }

  return g_test_run ();
}
