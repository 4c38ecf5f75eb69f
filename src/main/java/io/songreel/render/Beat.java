package io.songreel.render;

/**
 * A beat of the song on a scene's frames.
 *
 * @param frame
 *            the frame that shows it; before 0 or past the end for a beat of a neighbouring scene that is still, or
 *            already, felt here
 * @param downbeat
 *            whether it starts a bar
 */
public record Beat(int frame, boolean downbeat) {}
