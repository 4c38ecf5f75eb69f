package io.songreel.lyrics;

import java.util.List;

/** WebVTT (.vtt), W3C. */
final class WebVtt {
    private WebVtt() {
    }

    static String write(List<Cue> cues) {
        StringBuilder out = new StringBuilder("WEBVTT\n\n");
        for (Cue cue : cues) {
            String text = cue.text("\n").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            out.append(Clock.hours(cue.start(), '.')).append(" --> ").append(Clock.hours(cue.end(), '.')).append('\n')
                    .append(text).append("\n\n");
        }
        return out.toString();
    }
}
