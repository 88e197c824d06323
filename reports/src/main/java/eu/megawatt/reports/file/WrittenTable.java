package eu.megawatt.reports.file;

/**
 * A table that stands in a file.
 *
 * @param name in a workbook that of its sheets, otherwise that of the schema
 * @param rows without the header
 */
public record WrittenTable(String name, String schema, String schemaVersion, long rows) {}
