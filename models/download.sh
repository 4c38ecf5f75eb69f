#!/usr/bin/env bash
# Downloads one model of this folder's manifests: resumes, checks size and SHA-256, then gives the file its name.
#
#   models/download.sh ID [DIRECTORY]      DIRECTORY is data/models by default
#   MIRROR=http://host:port models/...     from another machine's models directory instead of the publisher
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
manifests=${MANIFESTS:-$here}
id=${1:-}
directory=${2:-data/models}
manifest=$manifests/$id.json

if [[ ! $id =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ || ! -f $manifest ]]; then
    echo "usage: models/download.sh ID [DIRECTORY], where ID is one of:" >&2
    for each in "$manifests"/*.json; do
        echo "  $(basename "$each" .json)" >&2
    done
    exit 2
fi

# The manifests have one key a line and each file's keys in the order name, url, size, sha256.
value() { sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\} *$/\1/p" "$manifest"; }
mapfile -t names < <(value name | tail -n +2)
mapfile -t urls < <(value url)
mapfile -t sizes < <(value size)
mapfile -t digests < <(value sha256)

mkdir -p "$directory/$id"
for i in "${!names[@]}"; do
    name=${names[$i]} url=${urls[$i]} size=${sizes[$i]} digest=${digests[$i]:-}
    target=$directory/$id/$name
    if [[ -f $target && $(stat -c %s "$target") == "$size" ]]; then
        echo "$target is there already"
        continue
    fi
    [[ -n ${MIRROR:-} ]] && url=${MIRROR%/}/$id/$name
    if [[ ! -f $target.part || $(stat -c %s "$target.part") != "$size" ]]; then
        curl --fail --location --retry 5 --retry-connrefused --continue-at - --output "$target.part" "$url"
    fi
    if [[ $(stat -c %s "$target.part") != "$size" ]]; then
        echo "$name has another size than the published file; remove $target.part and try again" >&2
        exit 1
    fi
    got=$(sha256sum "$target.part" | cut -d ' ' -f 1)
    if [[ -z $digest ]]; then
        echo "no published SHA-256 to compare with; got $got"
    elif [[ $got != "$digest" ]]; then
        rm "$target.part"
        echo "$name is not the published file and was removed; try again, or another mirror" >&2
        exit 1
    fi
    echo "$got  $name" >"$target.sha256"
    mv "$target.part" "$target"
    echo "$target is ready"
done
