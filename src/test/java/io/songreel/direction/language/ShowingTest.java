package io.songreel.direction.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShowingTest {
    private static final Showing SHOWING = Showing.of(List.of("The tide was low, the gulls were near\n"
            + "You said you’d come across the water", "Be concrete and brief, in plain English"));

    @ParameterizedTest
    @ValueSource(strings = {"the TIDE was low, the gulls", "A boat. You said you'd come across the bay",
        "We see a boat",
        "I'll create one for you", "Please write a list", "In plain light: be concrete and brief, in plain view",
        "The story is told in this scene", "A picture that pleases the viewer", "scene 2",
        "What lies beyond the harbour?", "This JSON document",
        "A boat and a boat and a boat and a boat and a boat and a boat", "Let’s go to the harbour"})
    void talk_is_no_picture(String text) {
        assertThat(SHOWING.speaks(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The tide is low and the gulls circle", "A woman in a red coat waits at a bus stop",
        "A crowded market scene under paper lanterns", "Night: a street, an audience in the rain",
        "A diver near a youth hostel, a weir at dusk", ""})
    void a_picture_is_no_talk(String text) {
        assertThat(SHOWING.speaks(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"The scene opens with a boat on grey water|A boat on grey water",
        "In this scene, we see a boat|A boat", "This shot shows a boat|A boat",
        "The camera reveals a boat|A boat", "the second scene shows a boat|A boat", "a boat|A boat",
        "The scene of the crime|The scene of the crime", "We see|We see"})
    void an_announcement_is_left_out(String text, String shown) {
        assertThat(Showing.shown(text)).isEqualTo(shown);
    }
}
