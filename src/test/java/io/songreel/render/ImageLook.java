package io.songreel.render;

import io.songreel.media.Picture;
import io.songreel.media.Yuv420;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * For eyes and a stopwatch: films a picture with the stand-in model, as YUV4MPEG2 that any player opens, and says what a
 * frame costs next to still motion. {@code ImageLook OUT PICTURE [CAMERA] [FRAMES] [NATIVE_SIDE]}
 */
public final class ImageLook {
    private ImageLook() {
    }

    public static void main(String[] args) throws Exception {
        Picture theme = io.songreel.media.Pictures.read(Path.of(args[1]));
        String camera = args.length > 2 ? args[2] : "slow push in";
        int frames = args.length > 3 ? Integer.parseInt(args[3]) : 150;
        int side = args.length > 4 ? Integer.parseInt(args[4]) : 512;
        ClipRequest request = Requests.scene(1280, 720, frames).camera(camera, "").at(4, 250, 10_000).request();
        StandInModel model = StandInModel.of(side);
        ClipRenderer image = new ImageMotionRenderer(new OpenDoor(), model, Extras.none());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0])))) {
            out.write("YUV4MPEG2 W1280 H720 F25:1 Ip A1:1 C420mpeg2\n".getBytes(StandardCharsets.US_ASCII));
            image.render(request, theme, frame -> {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(frame.y());
                out.write(frame.u());
                out.write(frame.v());
            }, Watch.nobody());
        }
        for (int round = 0; round < 3; round++) {
            double still = seconds(new StillMotionRenderer(), request, theme);
            double painted = seconds(image, request, theme);
            double free = model.seconds();
            System.out.printf("still %.2f ms a frame, image %.2f ms a frame (of it the stand-in model %.2f)%n",
                    1000 * still / frames, 1000 * painted / frames, 1000 * free / frames);
        }
    }

    private static double seconds(ClipRenderer renderer, ClipRequest request, Picture theme) throws IOException {
        long start = System.nanoTime();
        long[] sum = {0};
        renderer.render(request, theme, (Yuv420 frame) -> sum[0] += frame.y()[frame.width()], Watch.nobody());
        return (System.nanoTime() - start) / 1e9;
    }
}
