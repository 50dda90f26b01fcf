/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-inspector.h"
struct _MgInspector { GtkWidget parent_instance; };
G_DEFINE_FINAL_TYPE (MgInspector, mg_inspector, GTK_TYPE_WIDGET)
static void mg_inspector_class_init (MgInspectorClass *klass) {}
static void mg_inspector_init (MgInspector *self) {}
GtkWidget *mg_inspector_new (void) { return g_object_new (MG_TYPE_INSPECTOR, NULL); }
void mg_inspector_set_document (MgInspector *self, MgDocument *document) {}
void mg_inspector_commit (MgInspector *self) {}
