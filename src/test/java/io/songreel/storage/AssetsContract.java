package io.songreel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every register of assets keeps. */
abstract class AssetsContract {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private Assets assets = new InMemoryAssets(CLOCK);

    abstract Assets open(Clock clock);

    @BeforeEach
    void open() {
        assets = open(CLOCK);
    }

    @Test
    void an_asset_comes_back_as_it_was_added() {
        Asset song = song(NOW.plusSeconds(60));
        Asset held = song(null);
        assets.add(song);
        assets.add(held);
        assertThat(assets.find(song.id())).contains(song);
        assertThat(assets.findByKey(held.key())).contains(held);
        assertThat(assets.find(UUID.randomUUID())).isEmpty();
        assertThat(assets.findByKey(ObjectKey.of("uploads", "unknown"))).isEmpty();
    }

    @Test
    void facts_keep_every_character_and_any_length() {
        Asset song = song(null);
        String facts = "{\"title\":\"日本語 🎵 'quoted' \\\\ \"," + "\"peaks\":[" + "0.5,".repeat(100_000) + "0]}";
        Asset rich = new Asset(song.id(), Asset.Kind.PICTURE, song.key(), "image/webp", song.sha256(), Long.MAX_VALUE,
                facts, song.createdAt(), null);
        assets.add(rich);
        assertThat(assets.find(rich.id())).contains(rich);
    }

    @Test
    void one_id_and_one_key_name_one_asset() {
        Asset song = song(null);
        assets.add(song);
        Asset sameKey = new Asset(UUID.randomUUID(), song.kind(), song.key(), song.mediaType(), song.sha256(),
                song.size(), song.facts(), song.createdAt(), null);
        assertThatThrownBy(() -> assets.add(song)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> assets.add(sameKey)).isInstanceOf(RuntimeException.class);
        assertThat(assets.findByKey(song.key())).contains(song);
    }

    @Test
    void a_held_asset_never_expires() {
        Asset song = song(NOW.plusMillis(1));
        assets.add(song);
        assertThat(assets.hold(song.id())).isTrue();
        assertThat(assets.hold(song.id())).isTrue();
        assertThat(assets.expired(NOW.plus(Duration.ofDays(10_000)))).isEmpty();
        assertThat(assets.find(song.id()).orElseThrow().expiresAt()).isNull();
    }

    @Test
    void what_has_expired_or_gone_cannot_be_held_any_more() {
        Asset late = song(NOW);
        assets.add(late);
        assertThat(assets.hold(late.id())).isFalse();
        assertThat(assets.expired(NOW)).containsExactly(late);
        assertThat(assets.hold(UUID.randomUUID())).isFalse();
    }

    @Test
    void expired_lists_only_what_is_over_oldest_first() {
        Asset over = song(NOW.minusSeconds(1));
        Asset longOver = song(NOW.minusSeconds(100));
        Asset alive = song(NOW.plusSeconds(1));
        assets.add(over);
        assets.add(longOver);
        assets.add(alive);
        assets.add(song(null));
        assertThat(assets.expired(NOW)).containsExactly(longOver, over);
    }

    @Test
    void a_removed_asset_is_gone_and_removing_twice_is_fine() {
        Asset song = song(null);
        assets.add(song);
        assets.remove(song.id());
        assets.remove(song.id());
        assertThat(assets.find(song.id())).isEmpty();
        assertThat(assets.hold(song.id())).isFalse();
    }

    private static Asset song(@Nullable Instant end) {
        UUID id = UUID.randomUUID();
        return new Asset(id, Asset.Kind.SONG, ObjectKey.of("uploads", id.toString()), "audio/mpeg", "ab".repeat(32),
                12_345, "{\"samples\":442398,\"rate\":44100}", NOW.minusSeconds(5), end);
    }
}
