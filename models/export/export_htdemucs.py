#!/usr/bin/env python3
"""
Exports Hybrid Transformer Demucs to ONNX, without its Fourier transforms: Songreel does those itself.

    models/export/export_htdemucs.py htdemucs FOLDER/htdemucs
    models/export/export_htdemucs.py htdemucs_ft FOLDER/htdemucs-ft-vocals --licence MIT ...

Contract, with the model's own segment of N samples at 44.1 kHz (343,980 for htdemucs) and T = ⌈N / 1024⌉ frames:
mix [1, 2, N] and mag [1, 4, 2048, T] (left real, left imaginary, right real, right imaginary, without the Nyquist bin)
give frequency [1, sources, 4, 2048, T], a spectrogram of each source in the same order, and time [1, sources, 2, N];
a source is the inverse transform of the one plus the other. Of a bag whose models each have one source to themselves,
the one for the vocals is exported. Packages: models/export/requirements.txt and `pip install --no-deps demucs==4.1.0
einops julius openunmix`.
"""

import argparse
from pathlib import Path

import manifest
import onnx
import torch


# For each sample of a segment and channel of the first layer, as measured on the CPU with a network of htdemucs's size.
WORKING_BYTES = 150


class Core(torch.nn.Module):
    """
    HTDemucs between its transforms. It runs the model's own forward, with the steps before and after the network taken
    out, so that nothing of the network is written a second time.
    """

    def __init__(self, model):
        super().__init__()
        self.model = model
        self.given = None
        self.frequency = None
        model._spec = lambda mix: mix
        model._magnitude = lambda mix: self.given
        model._mask = lambda mix, spectrogram: spectrogram
        model._ispec = self.keep

    def keep(self, spectrogram, length):
        self.frequency = spectrogram
        return torch.zeros(())

    def forward(self, mix, mag):
        self.given = mag
        time = self.model(mix)
        return self.frequency, time


def samples(model):
    """Of the segment that the network was trained on."""
    return int(model.segment * model.samplerate)


def export(model, file):
    """Writes the graph of an HTDemucs."""
    length = samples(model)
    hop = model.hop_length
    frames = -(-length // hop)
    example = torch.randn(1, model.audio_channels, length) * 0.1
    mag = torch.randn(1, 2 * model.audio_channels, model.nfft // 2, frames) * 0.1
    # The fused attention of eval mode has no ONNX form.
    torch.backends.mha.set_fastpath_enabled(False)
    with torch.no_grad():
        torch.onnx.export(Core(model.eval()), (example, mag), str(file), input_names=["mix", "mag"],
                          output_names=["frequency", "time"], opset_version=17, dynamo=False)
    graph = onnx.load(str(file))
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.checker.check_model(graph)
    onnx.save(graph, str(file))


def for_voice(loaded):
    """The HTDemucs that makes the vocals: the model itself, or that one of a bag."""
    from demucs.apply import BagOfModels
    from demucs.htdemucs import HTDemucs

    model = loaded
    if isinstance(loaded, BagOfModels):
        voice = list(loaded.sources).index("vocals")
        makers = [one for one, weights in zip(loaded.models, loaded.weights) if weights[voice]]
        if len(makers) != 1:
            raise SystemExit("Several models of this bag make the vocals together; this exports one.")
        model = makers[0]
    if not isinstance(model, HTDemucs) or not model.cac or not model.use_train_segment:
        raise SystemExit(f"This exports Hybrid Transformer Demucs; this is a {type(model).__name__}.")
    if list(model.sources)[:4] != ["drums", "bass", "other", "vocals"] or model.audio_channels != 2:
        raise SystemExit("The sources have to begin with drums, bass, other and vocals, in stereo.")
    return model


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", help="a name that demucs knows: htdemucs, htdemucs_ft; or one in --repo")
    parser.add_argument("target", type=Path, help="a new folder")
    parser.add_argument("--repo", type=Path, help="a folder with the model's files (.yaml, .th) instead of the network")
    manifest.add_arguments(parser)
    chosen = parser.parse_args(arguments)
    target = chosen.target
    if target.exists() and any(target.iterdir()):
        raise SystemExit(f"{target} is not empty; name a new folder.")
    keys = manifest.start(chosen, target)
    from demucs.pretrained import get_model

    model = for_voice(get_model(chosen.source, chosen.repo))
    target.mkdir(parents=True, exist_ok=True)
    export(model, target / "model.onnx")
    keys |= {"task": "separate", "format": "onnx"}
    keys.setdefault("family", "htdemucs")
    manifest.write(target, keys, {"separator": "model.onnx"}, WORKING_BYTES * samples(model) * model.channels)


if __name__ == "__main__":
    main()
