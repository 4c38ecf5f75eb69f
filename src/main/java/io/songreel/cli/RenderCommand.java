package io.songreel.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a film of one's own files. */
@Command(name = "render", mixinStandardHelpOptions = true, description = "Make a film of SONG and IMAGE.")
final class RenderCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Parameters(index = "0", paramLabel = "SONG", description = "mp3, wav, m4a, aac, flac or ogg")
    private Path song = Path.of("");

    @Parameters(index = "1", paramLabel = "IMAGE", description = "png, jpg or webp")
    private Path image = Path.of("");

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "The film (default: the song's name with .mp4).")
    private @Nullable Path output;

    @Option(names = "--option", paramLabel = "key=value", arity = "1..*", description = "A wish, such as aspect=9:16, fps=30, intensity=0.8, style_tags=neon,rain or lyrics=@words.lrc.")
    private Map<String, String> options = new LinkedHashMap<>();

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Path film = output == null ? Path.of(FilmRun.title(song) + ".mp4") : output;
        return film(terminal, server, file(song), file(image), WishReader.read(options, terminal.directory()),
                terminal.directory().resolve(film));
    }

    private Path file(Path given) {
        Path file = terminal.directory().resolve(given);
        if (!Files.isRegularFile(file)) {
            throw Refused.badInput("There is no file " + given + ".");
        }
        return file;
    }

    /** Makes a film; Ctrl-C on the way cancels the job and leaves nothing half done. */
    static int film(Terminal terminal, ServerOptions server, Path song, Path image, ObjectNode options, Path film)
            throws Exception {
        try (ServerOptions.Connection connection = server.connect(terminal)) {
            FilmRun run = new FilmRun(connection.client(), terminal);
            return Interrupts.guard(run::cancel, connection::end, () -> run.film(song, image, options, film));
        }
    }
}
