package io.songreel.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What every {@link Director} keeps. */
abstract class DirectorContract {
    abstract Director director();

    @Test
    void a_screenplay_is_valid_for_its_segments() {
        for (Brief brief : Briefs.all()) {
            Screenplay screenplay = director().direct(brief, CancelToken.never(), Progress.none());
            assertThat(ScreenplayValidator.problems(screenplay, brief.segments())).isEmpty();
            assertThat(screenplay.scenes()).hasSameSizeAs(brief.segments());
        }
    }

    @Test
    void the_same_brief_gives_the_same_screenplay() {
        for (Brief brief : Briefs.all()) {
            assertThat(director().direct(brief, CancelToken.never(), Progress.none()))
                    .isEqualTo(director().direct(brief, CancelToken.never(), Progress.none()));
        }
    }

    @Test
    void a_cancelled_director_leaves() {
        assertThatThrownBy(() -> director().direct(Briefs.seaBallad(), CANCELLED, Progress.none()))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void progress_goes_from_0_to_1_and_never_back() {
        List<Double> fractions = new ArrayList<>();
        director().direct(Briefs.seaBallad(), CancelToken.never(), (fraction, message) -> fractions.add(fraction));
        assertThat(fractions).isSorted().startsWith(0.0).endsWith(1.0);
    }

    @Test
    void an_identity_is_short_and_steady() {
        assertThat(director().identity()).isNotBlank().hasSizeLessThan(80).isEqualTo(director().identity());
    }

    private static final CancelToken CANCELLED = new CancelToken() {
        @Override
        public boolean cancelled() {
            return true;
        }

        @Override
        public Registration onCancel(Runnable action) {
            action.run();
            return () -> {
            };
        }
    };
}
