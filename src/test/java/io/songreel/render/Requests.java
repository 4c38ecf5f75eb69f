package io.songreel.render;

import io.songreel.media.VideoProfile;
import java.util.List;

/** A request with sensible defaults, for tests and tools. */
public record Requests(int scene, long firstFrame, long filmFrames, VideoProfile profile, String camera, String motion,
        String negativePrompt, String previousCamera, List<String> palette, float[] energy, double intensity,
        long seed) {
    /** A scene in the middle of a film, {@code frames} long, of even loudness 0.5. */
    public static Requests scene(int width, int height, int frames) {
        float[] energy = new float[frames];
        java.util.Arrays.fill(energy, 0.5f);
        return new Requests(2, 250, 10_000, new VideoProfile(width, height, 25, 20), "slow push in", "gentle", "", "",
                List.of("#10151f", "#3b4a6b", "#b5653c", "#f2d7a0"), energy, 0.5, 7);
    }

    public Requests energy(float... values) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                palette, values, intensity, seed);
    }

    public Requests camera(String text, String previous) {
        return new Requests(scene, firstFrame, filmFrames, profile, text, motion, negativePrompt, previous, palette,
                energy, intensity, seed);
    }

    public Requests motion(String text, String without) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, text, without, previousCamera, palette,
                energy, intensity, seed);
    }

    public Requests at(int number, long first, long film) {
        return new Requests(number, first, film, profile, camera, motion, negativePrompt, previousCamera, palette,
                energy, intensity, seed);
    }

    public Requests seed(long value) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                palette, energy, intensity, value);
    }

    public Requests look(double strength, String... colours) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                List.of(colours), energy, strength, seed);
    }

    public ClipRequest request() {
        return new ClipRequest(scene, energy.length, firstFrame, filmFrames, profile, "a scene", camera, motion,
                negativePrompt, previousCamera, palette, energy, intensity, seed);
    }
}
