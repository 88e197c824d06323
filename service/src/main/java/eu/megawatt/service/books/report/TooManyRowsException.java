package eu.megawatt.service.books.report;

/** A report has more rows than an answer may have. */
public final class TooManyRowsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TooManyRowsException(long most) {
    super("The report has more than %,d rows".formatted(most));
  }
}
