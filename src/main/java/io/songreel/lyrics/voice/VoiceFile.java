package io.songreel.lyrics.voice;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.media.PcmSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A separated voice on disk while its words are looked for: the mean of its channels in single precision, so that nothing
 * clips. Deleted when the one who wrote it closes it. One thread at a time.
 */
public final class VoiceFile implements VocalSeparator.Sink, PcmSource, AutoCloseable {
    private static final int CHUNK = 1 << 14;

    private final Path file;
    private final FileChannel channel;
    private final boolean own;
    private final ByteBuffer chunk = ByteBuffer.allocate(Float.BYTES * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private long samples;

    private VoiceFile(Path file, FileChannel channel, boolean own) {
        this.file = file;
        this.channel = channel;
        this.own = own;
    }

    /** @throws IOException also when there is such a file already */
    public static VoiceFile create(Path file) throws IOException {
        return new VoiceFile(file, FileChannel.open(file, CREATE_NEW, READ, WRITE), true);
    }

    /** One that was written before; it stays when this is closed. */
    public static VoiceFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, READ);
        VoiceFile voice = new VoiceFile(file, channel, false);
        voice.samples = channel.size() / Float.BYTES;
        return voice;
    }

    @Override
    public void take(float[] left, float[] right, int count) throws IOException {
        for (int at = 0; at < count; at += CHUNK) {
            int step = Math.min(CHUNK, count - at);
            chunk.clear();
            for (int i = at; i < at + step; i++) {
                chunk.putFloat(0.5f * (left[i] + right[i]));
            }
            chunk.flip();
            while (chunk.hasRemaining()) {
                channel.write(chunk, Float.BYTES * (samples + at) + chunk.position());
            }
        }
        samples += count;
    }

    @Override
    public long samples() {
        return samples;
    }

    @Override
    public int rate() {
        return VocalSeparator.RATE;
    }

    @Override
    public int read(long position, float[] into, int count) throws IOException {
        int lead = Math.clamp(-position, 0, count);
        int end = Math.clamp(samples - position, 0, count);
        Arrays.fill(into, 0, lead, 0);
        for (int at = lead; at < end;) {
            int step = Math.min(CHUNK, end - at);
            chunk.clear().limit(Float.BYTES * step);
            while (chunk.hasRemaining()) {
                if (channel.read(chunk, Float.BYTES * (position + at) + chunk.position()) < 0) {
                    throw new IOException("the file of the voice became shorter");
                }
            }
            for (int i = 0; i < step; i++) {
                into[at + i] = chunk.getFloat(Float.BYTES * i);
            }
            at += step;
        }
        Arrays.fill(into, Math.max(end, lead), count, 0);
        return end;
    }

    /** What was taken so far, to be heard as often as wanted before this is closed. */
    public Pcm16k speech() {
        return Songs.speech(this);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            if (own) {
                Files.deleteIfExists(file);
            }
        }
    }
}
