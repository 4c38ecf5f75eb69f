"""What the exports of diffusion models share: loading, the graphs and their names, what the manifest says of them."""

import json
from pathlib import Path

import torch
from diffusers import DiffusionPipeline

SCHEDULERS = {
    "EulerDiscreteScheduler": "euler",
    "EulerAncestralDiscreteScheduler": "euler_ancestral",
    "DDIMScheduler": "ddim",
    "DPMSolverMultistepScheduler": "dpmpp_2m",
    "LCMScheduler": "lcm",
}


def load(source, unet_weights=None):
    """
    A pipeline in single precision.

    source: a diffusers folder, or a repository's name on Hugging Face
    unet_weights: a .safetensors file with other weights for the UNet, or repository:file
    """
    pipeline = DiffusionPipeline.from_pretrained(source, torch_dtype=torch.float32)
    if unet_weights:
        from safetensors.torch import load_file

        file = unet_weights
        if not Path(file).is_file():
            from huggingface_hub import hf_hub_download

            repository, _, name = unet_weights.partition(":")
            file = hf_hub_download(repository, name)
        pipeline.unet.load_state_dict(load_file(file))
    for part in pipeline.components.values():
        if isinstance(part, torch.nn.Module):
            part.eval().requires_grad_(False)
    return pipeline


def family(pipeline):
    large = hasattr(pipeline, "text_encoder_2")
    if pipeline.unet.config.time_cond_proj_dim is not None:
        return "sdxl-lcm" if large else "lcm"
    if large:
        return "sdxl"
    return "sd15" if pipeline.unet.config.cross_attention_dim == 768 else "sd2"


def describe(pipeline, keys, form):
    """Adds to the manifest what the pipeline tells; what the catalogue said stays."""
    factor = 2 ** (len(pipeline.vae.config.block_out_channels) - 1)
    side = pipeline.unet.config.sample_size * factor
    multiple = 64 if side >= 256 else factor * 2 ** (len(pipeline.unet.config.block_out_channels) - 1)
    keys |= {"task": "image", "format": form}
    keys.setdefault("family", family(pipeline))
    keys.setdefault("sizes", {
        "native": side,
        "min": max(multiple, side // 2 // multiple * multiple),
        "max": side * 3 // 2 // multiple * multiple,
        "multiple": multiple,
    })
    distilled = pipeline.unet.config.time_cond_proj_dim is not None
    scheduler = SCHEDULERS.get(pipeline.scheduler.__class__.__name__, "euler")
    if scheduler == "dpmpp_2m" and pipeline.scheduler.config.get("use_karras_sigmas"):
        scheduler = "dpmpp_2m_karras"
    keys.setdefault("defaults", {
        "steps": 4 if distilled else 25,
        "guidance_scale": 8.0 if distilled else 5.0 if hasattr(pipeline, "text_encoder_2") else 7.5,
        "scheduler": scheduler,
    })


def write_around(pipeline, target):
    """Everything of a diffusers folder but the networks: index, scheduler, tokenizers, configurations."""
    target.mkdir(parents=True, exist_ok=True)
    pipeline.save_config(str(target))
    pipeline.scheduler.save_pretrained(str(target / "scheduler"))
    for name in ("tokenizer", "tokenizer_2"):
        part = getattr(pipeline, name, None)
        if part is not None:
            part.save_pretrained(str(target / name))
    for name, part in (("text_encoder", pipeline.text_encoder), ("unet", pipeline.unet), ("vae_encoder", pipeline.vae),
                       ("vae_decoder", pipeline.vae), ("text_encoder_2", getattr(pipeline, "text_encoder_2", None))):
        if part is not None:
            folder = target / name
            part.config.save_pretrained(str(folder)) if hasattr(part.config, "save_pretrained") else part.save_config(
                str(folder))
    for file in (target / "model_index.json", *target.rglob("*config.json")):
        without_paths(file)


def without_paths(file):
    """Configurations remember where they were loaded from; nobody else has that folder."""
    config = json.loads(file.read_text(encoding="utf-8"))
    for key in ("_name_or_path", "name_or_path"):
        config.pop(key, None)
    file.write_text(json.dumps(config, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def vae_fits_half(pipeline):
    """Whether the VAE's activations stay within half precision: SDXL's do not, unless its makers say so."""
    return not hasattr(pipeline, "text_encoder_2") or not pipeline.vae.config.force_upcast
