package io.songreel.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A language model in this process, behind the gate. A sitting is one pass. */
public final class LocalAuthor implements Author {
    private final LanguageModel model;
    private final Gate gate;

    public LocalAuthor(LanguageModel model, Gate gate) {
        this.model = model;
        this.gate = gate;
    }

    @Override
    public String identity() {
        return model.identity();
    }

    @Override
    public <T> T sit(String holder, CancelToken cancel, Sitting<T> sitting) throws IOException {
        return gate.pass(new Visit(holder, model.id(), cancel), pass -> {
            try (LocalDesk desk = new LocalDesk(model.open(pass, cancel), cancel)) {
                return sitting.work(desk);
            }
        });
    }

    /** Keeps in mind the latest places of the talk, so that only what is new is read. */
    private final class LocalDesk implements Desk, AutoCloseable {
        /** More would take memory for places that nobody goes back to. */
        private static final int PLACES = 3;
        private final Context beginning;
        private final CancelToken cancel;
        private final List<Place> places = new ArrayList<>();

        private record Place(List<Message> talk, Context context) {}

        LocalDesk(Context beginning, CancelToken cancel) {
            this.beginning = beginning;
            this.cancel = cancel;
        }

        @Override
        public Answer answer(List<Message> talk, Shape shape, Sampling sampling, long seed) throws IOException {
            long start = System.nanoTime();
            Context context = asked(talk);
            try {
                context.append(model.chat().invitation());
                GuidedWriter writer = new GuidedWriter(model, context, new Sampler(sampling, seed), cancel);
                JsonNode value;
                try {
                    value = writer.write(shape);
                } finally {
                    context = writer.context();
                }
                String text = SpacedJson.write(value);
                context.append(model.chat().end());
                List<Message> longer = new ArrayList<>(talk);
                longer.add(Message.assistant(text));
                keep(longer, context.fork());
                return new Answer(value, text, writer.tokens(), (System.nanoTime() - start) / 1e9);
            } finally {
                context.close();
            }
        }

        /** After the question, before the answer; remembered, in case the question is asked once more. */
        private Context asked(List<Message> talk) throws IOException {
            int from = 0;
            Context nearest = beginning;
            for (Place place : places) {
                int said = place.talk().size();
                if (said > from && said <= talk.size() && talk.subList(0, said).equals(place.talk())) {
                    from = said;
                    nearest = place.context();
                }
            }
            Context context = nearest.fork();
            try {
                if (from == 0) {
                    context.append(model.chat().head());
                }
                for (Message message : talk.subList(from, talk.size())) {
                    context.append(model.chat().message(message));
                }
                if (from < talk.size()) {
                    context.logits();
                    keep(List.copyOf(talk), context.fork());
                }
                return context;
            } catch (IOException | RuntimeException e) {
                context.close();
                throw e;
            }
        }

        private void keep(List<Message> talk, Context context) {
            places.add(new Place(List.copyOf(talk), context));
            if (places.size() > PLACES) {
                places.removeFirst().context().close();
            }
        }

        @Override
        public void close() {
            places.forEach(place -> place.context().close());
            beginning.close();
        }
    }
}
