"""Reads what Sorot writes with spaCy and lxml, and compares it with Sorot's own JSON. Prints how many articles agree."""

import json
import sys
from pathlib import Path

import spacy
from lxml import etree
from spacy import displacy
from spacy.tokens import Doc

TEI = "{http://www.tei-c.org/ns/1.0}"
NAMES = {"persName", "orgName", "placeName", "name", "date", "time", "measure", "num"}


def squeezed(text: str) -> str:
    return "".join(text.split())


def check(path: Path) -> None:
    own = json.loads(path.read_text("utf-8"))
    expected = [(one["label"], one["text"]) for one in own["annotations"]]

    written = json.loads(path.with_suffix(".spacy").read_text("utf-8"))
    doc = Doc(spacy.blank("id").vocab).from_json(written)
    assert doc.text == written["text"]
    found = [(span.label_, span.text) for span in doc.ents]
    assert found == expected, (path, found, expected)
    drawn = displacy.render(written, style="ent", manual=True, page=False, jupyter=False)
    assert drawn.count("<mark") == len(expected), (path, drawn)

    tree = etree.parse(path.with_suffix(".tei"), etree.XMLParser(resolve_entities=False, no_network=True))
    assert tree.getroot().tag == f"{TEI}TEI"
    # The number in a measure has the bounds that a measure cannot have.
    measures = f"{TEI}measure"
    marked = [one for one in tree.iter() if etree.QName(one).localname in NAMES and one.getparent().tag != measures]
    # XML has no room for control characters, and a paragraph ends where a line does.
    wanted = [squeezed(text) for _, text in expected if "\n" not in text]
    texts = [squeezed("".join(one.itertext())) for one in marked]
    assert [text for text in texts if text in wanted] == wanted, (path, texts, wanted)
    for one in marked:
        figure = one.get("quantity") or one.get("value")
        if figure is not None and etree.QName(one).localname == "measure":
            float(figure)


count = 0
for file in sorted(Path(sys.argv[1]).glob("*.json")):
    check(file)
    count += 1
print(count)
