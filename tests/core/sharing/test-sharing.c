/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies made to be given away. */
#include "mg-sharing.h"

#include <locale.h>
#include <string.h>

#include "mg-vocabulary.h"

static MgNetwork *
open_sample (void)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = mg_format_read_file (MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml", NULL, NULL, NULL, NULL,
                                            &error);

  g_assert_no_error (error);

  return network;
}

static GBytes *
write_graphml (MgNetwork *network)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = mg_format_serialise (network, mg_format_find ("graphml"), "x.graphml", NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

static char *
as_text (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static MgId
find (MgNetwork  *network,
      const char *text_id)
{
  MgId id = mg_network_find_text_id (network, MG_ITEMS_NODES | MG_ITEMS_EDGES, text_id);

  g_assert_cmpuint (id, !=, MG_ID_NONE);

  return id;
}

static void
put (MgNetwork *network,
     MgId       id,
     MgFieldId  field,
     MgValue    value)
{
  g_autoptr(GError) error = NULL;

  mg_network_apply (network, &(MgEdit) { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value }, NULL, &error);
  g_assert_no_error (error);
  mg_value_clear (&value);
}

static void
test_private_goes_with_all_that_names_it (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(MgNetwork) copy = NULL;
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GBytes) before = write_graphml (network);
  g_autoptr(GBytes) after = NULL;
  g_autofree char *text = NULL;
  guint n = mg_network_count (network, MG_ITEM_ORGANISATION);
  MgId secret = find (network, "o03");
  const char *id = "o03";
  MgNetworkIter iter;
  const MgItem *item;
  guint n_private = mg_sharing_count_private (network);

  put (network, secret, MG_FIELD_PRIVATE, mg_value_boolean (TRUE));
  g_assert_cmpuint (mg_sharing_count_private (network), ==, n_private + 1);
  put (network, secret, MG_FIELD_LABEL, mg_value_text ("Zyxwvu"));
  mg_network_iter_init (&iter, network, MG_ITEM_COLLECTIVE);
  item = mg_network_iter_next (&iter);
  g_assert_nonnull (item);
  put (network, item->id, MG_FIELD_LEAD_ORG, mg_value_text (id));

  copy = mg_network_copy (network);
  g_assert_cmpuint (mg_sharing_leave_out_private (copy, warnings), ==, n_private + 1);
  g_assert_cmpuint (mg_network_count (copy, MG_ITEM_ORGANISATION), ==, n - 1);
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 1);

  after = write_graphml (copy);
  text = as_text (after);
  g_assert_null (strstr (text, "\"o03\""));
  g_assert_null (strstr (text, ">o03<"));
  g_assert_null (strstr (text, "Zyxwvu"));
  g_assert_null (strstr (text, "private"));
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, n);
}

static void
test_nothing_private_changes_nothing (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(MgNetwork) copy = mg_network_copy (network);
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GBytes) before = write_graphml (network);
  g_autoptr(GBytes) after = NULL;

  if (mg_sharing_count_private (network) > 0)
    {
      g_test_skip ("the sample has private organisations");
      return;
    }

  g_assert_cmpuint (mg_sharing_leave_out_private (copy, warnings), ==, 0);
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 0);
  after = write_graphml (copy);
  g_assert_true (g_bytes_equal (before, after));
}

/* Anonymous */

/* Words of the method may stand in both: they name nobody. */
static gboolean
is_word (const char *text)
{
  const char *const *domains = mg_vocabulary_get_domains ();

  for (guint i = 0; domains[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (text, ";", -1);
      gboolean all = TRUE;

      for (guint j = 0; words[j] != NULL; j++)
        all = all && mg_vocabulary_find (domains[i], words[j]) != NULL;
      if (all)
        return TRUE;
    }

  return FALSE;
}

/* What the copy calls its own; "c01" of the original is another one. */
static gboolean
is_code (const char *text)
{
  return strchr ("acem", text[0]) != NULL && text[1] != '\0' && strspn (text + 1, "0123456789") == strlen (text + 1);
}

static void
assert_no_text_of (MgNetwork  *network,
                   const char *text)
{
  guint n_checked = 0;

  for (MgFieldId field = 0; field < mg_network_get_n_fields (network); field++)
    {
      const MgField *row = mg_network_get_field (network, field);
      MgNetworkIter iter;
      const MgItem *item;
      MgValue value;

      if (row == NULL)
        continue;

      mg_network_iter_init (&iter, network, row->kinds);
      while ((item = mg_network_iter_next (&iter)))
        {
          g_autofree char *escaped = NULL;

          if (!mg_network_get_value (network, item->id, field, &value) || value.type != MG_VALUE_TEXT ||
              strlen (value.text) < 3 || is_word (value.text) || is_code (value.text))
            continue;

          /* Identifiers are three letters that may lie in any word: whole ones count. */
          escaped = field == MG_FIELD_ID || field == MG_FIELD_LINK_ID || field == MG_FIELD_LEAD_ORG ||
                    field == MG_FIELD_COLLECTIVE_ID
                    ? g_strdup_printf ("\"%s\"", value.text) : g_markup_escape_text (value.text, -1);
          if (strstr (text, escaped) != NULL)
            g_error ("“%s” (%s) is still there", escaped, row->name);
          n_checked++;
        }
    }

  g_assert_cmpuint (n_checked, >, 50);
}

static void
test_no_text_is_left (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(MgNetwork) copy = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) key = NULL;
  g_autofree char *text = NULL;
  g_autofree char *key_text = NULL;

  copy = mg_sharing_anonymise (network, NULL, &key);
  bytes = write_graphml (copy);
  text = as_text (bytes);
  assert_no_text_of (network, text);

  key_text = as_text (key);
  g_assert_nonnull (strstr (key_text, "A01;"));
  g_assert_nonnull (strstr (key_text, mg_network_get_text (network, find (network, "o03"), MG_FIELD_LABEL)));
}

static int
compare_degrees (gconstpointer a,
                 gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

static GArray *
collect_degrees (MgNetwork *network)
{
  GArray *degrees = g_array_new (FALSE, TRUE, sizeof (guint));
  MgNetworkIter iter;
  const MgItem *item;

  g_array_set_size (degrees, mg_network_get_id_limit (network));
  mg_network_iter_init (&iter, network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_array_index (degrees, guint, item->source)++;
      g_array_index (degrees, guint, item->target)++;
    }
  g_array_sort (degrees, compare_degrees);

  return degrees;
}

static void
test_structure_is_the_same (void)
{
  static const guint kinds[] = { MG_ITEM_ORGANISATION, MG_ITEM_COLLECTIVE, MG_ITEM_LINK, MG_ITEM_PARTICIPATION };
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(MgNetwork) copy = mg_sharing_anonymise (network, NULL, NULL);
  g_autoptr(GArray) theirs = collect_degrees (network);
  g_autoptr(GArray) ours = collect_degrees (copy);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (mg_network_count (copy, kinds[i]), ==, mg_network_count (network, kinds[i]));

  for (guint i = 0; i < MIN (ours->len, theirs->len); i++)
    g_assert_cmpuint (g_array_index (ours, guint, ours->len - 1 - i), ==, g_array_index (theirs, guint, theirs->len - 1 - i));
}

static void
test_same_again_and_shuffled (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(GBytes) key = NULL;
  g_autoptr(GBytes) again = NULL;
  g_autoptr(GBytes) other = NULL;
  g_autoptr(MgNetwork) a = mg_sharing_anonymise (network, NULL, &key);
  g_autoptr(MgNetwork) b = mg_sharing_anonymise (network, NULL, &again);
  g_autoptr(MgNetwork) c = NULL;

  g_assert_true (g_bytes_equal (key, again));
  put (network, find (network, "o03"), MG_FIELD_NOTES, mg_value_text ("."));
  c = mg_sharing_anonymise (network, NULL, &other);
  g_assert_false (g_bytes_equal (key, other));
}

static void
test_rare_words_hide_in_a_crowd (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(MgNetwork) copy = mg_sharing_anonymise (network, NULL, NULL);
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter words;
  gpointer word, count;
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, copy, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    {
      const char *kind = mg_network_get_text (copy, item->id, MG_FIELD_KIND);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind));

      g_assert_null (mg_network_get_text (copy, item->id, MG_FIELD_COMMUNE));
      g_hash_table_insert (counts, (gpointer) kind, GUINT_TO_POINTER (n + 1));
    }

  /* The sample has one research centre and one training organisation. */
  g_assert_null (g_hash_table_lookup (counts, "research"));
  g_assert_null (g_hash_table_lookup (counts, "training"));
  g_hash_table_iter_init (&words, counts);
  while (g_hash_table_iter_next (&words, &word, &count))
    if (!g_str_equal (word, "other"))
      g_assert_cmpuint (GPOINTER_TO_UINT (count), >=, 3);
}

/* For other programs */

static void
test_gephi_sees_looks (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  MgId id = find (network, "o01");
  double before, after;

  g_assert_true (mg_network_get_real (network, id, MG_FIELD_Y, &before));
  mg_sharing_dress_for_gephi (network);
  g_assert_true (mg_network_get_real (network, id, MG_FIELD_Y, &after));
  g_assert_cmpfloat (after, ==, -before);

  bytes = write_graphml (network);
  text = as_text (bytes);
  g_assert_nonnull (strstr (text, "<key id=\"r\" for=\"node\" attr.name=\"r\" attr.type=\"int\"/>"));
  g_assert_nonnull (strstr (text, "<key id=\"edgelabel\" for=\"edge\" attr.name=\"Edge Label\" attr.type=\"string\"/>"));
}

static void
test_yed_sees_drawings (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(GBytes) once = NULL;
  g_autoptr(GBytes) twice = NULL;
  g_autofree char *text = NULL;

  put (network, find (network, "o01"), MG_FIELD_LABEL, mg_value_text ("A & <B>"));
  mg_sharing_dress_for_yed (network);
  once = write_graphml (network);
  text = as_text (once);
  g_assert_nonnull (strstr (text, "xmlns:y=\"http://www.yworks.com/xml/graphml\""));
  g_assert_nonnull (strstr (text, "<key id=\"d_nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>"));
  g_assert_nonnull (strstr (text, ">A &amp; &lt;B&gt;</y:NodeLabel>"));
  g_assert_true (mg_format_verify (mg_format_find ("graphml"), once, NULL, NULL, NULL));

  mg_sharing_dress_for_yed (network);
  twice = write_graphml (network);
  g_assert_cmpuint (g_bytes_get_size (once), ==, g_bytes_get_size (twice));
}

static char *
dress_graph (const char *first,
             const char *second,
             void      (*dress) (MgNetwork *network))
{
  g_autofree char *xml = g_strdup_printf ("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"undirected\">"
                                          "<node id=\"a\"/><node id=\"b\"/><edge id=\"e\" source=\"a\" target=\"b\" directed=\"%s\"/>"
                                          "<edge id=\"f\" source=\"b\" target=\"a\" directed=\"%s\"/></graph></graphml>", first, second);
  g_autoptr(GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr(MgNetwork) network = mg_format_read_bytes (bytes, mg_format_find ("graphml"), "a test", NULL);
  g_autoptr(GBytes) dressed = NULL;

  if (dress != NULL)
    dress (network);
  dressed = write_graphml (network);
  g_assert_true (mg_format_verify (mg_format_find ("graphml"), dressed, NULL, NULL, NULL));

  return as_text (dressed);
}

/* Who mixes links with and without a direction is told each; all others read the graph's own word. */
static void
test_directions_are_told (void)
{
  g_autofree char *plain = dress_graph ("true", "true", NULL);
  g_autofree char *all = dress_graph ("true", "true", mg_sharing_dress_for_gephi);
  g_autofree char *some = dress_graph ("true", "false", mg_sharing_dress_for_gephi);
  g_autofree char *mixed = dress_graph ("true", "false", mg_sharing_dress_for_yed);
  g_autofree char *none = dress_graph ("false", "false", mg_sharing_dress_for_yed);

  g_assert_nonnull (strstr (plain, "edgedefault=\"undirected\""));
  g_assert_null (strstr (plain, " directed=\"true\""));
  g_assert_nonnull (strstr (all, "edgedefault=\"directed\""));
  g_assert_nonnull (strstr (some, "edgedefault=\"undirected\""));
  g_assert_nonnull (strstr (some, "<edge id=\"e\" source=\"a\" target=\"b\" directed=\"true\""));
  g_assert_null (strstr (some, "<edge id=\"f\" source=\"b\" target=\"a\" directed"));
  g_assert_null (strstr (mixed, " directed=\"true\""));
  g_assert_nonnull (strstr (none, "edgedefault=\"undirected\""));
}

/* Tables */

static void
test_formulas_are_guarded (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cases[] = {
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0" }, { "+33 5 55", "'+33 5 55" }, { "-1.5", "-1.5" },
    { "@SUM(A1)", "'@SUM(A1)" }, { "-", "'-" }, { "a;b", "\"a;b\"" }, { "a\"b", "\"a\"\"b\"" }, { "- x; y", "\"'- x; y\"" },
    { "plain", "plain" }, { " ahead", "\" ahead\"" }, { "two\nlines", "\"two\nlines\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(MgNetwork) network = mg_network_new ();
      g_autoptr(GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      g_autofree char *expected = g_strdup_printf ("\r\n%s\r\n", cases[i].cell);
      MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = MG_ITEM_ORGANISATION, .id = mg_network_new_id (network) };

      g_assert_true (mg_network_apply (network, &edit, NULL, NULL));
      put (network, edit.id, MG_FIELD_LABEL, mg_value_text (cases[i].text));
      bytes = mg_sharing_write_nodes (network, MG_TABLE_FRENCH);
      text = as_text (bytes);
      g_assert_true (g_str_has_suffix (text, expected));
    }
}

static void
test_tables_hold_every_item (void)
{
  g_autoptr(MgNetwork) network = open_sample ();
  g_autoptr(GBytes) nodes = mg_sharing_write_nodes (network, MG_TABLE_PLAIN);
  g_autoptr(GBytes) edges = mg_sharing_write_edges (network, MG_TABLE_PLAIN);
  g_autoptr(GBytes) french = mg_sharing_write_nodes (network, MG_TABLE_FRENCH);
  g_autofree char *node_text = as_text (nodes);
  g_autofree char *edge_text = as_text (edges);
  g_autofree char *french_text = as_text (french);

  g_assert_true (g_str_has_prefix (node_text, "node_type,id,label,"));
  g_assert_true (g_str_has_prefix (edge_text, "source,target,node_type,"));
  g_assert_nonnull (strstr (node_text, "\norganisation,o01,"));
  g_assert_nonnull (strstr (edge_text, "\no"));
  g_assert_true (g_str_has_prefix (french_text, "\xef\xbb\xbf"));
  g_assert_nonnull (strstr (french_text, "\r\n"));
}

static void
test_tables_belong_together (void)
{
  static const struct { const char *path; const char *ending; const char *beside; } cases[] = {
    { "/tmp/pole.csv", NULL, "/tmp/pole-key.csv" }, { "pole.graphml", ".csv", "pole-key.csv" },
    { "a.b/pole", NULL, "a.b/pole-key" }, { ".pole", ".csv", ".pole-key.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *beside = mg_sharing_dup_beside (cases[i].path, "key", cases[i].ending);

      g_assert_cmpstr (beside, ==, cases[i].beside);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sharing/private-goes-with-all-that-names-it", test_private_goes_with_all_that_names_it);
  g_test_add_func ("/sharing/nothing-private-changes-nothing", test_nothing_private_changes_nothing);
  g_test_add_func ("/sharing/anonymous/no-text-is-left", test_no_text_is_left);
  g_test_add_func ("/sharing/anonymous/structure-is-the-same", test_structure_is_the_same);
  g_test_add_func ("/sharing/anonymous/same-again-and-shuffled", test_same_again_and_shuffled);
  g_test_add_func ("/sharing/anonymous/rare-words-hide-in-a-crowd", test_rare_words_hide_in_a_crowd);
  g_test_add_func ("/sharing/gephi-sees-looks", test_gephi_sees_looks);
  g_test_add_func ("/sharing/yed-sees-drawings", test_yed_sees_drawings);
  g_test_add_func ("/sharing/directions-are-told", test_directions_are_told);
  g_test_add_func ("/sharing/tables/formulas-are-guarded", test_formulas_are_guarded);
  g_test_add_func ("/sharing/tables/hold-every-item", test_tables_hold_every_item);
  g_test_add_func ("/sharing/tables/belong-together", test_tables_belong_together);

  return g_test_run ();
}
