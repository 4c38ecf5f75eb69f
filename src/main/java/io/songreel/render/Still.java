package io.songreel.render;

/** What is to be seen at a moment. {@code frames} from {@code first} to {@code last} show it, more or less of it. */
record Still(double frame, int first, int last, Painting painting) {}
