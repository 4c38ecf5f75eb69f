#!/usr/bin/env python3
"""
Exports a Stable Diffusion model (1.x, 2.x, XL, Turbo, LCM, Lightning) to ONNX in optimum's contract and writes its
songreel.json.

    models/export/export_diffusion.py stabilityai/sd-turbo FOLDER/sd-turbo --fp16

FOLDER is one that songreel.models.folders names, or is moved there. Packages: models/export/requirements.txt.
"""

import argparse
import gc
import json
import os
from pathlib import Path

import diffusion
import manifest
import torch
from optimum.exporters.onnx.convert import export
from optimum.exporters.utils import get_diffusion_models_for_export

NETWORKS = ("text_encoder", "text_encoder_2", "unet", "vae")


def graphs(pipeline, target, half=False):
    """
    Exports one network after the other and frees each. With half, weights, inputs and outputs are in half precision,
    but for a VAE that overflows in it.
    """
    halved = [n for n in NETWORKS if half and (n != "vae" or diffusion.vae_fits_half(pipeline))]
    for name in halved:
        part = getattr(pipeline, name, None)
        if part is not None:
            part.to(torch.float16)
    components = {}
    for precision in ("fp16", "fp32"):
        parts = get_diffusion_models_for_export(pipeline, float_dtype=precision)
        for name in list(parts):
            model, config = parts.pop(name)
            network = "vae" if name.startswith("vae") else name
            if (network in halved) != (precision == "fp16"):
                continue
            file = target / name / "model.onnx"
            file.parent.mkdir(parents=True, exist_ok=True)
            with torch.no_grad():
                export(model=model, config=config, output=file, dtype=precision)
            components[name] = f"{name}/model.onnx"
            print(f"{name}: {precision}, {manifest.loaded(file.parent) / 1e6:.1f} MB", flush=True)
            del model, config
            gc.collect()
    return components


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a diffusers folder, or a repository's name on Hugging Face")
    parser.add_argument("target", type=Path, help="a new folder")
    parser.add_argument("--fp16", action="store_true", help="half precision, for GPUs: half the memory")
    parser.add_argument("--unet-weights", help="other weights for the UNet: FILE.safetensors or REPOSITORY:FILE")
    parser.add_argument("--scheduler", type=json.loads, default={}, metavar="JSON",
                        help="changes of scheduler_config.json, as {\"timestep_spacing\": \"trailing\"}")
    manifest.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    target = chosen.target
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target} is not empty; name a new folder.")
    keys = manifest.start(chosen, target)
    pipeline = diffusion.load(chosen.source, chosen.unet_weights)
    if chosen.scheduler:
        pipeline.scheduler = pipeline.scheduler.__class__.from_config({**pipeline.scheduler.config, **chosen.scheduler})
    diffusion.describe(pipeline, keys, "onnx")
    diffusion.write_around(pipeline, target)
    components = graphs(pipeline, target, chosen.fp16)
    written = manifest.write(target, keys, components)
    print(f"{target / manifest.NAME}: {written['id']}, {len(written['files'])} files")


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
