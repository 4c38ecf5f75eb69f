package io.songreel.model.language.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.CancelSwitch;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.OpenGate;
import io.songreel.model.gate.Visit;
import io.songreel.model.language.Author;
import io.songreel.model.language.ContextFullException;
import io.songreel.model.language.Exchange;
import io.songreel.model.language.Message;
import io.songreel.model.language.Sampling;
import io.songreel.model.language.Shape;
import io.songreel.model.language.UnfitAnswerException;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChatAuthorTest {
    private static final Sampling LIVELY = new Sampling(1.1, 0.8, 0, 0.95, 0.05);
    private static final String GOOD = "{\"line\": \"a lamp in the snow\", \"move\": \"push in\"}";

    private static Shape.Fields shape() {
        Map<String, Shape> fields = new LinkedHashMap<>();
        fields.put("line", new Shape.Text(40));
        fields.put("move", Shape.Choice.of(List.of("hold", "push in")));
        return new Shape.Fields(fields);
    }

    private static Author.Answer ask(ChatAuthor author) throws IOException {
        return ask(author, new CancelSwitch());
    }

    private static Author.Answer ask(ChatAuthor author, CancelSwitch cancel) throws IOException {
        return author.sit("test", cancel, desk -> desk.answer(ChatDouble.talk(), shape(), LIVELY, 77L << 40));
    }

    @Test
    void a_streamed_answer_is_read_and_the_request_is_as_the_protocol_wants_it() throws IOException {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.say(GOOD));
                ChatAuthor author = server.author()) {
            Author.Answer answer = ask(author);
            assertThat(answer.value().path("line").asText()).isEqualTo("a lamp in the snow");
            assertThat(answer.text()).isEqualTo(GOOD);
            assertThat(answer.tokens()).isEqualTo(7);
            JsonNode request = server.asked.getFirst();
            assertThat(request.path("model").asText()).isEqualTo("tiny");
            assertThat(request.path("stream").asBoolean()).isTrue();
            assertThat(request.path("temperature").asDouble()).isEqualTo(0.8);
            assertThat(request.path("top_p").asDouble()).isEqualTo(0.95);
            assertThat(request.path("seed").isInt()).isTrue();
            assertThat(request.path("seed").asInt()).isNotNegative();
            assertThat(request.path("max_tokens").asInt()).isBetween(50, 1000);
            assertThat(request.path("messages")).extracting(message -> message.path("role").asText()).containsExactly(
                    "system", "user");
            JsonNode format = request.path("response_format");
            assertThat(format.path("type").asText()).isEqualTo("json_schema");
            assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
            assertThat(format.path("json_schema").path("schema")).isEqualTo(shape().schema());
            assertThat(ChatDouble.question(request)).startsWith("A song.").endsWith(shape().schema().toString());
            assertThat(server.keys).containsExactly("null");
        }
    }

    @Test
    void a_server_that_does_not_stream_is_understood() throws IOException {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.document(GOOD));
                ChatAuthor author = server.author()) {
            assertThat(ask(author).tokens()).isEqualTo(42);
        }
    }

    @Test
    void a_list_is_asked_for_in_an_object_and_taken_with_or_without_it() throws IOException {
        Shape list = new Shape.Items(new Shape.Text(20), 2, 2);
        try (ChatDouble server = new ChatDouble((_, number, stage) -> stage.say(number == 0
                ? "{\"answer\": [\"one\", \"two\"]}"
                : "[\"one\", \"two\"]")); ChatAuthor author = server.author()) {
            for (int i = 0; i < 2; i++) {
                JsonNode value = author.sit("test", ChatDouble.never(), desk -> desk.answer(ChatDouble.talk(), list,
                        LIVELY, 1)).value();
                assertThat(value).extracting(JsonNode::asText).containsExactly("one", "two");
            }
            assertThat(server.asked.getFirst().path("response_format").path("json_schema").path("schema").path("type")
                    .asText()).isEqualTo("object");
        }
    }

    @Test
    void what_a_server_refuses_is_asked_less_strictly_and_that_is_remembered() throws IOException {
        for (Rigour taken : List.of(Rigour.OBJECT, Rigour.NONE)) {
            try (ChatDouble server = new ChatDouble((request, _, stage) -> {
                String type = request.path("response_format").path("type").asText("none");
                if (type.equals("json_schema") || (taken == Rigour.NONE && type.equals("json_object"))) {
                    stage.status(400, "{\"error\": {\"message\": \"response_format is not supported\"}}");
                } else {
                    stage.say("Sure! Here it is:\n```json\n" + GOOD + "\n```\nEnjoy.");
                }
            }); ChatAuthor author = server.author()) {
                assertThat(ask(author).text()).isEqualTo(GOOD);
                int steps = server.asked.size();
                assertThat(steps).isEqualTo(taken == Rigour.OBJECT ? 2 : 3);
                ask(author);
                assertThat(server.asked).as("no refusal is provoked twice").hasSize(steps + 1);
                assertThat(ChatDouble.question(server.asked.getLast())).contains(shape().schema().toString());
            }
        }
    }

    @Test
    void a_model_is_told_what_was_wrong_and_tries_again() throws IOException {
        try (ChatDouble server = new ChatDouble((_, number, stage) -> stage.say(number == 0
                ? "{\"line\": 7, \"move\": \"hold\"}"
                : GOOD)); ChatAuthor author = server.author()) {
            assertThat(ask(author).text()).isEqualTo(GOOD);
            JsonNode second = server.asked.get(1).path("messages");
            assertThat(second.path(2).path("content").asText()).isEqualTo("{\"line\": 7, \"move\": \"hold\"}");
            assertThat(second.path(3).path("content").asText()).startsWith(
                    "That cannot be used: \"line\" has to be a text.");
            assertThat(server.asked.get(1).path("seed")).isNotEqualTo(server.asked.get(0).path("seed"));
        }
    }

    @Test
    void a_model_that_does_not_learn_is_left_after_three_tries() {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.say("I would rather not."));
                ChatAuthor author = server.author()) {
            assertThatExceptionOfType(UnfitAnswerException.class).isThrownBy(() -> ask(author)).withMessage(
                    "The model \"tiny\" does not keep to the form that it is asked for (there is no JSON in it): set "
                            + "songreel.director.chat.model to a larger one.");
            assertThat(server.asked).hasSize(3);
        }
    }

    @Test
    void a_model_that_thinks_first_gets_more_room() throws IOException {
        try (ChatDouble server = new ChatDouble((_, number, stage) -> {
            if (number == 0) {
                stage.begin();
                stage.raw(
                        "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"},\"finish_reason\":\"length\"}]}\n\n");
                stage.raw("data: [DONE]\n\n");
            } else {
                stage.say("<think>{\"line\": \"no\"}</think>" + GOOD);
            }
        }); ChatAuthor author = server.author()) {
            assertThat(ask(author).text()).isEqualTo(GOOD);
            assertThat(server.asked.get(1).path("max_tokens").asInt()).isGreaterThan(3 * server.asked.get(0).path(
                    "max_tokens").asInt());
        }
    }

    @Test
    void busy_and_failing_servers_are_asked_again_and_then_named() throws IOException {
        try (ChatDouble server = new ChatDouble((_, number, stage) -> {
            switch (number) {
                case 0 -> stage.status(429, "", "Retry-After", "0");
                case 1 -> stage.status(503, "<html>");
                default -> stage.say(GOOD);
            }
        }); ChatAuthor author = server.author()) {
            assertThat(ask(author).text()).isEqualTo(GOOD);
        }
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.status(500, "secret"));
                ChatAuthor author = server.author()) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessage(
                    "The chat server at " + server.url() + " failed (500): its own log says why.");
            assertThat(server.asked).hasSize(3);
        }
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.status(429, "", "Retry-After", "3600"));
                ChatAuthor author = server.author()) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "is busy (429)");
            assertThat(server.asked).as("nobody waits for an hour").hasSize(1);
        }
    }

    @Test
    void each_refusal_says_what_to_do() {
        Map<Integer, String> texts = Map.of(401, "songreel.director.chat.api-key", 403,
                "songreel.director.chat.api-key",
                404, "songreel.director.chat.base-url", 302, "sends us elsewhere", 400, "refuses the request (400)");
        texts.forEach((status, text) -> {
            try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.status(status, "", "Location",
                    "http://127.0.0.1:1/")); ChatAuthor author = server.author()) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                        text).withMessageStartingWith("The chat server at " + server.url());
            }
        });
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.status(404,
                "{\"error\":{\"message\":\"model 'tiny' not found\"}}")); ChatAuthor author = server.author()) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "has no model \"tiny\"");
        }
    }

    @Test
    void a_talk_that_is_too_long_is_not_sent_and_a_server_may_say_so_too() {
        try (ChatDouble server = new ChatDouble((_, number, stage) -> {
            String error = "{\"error\":{\"message\":\"the request exceeds the available context size\"}}";
            if (number == 0) {
                stage.status(400, error);
            } else {
                stage.begin();
                stage.raw("data: " + error + "\n\n");
            }
        }); ChatAuthor author = server.author()) {
            assertThatExceptionOfType(ContextFullException.class).isThrownBy(() -> author.sit("test", ChatDouble
                    .never(), desk -> desk.answer(List.of(Message.user("la ".repeat(5000))), shape(), LIVELY, 1)));
            assertThat(server.asked).isEmpty();
            assertThatExceptionOfType(ContextFullException.class).isThrownBy(() -> ask(author));
            assertThatExceptionOfType(ContextFullException.class).isThrownBy(() -> ask(author));
            assertThat(server.asked).hasSize(2);
        }
    }

    @Test
    void a_server_that_never_answers_is_left() {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.hang());
                ChatAuthor author = ChatDouble.author(server.hasty(Duration.ofMillis(200), Duration.ofSeconds(30)))) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "took too long to answer");
            assertThat(server.asked).as("it would take too long once more").hasSize(1);
        }
    }

    @Test
    void an_answer_that_stands_still_is_left() throws InterruptedException {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> {
            stage.begin();
            stage.piece("{\"line\"");
            stage.hang();
        }); ChatAuthor author = ChatDouble.author(server.hasty(Duration.ofSeconds(60), Duration.ofMillis(200)))) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "took too long to answer");
        }
    }

    @Test
    void an_answer_that_trickles_for_ever_is_left() throws InterruptedException {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.babble(""));
                ChatAuthor author = ChatDouble
                        .author(server.hasty(Duration.ofMillis(400), Duration.ofSeconds(30)))) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "took too long to answer");
            assertThat(server.left.await(20, TimeUnit.SECONDS)).as("the server is told").isTrue();
        }
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> {
            stage.begin();
            String much = ChatDouble.Stage.frame("blah ".repeat(2000), null);
            for (int i = 0; i < 400; i++) {
                stage.raw(much);
            }
        }); ChatAuthor author = server.author()) {
            assertThatExceptionOfType(UnfitAnswerException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "too long");
        }
        try (ChatDouble server = new ChatDouble((_, _, stage) -> {
            stage.begin();
            String much = ": " + "x".repeat(100_000);
            for (int i = 0; i < 400; i++) {
                stage.raw(much);
            }
        }); ChatAuthor author = server.author()) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "does not stop talking");
        }
    }

    @Test
    void a_connection_that_breaks_is_made_again() throws IOException {
        try (ChatDouble server = new ChatDouble((_, number, stage) -> {
            if (number < 2) {
                stage.breakOff(ChatDouble.Stage.frame("{\"line\": \"a la", null));
            } else {
                stage.say(GOOD);
            }
        }); ChatAuthor author = server.author()) {
            assertThat(ask(author).text()).isEqualTo(GOOD);
            assertThat(server.asked).hasSize(3);
        }
    }

    @Test
    void a_reset_and_what_is_no_http_are_said_plainly() throws IOException {
        for (String greeting : List.of("", "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                        + "Content-Length: 99\r\n\r\ndata: {")) {
            try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                Thread server = Thread.ofVirtual().start(() -> {
                    try {
                        while (true) {
                            try (Socket client = socket.accept()) {
                                byte[] some = new byte[64];
                                assertThat(client.getInputStream().read(some)).isPositive();
                                client.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
                                client.getOutputStream().flush();
                                client.setSoLinger(true, 0);
                            }
                        }
                    } catch (IOException closed) {
                        return;
                    }
                });
                try (ChatAuthor author = ChatDouble.author(ChatSettings.of("http://127.0.0.1:" + socket.getLocalPort(),
                        "tiny"))) {
                    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author))
                            .withMessageContaining("broke off");
                }
                server.interrupt();
            }
        }
    }

    @Test
    void a_web_site_is_no_chat_server() {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.status(200, "<html>hello</html>",
                "Content-Type", "text/html")); ChatAuthor author = server.author()) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                    "does not speak the OpenAI protocol");
        }
    }

    @Test
    void a_server_that_does_not_encrypt_is_not_spoken_to_in_confidence() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // every attempt is answered alike, on a thread that waits for no other
            Thread.ofPlatform().daemon().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket client = socket.accept()) {
                        client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(
                                StandardCharsets.UTF_8));
                        client.getInputStream().readAllBytes();
                    } catch (IOException _) {
                        // this client has gone; the next one is answered all the same
                    }
                }
            });
            try (ChatAuthor author = ChatDouble.author("https://127.0.0.1:" + socket.getLocalPort())) {
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> ask(author)).withMessageContaining(
                        "in confidence");
            }
        }
    }

    @Test
    void cancel_leaves_at_once_before_the_first_word_and_in_mid_answer() throws Exception {
        for (boolean talking : List.of(false, true)) {
            CountDownLatch cancelled = new CountDownLatch(1);
            try (ChatDouble server = new ChatDouble((_, _, stage) -> {
                if (!talking) {
                    stage.silentUntil(cancelled);
                }
                stage.babble("x");
            }); ChatAuthor author = server.author()) {
                CancelSwitch cancel = new CancelSwitch();
                AtomicReference<Throwable> end = new AtomicReference<>();
                Thread asking = Thread.ofVirtual().start(() -> {
                    try {
                        ask(author, cancel);
                    } catch (IOException | RuntimeException e) {
                        end.set(e);
                    }
                });
                assertThat(server.begun.await(20, TimeUnit.SECONDS)).isTrue();
                cancel.cancel();
                assertThat(asking.join(Duration.ofSeconds(20))).as("answers may take a minute here").isTrue();
                assertThat(end.get()).isInstanceOf(CancellationException.class);
                assertThat(cancel.registered()).isZero();
                cancelled.countDown();
                assertThat(server.left.await(20, TimeUnit.SECONDS)).as("the server is told").isTrue();
            }
        }
    }

    @Test
    void cancel_ends_a_pause() throws Exception {
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.status(429, "", "Retry-After", "20"));
                ChatAuthor author = server.author()) {
            CancelSwitch cancel = new CancelSwitch();
            Thread.ofVirtual().start(() -> {
                while (cancel.registered() == 0 || server.asked.isEmpty()) {
                    Thread.onSpinWait();
                }
                cancel.cancel();
            });
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> ask(author, cancel));
        }
    }

    @Test
    void a_local_server_takes_turns_with_the_models_of_this_process() throws IOException {
        List<String> visits = new ArrayList<>();
        Gate open = new OpenGate();
        Gate gate = new Gate() {
            @Override
            public <T> T pass(Visit visit, Errand<T> errand) throws IOException {
                visits.add(visit.holder());
                return open.pass(visit, errand);
            }
        };
        try (ChatDouble server = new ChatDouble((_, _, stage) -> stage.say(GOOD))) {
            for (Boolean shares : new Boolean[]{null, true, false}) {
                try (ChatAuthor author = new ChatAuthor(new ChatSettings(server.url(), "tiny", null, Duration.ofSeconds(
                        5), Duration.ofSeconds(9), Duration.ofSeconds(9), 4096, 9999, shares), gate)) {
                    ask(author);
                }
            }
        }
        assertThat(visits).as("unset, and true").containsExactly("test", "test");
    }

    @Test
    void the_record_holds_what_was_sent_and_answered_once_and_no_key() throws IOException {
        List<Exchange> record = new ArrayList<>();
        try (ChatDouble server = new ChatDouble((_, number, stage) -> stage.say(number == 0 ? "no" : GOOD));
                ChatAuthor author = ChatDouble.author(new ChatSettings(server.url(), "tiny", "sk-secret-7", Duration
                        .ofSeconds(5), Duration.ofSeconds(9), Duration.ofSeconds(9), 4096, 9999, null))) {
            author.recording(record::add).sit("scenes 1 to 2 of 2", ChatDouble.never(), desk -> {
                List<Message> talk = new ArrayList<>(ChatDouble.talk());
                talk.add(Message.assistant(desk.answer(talk, shape(), LIVELY, 1).text()));
                talk.add(Message.user("Another." + "!".repeat(9000)));
                return desk.answer(talk, shape(), LIVELY, 2);
            });
            assertThat(server.keys).containsOnly("Bearer sk-secret-7");
            assertThat(author.identity()).isEqualTo("chat tiny at " + server.url().substring(7));
        }
        assertThat(record).extracting(Exchange::attempt).containsExactly(1, 2, 1);
        assertThat(record).extracting(Exchange::outcome).containsExactly("there is no JSON in it", "", "");
        assertThat(record).extracting(Exchange::earlier).containsExactly(0, 2, 2);
        assertThat(record.getFirst().sent()).isEqualTo(ChatDouble.talk());
        assertThat(record.getLast().sent()).extracting(Message::role).containsExactly(Message.Role.ASSISTANT,
                Message.Role.USER);
        assertThat(record.getLast().sent().getLast().text()).hasSizeLessThan(4100).contains("9008 characters");
        assertThat(record.toString()).doesNotContain("sk-secret");
        assertThat(record.getLast().answered()).isEqualTo(GOOD);
    }
}
