package io.songreel.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The time tables of an MP4 file that we wrote, read without FFmpeg: a second opinion on what the muxer did. Boxes are
 * those of ISO/IEC 14496-12.
 *
 * @param topLevel
 *            names of the top-level boxes in file order
 */
record Mp4Layout(List<String> topLevel, List<Track> tracks) {
    private static final long MOOV_LIMIT = 256L << 20;

    /**
     * One track.
     *
     * @param handler
     *            {@code vide}, {@code soun}, …
     * @param timescale
     *            ticks a second of the media
     * @param mediaTicks
     *            sum of all sample durations
     * @param lastTicks
     *            duration of the last sample
     */
    record Track(String handler, long timescale, long samples, long mediaTicks, long lastTicks, List<Edit> edits,
            long movieTimescale) {
        /** When the track's presentation ends, seconds: its edits, or its media where there are none. */
        double endSeconds() {
            if (edits.isEmpty()) {
                return (double) mediaTicks / timescale;
            }
            double end = 0;
            for (Edit edit : edits) {
                double listed = (double) edit.movieTicks() / movieTimescale;
                double there = (double) (mediaTicks - edit.mediaTime()) / timescale;
                end += edit.mediaTime() < 0 ? listed : Math.min(listed, there);
            }
            return end;
        }

        /** Ticks at the media's start that are not presented: an encoder's priming. */
        long skippedTicks() {
            return edits.stream().mapToLong(Edit::mediaTime).filter(time -> time >= 0).findFirst().orElse(0);
        }
    }

    /** {@code movieTicks} long, from {@code mediaTime} on; −1 is a gap. */
    record Edit(long movieTicks, long mediaTime) {}

    Track track(String handler) throws IOException {
        return tracks.stream().filter(track -> track.handler().equals(handler)).findFirst()
                .orElseThrow(() -> new IOException("the film has no " + handler + " track"));
    }

    static Mp4Layout read(Path file) throws IOException {
        List<String> topLevel = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            for (long at = 0; at < channel.size();) {
                ByteBuffer head = bytes(channel, at, (int) Math.min(16, channel.size() - at));
                long size = head.getInt() & 0xffff_ffffL;
                String type = type(head);
                int header = 8;
                if (size == 1) {
                    size = head.getLong();
                    header = 16;
                } else if (size == 0) {
                    size = channel.size() - at;
                }
                if (size < header || at + size > channel.size()) {
                    throw new IOException("the file is cut short");
                }
                topLevel.add(type);
                if (type.equals("moov")) {
                    if (size > MOOV_LIMIT) {
                        throw new IOException("the index is too large");
                    }
                    tracks.addAll(movie(bytes(channel, at + header, (int) (size - header))));
                }
                at += size;
            }
        }
        return new Mp4Layout(List.copyOf(topLevel), List.copyOf(tracks));
    }

    private static List<Track> movie(ByteBuffer moov) {
        ByteBuffer header = child(moov, "mvhd");
        long movieTimescale = header.get(0) == 0 ? header.getInt(12) : header.getInt(20);
        List<Track> tracks = new ArrayList<>();
        for (ByteBuffer trak : children(moov, "trak")) {
            tracks.add(track(trak, movieTimescale));
        }
        return tracks;
    }

    private static Track track(ByteBuffer trak, long movieTimescale) {
        ByteBuffer mdia = child(trak, "mdia");
        ByteBuffer mdhd = child(mdia, "mdhd");
        long timescale = mdhd.get(0) == 0 ? mdhd.getInt(12) : mdhd.getInt(20);
        ByteBuffer handler = child(mdia, "hdlr").position(8);
        ByteBuffer stts = child(child(child(mdia, "minf"), "stbl"), "stts");
        long samples = 0;
        long ticks = 0;
        long last = 0;
        for (int i = 0; i < stts.getInt(4); i++) {
            long count = stts.getInt(8 + 8 * i);
            last = stts.getInt(12 + 8 * i) & 0xffff_ffffL;
            samples += count;
            ticks += count * last;
        }
        return new Track(type(handler), timescale, samples, ticks, last, edits(trak), movieTimescale);
    }

    private static List<Edit> edits(ByteBuffer trak) {
        List<Edit> edits = new ArrayList<>();
        for (ByteBuffer edts : children(trak, "edts")) {
            ByteBuffer elst = child(edts, "elst");
            boolean wide = elst.get(0) == 1;
            elst.position(8);
            for (int i = 0; i < elst.getInt(4); i++) {
                long length = wide ? elst.getLong() : elst.getInt() & 0xffff_ffffL;
                edits.add(new Edit(length, wide ? elst.getLong() : elst.getInt()));
                elst.getInt();
            }
        }
        return List.copyOf(edits);
    }

    private static ByteBuffer child(ByteBuffer parent, String type) {
        List<ByteBuffer> found = children(parent, type);
        return found.isEmpty() ? ByteBuffer.allocate(32) : found.getFirst();
    }

    /** The bodies of the direct children of that type. */
    private static List<ByteBuffer> children(ByteBuffer parent, String type) {
        List<ByteBuffer> found = new ArrayList<>();
        ByteBuffer boxes = parent.duplicate().position(0);
        while (boxes.remaining() >= 8) {
            int size = boxes.getInt();
            boolean wanted = type(boxes).equals(type);
            int body = Math.min(Math.max(size - 8, 0), boxes.remaining());
            if (wanted) {
                found.add(boxes.slice(boxes.position(), body));
            }
            boxes.position(boxes.position() + body);
        }
        return found;
    }

    private static String type(ByteBuffer from) {
        byte[] name = new byte[4];
        from.get(name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("the file is cut short");
            }
        }
        return buffer.flip();
    }
}
