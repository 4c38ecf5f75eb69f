package io.songreel.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Has a model fill in a document. The document's frame is ours: the model reads it as if it had written it, and only
 * says what the values are. A text is sampled from the tokens that may stand in a JSON string and ends at its quote or
 * its length; of a choice the likelihood of each option counts. So any model, however bad, gives a valid document.
 */
public final class GuidedWriter {
    /** Tokens that one char may take: bytes of letters that are cut into tokens. */
    private static final int TOKENS_PER_CHAR = 3;

    private final LanguageModel model;
    private final Sampler sampler;
    private final CancelToken cancel;
    private final BitSet opening;
    private final BitSet going;
    private Context context;
    private final StringBuilder frame = new StringBuilder();
    private int tokens;

    /** @param context where the answer begins; is closed, and another one in its place, as choices are made */
    GuidedWriter(LanguageModel model, Context context, Sampler sampler, CancelToken cancel) throws ModelException {
        this.model = model;
        this.context = context;
        this.sampler = sampler;
        this.cancel = cancel;
        this.opening = model.texts().letters();
        if (opening.isEmpty()) {
            throw new ModelException("This language model's vocabulary has no letters; choose another model.");
        }
        BitSet all = (BitSet) model.texts().plain().clone();
        all.or(model.texts().ends());
        model.stops().forEach(all::set);
        this.going = all;
    }

    /** Where the answer has come to. */
    Context context() {
        return context;
    }

    /** Tokens that the model chose itself. */
    int tokens() {
        return tokens;
    }

    /**
     * @return always of that shape
     * @throws ContextFullException
     *             there is no room for it
     * @throws java.util.concurrent.CancellationException
     *             when cancelled, at the next token
     */
    JsonNode write(Shape shape) throws ModelException {
        JsonNode written = value(shape);
        read();
        return written;
    }

    private JsonNode value(Shape shape) throws ModelException {
        return switch (shape) {
            case Shape.Text text -> text(text);
            case Shape.Choice choice -> choice(choice);
            case Shape.Whole whole -> whole(whole);
            case Shape.Items items -> items(items);
            case Shape.Fields fields -> fields(fields);
        };
    }

    private ObjectNode fields(Shape.Fields shape) throws ModelException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        String before = "{";
        for (Map.Entry<String, Shape> field : shape.fields().entrySet()) {
            frame.append(before).append('"').append(field.getKey()).append("\": ");
            object.set(field.getKey(), value(field.getValue()));
            before = ", ";
        }
        frame.append('}');
        return object;
    }

    private ArrayNode items(Shape.Items shape) throws ModelException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        frame.append('[');
        while (array.size() < shape.most() && (array.size() < shape.fewest() || more(array.isEmpty()))) {
            frame.append(array.isEmpty() ? "" : ", ");
            array.add(value(shape.item()));
        }
        frame.append(']');
        return array;
    }

    /** Whether the model would rather go on with a list than end it. */
    private boolean more(boolean first) throws ModelException {
        float[] logits = ready();
        double ends = Likelihood.logOf(logits, model.texts().bracketFirst());
        double goesOn = first
                ? Likelihood.logOf(logits, model.texts().quoteFirst())
                : Likelihood.logOf(logits, model.texts().commaFirst());
        double share = Likelihood.share(goesOn, ends);
        return sampler.how().temperature() == 0 ? share > 0.5 : sampler.nextDouble() < share;
    }

    private TextNode text(Shape.Text shape) throws ModelException {
        frame.append('"');
        LineText line = new LineText(shape.most());
        boolean ended = false;
        for (int left = TOKENS_PER_CHAR * shape.most() + 8; left > 0 && !ended && !line.full(); left--) {
            cancel.check();
            int id = sampler.next(ready(), line.lettered() ? going : opening);
            tokens++;
            if (model.texts().plain().get(id)) {
                context.append(id);
                line.append(model.texts().bytes(id));
            } else {
                ended = true;
                byte[] rest = model.texts().beforeQuote(id);
                line.append(rest);
                frame.append(new String(rest, StandardCharsets.UTF_8));
            }
        }
        frame.append('"');
        return TextNode.valueOf(line.finished());
    }

    private TextNode choice(Shape.Choice shape) throws ModelException {
        frame.append('"');
        String chosen = shape.options().get(search(shape.options(), shape.leanings(), model.texts().quoteFirst()));
        frame.append('"');
        return TextNode.valueOf(chosen);
    }

    private IntNode whole(Shape.Whole shape) throws ModelException {
        List<String> numbers = IntStream.rangeClosed(shape.least(), shape.most()).mapToObj(Integer::toString).toList();
        BitSet notDigits = new BitSet();
        notDigits.set(0, model.tokenizer().size());
        notDigits.andNot(model.texts().digitFirst());
        return IntNode.valueOf(shape.least() + search(numbers, List.of(), notDigits));
    }

    private int search(List<String> options, List<Double> leanings, BitSet ends) throws ModelException {
        if (options.size() == 1) {
            frame.append(options.getFirst());
            return 0;
        }
        ready();
        List<int[]> ids = options.stream().map(model.tokenizer()::encodePlain).toList();
        List<Double> added = leanings.isEmpty() ? Collections.nCopies(options.size(), 0.0) : leanings;
        ChoiceSearch.Found found = ChoiceSearch.of(context, ids, added, ends, sampler, cancel);
        context.close();
        context = found.context();
        tokens += ids.get(found.option()).length;
        return found.option();
    }

    private float[] ready() throws ModelException {
        read();
        return context.logits();
    }

    private void read() throws ContextFullException {
        if (!frame.isEmpty()) {
            context.append(model.tokenizer().encodePlain(frame.toString()));
            frame.setLength(0);
        }
    }
}
