package io.songreel.job;

/**
 * An event that has no place in the journal yet.
 *
 * @param type
 *            the SSE event name, such as {@code scene}
 * @param data
 *            JSON object text
 */
public record NewEvent(String type, String data) {}
