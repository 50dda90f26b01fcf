/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml-sentences.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#define CHARACTER N_("A character here is not allowed in XML: the file is damaged, or another program wrote it wrongly. Ask for a new copy, or remove the character in a text editor.")
#define ENCODING N_("The bytes here are not in the encoding that the file announces in its first line. Open it in a text editor, save it as UTF-8, and try again.")
#define UNKNOWN_ENCODING N_("The encoding announced in the first line is not known. Save the file as UTF-8 with the program it comes from.")
#define TAGS N_("The tags do not match: one that was opened before this line is closed by another, or not at all. Ask for a new copy, or correct the line in a text editor.")
#define ATTRIBUTE N_("A tag on this line is written wrongly: an attribute lacks its value, its quotes or a blank. Correct the line in a text editor.")
#define TOO_EARLY N_("The file ends too early: it was not written or copied to its end. Look for an older copy, or ask for a new one.")
#define ENTITY N_("The file uses an abbreviation (“&…;”) that it does not explain. Replace it by the character itself in a text editor.")
#define UNCLOSED N_("A comment or another special part that begins here is never closed. The file was perhaps cut: ask for a new copy.")

/* One row per complaint that people meet; the others get the last sentence. */
static const struct
{
  int         code;
  const char *sentence;
} sentences[] = {
  { XML_ERR_DOCUMENT_EMPTY, N_("This is not an XML file: it does not begin with a tag. Check that it is the right file; tables are imported as CSV.") },
  { XML_ERR_INVALID_CHAR, CHARACTER },
  { XML_ERR_INVALID_CHARREF, CHARACTER },
  { XML_ERR_INVALID_HEX_CHARREF, CHARACTER },
  { XML_ERR_INVALID_DEC_CHARREF, CHARACTER },
  { XML_ERR_UNKNOWN_ENCODING, UNKNOWN_ENCODING },
  { XML_ERR_UNSUPPORTED_ENCODING, UNKNOWN_ENCODING },
  { XML_ERR_ENCODING_NAME, UNKNOWN_ENCODING },
  { XML_ERR_INVALID_ENCODING, ENCODING },
  { XML_I18N_CONV_FAILED, ENCODING },
  { XML_I18N_NO_HANDLER, UNKNOWN_ENCODING },
  { XML_ERR_TAG_NAME_MISMATCH, TAGS },
  { XML_ERR_TAG_NOT_FINISHED, TOO_EARLY },
  { XML_ERR_LTSLASH_REQUIRED, TAGS },
  { XML_ERR_GT_REQUIRED, ATTRIBUTE },
  { XML_ERR_NAME_REQUIRED, N_("A “<” here does not begin a tag. If it is meant as a character, write “&lt;”; if two versions were merged, remove the marks of the merge.") },
  { XML_ERR_ATTRIBUTE_REDEFINED, N_("A tag on this line has the same attribute twice. Remove one of the two in a text editor.") },
  { XML_ERR_ATTRIBUTE_NOT_STARTED, ATTRIBUTE },
  { XML_ERR_ATTRIBUTE_NOT_FINISHED, ATTRIBUTE },
  { XML_ERR_ATTRIBUTE_WITHOUT_VALUE, ATTRIBUTE },
  { XML_ERR_LT_IN_ATTRIBUTE, ATTRIBUTE },
  { XML_ERR_SPACE_REQUIRED, ATTRIBUTE },
  { XML_ERR_COMMENT_NOT_FINISHED, UNCLOSED },
  { XML_ERR_CDATA_NOT_FINISHED, UNCLOSED },
  { XML_ERR_PI_NOT_FINISHED, UNCLOSED },
  { XML_ERR_DOCTYPE_NOT_FINISHED, UNCLOSED },
  { XML_ERR_UNDECLARED_ENTITY, ENTITY },
  { XML_WAR_UNDECLARED_ENTITY, ENTITY },
  { XML_ERR_ENTITYREF_SEMICOL_MISSING, N_("An “&” here stands alone. Write “&amp;” in its place in a text editor.") },
  { XML_ERR_ENTITYREF_NO_NAME, N_("An “&” here stands alone. Write “&amp;” in its place in a text editor.") },
  { XML_ERR_MISPLACED_CDATA_END, N_("The characters “]]>” stand here, where they are not allowed. Write “]]&gt;” in their place in a text editor.") },
  { XML_NS_ERR_UNDEFINED_NAMESPACE, N_("A name on this line has a prefix (the part before “:”) that the file does not explain. Ask for a new copy from the program it comes from.") },
  { XML_NS_ERR_ATTRIBUTE_REDEFINED, N_("A tag on this line has the same attribute twice. Remove one of the two in a text editor.") },
  { XML_ERR_RESERVED_XML_NAME, N_("The line “<?xml …?>” may only stand at the very beginning of a file. Remove what stands before it in a text editor.") },
  { XML_ERR_NAME_TOO_LONG, N_("A name here is longer than any network needs. The file is damaged or was made to do harm.") },
  { XML_ERR_NO_MEMORY, N_("There was not enough memory to read the file. Close other programs and try again.") },
};

const char *
mg_xml_sentence (const xmlError *complaint,
                 MgXmlTrouble    trouble)
{
  if (trouble == MG_XML_MISREAD)
    return _(ENCODING);

  if (complaint->code == XML_ERR_DOCUMENT_END && trouble == MG_XML_BEHIND_ROOT)
    return _("Something follows the end of the network: perhaps two files were joined into one. Separate them in a text editor.");

  if (complaint->code == XML_ERR_DOCUMENT_END || trouble == MG_XML_CUT)
    return _(TOO_EARLY);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].code == complaint->code)
      return _(sentences[i].sentence);

  return _("The file is not well-formed XML here. Ask for a new copy, or correct the line in a text editor.");
}
