package io.songreel.musicvideo;

import io.songreel.direction.ThemeReader;
import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitResult;
import io.songreel.media.MediaRefused;
import io.songreel.media.Pictures;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;

/** Measures palette, lightness and warmth of the theme picture. */
record LookStep(ObjectStore store) implements Step<LookStep.Inputs> {
    record Inputs(String pngKey, String pngSha256) {
        static Inputs of(FilmOrder order) {
            return new Inputs(order.picture().upload().pngKey(), order.picture().upload().pngSha256());
        }
    }

    @Override
    public String name() {
        return "look";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public UnitResult run(Inputs inputs, UnitContext context) throws IOException, MediaRefused {
        context.progress().at(0, "looking at the theme picture");
        try (ObjectStore.LocalCopy png = store.localCopy(new ObjectKey(inputs.pngKey()))) {
            return UnitResult.of(Json.write(ThemeReader.look(Pictures.read(png.path()))));
        }
    }
}
