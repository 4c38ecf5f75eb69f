"""Beats, tempo and sections of generated songs: ours beside librosa's, by mir_eval. See scripts/bench/ears.

Both clocks start with the song's 44.1 kHz samples in memory. librosa hears them at its own default rate (22,050 Hz, by
its default resampler): `beat_track` with its defaults, and Laplacian segmentation (McFee and Ellis 2014) as in librosa's gallery, five components, on beat-synchronous
chroma and MFCC. Where a song gets no beats, its tempo counts as honest and its beats as missed. Cuts are those of a film
with the usual options at 25 frames a second; only those between a song's first and last true beat count.
"""

import json
import pathlib
import sys
import time
import warnings

import librosa
import mir_eval
import numpy as np
import scipy.ndimage
import scipy.sparse.csgraph
import sklearn.cluster

warnings.filterwarnings("ignore")
RATE = 22050
FRAME = 1 / 25


def laplacian(y, beats, k=5):
    """Borders in seconds and the label of each section."""
    cqt = librosa.amplitude_to_db(
        np.abs(librosa.cqt(y, sr=RATE, bins_per_octave=36, n_bins=7 * 36)), ref=np.max
    )
    beats = librosa.util.fix_frames(beats, x_min=0)
    sync = librosa.util.sync(cqt, beats, aggregate=np.median)
    times = librosa.frames_to_time(librosa.util.fix_frames(beats, x_min=0, x_max=cqt.shape[1]), sr=RATE)
    recurrence = librosa.segment.recurrence_matrix(sync, width=3, mode="affinity", sym=True)
    smooth = librosa.segment.timelag_filter(scipy.ndimage.median_filter)
    recurrence = smooth(recurrence, size=(1, 7))
    mfcc = librosa.util.sync(librosa.feature.mfcc(y=y, sr=RATE), beats)
    path = np.sum(np.diff(mfcc, axis=1) ** 2, axis=0)
    near = np.exp(-path / np.median(path))
    near = np.diag(near, k=1) + np.diag(near, k=-1)
    a, b = near.sum(axis=1), recurrence.sum(axis=1)
    mix = a.dot(a + b) / np.sum((a + b) ** 2)
    graph = scipy.sparse.csgraph.laplacian(mix * recurrence + (1 - mix) * near, normed=True)
    _, vectors = np.linalg.eigh(graph)
    vectors = scipy.ndimage.median_filter(vectors, size=(9, 1))
    norm = np.cumsum(vectors**2, axis=1) ** 0.5
    labels = sklearn.cluster.KMeans(n_clusters=k, n_init=10, random_state=0).fit_predict(
        vectors[:, :k] / (norm[:, k - 1 : k] + 1e-9)
    )
    starts = np.r_[0, 1 + np.flatnonzero(labels[1:] != labels[:-1])]
    return times[starts], labels[starts]


def theirs(wav):
    song, rate = librosa.load(wav, sr=None)
    start = time.process_time()
    y = librosa.resample(song, orig_sr=rate, target_sr=RATE)
    tempo, frames = librosa.beat.beat_track(y=y, sr=RATE)
    beats = time.process_time() - start
    try:
        starts, groups = laplacian(y, frames)
    except (ValueError, librosa.ParameterError):
        starts, groups = np.array([0.0]), np.array([0])
    return {
        "bpm": float(np.atleast_1d(tempo)[0]),
        "beats": librosa.frames_to_time(frames, sr=RATE).tolist(),
        "starts": starts.tolist(),
        "groups": groups.tolist(),
        "took_beats": beats,
        "took": time.process_time() - start,
    }


def beat_f(truth, heard):
    trim = mir_eval.beat.trim_beats
    return mir_eval.beat.f_measure(trim(np.array(truth)), trim(np.array(heard, dtype=float)))


def near(cuts, times):
    """Share of the cuts within one frame of a time; none of either is no share."""
    if not len(cuts) or not len(times):
        return None
    return float(np.mean(np.min(np.abs(np.subtract.outer(np.array(cuts), np.array(times))), axis=1) <= FRAME + 1e-9))


def spans(starts, seconds):
    edges = np.unique(np.r_[0.0, [s for s in starts if s < seconds - 0.01], seconds])
    return np.c_[edges[:-1], edges[1:]]


def scores(song, heard):
    truth = song["truth"]
    bpm = heard["bpm"]
    reference, estimate = spans(truth["starts"], song["seconds"]), spans(heard["starts"], song["seconds"])
    result = {
        "beat F": beat_f(truth["beats"], heard["beats"]),
        "tempo within 2 % or null": float(not bpm or abs(bpm / truth["bpm"] - 1) <= 0.02),
        "tempo null": float(not bpm),
    }
    if song["drift"] > 0:
        result["beat F, drifting"] = result["beat F"]
    if not song["drums"]:
        result["beat F, no drums"] = result["beat F"]
    if "downbeats" in heard:
        result["downbeat F"] = beat_f(truth["downbeats"], heard["downbeats"])
        result["meter right"] = float(heard["meter"] == truth["meter"])
        result["key right"] = float(heard["key"] == truth["key"])
    if "cuts" in heard:
        cuts = [at for at in heard["cuts"] if truth["beats"][0] <= at <= truth["beats"][-1]]
        for name, times in (
            ("cuts on a true beat", truth["beats"]),
            ("cuts on a heard beat", heard["beats"]),
            ("cuts on a heard downbeat", heard["downbeats"]),
        ):
            share = near(cuts, times)
            if share is not None:
                result[name] = share
    for window in (0.5, 3):
        result[f"border F ±{window} s"] = mir_eval.segment.detection(reference, estimate, window=window, trim=True)[2]
    if len(estimate) == len(heard["groups"]):
        result["same section, pairwise F"] = mir_eval.segment.pairwise(
            reference, [str(g) for g in truth["groups"]], estimate, [str(g) for g in heard["groups"]]
        )[2]
    return result


def main():
    folder, first, count = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    ours, librosas, took = {}, {}, {"ours": 0.0, "librosa": 0.0, "librosa, beats alone": 0.0}
    songs = 0
    for seed in range(first, first + count):
        file = folder / f"{seed}.json"
        if not file.exists():
            continue
        song = json.loads(file.read_text())
        kept = folder / f"{seed}.librosa.json"
        if not kept.exists():
            if songs == 0:
                theirs(folder / f"{seed}.wav")  # compiles numba's functions
            kept.write_text(json.dumps(theirs(folder / f"{seed}.wav")))
        other = json.loads(kept.read_text())
        songs += 1
        took["ours"] += song["took"]
        took["librosa"] += other["took"]
        took["librosa, beats alone"] += other["took_beats"]
        for sums, heard in ((ours, song["ours"]), (librosas, other)):
            for name, value in scores(song, heard).items():
                sums.setdefault(name, []).append(value)
    print(f"{songs} songs\n{'':28}{'ours':>8}{'librosa':>9}")
    for name, values in ours.items():
        peer = f"{np.mean(librosas[name]):9.3f}" if name in librosas else f"{'':>9}"
        print(f"{name:28}{np.mean(values):8.3f}{peer}")
    print(f"cuts on a true beat, worst song: {min(ours.get('cuts on a true beat', [1.0])):.2f}")
    for name, seconds in took.items():
        print(f"{name}: {seconds / max(1, songs):.2f} s of processor a song, {seconds / took['ours']:.1f} × ours")


if __name__ == "__main__":
    main()
