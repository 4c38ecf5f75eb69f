#!/usr/bin/env python3
"""
Makes a Stable Diffusion 1.5 of real size with random weights, as ONNX in optimum's layout, for measuring: the text
encoder, UNet and VAE of the published configurations; nothing to download but CLIP's merges, and no licence to mind.
What it paints is noise; what it costs is what the real one costs. Takes about 6 GB of disk, 12 GB of memory and some
minutes.

    make_real_unet.py FOLDER --merges open_clip_torch.whl

Packages: scripts/fixtures/requirements.txt.
"""

import argparse
import gc
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "fixtures"))

import common
import torch
from diffusers import AutoencoderKL, PNDMScheduler, StableDiffusionPipeline, UNet2DConditionModel
from optimum.exporters.onnx.convert import export
from optimum.exporters.utils import get_diffusion_models_for_export
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

SCHEDULER = {
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "num_train_timesteps": 1000,
    "set_alpha_to_one": False,
    "skip_prk_steps": True,
    "steps_offset": 1,
    "trained_betas": None,
}


def unet(small):
    return UNet2DConditionModel(
        sample_size=64,
        block_out_channels=(32, 64, 64, 64) if small else (320, 640, 1280, 1280),
        layers_per_block=2,
        cross_attention_dim=768,
        attention_head_dim=8,
    )


def vae(small):
    return AutoencoderKL(
        sample_size=512,
        block_out_channels=(32, 32, 64, 64) if small else (128, 256, 512, 512),
        layers_per_block=2,
        latent_channels=4,
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        scaling_factor=0.18215,
    )


def text_encoder(small):
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=49408,
            hidden_size=768,
            intermediate_size=3072,
            num_hidden_layers=2 if small else 12,
            num_attention_heads=12,
            max_position_embeddings=77,
            hidden_act="quick_gelu",
            projection_dim=768,
            bos_token_id=0,
            eos_token_id=2,
            pad_token_id=1,
        )
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--merges", required=True, help="bpe_simple_vocab_16e6.txt.gz, or open_clip_torch's wheel")
    parser.add_argument("--fp16", action="store_true", help="half precision weights, inputs and outputs")
    parser.add_argument("--small", action="store_true", help="the same shapes outside, few weights: to try the tools")
    chosen = parser.parse_args()
    common.calm(0)
    torch.set_num_threads(2)
    begun = time.monotonic()
    out = chosen.folder
    common.write_tokenizer(out / "tokenizer", common.clip_merges(chosen.merges))
    pipeline = StableDiffusionPipeline(
        vae=vae(chosen.small),
        text_encoder=text_encoder(chosen.small),
        tokenizer=CLIPTokenizer.from_pretrained(str(out / "tokenizer")),
        unet=unet(chosen.small),
        scheduler=PNDMScheduler.from_config(SCHEDULER),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    for part in (pipeline.vae, pipeline.text_encoder, pipeline.unet):
        part.eval().requires_grad_(False)
    if chosen.fp16:
        pipeline.to(torch.float16)
    pipeline.save_config(str(out))
    scheduler = {"_class_name": "PNDMScheduler", "_diffusers_version": "0.35.2", **SCHEDULER}
    common.write_json(out / "scheduler/scheduler_config.json", scheduler, indent=2)
    parts = get_diffusion_models_for_export(pipeline, float_dtype="fp16" if chosen.fp16 else "fp32")
    del pipeline
    for name in list(parts):
        model, config = parts.pop(name)
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        model.config.save_pretrained(str(folder)) if hasattr(model.config, "save_pretrained") else model.save_config(
            str(folder)
        )
        with torch.no_grad():
            export(model=model, config=config, output=folder / "model.onnx",
                   dtype="fp16" if chosen.fp16 else "fp32")
        del model, config
        gc.collect()
        print(f"{name}: {sum(f.stat().st_size for f in folder.iterdir()) / 1e6:.0f} MB after "
              f"{time.monotonic() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
