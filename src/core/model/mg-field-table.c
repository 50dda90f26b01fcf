/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in fields, one row each: a new field is a new row, and nothing else. */
#include "mg-field.h"

#include <glib/gi18n-lib.h>

#define ORG MG_ITEM_ORGANISATION
#define COLL MG_ITEM_COLLECTIVE
#define NODE MG_ITEMS_NODES
#define LINK MG_ITEM_LINK
#define PART MG_ITEM_PARTICIPATION
#define EDGE MG_ITEMS_EDGES
#define POLE MG_ITEM_POLE

#define COORDINATE 1e6
#define MANY 1e12

#define G_IDENTITY N_("Identity")
#define G_BELONGING N_("Belonging")
#define G_JOBS N_("Jobs and people")
#define G_PLACE N_("Place")
#define G_EXCHANGE N_("Needs and offers")
#define G_COOPERATION N_("Cooperation")
#define G_DATES N_("Dates")
#define G_AMOUNT N_("Amount")
#define G_QUALITY N_("Source and confidence")
#define G_RESEARCH N_("For research")
#define G_MORPHOLOGY N_("Morphology")
#define G_GOVERNANCE N_("Governance")
#define G_ECONOMY N_("Economic model")
#define G_RECOGNITION N_("Recognition")
#define G_HISTORY N_("History")

static const MgField named[MG_N_NAMED_FIELDS] = {
  [MG_FIELD_ID] = { "id", NODE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Identifier"), G_IDENTITY },
  [MG_FIELD_LABEL] = { "label", NODE, MG_TYPE_TEXT, 0, N_("Short name"), G_IDENTITY },
  [MG_FIELD_NAME] = { "name", NODE, MG_TYPE_TEXT, 0, N_("Full name"), G_IDENTITY },

  [MG_FIELD_KIND] = { "kind", ORG, MG_TYPE_CHOICE, 0, N_("Kind"), G_IDENTITY, "kind" },
  [MG_FIELD_SUBKIND] = { "subkind", ORG, MG_TYPE_CHOICE, 0, N_("Legal form"), G_IDENTITY, "subkind" },
  [MG_FIELD_LABELS] = { "labels", ORG, MG_TYPE_CHOICES, 0, N_("Approvals and labels"), G_IDENTITY, "label" },
  [MG_FIELD_ESS_STATUS] = { "ess_status", ORG, MG_TYPE_CHOICE, 0, N_("Part of the SSE"), G_IDENTITY, "ess_status" },
  [MG_FIELD_SECTOR] = { "sector", ORG, MG_TYPE_CHOICE, 0, N_("Sector"), G_IDENTITY, "sector" },
  [MG_FIELD_SECTOR2] = { "sector2", ORG, MG_TYPE_CHOICE, 0, N_("Second sector"), G_IDENTITY, "sector" },
  [MG_FIELD_ROLE] = { "role", ORG, MG_TYPE_CHOICE, 0, N_("Main circle"), G_BELONGING, "role" },
  [MG_FIELD_BELONGING] = { "belonging", ORG, MG_TYPE_CHOICES, 0, N_("Belonging"), G_BELONGING, "role" },
  [MG_FIELD_MEMBER_STATUS] = { "member_status", ORG, MG_TYPE_CHOICE, 0, N_("Member status"), G_BELONGING, "member_status" },
  [MG_FIELD_COLLEGE] = { "college", ORG, MG_TYPE_CHOICE, 0, N_("College"), G_BELONGING, "college" },
  [MG_FIELD_IS_FOUNDER] = { "is_founder", ORG, MG_TYPE_BOOLEAN, 0, N_("Founding organisation"), G_BELONGING },
  [MG_FIELD_IS_SUPPORT] = { "is_support", ORG, MG_TYPE_BOOLEAN, 0, N_("Support structure of the pole"), G_BELONGING },
  [MG_FIELD_JOINED] = { "joined", ORG, MG_TYPE_DATE, 0, N_("Joined"), G_BELONGING },
  [MG_FIELD_LEFT] = { "left", ORG, MG_TYPE_DATE, 0, N_("Left"), G_BELONGING },
  [MG_FIELD_FTE] = { "fte", ORG, MG_TYPE_REAL, 0, N_("Full-time equivalents (without work integration)"), G_JOBS, NULL, 0., MANY },
  [MG_FIELD_FTE_INSERTION] = { "fte_insertion", ORG, MG_TYPE_REAL, 0, N_("Work-integration posts (FTE)"), G_JOBS, NULL, 0., MANY },
  [MG_FIELD_COOP_PEOPLE] = { "coop_people", ORG, MG_TYPE_INTEGER, 0, N_("People involved day to day"), G_JOBS, NULL, 0., MANY },
  [MG_FIELD_NEEDS] = { "needs", ORG, MG_TYPE_TEXT, 0, N_("Needs"), G_EXCHANGE },
  [MG_FIELD_OFFERS] = { "offers", ORG, MG_TYPE_TEXT, 0, N_("Offers"), G_EXCHANGE },
  [MG_FIELD_CSR] = { "csr", ORG, MG_TYPE_BOOLEAN, 0, N_("Socially responsible business (declared)"), G_EXCHANGE },

  [MG_FIELD_COLLECTIVE_TYPE] = { "collective_type", COLL, MG_TYPE_CHOICE, 0, N_("Type"), G_COOPERATION, "collective_type" },
  [MG_FIELD_COLLECTIVE_LAYER] = { "collective_layer", COLL, MG_TYPE_CHOICE, 0, N_("Level"), G_COOPERATION, "layer" },
  [MG_FIELD_COLLECTIVE_START] = { "start", COLL, MG_TYPE_DATE, 0, N_("Since"), G_DATES },
  [MG_FIELD_COLLECTIVE_END] = { "end", COLL, MG_TYPE_DATE, 0, N_("Until"), G_DATES },
  [MG_FIELD_COLLECTIVE_FORMALITY] = { "formality", COLL, MG_TYPE_CHOICE, 0, N_("Formality"), G_COOPERATION, "formality" },
  [MG_FIELD_LEAD_ORG] = { "lead_org", COLL, MG_TYPE_TEXT, 0, N_("Lead organisation"), G_COOPERATION },
  [MG_FIELD_AREA_M2] = { "area_m2", COLL, MG_TYPE_REAL, 0, N_("Area (m²)"), G_AMOUNT, NULL, 0., MANY },
  [MG_FIELD_BUDGET_EUR] = { "budget_eur", COLL, MG_TYPE_REAL, 0, N_("Budget (€)"), G_AMOUNT, NULL, -MANY, MANY },
  [MG_FIELD_INNOVATION] = { "innovation", COLL, MG_TYPE_CHOICE, 0, N_("Innovation"), G_COOPERATION, "innovation" },

  [MG_FIELD_COMMUNE] = { "commune", NODE, MG_TYPE_TEXT, 0, N_("Municipality"), G_PLACE },
  [MG_FIELD_INSEE_CODE] = { "insee_code", NODE, MG_TYPE_TEXT, 0, N_("INSEE code"), G_PLACE },
  [MG_FIELD_LAT] = { "lat", NODE, MG_TYPE_REAL, MG_FIELD_EXPERT, N_("Latitude"), G_PLACE, NULL, -90., 90. },
  [MG_FIELD_LON] = { "lon", NODE, MG_TYPE_REAL, MG_FIELD_EXPERT, N_("Longitude"), G_PLACE, NULL, -180., 180. },
  [MG_FIELD_SOURCE_TYPE] = { "source_type", NODE, MG_TYPE_CHOICE, 0, N_("Source"), G_QUALITY, "source_type" },
  [MG_FIELD_SOURCE_NOTE] = { "source_note", NODE, MG_TYPE_TEXT, 0, N_("Source details"), G_QUALITY },
  [MG_FIELD_CONFIDENCE] = { "confidence", NODE, MG_TYPE_CHOICE, 0, N_("Confidence"), G_QUALITY, "confidence" },
  [MG_FIELD_NOTES] = { "notes", NODE, MG_TYPE_TEXT, MG_FIELD_LONG, N_("Notes (no person's name)"), G_QUALITY },
  [MG_FIELD_PRIVATE] = { "private", NODE, MG_TYPE_BOOLEAN, 0, N_("Do not disclose"), G_QUALITY },
  [MG_FIELD_X] = { "x", NODE, MG_TYPE_REAL, MG_FIELD_HIDDEN, N_("Horizontal place"), G_PLACE, NULL, -COORDINATE, COORDINATE },
  [MG_FIELD_Y] = { "y", NODE, MG_TYPE_REAL, MG_FIELD_HIDDEN, N_("Vertical place"), G_PLACE, NULL, -COORDINATE, COORDINATE },
  [MG_FIELD_PINNED] = { "pinned", NODE, MG_TYPE_BOOLEAN, MG_FIELD_HIDDEN, N_("Pinned"), G_PLACE },

  [MG_FIELD_LINK_ID] = { "id", EDGE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Identifier"), G_COOPERATION },
  [MG_FIELD_LINK_LAYER] = { "layer", LINK, MG_TYPE_CHOICE, 0, N_("Level"), G_COOPERATION, "layer" },
  [MG_FIELD_LINK_TYPE] = { "type", LINK, MG_TYPE_CHOICE, 0, N_("Type of cooperation"), G_COOPERATION, "link_type" },
  [MG_FIELD_DIRECTED] = { "directed", LINK, MG_TYPE_BOOLEAN, 0, N_("Directed"), G_COOPERATION },
  [MG_FIELD_RECIPROCAL] = { "reciprocal", LINK, MG_TYPE_BOOLEAN, 0, N_("Reciprocal"), G_COOPERATION },
  [MG_FIELD_FORMALITY] = { "formality", LINK, MG_TYPE_CHOICE, 0, N_("Formality"), G_COOPERATION, "formality" },
  [MG_FIELD_INTENSITY] = { "intensity", LINK, MG_TYPE_INTEGER, 0, N_("Intensity"), G_COOPERATION, "intensity", 1., 3. },
  [MG_FIELD_PEOPLE] = { "people", LINK, MG_TYPE_INTEGER, 0, N_("People mobilised on each side"), G_COOPERATION, NULL, 0., MANY },
  [MG_FIELD_START] = { "start", EDGE, MG_TYPE_DATE, 0, N_("Since"), G_DATES },
  [MG_FIELD_END] = { "end", EDGE, MG_TYPE_DATE, 0, N_("Until"), G_DATES },
  [MG_FIELD_AMOUNT_EUR] = { "amount_eur", LINK, MG_TYPE_REAL, 0, N_("Amount (€)"), G_AMOUNT, NULL, -MANY, MANY },
  [MG_FIELD_AMOUNT_BASIS] = { "amount_basis", LINK, MG_TYPE_CHOICE, 0, N_("Basis of the amount"), G_AMOUNT, "amount_basis" },
  [MG_FIELD_MONETARY] = { "monetary", LINK, MG_TYPE_BOOLEAN, 0, N_("Paid in money"), G_AMOUNT },
  [MG_FIELD_MOTIVE] = { "motive", LINK, MG_TYPE_CHOICE, MG_FIELD_EXPERT, N_("Motive"), G_RESEARCH, "motive" },
  [MG_FIELD_TRUST] = { "trust", LINK, MG_TYPE_INTEGER, MG_FIELD_EXPERT, N_("Trust (1 to 4)"), G_RESEARCH, NULL, 1., 4. },
  [MG_FIELD_VALUE] = { "value", LINK, MG_TYPE_INTEGER, MG_FIELD_EXPERT, N_("Perceived value (1 to 4)"), G_RESEARCH, NULL, 1., 4. },
  [MG_FIELD_COLLECTIVE_ID] = { "collective_id", LINK, MG_TYPE_TEXT, 0, N_("Within the collective cooperation"), G_COOPERATION },
  [MG_FIELD_WISH] = { "wish", LINK, MG_TYPE_BOOLEAN, 0, N_("Wished-for link"), G_COOPERATION },
  [MG_FIELD_CONFIRMED_BY] = { "confirmed_by", LINK, MG_TYPE_CHOICE, 0, N_("Confirmed by"), G_QUALITY, "confirmed_by" },
  [MG_FIELD_LINK_SOURCE_TYPE] = { "source_type", LINK, MG_TYPE_CHOICE, 0, N_("Source"), G_QUALITY, "source_type" },
  [MG_FIELD_LINK_CONFIDENCE] = { "confidence", LINK, MG_TYPE_CHOICE, 0, N_("Confidence"), G_QUALITY, "confidence" },
  [MG_FIELD_NOTE] = { "note", LINK, MG_TYPE_TEXT, MG_FIELD_LONG, N_("Note"), G_QUALITY },
  [MG_FIELD_PART_ROLE] = { "role", PART, MG_TYPE_CHOICE, 0, N_("Part in the cooperation"), G_COOPERATION, "collective_role" },

  [MG_FIELD_POLE_NAME] = { "pole_name", POLE, MG_TYPE_TEXT, 0, N_("Name of the pole"), G_IDENTITY },
  [MG_FIELD_POLE_ID] = { "pole_id", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Identifier"), G_IDENTITY },
  [MG_FIELD_POLE_FICTITIOUS] = { "fictitious", POLE, MG_TYPE_BOOLEAN, 0, N_("Fictitious data"), G_IDENTITY },
  [MG_FIELD_POLE_REFERENCE_DATE] = { "reference_date", POLE, MG_TYPE_DATE, 0, N_("Date of the map"), G_IDENTITY },
  [MG_FIELD_POLE_EVENTS] = { "events", POLE, MG_TYPE_TEXT, MG_FIELD_LONG, N_("Events (one per line: date, type, text)"), G_HISTORY },
  [MG_FIELD_POLE_SIZE_BY] = { "map_size_by", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Size on the map"), G_IDENTITY },
  [MG_FIELD_POLE_COLOUR_BY] = { "map_colour_by", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Colour on the map"), G_IDENTITY },
  [MG_FIELD_POLE_OUTLINES] = { "map_outlines", POLE, MG_TYPE_BOOLEAN, MG_FIELD_HIDDEN, N_("Lines round those who take part"), G_IDENTITY },
  [MG_FIELD_POLE_RINGS] = { "map_rings", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Circles on the map"), G_IDENTITY },
  [MG_FIELD_POLE_FILTER] = { "map_filter", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Hidden on the map"), G_IDENTITY },
  [MG_FIELD_POLE_SHAPE_BY] = { "map_shape_by", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Shape on the map"), G_IDENTITY },
  [MG_FIELD_POLE_WIDTH_BY] = { "map_width_by", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Width of links on the map"), G_IDENTITY },
  [MG_FIELD_POLE_COLOURS] = { "map_colours", POLE, MG_TYPE_TEXT, MG_FIELD_HIDDEN, N_("Own colours on the map"), G_IDENTITY },
};

/* Fields of the pole that code never names. */
static const MgField others[] = {
  { "self_name", POLE, MG_TYPE_TEXT, 0, N_("What the pole calls itself"), G_IDENTITY },
  { "territory_label", POLE, MG_TYPE_TEXT, 0, N_("Territory"), G_IDENTITY },
  { "territory_communes", POLE, MG_TYPE_TEXT, 0, N_("Municipalities of the territory (INSEE codes)"), G_IDENTITY },
  { "departement", POLE, MG_TYPE_TEXT, 0, N_("Département (number)"), G_IDENTITY },
  { "departement_name", POLE, MG_TYPE_TEXT, 0, N_("Département"), G_IDENTITY },
  { "region", POLE, MG_TYPE_TEXT, 0, N_("Region"), G_IDENTITY },
  { "created", POLE, MG_TYPE_DATE, 0, N_("Created"), G_IDENTITY },
  { "first_cooperation", POLE, MG_TYPE_DATE, 0, N_("First cooperation"), G_IDENTITY },
  { "stage", POLE, MG_TYPE_CHOICE, 0, N_("Stage"), G_IDENTITY, "stage" },
  { "purpose", POLE, MG_TYPE_CHOICES, 0, N_("Purpose"), G_IDENTITY, "purpose" },
  { "entry", POLE, MG_TYPE_CHOICES, 0, N_("Way in"), G_IDENTITY, "entry" },
  { "impulse", POLE, MG_TYPE_CHOICE, 0, N_("Impulse"), G_MORPHOLOGY, "impulse" },
  { "scope", POLE, MG_TYPE_CHOICE, 0, N_("Sectoral or multi-activity"), G_MORPHOLOGY, "scope" },
  { "historic_core", POLE, MG_TYPE_BOOLEAN, 0, N_("Historic core of pioneers"), G_MORPHOLOGY },
  { "leader_figure", POLE, MG_TYPE_BOOLEAN, 0, N_("A leading figure"), G_MORPHOLOGY },
  { "shared_place_role", POLE, MG_TYPE_CHOICE, 0, N_("Part of the shared place"), G_MORPHOLOGY, "shared_place_role" },
  { "visible_offer", POLE, MG_TYPE_TEXT, MG_FIELD_LONG, N_("Visible joint offer"), G_MORPHOLOGY },
  { "governance_config", POLE, MG_TYPE_CHOICE, 0, N_("Form of governance"), G_GOVERNANCE, "governance_config" },
  { "governance_config_before", POLE, MG_TYPE_CHOICE, 0, N_("Form of governance before"), G_GOVERNANCE, "governance_config" },
  { "governance_founder", POLE, MG_TYPE_TEXT, 0, N_("Founding organisation in charge"), G_GOVERNANCE },
  { "legal_support_form", POLE, MG_TYPE_CHOICE, 0, N_("Legal form of the support structure"), G_GOVERNANCE, "subkind" },
  { "legal_support_org", POLE, MG_TYPE_TEXT, 0, N_("Support structure"), G_GOVERNANCE },
  { "voting_rule", POLE, MG_TYPE_TEXT, 0, N_("Voting rule"), G_GOVERNANCE },
  { "animation_fte", POLE, MG_TYPE_REAL, 0, N_("Facilitation team (FTE)"), G_GOVERNANCE, NULL, 0., MANY },
  { "animation_host", POLE, MG_TYPE_TEXT, 0, N_("Host of the facilitation team"), G_GOVERNANCE },
  { "resource_public_state_eur", POLE, MG_TYPE_REAL, 0, N_("Public aid, State (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_public_local_eur", POLE, MG_TYPE_REAL, 0, N_("Public aid, local authorities (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_public_europe_eur", POLE, MG_TYPE_REAL, 0, N_("Public aid, Europe (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_fees_eur", POLE, MG_TYPE_REAL, 0, N_("Membership fees (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_reinvoicing_eur", POLE, MG_TYPE_REAL, 0, N_("Re-invoiced services (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_rents_eur", POLE, MG_TYPE_REAL, 0, N_("Rents (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_investment_eur", POLE, MG_TYPE_REAL, 0, N_("Investment (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_sales_eur", POLE, MG_TYPE_REAL, 0, N_("Sales (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_non_monetary_eur", POLE, MG_TYPE_REAL, 0, N_("Contributions not in money, valued (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "budget_eur", POLE, MG_TYPE_REAL, 0, N_("Budget (€)"), G_ECONOMY, NULL, -MANY, MANY },
  { "resource_year", POLE, MG_TYPE_INTEGER, 0, N_("Year of these resources"), G_ECONOMY, NULL, 1900., 2200. },
  { "jobs_created", POLE, MG_TYPE_REAL, 0, N_("Jobs created (declared)"), G_ECONOMY, NULL, 0., MANY },
  { "jobs_saved", POLE, MG_TYPE_REAL, 0, N_("Jobs saved (declared)"), G_ECONOMY, NULL, 0., MANY },
  { "activities_created", POLE, MG_TYPE_INTEGER, 0, N_("Activities created (declared)"), G_ECONOMY, NULL, 0., MANY },
  { "qualification", POLE, MG_TYPE_CHOICES, 0, N_("Recognised as"), G_RECOGNITION, "qualification" },
  { "call_2013", POLE, MG_TYPE_CHOICE, 0, N_("Call for projects of 2013"), G_RECOGNITION, "call_result" },
  { "call_2015", POLE, MG_TYPE_CHOICE, 0, N_("Call for projects of 2015"), G_RECOGNITION, "call_result" },
  { "charter_signed", POLE, MG_TYPE_DATE, 0, N_("Charter signed"), G_RECOGNITION },
  { "pole_notes", POLE, MG_TYPE_TEXT, MG_FIELD_LONG, N_("Notes"), G_HISTORY },
};

const MgField *
mg_field_get_table (guint *n_fields)
{
  static MgField table[MG_N_NAMED_FIELDS + G_N_ELEMENTS (others)];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < MG_N_NAMED_FIELDS; i++)
        table[i] = named[i];
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        table[MG_N_NAMED_FIELDS + i] = others[i];

      g_once_init_leave (&ready, 1);
    }

  if (n_fields != NULL)
    *n_fields = G_N_ELEMENTS (table);

  return table;
}
