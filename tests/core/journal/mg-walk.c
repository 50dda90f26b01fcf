/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-walk.h"

#include <glib/gstdio.h>

#include "mg-command.h"
#include "mg-format.h"
#include "mg-journal-folder.h"

MgWalk *
mg_walk_new (guint32 seed)
{
  MgWalk *self = g_new0 (MgWalk, 1);

  self->network = mg_network_new ();
  self->history = mg_history_new (self->network);
  self->chance = g_rand_new_with_seed (seed);

  return self;
}

void
mg_walk_free (MgWalk *self)
{
  g_object_unref (self->history);
  g_object_unref (self->network);
  g_rand_free (self->chance);
  g_free (self);
}

static MgId
pick (MgWalk *self,
      guint   kinds)
{
  guint n = mg_network_count (self->network, kinds);
  const MgItem *item = NULL;
  MgNetworkIter iter;

  if (n == 0)
    return MG_ID_NONE;

  mg_network_iter_init (&iter, self->network, kinds);
  for (int i = g_rand_int_range (self->chance, 0, (int) n); i >= 0; i--)
    item = mg_network_iter_next (&iter);

  return item->id;
}

static MgTransaction *
random_addition (MgWalk *self)
{
  g_autofree char *label = g_strdup_printf ("L’Œuvre « %d » & co", g_rand_int_range (self->chance, 0, 1000));
  double x = g_rand_double_range (self->chance, -500., 500.);

  if (g_rand_int_range (self->chance, 0, 5) == 0)
    return mg_command_add_collective (self->network, label, "project", x, 1. / 3., NULL);

  return mg_command_add_organisation (self->network, label, "ess", x, -x / 7., NULL);
}

static MgTransaction *
random_link (MgWalk *self)
{
  MgId source = pick (self, MG_ITEMS_NODES);
  MgId target = pick (self, MG_ITEM_ORGANISATION);

  if (source == MG_ID_NONE || target == MG_ID_NONE)
    return NULL;

  return mg_command_add_link (self->network, source, target, "strategy", NULL, NULL);
}

static MgTransaction *
random_value (MgWalk *self)
{
  static const char * const texts[] = { "1", "2", "true", "2013-05", "ess", "a;b", "x < y\n", "0.1", "" };
  MgId id = pick (self, MG_ITEMS_NODES | MG_ITEMS_EDGES | MG_ITEM_POLE);
  MgFieldId field = (MgFieldId) g_rand_int_range (self->chance, 0, (int) mg_network_get_n_fields (self->network));
  const MgField *row = mg_network_get_field (self->network, field);
  const char *text = texts[g_rand_int_range (self->chance, 0, G_N_ELEMENTS (texts))];
  g_auto(MgValue) value = MG_VALUE_INIT;

  if (row == NULL || field == MG_FIELD_ID || field == MG_FIELD_LINK_ID ||
      (row->kinds & mg_network_find (self->network, id)->kind) == 0 ||
      !mg_field_parse (row, text, &value, NULL))
    return NULL;

  return mg_command_set (self->network, &id, 1, field, &value);
}

static MgTransaction *
random_move (MgWalk *self)
{
  const double xy[] = { g_rand_double_range (self->chance, -9., 9.), 0.5 };
  MgId id = pick (self, MG_ITEMS_NODES);

  return id != MG_ID_NONE ? mg_command_move (self->network, &id, 1, xy, NULL) : NULL;
}

static MgTransaction *
random_field (MgWalk *self)
{
  g_autofree char *name = g_strdup_printf ("foreign%u", mg_network_get_n_fields (self->network));
  const MgField row = { .name = name, .kinds = MG_ITEMS_NODES, .type = MG_TYPE_TEXT, .key_id = name,
                        .initial = "none", .extra = " yfiles.type=\"x\"",
                        .description = g_rand_boolean (self->chance) ? "What it is for" : NULL };
  MgEdit edit = { MG_EDIT_ADD_FIELD, .field = mg_network_get_n_fields (self->network) };
  MgTransaction *transaction;
  MgId id = pick (self, MG_ITEMS_NODES);

  if (g_rand_int_range (self->chance, 0, 3) == 0)
    return NULL;

  transaction = mg_transaction_new ("Add a field");
  edit.spec = mg_field_new_foreign (&row);
  mg_transaction_add (transaction, &edit);
  if (id != MG_ID_NONE)
    mg_transaction_set_text (transaction, id, edit.field, "kept");
  mg_edit_clear (&edit);

  return transaction;
}

static MgTransaction *
random_removal (MgWalk *self)
{
  MgId ids[] = { pick (self, MG_ITEMS_NODES | MG_ITEMS_EDGES), pick (self, MG_ITEMS_NODES) };

  if (g_rand_int_range (self->chance, 0, 3) > 0 || ids[0] == MG_ID_NONE)
    return NULL;

  return mg_command_remove (self->network, ids, ids[1] != MG_ID_NONE ? 2 : 1);
}

static MgTransaction *
random_turn (MgWalk *self)
{
  MgId id = pick (self, MG_ITEM_LINK);

  return id != MG_ID_NONE ? mg_command_reverse_link (self->network, id) : NULL;
}

static MgTransaction *(* const sorts[]) (MgWalk *self) = {
  random_addition, random_addition, random_link, random_value, random_value, random_move,
  random_move, random_removal, random_field, random_turn,
};

static gboolean
travel (MgWalk  *self,
        gboolean back)
{
  gboolean can = (back ? mg_history_get_undo_label (self->history)
                       : mg_history_get_redo_label (self->history)) != NULL;

  if (back)
    mg_history_undo (self->history);
  else
    mg_history_redo (self->history);

  return can;
}

gboolean
mg_walk_step (MgWalk *self)
{
  int sort = g_rand_int_range (self->chance, 0, G_N_ELEMENTS (sorts) + 3);
  MgTransaction *transaction;

  if (sort >= (int) G_N_ELEMENTS (sorts))
    return travel (self, sort > (int) G_N_ELEMENTS (sorts));

  transaction = sorts[sort] (self);
  if (transaction == NULL || mg_transaction_get_n_edits (transaction) == 0)
    {
      g_clear_pointer (&transaction, mg_transaction_unref);
      return FALSE;
    }

  if (g_rand_int_range (self->chance, 0, 3) == 0)
    self->gesture = mg_history_new_gesture (self->history);
  self->n_done[sort]++;
  g_assert_true (mg_history_run (self->history, transaction, self->gesture, NULL));

  return TRUE;
}

void
mg_walk_on (MgWalk *self)
{
  while (!mg_walk_step (self))
    continue;
}

char *
mg_walk_dump (MgNetwork *network)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = mg_format_serialise (network, mg_format_find ("graphml"), "walk.graphml", NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static int
no_sync (int fd)
{
  return 0;
}

void
mg_walk_stay_in_memory (void)
{
  static MgJournalSystem system;

  system = *mg_journal_get_system ();
  system.sync = no_sync;
  mg_journal_set_system (&system);
}

void
mg_walk_remove_folder (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      mg_walk_remove_folder (inside);
    }
  if (dir != NULL)
    g_dir_close (dir);
  g_remove (path);
}
