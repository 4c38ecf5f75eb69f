package io.songreel.media;

import static io.songreel.media.FfmpegErrors.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Goes to frames of one video by its index. Ascending frames of one group of pictures are decoded once. */
final class StillReader implements AutoCloseable {
    private final Demux source;
    private final Decoder decoder;
    private final RgbConverter converter;
    private long decodedTo = Long.MIN_VALUE;
    private boolean ended;

    StillReader(Path video) throws IOException {
        source = Demux.video(video);
        try {
            decoder = new Decoder(source, "h264", Decoder.Depth.EXACT, 1);
            converter = new RgbConverter(source.parameters());
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }

    Picture at(long frameIndex) throws IOException {
        int index = Objects.checkIndex(Math.toIntExact(frameIndex), source.indexed());
        long target = entry(index).timestamp();
        long key = entry(keyFrame(index)).timestamp();
        if (ended || decodedTo >= target || decodedTo < key) {
            check(avformat.av_seek_frame(source.context(), source.stream().index(), key,
                    avformat.AVSEEK_FLAG_BACKWARD), "go to frame");
            decoder.flush();
            ended = false;
        }
        Taker taker = new Taker(target);
        while (taker.picture == null && !ended) {
            AVPacket packet = source.next();
            ended = packet == null;
            decoder.decode(packet, taker);
        }
        if (taker.picture == null) {
            throw new IOException("the video has no frame " + frameIndex);
        }
        return taker.picture;
    }

    private int keyFrame(int index) throws IOException {
        int key = index;
        while (key > 0 && (entry(key).flags() & AVIndexEntry.AVINDEX_KEYFRAME) == 0) {
            key--;
        }
        return key;
    }

    private AVIndexEntry entry(int index) throws IOException {
        return FfmpegErrors.present(avformat.avformat_index_get_entry(source.stream(), index), "frame in the index");
    }

    @Override
    public void close() {
        converter.close();
        decoder.close();
        source.close();
    }

    /** Keeps the one frame with the wanted time stamp. */
    private final class Taker implements Decoder.FrameTaker {
        private final long target;
        private @Nullable Picture picture;

        Taker(long target) {
            this.target = target;
        }

        @Override
        public void take(AVFrame frame) throws IOException {
            decodedTo = frame.pts() == avutil.AV_NOPTS_VALUE ? frame.best_effort_timestamp() : frame.pts();
            if (decodedTo == target) {
                picture = converter.convert(frame);
            }
        }
    }
}
