package io.songreel.lyrics.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.lyrics.VoiceDetectorContract;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SileroDetectorTest {
    private static List<Float> probabilities(SileroDetector detector, Pcm16k song) throws IOException {
        List<Float> heard = new ArrayList<>();
        detector.hear(song, CancelToken.never(), Progress.none(), heard::add);
        return heard;
    }

    /** The real network, as Songreel brings it along. */
    @Nested
    class InOneSequence extends VoiceDetectorContract {
        private final Path cache;

        InOneSequence(@TempDir Path cache) {
            this.cache = cache;
        }

        @Override
        protected VoiceDetector detector() {
            return silero(VoiceRules.SPEECH);
        }

        private SileroDetector silero(VoiceRules rules) {
            try {
                return new SileroDetector(ShippedSilero.in(cache), Voices.gate(), rules);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Test
        void probabilities_and_spans_are_the_reference_s() throws IOException {
            JsonNode wanted = Voices.json("silero.json");
            List<Float> heard = probabilities(silero(VoiceRules.SPEECH), song(speech()));
            assertThat(heard).hasSize(wanted.get("probabilities").size());
            for (int i = 0; i < heard.size(); i++) {
                assertThat(heard.get(i).doubleValue()).isCloseTo(wanted.get("probabilities").get(i).asDouble(),
                        within(1e-4));
            }
            for (String threshold : List.of("0.2", "0.5", "0.8")) {
                assertThat(silero(VoiceRules.of(Double.parseDouble(threshold))).voices(song(speech()),
                        CancelToken.never(), Progress.none()))
                        .isEqualTo(Voices.spans(wanted.get("spans").get(threshold)));
            }
        }

        /** What the network remembers goes from one visit to the next: a song heard in parts sounds the same. */
        @Test
        void the_border_of_two_visits_is_not_heard() throws IOException {
            Pcm16k song = talk(62);
            List<Float> parts = probabilities(silero(VoiceRules.SPEECH), song);
            SongFrames frames = new SongFrames(song);
            float[] all = frames.next(Integer.MAX_VALUE);
            assertThat(frames.remain()).isFalse();
            float[] whole = Voices.gate().pass(new Visit("test", "silero", CancelToken.never()), pass -> {
                try (var session = pass.open(ModelGraph.only(ShippedSilero.in(cache)))) {
                    return SileroNetwork.of(session, "silero").hear(session, all, CancelToken.never());
                }
            });
            assertThat(parts).hasSize(whole.length);
            for (int i = 0; i < whole.length; i++) {
                assertThat(parts.get(i)).isCloseTo(whole[i], within(1e-5f));
            }
        }

        @Test
        void rules_and_files_are_in_the_identity() throws IOException {
            assertThat(silero(VoiceRules.STEM).identity()).isNotEqualTo(silero(VoiceRules.SPEECH).identity())
                    .contains(ShippedSilero.in(cache).identity());
        }
    }

    /** The tiny graph in the streaming form: as loud, so voiced. */
    @Nested
    class OneByOne extends VoiceDetectorContract {
        private static final VoiceRules LOUD = VoiceRules.of(0.012);

        @Override
        protected VoiceDetector detector() {
            return streaming(Voices.gate());
        }

        private static SileroDetector streaming(Gate gate) {
            return new SileroDetector(Voices.model(Voices.FOLDER, "one_by_one.onnx", "voice_activity"), gate, LOUD);
        }

        @Test
        void frames_context_state_and_rate_reach_the_graph() throws IOException {
            Random random = new Random(5);
            float[] samples = new float[40 * 512 + 100];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = random.nextFloat() - 0.5f;
            }
            List<Float> heard = probabilities(streaming(Voices.gate()), song(samples));
            assertThat(heard).hasSize(41);
            double memory = 0;
            for (int window = 0; window < heard.size(); window++) {
                double fresh = mean(samples, window * 512, 512);
                double wanted = 0.5 * fresh + 0.25 * mean(samples, window * 512 - 64, 64) + 0.25 * memory;
                assertThat((double) heard.get(window)).isCloseTo(wanted, within(1e-5));
                memory = 0.5 * memory + 0.5 * fresh;
            }
        }

        private static double mean(float[] samples, int from, int count) {
            double sum = 0;
            for (int i = Math.max(0, from); i < Math.min(samples.length, from + count); i++) {
                sum += Math.abs(samples[i]);
            }
            return sum / count;
        }

        @Test
        void a_visit_to_the_gate_is_at_most_half_a_minute_of_song() throws IOException {
            List<Visit> visits = new ArrayList<>();
            Gate inner = Voices.gate();
            Gate gate = new Gate() {
                @Override
                public <T> T pass(Visit visit, Errand<T> errand) throws IOException {
                    visits.add(visit);
                    return inner.pass(visit, errand);
                }
            };
            streaming(gate).voices(talk(95), CancelToken.never(), Progress.none());
            assertThat(visits).hasSize(4);
        }

        @Test
        void a_cancel_is_noticed_within_a_visit() {
            CancelSwitch token = new CancelSwitch();
            List<Long> read = new ArrayList<>();
            Pcm16k endless = new Pcm16k() {
                @Override
                public long length() {
                    return 4L * 3600 * RATE;
                }

                @Override
                public int read(long position, float[] into, int count) {
                    read.add(position);
                    if (position > 40 * RATE) {
                        token.cancel();
                    }
                    return count;
                }
            };
            assertThatThrownBy(() -> streaming(Voices.gate()).voices(endless, token, Progress.none()))
                    .isInstanceOf(CancellationException.class);
            assertThat(read.getLast()).as("nothing after the visit for which it was reading")
                    .isLessThan(61L * Pcm16k.RATE);
        }
    }

    @Test
    void a_graph_of_another_layout_is_refused_with_what_to_do() {
        SileroDetector wrong = new SileroDetector(
                Voices.model(Path.of("src/test/resources/render"), "depth.onnx", "voice_activity"), Voices.gate(),
                VoiceRules.SPEECH);
        Pcm16k song = new Pcm16k() {
            @Override
            public long length() {
                return RATE;
            }

            @Override
            public int read(long position, float[] into, int count) {
                return count;
            }
        };
        assertThatThrownBy(() -> wrong.voices(song, CancelToken.never(), Progress.none()))
                .isInstanceOf(ModelException.class).hasMessageContaining("install it again");
    }
}
