package io.songreel.musicvideo.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ZipStreamTest {
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong given = new AtomicLong();

    private ZipStream.Entry entry(String name, byte[] bytes) {
        return new ZipStream.Entry(name, () -> {
            open.incrementAndGet();
            return new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] into, int offset, int length) {
                    int count = super.read(into, offset, length);
                    given.addAndGet(Math.max(0, count));
                    return count;
                }

                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        });
    }

    @Test
    void what_went_in_comes_out() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        Random random = new Random(1);
        for (int size : new int[]{0, 1, 65_535, 65_536, 65_537, 1_000_003}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            files.put("folder/" + size, bytes);
        }
        byte[] zip = zip(files).readAllBytes();
        assertThat(zip(files).readAllBytes()).as("the same again").isEqualTo(zip);

        List<String> names = new ArrayList<>();
        try (ZipInputStream back = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = back.getNextEntry(); entry != null; entry = back.getNextEntry()) {
                names.add(entry.getName());
                assertThat(back.readAllBytes()).isEqualTo(files.get(entry.getName()));
            }
        }
        assertThat(names).containsExactlyElementsOf(files.keySet());
        assertThat(open).hasValue(0);
    }

    @Test
    void no_more_is_read_than_is_asked_for() throws IOException {
        try (InputStream zip = zip(Map.of("large", new byte[50_000_000]))) {
            assertThat(zip.readNBytes(1_000_000)).hasSize(1_000_000);
            assertThat(given.get()).isBetween(900_000L, 1_200_000L);
            assertThat(open).hasValue(1);
        }
        assertThat(open).as("closed when the reader goes").hasValue(0);
    }

    @Test
    void a_file_that_cannot_be_opened_breaks_the_stream() throws IOException {
        try (InputStream zip = new ZipStream(List.of(new ZipStream.Entry("gone", () -> {
            throw new IOException("gone");
        })))) {
            assertThatThrownBy(zip::readAllBytes).isInstanceOf(IOException.class).hasMessage("gone");
        }
    }

    private InputStream zip(Map<String, byte[]> files) {
        return new ZipStream(files.entrySet().stream().map(file -> entry(file.getKey(), file.getValue())).toList());
    }
}
