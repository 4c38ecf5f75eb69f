package io.songreel.storage;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Assets that go with the process: for tests. */
public final class InMemoryAssets implements Assets {
    private final Map<UUID, Asset> assets = new ConcurrentHashMap<>();
    private final Clock clock;

    public InMemoryAssets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void add(Asset asset) {
        if (findByKey(asset.key()).isPresent() || assets.putIfAbsent(asset.id(), asset) != null) {
            throw new IllegalStateException("the asset is there already");
        }
    }

    @Override
    public Optional<Asset> find(UUID id) {
        return Optional.ofNullable(assets.get(id));
    }

    @Override
    public Optional<Asset> findByKey(ObjectKey key) {
        return assets.values().stream().filter(asset -> asset.key().equals(key)).findFirst();
    }

    @Override
    public boolean hold(UUID id) {
        Asset held = assets.computeIfPresent(id,
                (same, asset) -> isExpired(asset, clock.instant()) ? asset : expiring(asset, null));
        return held != null && held.expiresAt() == null;
    }

    @Override
    public List<Asset> expired(Instant now) {
        return assets.values().stream().filter(asset -> isExpired(asset, now))
                .sorted(Comparator.comparing(InMemoryAssets::end)).toList();
    }

    @Override
    public void remove(UUID id) {
        assets.remove(id);
    }

    private static boolean isExpired(Asset asset, Instant now) {
        return !end(asset).isAfter(now);
    }

    private static Instant end(Asset asset) {
        Instant end = asset.expiresAt();
        return end == null ? Instant.MAX : end;
    }

    private static Asset expiring(Asset asset, @Nullable Instant end) {
        return new Asset(asset.id(), asset.kind(), asset.key(), asset.mediaType(), asset.sha256(), asset.size(),
                asset.facts(), asset.createdAt(), end);
    }
}
