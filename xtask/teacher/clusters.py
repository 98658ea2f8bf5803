"""Words → clusters: words of which the teacher thinks alike share a number, and numbers of like clusters are neighbours.

A word's vector is what the teacher makes of it alone, and on average where it stands in the texts; for the language of a
corpus in lower case, in lower case too. Clusters of words as features of a tagger: Turian, Ratinov and Bengio 2010.
"""

from collections import Counter, defaultdict

import numpy as np
import torch

# Clusters and groups of them; a number of a cluster has to fit in a byte, and 0 is that of no cluster. `GROUP` in
# src/names/tagger/features.rs is how many of them are a group.
GROUPS, IN_GROUP = 31, 8
ROUNDS = 30
# How much the contexts of a word count, where it has this many or more.
CONTEXTS, ENOUGH = 0.7, 3


def vocabulary(counted, first=(), most=None):
    """The words of `first`, and those of the sentences `counted` that stand there three times or more, frequent ones first, no
    more than `most`; each with its most frequent form."""
    forms = defaultdict(Counter)
    for tokens in counted:
        for token in tokens:
            if len(token) > 1 and token[0].isalpha() and all(letter.isalpha() or letter == "'" for letter in token):
                forms[token.lower()][token] += 1
    frequent = sorted((word for word in forms if forms[word].total() >= 3), key=lambda word: -forms[word].total())
    words = list(dict.fromkeys([*first, *frequent]))[:most]
    return {word: forms[word].most_common(1)[0][0] if word in forms else word.capitalize() for word in words}


def clusters(teacher, words, sentences, lowered):
    """The number of the cluster of each of `words` (folded form → form as written), from 1."""
    parts = [vectors(teacher, words, sentences, False)]
    if lowered:
        parts.append(vectors(teacher, {word: word for word in words}, sentences, True))
    points = unit(np.concatenate(parts, 1))
    random = np.random.default_rng(1)
    nearest, centres = means(points, GROUPS * IN_GROUP, random)
    likeness = centres @ means(centres, GROUPS, random)[1].T
    numbers, taken = np.zeros(len(centres), int), [0] * GROUPS
    for place in np.argsort(-likeness, axis=None):
        centre, group = divmod(int(place), GROUPS)
        if numbers[centre] == 0 and taken[group] < IN_GROUP:
            numbers[centre] = 1 + group * IN_GROUP + taken[group]
            taken[group] += 1
    return dict(zip(words, numbers[nearest].tolist()))


def vectors(teacher, words, sentences, lower):
    numbers = {word: number for number, word in enumerate(words)}
    alone, _ = states(teacher, [[form] for form in words.values()], None)
    sums, counts = states(teacher, [[t.lower() for t in own] if lower else own for own in sentences], numbers)
    seen = counts > 0
    around = sums / np.maximum(1, counts)[:, None]
    around = np.where(seen[:, None], around - around[seen].mean(0), 0)
    share = CONTEXTS * np.minimum(1, counts / ENOUGH)[:, None]
    return unit(unit(alone - alone.mean(0)) * (1 - share) + unit(around) * share)


@torch.no_grad()
def states(teacher, sentences, numbers):
    """The sums of the states of each word, and how many there are; without `numbers`, those of each sentence's first."""
    teacher.eval()
    size = len(sentences) if numbers is None else len(numbers)
    sums, counts = np.zeros((size, teacher.width), np.float32), np.zeros(size)
    order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    for start in range(0, len(order), 64):
        places = order[start : start + 64]
        cuts = [teacher.cut(sentences[at]) for at in places]
        batch = teacher.states(cuts).numpy()
        for row, at in enumerate(places):
            for token, piece in zip(sentences[at], cuts[row][1]):
                number = at if numbers is None else numbers.get(token.lower())
                if number is not None:
                    sums[number] += batch[row, piece]
                    counts[number] += 1
    return sums, counts


def means(points, count, random):
    """Spherical k-means: the nearest centre of each point, and the centres."""
    centres = points[random.choice(len(points), count, replace=False)]
    for _ in range(ROUNDS):
        nearest = (points @ centres.T).argmax(1)
        for centre in range(count):
            own = points[nearest == centre]
            if len(own):
                centres[centre] = own.mean(0)
        centres = unit(centres)
    return (points @ centres.T).argmax(1), centres


def unit(points):
    return points / np.maximum(1e-9, np.linalg.norm(points, axis=1, keepdims=True))
