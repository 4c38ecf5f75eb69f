package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DispositionTest {
    @Test
    void a_plain_name_stays() {
        assertThat(Disposition.attachment("My film.mp4"))
                .isEqualTo("attachment; filename=\"My film.mp4\"; filename*=UTF-8''My%20film.mp4");
    }

    @Test
    void a_name_in_any_script_comes_exactly_and_in_a_plain_spelling() {
        assertThat(Disposition.attachment("Été 日本.mp4")).isEqualTo(
                "attachment; filename=\"Ete __.mp4\"; filename*=UTF-8''%C3%89t%C3%A9%20%E6%97%A5%E6%9C%AC.mp4");
    }

    @Test
    void paths_quotes_line_breaks_and_direction_marks_are_defused() {
        assertThat(Disposition.sanitized("../../etc/passwd")).isEqualTo("_.._etc_passwd");
        assertThat(Disposition.sanitized("a\"; filename=evil.exe\r\nX: y")).isEqualTo("a__ filename=evil.exeX_ y");
        assertThat(Disposition.sanitized("film\u202e4pm.exe")).isEqualTo("film4pm.exe");
        assertThat(Disposition.sanitized(" . ")).isEqualTo("download");
    }

    @Test
    void a_name_of_accents_alone_still_has_a_plain_spelling() {
        assertThat(Disposition.attachment("\u0300"))
                .isEqualTo("attachment; filename=\"download\"; filename*=UTF-8''%CC%80");
    }

    @Test
    void a_character_that_decomposes_into_syntax_is_defused() {
        assertThat(Disposition.attachment("\u226e"))
                .isEqualTo("attachment; filename=\"_\"; filename*=UTF-8''%E2%89%AE");
    }

    @Property(tries = 2000)
    void any_name_makes_a_safe_header(@ForAll String name) {
        assertThat(Disposition.attachment(name)).matches("attachment; filename=\"[ !#-$&-.0-9;=@-Z\\[\\]-~]+\"; "
                + "filename\\*=UTF-8''[!#$&+.^_`|~A-Za-z0-9%-]+");
        assertThat(Disposition.sanitized(name)).isNotBlank();
        assertThat(Disposition.sanitized(name).codePointCount(0, Disposition.sanitized(name).length()))
                .isLessThanOrEqualTo(120);
    }
}
