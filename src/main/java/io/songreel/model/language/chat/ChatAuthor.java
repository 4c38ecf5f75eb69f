package io.songreel.model.language.chat;

import io.songreel.job.CancelToken;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import io.songreel.model.language.Author;
import io.songreel.model.language.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A model behind a chat server that the owner runs. A server on this machine computes on the same devices as our own
 * models, so a sitting with it is a visit to the gate, in which nothing is opened.
 */
public final class ChatAuthor implements Author, AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private final ChatSettings settings;
    private final Gate gate;
    private final ChatLine line;
    private final Duration pause;
    private final Consumer<Exchange> record;
    /** The strictest form that the server is known to take; shared with those that record. */
    private final AtomicReference<Rigour> rigour;

    /** Asks nobody yet. */
    public ChatAuthor(ChatSettings settings, Gate gate) {
        this(settings, gate, new ChatLine(settings), PAUSE, _ -> {
            // nobody keeps a record
        }, new AtomicReference<>(Rigour.SCHEMA));
    }

    private ChatAuthor(ChatSettings settings, Gate gate, ChatLine line, Duration pause, Consumer<Exchange> record,
            AtomicReference<Rigour> rigour) {
        this.settings = settings;
        this.gate = gate;
        this.line = line;
        this.pause = pause;
        this.record = record;
        this.rigour = rigour;
    }

    /** The same with another pause before a failed request is tried again; doubled each time. */
    ChatAuthor pausing(Duration other) {
        return new ChatAuthor(settings, gate, line, other, record, rigour);
    }

    @Override
    public ChatAuthor recording(Consumer<Exchange> listener) {
        return new ChatAuthor(settings, gate, line, pause, record.andThen(listener), rigour);
    }

    /** Address and model; no key. */
    @Override
    public String identity() {
        return "chat " + settings.model() + " at " + settings.base().getRawAuthority();
    }

    @Override
    public <T> T sit(String holder, CancelToken cancel, Sitting<T> sitting) throws IOException {
        cancel.check();
        ChatDesk desk = new ChatDesk(settings, line, rigour, pause, holder, identity(), record, cancel);
        Boolean shares = settings.sharesDevice();
        if (shares == null ? line.server().local() : shares) {
            return gate.pass(new Visit(holder, "chat:" + settings.model(), cancel), _ -> sitting.work(desk));
        }
        return sitting.work(desk);
    }

    /** Why nothing can be written now, for people, and what to do; empty when the server is there. Takes up to two seconds. */
    public Optional<String> hindrance() {
        return new ServerCheck(line).hindrance();
    }

    @Override
    public void close() {
        line.close();
    }
}
