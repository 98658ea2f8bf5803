"""The corpora that the teacher learns from."""

import gzip

from texts import TOKEN

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


def names(folder):
    """Names of persons, organisations and places of the Indonesian DBpedia, as tokens."""
    for kind in ("person", "organization", "place"):
        with gzip.open(folder / f"dbpedia-id-names/original-dbpedia_{kind}.txt.gz", "rt", encoding="utf8", errors="replace") as file:
            yield from (TOKEN.findall(line) for line in file)
