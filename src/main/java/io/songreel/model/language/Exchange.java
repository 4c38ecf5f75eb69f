package io.songreel.model.language;

import java.util.List;

/**
 * What was sent to an author outside of this process, and what came back: for a job's record. Texts are shortened.
 *
 * @param author
 *            its identity
 * @param holder
 *            what it was asked for: {@code scenes 9 to 16 of 46}
 * @param attempt
 *            from 1
 * @param earlier
 *            messages that were sent again before these, as recorded with the sitting's earlier exchanges
 * @param sent
 *            the messages that are new, none when the same is asked again; the form of the answer, which goes with the last one, is
 *            left out
 * @param answered
 *            the model's text as it came; empty when none came
 * @param outcome
 *            empty: taken; else why not
 * @param tokens
 *            of the answer, about
 * @param seconds
 *            from the question to the answer, or to its failure
 */
public record Exchange(String author, String holder, int attempt, int earlier, List<Message> sent, String answered,
        String outcome, int tokens, double seconds) {
    private static final int LONGEST = 4000;

    public Exchange {
        sent = sent.stream().map(message -> new Message(message.role(), shortened(message.text()))).toList();
        answered = shortened(answered);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + " … (" + text.length() + " characters)";
    }
}
