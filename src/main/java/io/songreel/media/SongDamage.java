package io.songreel.media;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Finds songs with packets that no decoder can use, such as junk amid an MP3 file. Such a song is shorter than its
 * packets say, so that copying the packets would shift what follows the damage.
 */
final class SongDamage {
    private SongDamage() {
    }

    static boolean in(FilmParts parts) throws IOException {
        return packetsOutlastSamples(parts) && somePacketFails(parts);
    }

    /** By a whole packet or more; declared padding at the end is usually less. Reads packets only: milliseconds. */
    private static boolean packetsOutlastSamples(FilmParts parts) throws IOException {
        long end = 0;
        long longest = 0;
        try (SongPackets packets = new SongPackets(parts.song(), parts.facts())) {
            for (AVPacket packet = packets.next(); packet != null; packet = packets.next()) {
                end = packet.pts() + packet.duration();
                longest = Math.max(longest, packet.duration());
            }
        }
        return end - parts.facts().samples() >= longest;
    }

    private static boolean somePacketFails(FilmParts parts) throws IOException {
        AudioFormat format = parts.facts().format();
        try (Demux source = Demux.song(parts.song(), format);
                Decoder decoder = new Decoder(source, Demux.codecs(format), Decoder.Depth.EXACT, 1)) {
            for (AVPacket packet = source.next(); packet != null; packet = source.next()) {
                decoder.decode(packet, frame -> {
                });
            }
            return decoder.leftOut() > 0;
        }
    }
}
