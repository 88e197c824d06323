package eu.megawatt.reports.focus.check;

/**
 * What is wrong with a file as CSV.
 *
 * @param line the number of the line, from 1
 */
public record FileProblem(long line, String message) {}
