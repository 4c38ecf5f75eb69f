package io.songreel.model.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.runtime.Device;
import java.io.File;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DJL fetches what it misses and reports its starts. In processes of their own, with an eye on every connection. */
class TorchOfflineTest {
    private final Path home;

    TorchOfflineTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void without_native_code_there_is_no_device_and_nothing_is_fetched() throws Exception {
        assertThat(probed(entry -> !entry.contains("pytorch-native") && !entry.contains("pytorch-jni")))
                .containsExactly(
                        "devices []", "note This build runs no TorchScript models; build with -Ptorch for PyTorch.");
        assertThat(made()).isEmpty();
    }

    @Test
    void with_half_of_it_neither() throws Exception {
        assertThat(probed(entry -> !entry.contains("pytorch-jni"))).startsWith("devices []");
        assertThat(probed(entry -> !entry.contains("pytorch-native"))).startsWith("devices []");
        assertThat(made()).isEmpty();
    }

    @Test
    void with_native_code_nothing_is_fetched_and_all_is_unpacked_to_the_cache() throws Exception {
        List<String> lines = probed(_ -> true);
        assertThat(lines).hasSize(2).anyMatch(line -> line.startsWith("devices [") && line.contains("cpu"));
        assertThat(made()).isNotEmpty().allMatch(file -> file.startsWith("cache")).anyMatch(file -> file.contains(
                "libtorch_cpu.so"));
    }

    private List<String> probed(Predicate<String> keep) throws IOException, InterruptedException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(keep)
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Duser.home=" + home, "-cp", path, Probe.class.getName(), home
                        .resolve("cache").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().filter(line -> line.startsWith("devices ") || line.startsWith("note ") || line.startsWith(
                "FETCH ")).toList();
    }

    private List<String> made() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).map(file -> home.relativize(file).toString()).toList();
        }
    }

    /** Tells what the runtime found, and each address that somebody wanted to reach. */
    static final class Probe {
        private Probe() {
        }

        public static void main(String[] args) {
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    System.out.println("FETCH " + uri);
                    return List.of(Proxy.NO_PROXY);
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException e) {
                    System.out.println("FETCH " + uri);
                }
            });
            TorchInfo info = TorchInfo.probe(Path.of(args[0]), new TorchSettings(1));
            List<Device> devices = new TorchModelRuntime(info).devices();
            System.out.println("devices " + devices);
            System.out.println("note " + info.note());
        }
    }
}
