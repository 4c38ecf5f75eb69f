package io.songreel.media;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Counts the frames of a film that are known to decode.
 * <p>
 * A clip that was decoded when it was made ({@link FilmClip#packetsSha256}) is counted when the film's parameter sets
 * and packets at its place have the very digest of that decode: the same bytes give the same frames. Its first two
 * frames are decoded from the film all the same, which proves the join. Any other clip is decoded from the film whole.
 */
final class PictureProof {
    private static final int JOIN_FRAMES = 2;

    private PictureProof() {
    }

    static long framesDecoded(Path film, FilmParts parts, CancelToken cancel) throws IOException {
        try (Demux source = Demux.video(film);
                Decoder decoder = new Decoder(source, "h264", Decoder.Depth.COUNT, 2)) {
            long known = 0;
            for (FilmClip clip : parts.clips()) {
                known += clip(clip, source, decoder, cancel);
            }
            if (source.next() != null) {
                throw new IOException("the film has more frames than its clips");
            }
            return known;
        }
    }

    private static int clip(FilmClip clip, Demux source, Decoder decoder, CancelToken cancel) throws IOException {
        boolean decodedBefore = !clip.packetsSha256().isEmpty();
        int wanted = decodedBefore ? Math.min(JOIN_FRAMES, clip.frames()) : clip.frames();
        PacketDigest digest = new PacketDigest(source.parameters());
        int[] decoded = new int[1];
        decoder.flush();
        for (int i = 0; i < clip.frames(); i++) {
            cancel.check();
            AVPacket packet = source.next();
            if (packet == null) {
                return 0;
            }
            digest.add(packet);
            if (i < wanted) {
                decoder.decode(packet, frame -> decoded[0]++);
            }
        }
        decoder.decode(null, frame -> decoded[0]++);
        if (!decodedBefore) {
            return decoded[0];
        }
        return decoded[0] == wanted && digest.hex().equals(clip.packetsSha256()) ? clip.frames() : decoded[0];
    }
}
