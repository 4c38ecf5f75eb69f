package io.songreel.lyrics;

import java.util.List;

/** SubRip (.srt). */
final class SubRip {
    private SubRip() {
    }

    static String write(List<Cue> cues) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cues.size(); i++) {
            Cue cue = cues.get(i);
            // the format has no escapes; only its own arrow would be misread
            out.append(i + 1).append('\n').append(Clock.hours(cue.start(), ',')).append(" --> ")
                    .append(Clock.hours(cue.end(), ',')).append('\n').append(cue.text("\n").replace("-->", "→"))
                    .append("\n\n");
        }
        return out.toString();
    }
}
