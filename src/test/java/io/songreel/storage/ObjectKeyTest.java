package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H3: no key escapes the root. */
class ObjectKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "/", "//", "\\", " ", "a/", "/a", "a//b", "a/./b", "a/../b",
        "../a", "a/..", "a/.", "./a", "..a", "a..", "a..b", "a/..b", "a/b..", "a.", "a./b", "a/b.", "a /b", "a ",
        " a", "a/ b", "a\tb", "a\nb", "a\rb", "a\0", "a\0b", "\0", "a\\b", "a\\..\\b", "..\\a", "c:", "c:/a",
        "c:\\a", "file:///a", "http://a", "%2e%2e/a", "a/%2e%2e/b", "%252e%252e/a", "a%00", "a/%5c", "~", "~/a",
        "$home/a", "`a`", "a;b", "a|b", "a*b", "a?b", "a:b", "a\"b", "a'b", "<a>", "a&b", "a#b", "A", "a/B",
        "film.MP4", "\u00e9", "a/\u00e9", "\u2024\u2024/a", "\uff0e\uff0e/a", "a\u2215b", "a\uff0fb", "a\u202eb",
        "\u0430", "a\u0301", "\ud83c\udfb5", "-a", "_a", "a/-b", "a/_b", ".a", "a/.b", ".part/a",
        "a/.film.mp4.sha256", "1/2/3/4/5/6/7/8/9", "nul\u0000", "a\u0085b", "a\u00a0b", "\ufeffa"})
    void a_hostile_text_is_no_key(String text) {
        assertThatThrownBy(() -> new ObjectKey(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an object key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "a.b", "a.b.c", "a-b_c.d", "a--", "jobs/7/film.mp4", "1/2/3/4/5/6/7/8",
        "uploads/0b0f7a2e-5c1d-4a7e-9d53-0c9d6f1f2a3b"})
    void a_plain_text_is_a_key(String text) {
        assertThat(new ObjectKey(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 300, 5_000, 1_000_000})
    void a_long_text_is_no_key_and_is_refused_quickly(int length) {
        assertThat(new ObjectKey("a".repeat(200)).value()).hasSize(200);
        assertThatThrownBy(() -> new ObjectKey("a".repeat(length))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjectKey("a.".repeat(length / 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 20_000)
    void whatever_passes_as_a_key_stays_below_the_root(@ForAll("nasty") String text) {
        Path root = Path.of("/data/objects");
        try {
            Path file = root.resolve(new ObjectKey(text).value());
            assertThat(file.normalize()).isEqualTo(file).startsWithRaw(root).isNotEqualTo(root);
            assertThat((Iterable<Path>) root.relativize(file)).allMatch(segment -> !segment.toString().startsWith("."));
            assertThat(text).matches("[a-z0-9._/-]{1,200}");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessage("not an object key");
        }
    }

    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> pieces = Arbitraries.of("a", "b0", ".", "..", "/", "//", "\\", "-", "_", "%2e", "%2f", " ",
                "\0", "~", "A", "\u2024", "\uff0f", "mp4", "./", "/.", "x.y");
        return Arbitraries.oneOf(pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
                Arbitraries.strings().ofMaxLength(250), Arbitraries.strings().withChars("a./-").ofMaxLength(30));
    }
}
