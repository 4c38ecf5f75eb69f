package io.songreel.media;

import io.songreel.media.TestSongs.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Songs and clips made by code, for films. */
public final class FilmFixtures {
    public static final VideoProfile SMALL = new VideoProfile(160, 96, 25, 23);

    private FilmFixtures() {
    }

    /** The forms in which songs come, at rates that matter to films. */
    enum Song {
        MP3_CBR(Kind.MP3_CBR, 44_100),

        MP3_VBR(Kind.MP3_VBR, 44_100),

        MP3_NO_XING(Kind.MP3_VBR_NO_XING, 22_050),

        MP3_TELEPHONE(Kind.MP3_CBR, 11_025),

        WAV_16(Kind.WAV_16, 44_100),

        WAV_24(Kind.WAV_24, 96_000),

        WAV_F32(Kind.WAV_F32, 48_000),

        M4A(Kind.M4A, 44_100),

        ADTS(Kind.ADTS, 48_000),

        FLAC_16(Kind.FLAC, 44_100),

        FLAC_24(Kind.FLAC_24, 48_000),

        OGG_VORBIS(Kind.OGG_VORBIS, 44_100),

        OGG_OPUS(Kind.OGG_OPUS, 48_000);

        private final Kind kind;
        final int rate;

        Song(Kind kind, int rate) {
            this.kind = kind;
            this.rate = rate;
        }

        /** Writes a stereo song of that many samples; the float form is beyond full scale once. */
        Path write(Path file, long samples) throws IOException {
            TestSongs.write(file, kind, samples, rate, 2);
            if (this == WAV_F32) {
                byte[] bytes = Files.readAllBytes(file);
                int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(data, 1.5f);
                Files.write(file, bytes);
            }
            return file;
        }
    }

    /** What intake measures. */
    public static SongFacts facts(Path song, AudioFormat format) throws IOException {
        Path pcm = Files.createTempFile("songreel", ".wav");
        Files.delete(pcm);
        try {
            return new SongDecoder(song, format, 1200).decodeTo(pcm);
        } catch (MediaRefused refused) {
            throw new IOException(refused);
        } finally {
            Files.deleteIfExists(pcm);
        }
    }

    /** A picture that moves with {@code index}, with some grain. */
    public static Yuv420 frame(VideoProfile profile, long index, int grain) {
        Yuv420 picture = Yuv420.black(profile.width(), profile.height());
        paint(picture, index, grain);
        return picture;
    }

    static void paint(Yuv420 picture, long index, int grain) {
        int width = picture.width();
        long state = index * 0x9E3779B97F4A7C15L + 1;
        for (int i = 0; i < picture.y().length; i++) {
            int x = i % width;
            int y = i / width;
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int noise = grain == 0 ? 0 : (int) ((state >>> 33) % (2 * grain + 1)) - grain;
            int base = 60 + (int) ((x + 2 * index) / 8 % 64) + (int) ((y + index) / 6 % 48);
            picture.y()[i] = (byte) (base + noise);
        }
        for (int i = 0; i < picture.u().length; i++) {
            picture.u()[i] = (byte) (110 + (i % (width / 2) + index) / 8 % 32);
            picture.v()[i] = (byte) (120 + i / width % 16);
        }
    }

    /** A clip of moving pictures, {@code first} its first frame on the film's ledger. */
    static Path clip(Path file, VideoProfile profile, int frames, long first) throws IOException {
        try (ClipWriter writer = ClipWriter.open(file, profile, frames, EncoderChoice.X264)) {
            for (int i = 0; i < frames; i++) {
                writer.write(frame(profile, first + i, 4));
            }
            writer.finish();
        }
        return file;
    }

    /** Clips whose frames add up to {@code frames}, of lengths {@code 1, 2, 3, …} times {@code step}, checked. */
    static List<FilmClip> clips(Path directory, VideoProfile profile, long frames, int step) throws IOException {
        List<FilmClip> clips = new ArrayList<>();
        long at = 0;
        for (int i = 1; at < frames; i++) {
            int length = (int) Math.min((long) i * step, frames - at);
            Path file = clip(directory.resolve("clip" + i + ".mp4"), profile, length, at);
            clips.add(FilmClip.checked(file, ClipCheck.decode(file)));
            at += length;
        }
        return clips;
    }

    /** A film of that song with as many frames as the ledger wants. */
    static FilmParts parts(Path directory, Song song, long samples, VideoProfile profile, int step)
            throws IOException {
        Path file = song.write(directory.resolve("song." + song.kind.format().extension()), samples);
        SongFacts facts = facts(file, song.kind.format());
        long frames = Math.max(1, Math.round(facts.durationSeconds() * profile.fps()));
        return new FilmParts(clips(directory, profile, frames, step), profile.fps(), file, facts, Fades.NONE,
                Map.of("title", song.name()), List.of());
    }
}
