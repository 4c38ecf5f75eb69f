package io.songreel.musicvideo.exchange;

import io.songreel.musicvideo.exchange.Timeline.Mark;
import io.songreel.musicvideo.exchange.Timeline.Shot;
import java.util.Map;

/**
 * FCPXML 1.10, for Final Cut Pro and DaVinci Resolve. Times are rational seconds on the frame grid, as the format wants
 * them; the song is a connected clip on lane −1, sections are chapter markers.
 */
final class FinalCutXml {
    private static final String FORMAT = "r1";
    private static final String SONG = "r2";
    private static final int FIRST_CLIP = 3;
    /** The only rates a sequence may name. */
    private static final Map<Integer, String> RATES = Map.of(32_000, "32k", 44_100, "44.1k", 48_000, "48k", 88_200,
            "88.2k", 96_000, "96k", 176_400, "176.4k", 192_000, "192k");

    private final Timeline film;
    private final XmlText xml = new XmlText();

    private FinalCutXml(Timeline film) {
        this.film = film;
    }

    static String write(Timeline film) {
        return new FinalCutXml(film).write();
    }

    private String write() {
        xml.declare("fcpxml").open("fcpxml", "version", "1.10");
        resources();
        xml.open("library").open("event", "name", "Songreel").open("project", "name", film.title());
        xml.open("sequence", "format", FORMAT, "duration", frames(film.frames()), "tcStart", "0s", "tcFormat", "NDF",
                "audioLayout", "stereo", "audioRate", RATES.getOrDefault(film.song().sampleRate(), "48k"));
        xml.open("spine");
        for (int i = 0; i < film.shots().size(); i++) {
            shot(film.shots().get(i), "r" + (FIRST_CLIP + i), i == 0);
        }
        return xml.closeAll();
    }

    private void resources() {
        Timeline.Song song = film.song();
        xml.open("resources");
        xml.empty("format", "id", FORMAT, "frameDuration", "1/" + film.fps() + "s", "width",
                Integer.toString(film.width()), "height", Integer.toString(film.height()), "colorSpace",
                "1-1-1 (Rec. 709)");
        xml.open("asset", "id", SONG, "name", "Song", "start", "0s", "duration",
                song.samples() + "/" + song.sampleRate() + "s", "hasAudio", "1", "audioSources", "1",
                "audioChannels", Integer.toString(song.channels()), "audioRate", Integer.toString(song.sampleRate()));
        xml.empty("media-rep", "kind", "original-media", "src", song.file()).close();
        for (int i = 0; i < film.shots().size(); i++) {
            Shot shot = film.shots().get(i);
            xml.open("asset", "id", "r" + (FIRST_CLIP + i), "name", shot.name(), "start", "0s", "duration",
                    frames(shot.frames()), "hasVideo", "1", "format", FORMAT, "videoSources", "1");
            xml.empty("media-rep", "kind", "original-media", "src", shot.file()).close();
        }
        xml.close();
    }

    private void shot(Shot shot, String ref, boolean first) {
        xml.open("asset-clip", "ref", ref, "offset", frames(shot.start()), "name", shot.name(), "start", "0s",
                "duration", frames(shot.frames()), "format", FORMAT, "tcFormat", "NDF");
        if (first && film.songFrames() > 0) {
            song();
        }
        for (Mark mark : film.marks(shot)) {
            String at = frames(mark.frame() - shot.start());
            if (mark.kind() == Mark.Kind.SECTION) {
                xml.empty("chapter-marker", "start", at, "duration", frames(1), "value", mark.name(), "posterOffset",
                        "0s");
            } else {
                xml.empty("marker", "start", at, "duration", frames(1), "value", mark.name());
            }
        }
        xml.close();
    }

    private void song() {
        xml.open("asset-clip", "ref", SONG, "lane", "-1", "offset", "0s", "name", "Song", "start", "0s", "duration",
                frames(film.songFrames()), "audioRole", "music");
        long in = Math.round(film.song().fadeInSeconds() * film.fps());
        long out = Math.round(film.song().fadeOutSeconds() * film.fps());
        if (in > 0 || out > 0) {
            xml.open("adjust-volume").open("param", "name", "amount");
            if (in > 0) {
                xml.empty("fadeIn", "type", "linear", "duration", frames(in));
            }
            if (out > 0) {
                xml.empty("fadeOut", "type", "linear", "duration", frames(out));
            }
            xml.close().close();
        }
        xml.close();
    }

    private String frames(long frames) {
        return frames == 0 ? "0s" : frames + "/" + film.fps() + "s";
    }
}
