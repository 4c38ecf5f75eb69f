package io.songreel.api;

/** What accelerators there are, as this room uses it. */
interface GpuReader {
    /** As things stand. */
    CapabilityBodies.Gpu now();
}
