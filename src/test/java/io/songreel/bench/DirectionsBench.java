package io.songreel.bench;

import io.songreel.direction.Brief;
import io.songreel.direction.Direction;
import io.songreel.direction.DirectionListener;
import io.songreel.direction.Director;
import io.songreel.direction.RuleDirector;
import io.songreel.direction.SceneDirection;
import io.songreel.direction.Screenplay;
import io.songreel.direction.ScreenplayValidator;
import io.songreel.direction.language.LanguageDirector;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.DeviceGate;
import io.songreel.model.gate.GateSettings;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.language.LanguageModel;
import io.songreel.model.language.LocalAuthor;
import io.songreel.model.language.chat.ChatAuthor;
import io.songreel.model.language.chat.ChatSettings;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a director makes of the songs of {@link SongBook}, for a person to read side by side:
 * {@code DirectionsBench [SCENES [SONGS [FOLDER | BASE_URL MODEL]]]} prints so many scenes (all for −1) of so many songs
 * by the rules, by the language model in a folder, or by the model of a chat server; and how long it took.
 */
public final class DirectionsBench {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private DirectionsBench() {
    }

    public static void main(String[] args) throws IOException {
        int scenes = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        List<SongBook.Song> all = SongBook.songs();
        List<SongBook.Song> songs = all.subList(0,
                args.length > 1 ? Math.min(all.size(), Integer.parseInt(args[1])) : all.size());
        if (args.length < 3) {
            print(songs, new RuleDirector(), scenes);
            timeRules(songs);
            return;
        }
        GateSettings settings = new GateSettings(1, 64, 4, Duration.ofMinutes(2), "16GB", "16GB", "1GB",
                Duration.ofHours(1), Duration.ofHours(1));
        try (OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target", "natives")),
                OnnxSettings.DEFAULTS);
                DeviceGate gate = new DeviceGate(List.of(runtime), settings, _ -> Optional.empty(), System::nanoTime)) {
            if (args.length == 3) {
                print(songs, new LanguageDirector(new LocalAuthor(model(Path.of(args[2])), gate), new RuleDirector()),
                        scenes);
            } else {
                try (ChatAuthor chat = new ChatAuthor(ChatSettings.of(args[2], args[3]), gate)) {
                    print(songs, new LanguageDirector(chat, new RuleDirector()), scenes);
                }
            }
        }
    }

    private static LanguageModel model(Path folder) throws IOException {
        Path graph = folder.resolve("model.onnx");
        return LanguageModel.read(new ModelGraph(folder.getFileName().toString(), "decoder", "onnx", graph,
                Files.size(graph) + (1L << 28)), folder, "bench", 8192);
    }

    private static void timeRules(List<SongBook.Song> songs) {
        long slowest = 0;
        for (int round = 0; round < 5; round++) {
            slowest = 0;
            for (SongBook.Song song : songs) {
                Brief brief = song.brief(SongBook.LONG_FORM);
                long before = System.nanoTime();
                new RuleDirector().direct(brief, CancelToken.never(), Progress.none());
                slowest = Math.max(slowest, System.nanoTime() - before);
            }
        }
        OUT.printf(Locale.ROOT, "%d scenes: at most %.1f ms (limit 100)%n", SongBook.LONG_FORM.size(), slowest / 1e6);
    }

    private static void print(List<SongBook.Song> songs, Director director, int scenes) throws IOException {
        OUT.println("by " + director.identity());
        for (SongBook.Song song : songs) {
            Brief brief = song.brief(SongBook.FORM);
            OUT.println("## " + song.head());
            long before = System.nanoTime();
            Screenplay film = director.direct(brief, CancelToken.never(), Progress.none(), new Warnings());
            double seconds = (System.nanoTime() - before) / 1e9;
            print(film, scenes);
            List<String> problems = ScreenplayValidator.problems(film, brief.segments());
            OUT.printf(Locale.ROOT, "%s%.1f s%n%n", problems.isEmpty() ? "" : "PROBLEMS " + problems + "\n", seconds);
        }
    }

    private static void print(Screenplay film, int scenes) {
        Direction direction = film.direction();
        OUT.println("mood   " + direction.mood());
        OUT.println("style  " + direction.style());
        OUT.println("motifs " + String.join(" | ", direction.motifs()));
        OUT.println("avoid  " + String.join(", ", direction.doNotInclude()));
        List<SceneDirection> all = film.scenes();
        for (int k = 0; k < (scenes < 0 ? all.size() : scenes); k++) {
            int i = scenes < 0 ? k : List.of(2, 5, 12, 17, 15, 0, 20).get(k % 7);
            SceneDirection scene = all.get(i);
            OUT.printf(Locale.ROOT, "%3d %-7s %s%n            [%s | %s]%n", i, SongBook.FORM.get(i), scene.prompt(),
                    scene.camera(), scene.motion());
        }
    }

    /** Prints what was not done as asked. */
    private static final class Warnings implements DirectionListener {
        @Override
        public void directed(Direction direction) {
            // the whole film is printed at the end
        }

        @Override
        public void wrote(SceneDirection scene) {
            // the whole film is printed at the end
        }

        @Override
        public void warned(String code, String text) {
            OUT.println("warned " + code + ": " + text);
        }
    }
}
