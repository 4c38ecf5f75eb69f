#!/usr/bin/env python3
"""
Exports a Whisper model of transformers to ONNX with the cross-attentions that word times are read from.

    models/export/export_whisper.py openai/whisper-base FOLDER/whisper-base-onnx

Contract, that of optimum and of the published *_timestamped exports: encoder_model input_features [batch, mels, 3000] to
last_hidden_state; decoder_model input_ids and encoder_hidden_states to logits, present.N.decoder|encoder.key|value and
cross_attentions.N [batch, heads, tokens, frames] after the softmax; decoder_with_past_model input_ids of one token and
past_key_values.N.decoder|encoder.key|value to logits, present.N.decoder.key|value and cross_attentions.N.
Packages: models/export/requirements.txt.
"""

import argparse
from pathlib import Path

import manifest
import onnx
import torch
from transformers import AutoConfig, WhisperForConditionalGeneration
from transformers.cache_utils import DynamicCache, EncoderDecoderCache
from transformers.models.whisper import modeling_whisper

TOKENIZER = ("vocab.json", "added_tokens.json", "tokenizer.json", "preprocessor_config.json", "generation_config.json")
OPSET = 18


def causal_mask(config, input_embeds, attention_mask, cache_position, past_key_values, position_ids=None):
    """What transformers makes, in operations that a trace keeps free of sizes."""
    length = past_key_values.get_seq_length() + input_embeds.shape[1]
    hidden = torch.arange(length)[None, :] > cache_position[:, None]
    least = torch.finfo(input_embeds.dtype).min
    return torch.where(hidden, least, 0.0).to(input_embeds.dtype)[None, None]


class Encoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.encoder = model.model.encoder

    def forward(self, input_features):
        return self.encoder(input_features, return_dict=True).last_hidden_state


class Decoder(torch.nn.Module):
    """One run of the decoder; `past` flat, per layer: decoder key, decoder value, encoder key, encoder value."""

    def __init__(self, model, with_past):
        super().__init__()
        self.decoder = model.model.decoder
        self.head = model.proj_out
        self.with_past = with_past

    def forward(self, input_ids, *rest):
        config = self.decoder.config
        if self.with_past:
            past = [rest[i:i + 4] for i in range(0, len(rest), 4)]
            cache = EncoderDecoderCache.from_legacy_cache(past)
            # The cross-attention's keys come from the past; what stands here is not looked at.
            states = torch.zeros(1, 1, config.d_model, dtype=self.head.weight.dtype)
        else:
            cache = EncoderDecoderCache(DynamicCache(config=config), DynamicCache(config=config))
            states = rest[0]
        out = self.decoder(input_ids=input_ids, encoder_hidden_states=states, past_key_values=cache, use_cache=True,
                           output_attentions=True, return_dict=True)
        present = []
        for own, cross in zip(cache.self_attention_cache.layers, cache.cross_attention_cache.layers):
            present += [own.keys, own.values] if self.with_past else [own.keys, own.values, cross.keys, cross.values]
        return (self.head(out.last_hidden_state), *present, *out.cross_attentions)


def names(layers, prefix, encoder=True):
    sides = ("decoder", "encoder") if encoder else ("decoder",)
    return [f"{prefix}.{i}.{side}.{part}" for i in range(layers) for side in sides for part in ("key", "value")]


def export(module, inputs, path, input_names, output_names, axes):
    path.parent.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        torch.onnx.export(module, inputs, str(path), input_names=input_names, output_names=output_names,
                          dynamic_axes=axes, opset_version=OPSET, dynamo=False,
                          do_constant_folding=False)  # folded, the shared word embedding would be there twice
    if path.stat().st_size > 2 << 30 or len(list(path.parent.iterdir())) > 1 and path.stat().st_size < 100 << 20:
        gather(path)
    onnx.checker.check_model(str(path))


def gather(path):
    """Weights that the exporter strew over many files go into one beside the graph."""
    graph = onnx.load(str(path))
    for file in path.parent.iterdir():
        if file != path:
            file.unlink()
    onnx.save(graph, str(path), save_as_external_data=True, location=path.name + "_data", size_threshold=1024)


def graphs(model, target):
    """Writes the three graphs, each into a folder of its own."""
    config = model.config
    dtype = model.proj_out.weight.dtype
    layers, heads = config.decoder_layers, config.decoder_attention_heads
    side = config.d_model // heads
    frames = config.max_source_positions
    features = torch.randn(1, config.num_mel_bins, 2 * frames).to(dtype)
    export(Encoder(model), (features,), target / "encoder/model.onnx", ["input_features"], ["last_hidden_state"],
           {"input_features": {0: "batch"}, "last_hidden_state": {0: "batch"}})
    attentions = [f"cross_attentions.{i}" for i in range(layers)]
    states = torch.randn(2, frames, config.d_model).to(dtype)
    ids = torch.randint(0, config.vocab_size, (2, 5))
    present = names(layers, "present")
    axes = {"input_ids": {0: "batch", 1: "tokens"}, "encoder_hidden_states": {0: "batch"},
            "logits": {0: "batch", 1: "tokens"}}
    axes |= {name: {0: "batch", 2: "tokens"} if ".decoder." in name else {0: "batch"} for name in present}
    axes |= {name: {0: "batch", 2: "tokens"} for name in attentions}
    export(Decoder(model, False), (ids, states), target / "decoder/model.onnx",
           ["input_ids", "encoder_hidden_states"], ["logits", *present, *attentions], axes)
    past = names(layers, "past_key_values")
    present = names(layers, "present", encoder=False)
    values = tuple(torch.randn(2, heads, 5 if ".decoder." in name else frames, side).to(dtype) for name in past)
    axes = {"input_ids": {0: "batch", 1: "tokens"}, "logits": {0: "batch", 1: "tokens"}}
    axes |= {name: {0: "batch", 2: "past"} if ".decoder." in name else {0: "batch"} for name in past}
    axes |= {name: {0: "batch", 2: "length"} for name in present}
    axes |= {name: {0: "batch", 2: "tokens"} for name in attentions}
    export(Decoder(model, True), (ids[:, :1], *values), target / "decoder_with_past/model.onnx", ["input_ids", *past],
           ["logits", *present, *attentions], axes)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a transformers folder, or a repository's name on Hugging Face")
    parser.add_argument("target", type=Path, help="a new folder")
    parser.add_argument("--fp16", action="store_true", help="half precision: half the size, for GPUs")
    manifest.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    target = chosen.target
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target} is not empty; name a new folder.")
    keys = manifest.start(chosen, target)
    kind = AutoConfig.from_pretrained(chosen.source).model_type
    if kind != "whisper":
        raise SystemExit(f"This exports Whisper models; {chosen.source} is of type {kind}.")
    model = WhisperForConditionalGeneration.from_pretrained(
        chosen.source, attn_implementation="eager", torch_dtype=torch.float16 if chosen.fp16 else torch.float32).eval()
    modeling_whisper.create_causal_mask = causal_mask
    target.mkdir(parents=True, exist_ok=True)
    graphs(model, target)
    model.config.save_pretrained(str(target))
    copy_files(chosen.source, target)
    keys |= {"task": "transcribe", "family": "whisper", "format": "onnx"}
    components = {name: f"{name}/model.onnx" for name in ("encoder", "decoder", "decoder_with_past")}
    manifest.write(target, keys, components)


def copy_files(source, target):
    """The vocabulary and what belongs to it, as they are; the folder has either vocab.json or tokenizer.json."""
    from shutil import copyfile

    from transformers.utils import cached_file

    for name in TOKENIZER:
        found = cached_file(source, name, _raise_exceptions_for_missing_entries=False)
        if found is not None:
            copyfile(found, target / name)
    if not any((target / name).is_file() for name in ("vocab.json", "tokenizer.json")):
        raise SystemExit(f"{source} has no vocabulary: neither vocab.json nor tokenizer.json.")


if __name__ == "__main__":
    main()
