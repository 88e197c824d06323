package eu.megawatt.service.books.input;

/**
 * Who brings something, and why.
 *
 * @param by as the audit log calls them
 */
public record Signature(String by, String reason) {}
