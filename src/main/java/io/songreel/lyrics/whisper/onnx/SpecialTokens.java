package io.songreel.lyrics.whisper.onnx;

import io.songreel.model.runtime.ModelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens that are no text; all of them are at or above {@code end}, and the times from {@code firstTime} on.
 *
 * @param end
 *            ends the text
 * @param start
 *            begins a transcript
 * @param previous
 *            begins the text before it
 * @param noSpeech
 *            where nobody speaks
 * @param noTimes
 *            asks for text without times
 * @param firstTime
 *            0.00 s; each next one is 20 ms later
 * @param languages
 *            by Whisper's code; empty in a model that knows only English
 */
record SpecialTokens(int end, int start, int transcribe, int translate, int languageModel, int previous, int noSpeech,
        int noTimes, int firstTime, Map<String, Integer> languages) {
    private static final Pattern LANGUAGE = Pattern.compile("<\\|([a-z]{2,3})\\|>");

    static SpecialTokens of(Map<String, Integer> vocabulary, boolean multilingual) throws ModelException {
        int start = id(vocabulary, "<|startoftranscript|>");
        int translate = id(vocabulary, "<|translate|>");
        Map<String, Integer> languages = new LinkedHashMap<>();
        if (multilingual) {
            vocabulary.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(entry -> {
                Matcher name = LANGUAGE.matcher(entry.getKey());
                if (name.matches() && entry.getValue() > start && entry.getValue() < translate) {
                    languages.put(name.group(1), entry.getValue());
                }
            });
        }
        int noTimes = id(vocabulary, "<|notimestamps|>");
        return new SpecialTokens(id(vocabulary, "<|endoftext|>"), start, id(vocabulary, "<|transcribe|>"), translate,
                id(vocabulary, "<|startoflm|>"), id(vocabulary, "<|startofprev|>"),
                // its name in files of the first year
                vocabulary.containsKey("<|nocaptions|>")
                        ? id(vocabulary, "<|nocaptions|>")
                        : id(vocabulary, "<|nospeech|>"),
                noTimes, vocabulary.getOrDefault("<|0.00|>", noTimes + 1), languages);
    }

    private static int id(Map<String, Integer> vocabulary, String name) throws ModelException {
        Integer id = vocabulary.get(name);
        if (id == null || id < 0) {
            throw new ModelException("The speech model's vocabulary lacks " + name
                    + ". Verify the model or pull it again; an export needs the tokenizer's files beside it.");
        }
        return id;
    }

    /** What stands before a transcript. */
    int[] opening(String language) {
        Integer token = languages.get(language);
        return token == null ? new int[]{start} : new int[]{start, token, transcribe};
    }

    boolean isTime(int token) {
        return token >= firstTime;
    }

    boolean isText(int token) {
        return token < end;
    }
}
