/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-rest.h"

#include <glib/gi18n-lib.h>
#include <math.h>

MgRest
mg_rest_find (double   value,
              gboolean are_groups,
              gboolean have_names)
{
  if (isnan (value))
    return are_groups && !have_names ? MG_REST_UNCOUNTED : MG_REST_UNKNOWN;
  if (are_groups && value < 0.)
    return MG_REST_ALONE;

  return are_groups && value >= MG_REST_MOST_COLOURS ? MG_REST_SMALL : MG_N_RESTS;
}

const char *
mg_rest_get_label (MgRest   self,
                   gboolean are_groups)
{
  switch (self)
    {
    case MG_REST_SMALL:
      /* Translators: organisations of groups that are too many to have a colour each. */
      return _("Smaller groups");

    case MG_REST_UNCOUNTED:
      /* Translators: organisations that are in no group, as they are left out of the measures. */
      return _("Not counted");

    case MG_REST_ALONE:
      /* Translators: organisations with which nobody is in a group. */
      return _("Not in a group");

    case MG_REST_UNKNOWN:
    case MG_N_RESTS:
    default:
      /* Translators: organisations without a colour of their own. */
      return are_groups ? _("Other, or not known")
      /* Translators: organisations or links that have no figure, and no place on the scale. */
                        : _("No value");
    }
}

MgColour
mg_rest_get_colour (MgRest  self,
                    MgTheme theme)
{
  MgColour grey = mg_style_scale_colour ((double) NAN, theme), ink = mg_style_ink (theme);

  if (self == MG_REST_UNCOUNTED)
    return mg_style_ground (theme);

  return self == MG_REST_SMALL ? mg_colour_mix (grey, ink, .4) : grey;
}

char
mg_rest_get_letter (MgRest   self,
                    gboolean are_groups,
                    MgTheme  theme)
{
  return theme == MG_THEME_BLACK_WHITE && self == MG_REST_UNKNOWN && !are_groups ? '?' : '\0';
}
