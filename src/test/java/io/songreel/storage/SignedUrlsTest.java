package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.storage.SignedUrls.Denied;
import io.songreel.storage.SignedUrls.Granted;
import io.songreel.storage.SignedUrls.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedUrlsTest {
    private static final ObjectKey FILM = ObjectKey.of("jobs", "7", "film.mp4");
    private static final Duration HOUR = Duration.ofHours(1);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Path home;
    private final SigningKeys keys;
    private final SignedUrls urls;

    SignedUrlsTest(@TempDir Path home) throws IOException {
        this.home = home;
        keys = new SigningKeys(home.resolve("keys"), clock);
        urls = new SignedUrls(keys, clock);
    }

    @Test
    void a_url_opens_its_object_until_it_expires() {
        String url = urls.sign(FILM, HOUR);
        assertThat(url).matches("/media/jobs/7/film\\.mp4\\?exp=\\d+&kid=[0-9a-f]{8}&sig=[A-Za-z0-9_-]{43}");
        Instant end = granted(url).end();
        assertThat(end).isBetween(clock.instant().plus(HOUR.multipliedBy(9).dividedBy(10)), clock.instant().plus(HOUR));
        clock.set(end.minusMillis(1));
        assertThat(granted(url).key()).isEqualTo(FILM);
        clock.set(end);
        assertThat(urls.verify(url)).isEqualTo(Denied.EXPIRED);
    }

    @Test
    void asking_again_soon_gives_the_same_url() {
        Set<String> seen = new HashSet<>();
        for (int second = 0; second < 3600; second++) {
            seen.add(urls.sign(FILM, HOUR));
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(seen).hasSizeBetween(10, 11);
    }

    @Test
    void no_url_lives_longer_than_seven_days_nor_shorter_than_a_second() {
        assertThat(granted(urls.sign(FILM, Duration.ofDays(400))).end())
                .isBeforeOrEqualTo(clock.instant().plus(SignedUrls.LONGEST));
        assertThatThrownBy(() -> urls.sign(FILM, Duration.ofMillis(999))).isInstanceOf(IllegalArgumentException.class);
    }

    /** H2: each character of fifty URLs replaced, removed and doubled. */
    @Test
    void no_single_changed_character_passes() {
        Random random = new Random(2);
        String alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./?&=%+#~ \n\u00e9";
        int tried = 0;
        for (int i = 0; i < 50; i++) {
            ObjectKey key = ObjectKey.of("jobs", "j" + random.nextInt(1000), "clip-" + i + ".mp4");
            String url = i % 2 == 0 ? urls.sign(key, HOUR) : urls.sign(key, HOUR, "My film " + i + ".mp4");
            for (int at = 0; at < url.length(); at++) {
                for (int other = 0; other < alphabet.length(); other++) {
                    String changed = url.substring(0, at) + alphabet.charAt(other) + url.substring(at + 1);
                    tried += denied(url, changed);
                }
                tried += denied(url, url.substring(0, at) + url.substring(at + 1));
                tried += denied(url, url.substring(0, at + 1) + url.substring(at));
            }
        }
        assertThat(tried).isGreaterThan(300_000);
    }

    /** A change that decodes to the very same request (a plus for an escaped space) is no change. */
    private int denied(String url, String changed) {
        if (changed.equals(url) || changed.replace('+', ' ').equals(url.replace('+', ' '))) {
            return 0;
        }
        assertThat(urls.verify(changed)).as(changed).isInstanceOf(Denied.class);
        return 1;
    }

    @Test
    void parameters_may_not_be_missing_doubled_or_swapped_between_urls() {
        String url = urls.sign(FILM, HOUR);
        String other = urls.sign(ObjectKey.of("jobs", "8", "film.mp4"), HOUR);
        String signature = url.substring(url.indexOf("&sig="));
        assertThat(urls.verify(other.substring(0, other.indexOf("&sig=")) + signature)).isEqualTo(Denied.FORGED);
        assertThat(urls.verify(url + signature)).isEqualTo(Denied.MALFORMED);
        assertThat(urls.verify(url.substring(0, url.indexOf('?')))).isEqualTo(Denied.MALFORMED);
        assertThat(urls.verify(url + "&download=x.mp4")).isEqualTo(Denied.FORGED);
        assertThat(urls.verify("")).isEqualTo(Denied.MALFORMED);
        assertThat(urls.verify(url.replace("sig=", "sig=%zz"))).isEqualTo(Denied.MALFORMED);
    }

    @Test
    void get_and_head_are_one_class_and_nothing_else_is_allowed() {
        String[] part = urls.sign(FILM, HOUR).split("[?&=]", -1);
        assertThat(urls.verify("GET", FILM.value(), part[2], part[4], part[6], null)).isInstanceOf(Granted.class);
        assertThat(urls.verify("HEAD", FILM.value(), part[2], part[4], part[6], null)).isInstanceOf(Granted.class);
        assertThat(urls.verify("PUT", FILM.value(), part[2], part[4], part[6], null)).isEqualTo(Denied.FORGED);
        assertThat(urls.verify("DELETE", FILM.value(), part[2], part[4], part[6], null)).isEqualTo(Denied.FORGED);
    }

    @Test
    void a_file_name_is_signed_and_comes_back() {
        String url = urls.sign(FILM, HOUR, "Été & co/100%.mp4");
        assertThat(granted(url).fileName()).isEqualTo("Été & co/100%.mp4");
        assertThat(url).isASCII();
    }

    @Test
    void an_absolute_url_of_ours_is_ours_and_a_foreign_one_is_not() {
        String url = urls.sign(FILM, HOUR);
        assertThat(granted("http://127.0.0.1:8080" + url).key()).isEqualTo(FILM);
        assertThat(urls.verify("https://example.org/song.mp3")).isEqualTo(Denied.MALFORMED);
        assertThat(urls.verify("file:///etc/passwd?exp=1&kid=2&sig=3")).isEqualTo(Denied.MALFORMED);
        assertThat(urls.verify("/media/../etc/passwd?exp=9999999999&kid=" + keys.current().kid() + "&sig=x"))
                .isEqualTo(Denied.FORGED);
    }

    @Test
    void after_one_rotation_old_urls_still_open_and_after_two_they_do_not() throws IOException {
        String old = urls.sign(FILM, HOUR);
        keys.rotate();
        String young = urls.sign(FILM, HOUR);
        assertThat(young).isNotEqualTo(old);
        assertThat(granted(old).key()).isEqualTo(granted(young).key());
        keys.rotate();
        assertThat(urls.verify(old)).isEqualTo(Denied.UNKNOWN_KEY);
        assertThat(urls.verify(young)).isInstanceOf(Granted.class);
    }

    @Test
    void keys_outlive_a_restart() throws IOException {
        String url = urls.sign(FILM, HOUR);
        SignedUrls again = new SignedUrls(new SigningKeys(home.resolve("keys"), clock), clock);
        assertThat(again.verify(url)).isInstanceOf(Granted.class);
        assertThat(again.sign(FILM, HOUR)).isEqualTo(url);
    }

    private Granted granted(String url) {
        Verdict verdict = urls.verify(url);
        assertThat(verdict).isInstanceOf(Granted.class);
        return (Granted) verdict;
    }
}
