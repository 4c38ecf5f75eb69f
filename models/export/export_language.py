#!/usr/bin/env python3
"""
Exports a chat model of transformers to ONNX: one decoder with its cache, in the contract of optimum.

    models/export/export_language.py Qwen/Qwen2.5-1.5B-Instruct FOLDER/qwen2.5-1.5b-instruct [--fp16]

Contract: input_ids, attention_mask, position_ids and past_key_values.N.key|value in, logits and present.N.key|value out.
Qwen, Llama 3 and SmolLM are known to Songreel: models with a byte-level tokenizer.json and a chat template in ChatML or
of Llama 3. Packages: models/export/requirements.txt.
"""

import argparse
import json
from pathlib import Path

import manifest
from optimum.exporters.onnx import main_export
from transformers import AutoConfig, AutoTokenizer

KEPT = {"config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "chat_template.jinja",
        "model.onnx", "model.onnx_data"}
TEMPLATES = ("<|im_start|>", "<|start_header_id|>")


def check(source):
    """Fails before anything is exported when Songreel could not use the model."""
    config = AutoConfig.from_pretrained(source)
    tokenizer = AutoTokenizer.from_pretrained(source)
    template = tokenizer.chat_template or ""
    if not isinstance(template, str) or not any(mark in template for mark in TEMPLATES):
        raise SystemExit("This model's chat template is neither ChatML nor Llama 3's: Songreel could not talk to it.")
    kind = json.loads(tokenizer.backend_tokenizer.to_str())["decoder"]
    if not kind or kind["type"] != "ByteLevel":
        raise SystemExit("This model's tokenizer is not byte-level: Songreel could not read it.")
    return config


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a transformers folder, or a repository's name on Hugging Face")
    parser.add_argument("target", type=Path, help="a new folder")
    parser.add_argument("--fp16", action="store_true", help="half precision: for GPUs; needs one to be exported")
    manifest.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    target = chosen.target
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target} is not empty; name a new folder.")
    keys = manifest.start(chosen, target)
    config = check(chosen.source)
    main_export(chosen.source, target, task="text-generation-with-past", do_validation=False,
                dtype="fp16" if chosen.fp16 else "fp32", device="cuda" if chosen.fp16 else "cpu")
    for file in target.iterdir():
        if file.name not in KEPT:
            file.unlink()
    keys |= {"task": "write", "format": "onnx"}
    keys.setdefault("family", config.model_type)
    manifest.write(target, keys, {"decoder": "model.onnx"})


if __name__ == "__main__":
    main()
