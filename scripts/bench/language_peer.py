#!/usr/bin/env python3
"""
The peer of scripts/bench/language: the same file, tokens and number of threads in Python's ONNX Runtime; first a plain
loop over session.run, then optimum's own generate().

    scripts/bench/language_peer.py FOLDER READ WRITE THREADS
"""

import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime as ort


def options(threads):
    chosen = ort.SessionOptions()
    chosen.intra_op_num_threads = threads
    return chosen


def plain(folder, prompt, write, threads):
    session = ort.InferenceSession(folder / "model.onnx", options(threads), providers=["CPUExecutionProvider"])
    names = [i.name for i in session.get_inputs() if i.name.startswith("past")]
    shapes = {i.name: i.shape for i in session.get_inputs()}
    for _ in range(2):
        past = {n: np.zeros((1, shapes[n][1], 0, shapes[n][3]), np.float32) for n in names}
        ids, length, read = np.array([prompt], np.int64), 0, 0.0
        start = time.perf_counter()
        each = []
        for step in range(write + 1):
            began = time.perf_counter()
            feed = {"input_ids": ids, "attention_mask": np.ones((1, length + ids.shape[1]), np.int64), **past}
            if "position_ids" in shapes:
                feed["position_ids"] = np.arange(length, length + ids.shape[1], dtype=np.int64)[None]
            out = session.run(None, feed)
            length += ids.shape[1]
            past = dict(zip(names, out[1:]))
            ids = out[0][:, -1].argmax(-1)[:, None].astype(np.int64)
            if step == 0:
                read = time.perf_counter() - start
                busy = time.thread_time()
                start = time.perf_counter()
            else:
                each.append(1e3 * (time.perf_counter() - began))
        seconds = time.perf_counter() - start
        busy = 1e3 * (time.thread_time() - busy) / write
    each.sort()
    print(f"session.run, greedy: read {len(prompt)} tokens at {len(prompt) / read:.1f}/s; "
          f"wrote {write} tokens at {write / seconds:.2f}/s; a token takes {each[write // 2]:.2f} ms "
          f"(median, best tenth {each[write // 10]:.2f}), {busy:.2f} ms of this thread's processor time")


def optimum(folder, prompt, write, threads):
    import torch
    from optimum.onnxruntime import ORTModelForCausalLM

    torch.set_num_threads(threads)
    model = ORTModelForCausalLM.from_pretrained(folder, file_name="model.onnx", session_options=options(threads))
    ids = torch.tensor([prompt])
    times = {}
    for count in (2, write + 2, 2, write + 2):
        start, busy = time.perf_counter(), time.thread_time()
        model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=count, min_new_tokens=count,
                       do_sample=False)
        times[count] = time.perf_counter() - start, time.thread_time() - busy
    seconds, busy = (long - short for long, short in zip(times[write + 2], times[2]))
    print(f"optimum generate, greedy: wrote {write} tokens at {write / seconds:.2f}/s, {1e3 * seconds / write:.2f} ms each, "
          f"{1e3 * busy / write:.2f} ms of this thread's processor time")


if __name__ == "__main__":
    folder, read, write, threads = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    prompt = [3 + i % 97 for i in range(read)]
    plain(folder, prompt, write, threads)
    optimum(folder, prompt, write, threads)
