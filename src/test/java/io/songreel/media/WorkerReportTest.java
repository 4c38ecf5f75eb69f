package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.media.MediaRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerReportTest {
    @TempDir
    Path dir = Path.of("");

    @Test
    void a_song_comes_back_as_it_was_written() throws Exception {
        SongFacts facts = new SongFacts(AudioFormat.MP3, "mp3", 442_415, 44_100, 2, -9.25);
        WorkerReport.song(dir.resolve("r"), facts, new Peaks(new short[]{-3, -32768}, new short[]{4, 32767}));

        WorkerReport report = WorkerReport.read(dir.resolve("r"));

        assertThat(report.facts(AudioFormat.MP3)).isEqualTo(facts);
        assertThat(report.peaks().min()).containsExactly(-3, -32768);
        assertThat(report.peaks().max()).containsExactly(4, 32767);
    }

    @Test
    void a_song_without_loudness_comes_back_without() throws Exception {
        SongFacts silent = new SongFacts(AudioFormat.WAV, "pcm_s16le", 100, 44_100, 1, null);
        WorkerReport.song(dir.resolve("r"), silent, new Peaks(new short[]{0}, new short[]{0}));
        assertThat(WorkerReport.read(dir.resolve("r")).facts(AudioFormat.WAV)).isEqualTo(silent);
    }

    @Test
    void a_refusal_comes_back_as_a_refusal() throws Exception {
        WorkerReport.refusal(dir.resolve("r"), Refusal.tooLong(1200));

        assertThatThrownBy(() -> WorkerReport.read(dir.resolve("r"))).isInstanceOfSatisfying(MediaRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG)).hasMessageContaining("20 minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"samples\":1}", "{\"refused\":\"ALL\"}",
        "{\"codec\":\"mp3\",\"samples\":\"-1\","
                + "\"sample_rate\":\"44100\",\"channels\":\"2\",\"min\":[1],\"max\":[2]}",
        "{\"codec\":\"mp3\",\"samples\":\"9\",\"loudness_lufs\":\"NaN\","
                + "\"sample_rate\":\"44100\",\"channels\":\"2\",\"min\":[1],\"max\":[2]}",
        "{\"min\":[70000]}",
        "{\"min\":[[1]]}", "{\"min\":[1,2],\"max\":[1]}"})
    void what_no_honest_worker_writes_is_an_error(String json) throws Exception {
        Path file = Files.writeString(dir.resolve("r"), json);

        assertThatThrownBy(() -> {
            WorkerReport report = WorkerReport.read(file);
            report.facts(AudioFormat.MP3);
            report.peaks();
        }).isInstanceOf(IOException.class);
    }

    @Property(tries = 3_000)
    void no_text_breaks_the_reader(
            @ForAll @Chars({'{', '}', '[', ']', '"', ':', ',', '1', '-',
                'e'}) @AlphaChars @StringLength(max = 40) String json)
            throws IOException {
        Path file = Files.createTempFile("report", ".json");
        try {
            Files.writeString(file, json);
            WorkerReport.read(file).peaks();
        } catch (IOException | MediaRefused expected) {
            assertThat(expected).isNotNull();
        } finally {
            Files.delete(file);
        }
    }
}
