package io.songreel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ModelLineTest {
    @Test
    void a_model_is_told_with_size_licence_and_where_it_is() throws IOException {
        assertThat(ModelLine.of(model("installed", "\"place\": \"hugging_face_cache\", \"bytes\": 4300000000")))
                .containsExactly("✓ lcm  image  4.3 GB, 5.2 GB in memory  MIT, commercial use allowed  "
                        + "used in place from the Hugging Face cache  recommended");
        assertThat(ModelLine.of(model("installed", "\"place\": \"other_folder\", \"bytes\": 1000000")).getFirst())
                .contains("1 MB", "used in place from your own folder");
        assertThat(ModelLine.of(model("partly", "\"bytes_present\": 500000000")).getFirst()).startsWith("◐ ")
                .contains("size told at the pull", "partly here (500 MB)");
    }

    @Test
    void what_is_not_here_is_told_with_what_to_know_and_to_do() throws IOException {
        assertThat(ModelLine.of(model("missing", "\"note\": \"Mind this.\", \"commercial_use\": false")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("– ").contains("NOT for commercial use", "not here"),
                        line -> assertThat(line).isEqualTo("    Mind this."));
        assertThat(ModelLine.of(model("export_yourself", "\"export\": \"python make.py\"")))
                .satisfiesExactly(line -> assertThat(line).contains("to be made on this machine"),
                        line -> assertThat(line).isEqualTo("    make it: python make.py"));
        assertThat(ModelLine.of(model("installed", "\"note\": \"Mind this.\""))).hasSize(1);
    }

    private static JsonNode model(String state, String more) throws IOException {
        return SongreelClient.JSON.readTree("{\"id\": \"lcm\", \"kind\": \"image\", \"licence\": \"MIT\", "
                + "\"commercial_use\": true, \"recommended\": true, \"memory_bytes\": 5200000000, \"installed\": "
                + state.equals("installed") + ", \"state\": \"" + state + "\", " + more + "}");
    }
}
