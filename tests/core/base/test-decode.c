/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-decode.h"

#include <string.h>

#include "mg-error.h"

#define BYTES(text) text, sizeof text - 1

static void
check (const char *bytes,
       gsize       length,
       const char *expected,
       const char *encoding)
{
  g_autoptr(GError) error = NULL;
  const char *found = NULL;
  gsize n = 0;
  g_autofree char *text = mg_text_decode (bytes, length, &n, &found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (found, ==, encoding);
  g_assert_cmpuint (n, ==, strlen (expected));
}

static void
test_found (void)
{
  check (BYTES (""), "", "UTF-8");
  check (BYTES ("abc"), "abc", "UTF-8");
  check (BYTES ("L\xc3\xa9on"), "Léon", "UTF-8");
  check (BYTES ("\xef\xbb\xbfL\xc3\xa9on"), "Léon", "UTF-8");
  check (BYTES ("L\xe9on"), "Léon", "windows-1252");
  check (BYTES ("\xff\xfeL\0\xe9\0\x3d\xd8\x00\xde"), "Lé😀", "UTF-16LE");
  check (BYTES ("\xfe\xff\0L\0\xe9\xd8\x3d\xde\x00"), "Lé😀", "UTF-16BE");
  check (BYTES ("L\0\xe9\0o\0"), "Léo", "UTF-16LE");
  check (BYTES ("\0L\0\xe9\0o"), "Léo", "UTF-16BE");
  check (BYTES ("\xff\xfe" "a\0\x00\xd8" "b\0"), "a\xef\xbf\xbd" "b", "UTF-16LE");
}

/* Every byte of the half that Latin-1 does not tell. */
static void
test_windows (void)
{
  check (BYTES ("\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f"),
         "€\xef\xbf\xbd‚ƒ„…†‡ˆ‰Š‹Œ\xef\xbf\xbdŽ\xef\xbf\xbd", "windows-1252");
  check (BYTES ("\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f"),
         "\xef\xbf\xbd‘’“”•–—˜™š›œ\xef\xbf\xbdžŸ", "windows-1252");
  check (BYTES ("\xa0\xab\xbb\xc0\xe9\xff"), "\xc2\xa0«»Àéÿ", "windows-1252");
  check (BYTES ("\xabSOCI\xc9T\xc9\xbb"), "«SOCIÉTÉ»", "windows-1252");
}

static void
test_mixed (void)
{
  static const char text[] = "\xc3\xa9t\xc3\xa9\r\nhiver\r\nNo\xebl\rf\xc3\xaate\n";
  MgDecodeFacts facts;
  g_autofree char *decoded = mg_text_decode_as (BYTES (text), NULL, NULL, &facts, NULL);

  g_assert_cmpstr (decoded, ==, "été\r\nhiver\r\nNoël\rfête\n");
  g_assert_cmpstr (facts.encoding, ==, "UTF-8");
  g_assert_cmpuint (facts.n_odd_lines, ==, 1);
  g_assert_cmpuint (facts.odd_lines[0], ==, 3);
}

static void
test_chosen (void)
{
  MgDecodeFacts facts;
  g_autoptr(GError) error = NULL;
  g_autofree char *mac = mg_text_decode_as (BYTES ("L\x8eon"), "macintosh", NULL, NULL, NULL);
  g_autofree char *latin = mg_text_decode_as (BYTES ("\x9cuvre"), "ISO-8859-1", NULL, &facts, NULL);
  g_autofree char *utf8 = mg_text_decode_as (BYTES ("\xef\xbb\xbfL\xe9on"), "utf-8", NULL, NULL, NULL);

  g_assert_cmpstr (mac, ==, "Léon");
  g_assert_cmpstr (latin, ==, "œuvre");
  g_assert_cmpstr (facts.encoding, ==, "windows-1252");
  g_assert_cmpstr (utf8, ==, "L\xef\xbf\xbdon");
  g_assert_null (mg_text_decode_as (BYTES ("x"), "klingon", NULL, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED);
}

static void
check_refused (const char *bytes,
               gsize       length,
               int         code,
               const char *part)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (mg_text_decode (bytes, length, NULL, NULL, &error));
  g_assert_error (error, MG_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refused (void)
{
  check_refused (BYTES ("\xff\xfe\0\0L\0\0\0"), MG_ERROR_UNSUPPORTED, "UTF-32");
  check_refused (BYTES ("\0\0\xfe\xff\0\0\0L"), MG_ERROR_UNSUPPORTED, "UTF-32");
  check_refused (BYTES ("un\ndeux\r\ntrois\rqua\0tre"), MG_ERROR_SYNTAX, "Line 4 ");
  check_refused (BYTES ("\xff\xfe" "a\0\n\0\0\0b\0"), MG_ERROR_SYNTAX, "Line 2 ");
  check_refused (BYTES ("\xff\xfe" "a\0b"), MG_ERROR_SYNTAX, "middle");
}

static void
test_random (void)
{
  for (guint turn = 0; turn < 20000; turn++)
    {
      char bytes[16];
      gsize n = 0;
      g_autofree char *text = NULL;

      for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) (g_test_rand_bit () ? g_test_rand_int_range (1, 256) : "aé\n\r"[g_test_rand_int_range (0, 4)]);

      text = mg_text_decode (bytes, sizeof bytes, &n, NULL, NULL);
      if (text != NULL)
        g_assert_true (g_utf8_validate_len (text, n, NULL) && text[n] == '\0');
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decode/encodings-are-found", test_found);
  g_test_add_func ("/decode/windows-1252-is-whole", test_windows);
  g_test_add_func ("/decode/mixed-lines-are-told", test_mixed);
  g_test_add_func ("/decode/what-is-chosen-counts", test_chosen);
  g_test_add_func ("/decode/what-is-no-text", test_refused);
  g_test_add_func ("/decode/always-utf-8", test_random);

  return g_test_run ();
}
