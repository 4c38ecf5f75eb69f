package io.songreel.media;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * The packets of all clips, one after the other, on the film's one frame grid (1/90000 s). The last frame lasts until
 * the song ends.
 */
final class VideoTrack implements AutoCloseable {
    private final FilmParts parts;
    private final Iterator<FilmClip> clips;
    private final long frames;
    private final byte[] parameterSets;
    private FilmClip clip;
    private Demux source;
    private int inClip;
    private long frame;

    VideoTrack(FilmParts parts) throws IOException {
        this.parts = parts;
        this.frames = parts.frames();
        this.clips = parts.clips().iterator();
        long missing = parts.endTick() - frames * parts.ticksPerFrame();
        if (Math.abs(missing) >= parts.ticksPerFrame()) {
            throw new IllegalArgumentException("the clips' frames do not add up to the song's length");
        }
        clip = clips.next();
        source = Demux.video(clip.path());
        parameterSets = parameterSets(source.parameters());
    }

    AVCodecParameters parameters() {
        return source.parameters();
    }

    /** The next packet, valid until the next call; null at the end. */
    @Nullable
    AVPacket next() throws IOException {
        AVPacket packet = source.next();
        if (packet == null) {
            if (inClip != clip.frames()) {
                throw new IOException("a clip has " + inClip + " of " + clip.frames() + " frames");
            }
            if (!clips.hasNext()) {
                return null;
            }
            open(clips.next());
            packet = FfmpegErrors.present(source.next(), "frame in a clip");
        }
        if (inClip == 0 && (packet.flags() & avcodec.AV_PKT_FLAG_KEY) == 0) {
            throw new IOException("a clip does not start with a key frame");
        }
        if (++inClip > clip.frames()) {
            throw new IOException("a clip has more than " + clip.frames() + " frames");
        }
        long tick = frame++ * parts.ticksPerFrame();
        packet.pts(tick).dts(tick);
        packet.duration(frame == frames ? parts.endTick() - tick : parts.ticksPerFrame());
        return packet;
    }

    private void open(FilmClip following) throws IOException {
        Demux opened = Demux.video(following.path());
        source.close();
        source = opened;
        clip = following;
        inClip = 0;
        if (!Arrays.equals(parameterSets, parameterSets(source.parameters()))) {
            throw new IOException("the clips were not made with the same encoder settings");
        }
    }

    private static byte[] parameterSets(AVCodecParameters parameters) {
        byte[] bytes = new byte[parameters.extradata_size()];
        if (bytes.length > 0) {
            parameters.extradata().get(bytes);
        }
        return bytes;
    }

    @Override
    public void close() {
        source.close();
    }
}
