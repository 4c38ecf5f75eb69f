package io.songreel.media;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.javacpp.BytePointer;

/**
 * SHA-256 over the codec's parameter sets and a run of packets, each with its length before it. Two runs with the same
 * digest decode to the same frames.
 */
final class PacketDigest {
    private final MessageDigest sha256;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);

    PacketDigest(AVCodecParameters parameters) {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
        add(parameters.extradata(), parameters.extradata_size());
    }

    void add(AVPacket packet) {
        add(packet.data(), packet.size());
    }

    private void add(BytePointer bytes, int size) {
        sha256.update(length.putInt(0, size).array());
        if (size > 0) {
            sha256.update(bytes.capacity(size).asByteBuffer());
        }
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
