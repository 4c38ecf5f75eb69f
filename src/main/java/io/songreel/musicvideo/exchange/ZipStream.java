package io.songreel.musicvideo.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP that is made while it is read: only a chunk of it is ever in memory, and an entry is opened when its turn comes.
 * The same entries give the same bytes. Nothing is compressed, as media do not shrink. Not safe for many threads.
 */
final class ZipStream extends InputStream {
    private static final int CHUNK = 64 * 1024;
    /** The first moment a ZIP can name. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Iterator<Entry> entries;
    private final Chunk chunk = new Chunk();
    private final ZipOutputStream zip = new ZipOutputStream(chunk);
    private final byte[] copy = new byte[CHUNK];
    private @Nullable InputStream current;
    private boolean ended;

    ZipStream(List<Entry> entries) {
        this.entries = List.copyOf(entries).iterator();
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    /**
     * A file to be.
     *
     * @param name
     *            a relative path
     */
    record Entry(String name, Source source) {}

    /** Opens a file's bytes. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (chunk.isEmpty() && !ended) {
            advance();
        }
        return chunk.isEmpty() ? -1 : chunk.take(into, offset, length);
    }

    /** Writes a little more of the ZIP. */
    private void advance() throws IOException {
        chunk.reset();
        if (current != null) {
            int count = current.read(copy);
            if (count >= 0) {
                zip.write(copy, 0, count);
                return;
            }
            current.close();
            current = null;
            zip.closeEntry();
        } else if (entries.hasNext()) {
            Entry next = entries.next();
            ZipEntry header = new ZipEntry(next.name());
            header.setTimeLocal(TIME);
            current = next.source().open();
            zip.putNextEntry(header);
        } else {
            zip.close();
            ended = true;
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        try (zip) {
            if (current != null) {
                current.close();
                current = null;
            }
        }
        chunk.reset();
    }

    /** What the ZIP wrote and nobody took yet. */
    private static final class Chunk extends ByteArrayOutputStream {
        private int taken;

        boolean isEmpty() {
            return taken == count;
        }

        int take(byte[] into, int offset, int length) {
            int some = Math.min(length, count - taken);
            System.arraycopy(buf, taken, into, offset, some);
            taken += some;
            return some;
        }

        @Override
        public synchronized void reset() {
            super.reset();
            taken = 0;
        }
    }
}
