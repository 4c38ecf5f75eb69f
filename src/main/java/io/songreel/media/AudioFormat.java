package io.songreel.media;

/**
 * Song containers we accept, by their bytes.
 *
 * @see MediaSniffer
 */
public enum AudioFormat {
    MP3("mp3", "audio/mpeg", "mp3"), WAV("wav", "audio/wav", "wav"), M4A("mov", "audio/mp4", "m4a"),
    AAC("aac", "audio/aac", "aac"), FLAC("flac", "audio/flac", "flac"), OGG("ogg", "audio/ogg", "ogg");

    private final String demuxer;
    private final String mediaType;
    private final String extension;

    AudioFormat(String demuxer, String mediaType, String extension) {
        this.demuxer = demuxer;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** FFmpeg's name of the one demuxer that may open it. */
    public String demuxer() {
        return demuxer;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }
}
