#!/usr/bin/env python3
"""
A language model of real size with random weights, for scripts/bench/language:

    scripts/bench/make_real_language.py qwen2.5-0.5b|smollm2-135m FOLDER

Exported by optimum as onnx-community's models are; the tokenizer beside it is a small one. Packages: optimum-onnx 0.1.0,
transformers, torch. The larger needs about 7 GB of memory while it is exported.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import torch
from optimum.exporters.onnx import main_export
from transformers import AutoModelForCausalLM, LlamaConfig, Qwen2Config

TINY = Path(__file__).resolve().parents[2] / "src/test/resources/language/tiny-qwen"
CONFIGS = {
    "qwen2.5-0.5b": lambda: Qwen2Config(vocab_size=151936, hidden_size=896, intermediate_size=4864, num_hidden_layers=24,
                                        num_attention_heads=14, num_key_value_heads=2, max_position_embeddings=32768,
                                        rope_theta=1e6, tie_word_embeddings=True, bos_token_id=None),
    "smollm2-135m": lambda: LlamaConfig(vocab_size=49152, hidden_size=576, intermediate_size=1536, num_hidden_layers=30,
                                        num_attention_heads=9, num_key_value_heads=3, max_position_embeddings=8192,
                                        rope_theta=1e5, tie_word_embeddings=True, bos_token_id=None),
}


def main():
    kind, folder = sys.argv[1], Path(sys.argv[2])
    torch.manual_seed(0)
    with tempfile.TemporaryDirectory(dir=folder.resolve().parent) as work:
        AutoModelForCausalLM.from_config(CONFIGS[kind]()).eval().save_pretrained(work)
        main_export(work, folder, task="text-generation-with-past", opset=18, do_validation=False, dtype="fp32")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(TINY / name, folder / name)


if __name__ == "__main__":
    main()
