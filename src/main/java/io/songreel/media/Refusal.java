package io.songreel.media;

import io.songreel.media.MediaRefused.Reason;

/** The public words of every refusal, in one place: what is wrong and what to do. */
final class Refusal {
    static final int MAX_CHANNELS = 8;

    private Refusal() {
    }

    static MediaRefused notASong() {
        return new MediaRefused(Reason.UNKNOWN_TYPE,
                "This is not a song that can be read. Send an MP3, WAV, M4A/AAC, FLAC or Ogg file.");
    }

    static MediaRefused notAPicture() {
        return new MediaRefused(Reason.UNKNOWN_TYPE,
                "This is not a picture that can be read. Send a PNG, JPEG or WebP file.");
    }

    static MediaRefused unreadableSong() {
        return new MediaRefused(Reason.UNREADABLE,
                "The song cannot be decoded. It may be damaged or incomplete; export it again and retry.");
    }

    static MediaRefused unreadablePicture() {
        return new MediaRefused(Reason.UNREADABLE,
                "The picture cannot be decoded. It may be damaged or incomplete; export it again and retry.");
    }

    static MediaRefused codec() {
        return new MediaRefused(Reason.UNREADABLE,
                "The sound in this file is in a codec that is not supported. Use MP3, AAC, PCM, FLAC, Vorbis or Opus.");
    }

    static MediaRefused channels() {
        return new MediaRefused(Reason.UNREADABLE,
                "The song has more than " + MAX_CHANNELS + " channels. Mix it down to stereo and retry.");
    }

    static MediaRefused rateChanges() {
        return new MediaRefused(Reason.UNREADABLE,
                "The song's sample rate is unusual or changes on the way. Export it at one rate, such as 44.1 kHz.");
    }

    static MediaRefused noAudio() {
        return new MediaRefused(Reason.NO_AUDIO, "There is no sound in this file. Send a file with a song in it.");
    }

    static MediaRefused tooLong(int maxSeconds) {
        return new MediaRefused(Reason.TOO_LONG,
                "The song is longer than " + seconds(maxSeconds) + ". Send a shorter one.");
    }

    static MediaRefused tooManyPixels(long maxPixels, int maxSide) {
        return new MediaRefused(Reason.TOO_MANY_PIXELS, "The picture is larger than " + maxPixels
                + " pixels, or one side is longer than " + maxSide + ". Send a smaller one.");
    }

    private static String seconds(int seconds) {
        return seconds % 60 == 0 && seconds >= 120 ? seconds / 60 + " minutes" : seconds + " seconds";
    }
}
