#!/usr/bin/env python3
"""
Speech of espeak-ng with the word times that it tells itself, and how near two Whispers come to them. See scripts/bench/words.

    words.py make FOLDER [WAV…]         makes NAME.wav (16 kHz) and NAME.truth.json
    words.py compare FOLDER CHECKPOINT  hears them with openai-whisper and compares with NAME.songreel.json
"""

import ctypes
import ctypes.util
import json
import os
import re
import shutil
import sys
import time
import wave
from pathlib import Path

import numpy as np

TEXTS = {
    "plain": "The river was quiet this morning and nobody had opened the shop. She walked along the water until the "
             "bridge came into sight. A small boat waited there with two people who were drinking coffee.",
    "lyrics": "Hold me under the silver moon tonight. We are dancing slowly through the falling light. Every promise "
              "that you made is in my heart. Nothing in the world will ever keep us apart.",
    "story": "When the train finally arrived it was already dark. The old man picked up his suitcase and looked around. "
             "Nobody had come to meet him. He smiled and started to walk towards the lights of the town.",
    "numbers": "Summer comes and summer goes but the garden always grows. My brother plants tomatoes, my sister waters "
               "flowers, and in the evening everybody sits together at the table.",
}
VOICES = (("en-us", 140, 50), ("en-gb", 165, 35), ("en-us", 120, 70))


class Event(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("unique", ctypes.c_uint), ("text_position", ctypes.c_int),
                ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int),
                ("user", ctypes.c_void_p), ("id", ctypes.c_longlong)]


def speak(text, voice, rate, pitch):
    """Samples, their rate, and for each word its start in seconds."""
    espeak = ctypes.CDLL(ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1")
    sampling = espeak.espeak_Initialize(2, 0, None, 0)
    audio, words = [], []

    def callback(samples, count, events):
        if samples and count:
            audio.append(np.ctypeslib.as_array(samples, (count,)).copy())
        i = 0
        while events[i].type:
            if events[i].type == 1:
                words.append((events[i].text_position - 1, events[i].length, events[i].audio_position / 1000))
            i += 1
        return 0

    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))
    kept = kind(callback)
    espeak.espeak_SetSynthCallback(kept)
    espeak.espeak_SetVoiceByName(voice.encode())
    espeak.espeak_SetParameter(1, rate, 0)
    espeak.espeak_SetParameter(3, pitch, 0)
    data = text.encode()
    espeak.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
    espeak.espeak_Synchronize()
    return np.concatenate(audio), sampling, [(text[at:at + length], start) for at, length, start in words]


def make(folder, wavs):
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        for i, (voice, rate, pitch) in enumerate(VOICES):
            samples, sampling, words = speak(text, voice, rate, pitch)
            length = len(samples) / sampling
            grid = np.arange(int(length * 16000)) / 16000
            # linear interpolation from 22 kHz: the voice is a synthetic one anyway
            sound = np.interp(grid, np.arange(len(samples)) / sampling, samples)
            lead = np.zeros(8000)
            save(folder / f"{name}-{i}.wav", np.concatenate([lead, sound, lead]))
            truth = [{"word": w, "start": 0.5 + s} for w, s in words]
            (folder / f"{name}-{i}.truth.json").write_text(json.dumps({"text": text, "words": truth}))
    for wav in wavs:
        shutil.copy(wav, folder)


def save(path, samples):
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16000)
        out.writeframes(samples.clip(-32768, 32767).astype("<i2").tobytes())


def letters(word):
    return re.sub(r"[^a-z0-9']", "", word.lower())


def match(truth, heard):
    """Pairs of the same word by the least edits, and how many edits there are."""
    a, b = [letters(w["word"]) for w in truth], [letters(w["word"]) for w in heard]
    cost = np.zeros((len(a) + 1, len(b) + 1), int)
    cost[:, 0], cost[0, :] = range(len(a) + 1), range(len(b) + 1)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost[i, j] = min(cost[i - 1, j] + 1, cost[i, j - 1] + 1, cost[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
    i, j, pairs = len(a), len(b), []
    while i and j:
        if cost[i, j] == cost[i - 1, j - 1] + (a[i - 1] != b[j - 1]):
            if a[i - 1] == b[j - 1]:
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif cost[i, j] == cost[i - 1, j] + 1:
            i -= 1
        else:
            j -= 1
    return pairs, int(cost[-1, -1])


def reference(checkpoint):
    import torch
    import whisper

    torch.set_num_threads(os.cpu_count())
    kept = torch.load(checkpoint)
    model = whisper.model.Whisper(whisper.model.ModelDimensions(**kept["dims"]))
    model.load_state_dict(kept["model_state_dict"], strict=False)
    size = {4: "tiny", 6: "base", 12: "small", 24: "medium"}[model.dims.n_text_layer]
    model.set_alignment_heads(whisper._ALIGNMENT_HEADS[size])
    return model.eval()


def hear(model, file):
    with wave.open(str(file)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(np.float32) / 32768
    beams = int(os.environ.get("BEAMS", "1"))
    options = {"beam_size": beams} if beams > 1 else {}
    before = time.perf_counter()
    result = model.transcribe(samples, word_timestamps=True, fp16=False, language="en", best_of=5, **options)
    words = [{"word": w["word"].strip(), "start": float(w["start"])} for s in result["segments"] for w in s["words"]]
    return {"text": result["text"], "words": words, "seconds": time.perf_counter() - before}


def compare(folder, checkpoint):
    model = reference(checkpoint)
    figures = {"songreel": [[], 0, 0.0], "openai-whisper": [[], 0, 0.0]}
    total, apart = 0, []
    files = sorted(folder.glob("*.wav"))
    hear(model, files[0])
    for file in files:
        truth_file = file.with_suffix(".truth.json")
        heard = {"songreel": json.loads(file.with_suffix(".songreel.json").read_text()), "openai-whisper": hear(model, file)}
        same, _ = match(heard["openai-whisper"]["words"], heard["songreel"]["words"])
        apart += [abs(heard["openai-whisper"]["words"][i]["start"] - heard["songreel"]["words"][j]["start"])
                  for i, j in same]
        for name, words in heard.items():
            figures[name][2] += words["seconds"]
        if not truth_file.exists():
            print(f"{file.stem}: songreel: {heard['songreel']['text']!r}; openai-whisper: {heard['openai-whisper']['text']!r}")
            continue
        print(f"{file.stem}: heard", flush=True)
        truth = json.loads(truth_file.read_text())["words"]
        total += len(truth)
        for name, words in heard.items():
            pairs, edits = match(truth, words["words"])
            figures[name][0] += [abs(truth[i]["start"] - words["words"][j]["start"]) for i, j in pairs]
            figures[name][1] += edits
    print(f"{len(files)} files, {total} words with known times")
    for name, (errors, edits, seconds) in figures.items():
        ms = np.array(errors) * 1000
        print(f"{name}: word error rate {edits / total:.4f}; word starts off by median {np.median(ms):.0f} ms, "
              f"90 % within {np.percentile(ms, 90):.0f} ms, mean {ms.mean():.0f} ms; {seconds:.1f} s in all")
    print(f"between the two: {len(apart)} words, median {np.median(apart) * 1000:.0f} ms, most {max(apart) * 1000:.0f} ms")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(Path(sys.argv[2]), sys.argv[3:])
    else:
        compare(Path(sys.argv[2]), sys.argv[3])
