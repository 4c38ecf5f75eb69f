package io.songreel.musicvideo.exchange;

import io.songreel.musicvideo.exchange.Timeline.Mark;
import io.songreel.musicvideo.exchange.Timeline.Shot;
import java.text.Normalizer;
import java.util.Locale;

/**
 * CMX 3600, the edit decision list that every program reads: one event a clip, one for the song, marks as locators. Time
 * code is non-drop and starts at zero, so it reads as the film's own time.
 */
final class EditDecisionList {
    private static final int LONGEST_TITLE = 70;

    private EditDecisionList() {
    }

    static String write(Timeline film) {
        StringBuilder out = new StringBuilder("TITLE: " + plain(film.title()) + "\nFCM: NON-DROP FRAME\n");
        int event = 1;
        for (Shot shot : film.shots()) {
            event(out, film, event, "C%05d".formatted(event), "V", shot.start(), shot.frames());
            out.append("* FROM CLIP NAME: ").append(shot.name()).append("\n* SOURCE FILE: ").append(shot.file())
                    .append('\n');
            for (Mark mark : film.marks(shot)) {
                out.append("* LOC: ").append(timecode(mark.frame(), film.fps()))
                        .append(" %-7s ".formatted(colour(mark.kind()))).append(plain(mark.name())).append('\n');
            }
            event++;
        }
        if (film.songFrames() > 0) {
            event(out, film, event, "SONG", film.song().channels() == 1 ? "A" : "AA", 0, film.songFrames());
            out.append("* FROM CLIP NAME: Song\n* SOURCE FILE: ").append(film.song().file()).append('\n');
        }
        return out.toString();
    }

    private static void event(StringBuilder out, Timeline film, int number, String reel, String channel, long start,
            long frames) {
        out.append("\n%03d  %-8s %-5s C        ".formatted(number, reel, channel)).append(timecode(0, film.fps()))
                .append(' ').append(timecode(frames, film.fps())).append(' ').append(timecode(start, film.fps()))
                .append(' ').append(timecode(start + frames, film.fps())).append('\n');
    }

    private static String colour(Mark.Kind kind) {
        return switch (kind) {
            case SECTION -> "MAGENTA";
            case BAR -> "CYAN";
            case BEAT -> "GREEN";
        };
    }

    static String timecode(long frame, int fps) {
        long seconds = frame / fps;
        return String.format(Locale.ROOT, "%02d:%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60,
                frame % fps);
    }

    /** The format is ASCII, line by line. */
    private static String plain(String text) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "")
                .replaceAll("[^\\x20-\\x7e]", "_").strip();
        return ascii.substring(0, Math.min(LONGEST_TITLE, ascii.length()));
    }
}
