/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of headers are keys (see mg_import_key()) joined by "|".  Names
 * and labels of fields are known without being listed.  Where several rows have
 * a word, what the column holds decides, and then the order of the rows.
 */
#include "mg-import-headers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-key.h"
#include "mg-import-values.h"
#include "mg-sheet-words.h"

#define ORG (1u << MG_IMPORT_ORGANISATIONS)
#define COLL (1u << MG_IMPORT_COLLECTIVES)
#define LINK (1u << MG_IMPORT_LINKS)
#define PART (1u << MG_IMPORT_PARTICIPATIONS)
#define NODE (ORG | COLL)
#define EDGE (LINK | PART)

static const struct
{
  guint       kinds;
  const char *target;
  const char *words;
} headers[] = {
  { EDGE, "id", "identifiant|id|ref|reference|numero|n|code|key" },
  { NODE, "id", "identifiant|id|ref|reference|numero|n|code|key" },
  { NODE, "label", "nom|nom court|libelle|sigle|acronyme|organisation|structure|denomination|organisme|nom de la structure|nom de l organisation|nom organisation|nom structure|intitule|acteur|nom d usage|enseigne|association|entreprise|membre nom|short name|label|organization|title" },
  { COLL, "label", "projet|lieu|cooperation|collectif|nom du projet|nom du collectif" },
  { NODE, "name", "nom|structure|organisation|denomination|nom complet|nom long|raison sociale|denomination complete|denomination sociale|nom officiel|full name|long name|name" },

  { ORG, "kind", "type|famille|categorie|kind|type d acteur|type de structure|type d organisation|nature|type acteur|category" },
  { ORG, "subkind", "statut|forme juridique|statut juridique|forme|type|nature juridique|sous type|legal form|categorie juridique|type de structure|nature" },
  { ORG, "labels", "agrement|agrements|label|labels|agrements et labels|labels et agrements|certification" },
  { ORG, "ess_status", "ess|statut ess|appartient a l ess|hors ess" },
  { ORG, "sector", "secteur|secteur d activite|activite|domaine|activites|filiere|domaine d activite|activite principale|sector" },
  { ORG, "sector2", "secteur secondaire|autre secteur|secteur 2|activite secondaire|seconde activite|second secteur|second secteur d activite" },
  { ORG, "belonging", "appartenance|appartenances|cercles" },
  { ORG, "role", "cercle|role|cercle principal|position|place|statut dans le pole" },
  { ORG, "member", "membre|adherent|est membre|membre du pole|adherente|is member|member|membre ptce|membre du ptce" },
  { ORG, "member_status", "statut de membre|type d adhesion|adhesion|statut membre" },
  { ORG, "college", "college" },
  { ORG, "is_founder", "fondateur|fondatrice|structure fondatrice|membre fondateur|founder" },
  { ORG, "is_support", "structure support|support|structure porteuse|porteur" },
  { ORG, "joined", "date d entree|entree|date d adhesion|annee d entree|arrivee|date entree|membre depuis|adherent depuis|annee d adhesion|depuis|joined|date adhesion" },
  { ORG, "left", "date de sortie|sortie|depart|date de depart|annee de sortie|date sortie|left" },
  { ORG, "fte", "etp|equivalent temps plein|equivalents temps plein|nombre d etp|nb etp|effectif|effectifs|salaries|nombre de salaries|nb salaries|emplois|fte|staff|effectif etp" },
  { ORG, "fte_insertion", "etp insertion|postes d insertion|insertion|etp en insertion|salaries en insertion|etp i" },
  { ORG, "coop_people", "personnes impliquees|personnes|nb personnes|personnes impliquees au quotidien" },
  { ORG, "needs", "besoin|besoins|cherche|recherche" },
  { ORG, "offers", "offre|offres|propose|ressources|competences" },
  { ORG, "csr", "rse" },

  { COLL, "collective_type", "type|type de cooperation|categorie|nature|type de collectif" },
  { COLL, "collective_layer", "niveau|layer|level" },
  { COLL, "start", "debut|depuis|date de debut|date debut|demarrage|annee|creation|since|ouverture" },
  { COLL, "end", "fin|jusqu a|jusqu en|date de fin|date fin|terme|until|fermeture" },
  { COLL, "formality", "formalisation|formalite|convention|cadre" },
  { COLL, "lead_org", "chef de file|porteur|structure porteuse|pilote|lead" },
  { COLL, "area_m2", "surface|m2|surface m2|superficie" },
  { COLL, "budget_eur", "budget|montant|cout|budget total" },
  { COLL, "innovation", "innovation" },

  { NODE, "commune", "commune|ville|localite|municipalite|siege|siege social|city|town|municipality|commune du siege|adresse ville" },
  { NODE, "insee_code", "code insee|insee|code commune|code insee commune|codgeo" },
  { NODE, "lat", "latitude|lat" },
  { NODE, "lon", "longitude|lon|lng|long" },
  { NODE, "source_note", "detail de la source|precision source" },
  { NODE, "source_type", "source|origine" },
  { NODE, "confidence", "fiabilite|confiance" },
  { NODE, "notes", "notes|note|remarques|remarque|commentaire|commentaires|observations|observation|description|divers|presentation|comments" },
  { NODE, "private", "prive|confidentiel|ne pas diffuser|non diffusable|private" },
  { NODE, "x", "x" },
  { NODE, "y", "y" },

  { LINK, "source", MG_SHEET_SOURCE_WORDS },
  { LINK, "target", MG_SHEET_TARGET_WORDS },
  { LINK, "layer", "niveau|type|nature|couche|categorie|niveau de cooperation|layer|level" },
  { LINK, "type", "nature|nature du lien|nature de la cooperation|type de lien|type|type de cooperation|cooperation|objet|lien|relation|link type" },
  { LINK, "directed", "oriente|sens unique|dirige|directed" },
  { LINK, "reciprocal", "reciproque|mutuel|reciprocal" },
  { LINK, "formality", "formalisation|formalite|cadre|convention|contrat|type de contrat|formality" },
  { LINK, "intensity", "intensite|force|frequence|poids|weight|importance|strength|intensity" },
  { LINK, "people", "personnes|personnes mobilisees|nb personnes" },
  { EDGE, "start", "debut|depuis|date de debut|date debut|annee|date|demarrage|depuis quand|annee de debut|since|start date|from date|date d entree" },
  { EDGE, "end", "fin|jusqu a|jusqu en|jusqu au|date de fin|date fin|terme|annee de fin|until|end date|to date|date de sortie" },
  { LINK, "amount_eur", "montant|montant annuel|montant en euros|euros|valeur en euros|somme|chiffre d affaires|amount|montant eur" },
  { LINK, "amount_basis", "base du montant|periodicite" },
  { LINK, "monetary", "monetaire|paye|paiement" },
  { LINK, "motive", "motif|motivation" },
  { LINK, "trust", "confiance entre partenaires" },
  { LINK, "collective_id", "collectif|dans le cadre de|projet collectif" },
  { LINK, "wish", "souhaite|souhait|a creer|lien souhaite|wished" },
  { LINK, "confirmed_by", "confirme par|confirme" },
  { LINK, "note", "note|notes|remarque|remarques|commentaire|commentaires|observations|description|precisions|comments" },
  { EDGE, "source_type", "origine|source de l information|provenance" },
  { EDGE, "confidence", "fiabilite|confiance" },

  { PART, "source", "organisation|structure|membre|participant|nom|org id|acteur|organisme|participants|organization|member" },
  { PART, "target", "collectif|projet|lieu|cooperation|collective id|id collectif|action|groupe|instance|collective|project|nom du projet" },
  { PART, "role", "role|fonction|part|role dans le projet|statut" },
};

/* Parts of headers that tell of persons; whole words. */
static const char * const people[] = {
  "email", "e mail", "mail", "courriel", "telephone", "tel", "portable", "mobile", "phone",
  "prenom", "contact", "contacts", "referent", "referente", "dirigeant", "dirigeante", "president",
  "presidente", "directeur", "directrice", "interlocuteur", "interlocutrice", "responsable",
  "first name", "last name", "nom de famille", "representant", "representante", "date de naissance",
  "gerant", "gerante", "fax", "salutation", "civilite",
};

MgItemKind
mg_import_item_kind (MgImportKind kind)
{
  static const MgItemKind kinds[] = {
    [MG_IMPORT_ORGANISATIONS] = MG_ITEM_ORGANISATION,
    [MG_IMPORT_COLLECTIVES] = MG_ITEM_COLLECTIVE,
    [MG_IMPORT_LINKS] = MG_ITEM_LINK,
    [MG_IMPORT_PARTICIPATIONS] = MG_ITEM_PARTICIPATION,
    [MG_IMPORT_MATRIX] = MG_ITEM_LINK,
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), MG_ITEM_ORGANISATION);

  return kinds[kind];
}

MgFieldId
mg_import_find_field (MgImportKind  kind,
                      const char   *name)
{
  const MgField *table = mg_field_get_table (NULL);
  MgItemKind item = mg_import_item_kind (kind);

  for (MgFieldId i = 0; i < MG_N_NAMED_FIELDS; i++)
    if ((table[i].kinds & item) != 0 && g_str_equal (table[i].name, name) && i != MG_FIELD_PINNED)
      return i;

  return MG_FIELD_NONE;
}

static guint
add_target (const char  *target,
            const char **targets,
            guint        n,
            guint        max)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (targets[i], target))
      return n;

  if (n < max)
    targets[n++] = target;

  return n;
}

static gboolean
is_label_of (const MgField *field,
             const char    *key)
{
  g_autofree char *name = mg_import_key (field->name);
  g_autofree char *english = NULL;
  g_autofree char *translated = NULL;

  if (g_str_equal (key, name))
    return TRUE;

  if (field->label == NULL)
    return FALSE;

  english = mg_import_key (field->label);
  translated = mg_import_key (_(field->label));

  return g_str_equal (key, english) || g_str_equal (key, translated);
}

guint
mg_import_find_headers (MgImportKind   kind,
                        const char    *key,
                        const char   **targets,
                        guint          max)
{
  const MgField *table = mg_field_get_table (NULL);
  MgItemKind item = mg_import_item_kind (kind);
  guint n = 0;

  if (*key == '\0')
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    if ((headers[i].kinds & (1u << kind)) != 0 &&
        (g_str_equal (headers[i].target, key) || mg_sheet_find_word (headers[i].words, key) != G_MAXUINT))
      n = add_target (headers[i].target, targets, n, max);

  for (MgFieldId i = 0; i < MG_N_NAMED_FIELDS; i++)
    if ((table[i].kinds & item) != 0 && i != MG_FIELD_PINNED && is_label_of (&table[i], key))
      n = add_target (table[i].name, targets, n, max);

  return n;
}

gboolean
mg_import_is_about_people (const char *key)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", key);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", people[i]);

      if (strstr (spaced, word) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* "05 55 20 00 00", "+33 5 55…": ten digits or more, in pairs or with a plus. */
static gboolean
is_phone (const char *text)
{
  guint n_digits = 0;
  guint n_signs = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        n_digits++;
      else if (strchr (" .-/+()", *p) != NULL)
        n_signs++;
      else
        return FALSE;
    }

  return n_digits >= 10 && n_digits <= 13 && (*text == '+' || (*text == '0' && (n_signs >= 3 || n_digits == 10)));
}

gboolean
mg_import_is_address (const char *text)
{
  const char *at = strchr (text, '@');

  if (at != NULL)
    return at > text && strchr (at, '.') != NULL && strchr (at + 1, '@') == NULL && strchr (text, '\n') == NULL;

  return is_phone (text);
}
