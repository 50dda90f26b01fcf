#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes one pole of two tables as XLSX, as ODS and as two CSV files, beside itself.

Each holds what a spreadsheet in French writes: dates that are numbers of days
(XLSX) or attributes (ODS), decimal numbers, an empty row amid the others.  All
organisations are fictitious.  Python 3 and its standard library, nothing else.
"""

import datetime
import pathlib
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
DAY_0 = datetime.date(1899, 12, 30)
D = datetime.date

ORGANISATIONS = [
    ["Nom", "Type", "Commune", "ETP", "Date d'entrée", "Membre ?"],
    ["Épicerie d'Été (exemple)", "ESS", "Égletons", 14.5, D(2012, 1, 15), "oui"],
    ["Forge & Métal (exemple)", "Entreprise", "Uzerche", 1.125, D(2014, 3, 1), "oui"],
    [None] * 6,
    ["Crèche à Noël (exemple)", "ESS", "Tulle", 0.75, D(2000, 2, 29), "non"],
    ["Mairie de Là-Bas (exemple)", "Collectivité", "Seilhac", None, D(2013, 12, 31), "non"],
]
LINKS = [
    ["De", "Vers", "Niveau", "Depuis", "Montant annuel"],
    ["Épicerie d'Été (exemple)", "Forge & Métal (exemple)", "Mutualisation", D(2014, 6, 1), 6000.5],
    [None] * 5,
    ["Crèche à Noël (exemple)", "Mairie de Là-Bas (exemple)", "Projet", D(2015, 9, 17), 1200],
    ["Forge & Métal (exemple)", "Crèche à Noël (exemple)", "Échange", None, None],
]
TABLES = {"Organisations": ORGANISATIONS, "Liens": LINKS}


def pack(name, parts):
    """The same bytes at each run."""
    with zipfile.ZipFile(HERE / name, "w") as file:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (2000, 1, 1, 0, 0, 0))
            # The type of an ODS is to be seen in its first bytes.
            info.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(info, text)


# XLSX

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def xlsx_cell(place, value, strings):
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return f'<c r="{place}" s="1"><v>{(value - DAY_0).days}</v></c>'
    if isinstance(value, str):
        strings.setdefault(value, len(strings))
        return f'<c r="{place}" t="s"><v>{strings[value]}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def xlsx_sheet(table, strings):
    rows = ""
    for line, row in enumerate(table, 1):
        cells = "".join(xlsx_cell(f"{chr(65 + i)}{line}", value, strings) for i, value in enumerate(row))
        rows += f'<row r="{line}">{cells}</row>' if cells else ""
    return f"{HEAD}<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"


def xlsx():
    strings = {}
    sheets = [xlsx_sheet(table, strings) for table in TABLES.values()]
    parts = {
        "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships {RELATIONS}><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>' + "".join(
            f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, name in enumerate(TABLES, 1)) +
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{HEAD}<Relationships {RELATIONS}>" + "".join(
            f'<Relationship Id="rId{i}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(sheets) + 1)) +
        f'<Relationship Id="rId8" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'{HEAD}<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f"{HEAD}<sst {MAIN}>" +
        "".join(f"<si><t>{escape(text)}</t></si>" for text in strings) + "</sst>",
    }
    for i, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet
    pack("pole.xlsx", parts)


# ODS

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                      for name in ("office", "table", "text"))


def shown(value):
    """As a spreadsheet in French shows it."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value.strftime("%d/%m/%Y")
    return value if isinstance(value, str) else str(value).replace(".", ",")


def ods_cell(value):
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, datetime.date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, str):
        kind = 'office:value-type="string"'
    else:
        kind = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {kind}><text:p>{escape(shown(value))}</text:p></table:table-cell>"


def ods_row(row):
    if row == [None] * len(row):
        return f'<table:table-row><table:table-cell table:number-columns-repeated="{len(row)}"/></table:table-row>'
    return "<table:table-row>" + "".join(map(ods_cell, row)) + "</table:table-row>"


def ods():
    tables = "".join(f'<table:table table:name="{name}">' + "".join(map(ods_row, table)) + "</table:table>"
                     for name, table in TABLES.items())
    pack("pole.ods", {
        "mimetype": ODS_TYPE,
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {ODS_SPACES} '
        f'office:version="1.2"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>'
        "</office:document-content>",
        "META-INF/manifest.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    })


# CSV

def csv():
    for name, table in TABLES.items():
        text = "".join(";".join(map(shown, row)) + "\r\n" for row in table)
        (HERE / f"pole-{name.lower()}.csv").write_bytes(text.encode("utf-8-sig"))


xlsx()
ods()
csv()
