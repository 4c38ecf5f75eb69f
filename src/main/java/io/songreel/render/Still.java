package io.songreel.render;

/**
 * What is to be seen at a moment.
 *
 * @param frame
 *            where on the clip's time line it is seen alone
 * @param first
 *            frame that shows something of it
 * @param last
 *            frame that shows something of it
 */
record Still(double frame, int first, int last, Painting painting) {}
