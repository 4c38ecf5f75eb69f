#!/usr/bin/env python3
"""
Exports a wav2vec 2.0 (or HuBERT, WavLM, …) model with a CTC head of transformers to ONNX: sound in, letters out.

    models/export/export_ctc.py facebook/wav2vec2-base-960h FOLDER/wav2vec2-base-960h

Contract: input_values [batch, samples] at 16 kHz, of mean 0 and deviation 1 where preprocessor_config.json says so;
logits [batch, frames, tokens], a frame each 20 ms. vocab.json, config.json and preprocessor_config.json come with the
graph. Packages: models/export/requirements.txt.
"""

import argparse
import json
from pathlib import Path

import manifest
import numpy
import onnx
import torch
from transformers import AutoModelForCTC, AutoTokenizer, Wav2Vec2FeatureExtractor

RATE = 16000


class Letters(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_values):
        return self.model(input_values=input_values, return_dict=True).logits


def alphabet(source):
    """Token to id. Of several languages, as MMS models have them, the one that is set."""
    tokenizer = AutoTokenizer.from_pretrained(source)
    return dict(sorted(tokenizer.get_vocab().items(), key=lambda token: token[1]))


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a transformers folder, or a repository's name on Hugging Face")
    parser.add_argument("target", type=Path, help="a new folder")
    manifest.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    target = chosen.target
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target} is not empty; name a new folder.")
    keys = manifest.start(chosen, target)
    model = AutoModelForCTC.from_pretrained(chosen.source, attn_implementation="eager").eval()
    step = int(numpy.prod(getattr(model.config, "conv_stride", (0,))))
    if step != RATE // 50:
        raise SystemExit(f"This exports models that answer each 20 ms of sound; {chosen.source} does each {step} samples.")
    features = Wav2Vec2FeatureExtractor.from_pretrained(chosen.source)
    if features.sampling_rate != RATE:
        raise SystemExit(f"This exports models that listen at {RATE} Hz, not {features.sampling_rate}.")
    target.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        torch.onnx.export(Letters(model), (torch.randn(2, 2 * RATE + 123),), str(target / "model.onnx"),
                          input_names=["input_values"], output_names=["logits"], opset_version=18, dynamo=False,
                          dynamic_axes={"input_values": {0: "batch", 1: "samples"}, "logits": {0: "batch", 1: "frames"}})
    onnx.checker.check_model(str(target / "model.onnx"))
    (target / "vocab.json").write_text(json.dumps(alphabet(chosen.source), ensure_ascii=False, indent=1) + "\n",
                                       encoding="utf-8")
    model.config.save_pretrained(target)
    features.save_pretrained(target)
    keys |= {"task": "align", "format": "onnx"}
    keys.setdefault("family", "wav2vec2")
    manifest.write(target, keys, {"acoustic": "model.onnx"})


if __name__ == "__main__":
    main()
