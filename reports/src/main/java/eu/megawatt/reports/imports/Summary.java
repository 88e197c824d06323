package eu.megawatt.reports.imports;

/**
 * What an import read, in numbers.
 *
 * @param format the format as people name it
 * @param rowCount rows, or points of a document, that were there
 * @param readCount those of them that gave a value
 * @param passedCount those that have nothing to say yet, such as the hours to come
 */
public record Summary(String format, int rowCount, int readCount, int passedCount) {}
