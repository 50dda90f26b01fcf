/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does harm or is broken: one sentence with file and line, soon, and no network. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "mg-error.h"
#include "mg-graphml-fixture.h"

#define KB 1024
#define MB (1024 * 1024)
#define KEY "<key id=\"d0\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
#define NODE(text) "<node id=\"n0\"><data key=\"d0\">" text "</data></node>\n"
#define DOCUMENT(text) HEAD KEY GRAPH NODE (text) TAIL
#define DTD(declarations) "<!DOCTYPE graphml [\n" declarations "]>\n"

/* Opens, in whatever way. */
#define OPENS 0

/* A document as it is, or with something in it repeated. */
typedef struct
{
  const char *rule;
  const char *before;
  const char *again;       /* NULL: nothing is repeated */
  guint       times;
  const char *after;       /* NULL: "" */
  gsize       length;      /* of before, if it has zeros in it; 0: it ends with one */
  int         code;        /* of MG_ERROR; OPENS */
  guint       line;        /* 0: the sentence names none */
} Case;

static const Case cases[] = {
  /* Entities and other things of the document type */
  { "laughs", "<!DOCTYPE graphml [\n<!ENTITY a \"lol\">\n<!ENTITY b \"&a;&a;&a;\">\n]>\n" DOCUMENT ("&b;"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "entity", "<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [\n<!ENTITY a0 \"lol\">\n]>\n<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 3 },
  { "entity-in-default", DTD ("<!ATTLIST node x CDATA \"y\">\n") "<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 2 },
  { "parameter-bomb", DTD ("<!ENTITY % p0 \"<!-- -->\"><!ENTITY % p1 \"&#37;p0;&#37;p0;\">%p1;\n") "<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 2 },
  { "external-file", DTD ("<!ENTITY x SYSTEM \"file:///etc/passwd\">\n") "<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 2 },
  { "external-http", DTD ("<!ENTITY x SYSTEM \"http://127.0.0.1:1/\">\n") "<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 2 },
  { "external-dtd", "<!DOCTYPE graphml SYSTEM \"http://127.0.0.1:1/d\">\n<graphml><graph/></graphml>", NULL, 0, NULL, 0, OPENS, 0 },
  { "external-parameter", DTD ("<!ENTITY % e SYSTEM \"http://127.0.0.1:1/\"> %e;\n") "<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 2 },
  { "entity-loop", DTD ("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">\n") "<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 2 },
  { "entity-unknown", DOCUMENT ("caf&eacute;"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "many-entities", "<!DOCTYPE graphml [\n", "<!ENTITY e \"v\">\n", 40000, "]><graphml/>", 0, MG_ERROR_SYNTAX, 2 },
  { "inclusion", HEAD GRAPH "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>" TAIL, NULL, 0, NULL, 0, OPENS, 0 },
  { "style-sheet", "<?xml-stylesheet href=\"http://127.0.0.1:1/\" type=\"text/xsl\"?>\n<graphml><graph/></graphml>", NULL, 0, NULL, 0, OPENS, 0 },
  /* Too much of something */
  { "deep", "<graphml>", "<a>", 100000, NULL, 0, MG_ERROR_TOO_LARGE, 1 },
  { "deep-graphs", "<graphml>", "<graph><node>", 1000, NULL, 0, MG_ERROR_TOO_LARGE, 1 },
  { "long-attribute", HEAD GRAPH "<node id=\"", "x", 2 * MB, "\"/>" TAIL, 0, MG_ERROR_TOO_LARGE, 4 },
  { "longish-attribute", HEAD GRAPH "<node id=\"", "x", 70 * KB, "\"/>" TAIL, 0, MG_ERROR_TOO_LARGE, 4 },
  { "long-text", HEAD KEY GRAPH "<node id=\"n\"><data key=\"d0\">", "y", 2 * MB, "</data></node>" TAIL, 0, MG_ERROR_TOO_LARGE, 5 },
  { "long-name", HEAD GRAPH "<", "z", MB, "/>" TAIL, 0, MG_ERROR_TOO_LARGE, 4 },
  { "many-attributes", HEAD GRAPH "<node ", " a='1'", 100000, "/>" TAIL, 0, MG_ERROR_TOO_LARGE, 4 },
  { "many-namespaces", "<graphml ", " xmlns:p='urn:1'", 100000, "/>", 0, MG_ERROR_SYNTAX, 1 },
  { "long-namespace", HEAD "<graph xmlns:y=\"", "u", 5 * KB, "\"/></graphml>", 0, MG_ERROR_TOO_LARGE, 3 },
  { "long-comment", HEAD GRAPH "<!--", "c", 2 * MB, "-->" TAIL, 0, MG_ERROR_TOO_LARGE, 4 },
  { "long-cdata", HEAD KEY GRAPH "<node><data key=\"d0\"><![CDATA[", "d", 2 * MB, "]]></data></node>" TAIL, 0, MG_ERROR_TOO_LARGE, 5 },
  { "long-instruction", HEAD GRAPH "<?p ", "d", 2 * MB, "?>" TAIL, 0, MG_ERROR_TOO_LARGE, 4 },
  { "open-comment", "<graphml><!--", "- ", MB, NULL, 0, MG_ERROR_TOO_LARGE, 1 },
  { "open-attribute", "<graphml><node id=\"", "a", 2 * MB, NULL, 0, MG_ERROR_TOO_LARGE, 1 },
  { "open-tags", "<graphml>", "<a ", MB, NULL, 0, 0, 1 },
  { "newlines", "<?xml version=\"1.0\"?>", "\n", 2 * MB, "<graphml/>", 0, MG_ERROR_TOO_LARGE, 0 },
  { "references", HEAD KEY GRAPH "<node><data key=\"d0\">", "&#65;", 2 * MB, "</data></node>" TAIL, 0, MG_ERROR_TOO_LARGE, 5 },
  { "many-keys", HEAD, "<key id=\"k\"/>", 20000, GRAPH TAIL, 0, OPENS, 0 },
  /* Encodings */
  { "utf8-mark", "\xef\xbb\xbf" DOCUMENT ("é"), NULL, 0, NULL, 0, OPENS, 0 },
  { "latin1-as-utf8", DOCUMENT ("Soci\xe9t\xe9"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "latin1", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<graphml><graph><node id=\"\xe9\"/></graph></graphml>", NULL, 0, NULL, 0, OPENS, 0 },
  { "windows", "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<graphml><graph><node id=\"\x80\"/></graph></graphml>", NULL, 0, NULL, 0, OPENS, 0 },
  { "encoding-unknown", "<?xml version=\"1.0\" encoding=\"KLINGON-8\"?>\n<graphml><graph/></graphml>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 1 },
  { "utf16-that-is-not", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<graphml><graph/></graphml>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 1 },
  { "misread-at-the-end", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>\n<graphml><graph>", "<node/>\n", 20000, "<node id=\"\xc3\xa9\"/></graph></graphml>", 0, MG_ERROR_SYNTAX, 0 },
  { "utf16-little", "\xff\xfe<\0g\0r\0a\0p\0h\0m\0l\0>\0<\0g\0r\0a\0p\0h\0/\0>\0<\0/\0g\0r\0a\0p\0h\0m\0l\0>\0", NULL, 0, NULL, 56, OPENS, 0 },
  { "utf16-big", "\xfe\xff\0<\0g\0r\0a\0p\0h\0m\0l\0>\0<\0g\0r\0a\0p\0h\0/\0>\0<\0/\0g\0r\0a\0p\0h\0m\0l\0>", NULL, 0, NULL, 56, OPENS, 0 },
  { "overlong", DOCUMENT ("\xc0\xaf"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "surrogate", DOCUMENT ("\xed\xa0\x80"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "cut-character", DOCUMENT ("\xe2\x82"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "zero-in-text", HEAD "<graph>a\0b</graph></graphml>", NULL, 0, NULL, sizeof (HEAD "<graph>a\0b</graph></graphml>") - 1, MG_ERROR_SYNTAX, 3 },
  { "zero-in-attribute", HEAD "<graph id=\"a\0b\"/></graphml>", NULL, 0, NULL, sizeof (HEAD "<graph id=\"a\0b\"/></graphml>") - 1, MG_ERROR_SYNTAX, 3 },
  { "control", DOCUMENT ("\x01\x02"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "reference-to-zero", DOCUMENT ("&#0;"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "reference-to-control", DOCUMENT ("&#x1;"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "reference-too-large", DOCUMENT ("&#x110000;"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "noncharacter", DOCUMENT ("\xef\xbf\xbe"), NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "bidi", DOCUMENT ("evil\xe2\x80\xaegpj.exe"), NULL, 0, NULL, 0, OPENS, 0 },
  /* Broken files */
  { "empty", "", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "blanks", "   \n\n", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "one-character", "<", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 1 },
  { "half", HEAD KEY GRAPH, NODE ("Org"), 100, "<node id=\"n", 0, MG_ERROR_SYNTAX, 105 },
  { "almost-whole", HEAD GRAPH "</graph>\n</graph", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 5 },
  { "zeros", "\0\0\0\0\0\0\0\0", NULL, 0, NULL, 8, MG_ERROR_SYNTAX, 0 },
  { "picture", "\x89PNG\r\n\x1a\n", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "pdf", "%PDF-1.7\n", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "archive", "PK\3\4xxxx", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "xz", "\xfd" "7zXZ", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "web-page", "<!DOCTYPE html><html><body><p>404<br></body></html>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "json", "{\"nodes\":[],\"edges\":[]}", NULL, 0, NULL, 0, OPENS, 0 },
  { "table", "id;label\n1;A\n", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 1 },
  { "two-roots", HEAD GRAPH TAIL "<graphml/>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 6 },
  { "mismatched", HEAD GRAPH "<node id=\"a\"></nod>" TAIL, NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 4 },
  { "attribute-twice", HEAD GRAPH "<node id=\"a\" id=\"b\"/>" TAIL, NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 4 },
  { "prefix-unknown", HEAD GRAPH "<y:node id=\"a\"/>" TAIL, NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 4 },
  { "version-1.1", "<?xml version=\"1.1\"?>\n<graphml><graph/></graphml>", NULL, 0, NULL, 0, OPENS, 0 },
  { "merge-conflict", HEAD GRAPH "<<<<<<< HEAD\n<node id=\"a\"/>\n=======\n>>>>>>> other\n" TAIL, NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 4 },
  { "other-root", "<svg/>", NULL, 0, NULL, 0, MG_ERROR_UNSUPPORTED, 1 },
  { "no-graph", HEAD "</graphml>", NULL, 0, NULL, 0, MG_ERROR_SYNTAX, 0 },
  { "line-70002", "<?xml version=\"1.0\"?>\n<graphml><graph/>", "\n ", 70000, "<oops></graphml>", 0, MG_ERROR_SYNTAX, 70002 },
  { "carriage-returns", "<?xml version=\"1.0\"?>\r<graphml>\r<graph/>\r\n</graphml>", NULL, 0, NULL, 0, OPENS, 0 },
};

static void
check_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GString) text = g_string_new_len (c->before, c->length > 0 ? (gssize) c->length : (gssize) strlen (c->before));
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *place = c->line > 0 ? g_strdup_printf ("test.graphml:%u: ", c->line) : g_strdup ("test.graphml:");

  for (guint i = 0; i < c->times; i++)
    g_string_append (text, c->again);
  if (c->after != NULL)
    g_string_append (text, c->after);

  network = fixture_read (text->str, (gssize) text->len, NULL, &error);
  if (error != NULL)
    g_test_message ("%.300s", error->message);

  if (c->code == OPENS && c->line == 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (network);
      fixture_check_stable (network);
      return;
    }

  g_assert_null (network);
  g_assert_true (error != NULL && error->domain == MG_ERROR);
  if (c->code != OPENS)
    g_assert_cmpint (error->code, ==, c->code);
  g_assert_nonnull (strstr (error->message, place));
}

/* A prefix that is explained wherever it is used makes much out of little. */
static void
check_growth (void)
{
  g_autoptr(GString) text = g_string_new (HEAD "<graph xmlns:y=\"");
  g_autofree char *uri = g_strnfill (4000, 'u');
  g_autoptr(GError) error = NULL;

  g_string_append_printf (text, "%s\">\n", uri);
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "<node><data key=\"k\"><y:a/></data></node>");
  g_string_append (text, TAIL);

  g_assert_null (fixture_read (text->str, (gssize) text->len, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_TOO_LARGE);
}

/* Keys that are not declared are keys all the same. */
static void
check_made_up_keys (void)
{
  g_autoptr(GString) data = g_string_new (HEAD GRAPH);
  g_autoptr(GString) attributes = g_string_new (HEAD GRAPH);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (data, "<node><data key=\"k%u\">1</data></node>", i);
      g_string_append_printf (attributes, "<node k%u=\"1\"/>", i);
    }

  g_assert_null (fixture_read (data->str, (gssize) data->len, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (fixture_read (attributes->str, (gssize) attributes->len, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_TOO_LARGE);
}

/* Whatever is cut off, the answer is a network or a sentence. */
static void
check_every_cut (void)
{
  static const char text[] = HEAD KEY GRAPH "<node id=\"a\"><data key=\"d0\">É &amp; B</data></node>"
                             "<edge source=\"a\" target=\"a\"/>" TAIL;

  for (gsize length = 0; length < sizeof text - 2; length++)
    {
      g_autoptr(GError) error = NULL;
      MgNetwork *network = fixture_read (text, (gssize) length, NULL, &error);

      g_assert_null (network);
      g_assert_nonnull (error);
    }
}

/* Any byte may be wrong. */
static void
check_every_byte (void)
{
  static const char text[] = HEAD KEY GRAPH "<node id=\"a\"><data key=\"d0\">É &amp; B</data></node>"
                             "<edge source=\"a\" target=\"a\"/>" TAIL;

  for (gsize i = 0; i < sizeof text - 1; i++)
    {
      g_autofree char *wrong = g_memdup2 (text, sizeof text);
      g_autoptr(MgNetwork) network = NULL;
      g_autoptr(GError) error = NULL;

      wrong[i] = (char) g_test_rand_int ();
      network = fixture_read (wrong, sizeof text - 1, NULL, &error);
      g_assert_true ((network == NULL) == (error != NULL));
      if (network != NULL)
        fixture_check_stable (network);
    }
}

/* Files that are no files */

static void
check_path (const char *path,
            GQuark      domain,
            int         code)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = mg_format_read_file (path, NULL, NULL, NULL, NULL, &error);

  g_assert_null (network);
  if (error != NULL)
    g_test_message ("%s", error->message);
  g_assert_error (error, domain, code);
}

static void
check_folder (void)
{
  check_path ("/", G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
check_device (void)
{
  check_path ("/dev/zero", G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  check_path ("/dev/full", G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

static void
check_channel (void)
{
  g_autofree char *path = g_strconcat (fixture_file ("", 0), ".fifo", NULL);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  check_path (path, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  unlink (path);
}

static void
check_socket (void)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  g_autofree char *path = g_strconcat (fixture_file ("", 0), ".s", NULL);
  g_autoptr(GError) error = NULL;
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);

  g_strlcpy (address.sun_path, path, sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  g_assert_null (mg_format_read_file (path, NULL, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  close (fd);
  unlink (path);
}

static void
check_link_loop (void)
{
  g_autofree char *path = g_strconcat (fixture_file ("", 0), ".loop", NULL);

  g_assert_cmpint (symlink (path, path), ==, 0);
  check_path (path, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  unlink (path);
}

static void
check_missing (void)
{
  check_path ("/nowhere/at all.graphml", G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
check_unreadable (void)
{
  const char *path = fixture_file (DOCUMENT ("x"), -1);

  if (geteuid () == 0)
    {
      g_test_skip ("the superuser may read everything");
      return;
    }

  chmod (path, 0);
  check_path (path, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  chmod (path, 0600);
}

static void
check_huge (void)
{
  const char *path = fixture_file ("<", 1);

  if (truncate (path, G_GINT64_CONSTANT (1) << 40) < 0)
    {
      g_test_skip ("this file system has no sparse files of that size");
      return;
    }

  check_path (path, MG_ERROR, MG_ERROR_TOO_LARGE);
}

/* Packed files */

static GBytes *
pack (const char *again,
      guint       times)
{
  g_autoptr(GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, packer);

  g_output_stream_write_all (stream, HEAD GRAPH, strlen (HEAD GRAPH), NULL, NULL, NULL);
  for (guint i = 0; i < times; i++)
    g_output_stream_write_all (stream, again, strlen (again), NULL, NULL, NULL);
  g_output_stream_write_all (stream, TAIL, strlen (TAIL), NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
check_packed (void)
{
  g_autoptr(GBytes) bytes = pack ("<node id=\"a\"/>", 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = fixture_read (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mg_network_count (network, MG_ITEMS_NODES), ==, 1);
}

static void
check_packed_and_cut (void)
{
  g_autoptr(GBytes) bytes = pack ("<node id=\"a\"/>", 1);

  for (gsize length = 2; length < g_bytes_get_size (bytes); length++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (fixture_read (g_bytes_get_data (bytes, NULL), (gssize) length, NULL, &error));
      g_assert_error (error, MG_ERROR, MG_ERROR_SYNTAX);
    }
}

static void
check_bomb (void)
{
  g_autofree char *blanks = g_strnfill (MB, ' ');
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  bytes = pack (blanks, 40);
  g_assert_null (fixture_read (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_TOO_LARGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/graphml/bad/", cases[i].rule, NULL);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/graphml/bad/growth", check_growth);
  g_test_add_func ("/graphml/bad/made-up-keys", check_made_up_keys);
  g_test_add_func ("/graphml/bad/cut-anywhere", check_every_cut);
  g_test_add_func ("/graphml/bad/wrong-anywhere", check_every_byte);
  g_test_add_func ("/graphml/file/folder", check_folder);
  g_test_add_func ("/graphml/file/device", check_device);
  g_test_add_func ("/graphml/file/channel-does-not-block", check_channel);
  g_test_add_func ("/graphml/file/socket", check_socket);
  g_test_add_func ("/graphml/file/link-loop", check_link_loop);
  g_test_add_func ("/graphml/file/missing", check_missing);
  g_test_add_func ("/graphml/file/unreadable", check_unreadable);
  g_test_add_func ("/graphml/file/huge", check_huge);
  g_test_add_func ("/graphml/packed/opens", check_packed);
  g_test_add_func ("/graphml/packed/cut-anywhere", check_packed_and_cut);
  g_test_add_func ("/graphml/packed/bomb", check_bomb);

  return g_test_run ();
}
