package io.songreel.diffusion.pipeline;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageToImageParityTest extends ParityTest {
    static Stream<ParityCase> cases() throws IOException {
        return ParityCase.of("image-to-image");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void every_step_agrees_with_diffusers(ParityCase parity) throws IOException {
        check(parity);
    }
}
