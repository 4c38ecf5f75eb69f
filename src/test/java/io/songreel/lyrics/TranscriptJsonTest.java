package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.Json;
import io.songreel.lyrics.Alignment.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptJsonTest {
    private static final Word WORD = new Word("Hello", 1, 1.5, 1, Word.Source.UPLOADED);

    @Test
    void a_transcript_stored_before_there_were_alignments_is_read_and_keeps_its_digest() {
        String stored = "{\"language\":\"en\",\"origin\":\"UPLOADED\",\"text\":\"Hello\",\"words\":[{\"confidence\":1.0,"
                + "\"end\":1.5,\"source\":\"UPLOADED\",\"start\":1.0,\"text\":\"Hello\"}]}";
        Transcript read = Json.read(stored, Transcript.class);
        assertThat(read).isEqualTo(new Transcript(Transcript.Origin.UPLOADED, "Hello", List.of(WORD), "en"));
        assertThat(read.alignment()).isNull();
        assertThat(Json.write(read)).isEqualTo(stored);
    }

    @Test
    void an_alignment_is_stored_with_its_transcript() {
        Transcript aligned = new Transcript(Transcript.Origin.UPLOADED, "Hello", List.of(WORD), "en",
                new Alignment(Method.CTC, 0.4,
                        List.of(Alignment.Line.of("Hello", new Span(1, 1.5), 0.4, Method.CTC))));
        assertThat(Json.read(Json.write(aligned), Transcript.class)).isEqualTo(aligned);
        assertThat(Json.write(aligned)).contains("\"doubtful\":true", "\"method\":\"CTC\"");
    }
}
