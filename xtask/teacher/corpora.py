"""The corpora that the teacher learns from, and the texts that it marks."""

import bz2
import gzip
import html
import re

TOKEN = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
SENTENCE = re.compile(r"""(?<=[.!?]["”')])\s+(?=[A-Z"“(])|(?<=[^A-Z][a-z0-9)][.!?])\s+(?=[A-Z"“(])""")

# Manner of marking → file, the part of its sentences that is learned from, how many times a round, and the file or the rest
# that measures. What a manner calls a name, and of which kinds, differs from corpus to corpus: each has an output of its own.
MANNERS = {
    "idner": ("idner-news-2k/train.txt", 1.0, 2, "idner-news-2k/dev.txt"),
    "nergrit": ("indonlu-nergrit_ner-grit/train.txt", 1.0, 1, "indonlu-nergrit_ner-grit/valid.txt"),
    "nerp": ("indonlu-nerp_ner-prosa/train.txt", 1.0, 1, "indonlu-nerp_ner-prosa/valid.txt"),
    "wikigold": ("en-wikigold/wikigold.conll.txt", 0.85, 2, "en-wikigold/wikigold.conll.txt"),
    "wnut": ("en-wnut17/wnut17train.conll", 1.0, 1, None),
}

# The corpus that is in lower case throughout.
LOWER = "nerp"


def read(path):
    """The sentences of a CoNLL file: tokens and tags in IOB2."""
    sentences, tokens, tags = [], [], []
    for line in path.read_text("utf8", "replace").splitlines() + [""]:
        columns = line.split()
        if len(columns) > 1:
            tokens.append(columns[0])
            tags.append(columns[-1])
        elif tokens:
            sentences.append((tokens, iob2(tags)))
            tokens, tags = [], []
    return sentences


def iob2(tags):
    last, fixed = "O", []
    for tag in tags:
        opens = tag[0] == "I" and (last == "O" or last[2:] != tag[2:])
        fixed.append("B" + tag[1:] if opens else tag)
        last = tag
    return fixed


def learned(folder, manner):
    """The sentences to learn from, each as often as a round reads it."""
    file, part, times, _ = MANNERS[manner]
    sentences = read(folder / file)
    return sentences[: int(len(sentences) * part)] * times


def measured(folder, manner):
    """The sentences to measure with."""
    file, part, _, dev = MANNERS[manner]
    if dev is None:
        return []
    sentences = read(folder / dev)
    return sentences[int(len(sentences) * part) :] if dev == file else sentences


def indonesian(folder):
    """Sentences of the Indonesian Wikipedia and of news, as tokens."""
    lines = (folder / "id-raw/indonli.txt").read_text("utf8").splitlines()
    for part in ("csui-ud-train", "csui-ud-test", "gsd-ud-dev", "gsd-ud-test"):
        treebank = (folder / f"id-ud/id_{part}.conllu").read_text("utf8").splitlines()
        lines += [line.removeprefix("# text = ") for line in treebank if line.startswith("# text = ")]
    return tokens(lines)


def names(folder):
    """Names of persons, organisations and places of the Indonesian DBpedia, as tokens."""
    for kind in ("person", "organization", "place"):
        with gzip.open(folder / f"dbpedia-id-names/original-dbpedia_{kind}.txt.gz", "rt", encoding="utf8", errors="replace") as file:
            yield from (TOKEN.findall(line) for line in file)


def english(texts):
    """Sentences of the English Wikipedia and of news, as tokens; `texts` is the folder that gensim brings."""
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
