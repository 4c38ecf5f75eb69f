package io.songreel.storage;

import java.time.Clock;

class InMemoryAssetsTest extends AssetsContract {
    @Override
    Assets open(Clock clock) {
        return new InMemoryAssets(clock);
    }
}
