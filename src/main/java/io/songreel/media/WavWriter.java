package io.songreel.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Writes the one PCM form of the house: RIFF/WAVE, mono, 16 bit, {@link #RATE} Hz, a 44-byte header. */
final class WavWriter implements AutoCloseable {
    static final int RATE = 44_100;
    static final int HEADER_BYTES = 44;

    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocate(64 * 1024).order(ByteOrder.LITTLE_ENDIAN);
    private long samples;

    WavWriter(Path file) throws IOException {
        channel = FileChannel.open(file, CREATE_NEW, WRITE);
        channel.position(HEADER_BYTES);
    }

    /** @param bytes little-endian samples, {@code 2 × count} of them */
    void write(ByteBuffer bytes, int count) throws IOException {
        bytes.limit(bytes.position() + 2 * count);
        while (bytes.hasRemaining()) {
            if (!pending.hasRemaining()) {
                drain();
            }
            int step = Math.min(pending.remaining(), bytes.remaining());
            pending.put(pending.position(), bytes, bytes.position(), step).position(pending.position() + step);
            bytes.position(bytes.position() + step);
        }
        samples += count;
    }

    long samples() {
        return samples;
    }

    /** Ends the file at exactly {@code length} samples: cuts, or adds silence. */
    void finish(long length) throws IOException {
        drain();
        channel.position(HEADER_BYTES + 2 * Math.min(samples, length));
        while (samples < length) {
            int step = (int) Math.min(length - samples, 4096);
            write(ByteBuffer.allocate(2 * step), step);
            drain();
        }
        channel.truncate(HEADER_BYTES + 2 * length);
        ByteBuffer header = header(2 * length);
        while (header.hasRemaining()) {
            channel.write(header, header.position());
        }
    }

    private void drain() throws IOException {
        pending.flip();
        while (pending.hasRemaining()) {
            channel.write(pending);
        }
        pending.clear();
    }

    private static ByteBuffer header(long dataBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(US_ASCII)).putInt(Math.toIntExact(36 + dataBytes));
        header.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
        header.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        return header.put("data".getBytes(US_ASCII)).putInt(Math.toIntExact(dataBytes)).flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
