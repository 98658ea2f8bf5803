// All forms at once: apart from what the page needs at its start, and few enough bytes that one request is better than nine.

import * as brat from "./brat.js";
import * as csv from "./csv.js";
import * as html from "./html.js";
import * as iob2 from "./iob2.js";
import * as json from "./json.js";
import * as markdown from "./markdown.js";
import * as spacy from "./spacy.js";
import * as tei from "./tei.js";
import * as webAnnotation from "./web-annotation.js";

export const FORMS = { json, csv, "web-annotation": webAnnotation, iob2, spacy, brat, tei, markdown, html };
