package io.songreel.render;

import io.songreel.media.VideoProfile;
import java.util.List;

/** A request with sensible defaults, for tests and tools. */
public record Requests(int scene, long firstFrame, long filmFrames, VideoProfile profile, String camera, String motion,
        String negativePrompt, String previousCamera, List<String> palette, float[] energy, List<Beat> beats, Shot shot,
        double intensity, long seed) {
    /** A scene in the middle of a film, {@code frames} long, of even loudness 0.5. */
    public static Requests scene(int width, int height, int frames) {
        float[] energy = new float[frames];
        java.util.Arrays.fill(energy, 0.5f);
        return new Requests(2, 250, 10_000, new VideoProfile(width, height, 25, 20), "slow push in", "gentle", "", "",
                List.of("#10151f", "#3b4a6b", "#b5653c", "#f2d7a0"), energy, List.of(), shot(2), 0.5, 7);
    }

    public Requests energy(float... values) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                palette, values, beats, shot, intensity, seed);
    }

    public Requests camera(String text, String previous) {
        return new Requests(scene, firstFrame, filmFrames, profile, text, motion, negativePrompt, previous, palette,
                energy, beats, shot, intensity, seed);
    }

    public Requests motion(String text, String without) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, text, without, previousCamera, palette,
                energy, beats, shot, intensity, seed);
    }

    public Requests at(int number, long first, long film) {
        return new Requests(number, first, film, profile, camera, motion, negativePrompt, previousCamera, palette,
                energy, beats, shot, intensity, seed);
    }

    public Requests seed(long value) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                palette, energy, beats, shot, intensity, value);
    }

    public Requests look(double strength, String... colours) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                List.of(colours), energy, beats, shot, strength, seed);
    }

    public Requests beats(List<Beat> values) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                palette, energy, values, shot, intensity, seed);
    }

    public Requests shot(Shot value) {
        return new Requests(scene, firstFrame, filmFrames, profile, camera, motion, negativePrompt, previousCamera,
                palette, energy, beats, value, intensity, seed);
    }

    /** A beat every {@code every} frames, every fourth one a downbeat. */
    public static List<Beat> beats(int frames, int every) {
        return java.util.stream.IntStream.iterate(-every, n -> n < frames + every, n -> n + every)
                .mapToObj(n -> new Beat(n, n / every % 4 == 0)).toList();
    }

    /** Sizes by turns, as a plan would give them. */
    public static Shot shot(int scene) {
        return new Shot(List.of(Framing.WIDE, Framing.MEDIUM, Framing.DETAIL).get(scene % 3), scene / 2, 0, 0.5);
    }

    public ClipRequest request() {
        return new ClipRequest(scene, energy.length, firstFrame, filmFrames, profile, "a scene", camera, motion,
                negativePrompt, previousCamera, palette, energy, beats, shot, intensity, seed);
    }
}
