package io.songreel.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalAuthorTest {
    private static final Sampling LIVELY = new Sampling(1.1, 0.9, 0, 0.95, 0.02);
    private static final Shape SHAPE = new Shape.Fields(Map.of("line", new Shape.Text(30)));
    private static final List<Message> BEGINNING = List.of(Message.system("You write."), Message.user("A song."));
    private final TinyModels tiny = new TinyModels();
    private final LocalAuthor author = new LocalAuthor(TinyModels.read("tiny-qwen"), tiny.gate());

    @AfterEach
    void nothing_is_left() {
        assertThat(tiny.held()).isZero();
        tiny.close();
    }

    @Test
    void the_same_talk_goes_the_same_way_each_time() throws IOException {
        List<String> once = author.sit("test", CancelToken.never(), desk -> talk(desk, 5));
        assertThat(once).doesNotHaveDuplicates();
        assertThat(author.<List<String>>sit("test", CancelToken.never(), desk -> talk(desk, 5))).isEqualTo(once);
        Author.Answer first = author.sit("test", CancelToken.never(), desk -> desk.answer(BEGINNING, SHAPE, LIVELY, 0));
        assertThat(first.text()).isEqualTo(once.getFirst());
    }

    private static List<String> talk(Author.Desk desk, int turns) throws IOException {
        List<Message> talk = new ArrayList<>(BEGINNING);
        List<String> answers = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            Author.Answer answer = desk.answer(talk, SHAPE, LIVELY, turn);
            assertThat(SHAPE.fits(answer.value())).isTrue();
            assertThat(answer.tokens()).isPositive();
            assertThat(answer.seconds()).isPositive();
            answers.add(answer.text());
            talk.add(Message.assistant(answer.text()));
            talk.add(Message.user("Another."));
        }
        return answers;
    }

    @Test
    void the_same_question_can_be_asked_again() throws IOException {
        List<JsonNode> answers = author.sit("test", CancelToken.never(), desk -> List.of(
                desk.answer(BEGINNING, SHAPE, LIVELY, 1).value(), desk.answer(BEGINNING, SHAPE, LIVELY, 2).value(),
                desk.answer(BEGINNING, SHAPE, LIVELY, 1).value()));
        assertThat(answers.get(2)).isEqualTo(answers.get(0)).isNotEqualTo(answers.get(1));
    }

    @Test
    void a_talk_that_is_too_long_is_refused_and_a_shorter_one_goes_on() throws IOException {
        LocalAuthor forgetful = new LocalAuthor(TinyModels.read("tiny-qwen", 120), tiny.gate());
        forgetful.sit("test", CancelToken.never(), desk -> {
            List<Message> longer = List.of(Message.user("la ".repeat(200)));
            assertThatThrownBy(() -> desk.answer(longer, SHAPE, LIVELY, 1)).isInstanceOf(ContextFullException.class);
            return desk.answer(BEGINNING, SHAPE, LIVELY, 1);
        });
    }

    @Test
    void a_cancelled_author_leaves_in_the_middle_of_an_answer() {
        CancelSwitch stop = new CancelSwitch();
        assertThatThrownBy(() -> author.sit("test", stop, desk -> {
            desk.answer(BEGINNING, SHAPE, LIVELY, 1);
            stop.cancel();
            return desk.answer(BEGINNING, SHAPE, LIVELY, 2);
        })).isInstanceOf(CancellationException.class);
    }
}
