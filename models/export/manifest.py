"""songreel.json: what Songreel has to know of a model that was exported here. See models/README.md for the keys."""

import hashlib
import json
from pathlib import Path

NAME = "songreel.json"
CATALOGUE = Path(__file__).resolve().parents[1]


def add_arguments(parser):
    """What only the owner knows; a model of the catalogue brings all of it."""
    group = parser.add_argument_group(
        "manifest", "taken from models/ID.json when the catalogue knows ID; the rest may be given here"
    )
    group.add_argument("--id", help="the model's name in Songreel; default: the target folder's name")
    group.add_argument("--name", help="its name for people")
    group.add_argument("--licence", help="SPDX identifier or the licence's own name")
    group.add_argument("--licence-url", help="where its text is, https")
    allowed = group.add_mutually_exclusive_group()
    allowed.add_argument("--commercial-use", action="store_true", default=None, help="the licence allows it")
    allowed.add_argument("--no-commercial-use", dest="commercial_use", action="store_false")


def start(chosen, target):
    """The keys that no graph tells. Fails before anything is exported when one is missing."""
    model_id = chosen.id or target.resolve().name
    known = CATALOGUE / f"{model_id}.json"
    keys = json.loads(known.read_text(encoding="utf-8")) if known.is_file() else {}
    for key in ("files", "components", "export", "memory_bytes", "recommended"):
        keys.pop(key, None)
    keys["id"] = model_id
    for key in ("name", "licence", "licence_url", "commercial_use"):
        given = getattr(chosen, key)
        if given is not None:
            keys[key] = given
    keys.setdefault("name", model_id)
    missing = [key for key in ("licence", "licence_url", "commercial_use") if key not in keys]
    if missing:
        options = ", ".join("--" + key.replace("_", "-") for key in missing)
        raise SystemExit(f"The catalogue does not know {model_id}: say under which licence it comes with {options}.")
    return keys


def write(target, keys, components, working=0):
    """
    Writes the manifest of everything in the folder.

    components: name of the graph to the file it is loaded from, relative to the folder
    working: bytes that a graph takes beside its weights while it runs, where that is much
    """
    files = []
    for file in sorted(target.rglob("*")):
        name = file.relative_to(target).as_posix()
        if file.is_file() and file.name != NAME:
            files.append({"name": name, "url": None, "size": file.stat().st_size, "sha256": sha256(file)})
    graphs = {}
    for component, file in components.items():
        graphs[component] = {"file": file, "memory_bytes": loaded((target / file).parent) + working}
    order = ("id", "name", "task", "family", "format", "description", "licence", "licence_url", "commercial_use", "note")
    manifest = {key: keys[key] for key in order if key in keys}
    manifest["memory_bytes"] = round(sum(g["memory_bytes"] for g in graphs.values()) * 1.2)
    manifest |= {key: value for key, value in keys.items() if key not in manifest}
    manifest |= {"components": graphs, "files": files}
    (target / NAME).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return manifest


def loaded(folder):
    """About what a graph takes when it is loaded: its weights."""
    return max(1, sum(f.stat().st_size for f in folder.iterdir() if f.suffix not in (".json", ".txt")))


def sha256(file):
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
