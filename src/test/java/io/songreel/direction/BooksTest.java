package io.songreel.direction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The director's own texts keep the director's own rules. */
class BooksTest {
    @Test
    void the_lexicon_has_a_few_hundred_words_and_finds_their_inflections() {
        Lexicon lexicon = Lexicon.ours();
        assertThat(lexicon.size()).isBetween(300, 600);
        for (String text : List.of("crying", "tears", "cried", "cryin'")) {
            assertThat(lexicon.read(text).strongest()).isEqualTo(Emotion.SORROW);
        }
        assertThat(lexicon.read("dancing and laughing").strongest()).isEqualTo(Emotion.JOY);
    }

    @Test
    void a_negation_turns_a_word_round() {
        assertThat(Lexicon.ours().read("happy").valence()).isPositive();
        assertThat(Lexicon.ours().read("I'm not happy").valence()).isNegative();
        assertThat(Lexicon.ours().read("don’t cry").valence()).isPositive();
    }

    @Test
    void other_languages_lead_to_words_we_know() {
        assertThat(Tongue.all()).hasSize(6);
        for (Tongue tongue : Tongue.all()) {
            assertThat(tongue.meanings()).as(tongue.code())
                    .allMatch(word -> word.equals("not") || Lexicon.ours().read(word).hits() == 1
                            || NounBook.ours().find(word) != null);
        }
    }

    @Test
    void a_language_is_known_by_its_common_words() {
        assertThat(Tongue.of("und ich geh mit dir durch die Nacht", "").code()).isEqualTo("de");
        assertThat(Tongue.of("je ne sais pas pour qui tu danses", "").code()).isEqualTo("fr");
        assertThat(Tongue.of("yo no sé por qué te quiero", "").code()).isEqualTo("es");
        assertThat(Tongue.of("io non so perché ti amo", "").code()).isEqualTo("it");
        assertThat(Tongue.of("eu não sei por que você partiu", "").code()).isEqualTo("pt");
        assertThat(Tongue.of("la la la", "").code()).isEqualTo("en");
        assertThat(Tongue.of("the night is mine", "de").code()).isEqualTo("de");
        assertThat(Tongue.of("the night is mine", "sv").code()).isEqualTo("en");
    }

    @Test
    void other_languages_are_read_with_or_without_accents_and_what_is_not_known_counts_for_nothing() {
        assertThat(feeling("Tränen", "de").strongest()).isEqualTo(Emotion.SORROW);
        assertThat(feeling("Tranen", "de").strongest()).isEqualTo(Emotion.SORROW);
        assertThat(feeling("j’ai le cœur heureux", "fr").valence()).isPositive();
        assertThat(feeling("ich bin nicht glücklich", "de").valence()).isNegative();
        assertThat(feeling("die War Gift will", "de").hits()).isZero();
    }

    private static Lexicon.Feeling feeling(String line, String language) {
        return Lexicon.ours().read(Tongue.of(line, language).english(line));
    }

    @Test
    void no_style_says_what_it_keeps_out() {
        for (StyleFamily family : StyleFamily.ALL) {
            assertThat(phrases(family)).as(family.name())
                    .noneMatch(phrase -> Terms.containsAny(phrase, family.avoid()))
                    .noneMatch(phrase -> Terms.containsAny(phrase, List.of("text", "watermark", "logo", "subtitles")));
        }
    }

    @Test
    void every_style_is_complete() {
        assertThat(StyleFamily.ALL).hasSize(14);
        for (StyleFamily family : StyleFamily.ALL) {
            assertThat(family.fit()).hasSize(6);
            assertThat(family.palette()).hasSizeBetween(3, 6).allMatch(OkLab::isHex);
            assertThat(family.light()).hasSize(5);
            assertThat(family.worlds()).hasSizeGreaterThan(1)
                    .allSatisfy(world -> assertThat(world.corners()).hasSize(5));
            assertThat(family.details()).hasSizeGreaterThan(5).doesNotHaveDuplicates();
            assertThat(family.tags()).hasSizeGreaterThan(5);
            assertThat(family.style()).hasSizeLessThan(90);
        }
        assertThat(StyleFamily.ALL.stream().map(StyleFamily::name)).doesNotHaveDuplicates();
    }

    @Test
    void every_noun_has_images_that_fit_a_motif_line() {
        for (NounBook.Noun noun : NounBook.ours().all()) {
            assertThat(noun.images()).as(noun.label()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(noun.label() + ": " + noun.images().getFirst())
                    .hasSizeLessThanOrEqualTo(ScreenplayValidator.MOST_MOTIF);
        }
    }

    @Test
    void plural_and_possessive_find_the_noun() {
        assertThat(NounBook.ours().find("harbours")).isEqualTo(NounBook.ours().find("harbour")).isNotNull();
        assertThat(NounBook.ours().find("river's")).isEqualTo(NounBook.ours().find("river")).isNotNull();
        assertThat(NounBook.ours().find("xyzzy")).isNull();
    }

    @Test
    void a_colour_is_said_by_its_nearest_name() {
        assertThat(ColourNames.of("#010101")).isEqualTo("black");
        assertThat(ColourNames.sentence(List.of("#14132b", "#e07a5f", "#f6efe0"))).contains("coral").contains(" and ");
        assertThat(ColourNames.sentence(List.of("#000000", "#000001", "#000002"))).isEqualTo("black");
    }

    @Test
    void refrains_are_found_though_windows_cut_them_differently() {
        Brief brief = Briefs.seaBallad();
        Refrains refrains = Refrains.of(brief.segments(), StoryArc.of(brief.segments(), 0.5));
        assertThat(refrains.groups()).containsExactly(-1, -1, -1, 3, 4, -1, -1, -1, 3, 4, -1, 3, -1);
        assertThat(refrains.opens(3)).isTrue();
        assertThat(refrains.returns(11)).isTrue();
    }

    @Test
    void a_term_is_a_whole_word_in_any_case() {
        assertThat(Terms.contains("A wall of Text.", "text")).isTrue();
        assertThat(Terms.contains("rough texture, context", "text")).isFalse();
        assertThat(Terms.contains("texture and text", "text")).isTrue();
        assertThat(Terms.contains("anything", " ")).isFalse();
    }

    private static List<String> phrases(StyleFamily family) {
        List<String> phrases = new ArrayList<>();
        family.worlds().forEach(world -> world.corners().forEach(corner -> {
            phrases.add(corner.seen());
            phrases.add(corner.at());
        }));
        Stream.of(family.light(), family.details(), family.figures(), family.lens(), family.texture(),
                List.of(family.style(), family.name())).forEach(phrases::addAll);
        for (Band band : Band.values()) {
            phrases.addAll(family.acts().of(band));
            phrases.addAll(family.air().of(band));
        }
        return phrases;
    }
}
