package io.songreel.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes the film of the song and picture that come with Songreel. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Make the demo film: out/demo.mp4 with poster and contact sheet.")
final class DemoCommand implements Callable<Integer> {
    private static final List<String> SONGS = List.of(".mp3", ".m4a", ".flac", ".ogg", ".wav");
    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".webp");

    private final Terminal terminal;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Path demo = demo();
        ObjectNode wishes = SongreelClient.JSON.createObjectNode();
        Path words = demo.resolve("lyrics.lrc");
        if (Files.exists(words)) {
            wishes.put("lyrics", Files.readString(words));
        }
        return RenderCommand.film(terminal, server, first(demo, SONGS), first(demo, PICTURES), wishes,
                terminal.directory().resolve("out").resolve("demo.mp4"));
    }

    /** The demo folder here, or beside the build that the jar lies in. */
    private Path demo() throws URISyntaxException {
        Path here = terminal.directory().resolve("demo");
        Path code = Path.of(DemoCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Stream.of(here, code.resolveSibling("../demo").normalize()).filter(Files::isDirectory).findFirst()
                .orElseThrow(() -> Refused.badInput("There is no folder demo here; run this in Songreel's folder."));
    }

    private static Path first(Path folder, List<String> endings) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> found = files.sorted()
                    .filter(file -> endings.stream().anyMatch(end -> file.toString().endsWith(end))).findFirst();
            return found
                    .orElseThrow(() -> Refused.badInput("The folder demo holds no " + endings.getFirst().substring(1)
                            + " file; fetch the project anew."));
        }
    }
}
