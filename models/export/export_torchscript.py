#!/usr/bin/env python3
"""
Traces the networks of a Stable Diffusion model to TorchScript, for Songreel's torch profile: per network a model.pt and
a model.signature.json that names what it takes and gives, as the ONNX export names it.

    models/export/export_torchscript.py runwayml/stable-diffusion-v1-5 FOLDER/sd15-torch --licence ... --licence-url ...

Packages: models/export/requirements.txt; torch has to be the version that the torch profile carries (2.7.1).
"""

import argparse
import json
from pathlib import Path

import diffusion
import manifest
import torch

FREE = -1
TYPES = {torch.float32: "float32", torch.float16: "float16", torch.bfloat16: "bfloat16", torch.int64: "int64",
         torch.int32: "int32", torch.float64: "float64", torch.bool: "bool"}


class Text(torch.nn.Module):
    """input_ids to last_hidden_state and pooler_output (or text_embeds), then all hidden states."""

    def __init__(self, encoder, states):
        super().__init__()
        self.encoder, self.states = encoder, states

    def forward(self, input_ids):
        out = self.encoder(input_ids=input_ids, output_hidden_states=self.states, return_dict=True)
        if "text_embeds" in out:
            first = (out.text_embeds, out.last_hidden_state)
        else:
            first = (out.last_hidden_state, out.pooler_output)
        return first + tuple(out.hidden_states if self.states else ())


class Unet(torch.nn.Module):
    def __init__(self, unet, more):
        super().__init__()
        self.unet, self.more = unet, more

    def forward(self, sample, timestep, encoder_hidden_states, *values):
        given = dict(zip(self.more, values))
        condition = given.pop("timestep_cond", None)
        return self.unet(sample, timestep, encoder_hidden_states, timestep_cond=condition,
                         added_cond_kwargs=given or None, return_dict=False)[0]


class Encode(torch.nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.vae = vae

    def forward(self, sample):
        return self.vae.encode(sample).latent_dist.parameters


class Decode(torch.nn.Module):
    def __init__(self, vae):
        super().__init__()
        self.vae = vae

    def forward(self, latent_sample):
        return self.vae.decode(latent_sample, return_dict=False)[0]


def networks(pipeline):
    """Name, module, example inputs by name, names of the outputs. Batches of 2: some code looks at a batch of 1."""
    large = hasattr(pipeline, "text_encoder_2")
    ids = torch.zeros(2, 77, dtype=torch.int64)
    ids[:, 5:] = pipeline.tokenizer.eos_token_id
    layers = pipeline.text_encoder.config.num_hidden_layers + 1
    states = [f"hidden_states.{i}" for i in range(layers)] if large else []
    yield "text_encoder", Text(pipeline.text_encoder, large), {"input_ids": ids}, [
        "last_hidden_state", "pooler_output", *states]
    if large:
        layers = pipeline.text_encoder_2.config.num_hidden_layers + 1
        yield "text_encoder_2", Text(pipeline.text_encoder_2, True), {"input_ids": ids}, [
            "text_embeds", "last_hidden_state", *(f"hidden_states.{i}" for i in range(layers))]
    config = pipeline.unet.config
    side = 16
    inputs = {
        "sample": torch.randn(2, config.in_channels, side, side),
        "timestep": torch.tensor(500.0),
        "encoder_hidden_states": torch.randn(2, 77, config.cross_attention_dim),
    }
    more = {}
    if config.addition_embed_type == "text_time":
        more["text_embeds"] = torch.randn(2, pipeline.text_encoder_2.config.projection_dim)
        more["time_ids"] = torch.tensor([[64.0, 64, 0, 0, 64, 64]] * 2)
    if config.time_cond_proj_dim is not None:
        more["timestep_cond"] = torch.randn(2, config.time_cond_proj_dim)
    yield "unet", Unet(pipeline.unet, list(more)), inputs | more, ["out_sample"]
    factor = 2 ** (len(pipeline.vae.config.block_out_channels) - 1)
    yield "vae_encoder", Encode(pipeline.vae), {"sample": torch.randn(2, 3, side * factor, side * factor)}, [
        "latent_parameters"]
    yield "vae_decoder", Decode(pipeline.vae), {
        "latent_sample": torch.randn(2, pipeline.vae.config.latent_channels, side, side)}, ["sample"]


def free(name, shape):
    """Which lengths are the caller's: batches, sizes of pictures; channels and widths are the network's."""
    if name in ("sample", "latent_sample", "out_sample", "latent_parameters"):
        return [FREE, shape[1], FREE, FREE]
    return [FREE if axis == 0 and shape else length for axis, length in enumerate(shape)]


def signature(inputs, outputs):
    def specs(tensors):
        return [{"name": name, "type": TYPES[t.dtype], "shape": free(name, list(t.shape))} for name, t in tensors]

    return {"inputs": specs(inputs), "outputs": specs(outputs)}


def trace(module, inputs, names, folder):
    folder.mkdir(parents=True, exist_ok=True)
    module.eval()
    with torch.no_grad():
        values = tuple(inputs.values())
        results = module(*values)
        results = results if isinstance(results, tuple) else (results,)
        traced = torch.jit.trace(module, values, strict=False, check_trace=False)
    if len(results) != len(names):
        raise SystemExit(f"{folder.name} gives {len(results)} tensors and not {names}")
    torch.jit.save(traced, str(folder / "model.pt"))
    text = json.dumps(signature(inputs.items(), zip(names, results)), indent=2)
    (folder / "model.signature.json").write_text(text + "\n", encoding="utf-8")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a diffusers folder, or a repository's name on Hugging Face")
    parser.add_argument("target", type=Path, help="a new folder")
    parser.add_argument("--only", nargs="+", metavar="NETWORK", help="trace these only, without a manifest")
    manifest.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    target = chosen.target
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target} is not empty; name a new folder.")
    keys = None if chosen.only else manifest.start(chosen, target)
    pipeline = diffusion.load(chosen.source)
    if keys:
        diffusion.describe(pipeline, keys, "torchscript")
        diffusion.write_around(pipeline, target)
    components = {}
    for name, module, inputs, names in networks(pipeline):
        if not chosen.only or name in chosen.only:
            trace(module, inputs, names, target / name)
            components[name] = f"{name}/model.pt"
            print(f"{name}: {manifest.loaded(target / name) / 1e6:.1f} MB", flush=True)
    if keys:
        manifest.write(target, keys, components)


if __name__ == "__main__":
    main()
