package io.songreel.direction.language;

import io.songreel.direction.Direction;

/**
 * What holds for a whole film.
 *
 * @param figure
 *            who is seen, and in which clothes; empty where nobody is to be seen
 * @param place
 *            where it plays
 * @param light
 *            the time of day, and how it changes
 * @param look
 *            what ends each prompt
 */
record Canon(Direction direction, String figure, String place, String light, String look) {}
