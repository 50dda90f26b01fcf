/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-recovery-words.h"

#include <glib/gi18n-lib.h>

char *
mg_recovery_dup_title (const MgRecoveryEntry *entry)
{
  if (entry->name != NULL && *entry->name != '\0')
    return g_strdup (entry->name);
  if (entry->path != NULL)
    return g_filename_display_basename (entry->path);

  return g_strdup (_("New pole"));
}

static char *
dup_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);
  /* Translators: a day and a time, as g_date_time_format() writes it; xgettext:no-c-format */
  const char *format = C_("date", "%e %B %Y, %H:%M");
  g_autofree char *text = time != NULL ? g_date_time_format (time, format) : NULL;

  return text != NULL ? g_strdup (g_strstrip (text)) : g_strdup ("");
}

static void
add_line (GString    *lines,
          const char *line)
{
  if (line == NULL)
    return;

  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

static const char *
state_sentence (const MgRecoveryEntry *entry)
{
  switch (entry->state)
    {
    case MG_RECOVERY_CUT:
      return _("The end of it cannot be read: the last changes may be missing.");

    case MG_RECOVERY_NEWER:
      return _("A newer version of Maillage kept it. Open it with that version.");

    case MG_RECOVERY_DAMAGED:
      return _("It is damaged and cannot be read.");

    case MG_RECOVERY_FEARED:
      return _("Maillage stopped twice while it read this. It was not looked at again: open other "
               "work first.");

    case MG_RECOVERY_READY:
    default:
      return NULL;
    }
}

static const char *
file_sentence (const MgRecoveryEntry *entry)
{
  switch (entry->file)
    {
    case MG_RECOVERY_FILE_CHANGED:
      return _("The file has changed since: it is newer than this work. See the differences before "
               "you choose.");

    case MG_RECOVERY_FILE_GONE:
      return _("The file is no longer there.");

    case MG_RECOVERY_NEVER_SAVED:
    case MG_RECOVERY_FILE_SAME:
    default:
      return NULL;
    }
}

static char *
dup_place (const MgRecoveryEntry *entry)
{
  if (entry->state != MG_RECOVERY_READY && entry->state != MG_RECOVERY_CUT)
    return NULL;

  return entry->path != NULL ? g_filename_display_name (entry->path) : g_strdup (_("Never saved"));
}

char *
mg_recovery_dup_details (const MgRecoveryEntry *entry)
{
  g_autofree char *time = dup_time (entry->time);
  g_autofree char *place = dup_place (entry);
  g_autofree char *changes =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change not saved", "%u changes not saved",
                                  entry->n_changes), entry->n_changes);
  g_autoptr(GString) lines = g_string_new (time);

  if (entry->n_changes > 0)
    g_string_append_printf (lines, " · %s", changes);
  add_line (lines, place);
  add_line (lines, state_sentence (entry));
  add_line (lines, file_sentence (entry));

  return g_strdup (lines->str);
}
