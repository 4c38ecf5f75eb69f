#!/usr/bin/env bash
# UNets of SD 1.5 and SDXL at their real size, fp16, random weights: steps a second, cancel latency, model swap, memory.
#
#   gpu/bench.sh pack [cuda|cpu] FOLDER   here: a folder that needs nothing else, for a machine without network or Java
#   FOLDER/bench.sh run                   there: measures and prints JSON; also PyTorch beside it where Python has torch
#   FOLDER/bench.sh run 64 2              a trial, for a CPU: images of 64 pixels a side, 2 runs
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

pack() {
    local kind=$1 folder=$2 profile=()
    [[ $kind == cuda ]] && profile=(-Pcuda)
    cd "$here/.."
    mvn -q -B "${profile[@]}" test-compile
    mvn -q -B "${profile[@]}" dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath
    local java
    java=$(./songreel --which-java)
    mkdir -p "$folder/lib"
    tr ':' '\n' < target/bench.classpath | grep -E '/(onnxruntime|jackson|slf4j-api|logback|jspecify|micronaut|micrometer|jakarta|djl|api-|jna)' | xargs -I{} cp {} "$folder/lib/"
    rm -rf "$folder/classes" "$folder/jre"
    cp -r target/classes "$folder/classes"
    cp -r target/test-classes/io "$folder/classes/"
    "$java/bin/jlink" --add-modules java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,java.desktop,jdk.unsupported,jdk.management \
        --strip-debug --no-man-pages --no-header-files --output "$folder/jre"
    cp -r "$here/graphs" "$here/bench.sh" "$here/peer.py" "$folder/"
    du -sh "$folder"
}

run() {
    "$here/jre/bin/java" --enable-native-access=ALL-UNNAMED -Xmx2g -cp "$here/classes:$here/lib/*" \
        io.songreel.bench.GpuBench "$here/graphs" "${WORK:-$here/work}" "$@"
    if python3 -c 'import torch, diffusers' 2> /dev/null; then
        python3 "$here/peer.py"
    else
        echo "no Python with torch and diffusers here: nothing to compare with" >&2
    fi
}

case ${1:-} in
    pack) pack "${2:?cuda or cpu}" "${3:?folder}" ;;
    run) shift && run "$@" ;;
    *) sed -n '2,6p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
