/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stopping a long reading, by count: how much is still done once it is asked for. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "mg-given.h"
#include "mg-graphml-fixture.h"
#include "mg-xml.h"

/* More than any part does between two looks; 246 MB have six million tags, at
 * three million of them in a second.
 */
#define SOON 20000
#define N_NODES 100000u

typedef struct
{
  GCancellable *cancellable;
  guint         n_before;
  guint         n_after;
} Counter;

static char *
make_document (void)
{
  GString *text = g_string_new (HEAD "<key id=\"a\" for=\"node\" attr.name=\"a\" attr.type=\"string\"/>\n" GRAPH);

  for (guint i = 0; i < N_NODES; i++)
    g_string_append_printf (text, "<node id=\"n%u\"><data key=\"a\">Égletons %u</data></node>\n", i, i % 1000);
  g_string_append (text, TAIL);

  return g_string_free (text, FALSE);
}

static void
start_cb (MgXml          *xml,
          const MgXmlTag *tag,
          gpointer        user_data)
{
  Counter *counter = user_data;

  if (g_cancellable_is_cancelled (counter->cancellable))
    counter->n_after++;
  else if (++counter->n_before == N_NODES / 2)
    g_cancellable_cancel (counter->cancellable);
}

static void
end_cb (MgXml          *xml,
        const MgXmlTag *tag,
        gpointer        user_data)
{
}

static void
text_cb (MgXml      *xml,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
}

/* While tags come. */
static void
check_scan (void)
{
  static const MgXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autofree char *text = make_document ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  Counter counter = { .cancellable = cancellable };
  int fd = open (fixture_file (text, -1), O_RDONLY);
  g_autoptr(MgInput) input = mg_input_new (fd, "test", &error);
  g_autoptr(MgXml) xml = mg_xml_new (&handlers, &counter, "test");

  g_assert_no_error (error);
  g_assert_false (mg_xml_run (xml, input, NULL, 1., cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (counter.n_before, ==, N_NODES / 2);
  g_assert_cmpuint (counter.n_after, <, SOON);
  close (fd);
}

/* While the network is built of what was read. */
static void
check_build (void)
{
  g_autoptr(MgGiven) given = mg_given_new ("test", NULL);
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  mg_given_add_graph (given, "G", 1);
  for (guint i = 0; i < N_NODES; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      mg_given_add_node (given, id, -1, i + 2);
    }

  g_cancellable_cancel (cancellable);
  g_assert_false (mg_given_build (given, network, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), <, SOON);
}

/* What a window does: reads elsewhere, hears of progress, stops. */
typedef struct
{
  const char   *path;
  MgProgress   *progress;
  GCancellable *cancellable;
  double        at_stop;
  guint         n_notified;
  GError       *error;
} Reading;

static gpointer
read_func (gpointer data)
{
  Reading *reading = data;
  MgNetwork *network = mg_format_read_file (reading->path, NULL, NULL, reading->progress, reading->cancellable,
                                            &reading->error);

  g_clear_object (&network);
  g_main_context_wakeup (NULL);

  return NULL;
}

static void
notify_cb (MgProgress *progress,
           GParamSpec *pspec,
           Reading    *reading)
{
  reading->n_notified++;
  reading->at_stop = mg_progress_get_fraction (progress);
  g_cancellable_cancel (reading->cancellable);
}

static void
check_thread (void)
{
  g_autofree char *text = make_document ();
  g_autofree char *path = g_strdup (fixture_file (text, -1));
  g_autoptr(MgProgress) progress = mg_progress_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Reading reading = { .path = path, .progress = progress, .cancellable = cancellable };
  GThread *thread;

  g_signal_connect (progress, "notify::fraction", G_CALLBACK (notify_cb), &reading);
  thread = g_thread_new ("reading", read_func, &reading);
  while (reading.n_notified == 0)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);

  g_assert_cmpfloat (reading.at_stop, >, 0.);
  if (reading.error != NULL)
    g_assert_error (reading.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_test_message ("It was read before the stop came");
  g_clear_error (&reading.error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphml/stop/while-tags-come", check_scan);
  g_test_add_func ("/graphml/stop/while-a-network-is-built", check_build);
  g_test_add_func ("/graphml/stop/from-the-progress", check_thread);

  return g_test_run ();
}
