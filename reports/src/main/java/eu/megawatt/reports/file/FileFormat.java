package eu.megawatt.reports.file;

import java.util.Arrays;
import java.util.Optional;

/** What a table can be written as. */
public enum FileFormat {

  /** For machines: RFC 4180 in UTF-8, {@code ,} and {@code .}, instants in UTC. */
  CSV("csv", "text/csv; charset=utf-8; header=present", "csv"),

  /** For a spreadsheet set to French: byte order mark, {@code ;}, decimal comma, dd/MM/yyyy. */
  CSV_FR("csv-fr", "text/csv; charset=utf-8; header=present", "csv"),

  /** For a spreadsheet set to Swedish: byte order mark, {@code ;}, decimal comma, ISO dates. */
  CSV_SV("csv-sv", "text/csv; charset=utf-8; header=present", "csv"),

  /** A workbook with the numbers as numbers, and what they are on a sheet of its own. */
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),

  /** One object with the schema, the facts and the rows. */
  JSON("json", "application/json", "json"),

  /** Columns with exact decimals and instants, for databases. */
  PARQUET("parquet", "application/vnd.apache.parquet", "parquet");

  private final String word;
  private final String mediaType;
  private final String extension;

  FileFormat(String word, String mediaType, String extension) {
    this.word = word;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** As it is asked for, such as {@code csv-fr}. */
  public String word() {
    return word;
  }

  /** As HTTP names it. */
  public String mediaType() {
    return mediaType;
  }

  /** What a file's name ends in, without the point. */
  public String extension() {
    return extension;
  }

  /** The format a word asks for; empty where none is called so. */
  public static Optional<FileFormat> of(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }
}
