/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog that puts the map on a page: exported to a file, printed, copied. */
#pragma once

#include <adwaita.h>

#include "mg-document.h"
#include "mg-export.h"

G_BEGIN_DECLS

typedef enum
{
  MG_PICTURE_EXPORT,
  MG_PICTURE_PRINT,
  MG_PICTURE_COPY,
} MgPictureUse;

/**
 * MgPictureChoice:
 * @width: of the page, in points
 * @height: likewise
 * @format: of the file
 * @png_scale: pixels per point
 * @theme: of the colours
 * @with_private: with what is not to be passed on
 *
 * What was chosen in the dialog.
 */
typedef struct
{
  double         width;
  double         height;
  MgExportFormat format;
  double         png_scale;
  MgTheme        theme;
  gboolean       with_private;
} MgPictureChoice;

/**
 * MgPictureDialog:
 *
 * Signal `chosen` (int: an #MgPictureUse): what is to be done with the page.
 */
#define MG_TYPE_PICTURE_DIALOG (mg_picture_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MgPictureDialog, mg_picture_dialog, MG, PICTURE_DIALOG, AdwWindow)

/* @use: what Enter does: %MG_PICTURE_EXPORT or %MG_PICTURE_PRINT */
GtkWidget       *mg_picture_dialog_new        (GtkWindow       *parent,
                                               MgDocument      *document,
                                               MgPictureUse     use);

MgPictureChoice  mg_picture_dialog_get_choice (MgPictureDialog *self);

/* What is drawn if nobody chooses: A4, sharp on paper, without what is private. */
MgPictureChoice  mg_picture_choice_get_usual  (void);

G_END_DECLS
