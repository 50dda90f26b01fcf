/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names that HTML gives to characters, which GML borrows. */
#include "mg-gml-text.h"

#include <string.h>

/* U+00A0 to U+00FF, in order. */
static const char * const latin[] = {
  "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf",
  "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro",
  "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest",
  "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute",
  "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute",
  "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
  "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil",
  "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde",
  "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute",
  "ucirc", "uuml", "yacute", "thorn", "yuml",
};

/* The others, by name. */
static const struct
{
  const char *name;
  gunichar    character;
} others[] = {
  { "Alpha", 0x0391 }, { "Beta", 0x0392 }, { "Chi", 0x03a7 }, { "Dagger", 0x2021 },
  { "Delta", 0x0394 }, { "Epsilon", 0x0395 }, { "Eta", 0x0397 }, { "Gamma", 0x0393 },
  { "Iota", 0x0399 }, { "Kappa", 0x039a }, { "Lambda", 0x039b }, { "Mu", 0x039c },
  { "Nu", 0x039d }, { "OElig", 0x0152 }, { "Omega", 0x03a9 }, { "Omicron", 0x039f },
  { "Phi", 0x03a6 }, { "Pi", 0x03a0 }, { "Prime", 0x2033 }, { "Psi", 0x03a8 },
  { "Rho", 0x03a1 }, { "Scaron", 0x0160 }, { "Sigma", 0x03a3 }, { "Tau", 0x03a4 },
  { "Theta", 0x0398 }, { "Upsilon", 0x03a5 }, { "Xi", 0x039e }, { "Yuml", 0x0178 },
  { "Zeta", 0x0396 }, { "alefsym", 0x2135 }, { "alpha", 0x03b1 }, { "amp", 0x0026 },
  { "and", 0x2227 }, { "ang", 0x2220 }, { "apos", 0x0027 }, { "asymp", 0x2248 },
  { "bdquo", 0x201e }, { "beta", 0x03b2 }, { "bull", 0x2022 }, { "cap", 0x2229 },
  { "chi", 0x03c7 }, { "circ", 0x02c6 }, { "clubs", 0x2663 }, { "cong", 0x2245 },
  { "crarr", 0x21b5 }, { "cup", 0x222a }, { "dArr", 0x21d3 }, { "dagger", 0x2020 },
  { "darr", 0x2193 }, { "delta", 0x03b4 }, { "diams", 0x2666 }, { "empty", 0x2205 },
  { "emsp", 0x2003 }, { "ensp", 0x2002 }, { "epsilon", 0x03b5 }, { "equiv", 0x2261 },
  { "eta", 0x03b7 }, { "euro", 0x20ac }, { "exist", 0x2203 }, { "fnof", 0x0192 },
  { "forall", 0x2200 }, { "frasl", 0x2044 }, { "gamma", 0x03b3 }, { "ge", 0x2265 },
  { "gt", 0x003e }, { "hArr", 0x21d4 }, { "harr", 0x2194 }, { "hearts", 0x2665 },
  { "hellip", 0x2026 }, { "image", 0x2111 }, { "infin", 0x221e }, { "int", 0x222b },
  { "iota", 0x03b9 }, { "isin", 0x2208 }, { "kappa", 0x03ba }, { "lArr", 0x21d0 },
  { "lambda", 0x03bb }, { "lang", 0x2329 }, { "larr", 0x2190 }, { "lceil", 0x2308 },
  { "ldquo", 0x201c }, { "le", 0x2264 }, { "lfloor", 0x230a }, { "lowast", 0x2217 },
  { "loz", 0x25ca }, { "lrm", 0x200e }, { "lsaquo", 0x2039 }, { "lsquo", 0x2018 },
  { "lt", 0x003c }, { "mdash", 0x2014 }, { "minus", 0x2212 }, { "mu", 0x03bc },
  { "nabla", 0x2207 }, { "ndash", 0x2013 }, { "ne", 0x2260 }, { "ni", 0x220b },
  { "notin", 0x2209 }, { "nsub", 0x2284 }, { "nu", 0x03bd }, { "oelig", 0x0153 },
  { "oline", 0x203e }, { "omega", 0x03c9 }, { "omicron", 0x03bf }, { "oplus", 0x2295 },
  { "or", 0x2228 }, { "otimes", 0x2297 }, { "part", 0x2202 }, { "permil", 0x2030 },
  { "perp", 0x22a5 }, { "phi", 0x03c6 }, { "pi", 0x03c0 }, { "piv", 0x03d6 },
  { "prime", 0x2032 }, { "prod", 0x220f }, { "prop", 0x221d }, { "psi", 0x03c8 },
  { "quot", 0x0022 }, { "rArr", 0x21d2 }, { "radic", 0x221a }, { "rang", 0x232a },
  { "rarr", 0x2192 }, { "rceil", 0x2309 }, { "rdquo", 0x201d }, { "real", 0x211c },
  { "rfloor", 0x230b }, { "rho", 0x03c1 }, { "rlm", 0x200f }, { "rsaquo", 0x203a },
  { "rsquo", 0x2019 }, { "sbquo", 0x201a }, { "scaron", 0x0161 }, { "sdot", 0x22c5 },
  { "sigma", 0x03c3 }, { "sigmaf", 0x03c2 }, { "sim", 0x223c }, { "spades", 0x2660 },
  { "sub", 0x2282 }, { "sube", 0x2286 }, { "sum", 0x2211 }, { "sup", 0x2283 },
  { "supe", 0x2287 }, { "tau", 0x03c4 }, { "there4", 0x2234 }, { "theta", 0x03b8 },
  { "thetasym", 0x03d1 }, { "thinsp", 0x2009 }, { "tilde", 0x02dc }, { "trade", 0x2122 },
  { "uArr", 0x21d1 }, { "uarr", 0x2191 }, { "upsih", 0x03d2 }, { "upsilon", 0x03c5 },
  { "weierp", 0x2118 }, { "xi", 0x03be }, { "zeta", 0x03b6 }, { "zwj", 0x200d },
  { "zwnj", 0x200c },
};

G_STATIC_ASSERT (G_N_ELEMENTS (latin) == 96);

static gboolean
is_name (const char *name,
         const char *text,
         gsize       length)
{
  return strncmp (name, text, length) == 0 && name[length] == '\0';
}

gunichar
mg_gml_find_entity (const char *name,
                    gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (is_name (latin[i], name, length))
      return 0xa0 + i;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (is_name (others[i].name, name, length))
      return others[i].character;

  return 0;
}
