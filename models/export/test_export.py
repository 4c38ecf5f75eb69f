#!/usr/bin/env python3
"""
Exports tiny random models and runs what came out: python -m unittest models/export/test_export.py

Packages: models/export/requirements.txt. Takes about a minute.
"""

import json
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "scripts/fixtures")]

import common  # noqa: E402  scripts/fixtures
import numpy as np  # noqa: E402
import onnxruntime  # noqa: E402
import tiny  # noqa: E402
import torch  # noqa: E402

import export_ctc  # noqa: E402
import export_depth  # noqa: E402
import export_diffusion  # noqa: E402
import export_htdemucs  # noqa: E402
import export_language  # noqa: E402
import export_torchscript  # noqa: E402
import manifest  # noqa: E402

MERGES = (ROOT / "src/test/resources/diffusion/tiny-sd/tokenizer/merges.txt").read_text(encoding="utf-8").split("\n")[1:-1]
LICENCE = ["--licence", "MIT", "--licence-url", "https://opensource.org/license/mit", "--commercial-use"]
# The keys of ManifestReader.Form; one more and Songreel refuses the file.
KEYS = {"id", "name", "task", "family", "format", "description", "licence", "licence_url", "commercial_use", "note",
        "memory_bytes", "rank", "recommended", "sizes", "defaults", "components", "files", "export"}


def session(file):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def run(graph, inputs):
    return dict(zip([o.name for o in graph.get_outputs()], graph.run(None, inputs)))


class ExportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = tempfile.TemporaryDirectory()
        cls.pipelines = {}
        for name in ("tiny-sd", "tiny-lcm", "tiny-sdxl"):
            cls.pipelines[name] = tiny.build(name, MERGES)
            cls.pipelines[name].save_pretrained(str(cls.path(name)))

    @classmethod
    def tearDownClass(cls):
        cls.work.cleanup()

    @classmethod
    def path(cls, *names):
        return Path(cls.work.name, *names)

    def check_manifest(self, folder, components, form, task="image"):
        written = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
        self.assertEqual(set(), set(written) - KEYS)
        self.assertEqual((task, form), (written["task"], written["format"]))
        self.assertEqual(set(components), set(written["components"]))
        names = {file["name"] for file in written["files"]}
        self.assertEqual({f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()},
                         names | {manifest.NAME})
        for component in written["components"].values():
            self.assertIn(component["file"], names)
            self.assertGreater(component["memory_bytes"], 0)
        for file in written["files"]:
            self.assertEqual((folder / file["name"]).stat().st_size, file["size"])
            self.assertRegex(file["sha256"], "^[0-9a-f]{64}$")
            self.assertNotIn(self.work.name, (folder / file["name"]).read_bytes().decode("latin-1"))
        return written

    def unet_inputs(self, name, dtype=np.float32, side=8):
        config = self.pipelines[name].unet.config
        random = np.random.default_rng(3)
        inputs = {
            "sample": random.standard_normal((2, 4, side, side)),
            "timestep": np.array(501),
            "encoder_hidden_states": random.standard_normal((2, 77, config.cross_attention_dim)),
        }
        if name == "tiny-sdxl":
            inputs["text_embeds"] = random.standard_normal((2, 24))
            inputs["time_ids"] = np.array([[64, 64, 0, 0, 64, 64]] * 2)
        if name == "tiny-lcm":
            inputs["timestep_cond"] = random.standard_normal((2, config.time_cond_proj_dim))
        return {key: value.astype(dtype) for key, value in inputs.items()}

    def unet_expected(self, name, inputs):
        tensors = {key: torch.from_numpy(value.astype(np.float32)) for key, value in inputs.items()}
        added = {key: tensors.pop(key) for key in ("text_embeds", "time_ids") if key in tensors} or None
        with torch.no_grad():
            return self.pipelines[name].unet(**tensors, added_cond_kwargs=added).sample.numpy()

    def test_an_exported_pipeline_has_the_graphs_and_says_so(self):
        target = self.path("onnx", "my-sd")
        export_diffusion.main([str(self.path("tiny-sd")), str(target), *LICENCE])
        written = self.check_manifest(target, ("text_encoder", "unet", "vae_encoder", "vae_decoder"), "onnx")
        self.assertEqual("my-sd", written["id"])
        for file in ("model_index.json", "scheduler/scheduler_config.json", "tokenizer/vocab.json",
                     "tokenizer/merges.txt", "unet/config.json", "vae_decoder/config.json"):
            self.assertTrue((target / file).is_file(), file)
        inputs = self.unet_inputs("tiny-sd")
        got = run(session(target / "unet/model.onnx"), inputs)["out_sample"]
        np.testing.assert_allclose(got, self.unet_expected("tiny-sd", inputs), atol=1e-4)

    def test_sdxl_brings_the_hidden_states_of_both_text_encoders(self):
        target = self.path("onnx", "my-sdxl")
        export_diffusion.main([str(self.path("tiny-sdxl")), str(target), *LICENCE])
        written = self.check_manifest(
            target, ("text_encoder", "text_encoder_2", "unet", "vae_encoder", "vae_decoder"), "onnx")
        self.assertEqual("sdxl", written["family"])
        for encoder, first in (("text_encoder", "last_hidden_state"), ("text_encoder_2", "text_embeds")):
            names = [o.name for o in session(target / encoder / "model.onnx").get_outputs()]
            self.assertEqual(first, names[0])
            self.assertEqual([f"hidden_states.{i}" for i in range(4)], names[2:])
        inputs = self.unet_inputs("tiny-sdxl")
        got = run(session(target / "unet/model.onnx"), inputs)["out_sample"]
        np.testing.assert_allclose(got, self.unet_expected("tiny-sdxl", inputs), atol=1e-4)

    def test_half_precision_leaves_a_vae_alone_that_would_overflow(self):
        target = self.path("onnx", "half-sdxl")
        export_diffusion.main([str(self.path("tiny-sdxl")), str(target), "--fp16", *LICENCE])
        kinds = {name: {i.type for i in session(target / name / "model.onnx").get_inputs()}
                 for name in ("unet", "vae_encoder", "vae_decoder", "text_encoder_2")}
        self.assertEqual({"unet": {"tensor(float16)"}, "vae_encoder": {"tensor(float)"},
                          "vae_decoder": {"tensor(float)"}, "text_encoder_2": {"tensor(int64)"}}, kinds)
        inputs = self.unet_inputs("tiny-sdxl", np.float16)
        got = run(session(target / "unet/model.onnx"), inputs)["out_sample"]
        self.assertEqual(np.float16, got.dtype)
        np.testing.assert_allclose(got.astype(np.float32), self.unet_expected("tiny-sdxl", inputs), atol=0.05)

    def test_a_model_with_guidance_embedding_is_of_the_lcm_family(self):
        target = self.path("onnx", "lcm-dreamshaper-v7")
        export_diffusion.main([str(self.path("tiny-lcm")), str(target), "--fp16", *LICENCE])
        written = self.check_manifest(target, ("text_encoder", "unet", "vae_encoder", "vae_decoder"), "onnx")
        self.assertEqual(("lcm", "lcm"), (written["family"], written["defaults"]["scheduler"]))
        inputs = self.unet_inputs("tiny-lcm", np.float16)
        got = run(session(target / "unet/model.onnx"), inputs)["out_sample"]
        np.testing.assert_allclose(got.astype(np.float32), self.unet_expected("tiny-lcm", inputs), atol=0.05)

    def test_torchscript_takes_other_sizes_than_it_was_traced_with(self):
        for name in ("tiny-sd", "tiny-lcm", "tiny-sdxl"):
            target = self.path("torch", name)
            export_torchscript.main([str(self.path(name)), str(target), *LICENCE])
            self.check_manifest(target, [n for n, *_ in export_torchscript.networks(self.pipelines[name])],
                                "torchscript")
            signature = json.loads((target / "unet/model.signature.json").read_text(encoding="utf-8"))
            inputs = self.unet_inputs(name, side=12)
            self.assertEqual(list(inputs), [i["name"] for i in signature["inputs"]])
            self.assertEqual([-1, 4, -1, -1], signature["inputs"][0]["shape"])
            traced = torch.jit.load(str(target / "unet/model.pt"))
            with torch.no_grad():
                got = traced(*(torch.from_numpy(v) for v in inputs.values())).numpy()
            np.testing.assert_allclose(got, self.unet_expected(name, inputs), atol=1e-4)
            decoder = torch.jit.load(str(target / "vae_decoder/model.pt"))
            latents = torch.randn(1, 4, 8, 12, generator=torch.Generator().manual_seed(5))
            with torch.no_grad():
                expected = self.pipelines[name].vae.decode(latents).sample
                np.testing.assert_allclose(decoder(latents).numpy(), expected.numpy(), atol=1e-4)
            ids = self.pipelines[name].tokenizer(["a cat"], padding="max_length", return_tensors="pt").input_ids
            encoder = torch.jit.load(str(target / "text_encoder/model.pt"))
            with torch.no_grad():
                expected = self.pipelines[name].text_encoder(ids).last_hidden_state
                np.testing.assert_allclose(encoder(ids)[0].numpy(), expected.numpy(), atol=1e-4)

    def test_a_depth_model_takes_any_size_of_whole_patches(self):
        from transformers import DepthAnythingConfig, DepthAnythingForDepthEstimation, Dinov2Config

        common.calm(9)
        backbone = Dinov2Config(hidden_size=32, num_hidden_layers=4, num_attention_heads=2, intermediate_size=64,
                                image_size=56, patch_size=14, out_indices=[1, 2, 3, 4],
                                reshape_hidden_states=False, apply_layernorm=True)
        config = DepthAnythingConfig(backbone_config=backbone, patch_size=14, reassemble_hidden_size=32,
                                     neck_hidden_sizes=[8, 16, 24, 32], fusion_hidden_size=16, head_hidden_size=8)
        model = DepthAnythingForDepthEstimation(config).eval()
        model.save_pretrained(str(self.path("depth")))
        target = self.path("onnx", "my-depth")
        export_depth.main([str(self.path("depth")), str(target), "--side", "56", *LICENCE])
        self.check_manifest(target, ["estimator"], "onnx", "depth")
        graph = session(target / "model.onnx")
        for height, width in ((56, 84), (56, 56), (28, 70), (84, 42)):
            picture = np.random.default_rng(1).standard_normal((1, 3, height, width)).astype(np.float32)
            got = run(graph, {"pixel_values": picture})["predicted_depth"]
            with torch.no_grad():
                expected = model(torch.from_numpy(picture)).predicted_depth.numpy()
            self.assertEqual((1, height, width), got.shape)
            np.testing.assert_allclose(got, expected, atol=1e-4)

    def test_a_separator_gives_what_demucs_adds_up(self):
        from fractions import Fraction

        from demucs.htdemucs import HTDemucs
        from demucs.states import copy_state, save_with_checksum

        common.calm(4)
        model = HTDemucs(["drums", "bass", "other", "vocals"], nfft=512, segment=Fraction(3000, 44100), channels=8,
                         depth=2, bottom_channels=16, dconv_comp=4, t_layers=3, t_heads=2).eval()
        repo = self.path("demucs")
        repo.mkdir()
        args, kwargs = model._init_args_kwargs
        package = {"klass": HTDemucs, "args": args, "kwargs": kwargs, "state": copy_state(model.state_dict())}
        save_with_checksum(package, repo / "0123abcd.th")
        (repo / "tiny.yaml").write_text("models: ['0123abcd']\n")
        target = self.path("onnx", "my-demucs")
        export_htdemucs.main(["tiny", str(target), "--repo", str(repo), *LICENCE])
        self.check_manifest(target, ["separator"], "onnx", "separate")
        mix = torch.from_numpy(np.random.default_rng(5).standard_normal((1, 2, 3000)).astype(np.float32)) * 0.3
        with torch.no_grad():
            spectrogram = model._spec(mix)
            wanted = model(mix)
            mag = model._magnitude(spectrogram)
        got = run(session(target / "model.onnx"), {"mix": mix.numpy(), "mag": mag.numpy()})
        self.assertEqual((1, 4, 4, 256, 24), got["frequency"].shape)
        stems = model._ispec(model._mask(None, torch.from_numpy(got["frequency"])), 3000).numpy() + got["time"]
        np.testing.assert_allclose(stems, wanted.numpy(), atol=1e-5)

    def test_a_language_model_thinks_the_same_with_its_cache(self):
        from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast, Qwen2Config

        language = ROOT / "src/test/resources/language/tiny-qwen"
        tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(language / "tokenizer.json"))
        tokenizer.chat_template = json.loads((language / "tokenizer_config.json").read_text())["chat_template"]
        common.calm(3)
        model = AutoModelForCausalLM.from_config(Qwen2Config(
            vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
            num_key_value_heads=2, max_position_embeddings=256, initializer_range=0.4)).eval()
        source, target = self.path("language"), self.path("onnx", "tiny-language")
        model.save_pretrained(source)
        tokenizer.save_pretrained(source)
        export_language.main([str(source), str(target), *LICENCE])
        keys = self.check_manifest(target, ["decoder"], "onnx", "write")
        self.assertEqual(keys["components"]["decoder"]["file"], "model.onnx")
        graph = session(target / "model.onnx")
        ids = np.arange(7, 19, dtype=np.int64)[None]
        past = {i.name: np.zeros((1, 2, 0, 8), np.float32) for i in graph.get_inputs() if i.name.startswith("past")}
        for at in range(ids.shape[1]):
            out = run(graph, {"input_ids": ids[:, at:at + 1], "attention_mask": np.ones((1, at + 1), np.int64),
                              "position_ids": np.array([[at]]), **past})
            past = {name: out[name.replace("past_key_values", "present")] for name in past}
        with torch.no_grad():
            expected = model(torch.tensor(ids)).logits[0, -1].numpy()
        np.testing.assert_allclose(out["logits"][0, -1], expected, atol=1e-4)

    def test_a_ctc_model_hears_sounds_of_any_length(self):
        from transformers import Wav2Vec2Config, Wav2Vec2CTCTokenizer, Wav2Vec2FeatureExtractor, Wav2Vec2ForCTC

        common.calm(10)
        source = self.path("ctc")
        source.mkdir()
        tokens = {token: i for i, token in enumerate(["<pad>", "<s>", "</s>", "<unk>", "|", "A", "B", "'"])}
        (source / "vocab.json").write_text(json.dumps(tokens))
        Wav2Vec2CTCTokenizer(str(source / "vocab.json")).save_pretrained(source)
        Wav2Vec2FeatureExtractor(do_normalize=True).save_pretrained(source)
        config = dict(vocab_size=len(tokens), hidden_size=16, num_hidden_layers=2, num_attention_heads=2,
                      intermediate_size=24, num_conv_pos_embeddings=8, num_conv_pos_embedding_groups=2, pad_token_id=0)
        model = Wav2Vec2ForCTC(Wav2Vec2Config(conv_dim=(8,) * 7, **config)).eval()
        model.save_pretrained(str(source))
        target = self.path("onnx", "my-ctc")
        export_ctc.main([str(source), str(target), *LICENCE])
        self.check_manifest(target, ["acoustic"], "onnx", "align")
        self.assertEqual(tokens, json.loads((target / "vocab.json").read_text()))
        graph = session(target / "model.onnx")
        for samples in (400, 16000, 33333):
            sound = np.random.default_rng(1).standard_normal((1, samples)).astype(np.float32)
            got = run(graph, {"input_values": sound})["logits"]
            with torch.no_grad():
                expected = model(torch.from_numpy(sound)).logits.numpy()
            self.assertEqual((1, (samples - 400) // 320 + 1, len(tokens)), got.shape)
            np.testing.assert_allclose(got, expected, atol=1e-4)

    def test_a_ctc_model_of_another_pace_is_refused(self):
        from transformers import Wav2Vec2Config, Wav2Vec2ForCTC

        source = self.path("slow-ctc")
        Wav2Vec2ForCTC(Wav2Vec2Config(vocab_size=8, hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
                                      intermediate_size=24, conv_dim=(8,) * 2, conv_stride=(5, 2), conv_kernel=(10, 3),
                                      num_feat_extract_layers=2, num_conv_pos_embeddings=8,
                                      num_conv_pos_embedding_groups=2)).save_pretrained(str(source))
        with self.assertRaisesRegex(SystemExit, "20 ms"):
            export_ctc.main([str(source), str(self.path("onnx", "slow-ctc")), *LICENCE])

    def test_a_licence_has_to_be_named(self):
        with self.assertRaisesRegex(SystemExit, "--licence"):
            export_diffusion.main([str(self.path("tiny-sd")), str(self.path("onnx", "nobody"))])
        self.assertFalse(self.path("onnx", "nobody").exists())

    def test_a_full_folder_is_left_alone(self):
        target = self.path("full")
        target.mkdir()
        (target / "mine.txt").write_text("mine")
        with self.assertRaisesRegex(SystemExit, "not empty"):
            export_diffusion.main([str(self.path("tiny-sd")), str(target), *LICENCE])
        self.assertEqual(["mine.txt"], [f.name for f in target.iterdir()])


if __name__ == "__main__":
    unittest.main()
