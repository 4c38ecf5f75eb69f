package io.songreel.direction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.songreel.job.CancelToken;
import io.songreel.model.language.Author;
import io.songreel.model.language.Message;
import io.songreel.model.language.Sampling;
import io.songreel.model.language.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** An author without a mind: fills any shape with words by chance, or with what a test puts in its place. */
final class WildAuthor implements Author {
    private static final String[] WORDS = ("harbour lantern umbrella window snow river field train ladder mirror dancer"
            + " smoke gate orchard rooftop tunnel candle bridge piano curtain stone bird wheel shore letter engine"
            + " garden cloud glass violin tower desert stairs market ferry echo").split(" ");

    /** Answers in place of chance; null: chance. */
    @FunctionalInterface
    interface Twist {
        @Nullable
        JsonNode answer(List<Message> talk, Shape shape, JsonNode byChance) throws IOException;
    }

    /** A question that was asked. */
    record Asked(List<Message> talk, Shape shape) {
        String last() {
            return talk.getLast().text();
        }
    }

    private final Twist twist;
    final List<Asked> asked = new ArrayList<>();
    final List<String> holders = new ArrayList<>();

    WildAuthor(Twist twist) {
        this.twist = twist;
    }

    WildAuthor() {
        this((_, _, byChance) -> byChance);
    }

    @Override
    public String identity() {
        return "wild/1";
    }

    @Override
    public <T> T sit(String holder, CancelToken cancel, Sitting<T> sitting) throws IOException {
        holders.add(holder);
        return sitting.work((talk, shape, _, seed) -> {
            cancel.check();
            asked.add(new Asked(List.copyOf(talk), shape));
            JsonNode byChance = fill(shape, new SplittableRandom(seed ^ talk.hashCode()));
            JsonNode value = twist.answer(talk, shape, byChance);
            return new Answer(value == null ? byChance : value, String.valueOf(value), 10, 0.1);
        });
    }

    private static JsonNode fill(Shape shape, SplittableRandom dice) {
        return switch (shape) {
            case Shape.Text(int most) -> {
                StringBuilder text = new StringBuilder();
                int words = dice.nextInt(1, 30);
                for (int i = 0; i < words; i++) {
                    text.append(i == 0 ? "" : " ").append(WORDS[dice.nextInt(WORDS.length)]);
                }
                yield TextNode.valueOf(text.substring(0, Math.min(text.length(), most)).strip());
            }
            case Shape.Choice choice -> TextNode.valueOf(choice.options().get(dice.nextInt(choice.options().size())));
            case Shape.Whole(int least, int most) -> IntNode.valueOf(dice.nextInt(least, most + 1));
            case Shape.Items(Shape item, int fewest, int most) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (int i = dice.nextInt(fewest, most + 1); i > 0; i--) {
                    array.add(fill(item, dice));
                }
                yield array;
            }
            case Shape.Fields(Map<String, Shape> fields) -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                fields.forEach((name, field) -> object.set(name, fill(field, dice)));
                yield object;
            }
        };
    }
}
