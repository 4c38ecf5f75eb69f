package io.songreel.direction;

import io.songreel.direction.NounBook.Noun;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Directs by craft rules instead of a language model: reads the song's feeling and shape, casts a style, and writes a
 * film with one place, one light and one figure that change slowly, images for what is sung, returning images for what
 * is sung again, and an end that mirrors the beginning. The same brief gives the same film on every machine. Prompts
 * are made of our own words and the user's style tags only: nothing in a lyric can give orders. Safe for many threads.
 */
@Singleton
public final class RuleDirector implements Director {
    private static final int MOST_WORDS = 8_000;
    private static final int MOTIFS = 5;

    @Override
    public String identity() {
        return "rules/2";
    }

    @Override
    public Screenplay direct(Brief brief, CancelToken cancel, Progress progress) {
        cancel.check();
        progress.at(0, "reading the song");
        List<Segment> segments = brief.segments();
        Tongue tongue = Tongue.of(brief.transcript(), brief.language());
        String transcript = tongue.english(brief.transcript());
        SplitMix64 dice = new SplitMix64(brief.seed() ^ (long) brief.transcript().hashCode() << 20);
        Wishes wishes = Wishes.of(brief.styleTags());
        StoryArc arc = StoryArc.of(segments, brief.intensity());
        SongMood mood = SongMood.of(brief, transcript, arc, wishes);
        Map<Noun, Integer> nouns = NounBook.ours().count(transcript, MOST_WORDS);
        Casting.Choice choice = Casting.choose(brief, mood, wishes, nouns, dice);
        Production film = Production.of(brief, choice, wishes, motifs(brief, choice.family(), nouns, dice), dice);
        Returns returns = Returns.of(segments);
        List<CameraMove> cameras = CameraPlan.of(arc, film.family().cameras(), returns, dice);
        List<String> lyrics = segments.stream().map(segment -> tongue.english(segment.lyricSnippet())).toList();
        SceneWriter writer = new SceneWriter(film, arc, mood, Refrains.of(segments, arc), returns, segments, lyrics,
                dice);

        List<SceneDirection> scenes = new ArrayList<>(segments.size());
        for (int i = 0; i < segments.size(); i++) {
            cancel.check();
            progress.at(i / (double) segments.size(), "scene " + (i + 1) + " of " + segments.size());
            scenes.add(writer.write(i, cameras.get(i)));
        }
        Direction direction = new Direction(Clip.line(mood.sentence(arc, dice), ScreenplayValidator.MOST_MOOD),
                film.style(), film.palette(), film.motifs().stream().map(RuleDirector::said).toList(),
                promised(film.keptOut(), scenes));
        progress.at(1, "directed");
        return new Screenplay(direction, scenes);
    }

    /** What is sung about most; where that is little, what the picture and the style offer. */
    private static List<Noun> motifs(Brief brief, StyleFamily family, Map<Noun, Integer> nouns, SplitMix64 dice) {
        List<Noun> motifs = new ArrayList<>(nouns.entrySet().stream()
                .sorted(Map.Entry.<Noun, Integer>comparingByValue().reversed()).limit(MOTIFS).map(Map.Entry::getKey)
                .toList());
        if (motifs.size() < 2) {
            motifs.addAll(PictureMotifs.of(Palettes.valid(brief.look().palette(), family.palette()),
                    brief.look(), family, dice));
        }
        return List.copyOf(motifs);
    }

    private static String said(Noun motif) {
        return Clip.line(motif.label() + ": " + motif.images().getFirst(), ScreenplayValidator.MOST_MOTIF);
    }

    /** A term that stands in a prompt all the same ("no the") is not promised. */
    private static List<String> promised(List<String> keptOut, List<SceneDirection> scenes) {
        return keptOut.stream().filter(term -> scenes.stream().noneMatch(scene -> Terms.contains(scene.prompt(), term)))
                .toList();
    }
}
