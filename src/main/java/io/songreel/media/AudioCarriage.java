package io.songreel.media;

import java.util.Set;

/** How the song got into the film. */
public enum AudioCarriage {
    /** The upload's own packets, byte for byte. */
    COPIED,
    /** As FLAC: the container cannot hold the song's own codec, its packets are damaged, or fades were asked of a lossless song. */
    LOSSLESS,
    /** As AAC at 256 kbit/s: fades were asked of a lossy song. */
    REENCODED;

    private static final Set<String> COPYABLE = Set.of("mp3", "aac", "flac", "opus");
    private static final Set<String> LOSSY = Set.of("mp3", "aac", "opus", "vorbis");
    private static final Set<Integer> AAC_RATES = Set.of(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100,
            48_000, 64_000, 88_200, 96_000);

    /** MPEG-2.5 layer III has no place in MP4. */
    private static final int MP4_LOWEST_MP3_RATE = 16_000;

    /** What a film with this song and these fades will use; a damaged song goes in as FLAC instead of copied. */
    public static AudioCarriage of(SongFacts song, Fades fades) {
        String codec = song.codec().equals("mp3float") ? "mp3" : song.codec();
        if (fades.any()) {
            return LOSSY.contains(codec) && AAC_RATES.contains(song.sampleRate()) ? REENCODED : LOSSLESS;
        }
        boolean standard = !codec.equals("mp3") || song.sampleRate() >= MP4_LOWEST_MP3_RATE;
        return COPYABLE.contains(codec) && standard ? COPIED : LOSSLESS;
    }
}
