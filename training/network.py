"""The reader's network in torch: a MiniLM encoder, light heads, and the pair scores that the heads decide with.

Shapes: B windows, T pieces, H = 384 hidden units. Everything that runs once for each piece (``forward``) becomes one ONNX
graph; everything that looks at pairs of pieces (arcs, frames, coded pairs) uses small matrices that the package applies
with numpy to the few pairs in question.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from demarche.extract.heads import (
    ARC_WIDTH,
    DILATIONS,
    FRAMES,
    NEAR,
    PAIR_WIDTH,
    PLV_ROOTS,
    RELATION_WIDTH,
    RELATIONS,
    SMOOTH_WIDTH,
    TAGGERS,
    FrameTagger,
)
from demarche.extract.pieces import SHAPE_COUNT

HIDDEN, LAYERS, ATTENTION_HEADS, FEED_FORWARD, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
_EPSILON = 1e-12


class _FusedAttention(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it; only ever called while exporting."""

    @staticmethod
    def forward(ctx: object, query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        return torch.empty_like(query)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, mask: Any) -> Any:
        bias = g.op("prim::Constant")
        bias.setType(torch._C.OptionalType.ofTensor())
        return g.op(
            "com.microsoft::MultiHeadAttention", query, key, value, bias, mask, num_heads_i=ATTENTION_HEADS
        ).setType(query.type())


class Layer(nn.Module):
    """One transformer layer, as in BERT (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.up = nn.Linear(HIDDEN, FEED_FORWARD)
        self.down = nn.Linear(FEED_FORWARD, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x [B, T, H], mask [B, T] with 1 for pieces -> [B, T, H]."""
        q, k, v = self.query(x), self.key(x), self.value(x)
        if torch.onnx.is_in_onnx_export():
            mixed = _FusedAttention.apply(q, k, v, mask.to(torch.int32))
        else:
            mixed = self._attention(q, k, v, mask)
        x = self.norm(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))

    @staticmethod
    def _attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = query.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)

        # no dropout here: torch's fast attention for CPUs has none, and a step takes half the time
        bias = ((1.0 - mask.to(query.dtype)) * -1e4)[:, None, None, :]
        mixed = functional.scaled_dot_product_attention(split(query), split(key), split(value), attn_mask=bias)
        return mixed.transpose(1, 2).reshape(batch, length, HIDDEN)


class Encoder(nn.Module):
    """MiniLM-L6 with an embedding of each piece's shape."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(SHAPE_COUNT, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids, shapes [B, T] and mask [B, T] (1 for pieces) -> hidden [B, T, H]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(places)[None] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_base(self, weights: Path) -> None:
        """Take the weights of sentence-transformers' all-MiniLM-L6-v2 (a BERT checkpoint in safetensors)."""
        from safetensors.torch import load_file

        base = load_file(str(weights))
        base = {k.removeprefix("bert."): v for k, v in base.items()}
        with torch.no_grad():
            self.words.weight.copy_(base["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
            self.shapes.weight.copy_(base["embeddings.token_type_embeddings.weight"][0].expand_as(self.shapes.weight))
            _copy(self.norm, base, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                prefix = f"encoder.layer.{i}."
                for module, name in (
                    (layer.query, "attention.self.query"),
                    (layer.key, "attention.self.key"),
                    (layer.value, "attention.self.value"),
                    (layer.out, "attention.output.dense"),
                    (layer.norm, "attention.output.LayerNorm"),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    _copy(module, base, prefix + name)


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[name + ".weight"])  # type: ignore[operator]
    module.bias.copy_(base[name + ".bias"])  # type: ignore[operator]


class FrameHead(nn.Module):
    """Labels the pieces around an anchor: an MLP over anchor, piece, their product and their distance, whose scores are
    then corrected by what dilated convolutions see of the neighbours (Yu & Koltun 2016)."""

    def __init__(self, frame: FrameTagger) -> None:
        super().__init__()
        self.anchor = nn.Linear(HIDDEN, frame.width)
        self.piece = nn.Linear(HIDDEN, frame.width)
        self.match = nn.Linear(frame.width, frame.width, bias=False)
        self.near = nn.Embedding(2 * NEAR + 1, frame.width)
        self.label = nn.Linear(frame.width, len(frame.labels))
        self.smooths = frame.smooth
        if frame.smooth:
            self.down = nn.Linear(frame.width, SMOOTH_WIDTH)
            self.smooth = nn.ModuleList(
                nn.Conv1d(SMOOTH_WIDTH, SMOOTH_WIDTH, 3, padding=d, dilation=d) for d in DILATIONS
            )
            self.correction = nn.Linear(SMOOTH_WIDTH, len(frame.labels))
            nn.init.zeros_(self.correction.weight)

    def forward(self, anchors: Tensor, pieces: Tensor, distance: Tensor, inside: Tensor) -> Tensor:
        """anchors [F, H], pieces [F, N, width] (already through ``piece``), distance [F, N], inside [F, N] (1 for pieces
        of the text, 0 beyond its ends) -> logits [F, N, L]."""
        a, p = self.anchor(anchors)[:, None], pieces
        near = self.near(distance.clamp(-NEAR, NEAR) + NEAR)
        mixed = functional.gelu(a + p + near + self.match(a * p))
        if not self.smooths:
            return self.label(mixed)
        mask = inside[:, None].to(mixed.dtype)
        state = self.down(mixed).transpose(1, 2) * mask
        for smooth in self.smooth:
            state = (state + functional.gelu(smooth(state))) * mask
        return self.label(mixed) + self.correction(state.transpose(1, 2))


class PairHead(nn.Module):
    """Codes what a source does to a target: attention over the sentence, asked by the pair."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(2 * HIDDEN, PAIR_WIDTH)
        self.key = nn.Linear(HIDDEN, PAIR_WIDTH)
        self.value = nn.Linear(HIDDEN, PAIR_WIDTH)
        self.place = nn.Embedding(3, PAIR_WIDTH)
        self.nobody = nn.Parameter(torch.zeros(HIDDEN))
        self.mix = nn.Linear(PAIR_WIDTH + 2 * HIDDEN, PAIR_WIDTH)
        self.label = nn.Linear(PAIR_WIDTH, len(PLV_ROOTS))
        self.dropout = nn.Dropout(0.2)

    def forward(self, hidden: Tensor, source: tuple[int, int], target: tuple[int, int] | None) -> Tensor:
        """hidden [T, H] of one sentence, spans as piece ranges -> logits [L]."""
        s = hidden[source[0] : source[1]].mean(0)
        t = hidden[target[0] : target[1]].mean(0) if target else self.nobody
        place = torch.zeros(hidden.shape[0], dtype=torch.long, device=hidden.device)
        place[source[0] : source[1]] = 1
        if target:
            place[target[0] : target[1]] = 2
        query = self.query(torch.cat([s, t]))
        keys = self.key(hidden) + self.place(place)
        heads = 4
        width = PAIR_WIDTH // heads
        scores = (keys.view(-1, heads, width) * query.view(heads, width)).sum(-1) / math.sqrt(width)
        values = self.value(hidden).view(-1, heads, width)
        mixed = (torch.softmax(scores, dim=0)[..., None] * values).sum(0).reshape(-1)
        return self.label(self.dropout(functional.gelu(self.mix(torch.cat([mixed, s, t])))))


class Reader(nn.Module):
    """The encoder and all heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
        self.taggers = nn.ModuleDict({t.name: nn.Linear(HIDDEN, len(t.labels)) for t in TAGGERS})
        self.certainty = nn.Linear(HIDDEN, 1)
        self.arc_dependent = nn.Linear(HIDDEN, ARC_WIDTH)
        self.arc_head = nn.Linear(HIDDEN, ARC_WIDTH)
        self.arc_match = nn.Linear(ARC_WIDTH + 1, ARC_WIDTH, bias=False)
        self.relation_dependent = nn.Linear(HIDDEN, RELATION_WIDTH)
        self.relation_head = nn.Linear(HIDDEN, RELATION_WIDTH)
        self.relation_match = nn.Linear(RELATION_WIDTH, RELATION_WIDTH, bias=False)
        self.relation = nn.Linear(RELATION_WIDTH, len(RELATIONS))
        self.frames = nn.ModuleDict({f.name: FrameHead(f) for f in FRAMES})
        self.pair = PairHead()

    def arcs(self, hidden: Tensor) -> Tensor:
        """hidden [B, T, H] -> scores [B, T, T] of dependent (row) under head (column); its own column means root."""
        dependent = functional.gelu(self.arc_dependent(hidden))
        head = functional.gelu(self.arc_head(hidden))
        ones = torch.ones_like(dependent[..., :1])
        return self.arc_match(torch.cat([dependent, ones], -1)) @ head.transpose(1, 2) / math.sqrt(ARC_WIDTH)

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """dependents, heads [N, H] -> relation logits [N, R]."""
        d, h = self.relation_dependent(dependents), self.relation_head(heads)
        return self.relation(functional.gelu(d + h + self.relation_match(d * h)))
