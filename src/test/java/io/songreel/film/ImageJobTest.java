package io.songreel.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.api.SongreelServer;
import io.songreel.media.Picture;
import io.songreel.render.Pictures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Image jobs over HTTP, made by tiny random models. */
class ImageJobTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    static Path home;
    private static SongreelServer server;
    private static Caller caller;
    private static String upload;
    private static String mask;

    @BeforeAll
    static void start() throws Exception {
        TinyModels.install("tiny-sd", home.resolve("data/models"));
        TinyModels.install("tiny-sdxl", home.resolve("data/models"));
        server = SongreelServer.start(Map.of("songreel.home", home.resolve("data").toString(), "songreel.api.port", 0));
        caller = new Caller(server.url());
        upload = caller.uploadPicture(Pictures.duskPng(home.resolve("picture.png"), 320, 200));
        byte[] half = new byte[3 * 64 * 64];
        for (int i = 0; i < half.length; i++) {
            half[i] = (byte) (i / 3 % 64 < 32 ? 255 : 0);
        }
        io.songreel.media.Pictures.writePng(new Picture(64, 64, half), home.resolve("mask.png"));
        mask = caller.uploadPicture(home.resolve("mask.png"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ObjectNode wish() {
        return Caller.options().put("prompt", "a (red:1.2) boat on a lake").put("model", "tiny-sd").put("steps", 3)
                .put("seed", 11).put("format", "png");
    }

    private static JsonNode made(ObjectNode wish) throws Exception {
        JsonNode job = caller.awaitEnd(caller.image(wish), LIMIT);
        assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("done");
        assertThat(job.get("kind").asText()).isEqualTo("image");
        return job;
    }

    private static Path file(JsonNode job, int i, String name) throws Exception {
        return caller.download(job.get("images").get(i).get("url").asText(), home.resolve(name));
    }

    @ParameterizedTest
    @CsvSource({"tiny-sd,euler", "tiny-sd,dpmpp_2m_karras", "tiny-sdxl,euler_ancestral"})
    void an_image_is_made_from_text_and_the_same_order_gives_the_same_image(String model, String scheduler)
            throws Exception {
        ObjectNode wish = wish().put("model", model).put("scheduler", scheduler);
        Path one = file(made(wish), 0, "one.png");
        JsonNode again = made(wish);
        assertThat(Files.readAllBytes(file(again, 0, "two.png"))).isEqualTo(Files.readAllBytes(one));
        assertThat(Files.readString(one, StandardCharsets.ISO_8859_1)).contains("\"scheduler\":\"" + scheduler + "\"");
        Path small = caller.download(again.get("images").get(0).get("thumbnail_url").asText(), home.resolve("t.jpg"));
        assertThat(io.songreel.media.Pictures.read(small).width()).isEqualTo(16);
    }

    @Test
    void several_images_have_seeds_of_their_own_and_jpg_is_the_default() throws Exception {
        ObjectNode wish = wish().put("count", 3);
        wish.remove("format");
        JsonNode job = made(wish);
        assertThat(job.get("images").findValuesAsText("seed")).containsExactly("11", "12", "13");
        assertThat(Files.readAllBytes(file(job, 1, "b.jpg"))).startsWith(0xFF, 0xD8);
        assertThat(Files.mismatch(file(job, 0, "a.jpg"), file(job, 1, "b.jpg"))).isNotNegative();
        assertThat(job.get("user_options").get("steps").asInt()).isEqualTo(3);
        assertThat(job.get("user_options").get("format").asText()).isEqualTo("jpg");
    }

    @Test
    void an_upload_is_painted_over_and_under_a_mask_only_there() throws Exception {
        Picture from = read(made(wish().put("image_upload_id", upload).put("strength", 0.4)), "i2i.png");
        Picture under = read(made(wish().put("image_upload_id", upload).put("mask_upload_id", mask)
                .put("strength", 1.0)), "inpaint.png");
        assertThat(from.rgb()).isNotEqualTo(under.rgb());
        Picture over = read(made(wish().put("image_upload_id", upload).put("strength", 1.0)), "all.png");
        assertThat(difference(over, under, 40, 64)).as("outside the mask the upload stays")
                .isGreaterThan(2 * difference(over, under, 0, 24));
    }

    /** Mean difference of the columns {@code from} to {@code to}. */
    private static double difference(Picture a, Picture b, int from, int to) {
        double sum = 0;
        for (int y = 0; y < 64; y++) {
            for (int x = 3 * from; x < 3 * to; x++) {
                sum += Math.abs((a.rgb()[y * 192 + x] & 255) - (b.rgb()[y * 192 + x] & 255));
            }
        }
        return sum / (64 * 3 * (to - from));
    }

    private static Picture read(JsonNode job, String name) throws Exception {
        return io.songreel.media.Pictures.read(file(job, 0, name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"prompt\":\"x\",\"width\":63}|width",
        "{\"prompt\":\"x\",\"scheduler\":\"heun\"}|scheduler", "{\"prompt\":\"x\",\"strength\":0.5}|strength",
        "{\"prompt\":\"x\",\"reference_images\":[]}|reference_images", "{\"prompt\":\" \"}|prompt",
        "{\"prompt\":\"x\",\"count\":17}|count", "{\"prompt\":\"x\",\"model\":\"none-such\"}|model",
        "{\"prompt\":\"x\",\"mask_upload_id\":\"00000000-0000-0000-0000-000000000000\"}|mask_upload_id"})
    void what_a_model_cannot_do_is_refused_by_name(String body, String field) throws Exception {
        var answer = caller.send("POST", "/generate/image", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + field + "\"");
    }
}
