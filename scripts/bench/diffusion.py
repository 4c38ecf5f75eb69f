#!/usr/bin/env python3
"""
The Python side of scripts/bench/diffusion: text to image with optimum's ORTStableDiffusionPipeline, on the same ONNX
files, with classifier-free guidance in a batch of 2 as diffusers does it. Prints one line of JSON:

    total_s         from prompt to picture, without loading
    run_s           of it inside ONNX Runtime's run calls
    runs            {network: [calls, seconds]}
    load_s          opening the four graphs
    peak_rss_bytes  of the process, which holds torch as well
    steps, width, height, threads, onnxruntime

    diffusion.py FOLDER --steps 2

FOLDER is in optimum's layout, e.g. from make_real_unet.py. Packages: scripts/fixtures/requirements.txt.
"""

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import diffusers
import onnxruntime
import torch
from optimum.onnxruntime import ORTStableDiffusionPipeline

SCHEDULERS = {
    "euler": (diffusers.EulerDiscreteScheduler, {}),
    "ddim": (diffusers.DDIMScheduler, {}),
    "dpmpp_2m": (diffusers.DPMSolverMultistepScheduler, {"algorithm_type": "dpmsolver++", "solver_order": 2}),
}


class Meter:
    """Counts and times the run calls of sessions."""

    def __init__(self):
        self.runs = {}

    def watch(self, name, session):
        for method in ("run", "run_with_iobinding"):
            setattr(session, method, self.timed(name, getattr(session, method)))

    def timed(self, name, call):
        def run(*arguments, **named):
            begun = time.perf_counter()
            try:
                return call(*arguments, **named)
            finally:
                calls, seconds = self.runs.get(name, (0, 0.0))
                self.runs[name] = (calls + 1, seconds + time.perf_counter() - begun)

        return run


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=2)
    parser.add_argument("--width", type=int, default=512)
    parser.add_argument("--height", type=int, default=512)
    parser.add_argument("--guidance", type=float, default=7.5)
    parser.add_argument("--scheduler", choices=SCHEDULERS, default="euler")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prompt", default="a lighthouse on the shore, golden light, oil painting")
    parser.add_argument("--negative", default="blurry, dark, text")
    parser.add_argument("--threads", type=int, default=0, help="ONNX Runtime's threads within an operator; 0: its choice")
    parser.add_argument("--warm", type=int, default=0, help="pictures made before the one that counts")
    parser.add_argument("--save", type=Path, help="where to write the picture")
    chosen = parser.parse_args()

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = chosen.threads
    begun = time.perf_counter()
    pipeline = ORTStableDiffusionPipeline.from_pretrained(
        chosen.folder, provider="CPUExecutionProvider", session_options=options, local_files_only=True, export=False,
    )
    load = time.perf_counter() - begun
    kind, more = SCHEDULERS[chosen.scheduler]
    pipeline.scheduler = kind.from_config(pipeline.scheduler.config, **more)
    pipeline.set_progress_bar_config(disable=True)

    def paint():
        return pipeline(
            prompt=chosen.prompt, negative_prompt=chosen.negative, width=chosen.width, height=chosen.height,
            num_inference_steps=chosen.steps, guidance_scale=chosen.guidance,
            generator=torch.Generator("cpu").manual_seed(chosen.seed),
        ).images[0]

    for _ in range(chosen.warm):
        paint()
    meter = Meter()
    for name in ("text_encoder", "unet", "vae_decoder"):
        meter.watch(name, getattr(pipeline, name).session)
    begun = time.perf_counter()
    image = paint()
    total = time.perf_counter() - begun
    if chosen.save:
        image.save(chosen.save)
    if meter.runs["unet"][0] != chosen.steps:
        raise SystemExit(f"the UNet ran {meter.runs['unet'][0]} times and not {chosen.steps}")
    json.dump({
        "peer": "optimum.onnxruntime",
        "total_s": round(total, 4),
        "run_s": round(sum(seconds for _, seconds in meter.runs.values()), 4),
        "runs": {name: [calls, round(seconds, 4)] for name, (calls, seconds) in meter.runs.items()},
        "load_s": round(load, 4),
        "steps": chosen.steps,
        "width": chosen.width,
        "height": chosen.height,
        "threads": chosen.threads,
        "peak_rss_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "onnxruntime": onnxruntime.__version__,
        "diffusers": diffusers.__version__,
        "torch": torch.__version__,
    }, sys.stdout)
    print()


if __name__ == "__main__":
    main()
