#!/usr/bin/env bash
# Downloads one model of this folder's manifests: asks all sizes first, resumes, checks size and SHA-256, then gives
# each file its name. Where the manifest knows no SHA-256, the one that the server tells is taken (Hugging Face does),
# and where it tells none, the one of what came is recorded beside the file and holds from then on.
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

if [[ ${#names[@]} == 0 ]]; then
    echo "nobody publishes $id in a form that can be used here; make it on this machine:" >&2
    sed -n 's/^ *"export": { "command": "\(.*\)", "note": .*/  \1/p' "$manifest" | sed 's/\\"/"/g' >&2
    exit 1
fi

whole() { # whole FILE SIZE: whether FILE is there with the published or recorded size
    [[ -s $1 ]] || return 1
    local size=$2
    [[ $size == null && -f $1.sha256 ]] && size=$(sed -n 's/^# \([0-9]*\) bytes.*/\1/p' "$1.sha256")
    [[ ! $size =~ ^[0-9]+$ || $(stat -c %s "$1") == "$size" ]]
}
header() { tr -d '\r' <<<"$1" | sed -n "s/^$2: *\"\{0,1\}\([^\"]*\)\"\{0,1\} *$/\1/Ip" | tail -n 1; }

missing=0
for i in "${!names[@]}"; do
    name=${names[$i]}
    target=$directory/$id/$name
    whole "$target" "${sizes[$i]}" && continue
    [[ -n ${MIRROR:-} ]] && urls[i]=${MIRROR%/}/$id/$name
    if [[ ${sizes[$i]} == null ]]; then
        told=$(curl --fail --silent --show-error --head --retry 5 --retry-connrefused "${urls[$i]}")
        size=$(header "$told" X-Linked-Size)
        etag=$(header "$told" X-Linked-Etag)
        commit=$(header "$told" X-Repo-Commit)
        if [[ -z $size ]]; then
            told=$(curl --fail --silent --show-error --head --location --retry 5 "${urls[$i]}")
            size=$(header "$told" Content-Length)
        fi
        if [[ ! $size =~ ^[1-9][0-9]*$ ]]; then
            echo "the server does not say how large $name is; try another mirror" >&2
            exit 1
        fi
        sizes[i]=$size
        [[ ${digests[$i]} == null && $etag =~ ^[0-9a-f]{64}$ ]] && digests[i]=$etag
        # From a branch to the commit that it stands at, so that all files are of one version.
        if [[ $commit =~ ^[0-9a-f]{40}$ && ${urls[$i]} =~ ^(.*/resolve/)[^/]+(/.*)$ ]]; then
            urls[i]=${BASH_REMATCH[1]}$commit${BASH_REMATCH[2]}
        fi
    fi
    have=0
    [[ -f $target.part ]] && have=$(stat -c %s "$target.part")
    missing=$((missing + sizes[i] - have))
done

mkdir -p "$directory/$id"
free=$(df -P -B 1 "$directory/$id" | awk 'NR == 2 { print $4 }')
if ((missing > free)); then
    echo "$id needs $((missing / 1000000)) MB more on disk and $((free / 1000000)) MB are free" >&2
    exit 1
fi

for i in "${!names[@]}"; do
    name=${names[$i]} url=${urls[$i]} size=${sizes[$i]} digest=${digests[$i]}
    target=$directory/$id/$name
    if whole "$target" "$size"; then
        echo "$target is there already"
        continue
    fi
    mkdir -p "$(dirname "$target")"
    if [[ ! -f $target.part || $(stat -c %s "$target.part") != "$size" ]]; then
        curl --fail --location --retry 5 --retry-connrefused --continue-at - --output "$target.part" "$url"
    fi
    if [[ $(stat -c %s "$target.part") != "$size" ]]; then
        echo "$name has another size than the published file; remove $target.part and try again" >&2
        exit 1
    fi
    got=$(sha256sum "$target.part" | cut -d ' ' -f 1)
    if [[ $digest == null ]]; then
        echo "no published SHA-256 to compare with; got $got"
    elif [[ $got != "$digest" ]]; then
        rm "$target.part"
        echo "$name is not the published file and was removed; try again, or another mirror" >&2
        exit 1
    fi
    printf '%s  %s\n# %s bytes from %s\n' "$got" "$(basename "$name")" "$size" "$url" >"$target.sha256"
    mv "$target.part" "$target"
    echo "$target is ready"
done
