package io.songreel.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/** A graph of {@code gpu/graphs} with random fp16 weights: as heavy as the real model, and as fast. */
final class RandomWeights {
    private static final int BLOCK = 1 << 24;
    /** Small enough that nothing overflows half precision on its way through the network. */
    private static final double DEVIATION = 0.02;

    private RandomWeights() {
    }

    /** Writes {@code into/model.onnx} and its weights beside it, unless they are there; the path of the graph. */
    static Path unpack(Path graphs, String name, Path into) throws IOException {
        Path graph = into.resolve("model.onnx");
        Path data = into.resolve("model.onnx_data");
        long bytes = Long.parseLong(Files.readString(graphs.resolve(name + ".bytes")).strip());
        if (Files.exists(data) && Files.size(data) == bytes) {
            return graph;
        }
        Files.createDirectories(into);
        try (InputStream in = new BufferedInputStream(
                new GZIPInputStream(Files.newInputStream(graphs.resolve(name + ".onnx.gz"))));
                OutputStream out = Files.newOutputStream(graph)) {
            in.transferTo(out);
        }
        byte[] block = block();
        try (OutputStream out = Files.newOutputStream(data)) {
            for (long at = 0; at < bytes; at += BLOCK) {
                out.write(block, 0, (int) Math.min(BLOCK, bytes - at));
            }
        }
        return graph;
    }

    private static byte[] block() {
        SplittableRandom random = new SplittableRandom(7);
        ByteBuffer buffer = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            buffer.putShort(Float.floatToFloat16((float) (DEVIATION * random.nextGaussian())));
        }
        return buffer.array();
    }
}
