package eu.megawatt.service.capacity;

import java.time.Instant;

/**
 * A version of a document that was brought.
 *
 * @param number from 1
 */
public record SavedDocument<T>(
    int number, Instant recordedAt, String recordedBy, String reason, T document) {}
