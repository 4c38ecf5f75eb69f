package io.songreel.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** The song as our own PCM (see {@link Intake}): read window by window, so memory does not depend on its length. */
public final class PcmFile implements PcmSource, AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final FileChannel channel;
    private final long samples;
    private final ByteBuffer chunk = ByteBuffer.allocate(2 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    private PcmFile(FileChannel channel, long samples) {
        this.channel = channel;
        this.samples = samples;
    }

    /** @throws IOException also when the file is not of the form that {@link Intake} writes */
    public static PcmFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new PcmFile(channel, samplesOf(channel));
        } catch (IOException | RuntimeException bad) {
            channel.close();
            throw bad;
        }
    }

    private static long samplesOf(FileChannel channel) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(WavWriter.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(channel, header, 0);
        boolean ours = header.position() == WavWriter.HEADER_BYTES && header.getInt(0) == 0x46464952
                && header.getInt(20) == 0x0001_0001 && header.getInt(24) == WavWriter.RATE
                && header.getShort(34) == 16 && header.getInt(36) == 0x61746164;
        long bytes = Integer.toUnsignedLong(header.getInt(40));
        if (!ours || bytes % 2 != 0 || channel.size() != WavWriter.HEADER_BYTES + bytes) {
            throw new IOException("not a PCM file of ours");
        }
        return bytes / 2;
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public int rate() {
        return WavWriter.RATE;
    }

    @Override
    public int read(long position, float[] into, int count) throws IOException {
        int lead = Math.clamp(-position, 0, count);
        int end = Math.clamp(samples - position, 0, count);
        Arrays.fill(into, 0, lead, 0);
        for (int at = lead; at < end;) {
            int step = Math.min(CHUNK, end - at);
            chunk.clear().limit(2 * step);
            fill(channel, chunk, WavWriter.HEADER_BYTES + 2 * (position + at));
            if (chunk.hasRemaining()) {
                throw new IOException("the PCM file became shorter");
            }
            for (int i = 0; i < step; i++) {
                into[at + i] = chunk.getShort(2 * i) / 32768f;
            }
            at += step;
        }
        Arrays.fill(into, Math.max(end, lead), count, 0);
        return end;
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long offset = position - buffer.position();
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) > 0) {
            // until full or at the end
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
