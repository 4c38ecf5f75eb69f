package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.job.CancelToken;
import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.job.News;
import io.songreel.job.Progress;
import io.songreel.job.UnitFailure;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Silence;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.TranscriptCleaner;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.lyrics.align.Acoustics;
import io.songreel.lyrics.align.CtcModel;
import io.songreel.lyrics.align.Hearing;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One song, or its separated voice, as the models that its film is pinned to hear it. */
final class SongHearing implements Hearing {
    private final Pcm16k sound;
    private final String language;
    private final EnergyCurve energy;
    private final Models models;
    private final News news;

    /** Those that are there. The transcriber is the caller's to close. */
    record Models(@Nullable Transcriber transcriber, @Nullable VoiceDetector voices, @Nullable CtcModel letters) {
        /** @throws UnitFailure when one that was pinned is gone */
        static Models open(Ears ears, Ears.Pinned pinned) throws IOException, UnitFailure {
            String detector = pinned.voices();
            String letters = pinned.letters();
            boolean separated = pinned.separator() != null;
            VoiceDetector voices = detector == null
                    ? null
                    : ears.voices(detector, separated).orElseThrow(TranscribeStep::modelMissing);
            return new Models(
                    pinned.transcriber().equals(Ears.NONE)
                            ? null
                            : ears.transcriber(pinned.transcriber(), separated ? voices : null)
                                    .orElseThrow(TranscribeStep::modelMissing),
                    voices, letters == null ? null : ears.letters(letters).orElseThrow(TranscribeStep::modelMissing));
        }
    }

    SongHearing(Pcm16k sound, String language, EnergyCurve energy, Models models, News news) {
        this.news = news;
        this.sound = sound;
        this.language = language;
        this.energy = energy;
        this.models = models;
    }

    @Override
    public @Nullable Acoustics acoustics() {
        CtcModel letters = models.letters();
        return letters == null ? null : letters.over(sound, "aligning the lyrics");
    }

    @Override
    public @Nullable Transcript words(CancelToken cancel, Progress progress) throws IOException {
        Transcriber transcriber = models.transcriber();
        return transcriber == null
                ? null
                : TranscriptCleaner.clean(transcriber.transcribe(sound, language, cancel, progress), silence());
    }

    private Silence silence() {
        return energy::silent;
    }

    /** It only helps: where it cannot run, the job is told and goes on without it. */
    @Override
    public List<Span> voices(CancelToken cancel, Progress progress) throws IOException {
        VoiceDetector voices = models.voices();
        if (voices == null) {
            return List.of();
        }
        try {
            return voices.voices(sound, cancel, progress);
        } catch (ModelException e) {
            news.tell(new NewEvent("warning", Json.write(Map.of("code", "voices_not_heard", "step", "transcribe",
                    "detail",
                    "Where somebody sings could not be heard, so lyrics may sit less well. " + e.getMessage()))));
            return List.of();
        }
    }

    @Override
    public EnergyCurve energy() {
        return energy;
    }
}
