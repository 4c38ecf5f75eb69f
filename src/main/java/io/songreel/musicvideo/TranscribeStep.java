package io.songreel.musicvideo;

import io.songreel.lyrics.Pcm16k;
import io.songreel.audio.EnergyCurve;
import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.TranscriptCleaner;
import io.songreel.lyrics.UploadedLyrics;
import io.songreel.media.PcmFile;
import io.songreel.media.PcmSource;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of the song: the uploaded ones win, else the speech model hears them, else there are none. */
record TranscribeStep(ObjectStore store, Transcribers transcribers) implements Step<TranscribeStep.Inputs> {
    record Inputs(String pcmKey, String songSha256, double durationS, @Nullable String lyrics, String transcriber,
            String language, AnalyseStep.Analysis analysis) {
        static Inputs of(FilmOrder order, AnalyseStep.Analysis analysis) {
            return new Inputs(order.song().upload().pcmKey(), order.song().sha256(),
                    order.song().upload().facts().durationSeconds(), order.options().lyrics(),
                    order.options().lyrics() == null ? order.transcriber() : Transcribers.NONE,
                    order.options().language(), analysis);
        }
    }

    private static final int SPEECH_RATE = 16_000;

    @Override
    public String name() {
        return "transcribe";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws Exception {
        if (inputs.lyrics() != null) {
            context.progress().at(0, "reading the uploaded lyrics");
            return UnitResult.of(Json.write(UploadedLyrics.parse(inputs.lyrics(), inputs.durationS())));
        }
        if (inputs.transcriber().equals(Transcribers.NONE)) {
            return UnitResult.of(Json.write(Transcript.none()));
        }
        Optional<Transcriber> transcriber = transcribers.open(inputs.transcriber());
        if (transcriber.isEmpty()) {
            throw new UnitFailure("speech_model_missing", "The speech model is gone",
                    "This job was accepted with a speech model that is no longer installed. Fetch it again and retry, "
                            + "or make a new job.",
                    false);
        }
        Transcript heard;
        try (Transcriber engine = transcriber.get()) {
            heard = hear(engine, inputs, context);
        }
        EnergyCurve energy = inputs.analysis().energy();
        return UnitResult.of(Json.write(TranscriptCleaner.clean(heard, energy::silent)));
    }

    private Transcript hear(Transcriber transcriber, Inputs inputs, UnitContext context) throws IOException {
        context.progress().at(0, "listening to the words");
        try (ObjectStore.LocalCopy copy = store.localCopy(new ObjectKey(inputs.pcmKey()));
                PcmFile file = PcmFile.open(copy.path())) {
            PcmSource pcm = file.resampledTo(SPEECH_RATE);
            return transcriber.transcribe(new Pcm16k() {
                @Override
                public long length() {
                    return pcm.samples();
                }

                @Override
                public int read(long position, float[] into, int count) throws IOException {
                    return pcm.read(position, into, count);
                }
            }, inputs.language(), context.cancel(), context.progress());
        }
    }
}
