package io.songreel.media;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Reads a clip back after it was written: a half-written clip is never trusted. */
public final class ClipCheck {
    private ClipCheck() {
    }

    /**
     * Decodes the whole clip.
     *
     * @throws IOException
     *             when it is cut short, damaged, or gives another number of frames than its index lists
     */
    public static Decoded decode(Path clip) throws IOException {
        try (Demux source = Demux.video(clip);
                Decoder decoder = new Decoder(source, "h264", Decoder.Depth.COUNT, 2)) {
            PacketDigest digest = new PacketDigest(source.parameters());
            int[] frames = new int[1];
            for (AVPacket packet = source.next(); packet != null; packet = source.next()) {
                digest.add(packet);
                decoder.decode(packet, frame -> frames[0]++);
            }
            decoder.decode(null, frame -> frames[0]++);
            if (frames[0] == 0 || frames[0] != source.indexed()) {
                throw new IOException("the clip gives " + frames[0] + " of " + source.indexed() + " frames");
            }
            return new Decoded(frames[0], digest.hex());
        }
    }

    /**
     * What the decode gave.
     *
     * @param frames
     *            frames that came out of the decoder
     * @param packetsSha256
     *            hex SHA-256 over the decoder's parameter sets and the packets, each with its length
     */
    public record Decoded(int frames, String packetsSha256) {}
}
