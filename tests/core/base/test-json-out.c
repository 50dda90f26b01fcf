/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-json-out.h"

#include <math.h>

/* What would end a text, or is no text in JSON, is written as what it stands for. */
static void
test_text_stays_text (void)
{
  g_autoptr(GString) out = g_string_new (NULL);

  mg_json_quote (out, "a\"b\\c\nd\te\001f\177g é");

  g_assert_cmpstr (out->str, ==, "\"a\\\"b\\\\c\\nd\\te\\u0001f\\u007fg é\"");
}

static void
test_one_member_to_a_line (void)
{
  g_autoptr(MgJson) json = mg_json_new ();

  mg_json_open (json, NULL, '{');
  mg_json_add_text (json, "name", NULL);
  mg_json_open (json, "values", '[');
  mg_json_add_real (json, NULL, .5);
  mg_json_add_real (json, NULL, (double) NAN);
  mg_json_close (json);
  mg_json_open (json, "none", '[');
  mg_json_close (json);
  mg_json_add_boolean (json, "done", TRUE);
  mg_json_close (json);

  g_assert_cmpstr (mg_json_get_text (json), ==,
                   "{\n  \"name\": null,\n  \"values\": [\n    0.5,\n    null\n  ],\n"
                   "  \"none\": [],\n  \"done\": true\n}\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-out/text-stays-text", test_text_stays_text);
  g_test_add_func ("/json-out/one-member-to-a-line", test_one_member_to_a_line);

  return g_test_run ();
}
