"""A trained network -> the three files that the package ships in ``src/demarche/data/reader``.

``reader.onnx``  encoder and taggers, int8 weights (per channel), activations quantized at run time
``heads.npz``    the matrices of arcs, relations, frames and coded pairs, float16
``reader.json``  their sha256, the labels, and what the training run was
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from demarche.extract.heads import FRAMES, TAGGERS
from training.network import Reader

PACKAGE_FOLDER = Path(__file__).parents[1] / "src" / "demarche" / "data" / "reader"
_LARGEST = 35 * 2**20


class _PerPiece(nn.Module):
    """What runs once for each piece: ids, shapes, mask [B, T] -> hidden [B, T, H], tags [B, T, sum of labels]."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder = reader.encoder
        names = [t.name for t in TAGGERS]
        self.tags = nn.Linear(reader.certainty.in_features, sum(len(t.labels) for t in TAGGERS) + 1)
        with torch.no_grad():
            layers = [reader.taggers[n] for n in names] + [reader.certainty]
            self.tags.weight.copy_(torch.cat([layer.weight for layer in layers]))  # type: ignore[arg-type]
            self.tags.bias.copy_(torch.cat([layer.bias for layer in layers]))  # type: ignore[arg-type]

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.encoder(ids, shapes, mask)
        return hidden, self.tags(hidden)


def export(run: Path, folder: Path = PACKAGE_FOLDER, *, quantize: bool = True) -> dict[str, int]:
    """Write the files and return their sizes in bytes. SystemExit when they would be too large to ship."""
    reader = Reader(dropout=0.0)
    reader.load_state_dict(torch.load(run / "reader.pt", weights_only=True))
    reader.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _to_onnx(_PerPiece(reader), plain)
        fused = Path(scratch) / "fused.onnx"
        _fuse(plain, fused)
        if quantize:
            _quantize(fused, folder / "reader.onnx")
        else:
            (folder / "reader.onnx").write_bytes(fused.read_bytes())
    _write_heads(reader, folder / "heads.npz")
    written = {name: folder / name for name in ("reader.onnx", "heads.npz")}
    about = {
        "sha256": {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in written.items()},
        "taggers": {t.name: list(t.labels) for t in TAGGERS},
        "frames": {f.name: list(f.labels) for f in FRAMES},
    }
    (folder / "reader.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    sizes = {name: path.stat().st_size for name, path in written.items()}
    if quantize and sum(sizes.values()) > _LARGEST:
        raise SystemExit(f"the model takes {sum(sizes.values()) / 2**20:.1f} MiB; at most {_LARGEST / 2**20:.0f} ship")
    return sizes


def _to_onnx(module: nn.Module, path: Path) -> None:
    example = (torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16, dtype=torch.long), torch.ones(2, 16))
    axes = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        module,
        example,
        str(path),
        input_names=["ids", "shapes", "mask"],
        output_names=["hidden", "tags"],
        dynamic_axes={k: axes for k in ("ids", "shapes", "mask", "hidden", "tags")},
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
    )


def _fuse(plain: Path, fused: Path) -> None:
    """onnxruntime's own fusions (attention, layer norm, gelu), made once here instead of at each start."""
    from onnxruntime.transformers.optimizer import optimize_model

    from training.network import ATTENTION_HEADS, HIDDEN

    model = optimize_model(str(plain), model_type="bert", num_heads=ATTENTION_HEADS, hidden_size=HIDDEN)
    print("fused:", model.get_fused_operator_statistics())
    model.save_model_to_file(str(fused))


def _quantize(fused: Path, out: Path) -> None:
    from onnx import TensorProto
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        fused,
        out,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        per_channel=True,
        reduce_range=False,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )


def _write_heads(reader: Reader, path: Path) -> None:
    kept = ("arc_", "relation", "frames.", "pair.")
    arrays = {
        name: value.detach().numpy().astype(np.float16)
        for name, value in reader.state_dict().items()
        if name.startswith(kept)
    }
    np.savez(path, **arrays)
