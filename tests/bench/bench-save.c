/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a save costs: the copy, for which the window waits, beside what the worker
 * does.  Median and largest time in milliseconds; usage: bench-save [ORGANISATIONS…]
 */
#include <stdio.h>
#include <stdlib.h>

#include "mg-format.h"
#include "mg-generator.h"
#include "mg-safe-save.h"
#include "mg-versions.h"

#define N_TURNS 9

typedef enum
{
  COPY,
  DROP,         /* the copy, in the worker */
  SERIALISE,
  VERIFY,
  KEEP,         /* among the earlier versions */
  SAVE,
  N_STEPS
} Step;

static const char * const names[N_STEPS] = { "copy (window)", "let the copy go", "serialise", "read again", "keep a version", "save" };

typedef struct
{
  double ms[N_STEPS][N_TURNS];
  gint64 start;
} Times;

static void
set (MgNetwork *network,
     MgId       id,
     MgFieldId  field,
     MgValue    value)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value };

  if (!mg_network_apply (network, &edit, NULL, NULL))
    g_error ("A value was refused");
  mg_edit_clear (&edit);
}

static MgId
add (MgNetwork  *network,
     MgItemKind  kind,
     MgId        source,
     MgId        target,
     MgFieldId   id_field)
{
  const MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network),
                        .source = source, .target = target };
  g_autofree char *text_id = mg_network_new_text_id (network, kind);

  if (!mg_network_apply (network, &edit, NULL, NULL))
    g_error ("An item was refused");
  set (network, edit.id, id_field, mg_value_text (text_id));

  return edit.id;
}

/* With about as many values as people fill in. */
static MgNetwork *
create_network (guint n)
{
  MgNetwork *network = mg_network_new ();
  g_autofree MgId *ids = g_new (MgId, n);
  guint n_pairs;
  g_autofree guint *pairs = mg_generate_pairs (n, 6., 42, &n_pairs);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Coopérative n° %u", i);
      g_autofree char *note = g_strdup_printf ("Bois & réemploi, l’atelier %u", i % 97);

      ids[i] = add (network, MG_ITEM_ORGANISATION, 0, 0, MG_FIELD_ID);
      set (network, ids[i], MG_FIELD_LABEL, mg_value_text (label));
      set (network, ids[i], MG_FIELD_KIND, mg_value_text ("ess"));
      set (network, ids[i], MG_FIELD_COMMUNE, mg_value_text ("Égletons"));
      set (network, ids[i], MG_FIELD_NOTES, mg_value_text (note));
      set (network, ids[i], MG_FIELD_X, mg_value_real (i * 7 % 5000));
      set (network, ids[i], MG_FIELD_Y, mg_value_real (i * 13 % 5000));
      set (network, ids[i], MG_FIELD_FTE, mg_value_real (i % 120));
    }
  for (guint i = 0; i < n_pairs; i++)
    {
      MgId id = add (network, MG_ITEM_LINK, ids[pairs[2 * i]], ids[pairs[2 * i + 1]], MG_FIELD_LINK_ID);

      set (network, id, MG_FIELD_LINK_LAYER, mg_value_text ("project"));
      set (network, id, MG_FIELD_INTENSITY, mg_value_integer (1 + i % 3));
      set (network, id, MG_FIELD_NOTE, mg_value_text ("Convention signée"));
    }

  return network;
}

static void
note (Times *times,
      Step   step,
      guint  turn)
{
  gint64 now = g_get_monotonic_time ();

  times->ms[step][turn] = (double) (now - times->start) / 1000.;
  times->start = g_get_monotonic_time ();
}

static void
save_once (MgNetwork  *network,
           const char *folder,
           Times      *times,
           guint       turn)
{
  g_autofree char *path = g_build_filename (folder, "pole.graphml", NULL);
  g_autofree char *versions = g_build_filename (folder, "versions", NULL);
  const MgFormat *format = mg_format_find ("graphml");
  g_autofree char *name = g_strdup_printf ("turn %u", turn);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  MgNetwork *copy;

  set (network, MG_ID_POLE, MG_FIELD_POLE_NAME, mg_value_text (name));
  times->start = g_get_monotonic_time ();
  copy = mg_network_copy (network);
  note (times, COPY, turn);
  bytes = mg_format_serialise (copy, format, path, NULL, NULL, NULL, &error);
  note (times, SERIALISE, turn);
  g_object_unref (copy);
  note (times, DROP, turn);
  if (bytes == NULL || !mg_format_verify (format, bytes, NULL, NULL, &error))
    g_error ("%s", error->message);
  note (times, VERIFY, turn);
  mg_versions_keep_file (versions, path, G_MAXUINT);
  mg_versions_keep (versions, path, bytes, g_get_real_time () / G_USEC_PER_SEC, NULL);
  note (times, KEEP, turn);
  if (!mg_safe_save (path, bytes, NULL, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  note (times, SAVE, turn);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
measure (guint n)
{
  g_autoptr(MgNetwork) network = create_network (n);
  g_autofree char *folder = g_dir_make_tmp ("maillage-bench-XXXXXX", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  Times times;

  for (guint turn = 0; turn < N_TURNS; turn++)
    save_once (network, folder, &times, turn);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    g_warning ("%s is left", folder);

  printf ("%u organisations, %u links\n", n, mg_network_count (network, MG_ITEM_LINK));
  for (Step step = 0; step < N_STEPS; step++)
    {
      qsort (times.ms[step], N_TURNS, sizeof (double), compare_doubles);
      printf ("  %-16s %8.2f ms, at most %8.2f\n", names[step], times.ms[step][N_TURNS / 2], times.ms[step][N_TURNS - 1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 5000, 50000 };

  for (int i = 1; i < argc; i++)
    measure ((guint) g_ascii_strtoull (argv[i], NULL, 10));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i]);

  return 0;
}
