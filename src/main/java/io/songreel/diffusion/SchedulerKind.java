package io.songreel.diffusion;

import java.util.Locale;

/** The samplers, by the names that diffusers and its users give them. */
public enum SchedulerKind {
    EULER, EULER_ANCESTRAL, DDIM, DPMPP_2M, DPMPP_2M_KARRAS, LCM, FLOW_MATCH_EULER;

    /** As in the API: {@code dpmpp_2m_karras}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
