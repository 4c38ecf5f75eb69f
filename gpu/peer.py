#!/usr/bin/env python3
"""
What gpu/bench.sh is compared with: the UNets of Stable Diffusion 1.5 and SDXL in PyTorch and diffusers, in half
precision with random weights, same shapes, a batch of 2 as classifier-free guidance needs. Prints JSON:

    step_s                the best of two memory layouts, inputs and output on the device, median of the runs
    steps_per_s           1 / step_s
    step_with_copies_s    inputs from and output to the host's memory as single precision, as a caller has them

    peer.py [PIXELS RUNS]

Without CUDA it measures small networks on the CPU instead, to show that it works; "networks" says so. Needs torch and
diffusers.
"""

import json
import statistics
import sys
import time

import diffusers
import torch
from diffusers import UNet2DConditionModel

SD15 = {
    "sample_size": 64,
    "block_out_channels": (320, 640, 1280, 1280),
    "layers_per_block": 2,
    "cross_attention_dim": 768,
    "attention_head_dim": 8,
}
SDXL = {
    "sample_size": 128,
    "block_out_channels": (320, 640, 1280),
    "layers_per_block": 2,
    "cross_attention_dim": 2048,
    "attention_head_dim": (5, 10, 20),
    "transformer_layers_per_block": (1, 2, 10),
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    "up_block_types": ("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "addition_time_embed_dim": 256,
    "projection_class_embeddings_input_dim": 2816,
}
# The same blocks, a few hundred thousand weights.
SMALL_SD15 = {**SD15, "block_out_channels": (32, 32, 64, 64), "attention_head_dim": 2}
SMALL_SDXL = {**SDXL, "block_out_channels": (32, 64, 64), "attention_head_dim": (1, 2, 4),
              "transformer_layers_per_block": (1, 1, 2)}
WARM = 3


def build(config, device, dtype):
    """Random weights, made on the device."""
    with torch.device("meta"):
        unet = UNet2DConditionModel(**config)
    unet = unet.to(dtype).to_empty(device=device).eval().requires_grad_(False)
    generator = torch.Generator(device).manual_seed(1)
    for name, weight in unet.named_parameters():
        if weight.dim() > 1:
            weight.normal_(0, 0.02, generator=generator)
        else:
            weight.fill_(1.0 if "norm" in name and name.endswith("weight") else 0.0)
    return unet


def host_inputs(config, side):
    inputs = {
        "sample": torch.randn(2, 4, side, side),
        "timestep": torch.tensor(500.0),
        "encoder_hidden_states": torch.randn(2, 77, config["cross_attention_dim"]),
    }
    if "addition_embed_type" in config:
        inputs["text_embeds"] = torch.randn(2, 1280)
        inputs["time_ids"] = torch.tensor([[1024.0, 1024, 0, 0, 1024, 1024]] * 2)
    return inputs


def step(unet, inputs):
    more = {name: inputs[name] for name in ("text_embeds", "time_ids") if name in inputs}
    return unet(inputs["sample"], inputs["timestep"], inputs["encoder_hidden_states"], added_cond_kwargs=more or None,
                return_dict=False)[0]


def median(run, runs, device):
    times = []
    for i in range(WARM + runs):
        wait(device)
        begun = time.perf_counter()
        run()
        wait(device)
        if i >= WARM:
            times.append(time.perf_counter() - begun)
    return statistics.median(times)


def wait(device):
    if device.type == "cuda":
        torch.cuda.synchronize()


@torch.inference_mode()
def measure(config, side, runs, device, dtype):
    begun = time.perf_counter()
    unet = build(config, device, dtype)
    wait(device)
    report = {"load_s": time.perf_counter() - begun, "latents": f"{side}x{side}, batch 2"}
    host = host_inputs(config, side)
    steps = {}
    for layout, name in ((torch.contiguous_format, "contiguous"), (torch.channels_last, "channels_last")):
        unet.to(memory_format=layout)
        inputs = {key: value.to(device, dtype) for key, value in host.items()}
        inputs["sample"] = inputs["sample"].to(memory_format=layout)
        output = step(unet, inputs)
        if not torch.isfinite(output).all():
            raise SystemExit("the random weights do not give finite numbers")
        steps[name] = median(lambda: step(unet, inputs), runs, device)
    best = min(steps, key=steps.get)
    if best == "contiguous":
        unet.to(memory_format=torch.contiguous_format)

    def called():
        given = {key: value.to(device, dtype) for key, value in host.items()}
        return step(unet, given).float().cpu()

    report |= {
        "step_s": steps[best],
        "steps_per_s": 1 / steps[best],
        "layout": best,
        "step_with_copies_s": median(called, runs, device),
    }
    if device.type == "cuda":
        report["memory_peak_mib"] = torch.cuda.max_memory_allocated() >> 20
        del unet
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
    return report


def main():
    if len(sys.argv) not in (1, 3):
        raise SystemExit(__doc__)
    cuda = torch.cuda.is_available()
    device = torch.device("cuda" if cuda else "cpu")
    dtype = torch.float16 if cuda else torch.float32
    pixels, runs = (int(value) for value in sys.argv[1:]) if len(sys.argv) == 3 else (0, 20) if cuda else (64, 2)
    torch.manual_seed(1)
    report = {
        "peer": "torch " + torch.__version__ + ", diffusers " + diffusers.__version__,
        "device": torch.cuda.get_device_name() if cuda else "cpu",
        "type": str(dtype).removeprefix("torch."),
        "networks": "real size" if cuda else "small: no CUDA here",
    }
    for name, config, small, usual in (("sd15", SD15, SMALL_SD15, 512), ("sdxl", SDXL, SMALL_SDXL, 1024)):
        report[name] = measure(config if cuda else small, (pixels or usual) // 8, runs, device, dtype)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
