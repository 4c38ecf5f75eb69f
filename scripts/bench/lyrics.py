"""Songs whose word times are known: espeak-ng says random lyrics over a chord and drums. See scripts/bench/lyrics.

Each song has verses and a chorus that comes back, pauses between lines, longer ones between stanzas, an intro, and now
and then an ad lib that is not in the lyrics. FOLDER gets N.f32 (16 kHz, mono) and N.json.
"""

import ctypes
import json
import pathlib
import random
import sys

import numpy as np
from scipy.signal import resample_poly

RATE = 16000
WORDS = """love night heart light dream fire river ocean window summer winter morning shadow silver golden promise
memory morning stranger forever remember tomorrow yesterday dancing falling calling waiting breaking holding running
never always maybe only every little broken lonely empty open higher lower over under again away alone tonight
the a and in on of to my your our this that with for from when where I you we they it is was are were been have had
walk talk sing cry fly lie stay say play know go slow low feel real steal near fear tear hand stand sand road home
stone rain pain train song long strong street feet beat sky eyes blue true through mountain thunder lightning whisper
silence music radio telephone elephant avenue city country people nobody somebody everything anything""".split()
AD_LIBS = ["oh yeah", "come on baby", "hey hey hey", "listen to me now", "la la la la", "one more time"]
VOICES = ["en-us", "en-us+f3"]


class Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class Event(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("unique", ctypes.c_uint), ("text_position", ctypes.c_int),
                ("length", ctypes.c_int), ("audio_position", ctypes.c_int), ("sample", ctypes.c_int),
                ("user", ctypes.c_void_p), ("id", Id)]


CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


class Speaker:
    """espeak-ng by its library, whose events say where each word begins."""

    def __init__(self):
        self.lib = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = self.lib.espeak_Initialize(2, 0, None, 0)
        self.callback = CALLBACK(self.heard)
        self.lib.espeak_SetSynthCallback(self.callback)

    def heard(self, samples, count, events):
        if samples and count > 0:
            self.sound.append(np.ctypeslib.as_array(samples, (count,)).copy())
        i = 0
        while events[i].type:
            if events[i].type == 1:
                # a word may be told twice, when its clause is begun again
                self.words.setdefault(events[i].text_position, events[i].sample / self.rate)
            i += 1
        return 0

    def say(self, text, voice, speed, pitch):
        self.sound, self.words = [], {}
        self.lib.espeak_SetVoiceByName(voice.encode())
        self.lib.espeak_SetParameter(1, speed, 0)
        self.lib.espeak_SetParameter(3, pitch, 0)
        data = text.encode()
        self.lib.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
        self.lib.espeak_Synchronize()
        sound = np.concatenate(self.sound).astype(np.float64) / 32768
        sound = resample_poly(sound, RATE, self.rate)
        loud = np.nonzero(np.abs(sound) > 0.01)[0]
        # the library now and then tells of places that are no beginnings
        places = [i + 1 for i in range(len(text)) if i == 0 or text[i - 1] == " "]
        return sound[: loud[-1] + 1], [self.words[place] for place in places]


def song(speaker, chosen):
    voice, speed, pitch = chosen.choice(VOICES), chosen.randint(95, 150), chosen.randint(30, 70)

    def line():
        while True:
            words = " ".join(chosen.choice(WORDS) for _ in range(chosen.randint(4, 8)))
            try:
                speaker.say(words, voice, speed, pitch)
                return words
            except KeyError:
                pass  # some words are spoken as one, such as "of the"; nobody tells where the second begins

    chorus = [line() for _ in range(3)]
    stanzas = [[line() for _ in range(4)], chorus, [line() for _ in range(4)], chorus]
    at, parts, truth, voices, text = chosen.uniform(3, 10), [], [], [], []
    for number, stanza in enumerate(stanzas):
        text += [""] if number else []
        for words in stanza:
            sound, starts = speaker.say(words, voice, speed, pitch)
            tokens = words.split()
            ends = starts[1:] + [len(sound) / RATE]
            truth.append([{"text": t, "start": at + s, "end": at + max(s, e)} for t, s, e in zip(tokens, starts, ends)])
            text.append(words)
            parts.append((at, sound))
            voices.append([at, at + len(sound) / RATE])
            at += len(sound) / RATE + chosen.uniform(0.2, 1.2)
            if chosen.random() < 0.15:
                sound, _ = speaker.say(chosen.choice(AD_LIBS), voice, speed, pitch)
                parts.append((at, sound))
                voices.append([at, at + len(sound) / RATE])
                at += len(sound) / RATE + chosen.uniform(0.2, 1)
        at += chosen.uniform(2, 9)
    duration = at + chosen.uniform(0, 4)
    samples = np.zeros(int(duration * RATE))
    for start, sound in parts:
        samples[int(start * RATE) : int(start * RATE) + len(sound)] += sound
    return samples, {"duration": len(samples) / RATE, "lyrics": "\n".join(text), "lines": truth, "voices": voices}


def music(count, chosen):
    """Four notes that change each two seconds, and a drum each half."""
    t = np.arange(count) / RATE
    sound = np.zeros(count)
    for start in range(0, count, 2 * RATE):
        part = slice(start, min(count, start + 2 * RATE))
        root = chosen.choice([110, 98, 131, 147, 87])
        for ratio in (1, 1.25, 1.5, 2):
            sound[part] += np.sin(2 * np.pi * root * ratio * t[part])
    noise = np.random.default_rng(chosen.randint(0, 1 << 30)).standard_normal(count)
    return sound / 4 + noise * np.exp(-((t % 0.5) * 40))


def main():
    folder, first, count, db = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    folder.mkdir(parents=True, exist_ok=True)
    speaker = Speaker()
    for number in range(first, first + count):
        chosen = random.Random(number)
        samples, truth = song(speaker, chosen)
        backing = music(len(samples), chosen)
        sung = samples[samples != 0]
        level = np.sqrt(np.mean(sung**2)) / np.sqrt(np.mean(backing**2)) * 10 ** (-db / 20)
        mixed = samples + level * backing
        (folder / f"{number}.f32").write_bytes((0.5 * mixed / np.abs(mixed).max()).astype("<f4").tobytes())
        (folder / f"{number}.json").write_text(json.dumps(truth))


if __name__ == "__main__":
    main()
