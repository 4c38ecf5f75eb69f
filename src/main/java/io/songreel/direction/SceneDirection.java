package io.songreel.direction;

/**
 * What a director says about one segment.
 *
 * @param camera
 *            one of {@link CameraMove}'s phrases, possibly with words around it
 * @param motion
 *            how the picture moves, in words
 */
public record SceneDirection(int i, String prompt, String camera, String motion, String negativePrompt) {}
