package io.songreel.musicvideo;

import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.align.Hearing;
import io.songreel.lyrics.align.KnownLyrics;
import io.songreel.lyrics.voice.Songs;
import io.songreel.lyrics.voice.VoiceFile;
import io.songreel.media.PcmFile;
import io.songreel.model.ModelFailures;
import io.songreel.model.runtime.ModelException;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of the song and when they are sung: uploaded lyrics win and are given times, else the speech model hears
 * them, else there are none.
 */
record TranscribeStep(ObjectStore store, Ears ears) implements Step<TranscribeStep.Inputs> {
    /**
     * What the words depend on.
     *
     * @param voiceKey
     *            the separated voice, where there is one to listen to
     * @param ears
     *            only those that may be needed
     */
    record Inputs(String pcmKey, String songSha256, double durationS, @Nullable String voiceKey,
            @Nullable String lyrics, Ears.Pinned ears, String language, AnalyseStep.Analysis analysis) {
        static Inputs of(FilmOrder order, AnalyseStep.Analysis analysis, SeparateStep.@Nullable Voice voice) {
            return new Inputs(order.song().upload().pcmKey(), order.song().sha256(),
                    order.song().upload().facts().durationSeconds(), voice == null ? null : voice.key(),
                    order.options().lyrics(), order.listening().models(), order.options().language(), analysis);
        }
    }

    @Override
    public String name() {
        return "transcribe";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, UnitFailure {
        if (inputs.ears().equals(Ears.Pinned.none())) {
            return UnitResult.of(Json.write(words(inputs, Hearing.nothing(), context)));
        }
        SongHearing.Models models = SongHearing.Models.open(ears, inputs.ears());
        try (Transcriber _ = models.transcriber()) {
            return UnitResult.of(Json.write(inputs.voiceKey() == null
                    ? ofSong(inputs, models, context)
                    : ofVoice(inputs, inputs.voiceKey(), models, context)));
        } catch (ModelException e) {
            throw ModelFailures.of(e);
        }
    }

    private Transcript ofSong(Inputs inputs, SongHearing.Models models, UnitContext context) throws IOException {
        try (ObjectStore.LocalCopy copy = store.localCopy(new ObjectKey(inputs.pcmKey()));
                PcmFile song = PcmFile.open(copy.path())) {
            return words(inputs, hearing(Songs.speech(song), inputs, models, context), context);
        }
    }

    private Transcript ofVoice(Inputs inputs, String key, SongHearing.Models models, UnitContext context)
            throws IOException {
        try (ObjectStore.LocalCopy copy = store.localCopy(new ObjectKey(key));
                VoiceFile voice = VoiceFile.open(copy.path())) {
            return words(inputs, hearing(voice.speech(), inputs, models, context), context);
        }
    }

    private static SongHearing hearing(Pcm16k sound, Inputs inputs, SongHearing.Models models,
            UnitContext context) {
        return new SongHearing(sound, inputs.language(), inputs.analysis().energy(), models, context.news());
    }

    private static Transcript words(Inputs inputs, Hearing hearing, UnitContext context) throws IOException {
        String lyrics = inputs.lyrics();
        if (lyrics != null) {
            context.progress().at(0, "giving the lyrics their times");
            return KnownLyrics.align(lyrics, inputs.durationS(), hearing, context.cancel(), context.progress());
        }
        context.progress().at(0, "listening to the words");
        return Optional.ofNullable(hearing.words(context.cancel(), context.progress())).orElse(Transcript.none());
    }

    static UnitFailure modelMissing() {
        return new UnitFailure("speech_model_missing", "A model that hears words is gone",
                "This job was accepted with a model that is no longer installed. Fetch it again and retry, or make a "
                        + "new job.",
                false);
    }
}
