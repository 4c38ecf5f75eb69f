package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.job.CancelToken;
import io.songreel.job.NewEvent;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.model.runtime.ModelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SongHearingTest {
    @Test
    void a_voice_detector_that_cannot_run_is_told_and_done_without() throws Exception {
        VoiceDetector broken = new VoiceDetector() {
            @Override
            public String identity() {
                return "broken";
            }

            @Override
            public List<Span> voices(Pcm16k song, CancelToken cancel, Progress progress) throws ModelException {
                throw new ModelException("This graph cannot run here.");
            }
        };
        List<NewEvent> told = new ArrayList<>();
        Pcm16k silence = new Pcm16k() {
            @Override
            public long length() {
                return RATE;
            }

            @Override
            public int read(long position, float[] into, int count) {
                return count;
            }
        };
        EnergyCurve energy = new EnergyCurve(new Loudness(0.1, new float[10], new float[10]));
        SongHearing hearing = new SongHearing(silence, "auto", energy, new SongHearing.Models(null, broken, null),
                told::add);
        assertThat(hearing.voices(CancelToken.never(), Progress.none())).isEmpty();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().type()).isEqualTo("warning");
        assertThat(told.getFirst().data()).contains("voices_not_heard", "This graph cannot run here.");
    }
}
