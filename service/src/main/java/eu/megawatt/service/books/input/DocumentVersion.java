package eu.megawatt.service.books.input;

import java.time.Instant;

/**
 * A version of a document that was brought.
 *
 * @param version from 1
 */
public record DocumentVersion(int version, Instant recordedAt, String recordedBy, String reason) {}
