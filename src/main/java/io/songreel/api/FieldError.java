package io.songreel.api;

/**
 * One field of a request that cannot be honoured.
 *
 * @param field
 *            its name as sent, such as {@code scenes[0].seed}
 * @param message
 *            what it may be
 */
public record FieldError(String field, String message) {}
