/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handlers on a thread of their own are told the same, in the same order and to the
 * same end, as on the parser's.
 */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "mg-error.h"
#include "mg-graphml-fixture.h"
#include "mg-xml-relay.h"
#include "mg-xml.h"

/* Few events fit into such a batch: many cross at a time. */
#define TINY 64u

/* All on the parser's thread. */
#define IN_PLACE G_MAXUINT

typedef struct
{
  GString      *log;
  guint         n_events;
  guint         fail_at;       /* event; 0: never */
  guint         cancel_at;
  GCancellable *cancellable;
  GThread      *thread;        /* of the last event */
  GError       *error;
  double        n_read;        /* of the input, 0…1 */
} Run;

/* Of each event; FALSE: it is the one to give up at. */
static void
note (Run   *run,
      MgXml *xml)
{
  run->thread = g_thread_self ();
  g_string_append_printf (run->log, " @%u/%" G_GUINT64_FORMAT "\n", mg_xml_get_line (xml), mg_xml_get_n_read (xml));
  if (++run->n_events == run->fail_at)
    mg_xml_fail (xml, MG_ERROR_TOO_LARGE, "Event %u is too much.", run->n_events);
  if (run->n_events == run->cancel_at)
    g_cancellable_cancel (run->cancellable);
}

static void
append_attribute (GString        *log,
                  MgXmlAttribute  attribute)
{
  g_string_append_printf (log, " {%s}%s:%s=\"%.*s\"", attribute.uri, attribute.prefix, attribute.name,
                          (int) attribute.length, attribute.value);
}

static void
start_cb (MgXml          *xml,
          const MgXmlTag *tag,
          gpointer        user_data)
{
  Run *run = user_data;

  g_assert_cmpuint (tag->line, ==, mg_xml_get_line (xml));
  g_string_append_printf (run->log, "<{%s}%s:%s", tag->uri, tag->prefix, tag->name);
  for (guint i = 0; i < tag->n_namespaces; i++)
    g_string_append_printf (run->log, " xmlns:%s=%s", tag->namespaces[2 * i], tag->namespaces[2 * i + 1]);
  for (guint i = 0; i < tag->n_attributes; i++)
    append_attribute (run->log, mg_xml_tag_get (tag, i));
  if (strcmp (tag->name, "leafy") == 0)
    mg_xml_expect_leaf (xml, tag->name, tag->uri);
  note (run, xml);
}

static void
end_cb (MgXml          *xml,
        const MgXmlTag *tag,
        gpointer        user_data)
{
  Run *run = user_data;

  g_string_append_printf (run->log, "</{%s}%s:%s", tag->uri, tag->prefix, tag->name);
  note (run, xml);
}

static void
text_cb (MgXml      *xml,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
  Run *run = user_data;

  g_string_append_len (run->log, text, (gssize) length);
  note (run, xml);
}

static gboolean
leaf_cb (MgXml                *xml,
         const MgXmlAttribute *attribute,
         guint                 line,
         gpointer              user_data)
{
  Run *run = user_data;

  g_assert_cmpuint (line, ==, mg_xml_get_line (xml));
  if (attribute->length == 0)
    return FALSE;

  g_string_append (run->log, "leaf");
  append_attribute (run->log, *attribute);
  note (run, xml);

  return TRUE;
}

static void
leaf_end_cb (MgXml    *xml,
             gpointer  user_data)
{
  Run *run = user_data;

  g_string_append (run->log, "end of leaf");
  note (run, xml);
}

static void
parse (Run        *run,
       const char *text,
       gssize      length,
       gsize       batch,
       guint       n_in_place)
{
  static const MgXmlHandlers handlers = { start_cb, end_cb, text_cb, leaf_cb, leaf_end_cb };
  int fd = open (fixture_file (text, length), O_RDONLY);
  g_autoptr(MgInput) input = mg_input_new (fd, "test", &run->error);
  g_autoptr(MgXml) xml = NULL;

  run->log = g_string_new (NULL);
  if (input != NULL)
    {
      mg_xml_relay_set_usual (batch, n_in_place);
      xml = mg_xml_new (&handlers, run, "test");
      g_assert_true (mg_xml_run (xml, input, NULL, 1., run->cancellable, &run->error) == (run->error == NULL));
      mg_xml_relay_set_usual (0, 0);
      run->n_read = mg_input_get_fraction (input);
    }
  close (fd);
}

static void
clear (Run *run)
{
  g_string_free (run->log, TRUE);
  g_clear_error (&run->error);
}

/* Both ways, giving up at @fail_at; returns whether it was read to its end. */
static gboolean
check_same (const char *text,
            gssize      length,
            gsize       batch,
            guint       n_in_place,
            guint       fail_at)
{
  Run here = { .fail_at = fail_at };
  Run there = { .fail_at = fail_at };
  gboolean done;

  parse (&here, text, length, 4096, IN_PLACE);
  parse (&there, text, length, batch, n_in_place);
  g_assert_cmpstr (here.log->str, ==, there.log->str);
  g_assert_cmpstr (here.error != NULL ? here.error->message : NULL, ==, there.error != NULL ? there.error->message : NULL);
  g_assert_cmpint (here.error != NULL ? here.error->code : 0, ==, there.error != NULL ? there.error->code : 0);
  g_assert_true (here.thread == NULL || here.thread == g_thread_self ());
  g_assert_true (n_in_place > 0 || there.thread == NULL || there.thread != g_thread_self ());
  done = here.error == NULL;
  clear (&here);
  clear (&there);

  return done;
}

/* All that events can hold. */
static const char document[] =
  "<?xml version=\"1.0\"?>\n<r xmlns=\"u:r\" xmlns:p=\"u:p\" p:a=\"1\" b=\"two &amp; &lt;three&gt;\">\n"
  "  <leafy key=\"d0\"/>\n"
  "  <leafy key=\"d1\">Égletons</leafy><leafy key=\"\">empty</leafy><leafy key=\"d2\"><in x=\"y\">side</in>\nout</leafy>\n"
  "  <p:leafy key=\"d3\">prefixed</p:leafy><leafy p:key=\"d4\"/><leafy key=\"d5\" other=\"d6\"/><leafy/>\n"
  "  <leafy key=\"&quot;d7&quot;\"\n\n   >a &amp; b <![CDATA[<c>\n]]> d&#10;e</leafy>\n"
  "  <!-- one\ntwo --><?three four?><x><x><x a=\"b\"><x a=\"c\"><x a=\"d\"/></x></x></x></x>\n"
  "  <y:z xmlns:y=\"u:y\" y:w=\"v\"><y:z/></y:z>\n"
  "</r>\n";

static void
check_order (void)
{
  static const gsize batches[] = { TINY, 256, 4096 };

  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    for (guint n_in_place = 0; n_in_place < 4; n_in_place++)
      g_assert_true (check_same (document, -1, batches[i], n_in_place, 0));
}

/* Wherever a handler gives up, and wherever the file is cut. */
static void
check_failures (void)
{
  gsize length = strlen (document);
  Run run = { NULL, };

  parse (&run, document, -1, TINY, 0);
  g_assert_no_error (run.error);
  for (guint i = 1; i <= run.n_events; i++)
    g_assert_false (check_same (document, -1, TINY, 0, i));
  clear (&run);

  for (gsize cut = 1; cut < length - 6; cut++)
    g_assert_false (check_same (document, (gssize) cut, TINY, 0, 0));
}

/* Of two failures the first in the file counts, whoever finds it. */
static void
check_first_failure (void)
{
  static const char text[] = "<r>\n<a/>\n<a/>\n<a/>\n<a></b>\n<a/>\n</r>\n";

  for (guint i = 1; i < 30; i++)
    {
      Run run = { .fail_at = i };

      parse (&run, text, -1, TINY, 0);
      if (run.error->code == MG_ERROR_TOO_LARGE)
        g_assert_cmpuint (run.n_events, ==, i);
      else
        g_assert_cmpuint (run.n_events, <, i);
      g_assert_true (run.error->code == MG_ERROR_TOO_LARGE || strstr (run.error->message, "test:5:") != NULL);
      g_assert_true (i > 2 || run.error->code == MG_ERROR_TOO_LARGE);
      g_assert_true (i < 20 || run.error->code == MG_ERROR_SYNTAX);
      clear (&run);
    }
}

static void
check_damaged (void)
{
  gsize length = strlen (document);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *text = g_memdup2 (document, length + 1);

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        text[g_test_rand_int_range (0, (int) length)] = (char) g_test_rand_int_range (0, 256);
      check_same (text, (gssize) length, TINY, (guint) g_test_rand_int_range (0, 2),
                  g_test_rand_bit () ? (guint) g_test_rand_int_range (1, 60) : 0);
    }
}

/* A text larger than a batch comes whole, as it does without one; one that no file needs does not. */
static void
check_large_text (void)
{
  static const gsize lengths[] = { TINY - 8, TINY, 300 * 1024, 1000 * 1024, 1100 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *filler = g_strnfill (lengths[i], 'x');
      g_autofree char *text = g_strdup_printf ("<r><![CDATA[%s]]><a b=\"c\"/><a b=\"%.40000s\"/><a b=\"d\"/></r>\n", filler, filler);

      g_assert_true (check_same (text, -1, TINY, 0, 0) == (lengths[i] < 1024 * 1024));
    }
}

static char *
make_large (guint n_tags)
{
  GString *text = g_string_new ("<r>\n");

  for (guint i = 0; i < n_tags; i++)
    g_string_append_printf (text, "<leafy key=\"d%u\">Égletons %u</leafy>\n", i % 7, i);
  g_string_append (text, "</r>\n");

  return g_string_free (text, FALSE);
}

/* With batches as they usually are: the first on the parser's thread, then on the other. */
static void
check_large (void)
{
  g_autofree char *text = make_large (200000);

  g_assert_true (check_same (text, -1, 65536, 3, 0));
  g_assert_false (check_same (text, -1, 65536, 3, 300000));
}

/* The parser does not go on for long once a handler gave up. */
static void
check_gives_up_soon (void)
{
  g_autofree char *text = make_large (200000);
  Run run = { .fail_at = 1000 };

  parse (&run, text, -1, 4096, 0);
  g_assert_error (run.error, MG_ERROR, MG_ERROR_TOO_LARGE);
  g_assert_cmpuint (run.n_events, ==, 1000);
  g_assert_cmpfloat (run.n_read, <, 0.5);
  clear (&run);
}

static void
check_cancel (void)
{
  g_autofree char *text = make_large (200000);

  for (guint at = 1; at < 700000; at = 3 * at + 1)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      Run run = { .cancel_at = at, .cancellable = cancellable };

      parse (&run, text, -1, 4096, at % 2);
      g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (run.n_events, <, at + 20000);
      clear (&run);
    }
}

static gpointer
cancel_func (gpointer data)
{
  g_usleep ((gulong) g_random_int_range (0, 20000));
  g_cancellable_cancel (data);

  return NULL;
}

/* From elsewhere, at any moment: it is read or it is not, and nothing is left behind. */
static void
check_cancel_anywhere (void)
{
  g_autofree char *text = make_large (20000);

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      GThread *thread = g_thread_new ("cancel", cancel_func, cancellable);
      Run run = { .cancellable = cancellable };

      parse (&run, text, -1, 1024, 0);
      if (run.error != NULL)
        g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_true (g_str_has_suffix (text, "</r>\n") && strstr (run.log->str, "</{(null)}(null):r") != NULL);
      clear (&run);
      g_thread_join (thread);
    }
}

/* What comes out of a file: the network as written, or the failure; and the warnings. */
static char *
describe (const char *text,
          gsize       length)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = fixture_read (text, (gssize) length, warnings, &error);
  g_autofree char *written = network != NULL ? fixture_write (network) : g_strdup (error->message);
  GString *said = g_string_new (written);

  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    g_string_append_printf (said, "\n%u: %s", mg_warnings_get (warnings, i)->line, mg_warnings_get (warnings, i)->text);

  return g_string_free (said, FALSE);
}

static void
check_network (const char *text,
               gsize       length)
{
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  mg_xml_relay_set_usual (4096, IN_PLACE);
  here = describe (text, length);
  mg_xml_relay_set_usual (TINY, 0);
  there = describe (text, length);
  mg_xml_relay_set_usual (0, 0);
  g_assert_cmpstr (here, ==, there);
}

static void
check_networks (void)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml", &text, &length, NULL));
  check_network (text, length);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *damaged = g_memdup2 (text, length);

      damaged[g_test_rand_int_range (0, (int) length)] = "<>&x\"\n"[g_test_rand_int_range (0, 6)];
      check_network (damaged, i % 2 == 0 ? length : (gsize) g_test_rand_int_range (1, (int) length));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-relay/order", check_order);
  g_test_add_func ("/xml-relay/failures", check_failures);
  g_test_add_func ("/xml-relay/first-failure", check_first_failure);
  g_test_add_func ("/xml-relay/damaged", check_damaged);
  g_test_add_func ("/xml-relay/large-text", check_large_text);
  g_test_add_func ("/xml-relay/large", check_large);
  g_test_add_func ("/xml-relay/gives-up-soon", check_gives_up_soon);
  g_test_add_func ("/xml-relay/cancel", check_cancel);
  g_test_add_func ("/xml-relay/cancel-anywhere", check_cancel_anywhere);
  g_test_add_func ("/xml-relay/networks", check_networks);

  return g_test_run ();
}
