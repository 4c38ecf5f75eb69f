package io.songreel.job;

/** Where a unit runs. Everything that touches a device model runs on {@link #GPU}. */
public enum Lane {
    CPU, GPU
}
