package io.songreel.lyrics.whisper.onnx;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hears a whole song in windows of half a minute, each from where the one before was last understood, and each told the
 * text before it: the long form of the reference implementation (openai/whisper, {@code transcribe.py}, with word times).
 * One pass of the gate a window. Used once.
 */
final class LongForm {
    /** Texts drawn at a higher temperature are not told to the next window. */
    private static final double TRUSTED_TEMPERATURE = 0.5;
    /** When windows are understood no further than this one after another, the last is left behind whole. */
    private static final int SHORT_STEP_FRAMES = 50;
    private static final int MOST_SHORT_STEPS = 2;

    private final WhisperModel model;
    private final Gate gate;
    private final DecodingOptions options;
    private final WindowDecoder decoder;
    private final WordAligner aligner;
    private final SongMel mel;
    private final Voices voices;
    private final CancelToken cancel;
    private final List<Stretch> heard = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();
    private double spoken;
    private int shortSteps;

    LongForm(WhisperModel model, Gate gate, DecodingOptions options, SongMel mel, Voices voices, CancelToken cancel) {
        this.model = model;
        this.gate = gate;
        this.options = options;
        this.decoder = new WindowDecoder(model, options);
        this.aligner = new WordAligner(model);
        this.mel = mel;
        this.voices = voices;
        this.cancel = cancel;
    }

    /** One window's outcome. */
    private record Window(Decoded decoded, Stretch.Cut cut, List<Stretch> stretches, boolean timed) {}

    /** The language of the first half minute with a voice, by Whisper's code. */
    String language() throws IOException {
        long from = Math.min(voices.next(0), Math.max(0, mel.frames() - 1));
        return gate.pass(new Visit("the song's language", model.id(), cancel), pass -> {
            try (Networks networks = new Networks(model, pass, cancel)) {
                return decoder.language(networks.decoder(networks.encode(mel.window(from, mel.windowFrames()))));
            }
        });
    }

    /** What was said, in order of time. */
    List<Stretch> hear(String language, Progress progress) throws IOException {
        long frames = mel.frames();
        long seek = voices.next(0);
        while (seek < frames) {
            cancel.check();
            progress.at((double) seek / frames, "hearing the words: " + clock(seek) + " of " + clock(frames));
            int size = (int) Math.min(mel.windowFrames(), frames - seek);
            long at = seek;
            Optional<Window> window = gate.pass(
                    new Visit("the song's words at " + clock(seek), model.id(), cancel), pass -> {
                        try (Networks networks = new Networks(model, pass, cancel)) {
                            return hear(networks, at, size, language);
                        }
                    });
            seek = voices.next(window.isEmpty() ? seek + size : next(window.get(), seek, size));
        }
        return heard;
    }

    private Optional<Window> hear(Networks networks, long seek, int size, String language) throws IOException {
        TextDecoder text = networks.decoder(networks.encode(mel.window(seek, size)));
        Decoded decoded = decoder.decode(text, language, told, seek, cancel);
        if (decoder.silent(decoded)) {
            return Optional.empty();
        }
        double offset = (double) seek / SongMel.RATE;
        Stretch.Cut cut = Stretch.cut(decoded.tokens(), model.tokens(), offset, size);
        if (!text.attentive()) {
            return Optional.of(new Window(decoded, cut, cut.stretches(), false));
        }
        List<Integer> all = new ArrayList<>();
        cut.stretches().forEach(stretch -> all.addAll(decoder.text(stretch.tokens())));
        List<WordDraft> words = aligner.align(text, all, language, size);
        return Optional.of(new Window(decoded, cut,
                new WordPlacer(model.tokens(), words).place(cut.stretches(), offset, spoken), true));
    }

    /** Keeps what a window said; where the next one begins. */
    private long next(Window window, long seek, int size) {
        double end = window.stretches().reversed().stream().filter(stretch -> !stretch.words().isEmpty()).findFirst()
                .map(stretch -> stretch.words().getLast().end()).orElse(window.stretches().getLast().end());
        long next = seek + window.cut().frames();
        if (window.timed() && !window.cut().whole() && end > (double) seek / SongMel.RATE) {
            next = (long) Math.rint(end * SongMel.RATE);
        }
        spoken = end;
        for (Stretch stretch : window.stretches()) {
            if (stretch.start() < stretch.end() && !model.vocabulary().text(stretch.tokens()).isBlank()
                    && voices.between(stretch.start(), stretch.end())) {
                heard.add(stretch);
                told.addAll(stretch.tokens());
            }
        }
        if (!options.prompted() || window.decoded().temperature() > TRUSTED_TEMPERATURE) {
            told.clear();
        }
        int most = model.shape().context();
        if (told.size() > most) {
            told.subList(0, told.size() - most).clear();
        }
        shortSteps = next - seek < SHORT_STEP_FRAMES ? shortSteps + 1 : 0;
        return next <= seek || shortSteps > MOST_SHORT_STEPS ? seek + size : next;
    }

    private static String clock(long frames) {
        long seconds = frames / SongMel.RATE;
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
