package io.songreel.media;

import java.nio.file.Path;

/**
 * A picture that was taken in.
 *
 * @param format
 *            of the upload
 * @param width
 *            of {@code png}, pixels, upright; at most 4096
 * @param png
 *            our own re-encoding: everything later reads only that
 */
public record PictureIntake(ImageFormat format, int width, int height, Path png) {}
