package io.songreel.media;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Decodes one upload in a process of its own, so that a file that breaks a decoder breaks only that. Started by
 * {@link Intake} with limits on memory, time and files; not meant to be run by hand. Starts no part of the server.
 *
 * <p>Arguments: {@code song FORMAT UPLOAD RESULT REPORT MAX_SECONDS} or
 * {@code picture FORMAT UPLOAD RESULT REPORT MAX_PIXELS}. Exit code 0: the report says what was found, or why the file
 * is refused. Anything else: the decoder broke.
 */
public final class MediaWorker {
    private MediaWorker() {
    }

    public static void main(String[] args) throws IOException {
        endWithParent();
        Path upload = Path.of(args[2]);
        Path result = Path.of(args[3]);
        Path report = Path.of(args[4]);
        try {
            switch (args[0]) {
                case "song" -> song(AudioFormat.valueOf(args[1]), upload, result, report, Integer.parseInt(args[5]));
                case "picture" ->
                    picture(ImageFormat.valueOf(args[1]), upload, result, report, Long.parseLong(args[5]));
                default -> throw new IllegalArgumentException("song or picture");
            }
        } catch (MediaRefused refused) {
            WorkerReport.refusal(report, refused);
        }
        // Not left to the end of main: a decoder's thread must not keep the process.
        Runtime.getRuntime().halt(0);
    }

    static void song(AudioFormat format, Path upload, Path pcm, Path report, int maxSeconds)
            throws IOException, MediaRefused {
        FfmpegErrors.silence();
        SongFacts facts = new SongDecoder(upload, format, maxSeconds).decodeTo(pcm);
        try (PcmFile file = PcmFile.open(pcm)) {
            WorkerReport.song(report, facts, Peaks.of(file, Peaks.BUCKETS));
        }
    }

    static void picture(ImageFormat format, Path upload, Path png, Path report, long maxPixels)
            throws IOException, MediaRefused {
        Picture picture = new PictureDecoder(maxPixels).read(upload, format);
        Pictures.writePng(picture, png);
        WorkerReport.picture(report, picture.width(), picture.height());
    }

    /** The server holds the other end of standard input: when it is gone, nobody waits for the result. */
    private static void endWithParent() {
        Thread watch = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {
                    // nothing is ever sent
                }
            } catch (IOException gone) {
                // the same as the end
            }
            Runtime.getRuntime().halt(3);
        }, "parent");
        watch.setDaemon(true);
        watch.start();
    }
}
