package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Pass;

/** The plainest upscaler: each pixel twice. */
final class Doubler implements Upscaler {
    @Override
    public String identity() {
        return "doubler/1";
    }

    @Override
    public String model() {
        return "doubler";
    }

    @Override
    public Picture upscale(Picture picture, Pass pass, CancelToken cancel) {
        int width = 2 * picture.width();
        byte[] rgb = new byte[4 * picture.rgb().length];
        for (int i = 0; i < rgb.length / 3; i++) {
            int column = i % width / 2;
            int row = Math.floorDiv(i, 2 * width);
            System.arraycopy(picture.rgb(), 3 * (row * picture.width() + column), rgb, 3 * i, 3);
        }
        return new Picture(width, 2 * picture.height(), rgb);
    }
}
