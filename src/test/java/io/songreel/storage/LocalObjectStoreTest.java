package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {
    private final Path root;

    LocalObjectStoreTest(@TempDir Path root) {
        this.root = root;
    }

    @Override
    ObjectStore open(Path place) throws IOException {
        return new LocalObjectStore(place);
    }

    @Test
    void a_local_copy_is_the_stores_own_file() throws IOException {
        ObjectStore store = open(root);
        store.put(FILM, source(bytes(10)));
        try (ObjectStore.LocalCopy copy = store.localCopy(FILM)) {
            assertThat(copy.path()).isEqualTo(root.toRealPath().resolve("jobs/7/film.mp4"));
        }
        assertThat(store.stat(FILM)).isPresent();
    }

    @Test
    void leftovers_of_a_crash_are_swept_at_start_and_files_in_use_are_not() throws IOException {
        open(root);
        Path dead = Files.writeString(root.resolve(".part/dead.part"), "half a film");
        Path used = root.resolve(".part/used.part");
        try (FileChannel writer = FileChannel.open(used, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var lock = writer.lock()) {
            assertThat(lock.isValid()).isTrue();
            open(root);
            assertThat(dead).doesNotExist();
            assertThat(used).exists();
        }
        open(root);
        assertThat(used).doesNotExist();
    }

    @Test
    void a_put_that_fails_leaves_no_trace(@TempDir Path folder) throws IOException {
        ObjectStore store = open(root);
        assertThatThrownBy(() -> store.put(FILM, folder)).isInstanceOf(IOException.class);
        assertThat(files(root)).isEmpty();
    }

    /** A crash between object and note, a torn note, a note of an earlier object, a file put back from a backup. */
    @Test
    void the_digest_is_right_in_whatever_state_a_crash_left_the_note() throws IOException {
        LocalObjectStore store = new LocalObjectStore(root);
        Path file = root.resolve("jobs/7/film.mp4");
        Path note = root.resolve("jobs/7/.film.mp4.sha256");
        store.put(FILM, source(bytes(1)));
        String oldNote = Files.readString(note);
        store.put(FILM, source(bytes(5000)));
        String goodNote = Files.readString(note);
        for (String crashed : List.of("", oldNote, goodNote.substring(0, goodNote.length() - 1),
                goodNote.substring(0, 64), "\0\0\0\0", "\u00ff\u00fe")) {
            Files.writeString(note, crashed, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(new LocalObjectStore(root).stat(FILM).orElseThrow().sha256()).as(crashed)
                    .isEqualTo(sha256(bytes(5000)));
            assertThat(note).hasContent(goodNote);
        }
        Files.delete(note);
        assertThat(store.stat(FILM).orElseThrow().sha256()).isEqualTo(sha256(bytes(5000)));
        Path restored = Files.copy(file, root.resolve("jobs/7/restored"));
        Files.write(restored, new byte[]{9}, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(restored, FileTime.from(Instant.now().minusSeconds(3600)));
        Files.move(restored, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(store.stat(FILM).orElseThrow().sha256()).isEqualTo(sha256(Files.readAllBytes(file)));
    }

    /** The note alone answers, or a film of gigabytes would be read for every request. */
    @Test
    void stat_does_not_read_the_object() throws IOException {
        ObjectStore store = open(root);
        store.put(FILM, source(bytes(5000)));
        Path note = root.resolve("jobs/7/.film.mp4.sha256");
        String told = "0".repeat(64);
        Files.writeString(note, told + Files.readString(note).substring(64));
        assertThat(store.stat(FILM).orElseThrow().sha256()).isEqualTo(told);
    }

    @Test
    void symbolic_links_inside_the_root_lead_nowhere(@TempDir Path outside) throws IOException {
        ObjectStore store = open(root);
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("door"), outside);
        Files.createDirectories(root.resolve("jobs"));
        Files.createSymbolicLink(root.resolve("jobs/secret"), outside.resolve("secret"));
        for (ObjectKey key : List.of(ObjectKey.of("door", "secret"), ObjectKey.of("jobs", "secret"))) {
            assertThat(store.stat(key)).isEmpty();
            assertThatThrownBy(() -> store.read(key, 0, 1)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> store.localCopy(key)).isInstanceOf(NoSuchFileException.class);
            store.delete(key);
        }
        assertThatThrownBy(() -> store.put(ObjectKey.of("door", "new"), source(bytes(3))))
                .isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> store.put(ObjectKey.of("door", "deep", "new"), source(bytes(3))))
                .isInstanceOf(FileSystemException.class);
        store.deleteAll(ObjectKey.of("door"));
        store.deleteAll(ObjectKey.of("jobs"));
        try (Stream<Path> left = Files.list(outside)) {
            assertThat(left).containsExactly(outside.resolve("secret"));
        }
        assertThat(outside.resolve("secret")).hasContent("secret");
        store.put(ObjectKey.of("jobs", "secret"), source(bytes(3)));
        assertThat(outside.resolve("secret")).as("a put replaces the link, not its target").hasContent("secret");
    }

    @Test
    void the_root_itself_may_be_a_link(@TempDir Path disk) throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("objects"), disk);
        open(link).put(FILM, source(bytes(7)));
        assertThat(disk.resolve("jobs/7/film.mp4")).hasBinaryContent(bytes(7));
    }

    @Test
    void a_key_is_an_object_or_a_folder_but_not_both() throws IOException {
        ObjectStore store = open(root);
        store.put(ObjectKey.of("a", "b"), source(bytes(1)));
        assertThatThrownBy(() -> store.put(ObjectKey.of("a", "b", "c"), source(bytes(1))))
                .isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> store.put(ObjectKey.of("a"), source(bytes(1))))
                .isInstanceOf(FileSystemException.class);
        assertThat(store.stat(ObjectKey.of("a", "b"))).isPresent();
        assertThat(root.resolve(".part")).isEmptyDirectory();
    }

    @Test
    void empty_folders_do_not_pile_up() throws IOException {
        ObjectStore store = open(root);
        store.put(ObjectKey.of("a", "b", "c", "d"), source(bytes(1)));
        store.put(ObjectKey.of("a", "x"), source(bytes(1)));
        store.delete(ObjectKey.of("a", "b", "c", "d"));
        assertThat(root.resolve("a/b")).doesNotExist();
        store.deleteAll(ObjectKey.of("a"));
        assertThat(files(root)).isEmpty();
        assertThat(root.resolve("a")).doesNotExist();
    }

    /** A real short write: the child may make files of 64 KiB only, and puts one of 1 MiB. */
    @Test
    void a_full_disk_leaves_the_old_object_and_nothing_else(@TempDir Path work) throws Exception {
        new LocalObjectStore(root).put(FILM, source(bytes(100)));
        Path large = Files.write(work.resolve("large"), bytes(1 << 20));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder("bash", "-c", "ulimit -f 64; exec \"$@\"", "bash", java, "-XX:-UsePerfData",
                "-cp", System.getProperty("java.class.path"), PutOnce.class.getName(), root.toString(),
                large.toString()).redirectErrorStream(true).redirectOutput(new File(work.toFile(), "log")).start();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(Files.readString(work.resolve("log"))).isEqualTo(PutOnce.PUT_FAILED);
        assertThat(files(root)).containsExactlyInAnyOrder("jobs/7/film.mp4", "jobs/7/.film.mp4.sha256");
        assertThat(new LocalObjectStore(root).stat(FILM).orElseThrow().sha256()).isEqualTo(sha256(bytes(100)));
    }

    /** H4: a process killed in the middle of putting leaves whole objects, and leftovers that the next start takes. */
    @Test
    void a_kill_during_puts_leaves_whole_objects_only(@TempDir Path work) throws Exception {
        Path large = Files.write(work.resolve("large"), bytes(8 << 20));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(java, "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"),
                PutForever.class.getName(), root.toString(), large.toString()).redirectErrorStream(true).start();
        try (var said = child.inputReader()) {
            for (int puts = 0; puts < 5; puts++) {
                assertThat(said.readLine()).isEqualTo("put");
            }
            child.destroyForcibly().waitFor();
        }
        LocalObjectStore store = new LocalObjectStore(root);
        assertThat(root.resolve(".part")).isEmptyDirectory();
        int whole = 0;
        for (int i = 0; i < PutForever.KEYS; i++) {
            ObjectKey key = PutForever.key(i);
            if (store.stat(key).isPresent()) {
                assertThat(root.resolve(key.value())).hasSameBinaryContentAs(large);
                assertThat(store.stat(key).orElseThrow().sha256()).isEqualTo(sha256(bytes(8 << 20)));
                whole++;
            }
        }
        assertThat(whole).isBetween(5, PutForever.KEYS);
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).map(file -> root.relativize(file).toString()).toList();
        }
    }

    /** Puts one object and tells by its exit status how that went. */
    static final class PutOnce {
        static final int PUT_FAILED = 3;

        private PutOnce() {
        }

        public static void main(String[] args) throws IOException {
            LocalObjectStore store = new LocalObjectStore(Path.of(args[0]));
            try {
                store.put(FILM, Path.of(args[1]));
            } catch (IOException expected) {
                System.exit(PUT_FAILED);
            }
        }
    }

    /** Puts until it is killed. */
    static final class PutForever {
        static final int KEYS = 40;

        private PutForever() {
        }

        static ObjectKey key(int i) {
            return ObjectKey.of("puts", "p" + i);
        }

        public static void main(String[] args) throws IOException {
            LocalObjectStore store = new LocalObjectStore(Path.of(args[0]));
            for (int i = 0;; i = (i + 1) % KEYS) {
                store.put(key(i), Path.of(args[1]));
                System.out.println("put");
            }
        }
    }
}
