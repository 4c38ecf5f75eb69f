package io.songreel.musicvideo;

import io.songreel.lyrics.Cue;
import io.songreel.lyrics.LyricSheet;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import io.songreel.render.caption.CaptionFont;
import io.songreel.render.caption.CaptionStyle;
import io.songreel.render.caption.Captions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words to be drawn, clip by clip: a line appears with its first word, at the frame boundary nearest to it, where a
 * cut at that time would be. None unless they were ordered.
 */
final class LyricCaptions {
    private final List<Cue> cues;

    private LyricCaptions(List<Cue> cues) {
        this.cues = cues;
    }

    static LyricCaptions of(UserOptions options, Transcript transcript) {
        int[] size = options.renderSize();
        return new LyricCaptions(options.burnLyrics()
                ? LyricSheet.of(transcript).cues(new CaptionStyle(size[0], size[1]).columns())
                : List.of());
    }

    /** What is drawn on one scene's clip; null for nothing, so that a clip without words depends on none. */
    @Nullable
    Captions in(FrameLedger ledger, int scene) {
        long first = ledger.cut(scene);
        int frames = ledger.frames(scene);
        List<Captions.Cue> within = new ArrayList<>();
        for (Cue cue : cues) {
            long from = Math.round(cue.start() * ledger.fps()) - first;
            long until = Math.round(cue.end() * ledger.fps()) - first;
            if (from < frames && until > Math.max(0, from)) {
                within.add(new Captions.Cue((int) Math.max(0, from), (int) Math.min(frames, until),
                        cue.rows().stream().map(row -> words(row, ledger.fps(), first)).toList()));
            }
        }
        return within.isEmpty() ? null : new Captions(CaptionFont.identity(), within);
    }

    /** What was sung before the clip is sung from its first frame: the clip does not depend on when. */
    private static List<Captions.Word> words(List<Word> row, int fps, long first) {
        return row.stream().map(word -> new Captions.Word(word.text(),
                (int) Math.max(0, Math.round(word.start() * fps) - first))).toList();
    }
}
