package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what it is told to hear; remembers what it was asked for. */
record FakeHearing(@Nullable Acoustics acoustics, @Nullable Transcript heard, List<Span> voices, List<String> asked)
        implements
            Hearing {
    FakeHearing(@Nullable Acoustics acoustics, @Nullable Transcript heard, List<Span> voices) {
        this(acoustics, heard, voices, new ArrayList<>());
    }

    @Override
    public @Nullable Acoustics acoustics() {
        asked.add("acoustics");
        return acoustics;
    }

    @Override
    public @Nullable Transcript words(CancelToken cancel, Progress progress) {
        asked.add("words");
        return heard;
    }

    @Override
    public List<Span> voices(CancelToken cancel, Progress progress) {
        asked.add("voices");
        return voices;
    }
}
