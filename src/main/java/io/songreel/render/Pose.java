package io.songreel.render;

/**
 * Where the camera looks, in picture pixels: the frame's middle lies on ({@code x}, {@code y}), the frame is
 * {@code span} wide and turned by {@code angle}.
 *
 * @param angle
 *            radians, clockwise
 */
record Pose(double x, double y, double span, double angle) {}
