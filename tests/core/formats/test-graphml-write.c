/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written: the same every time, readable by anyone, and read back as it was. */
#include <locale.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-graphml-fixture.h"

static MgId
add (MgNetwork  *network,
     MgItemKind  kind,
     MgId        source,
     MgId        target)
{
  g_autofree char *text_id = mg_network_new_text_id (network, kind);
  MgEdit edit = {
    .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network), .source = source, .target = target,
  };
  MgEdit name = {
    .kind = MG_EDIT_SET_VALUE, .id = edit.id, .value = mg_value_text (text_id),
    .field = mg_item_kind_is_edge (kind) ? MG_FIELD_LINK_ID : MG_FIELD_ID,
  };

  g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
  g_assert_true (mg_network_apply (network, &name, NULL, NULL));
  mg_edit_clear (&name);

  return edit.id;
}

static void
set (MgNetwork *network,
     MgId       id,
     MgFieldId  field,
     MgValue    value)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value };
  g_autoptr(GError) error = NULL;

  mg_network_apply (network, &edit, NULL, &error);
  g_assert_no_error (error);
  mg_edit_clear (&edit);
}

static MgValue
any_value (const MgField *row)
{
  switch (row->type)
    {
    case MG_TYPE_INTEGER:
      return mg_value_integer (row->low < row->high ? (gint64) row->low + 1 : -12);

    case MG_TYPE_REAL:
      return mg_value_real (row->low < row->high ? row->low + 0.1 : -1.5e-7);

    case MG_TYPE_BOOLEAN:
      return mg_value_boolean (g_test_rand_bit ());

    case MG_TYPE_DATE:
      return mg_value_date (mg_date_new (2013, 5, 0));

    case MG_TYPE_XML:
      return mg_value_text ("<a>b</a>");

    case MG_TYPE_TEXT:
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
    default:
      return mg_value_text ("É & <b>\n\"'  ;ü");
    }
}

/* One item of each kind, each with a value in every field it can have. */
static MgNetwork *
make_full (void)
{
  MgNetwork *network = mg_network_new ();
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId b = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId k = add (network, MG_ITEM_COLLECTIVE, 0, 0);
  const MgId ids[] = {
    MG_ID_POLE, a, k, add (network, MG_ITEM_LINK, a, b), add (network, MG_ITEM_PARTICIPATION, b, k),
  };
  guint n_fields = mg_network_get_n_fields (network);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (MgFieldId field = 0; field < n_fields; field++)
      {
        const MgField *row = mg_network_get_field (network, field);

        if ((row->kinds & mg_network_find (network, ids[i])->kind) != 0 && field != MG_FIELD_ID &&
            field != MG_FIELD_LINK_ID)
          set (network, ids[i], field, any_value (row));
      }

  return network;
}

static void
assert_same (MgNetwork *network,
             MgNetwork *other)
{
  MgNetworkIter iter;
  MgNetworkIter other_iter;
  const MgItem *item;
  const MgItem *twin;

  mg_network_iter_init (&iter, network, G_MAXUINT);
  mg_network_iter_init (&other_iter, other, G_MAXUINT);
  while ((item = mg_network_iter_next (&iter)))
    {
      twin = mg_network_iter_next (&other_iter);
      g_assert_nonnull (twin);
      g_assert_cmpint (item->kind, ==, twin->kind);

      for (MgFieldId field = 0; field < mg_network_get_n_fields (network); field++)
        {
          MgValue value = MG_VALUE_INIT;
          MgValue copy = MG_VALUE_INIT;

          mg_network_get_value (network, item->id, field, &value);
          mg_network_get_value (other, twin->id, field, &copy);
          if (!mg_value_equal (&value, &copy))
            g_test_message ("%s", mg_network_get_field (network, field)->name);
          g_assert_true (mg_value_equal (&value, &copy));
        }
    }
  g_assert_null (mg_network_iter_next (&other_iter));
}

static void
check_every_field (void)
{
  g_autoptr(MgNetwork) network = make_full ();
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autofree char *text = fixture_write (network);
  g_autoptr(MgNetwork) again = fixture_open (text, warnings);
  g_autofree char *twice = fixture_write (again);

  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 0);
  assert_same (network, again);
  g_assert_cmpstr (text, ==, twice);
}

static void
check_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr(MgNetwork) network = make_full ();
  g_autofree char *plain = fixture_write (network);
  g_autofree char *french = NULL;

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("the locale fr_FR.UTF-8 is not installed");
      return;
    }

  french = fixture_write (network);
  fixture_check_stable (network);
  setlocale (LC_ALL, before);
  g_assert_cmpstr (plain, ==, french);
}

/* What other programs look for. */
static void
check_words (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId b = add (network, MG_ITEM_ORGANISATION, 0, 0);
  MgId k = add (network, MG_ITEM_COLLECTIVE, 0, 0);
  MgId l = add (network, MG_ITEM_LINK, a, b);
  g_autofree char *text = NULL;
  static const char * const wanted[] = {
    "<graph id=\"G\" edgedefault=\"undirected\">",
    "<key id=\"n_label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>",
    "<data key=\"n_label\">A &amp; B</data>",
    "<data key=\"n_x\">0.1</data>",
    "<data key=\"n_node_type\">collective</data>",
    "<data key=\"n_ring\">1</data>",
    "<data key=\"n_is_member\">true</data>",
    "<edge id=\"l01\" source=\"o01\" target=\"o02\">",
    "<data key=\"e_weight\">3</data>",
    "<data key=\"e_layer\">membership</data>",
    "<data key=\"g_app_version\">1</data>",
  };

  add (network, MG_ITEM_PARTICIPATION, b, k);
  set (network, a, MG_FIELD_LABEL, mg_value_text ("A & B"));
  set (network, a, MG_FIELD_X, mg_value_real (0.1));
  set (network, a, MG_FIELD_Y, mg_value_real (-3));
  set (network, a, MG_FIELD_ROLE, mg_value_text ("core"));
  set (network, l, MG_FIELD_INTENSITY, mg_value_integer (3));

  text = fixture_write (network);
  g_test_message ("%s", text);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (text, wanted[i]));
  fixture_check_stable (network);
}

static void
check_empty (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();

  fixture_check_stable (network);
}

/* A field that a person added: it has no key of a file. */
static void
check_new_field (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = add (network, MG_ITEM_ORGANISATION, 0, 0);
  const MgField rows[] = {
    { .name = "Salariés & bénévoles", .kinds = MG_ITEMS_NODES, .type = MG_TYPE_INTEGER },
    { .name = "role", .kinds = MG_ITEMS_NODES, .type = MG_TYPE_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MgEdit edit = {
        .kind = MG_EDIT_ADD_FIELD, .field = mg_network_get_n_fields (network), .spec = mg_field_new_foreign (&rows[i]),
      };

      g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
      set (network, a, edit.field, any_value (&rows[i]));
      mg_edit_clear (&edit);
    }

  fixture_check_stable (network);
}

/* Any text that a network can hold can be saved and opened. */
static void
check_any_text (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(MgNetwork) network = mg_network_new ();
      g_autofree char *text = NULL;
      g_autoptr(MgNetwork) again = NULL;
      GString *random = g_string_new ("x");

      for (guint i = 0; i < 40; i++)
        g_string_append_unichar (random, (gunichar) g_test_rand_int_range (1, g_test_rand_bit () ? 0x30 : 0x2fff));
      set (network, add (network, MG_ITEM_ORGANISATION, 0, 0), MG_FIELD_LABEL, mg_value_text (random->str));
      g_string_free (random, TRUE);

      text = fixture_write (network);
      again = fixture_open (text, NULL);
      assert_same (network, again);
    }
}

/* Marks are spelt out wherever in a text they stand, and nothing else is. */
static void
check_marks_anywhere (void)
{
  static const struct
  {
    char        mark;
    const char *written;
  } marks[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" }, { '=', "=" }, { '\'', "'" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    for (guint length = 1; length < 20; length++)
      for (guint place = 0; place < length; place++)
        {
          g_autoptr(MgNetwork) network = mg_network_new ();
          g_autofree char *text = g_strnfill (length, 'x');
          g_autofree char *behind = g_strnfill (length - place - 1, 'x');
          g_autofree char *expected = NULL;
          g_autofree char *written = NULL;

          text[place] = marks[i].mark;
          expected = g_strdup_printf (">%.*s%s%s</data>", (int) place, text, marks[i].written, behind);
          set (network, add (network, MG_ITEM_ORGANISATION, 0, 0), MG_FIELD_LABEL, mg_value_text (text));
          written = fixture_write (network);
          g_assert_nonnull (strstr (written, expected));
        }
}

static void
check_format_table (void)
{
  guint n_rows;
  const MgFormat *table = mg_format_get_table (&n_rows);

  g_assert_cmpuint (n_rows, >=, 1);
  for (guint i = 0; i < n_rows; i++)
    g_assert_true (mg_format_find (table[i].id) == &table[i]);

  g_assert_null (mg_format_find ("gexf2"));
  g_assert_nonnull (mg_format_for_path ("/a/b.GraphML"));
  g_assert_nonnull (mg_format_for_path ("b.graphml.gz"));
  g_assert_nonnull (mg_format_for_path ("b.xml"));
  g_assert_null (mg_format_for_path ("graphml"));
  g_assert_null (mg_format_for_path (".zip"));
  g_assert_true (mg_format_is_table ("/a/b.CSV"));
  g_assert_true (mg_format_is_table ("b.xlsx"));
  g_assert_false (mg_format_is_table ("b.graphml"));
  g_assert_false (mg_format_is_table ("csv"));
}

static void
check_verify (void)
{
  static const char * const paths[] = { "a.graphml", "a.graphml.gz" };
  g_autoptr(MgNetwork) network = make_full ();
  const MgFormat *format = mg_format_find ("graphml");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = mg_format_serialise (network, format, paths[i], NULL, NULL, NULL, &error);
      g_autoptr(GBytes) again = mg_format_serialise (network, format, paths[i], NULL, NULL, NULL, &error);
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 1);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, again));
      g_assert_true (mg_format_verify (format, bytes, NULL, NULL, &error));
      g_assert_false (mg_format_verify (format, cut, NULL, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
check_packed_file (void)
{
  g_autoptr(MgNetwork) network = make_full ();
  g_autoptr(GBytes) bytes = mg_format_serialise (network, mg_format_find ("graphml"), "a.graphml.gz", NULL, NULL, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) again = fixture_read (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL, &error);

  g_assert_no_error (error);
  assert_same (network, again);
}

/* Programs look keys up by their identifier alone, and know GraphML's types only. */
static void
test_keys_are_for_all_programs (void)
{
  static const char gexf[] =
    "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\"><graph>"
    "<attributes class=\"node\"><attribute id=\"0\" title=\"founded\" type=\"date\"/><attribute id=\"1\" title=\"same\" type=\"string\"/></attributes>"
    "<attributes class=\"edge\"><attribute id=\"0\" title=\"met\" type=\"date\"/><attribute id=\"1\" title=\"same\" type=\"string\"/></attributes>"
    "<nodes><node id=\"a\"><attvalues><attvalue for=\"0\" value=\"2013-05-17\"/><attvalue for=\"1\" value=\"x\"/></attvalues></node><node id=\"b\"/></nodes>"
    "<edges><edge id=\"e\" source=\"a\" target=\"b\"><attvalues><attvalue for=\"0\" value=\"2015-02\"/><attvalue for=\"1\" value=\"y\"/></attvalues></edge></edges>"
    "</graph></gexf>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (gexf, strlen (gexf));
  g_autoptr(MgNetwork) network = mg_format_read_bytes (bytes, mg_format_find ("gexf"), "a test", NULL);
  g_autoptr(GBytes) written = mg_format_serialise (network, mg_format_find ("graphml"), "a", NULL, NULL, NULL, NULL);
  g_autoptr(MgNetwork) again = mg_format_read_bytes (written, mg_format_find ("graphml"), "a test", NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (written, NULL), g_bytes_get_size (written));
  MgFieldId met = mg_network_find_field (again, MG_ITEM_LINK, "met");

  g_assert_nonnull (strstr (text, "<key id=\"0\" for=\"node\" attr.name=\"founded\" attr.type=\"string\""));
  g_assert_nonnull (strstr (text, "<key id=\"0_\" for=\"edge\" attr.name=\"met\" attr.type=\"string\""));
  g_assert_nonnull (strstr (text, "<key id=\"1\" for=\"edge\" attr.name=\"same\""));
  g_assert_null (strstr (text, "attr.type=\"date\""));
  g_assert_cmpint (mg_network_get_field (again, met)->type, ==, MG_TYPE_DATE);
  g_assert_true (mg_format_verify (mg_format_find ("graphml"), written, NULL, NULL, NULL));
}

/* What is a number in another program's file for all its values are stays a word
 * once it was one here: steps that are read back after a crash count on it.
 */
static void
test_words_stay_words (void)
{
  g_autoptr(MgNetwork) network = fixture_open (HEAD "<key id=\"k\" for=\"node\" attr.name=\"k\"/>\n" GRAPH
                                               "<node id=\"a\"><data key=\"k\">word</data></node>" TAIL, NULL);
  MgFieldId field = mg_network_find_field (network, MG_ITEM_ORGANISATION, "k");
  MgNetworkIter iter;
  g_auto(MgValue) value = mg_value_text ("12");
  g_autoptr(MgNetwork) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  g_assert_true (mg_network_apply (network, &(MgEdit) {
    .kind = MG_EDIT_SET_VALUE, .id = mg_network_iter_next (&iter)->id, .field = field, .value = value
  }, NULL, &error));
  text = fixture_write (network);
  again = fixture_open (text, NULL);
  field = mg_network_find_field (again, MG_ITEM_ORGANISATION, "k");
  g_assert_cmpint (mg_network_get_field (again, field)->type, ==, MG_TYPE_TEXT);
  g_assert_cmpstr (fixture_text (again, "a", "k"), ==, "12");
  fixture_check_stable (network);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphml/write/every-field-comes-back", check_every_field);
  g_test_add_func ("/graphml/write/any-locale", check_locale);
  g_test_add_func ("/graphml/write/words-others-look-for", check_words);
  g_test_add_func ("/graphml/write/empty", check_empty);
  g_test_add_func ("/graphml/write/new-field", check_new_field);
  g_test_add_func ("/graphml/write/any-text", check_any_text);
  g_test_add_func ("/graphml/write/marks-anywhere", check_marks_anywhere);
  g_test_add_func ("/graphml/write/packed", check_packed_file);
  g_test_add_func ("/format/table", check_format_table);
  g_test_add_func ("/format/verify", check_verify);
  g_test_add_func ("/graphml/write/keys-are-for-all-programs", test_keys_are_for_all_programs);

  g_test_add_func ("/graphml/write/words-stay-words", test_words_stay_words);

  return g_test_run ();
}
