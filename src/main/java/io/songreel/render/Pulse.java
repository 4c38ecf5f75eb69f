package io.songreel.render;

/**
 * The beat of a scene as two smooth curves, one value a frame, 0 to 1: {@code punch} is highest on the very frame of a
 * beat and dies away, on a bar's first beat more; where there are no beats it rises on attacks of the energy.
 * {@code swell} follows the loudness slowly.
 */
record Pulse(float[] punch, float[] swell) {
    /**
     * Exposure gain at a full punch, on gamma-coded luma. A punch changes the relative luminance of a pixel by less than
     * L·((1 + 0.04)^2.4 − 1) ≤ 0.8·0.099 = 0.079 for every L below 0.8, less than the 0.1 a flash needs (WCAG 2.2,
     * "general flash"): however the energy jumps, a punch is never a flash.
     */
    static final double EXPOSURE = 0.04;
    /** Zoom at a full punch. */
    static final double ZOOM = 0.02;
    private static final double WEAK_BEAT = 0.55;

    static Pulse of(ClipRequest request) {
        float[] energy = request.energy();
        float[] punch = new float[energy.length];
        float[] swell = new float[energy.length];
        double frame = 1.0 / request.profile().fps();
        double strength = 0.45 + 0.55 * Numbers.clamp(request.intensity(), 0, 1);
        double fast = unit(energy[0]);
        double slow = fast;
        double rise = 0;
        double shown = 0;
        for (int n = 0; n < energy.length; n++) {
            double now = unit(energy[n]);
            fast += (now - fast) * pole(frame, now > fast ? 0.05 : 0.22);
            slow += (now - slow) * pole(frame, 0.9);
            double raw = Numbers.clamp((fast - slow) * 2.4, 0, 1) * strength;
            rise += (raw - rise) * pole(frame, 0.05);
            shown += (rise - shown) * pole(frame, 0.05);
            punch[n] = (float) shown;
            swell[n] = (float) slow;
        }
        return new Pulse(request.beats().isEmpty() ? punch : onBeats(request, swell, strength), swell);
    }

    private static float[] onBeats(ClipRequest request, float[] swell, double strength) {
        float[] punch = new float[swell.length];
        double frame = 1.0 / request.profile().fps();
        for (Beat beat : request.beats()) {
            double loud = swell[Math.clamp(beat.frame(), 0, swell.length - 1)];
            double height = strength * (beat.downbeat() ? 1 : WEAK_BEAT) * (0.4 + 0.6 * loud);
            for (int n = 0; n < punch.length; n++) {
                punch[n] = (float) Math.max(punch[n], height * shape((n - beat.frame()) * frame));
            }
        }
        return punch;
    }

    /** 1 on the beat; up in a tenth of a second before it, down to a third in a fifth after it. */
    private static double shape(double seconds) {
        return seconds < 0 ? Numbers.smooth(-0.1, 0, seconds) : StrictMath.exp(-seconds / 0.2);
    }

    static double mean(float[] energy) {
        double sum = 0;
        for (float value : energy) {
            sum += unit(value);
        }
        return sum / energy.length;
    }

    /** Share of the way that a first-order low-pass goes in one frame. */
    private static double pole(double frame, double seconds) {
        return 1 - StrictMath.exp(-frame / seconds);
    }

    private static double unit(double energy) {
        return energy >= 0 ? Math.min(energy, 1) : 0;
    }
}
