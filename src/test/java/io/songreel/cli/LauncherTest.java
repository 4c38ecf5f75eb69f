package io.songreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, beside a pretended JDK and Maven that only write down how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("songreel").toAbsolutePath();
    private Path root = Path.of("");

    private record Outcome(int exit, String text) {}

    @BeforeEach
    void project(@TempDir Path directory) throws IOException {
        root = directory;
        Files.copy(LAUNCHER, root.resolve("songreel"));
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("src/main/A.java"), "class A {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("openapi.properties"), "");
        jdk("jdk-25", "25.0.1");
        jdk("jdk-17", "17.0.9");
        script(root.resolve("bin/mvn"), "echo \"mvn $*\"; mkdir -p target; touch target/songreel-0.1.0.jar");
    }

    private void jdk(String name, String version) throws IOException {
        Path home = root.resolve(name);
        script(home.resolve("bin/java"), "echo \"" + name + " $*\"");
        script(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(root.resolve("songreel").toString());
        builder.command().addAll(List.of(words));
        builder.environment().clear();
        builder.environment().put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("HOME", root.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    private Map<String, String> jdk25() {
        return Map.of("SONGREEL_JAVA_HOME", root.resolve("jdk-25").toString());
    }

    @Test
    void the_scripts_are_sound_bash() throws Exception {
        for (String script : List.of("songreel", ".ci/run")) {
            Process process = new ProcessBuilder("bash", "-n", script).redirectErrorStream(true).start();
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
            assertThat(process.waitFor()).isZero();
            assertThat(Path.of(script)).isExecutable();
        }
    }

    @Test
    void a_missing_jar_is_built_and_then_run_with_every_word() throws Exception {
        Outcome first = run(jdk25(), "render", "my song.mp3", "p.png");
        assertThat(first.text()).contains("mvn -B -q -DskipTests package").contains("jdk-25 --enable-native-access")
                .contains("-jar " + root.resolve("target/songreel-0.1.0.jar") + " render my song.mp3 p.png");
        assertThat(first.exit()).isZero();
    }

    @Test
    void a_jar_newer_than_its_sources_is_not_built_again_and_an_older_one_is() throws Exception {
        run(jdk25());
        Path jar = root.resolve("target/songreel-0.1.0.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(run(jdk25()).text()).doesNotContain("mvn");
        Files.setLastModifiedTime(root.resolve("src/main/A.java"), FileTime.from(Instant.now().plusSeconds(10)));
        assertThat(run(jdk25()).text()).contains("mvn");
    }

    @Test
    void a_jdk_25_is_found_in_the_usual_places() throws Exception {
        String wrong = root.resolve("jdk-17").toString();
        String right = root.resolve("jdk-25").toString();
        assertThat(run(Map.of("JAVA_HOME", right), "--which-java").text()).isEqualTo(right + "\n");
        assertThat(run(Map.of("JAVA_HOME", wrong, "PATH", right + "/bin:/usr/bin:/bin"), "--which-java").text())
                .isEqualTo(right + "\n");
        assertThat(run(Map.of("SONGREEL_JAVA_HOME", right, "JAVA_HOME", wrong), "--which-java").text())
                .isEqualTo(right + "\n");
    }

    @Test
    void a_jdk_kept_in_the_home_directory_is_found() throws Exception {
        Files.createDirectories(root.resolve("elsewhere/.sdkman/candidates/java"));
        Files.move(root.resolve("jdk-25"), root.resolve("elsewhere/.sdkman/candidates/java/25-tem"));
        String found = run(Map.of("HOME", root.resolve("elsewhere").toString()), "--which-java").text().strip();
        // a machine may have one in a system directory, which comes first
        assertThat(found)
                .matches(text -> text.endsWith("25-tem") || text.startsWith("/usr") || text.startsWith("/opt"));
    }
}
