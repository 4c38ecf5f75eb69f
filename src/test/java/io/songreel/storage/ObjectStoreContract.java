package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every object store keeps. A subclass opens an empty one; the same place can be opened again. */
abstract class ObjectStoreContract {
    static final ObjectKey FILM = ObjectKey.of("jobs", "7", "film.mp4");
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private Path work;
    private ObjectStore store;

    abstract ObjectStore open(Path place) throws IOException;

    @BeforeEach
    void open(@TempDir Path temp, @TempDir Path place) throws IOException {
        work = temp;
        store = open(place);
    }

    @Test
    void an_object_comes_back_with_its_size_and_digest() throws Exception {
        byte[] bytes = bytes(300_001);
        StoredObject put = store.put(FILM, source(bytes));
        assertThat(put.key()).isEqualTo(FILM);
        assertThat(put.size()).isEqualTo(bytes.length);
        assertThat(put.sha256()).isEqualTo(sha256(bytes));
        assertThat(store.stat(FILM)).contains(put);
        assertThat(read(FILM)).isEqualTo(bytes);
    }

    @Test
    void an_empty_object_is_an_object() throws Exception {
        store.put(FILM, source(new byte[0]));
        assertThat(store.stat(FILM).orElseThrow().sha256()).isEqualTo(EMPTY_SHA256);
        assertThat(read(FILM)).isEmpty();
    }

    @Test
    void the_source_of_a_put_stays() throws Exception {
        Path source = source(bytes(10));
        store.put(FILM, source);
        assertThat(source).hasBinaryContent(bytes(10));
    }

    @Test
    void a_second_put_replaces_the_first() throws Exception {
        store.put(FILM, source(bytes(500)));
        store.put(FILM, source("new".getBytes(StandardCharsets.UTF_8)));
        assertThat(read(FILM)).asString().isEqualTo("new");
        assertThat(store.stat(FILM).orElseThrow().size()).isEqualTo(3);
    }

    @Test
    void a_part_is_read_from_its_offset_and_ends_with_the_object() throws Exception {
        byte[] bytes = bytes(100_000);
        store.put(FILM, source(bytes));
        for (int[] part : new int[][]{{0, 1}, {99_999, 1}, {5, 70_000}, {40_000, 1_000_000}, {100_000, 5},
            {200_000, 5}, {7, 0}}) {
            try (InputStream in = store.read(FILM, part[0], part[1])) {
                int from = Math.min(part[0], bytes.length);
                int to = Math.min(part[0] + part[1], bytes.length);
                assertThat(in.readAllBytes()).as(Arrays.toString(part))
                        .isEqualTo(Arrays.copyOfRange(bytes, from, Math.max(from, to)));
            }
        }
    }

    @Test
    void a_local_copy_is_a_file_with_the_same_bytes() throws Exception {
        byte[] bytes = bytes(70_000);
        store.put(FILM, source(bytes));
        try (ObjectStore.LocalCopy copy = store.localCopy(FILM)) {
            assertThat(copy.path()).isRegularFile().hasBinaryContent(bytes);
        }
        assertThat(read(FILM)).isEqualTo(bytes);
    }

    @Test
    void what_is_not_there_is_said_to_be_missing() throws Exception {
        assertThat(store.stat(FILM)).isEmpty();
        assertThatThrownBy(() -> store.read(FILM, 0, 1)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.read(FILM, 0, 0)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.localCopy(FILM)).isInstanceOf(NoSuchFileException.class);
        store.delete(FILM);
        store.deleteAll(ObjectKey.of("jobs"));
        store.put(FILM, source(bytes(3)));
        assertThat(store.stat(ObjectKey.of("jobs"))).as("a folder is no object").isEmpty();
        assertThat(store.stat(ObjectKey.of("jobs", "7", "film.mp4", "deeper"))).isEmpty();
        assertThatThrownBy(() -> store.read(ObjectKey.of("jobs", "7"), 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_put_whose_source_is_missing_leaves_the_old_object() throws Exception {
        store.put(FILM, source(bytes(9)));
        assertThatThrownBy(() -> store.put(FILM, work.resolve("missing"))).isInstanceOf(IOException.class);
        assertThat(read(FILM)).isEqualTo(bytes(9));
    }

    @Test
    void a_deleted_object_is_gone_and_its_neighbours_stay() throws Exception {
        ObjectKey neighbour = ObjectKey.of("jobs", "7", "film.mp4.json");
        store.put(FILM, source(bytes(9)));
        store.put(neighbour, source(bytes(8)));
        store.delete(FILM);
        assertThat(store.stat(FILM)).isEmpty();
        assertThat(read(neighbour)).isEqualTo(bytes(8));
    }

    @Test
    void delete_all_takes_a_folder_and_nothing_that_only_begins_alike() throws Exception {
        List<ObjectKey> gone = List.of(FILM, ObjectKey.of("jobs", "7", "clips", "a", "0.mp4"));
        List<ObjectKey> stay = List.of(ObjectKey.of("jobs", "70", "film.mp4"), ObjectKey.of("jobs", "7-b"),
                ObjectKey.of("uploads", "7"));
        for (ObjectKey key : IntStream.range(0, 5).mapToObj(i -> i < 2 ? gone.get(i) : stay.get(i - 2)).toList()) {
            store.put(key, source(bytes(5)));
        }
        store.deleteAll(ObjectKey.of("jobs", "7"));
        for (ObjectKey key : gone) {
            assertThat(store.stat(key)).isEmpty();
        }
        for (ObjectKey key : stay) {
            assertThat(store.stat(key)).isPresent();
        }
    }

    @Test
    void objects_outlive_the_store_that_put_them(@TempDir Path place) throws Exception {
        ObjectStore first = open(place);
        StoredObject put = first.put(FILM, source(bytes(1000)));
        assertThat(open(place).stat(FILM)).contains(put);
    }

    /** H4: whoever looks during a hundred puts sees one whole object, and a digest that is of its size. */
    @Test
    void a_reader_sees_the_old_object_or_the_new_one_only() throws Exception {
        store.put(FILM, source(filled(0)));
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> writer = threads.submit(() -> {
                for (int i = 1; i <= 100; i++) {
                    store.put(FILM, Files.write(work.resolve("source-of-writer"), filled(i)));
                }
                return null;
            });
            Future<Integer> reader = threads.submit(() -> {
                int seen = 0;
                do {
                    byte[] bytes = read(FILM);
                    assertThat(Arrays.equals(bytes, filled(bytes[0]))).as("all of put %s", bytes[0]).isTrue();
                    seen++;
                } while (!writer.isDone());
                return seen;
            });
            do {
                StoredObject now = store.stat(FILM).orElseThrow();
                int put = IntStream.rangeClosed(0, 100).filter(i -> sha256(filled(i)).equals(now.sha256())).findFirst()
                        .orElseThrow();
                assertThat(now.size()).isEqualTo(filled(put).length);
            } while (!writer.isDone());
            writer.get();
            assertThat(reader.get()).isPositive();
        }
        assertThat(read(FILM)).isEqualTo(filled(100));
    }

    @Test
    void many_threads_put_and_delete_side_by_side() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = IntStream.range(0, 4).<Future<?>>mapToObj(thread -> threads.submit(() -> {
                for (int i = 0; i < 25; i++) {
                    ObjectKey key = ObjectKey.of("shared", "folder", "of-" + thread);
                    Path source = Files.write(work.resolve("source-" + thread), filled(i));
                    StoredObject put = store.put(key, source);
                    assertThat(put.sha256()).isEqualTo(sha256(filled(i)));
                    assertThat(store.stat(key)).contains(put);
                    store.delete(key);
                }
                return null;
            })).toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(store.stat(ObjectKey.of("shared", "folder", "of-0"))).isEmpty();
    }

    Path source(byte[] bytes) throws IOException {
        return Files.write(work.resolve("source"), bytes);
    }

    byte[] read(ObjectKey key) throws IOException {
        try (InputStream in = store.read(key, 0, Long.MAX_VALUE / 2)) {
            return in.readAllBytes();
        }
    }

    ObjectStore store() {
        return store;
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    /** Put number {@code i}: every byte is i, and each put has its own length. */
    private static byte[] filled(int i) {
        byte[] bytes = new byte[20_000 + 100 * i];
        Arrays.fill(bytes, (byte) i);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
