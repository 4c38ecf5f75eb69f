package io.songreel.model.language.chat;

import io.songreel.job.CancelToken;
import io.songreel.model.language.Author;
import io.songreel.model.language.ContextFullException;
import io.songreel.model.language.Exchange;
import io.songreel.model.language.Fitting;
import io.songreel.model.language.Message;
import io.songreel.model.language.Sampling;
import io.songreel.model.language.Shape;
import io.songreel.model.language.UnfitAnswerException;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One sitting with a server. For one thread. */
final class ChatDesk implements Author.Desk {
    private static final int TRIES = 3;
    /** An answer that was cut off may be so many times as long the next time: the model may think before it answers. */
    private static final int MORE_ROOM = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final int MOST_QUOTED = 1500;

    private final ChatSettings settings;
    private final ChatLine line;
    private final AtomicReference<Rigour> known;
    private final Duration pause;
    private final String holder;
    private final String identity;
    private final Consumer<Exchange> record;
    private final CancelToken cancel;
    private List<Message> recorded = List.of();

    ChatDesk(ChatSettings settings, ChatLine line, AtomicReference<Rigour> known, Duration pause, String holder,
            String identity, Consumer<Exchange> record, CancelToken cancel) {
        this.settings = settings;
        this.line = line;
        this.known = known;
        this.pause = pause;
        this.holder = holder;
        this.identity = identity;
        this.record = record;
        this.cancel = cancel;
    }

    @Override
    public Author.Answer answer(List<Message> talk, Shape shape, Sampling sampling, long seed) throws IOException {
        long start = System.nanoTime();
        List<Message> asked = talk;
        int room = 1;
        for (int attempt = 1;; attempt++) {
            cancel.check();
            long asking = System.nanoTime();
            ChatCall call = call(asked, talk, shape, sampling, seed + attempt - 1, room);
            Completion completion;
            try {
                completion = completed(call);
            } catch (ModelException e) {
                tell(attempt, call, "", String.valueOf(e.getMessage()), 0, asking);
                if (!(e instanceof ChatFailure failure) || attempt == TRIES || !failure.passes()) {
                    throw e;
                }
                rest(failure, attempt);
                continue;
            }
            switch (judged(shape, completion)) {
                case Fitting.Outcome.Fits fits -> {
                    tell(attempt, call, completion.text(), "", completion.tokens(), asking);
                    return new Author.Answer(fits.value(), fits.text(), completion.tokens(), seconds(start));
                }
                case Fitting.Outcome.Unfit(String reason) -> {
                    tell(attempt, call, completion.text(), reason, completion.tokens(), asking);
                    if (attempt == TRIES) {
                        throw new UnfitAnswerException("The model \"" + settings.model() + "\" does not keep to the "
                                + "form that it is asked for (" + reason + "): set songreel.director.chat.model to a "
                                + "larger one.");
                    }
                    asked = corrected(talk, completion.text(), reason);
                    room = completion.cut() ? MORE_ROOM * attempt : room;
                }
            }
        }
    }

    /** Without the failed try where there is no room for it. */
    private ChatCall call(List<Message> asked, List<Message> talk, Shape shape, Sampling sampling, long seed, int room)
            throws ContextFullException {
        try {
            return ChatCall.of(settings, asked, shape, sampling, seed, room);
        } catch (ContextFullException e) {
            if (asked.equals(talk)) {
                throw e;
            }
            return ChatCall.of(settings, talk, shape, sampling, seed, room);
        }
    }

    /** Asks as strictly as the server can. */
    private Completion completed(ChatCall call) throws IOException {
        for (Rigour rigour = Objects.requireNonNull(known.get());; rigour = rigour.lower()) {
            switch (line.ask(call, rigour, cancel)) {
                case ChatLine.Result.Said(Completion completion) -> {
                    known.set(rigour);
                    return completion;
                }
                case ChatLine.Result.Refused(Refusal refusal) -> {
                    if (!refusal.ofTheForm() || rigour == Rigour.NONE) {
                        throw refusal.failure(settings.context());
                    }
                }
            }
        }
    }

    private static Fitting.Outcome judged(Shape shape, Completion completion) {
        Fitting.Outcome outcome = Fitting.of(shape, completion.text());
        if (outcome instanceof Fitting.Outcome.Unfit) {
            if (completion.onlyThought()) {
                return new Fitting.Outcome.Unfit("it only thought and gave no answer");
            }
            if (completion.tooLong() || completion.cut()) {
                return new Fitting.Outcome.Unfit("it was too long and was cut off");
            }
        }
        return outcome;
    }

    private static List<Message> corrected(List<Message> talk, String text, String reason) {
        List<Message> corrected = new ArrayList<>(talk);
        String quoted = text.substring(0, Math.min(text.length(), MOST_QUOTED)).strip();
        if (!quoted.isEmpty()) {
            corrected.add(Message.assistant(quoted));
            corrected.add(Message.user("That cannot be used: " + reason + ". Answer once more, whole."));
        }
        return corrected;
    }

    private void rest(ChatFailure failure, int attempt) throws ChatFailure {
        Duration wanted = failure.pause();
        Duration rest = wanted == null ? pause.multipliedBy(1L << (attempt - 1)) : wanted;
        if (rest.compareTo(LONGEST_PAUSE) > 0) {
            throw failure;
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        try (CancelToken.Registration _ = cancel.onCancel(cancelled::countDown)) {
            if (cancelled.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                cancel.check();
            }
        } catch (InterruptedException e) {
            cancel.check();
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    private void tell(int attempt, ChatCall call, String answered, String outcome, int tokens, long start) {
        List<Message> talk = call.talk();
        int earlier = 0;
        while (earlier < Math.min(recorded.size(), talk.size()) && recorded.get(earlier).equals(talk.get(earlier))) {
            earlier++;
        }
        recorded = talk;
        record.accept(new Exchange(identity, holder, attempt, earlier, talk.subList(earlier, talk.size()), answered,
                outcome, tokens, seconds(start)));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
