"""The Python pipeline beside ours: optimum's ONNX Runtime pipeline on the same files. Makes one image a line of input."""

import resource
import sys
import time

import torch
from diffusers import EulerDiscreteScheduler
from optimum.onnxruntime import ORTStableDiffusionPipeline

PROMPT = "a lighthouse on the shore, golden light, oil painting"


def main():
    folder, steps, side = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    pipeline = ORTStableDiffusionPipeline.from_pretrained(folder, export=False, safety_checker=None)
    pipeline.scheduler = EulerDiscreteScheduler.from_config(pipeline.scheduler.config)
    pipeline.set_progress_bar_config(disable=True)
    print("ready", flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        pipeline(PROMPT, negative_prompt="blurry", num_inference_steps=steps, guidance_scale=7.5, width=side, height=side,
                 generator=torch.Generator("cpu").manual_seed(7), output_type="np")
        took = time.perf_counter() - start
        print(f"{took:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}", flush=True)


if __name__ == "__main__":
    main()
