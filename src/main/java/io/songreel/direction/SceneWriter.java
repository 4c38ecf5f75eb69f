package io.songreel.direction;

import io.songreel.direction.Lexicon.Feeling;
import io.songreel.direction.NounBook.Noun;
import io.songreel.direction.StoryArc.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the scenes of one film in order. A prompt says first what is seen, then how and where and in what light, then
 * what the frame does about the feeling, last the look; encoders that cut a long prompt lose the least that way.
 */
final class SceneWriter {
    /** How an image comes back: the first time, the second, and from then on. */
    private static final List<List<String>> RETURNS = List.of(
            List.of("the image comes back, nearer this time", "the same image once more, the place around it changed",
                    "the image returns, held a beat longer"),
            List.of("again, and now it fills the frame", "back again, and the light on it gone richer",
                    "once more, with everything else gone quiet"),
            List.of("there again, as if for the last time", "once more, and something in it has let go",
                    "again, smaller now in a larger world"));
    private static final List<String> VIEWS = List.of("seen from above", "seen in reflection", "seen from far off",
            "seen from the other side", "seen through a gap", "seen again, now empty");
    private static final List<String> ENDINGS = List.of("the frame of the opening again, one thing missing",
            "the frame of the opening again, everything where it was and nothing the same",
            "the frame of the opening again, from a little further away",
            "the frame of the opening again, held until it is only light");

    /** A part that is like no other is shown like no other. */
    private static final Map<String, List<String>> DEPARTURES = Map.of("bridge",
            List.of("for once the film looks away, colour drawn out of everything",
                    "everything that moved stands still, everything still moves",
                    "the world seen upside down in still water", "all of it in silhouette, nothing explained",
                    "the camera lost for a moment and glad of it"),
            "instrumental", List.of("nobody is needed here: the place itself moves to the music",
                    "shapes before things, rhythm before sense", "a long breath between two thoughts"));

    private final Production film;
    private final StoryArc arc;
    private final SongMood mood;
    private final Refrains refrains;
    private final Returns returns;
    private final List<Segment> segments;
    private final List<String> lyrics;
    private final SplitMix64 dice;
    private final Map<String, Bag<String>> bags = new LinkedHashMap<>();
    private final Map<Integer, String> hooks = new LinkedHashMap<>();
    private final Map<Integer, Integer> returned = new LinkedHashMap<>();
    private final Set<Integer> visited = new HashSet<>();
    private final Map<Integer, Take> takes = new LinkedHashMap<>();
    private Shot last = Shot.PLACE;
    private String lastLens = "";
    private String lastPrompt = "";

    /** What a chorus showed the first time. */
    private record Take(Shot shot, String subject, String size, String lens, int corner) {}

    /** What a scene is about. */
    private enum Shot {
        PLACE, FIGURE, IMAGE, DETAIL, RETURN
    }

    SceneWriter(Production film, StoryArc arc, SongMood mood, Refrains refrains, Returns returns,
            List<Segment> segments, List<String> lyrics, SplitMix64 dice) {
        this.film = film;
        this.arc = arc;
        this.mood = mood;
        this.refrains = refrains;
        this.returns = returns;
        this.segments = segments;
        this.lyrics = lyrics;
        this.dice = dice;
    }

    SceneDirection write(int scene, CameraMove move) {
        Band band = arc.band(scene);
        Take first = arc.phase(scene) == Phase.CLOSING ? null : takes.get(returns.homes().get(scene));
        Shot shot = first == null ? shot(scene) : first.shot();
        String touch = touch(scene, band);
        String lens = first == null ? draw("lens", film.lenses()) : first.lens();
        String subject = first == null
                ? subject(scene, shot, band)
                : first.subject() + ": " + returning(returns.homes().get(scene), returns.takes().get(scene));
        String size = first == null ? size(shot, band, scene) : first.size();
        int corner = first == null ? corner(scene) : first.corner();
        if (returns.comesBack(scene)) {
            takes.put(scene, new Take(shot, subject, size, lens, corner));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(Clip.sentence(subject) + ".");
        sentences.add(size + setting(scene, shot, corner) + ".");
        if (shot != Shot.DETAIL || band == Band.HIGH) {
            sentences.add(Clip.sentence(touch) + ".");
        }
        sentences.add(Clip.sentence((lens.isEmpty() || lens.equals(lastLens) ? "" : lens + "; ") + film.look()) + ".");
        String prompt = Clip.joined(sentences, " ", ScreenplayValidator.MOST_PROMPT);
        if (prompt.equalsIgnoreCase(lastPrompt)) { // few images left by the user's wishes: two scenes may draw alike
            sentences.set(0, "The shot goes on: " + subject + ".");
            prompt = Clip.joined(sentences, " ", ScreenplayValidator.MOST_PROMPT);
        }
        last = shot;
        lastLens = lens;
        lastPrompt = prompt;
        return new SceneDirection(segments.get(scene).i(), prompt, move.phrase() + angle(band, move), motion(band),
                negative(shot, band));
    }

    private Shot shot(int scene) {
        Phase phase = arc.phase(scene);
        if (phase == Phase.OPENING || phase == Phase.CLOSING) {
            return Shot.PLACE;
        } else if (returns.comesBack(scene) && arc.form().starts(scene)) {
            return Shot.IMAGE;
        } else if (refrains.returns(scene) && refrains.groups()[scene] != refrains.groups()[scene - 1]) {
            return Shot.RETURN;
        } else if (refrains.opens(scene)
                || (noun(scene) != null && (last != Shot.IMAGE || dice.nextDouble() < 0.5))) {
            return Shot.IMAGE;
        } else if (!visited.contains(corner(scene)) && last != Shot.PLACE) {
            return Shot.PLACE;
        }
        return free(scene);
    }

    private Shot free(int scene) {
        double daring = switch (arc.band(scene)) {
            case LOW -> 0.3;
            case MID -> 0.5;
            case HIGH -> 0.7;
        };
        if (last != Shot.FIGURE && !film.figure().isEmpty() && dice.nextDouble() < daring + 0.25) {
            return Shot.FIGURE;
        }
        List<Shot> others = new ArrayList<>(List.of(Shot.DETAIL, Shot.IMAGE, Shot.PLACE));
        others.remove(last);
        if (visited.contains(corner(scene)) && arc.scenes() < 60) {
            others.remove(Shot.PLACE); // a short film shows each place once, and the first again at its end
        }
        return others.get(Math.min(others.size() - 1, (int) (dice.nextDouble() / 0.45)));
    }

    private String subject(int scene, Shot shot, Band band) {
        StyleFamily family = film.family();
        return switch (shot) {
            case PLACE -> place(scene);
            case FIGURE -> film.figure() + ", " + draw("act." + band, family.acts().of(band));
            case DETAIL -> draw("detail", family.details());
            case IMAGE -> image(scene);
            case RETURN -> hook(scene) + ": "
                    + returning(refrains.groups()[scene], returned.merge(refrains.groups()[scene], 1, Integer::sum));
        };
    }

    private String place(int scene) {
        String seen = film.world().corners().get(corner(scene)).seen();
        if (arc.phase(scene) == Phase.CLOSING) {
            return seen + ": " + draw("ending", ENDINGS);
        }
        return visited.add(corner(scene)) ? seen : seen + ", " + draw("view", VIEWS);
    }

    /** The {@code times}-th return of what {@code home} showed first. */
    private String returning(int home, int times) {
        int rung = Math.min(times, RETURNS.size()) - 1;
        return draw("return." + rung + "." + home, RETURNS.get(rung));
    }

    private String image(int scene) {
        Noun noun = noun(scene);
        List<Noun> motifs = film.motifs();
        Noun shown = noun != null ? noun : motifs.get(dice.nextInt(Math.min(2, motifs.size())));
        String image = draw("noun." + shown.label(), shown.images());
        if (refrains.opens(scene)) {
            hooks.put(scene, image);
        }
        return image;
    }

    private String hook(int scene) {
        return hooks.computeIfAbsent(refrains.groups()[scene], first -> {
            Noun noun = noun(first);
            Noun shown = noun != null ? noun : film.motifs().getFirst();
            return draw("noun." + shown.label(), shown.images());
        });
    }

    private @Nullable Noun noun(int scene) {
        Map<Noun, Integer> named = NounBook.ours().count(lyrics.get(scene), 60);
        Noun first = null;
        for (Noun noun : named.keySet()) {
            if (!film.allowed(noun.images()).stream().allMatch(film::forbids)) {
                boolean better = first == null || (film.motifs().contains(noun) && !film.motifs().contains(first));
                first = better ? noun : first;
            }
        }
        return first;
    }

    private String setting(int scene, Shot shot, int corner) {
        List<String> light = film.family().light();
        int step = Math.min(light.size() - 1, (int) (arc.progress(scene) * light.size()));
        String at = shot == Shot.PLACE ? "" : " " + film.world().corners().get(corner).at();
        return at + ", " + light.get(step);
    }

    /** The film walks through its corners once; its last scene stands where the first one stood. */
    private int corner(int scene) {
        int corners = film.world().corners().size();
        return arc.phase(scene) == Phase.CLOSING
                ? 0
                : Math.min(corners - 1, (int) (arc.progress(scene) * (corners + 0.35)));
    }

    private String size(Shot shot, Band band, int scene) {
        return switch (shot) {
            case PLACE -> switch (arc.phase(scene)) {
                case OPENING, CLOSING -> "Extreme wide shot";
                default -> draw("size.place", List.of("Wide shot", "Establishing shot", "Very wide shot"));
            };
            case FIGURE -> draw("size.figure." + band, switch (band) {
                case LOW -> List.of("Long shot", "Wide, quiet shot", "Medium shot from behind");
                case MID -> List.of("Medium shot", "Three-quarter shot", "Medium wide shot");
                case HIGH -> List.of("Close shot", "Low-angle shot", "Full-length shot from below");
            });
            case IMAGE -> draw("size.image", List.of("Insert", "Close shot", "Medium close shot"));
            case DETAIL -> draw("size.detail", List.of("Macro shot", "Extreme close-up", "Tight insert"));
            case RETURN -> switch (band) {
                case LOW -> "Wide shot";
                case MID -> "Medium close shot";
                case HIGH -> "Close-up";
            };
        };
    }

    /** The scene's own feeling where its words have one, else the film's. */
    private String touch(int scene, Band band) {
        List<String> departures = DEPARTURES.getOrDefault(segments.get(scene).section(), List.of());
        if (arc.form().known() && arc.form().starts(scene) && !departures.isEmpty()) {
            return draw("departure." + segments.get(scene).section(), departures);
        }
        Feeling feeling = Lexicon.ours().read(lyrics.get(scene));
        Emotion emotion = feeling.hits() > 0
                ? feeling.strongest()
                : dice.nextDouble() < 0.65 ? mood.first() : mood.second();
        return draw("touch." + emotion + band, emotion.touches(band));
    }

    private String motion(Band band) {
        String pace = draw("pace." + band, switch (band) {
            case LOW -> List.of("slow and calm", "barely moving", "slow, in long breaths");
            case MID -> List.of("steady, on the beat", "flowing", "unhurried but always moving");
            case HIGH -> List.of("fast and full", "restless, driven by the beat", "quick, with weight");
        });
        return pace + "; " + draw("air." + band, film.family().air().of(band));
    }

    private String angle(Band band, CameraMove move) {
        return move == CameraMove.DRIFT ? ", at shoulder height" : ", " + draw("angle." + band, switch (band) {
            case LOW -> List.of("eye level", "from a distance");
            case MID -> List.of("eye level", "slightly low angle");
            case HIGH -> List.of("low angle", "close to the subject");
        });
    }

    private String negative(Shot shot, Band band) {
        List<String> parts = new ArrayList<>(film.keptOut());
        parts.add(film.family().negative());
        parts.add(switch (band) {
            case LOW -> "hectic motion, clutter";
            case MID -> "stiff pose";
            case HIGH -> "lifeless pose, empty frame";
        });
        parts.add(shot == Shot.FIGURE ? "extra limbs, deformed hands, changed clothes" : "duplicate objects");
        parts.add("blurry, low quality, jpeg artefacts");
        return Clip.joined(parts, ", ", ScreenplayValidator.MOST_NEGATIVE);
    }

    private String draw(String bag, List<String> phrases) {
        return phrases.isEmpty()
                ? ""
                : bags.computeIfAbsent(bag, name -> new Bag<>(film.allowed(phrases), dice)).draw();
    }
}
