package io.songreel.lyrics.whisper.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.InstalledModel;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What openai-whisper computed with the same weights: {@code scripts/fixtures/make_whisper.py}. */
class ReferenceTest {
    private static final double NEAR = 1e-4;

    @SuppressWarnings("NullAway.Init")
    private static StayingGate gate;
    @SuppressWarnings("NullAway.Init")
    private static JsonNode expected;

    @BeforeAll
    static void load() throws IOException {
        gate = new StayingGate();
        expected = TinyWhisper.expected();
    }

    @AfterAll
    static void unload() {
        gate.close();
    }

    @ParameterizedTest
    @CsvSource({"greedy, split", "beam, split", "alone, split", "chinese, split", "detected, split", "greedy, merged",
        "beam, merged"})
    void a_song_of_several_windows_has_the_references_tokens_and_word_times(String name, String form)
            throws IOException {
        WhisperModel model = WhisperModel.read(form.equals("split") ? TinyWhisper.split() : TinyWhisper.merged());
        JsonNode wanted = expected.path("transcripts").path(name);
        DecodingOptions options = new DecodingOptions(name.equals("beam") ? 3 : 1, 1, List.of(0.0), 2.4, -1,
                Double.POSITIVE_INFINITY, !name.equals("alone"));
        SongMel mel = SongMel.of(TinyWhisper.song(TinyWhisper.samples()), 80, 3000, CancelToken.never());
        LongForm hearing = new LongForm(model, gate, options, mel, Voices.everywhere(), CancelToken.never());
        String language = wanted.path("language").asText();
        if (name.equals("detected")) {
            assertThat(hearing.language()).isEqualTo(language);
        }
        List<Stretch> heard = hearing.hear(language, Progress.none());
        List<List<Integer>> tokens = tokens(wanted);
        for (int i = 0; i < Math.min(heard.size(), tokens.size()); i++) {
            JsonNode segment = wanted.path("segments").path(i);
            assertThat(heard.get(i).tokens()).as("stretch %s", i).isEqualTo(tokens.get(i));
            assertThat(heard.get(i).start()).isEqualTo(segment.path("start").asDouble(), within(1e-9));
            assertThat(heard.get(i).end()).isEqualTo(segment.path("end").asDouble(), within(1e-9));
            words(heard.get(i).words(), segment.path("words"));
        }
        assertThat(heard).hasSameSizeAs(tokens);
    }

    private static List<List<Integer>> tokens(JsonNode transcript) {
        List<List<Integer>> all = new ArrayList<>();
        for (JsonNode segment : transcript.path("segments")) {
            List<Integer> tokens = new ArrayList<>();
            segment.path("tokens").forEach(token -> tokens.add(token.asInt()));
            all.add(tokens);
        }
        return all;
    }

    private static void words(List<WordDraft> heard, JsonNode wanted) {
        assertThat(heard).hasSize(wanted.size());
        for (int i = 0; i < heard.size(); i++) {
            JsonNode word = wanted.path(i);
            assertThat(heard.get(i).text()).isEqualTo(word.path("word").asText());
            assertThat(heard.get(i).start()).isEqualTo(word.path("start").asDouble(), within(1e-9));
            assertThat(heard.get(i).end()).isEqualTo(word.path("end").asDouble(), within(1e-9));
            assertThat(heard.get(i).probability()).isEqualTo(word.path("probability").asDouble(), within(NEAR));
        }
    }

    @Test
    void every_step_has_the_references_logits_and_attention() throws IOException {
        for (InstalledModel installed : List.of(TinyWhisper.split(), TinyWhisper.merged())) {
            WhisperModel model = WhisperModel.read(installed);
            int[] ids = new int[expected.at("/steps/ids").size()];
            Arrays.setAll(ids, i -> expected.at("/steps/ids").get(i).asInt());
            float[] wanted = TinyWhisper.floats(expected.at("/steps/logits"));
            float[] samples = Arrays.copyOf(TinyWhisper.samples(), 480_000);
            SongMel mel = SongMel.of(TinyWhisper.song(samples), 80, 3000, CancelToken.never());
            gate.pass(new Visit("steps", model.id(), CancelToken.never()), pass -> {
                try (Networks networks = new Networks(model, pass, CancelToken.never())) {
                    TextDecoder decoder = networks.decoder(networks.encode(mel.window(0, 3000)));
                    attention(model, decoder, ids, wanted);
                    step_by_step(model, decoder, ids, wanted);
                }
                return "";
            });
        }
    }

    private static void attention(WhisperModel model, TextDecoder decoder, int[] ids, float[] wanted)
            throws IOException {
        TextDecoder.Attended seen = decoder.attend(ids);
        near(seen.logits(), wanted);
        for (Map.Entry<Integer, float[]> layer : seen.attention().entrySet()) {
            float[] some = TinyWhisper.floats(expected.at("/steps/every_25th_attention").get(layer.getKey()));
            float[] kept = new float[some.length];
            int columns = some.length / (model.shape().heads() * ids.length);
            for (int i = 0; i < kept.length; i++) {
                kept[i] = layer.getValue()[i / columns * model.shape().frames() + i % columns * 25];
            }
            near(kept, some);
        }
        assertThat(seen.attention()).containsOnlyKeys(model.heads().stream().map(WhisperModel.Head::layer).toList());
    }

    private static void step_by_step(WhisperModel model, TextDecoder decoder, int[] ids, float[] wanted)
            throws IOException {
        int vocabulary = model.shape().vocabulary();
        TextDecoder.Start start = decoder.start(Arrays.copyOf(ids, 3));
        near(start.logits(), Arrays.copyOf(wanted, 3 * vocabulary));
        Rows rows = new Rows(decoder, model, start, 2);
        for (int i = 3; i < ids.length; i++) {
            float[][] logits = rows.step(ids[i], ids[i]);
            float[] row = Arrays.copyOfRange(wanted, i * vocabulary, (i + 1) * vocabulary);
            near(logits[0], row);
            near(logits[1], row);
            rows.arrange(1, 0);
        }
    }

    private static void near(float[] actual, float[] wanted) {
        assertThat(actual).hasSameSizeAs(wanted);
        double off = 0;
        for (int i = 0; i < wanted.length; i++) {
            double difference = Math.abs((double) actual[i] - wanted[i]);
            off = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(off, difference);
        }
        assertThat(off).isLessThan(NEAR);
    }
}
