/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-text-show.h"

#include <string.h>

static void
check_shown (const char *text,
             const char *expected)
{
  g_autofree char *shown = mg_text_show (text);
  g_autofree char *again = mg_text_show (shown);

  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (again, ==, shown);
}

static void
test_plain (void)
{
  check_shown ("", "");
  check_shown ("Coopérative “L’Œuvre” — 日本 😀", "Coopérative “L’Œuvre” — 日本 😀");
  check_shown ("a\n\tb", "a\n\tb");
  check_shown ("خريطة", "خريطة");
  check_shown ("e\u0301", "e\u0301");
}

/* One by one, alone and in the middle of letters: each is seen. */
static void
test_commands (void)
{
  static const gunichar commands[] = {
    0x01, 0x07, 0x08, 0x0d, 0x1b, 0x7f, 0x85, 0x9b, 0x061c, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
    0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069,
    0x206a, 0xfeff, 0xe0041,
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      char utf8[8] = "";
      g_autofree char *text = NULL;

      utf8[g_unichar_to_utf8 (commands[i], utf8)] = '\0';
      check_shown (utf8, "\ufffd");
      text = g_strconcat ("a", utf8, "b", NULL);
      check_shown (text, "a\ufffdb");
    }

  check_shown ("\033[2J\033]0;x\007", "\ufffd[2J\ufffd]0;x\ufffd");
  check_shown ("evil\u202egpj.exe", "evil\ufffdgpj.exe");
}

/* Languages and emoji that cannot be written without them. */
static void
test_joiners (void)
{
  check_shown ("می\u200cخواهم", "می\u200cخواهم");
  check_shown ("👩\u200d🌾", "👩\u200d🌾");
  check_shown ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f");
  check_shown ("می\u200c\u200cخ", "می\ufffd\ufffdخ");
  check_shown ("🏴\U000e007f\U000e0062", "🏴\U000e007f\ufffd");
  check_shown ("م\u200c", "م\ufffd");
}

static void
test_not_text (void)
{
  check_shown ("caf\xe9", "caf\ufffd");
  check_shown ("a\xc2\x9b", "a\ufffd");
}

static void
test_line (void)
{
  g_autofree char *line = mg_text_show_line ("a\n\tb\033");
  g_autofree char *long_text = g_strnfill (MG_TEXT_LINE_LENGTH + 1, 'x');
  g_autofree char *cut = mg_text_show_line (long_text);
  g_autofree char *whole = NULL;

  g_assert_cmpstr (line, ==, "a  b\ufffd");
  g_assert_true (g_str_has_suffix (cut, "x…"));
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, MG_TEXT_LINE_LENGTH + 1);

  long_text[MG_TEXT_LINE_LENGTH] = '\0';
  whole = mg_text_show_line (long_text);
  g_assert_cmpstr (whole, ==, long_text);
}

/* Whatever comes, what is shown is text, and shown again the same. */
static void
test_random (void)
{
  for (guint turn = 0; turn < 5000; turn++)
    {
      char bytes[24];
      g_autofree char *once = NULL;

      for (guint i = 0; i + 1 < sizeof bytes; i++)
        bytes[i] = (char) g_test_rand_int_range (1, 256);
      bytes[sizeof bytes - 1] = '\0';

      once = mg_text_show (bytes);
      g_assert_true (g_utf8_validate (once, -1, NULL));
      check_shown (once, once);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-show/plain-text-stays", test_plain);
  g_test_add_func ("/text-show/what-commands-is-seen", test_commands);
  g_test_add_func ("/text-show/joiners-where-needed", test_joiners);
  g_test_add_func ("/text-show/no-text-is-seen", test_not_text);
  g_test_add_func ("/text-show/one-line", test_line);
  g_test_add_func ("/text-show/whatever-comes", test_random);

  return g_test_run ();
}
