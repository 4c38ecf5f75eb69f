#!/usr/bin/env python3
"""
Exports a Depth Anything model of transformers to ONNX: one normalised picture in, one map of nearness out.

    models/export/export_depth.py depth-anything/Depth-Anything-V2-Small-hf FOLDER/depth-anything-v2-small

Contract: pixel_values [batch, 3, height, width] with ImageNet's mean and deviation taken out, sides multiples of the
patch; predicted_depth [batch, height, width]. Packages: models/export/requirements.txt.
"""

import argparse
from pathlib import Path

import manifest
import onnx
import torch
from transformers import AutoModelForDepthEstimation


class FreeHead(torch.nn.Module):
    """The head of transformers, but for the size of its output, which transformers makes a constant of the graph."""

    def __init__(self, head):
        super().__init__()
        self.head = head

    def forward(self, states, patch_height, patch_width):
        head = self.head
        size = (patch_height * head.patch_size, patch_width * head.patch_size)
        depth = torch.nn.functional.interpolate(head.conv1(states[head.head_in_index]), size, mode="bilinear",
                                                align_corners=True)
        depth = head.conv3(head.activation1(head.conv2(depth)))
        return (head.activation2(depth) * head.max_depth).squeeze(dim=1)


class Depth(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model
        model.head = FreeHead(model.head)

    def forward(self, pixel_values):
        return self.model(pixel_values=pixel_values, return_dict=True).predicted_depth


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a transformers folder, or a repository's name on Hugging Face")
    parser.add_argument("target", type=Path, help="a new folder")
    parser.add_argument("--side", type=int, default=518, help="the side that the model was trained on, pixels")
    manifest.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    target = chosen.target
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target} is not empty; name a new folder.")
    keys = manifest.start(chosen, target)
    model = AutoModelForDepthEstimation.from_pretrained(chosen.source, attn_implementation="eager").eval()
    if model.config.model_type != "depth_anything":
        raise SystemExit(f"This exports Depth Anything models; {chosen.source} is of type {model.config.model_type}.")
    multiple = model.config.patch_size
    if chosen.side % multiple:
        raise SystemExit(f"--side has to be a multiple of {multiple}.")
    target.mkdir(parents=True, exist_ok=True)
    # An example that is not square keeps height and width apart.
    example = torch.randn(1, 3, chosen.side, chosen.side + 2 * multiple)
    axes = {0: "batch", 2: "height", 3: "width"}
    with torch.no_grad():
        torch.onnx.export(Depth(model), (example,), str(target / "model.onnx"), input_names=["pixel_values"],
                          output_names=["predicted_depth"], opset_version=18, dynamo=False,
                          dynamic_axes={"pixel_values": axes, "predicted_depth": {0: "batch", 1: "height", 2: "width"}})
    onnx.checker.check_model(str(target / "model.onnx"))
    keys |= {"task": "depth", "format": "onnx"}
    keys.setdefault("family", "depth-anything")
    least = min(chosen.side, 10 * multiple)
    keys.setdefault("sizes", {"native": chosen.side, "min": least, "max": 2 * chosen.side, "multiple": multiple})
    manifest.write(target, keys, {"estimator": "model.onnx"})


if __name__ == "__main__":
    main()
