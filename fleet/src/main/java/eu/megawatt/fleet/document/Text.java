package eu.megawatt.fleet.document;

/**
 * A string of a document that is looked up once all of it has been read.
 *
 * @param at where it stands, counted in tokens
 */
public record Text(String value, long at) {}
