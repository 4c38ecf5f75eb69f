package io.songreel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.media.MediaRefused.Reason;
import io.songreel.media.TestSongs.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaSnifferTest {
    @TempDir
    Path dir = Path.of("");

    @BeforeAll
    static void silence() {
        FfmpegErrors.silence();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_song_is_known_by_its_bytes_whatever_its_name(Kind kind) throws Exception {
        assertThat(MediaSniffer.song(TestSongs.write(dir.resolve("holiday.png"), kind, 20_000)))
                .isEqualTo(kind.format());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3000, 200_000})
    void an_id3_tag_of_any_size_is_skipped(int size) throws Exception {
        byte[] song = Files.readAllBytes(TestSongs.write(dir.resolve("song"), Kind.MP3_VBR_NO_XING, 20_000));
        int bare = new String(song, ISO_8859_1).startsWith("ID3") ? 10 + (song[8] << 7 | song[9]) : 0;
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        tagged.writeBytes(new byte[]{'I', 'D', '3', 4, 0, 0, (byte) (size >> 21), (byte) (size >> 14 & 127),
            (byte) (size >> 7 & 127), (byte) (size & 127)});
        tagged.writeBytes(new byte[size]);
        tagged.write(song, bare, song.length - bare);

        assertThat(MediaSniffer.song(Files.write(dir.resolve("tagged"), tagged.toByteArray())))
                .isEqualTo(AudioFormat.MP3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ID3", "RIFF", "RIFF\0\0\0\0AVI LIST", "#EXTM3U\nfile:///etc/passwd\n",
        "ffconcat version 1.0\nfile x\n", "v=0\r\no=- 0 0 IN IP4 1.1.1.1\r\n", "<?xml version=\"1.0\"?><MPD/>",
        "<html><script>", "MZ\u0090\0", "\177ELF", "PK\u0003\u0004", "%PDF-1.7", "GIF89a",
        "\0\0\0\u0018ftypavif\0\0\0\0", "\0\0\0\u0018ftypheic\0\0\0\0", "\u00ff\u00fb", "\u00ff\u00fb\u0090D",
        "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "OggS\u0001", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR"})
    void other_bytes_are_no_song(String bytes) throws IOException {
        Path file = Files.write(dir.resolve("song.mp3"), bytes.getBytes(ISO_8859_1));

        assertThatThrownBy(() -> MediaSniffer.song(file)).isInstanceOfSatisfying(MediaRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_TYPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "BM", "<svg xmlns=", "RIFF\0\0\0\0WAVEfmt ", "\u0089PNG\r\n\u001a\n",
        "\u00ff\u00d8", "%!PS-Adobe", "push graphic-context\n"})
    void other_bytes_are_no_picture(String bytes) throws IOException {
        Path file = Files.write(dir.resolve("picture.png"), bytes.getBytes(ISO_8859_1));

        assertThatThrownBy(() -> MediaSniffer.picture(file)).isInstanceOfSatisfying(MediaRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_TYPE));
    }

    @Test
    void a_frame_header_leads_to_the_next_one() {
        MpegHeader cbr = Objects.requireNonNull(
                MpegHeader.at(new byte[]{(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x44, 0, 0, 0}, 0));

        assertThat(cbr.format()).isEqualTo(AudioFormat.MP3);
        // 144 × 128000 ÷ 44100, without padding
        assertThat(cbr.frameBytes()).isEqualTo(417);
    }

    @Property(tries = 20_000)
    void no_bytes_break_the_header_parser(@ForAll @Size(max = 16) byte[] bytes, @ForAll byte first) {
        if (bytes.length > 1) {
            bytes[0] = (byte) 0xFF;
            bytes[1] = (byte) (first | 0xE0);
        }
        MpegHeader header = MpegHeader.at(bytes, 0);
        if (header != null) {
            assertThat(header.frameBytes()).isBetween(MpegHeader.BYTES, 8191);
        }
    }
}
