"""Plain sentences of the Indonesian and English Wikipedia and of news, as tokens: `cargo xtask train` has them made.

The names in them are told in `xtask/corpus/marks/`, by the number of the sentence. Files that it writes: `text.id.conll` and
`text.en.conll`, a token a line, with `_` for what is not known of it.
"""

import argparse
import bz2
import html
import importlib.util
import re
from pathlib import Path

TOKEN = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
SENTENCE = re.compile(r"""(?<=[.!?]["”')])\s+(?=[A-Z"“(])|(?<=[^A-Z][a-z0-9)][.!?])\s+(?=[A-Z"“(])""")
# Shorter sentences of the Indonesian texts, which say again what others say, are left out.
SHORTEST = 11


def indonesian(folder):
    """Sentences of the Indonesian Wikipedia and of news, as tokens."""
    lines = (folder / "id-raw/indonli.txt").read_text("utf8").splitlines()
    for part in ("csui-ud-train", "csui-ud-test", "gsd-ud-dev", "gsd-ud-test"):
        treebank = (folder / f"id-ud/id_{part}.conllu").read_text("utf8").splitlines()
        lines += [line.removeprefix("# text = ") for line in treebank if line.startswith("# text = ")]
    return tokens(lines)


def english():
    """Sentences of the English Wikipedia and of news, as tokens, from texts that the package gensim brings."""
    texts = Path(importlib.util.find_spec("gensim").origin).parent / "test/test_data"
    pages = bz2.decompress((texts / "enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2").read_bytes())
    lines = [line for page in articles(pages.decode("utf8")) for line in page]
    lines += (texts / "lee_background.cor").read_text("utf8", "replace").splitlines()
    return tokens([sentence for line in lines for sentence in SENTENCE.split(line.strip())])


def tokens(lines):
    cut = [TOKEN.findall(line) for line in lines]
    return [own for own in cut if 4 <= len(own) <= 120]


def articles(pages):
    """The paragraphs of each article of a dump of Wikipedia, without markup."""
    import mwparserfromhell

    for title, body in re.findall(r"<title>(.*?)</title>.*?<text[^>]*>(.*?)</text>", pages, re.S):
        body = html.unescape(body)
        if body.lower().startswith("#redirect") or title.split(":")[0] in ("Wikipedia", "Template", "Category", "File"):
            continue
        body = re.sub(r"<ref[^>/]*/>|<ref.*?</ref>", "", body, flags=re.S)
        body = re.sub(r"\[\[(File|Image|Category|[a-z-]{2,8}):[^\[\]]*(\[\[[^\]]*\]\][^\[\]]*)*\]\]", "", body)
        plain = mwparserfromhell.parse(body).strip_code(normalize=True, collapse=True)
        paragraphs = [line.strip() for line in plain.split("\n")]
        yield [line for line in paragraphs if len(line) > 120 and line[0] not in "*#|!{;:" and line.count("|") < 2]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the corpora")
    parser.add_argument("out", type=Path, help="the folder for the sentences")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    long = [tokens for tokens in indonesian(arguments.data) if len(tokens) >= SHORTEST]
    for language, sentences in (("id", long), ("en", english())):
        written = "".join("".join(f"{token}\t_\n" for token in tokens) + "\n" for tokens in sentences)
        (arguments.out / f"text.{language}.conll").write_text(written, "utf8")


if __name__ == "__main__":
    main()
