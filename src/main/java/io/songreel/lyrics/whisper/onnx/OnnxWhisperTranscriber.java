package io.songreel.lyrics.whisper.onnx;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Tokens;
import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.WordSpread;
import io.songreel.lyrics.whisper.WhisperLanguages;
import io.songreel.model.InstalledModel;
import io.songreel.model.gate.Gate;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hears a song with a Whisper model in ONNX, on whatever device the gate leads to. Word times come from the model's
 * attention ({@link Word.Source#WHISPER}); an export without it has the words of a stretch share its time, and says so
 * ({@link Word.Source#INTERPOLATED}). A cancel is answered in the middle of a run.
 */
public final class OnnxWhisperTranscriber implements Transcriber {
    /** Raised when the same song would be heard otherwise. */
    private static final String VERSION = "whisper-onnx-1/";
    private static final double DETECTING_SHARE = 0.1;

    private final WhisperModel model;
    private final String modelIdentity;
    private final Gate gate;
    private final @Nullable VoiceDetector detector;
    private final DecodingOptions options;

    /** @throws ModelException when the files beside the graphs are missing, damaged, or of another kind of model */
    public OnnxWhisperTranscriber(InstalledModel model, Gate gate) throws ModelException {
        this(model, gate, null);
    }

    /**
     * A transcriber that passes over what a detector hears no voice in, and believes no word there.
     *
     * @throws ModelException
     *             when the files beside the graphs are missing, damaged, or of another kind of model
     */
    public OnnxWhisperTranscriber(InstalledModel model, Gate gate, @Nullable VoiceDetector detector)
            throws ModelException {
        this(model, gate, detector, DecodingOptions.DEFAULTS);
    }

    OnnxWhisperTranscriber(InstalledModel model, Gate gate, @Nullable VoiceDetector detector,
            DecodingOptions options) throws ModelException {
        this.model = WhisperModel.read(model);
        this.modelIdentity = model.identity();
        this.gate = gate;
        this.detector = detector;
        this.options = options;
    }

    @Override
    public String identity() {
        return VERSION + modelIdentity + (detector == null ? "" : "+" + detector.identity());
    }

    /** {@inheritDoc} A language the model does not know is found out from the song, as with {@code auto}. */
    @Override
    public Transcript transcribe(Pcm16k song, String language, CancelToken cancel, Progress progress)
            throws IOException {
        cancel.check();
        progress.at(0, "listening to the song");
        double begun = detector == null ? 0 : DETECTING_SHARE;
        Voices voices = detector == null
                ? Voices.everywhere()
                : new Voices(detector.voices(song, cancel,
                        (fraction, message) -> progress.at(fraction * DETECTING_SHARE, message)));
        SongMel mel = SongMel.of(song, model.shape().bands(), 2 * model.shape().frames(), cancel);
        if (voices.next(0) >= mel.frames()) {
            progress.at(1, "heard no words");
            return new Transcript(Transcript.Origin.WHISPER, "", List.of(), "");
        }
        LongForm hearing = new LongForm(model, gate, options, mel, voices, cancel);
        String code = code(language, hearing);
        List<Stretch> heard = hearing.hear(code,
                (fraction, message) -> progress.at(begun + (1 - begun) * fraction, message));
        cancel.check();
        progress.at(1, "heard the words");
        return transcript(heard, voices, (double) song.length() / Pcm16k.RATE, WhisperLanguages.iso(code));
    }

    private String code(String language, LongForm hearing) throws IOException {
        if (model.tokens().languages().isEmpty()) {
            return "en";
        }
        Set<String> known = model.tokens().languages().keySet();
        String code = known.contains(language) ? language : WhisperLanguages.code(language);
        return known.contains(code) ? code : hearing.language();
    }

    private Transcript transcript(List<Stretch> heard, Voices voices, double duration, String language) {
        List<Word> words = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Stretch stretch : heard) {
            List<Word> line = new ArrayList<>();
            for (Word word : words(stretch)) {
                if (voices.between(word.start(), word.end())) {
                    double earliest = line.isEmpty()
                            ? words.isEmpty() ? 0 : words.getLast().start()
                            : line.getLast().start();
                    double start = Math.clamp(word.start(), earliest, Math.max(earliest, duration));
                    line.add(new Word(word.text(), start,
                            Math.clamp(word.end(), start, Math.max(start, duration)), word.confidence(),
                            word.source()));
                }
            }
            if (!line.isEmpty()) {
                words.addAll(line);
                lines.add(String.join(" ", line.stream().map(Word::text).toList()));
            }
        }
        return new Transcript(Transcript.Origin.WHISPER, String.join("\n", lines), words, language);
    }

    private List<Word> words(Stretch stretch) {
        if (stretch.words().isEmpty()) {
            return WordSpread.over(model.vocabulary().text(stretch.tokens()), stretch.start(), stretch.end(), 0.5);
        }
        List<Word> words = new ArrayList<>();
        for (WordDraft draft : stretch.words()) {
            double end = Math.max(draft.start(), draft.end());
            double confidence = Math.clamp(draft.probability(), 0, 1);
            List<String> tokens = Tokens.of(draft.text());
            if (tokens.size() == 1) {
                words.add(new Word(tokens.getFirst(), draft.start(), end, confidence, Word.Source.WHISPER));
            } else {
                words.addAll(WordSpread.over(draft.text(), draft.start(), end, confidence));
            }
        }
        return words;
    }
}
