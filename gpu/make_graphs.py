#!/usr/bin/env python3
"""Makes the UNet graphs of Stable Diffusion 1.5 and SDXL in fp16 at their real size, without their weights.

The weights of a speed measurement may be anything, so only the structure is kept (gpu/graphs/*.onnx.gz, a few hundred
kB); the bench fills the weights' file with random numbers on the spot. Needs torch, diffusers and onnx as pinned in
scripts/fixtures/requirements.txt, and about 12 GB of disk and memory for SDXL.

    gpu/make_graphs.py WORK_DIRECTORY
"""

import gzip
import sys
from pathlib import Path

import onnx
import torch
from diffusers import UNet2DConditionModel
from onnx.external_data_helper import uses_external_data

OUT = Path(__file__).parent / "graphs"
ALIGN = 64

SD15 = dict(
    sample_size=64, in_channels=4, out_channels=4, cross_attention_dim=768, attention_head_dim=8,
    block_out_channels=(320, 640, 1280, 1280), layers_per_block=2,
    down_block_types=("CrossAttnDownBlock2D",) * 3 + ("DownBlock2D",),
    up_block_types=("UpBlock2D",) + ("CrossAttnUpBlock2D",) * 3)
SDXL = dict(
    sample_size=128, in_channels=4, out_channels=4, cross_attention_dim=2048, attention_head_dim=(5, 10, 20),
    block_out_channels=(320, 640, 1280), layers_per_block=2, transformer_layers_per_block=(1, 2, 10),
    down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"), use_linear_projection=True,
    addition_embed_type="text_time", addition_time_embed_dim=256, projection_class_embeddings_input_dim=2816)


class Sd(torch.nn.Module):
    def __init__(self, unet):
        super().__init__()
        self.unet = unet

    def forward(self, sample, timestep, encoder_hidden_states):
        return self.unet(sample, timestep, encoder_hidden_states, return_dict=False)[0]


class Sdxl(Sd):
    def forward(self, sample, timestep, encoder_hidden_states, text_embeds, time_ids):
        conditions = {"text_embeds": text_embeds, "time_ids": time_ids}
        return self.unet(sample, timestep, encoder_hidden_states, added_cond_kwargs=conditions, return_dict=False)[0]


def unet(config):
    """Real size, memory never touched: the export copies whatever is there."""
    with torch.device("meta"):
        model = UNet2DConditionModel(**config)
    model = model.half().to_empty(device="cpu").eval()
    for number, parameter in enumerate(model.parameters()):
        # the exporter merges parameters of equal content
        parameter.data.view(-1)[0] = number
    return model


def export(name, module, inputs, work):
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    half = torch.float16
    axes = {"sample": {0: "batch", 2: "height", 3: "width"}, "encoder_hidden_states": {0: "batch", 1: "sequence"},
            "text_embeds": {0: "batch"}, "time_ids": {0: "batch"}, "out_sample": {0: "batch", 2: "height", 3: "width"}}
    tensors = tuple(torch.zeros(shape, dtype=half) if shape else torch.tensor(1.0, dtype=half) for shape in
                    inputs.values())
    with torch.no_grad():
        torch.onnx.export(module, tensors, str(folder / "model.onnx"), input_names=list(inputs),
                          output_names=["out_sample"], dynamic_axes=axes, opset_version=18, dynamo=False,
                          do_constant_folding=False)
    model = onnx.load(folder / "model.onnx", load_external_data=False)
    offset = 0
    for tensor in model.graph.initializer:
        size = tensor_bytes(tensor)
        if not uses_external_data(tensor) and len(tensor.raw_data) <= 4096:
            continue
        tensor.ClearField("raw_data")
        tensor.ClearField("external_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        for key, value in (("location", "model.onnx_data"), ("offset", str(offset)), ("length", str(size))):
            entry = tensor.external_data.add()
            entry.key, entry.value = key, value
        offset += -(-size // ALIGN) * ALIGN
    OUT.mkdir(exist_ok=True)
    with gzip.GzipFile(OUT / f"{name}.onnx.gz", "wb", mtime=0) as out:
        out.write(model.SerializeToString(deterministic=True))
    (OUT / f"{name}.bytes").write_text(f"{offset}\n")
    print(name, offset, (OUT / f"{name}.onnx.gz").stat().st_size)


def tensor_bytes(tensor):
    size = {onnx.TensorProto.FLOAT16: 2, onnx.TensorProto.FLOAT: 4, onnx.TensorProto.INT64: 8}[tensor.data_type]
    for side in tensor.dims:
        size *= side
    return size


if __name__ == "__main__":
    work = Path(sys.argv[1])
    sd = {"sample": (1, 4, 8, 8), "timestep": (), "encoder_hidden_states": (1, 2, 768)}
    export("sd15-unet-fp16", Sd(unet(SD15)), sd, work)
    sdxl = {"sample": (1, 4, 8, 8), "timestep": (), "encoder_hidden_states": (1, 2, 2048), "text_embeds": (1, 1280),
            "time_ids": (1, 6)}
    export("sdxl-unet-fp16", Sdxl(unet(SDXL)), sdxl, work)
